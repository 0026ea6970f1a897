"""From a document to its ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.document.model import Document
from checker.judge import judge, placed
from checker.language.types import Value
from checker.ledger.inventory import occurrences
from checker.ledger.pointers import two_pages
from checker.ledger.products import price_tables, sentences
from checker.ledger.slips import exchanged_digits, spellings, weekdays
from checker.ledger.values import Clash, Disagreement, Entry, Ledger, Occurrence
from checker.rulebook import Rulebook
from checker.rulebook.rule import Authority
from checker.verdict import Verdict

_MOST_EVIDENCE = 12  # places shown for one disagreement


def ledger_of(document: Document, rulebook: Rulebook) -> Ledger:
    """Return every entry of a document, and what disagrees: by the rules of consistency, and by the ledger itself."""
    found = occurrences(document)
    entries = {name: list(_entries(document, name, items)) for name, items in found.items()}
    clashes: list[Clash] = [
        *exchanged_digits(document, found),
        *spellings(found),
        *weekdays(document),
        *sentences(document, found["share_counts"]),
        *price_tables(document),
        *two_pages(document),
    ]
    by_rule = list(_by_rule(document, rulebook))
    own = [_shown(document, clash) for clash in dict.fromkeys(clashes)]
    return Ledger(document.path, entries, [*by_rule, *(item for item in own if not _is_told(item, by_rule))])


def _shown(document: Document, clash: Clash) -> Disagreement:
    places = [placed(document, "here", span) for span in clash.spans[:_MOST_EVIDENCE]]
    return Disagreement(clash.kind, clash.message, places)


def _is_told(item: Disagreement, by_rule: Sequence[Disagreement]) -> bool:
    """Say whether a rule has named two of the places already."""
    return any(sum(map(rule.names, item.evidence)) > 1 for rule in by_rule)


def _entries(document: Document, name: str, items: Sequence[Occurrence]) -> Iterator[Entry]:
    groups: dict[Value, list[Occurrence]] = defaultdict(list)
    for item in items:
        groups[item.value].append(item)
    for value, group in groups.items():
        yield Entry(value, [placed(document, name, item.span) for item in group])


def _by_rule(document: Document, rulebook: Rulebook) -> Iterator[Disagreement]:
    """Yield what the rules say that hold the document's own words against one another."""
    rules = [rule for rule in rulebook.rules.values() if rule.authority is Authority.CONSISTENCY]
    for finding in judge(document, rulebook, rules).findings:
        if finding.verdict is Verdict.FAIL:
            yield Disagreement(finding.title, finding.message, finding.evidence, finding.rule)
