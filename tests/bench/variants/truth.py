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
    "offering/amount": {"hygiene/placeholders"},
    "risk/pointer-page": {"hygiene/placeholders"},
    "legend/complete": {"legend/whole"},
    "legend/whole": {"legend/complete", "hygiene/repeated-paragraph", "hygiene/cut-off-paragraph"},
    "risk/pointer": {"legend/present"},
}


HIDES = {  # what a defect makes unknown
    "cover/filing-paragraph": ("rule_paragraphs",),
    "cover/registration-number": ("registration_numbers", "placeholders"),
    "cover/registration-number-form": ("registration_numbers", "placeholders"),
    "cover/registration-number-kind": ("registration_numbers",),
    "cover/registrant": ("registrants",),
    "cover/own-date": ("own_date",),
    "cover/own-date-consistent": ("own_date",),
    "base/date-present": ("base_dates",),
    "base/date-consistent": ("base_dates",),
    "base/date-order": ("base_dates",),
    "offering/amount": ("amount", "securities"),
    "offering/amount-consistent": ("amount", "securities"),
    "legend/present": ("legend_form", "legend_noun"),
    "legend/complete": ("legend_form",),
    "legend/whole": ("legend_form",),
    "legend/securities-noun": ("legend_form",),
    "risk/pointer-page": ("risk_pages", "placeholders"),
    "hygiene/placeholders": ("placeholders",),
}


def facts(deal: Deal) -> None:
    """Make known what the caption says; clauses have told the rest."""
    days = [day for day in (deal.base, deal.second_base) if day] if deal.supplement else []
    told: dict[str, list[object]] = {
        "rule_paragraphs": list(deal.paragraphs),
        "registration_numbers": list(deal.registration),
        "supplement_number": [deal.number] if deal.number else [],
        "base_dates": [day.isoformat() for day in dict.fromkeys(days)],
        "own_date": [deal.own.isoformat()],
        "preliminary": [deal.preliminary],
        "filing": ["prospectus"],
        **{name: [] for name in ("attachments", "market", "legend_form", "risk_pages", "incorporated_reports")},
    }
    if not deal.logo:
        told["registrants"] = list(deal.names)
    if not deal.preliminary:
        told["placeholders"] = []
    if deal.amount and deal.cover:
        told |= {"amount": [deal.amount], "securities": [deal.security.split(",")[0]]}
    deal.facts = {
        name: values
        for name, values in (told | deal.facts).items()
        if name not in HIDES.get(deal.defect, ()) and values != ["?"]
    }


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
