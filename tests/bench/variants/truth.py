"""What is true of a drawn document: facts by interface.md, verdicts by the catalogue."""

from __future__ import annotations

from model import Deal

PASS, SKIP = "pass", "not-applicable"
NEAR = {
    "cover/filing-paragraph": {"cover/filing-paragraph-spelling"},
    "cover/registration-number": {
        "cover/registration-number-form",
        "cover/registration-number-kind",
        "hygiene/placeholders",
    },
    "cover/registration-number-form": {"cover/registration-number", "hygiene/placeholders"},
    "cover/registration-number-kind": {"cover/registration-number", "cover/registration-number-form"},
    "base/date-order": {"base/date-consistent", "cover/own-date-consistent"},
    "base/date-consistent": {"base/date-order"},
    "risk/pointer-page": {"hygiene/placeholders"},
    "legend/complete": {"legend/whole"},
    "legend/whole": {"legend/complete", "hygiene/repeated-paragraph", "hygiene/cut-off-paragraph"},
    "risk/pointer": {"legend/present"},
}


def facts(deal: Deal) -> None:
    """Make known what the caption says; clauses have told the rest."""
    hidden = deal.defect
    numbered = hidden not in {
        "cover/registration-number",
        "cover/registration-number-form",
        "cover/registration-number-kind",
    }
    if hidden != "cover/filing-paragraph":
        deal.facts["rule_paragraphs"] = list(deal.paragraphs)
    if numbered:
        deal.facts["registration_numbers"] = list(deal.registration)
    if hidden != "cover/registrant" and not deal.logo:
        deal.facts["registrants"] = list(deal.names)
    if "supplement_number" not in deal.facts:
        deal.facts["supplement_number"] = [deal.number] if deal.number else []
    elif deal.facts["supplement_number"] == ["?"]:
        del deal.facts["supplement_number"]
    if not hidden.startswith("base/"):
        days = [deal.base, *([deal.second_base] if deal.second_base else [])] if deal.supplement else []
        deal.facts["base_dates"] = [day.isoformat() for day in dict.fromkeys(days)]
    if not hidden.startswith("cover/own-date"):
        deal.facts["own_date"] = [deal.own.isoformat()]
    deal.facts["preliminary"] = [deal.preliminary]
    deal.facts["filing"] = ["prospectus"]
    deal.facts.setdefault("attachments", [])
    deal.facts.setdefault("market", [])
    if not hidden.startswith("legend/"):
        deal.facts.setdefault("legend_form", [])
    if hidden != "risk/pointer-page":
        deal.facts.setdefault("risk_pages", [])
    if (
        hidden != "hygiene/placeholders"
        and not deal.preliminary
        and not hidden.startswith(("risk/pointer-page", "cover/registration-number"))
    ):
        deal.facts["placeholders"] = []
    deal.facts.setdefault("incorporated_reports", [])
    if deal.amount and deal.cover and hidden not in {"offering/amount", "offering/amount-consistent"}:
        deal.facts["amount"] = [deal.amount]
        deal.facts["securities"] = [deal.security.split(",")[0]]


def verdicts(deal: Deal) -> None:
    """Say what each of the rules must answer; several lawful answers are joined by `|`."""
    full = deal.cover and deal.kind != "continuous"
    base = PASS if deal.supplement else SKIP
    either = f"{PASS}|{SKIP}"
    sure = {
        "cover/filing-paragraph": PASS,
        "cover/registration-number": PASS,
        "cover/registration-number-form": PASS,
        "cover/registration-number-kind": either,
        "cover/registrant": f"{PASS}|undetermined" if deal.logo else PASS,
        "cover/own-date": PASS,
        "cover/own-date-consistent": either,
        "base/date-present": base,
        "base/date-consistent": either,
        "base/date-order": either,
        "offering/amount": either if not full or deal.preliminary or deal.kind == "exchange" else PASS,
        "offering/amount-consistent": either,
        "proceeds/statement": PASS if deal.kind == "resale" else either,
        "proceeds/warrant-exercise": PASS if deal.warrants and deal.kind == "resale" else either,
        "risk/pointer": PASS if full else SKIP,
        "risk/pointer-page": PASS if full else SKIP,
        "legend/present": PASS if full else SKIP,
        "legend/complete": PASS if full else SKIP,
        "legend/whole": PASS if full else SKIP,
        "legend/securities-noun": PASS if full else SKIP,
        "incorporation/duplicates": PASS if deal.facts.get("incorporated_reports") else SKIP,
        "incorporation/furnished-exception": either,
        "hygiene/placeholders": SKIP if deal.preliminary else PASS,
    }
    if deal.kind not in {"sticker", "continuous"}:
        sure["relation/read-with"] = either
    if deal.defect:
        kept = {deal.defect: "fail"}
        deal.verdicts = kept
    else:
        deal.verdicts = sure | {
            rule: verdict for rule, verdict in deal.verdicts.items() if rule == "relation/read-with"
        }
