"""One plain sentence that says why a condition has the value that it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.authoring.trace.clause import nearest, telling, thing_of, told, written
from checker.authoring.trace.spoken import a_or_an, denied, of_one, of_several, plural, singular, spoken, subject
from checker.document.model import Document, Format
from checker.judge import evidence_of
from checker.language import syntax
from checker.language.types import is_real_date
from checker.language.value import Item, Outcome
from checker.verdict import Evidence

_MOST_REASONS = 3  # conditions that one sentence speaks of
_MOST_VALUES = 3
_QUOTE = 70  # characters of a quotation
_PAGED = (Format.DOCX, Format.PDF)  # formats whose lines nobody sees


@dataclass(frozen=True, slots=True)
class Because:
    """Tells outcomes of one expression, whose text is `text`, on one document."""

    text: str
    document: Document

    def of(self, outcome: Outcome) -> str:
        """Return why a condition is true, false or undetermined: a sentence without capital and full stop."""
        if outcome.truth is None:
            return self._open(outcome)
        match outcome.node:
            case syntax.Conjunction() | syntax.Disjunction():
                return self._joined(outcome)
            case syntax.Implication():
                return self._implied(outcome)
            case syntax.Negation():
                return self.of(outcome.parts[0])
            case syntax.Quantified() as node:
                return self._quantified(node, outcome)
            case syntax.Plain() as node:
                return self._plain(node, outcome)
        raise AssertionError(outcome.node)  # the grammar has no other condition

    # Conditions of conditions ------------------------------------------------------------------------------------

    def _open(self, outcome: Outcome) -> str:
        node = outcome.node
        deciding = next((part for part in outcome.parts if part.truth is None), None)
        if deciding is not None and not isinstance(node, syntax.Quantified):
            return self.of(deciding)
        assert node is not None  # every condition that is evaluated leaves its node
        reason = f": {outcome.reason}" if outcome.reason else ""
        said = written(self.text, node.at)
        whole = subject(said) if isinstance(node, syntax.Plain) else spoken(said)
        return f"it cannot be seen whether {whole}{reason}"

    def _joined(self, outcome: Outcome) -> str:
        """Tell the parts that decided; of those that hold where one is enough, the first."""
        deciding = [part for part in outcome.parts if part.truth is outcome.truth]
        if outcome.truth and isinstance(outcome.node, syntax.Disjunction):
            return self.of(deciding[0])
        reasons = [self.of(part) for part in deciding[:_MOST_REASONS]]
        more = len(deciding) - len(reasons)
        if more:
            reasons.append(
                f"{_counted(more)} further condition{'s' * (more > 1)} {'are' if more > 1 else 'is'} "
                f"{'met' if outcome.truth else 'not met'}"
            )
        return ", and ".join(reasons)

    def _implied(self, outcome: Outcome) -> str:
        premise = self.of(outcome.parts[0])
        if len(outcome.parts) == 1:
            return f"it asks nothing here, as {premise}"
        return f"{premise}, {'and' if outcome.truth else 'but'} {self.of(outcome.parts[1])}"

    # Clauses -----------------------------------------------------------------------------------------------------

    def _plain(self, node: syntax.Plain, outcome: Outcome) -> str:
        items, predicate = written(self.text, node.items.at), written(self.text, node.predicate.at)
        shown = tuple(evidence_of(self.document, outcome.shown))
        if isinstance(node.predicate, syntax.Exists | syntax.Absent):
            return self._found(node, spoken(items), outcome, shown)
        assert outcome.about is not None  # a plain condition keeps its items
        about = outcome.about.items
        if not about:
            return f"there is no {spoken(items)}"
        said = spoken(predicate) if outcome.truth else denied(predicate)
        of = f"“{spoken(items)}”" if isinstance(about[0].value, bool) else subject(items)
        if isinstance(node.predicate, syntax.Has | syntax.Reads | syntax.HasPicture | syntax.IsCutOff):
            return f"{of} {said}{self._tail(shown, outcome)}"
        if isinstance(node.predicate, syntax.IsValue) and _names_it(node.predicate, outcome):
            return f"{of} {said}{self._at(about[0])}"
        return f"{of} {said}: it says {self._values(about)}"

    def _found(self, node: syntax.Plain, noun: str, outcome: Outcome, shown: Sequence[Evidence]) -> str:
        there = bool(outcome.truth) is isinstance(node.predicate, syntax.Exists)
        one = isinstance(node.predicate, syntax.Exists) and node.predicate.verb.endswith("s")
        one = one or (isinstance(node.predicate, syntax.Absent) and node.predicate.verb == "does")
        if not there:
            return f"there {'is' if one else 'are'} no {noun}"
        return f"there {'is ' + a_or_an(noun) if one else 'are ' + noun}{self._tail(shown, outcome)}"

    def _values(self, items: Sequence[Item]) -> str:
        """Tell what values there are, each with its first place."""
        known = {told(item): item for item in reversed(items)}
        several = [self._thing(item) for item in reversed(known.values())]
        more = ["…"] if len(several) > _MOST_VALUES else []
        return ", ".join([*several[:_MOST_VALUES], *more])

    def _tail(self, shown: Sequence[Evidence], outcome: Outcome) -> str:
        """Tell the words that made a clause true, or the nearest miss."""
        near = nearest(shown)
        if near is not None:
            missing = near.label.removeprefix("nearest: then ").removesuffix(" is missing")
            return f"; the nearest is {self._quoted(near)}, where {missing} is missing"
        differing = next((item for item in shown if item.label.startswith("differs: ")), None)
        if differing is not None:
            return f"; the nearest differs{self._where(differing)}: {differing.label.removeprefix('differs: ')}"
        telling_words = [item for item in shown if not item.label.startswith("looked")]
        return f": {self._quoted(telling_words[0])}" if telling_words and outcome.truth is not None else ""

    # Several things ----------------------------------------------------------------------------------------------

    def _quantified(self, node: syntax.Quantified, outcome: Outcome) -> str:
        assert outcome.about is not None  # a quantified condition keeps its things
        things = written(self.text, node.things.at)
        if not outcome.about.items:
            return f"there are no {plural(node.things, things)}"
        end = node.follow_ups[-1].at[1] if node.follow_ups else node.predicate.at[1]
        predicate = written(self.text, (node.predicate.at[0], end))
        one, several = singular(node.things, things), plural(node.things, things)
        word = node.quantifier.word if isinstance(node.quantifier, syntax.Quantifier) else ""
        deciding = [outcome.about.items[place] for place in telling(node, outcome)]
        total = len(outcome.about.items)
        match word, outcome.truth:
            case "every", True:
                of_all = f"the only {one}" if total == 1 else f"each of the {_counted(total)} {several}"
                return f"{of_all} {spoken(predicate)}: {self._thing(outcome.about.items[0])}"
            case "every", _:
                return self._not_every(node, outcome, one, several, predicate)
            case ("some", True) | ("no", False):
                first = f"{self._thing(deciding[0])}{self._against(outcome)}"
                return f"{_one_of(node.things, one, several)} {spoken(predicate)}: {first}"
            case ("some", _) | ("no", _):
                nearly = self._nearly(node, outcome) if word == "some" else ""
                return f"no {one} {spoken(predicate)}{nearly}"
        return self._number(node, outcome, one, several, predicate)

    def _nearly(self, node: syntax.Quantified, outcome: Outcome) -> str:
        """Tell the nearest miss, or the thing that fulfils most of what is asked, with what it lacks."""
        tail = self._tail(tuple(evidence_of(self.document, outcome.shown)), outcome)
        if tail.startswith("; the nearest"):
            return tail
        partly = telling(node, outcome)
        if not partly or outcome.about is None:
            return ""
        predicates = (node.predicate, *(more.predicate for more in node.follow_ups))
        parts = zip(predicates, outcome.parts[partly[0]].parts, strict=True)
        lacking = next(predicate for predicate, part in parts if part.truth is False)
        thing = self._thing(outcome.about.items[partly[0]])
        return f"; the nearest is {thing}, which {denied(written(self.text, lacking.at))}"

    def _not_every(self, node: syntax.Quantified, outcome: Outcome, one: str, several: str, predicate: str) -> str:
        assert outcome.about is not None  # a quantified condition keeps its things
        failing, total = telling(node, outcome), len(outcome.parts)
        first = f"{self._thing(outcome.about.items[failing[0]])}{self._against(outcome)}"
        if len(failing) == total > 1:
            return f"none of the {_counted(total)} {several} {spoken(predicate)}: {first}"
        opposite = denied(predicate) if not node.follow_ups else f"does not fulfil “{spoken(predicate)}”"
        of_all = f"the only {one}" if total == 1 else f"one of the {_counted(total)} {several}"
        more = f", and {_counted(len(failing) - 1)} more" if len(failing) > 1 else ""
        return f"{of_all} {opposite}: {first}{more}"

    def _number(self, node: syntax.Quantified, outcome: Outcome, one: str, several: str, predicate: str) -> str:
        holding = sum(part.truth is True for part in outcome.parts)
        asked = spoken(written(self.text, node.quantifier.at))
        says = of_one(predicate) if holding == 1 else spoken(predicate)
        one = of_several(one) if isinstance(node.things, syntax.Fact) else one
        said = f"{_counted(holding)} {one if holding == 1 else several} {says}"
        return said if outcome.truth else f"{said}, and {asked} should be there"

    def _thing(self, item: Item) -> str:
        """Tell one thing: its value, or where the document says just that, the words."""
        shown = thing_of(item, self.document)
        if not shown.place.quote:
            return _short(shown.label)
        reckoned = isinstance(item.value, Decimal) or is_real_date(str(item.value))
        if not shown.label or (reckoned and item.span is not None) or shown.label == shown.place.quote:
            return self._quoted(shown)
        if not item.fields:
            return f"{_short(shown.label)}{self._where(shown)}"
        return f"{_short(shown.label)} in {self._quoted(shown)}"

    def _against(self, outcome: Outcome) -> str:
        shown = evidence_of(self.document, outcome.shown)
        other = next((item for item in shown if item.label in ("against this", "and this", "and then this")), None)
        return f", {other.label.removesuffix('this')}{self._quoted(other)}" if other else ""

    # Words and places --------------------------------------------------------------------------------------------

    def _quoted(self, item: Evidence) -> str:
        return f"{_short(item.place.quote)}{self._where(item)}"

    def _at(self, item: Item) -> str:
        shown = thing_of(item, self.document)
        return self._where(shown) if shown.place.quote else ""

    def _where(self, item: Evidence) -> str:
        if self.document.format in _PAGED:
            return f" (page {item.place.page})" if item.place.page else ""
        return f" (line {item.place.position.line})"


def _short(words: str) -> str:
    return f"“{words if len(words) <= _QUOTE else words[: _QUOTE - 1].rstrip() + '…'}”"


def _counted(number: int) -> str:
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    return words[number] if number < len(words) else f"{number:,}"


def _one_of(things: syntax.Node, one: str, several: str) -> str:
    return a_or_an(one) if isinstance(things, syntax.Units | syntax.Fact) else f"one of the {several}"


def _names_it(predicate: syntax.IsValue, outcome: Outcome) -> bool:
    """Say whether what is said of a value names it, so that telling it again adds nothing."""
    of_truth = isinstance(predicate.values[0], syntax.Truth)
    return of_truth or (bool(outcome.truth) and not predicate.no and len(predicate.values) == 1)
