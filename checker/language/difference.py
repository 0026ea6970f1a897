"""The difference between a template and the passage that comes nearest to it, word by word.

The template's permitted wordings form a graph whose edges are words.  The passage is the stretch of text that is
reached from the graph's first word to its last with the fewest words changed, added or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct, field

from checker.document.model import Document, Span, fold
from checker.language import syntax
from checker.language.nearest import nearest_miss, written

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'-]*")
_ANY = "..."  # an edge that any word passes, and what stands for the template's word there
_MOST_WORDS = 500  # of the text that is looked at
_MOST_SPELLINGS = 64  # of a word that is written with choices inside: offen(s | c)e
_AROUND = 4_000  # characters around the nearest miss, in a longer text
_CONTEXT = 3  # words shown on either side of a change


class Difference(Struct, frozen=True):
    """The passage that comes nearest to a template, and how it differs: `of these [securities -> Interests]`."""

    span: Span
    words: str
    changes: int


def difference(document: Document, template: syntax.Phrase, spans: Sequence[Span]) -> Difference | None:
    """Return the passage in one of the spans that comes nearest; None where less than half of the words agree."""
    graph = _Graph()
    graph.close(graph.alternatives(template.content, [0]))
    found = (_nearest(document, graph, span) for span in _windows(document, template, spans))
    best = min((item for item in found if item), key=lambda item: item.changes, default=None)
    return best if best and best.changes * 2 <= graph.shortest() else None


def _windows(document: Document, template: syntax.Phrase, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield where a passage may stand: short spans whole, of long ones the surroundings of the nearest miss."""
    for span in spans:
        if len(span) <= _AROUND:
            yield span
            continue
        near = nearest_miss(document, template, [span])
        if near:
            yield Span(max(span.start, near.span.start - _AROUND // 2), min(span.end, near.span.end + _AROUND))


# The graph -------------------------------------------------------------------------------------------------------


class _Graph(Struct):
    """States in topological order; `edges[state]` lead to it, each from a state before with a word."""

    edges: list[list[tuple[int, str]]] = field(default_factory=lambda: [[]])
    loops: set[int] = field(default_factory=set)  # states in which any number of words may stand
    ends: list[int] = field(default_factory=list)

    def close(self, ends: list[int]) -> None:
        """Note the states in which the template is complete."""
        self.ends = ends

    def shortest(self) -> int:
        """Return the number of words in the shortest wording."""
        lengths = [0] * len(self.edges)
        for state in range(1, len(self.edges)):
            lengths[state] = min((lengths[before] + 1 for before, _ in self.edges[state]), default=0)
        return min(lengths[state] for state in self.ends)

    def alternatives(self, content: syntax.Alternatives, starts: list[int]) -> list[int]:
        """Add a choice behind some states; return the states behind it."""
        return list(dict.fromkeys(end for option in content.options for end in self._sequence(option.elements, starts)))

    def _sequence(self, elements: Sequence[syntax.Node], starts: list[int]) -> list[int]:
        for group in _glued(elements):
            starts = self._element(group[0], starts) if len(group) == 1 else self._spelt(group, starts)
        return starts

    def _element(self, element: syntax.Node, starts: list[int]) -> list[int]:
        match element:
            case syntax.Word(text=text):
                return self._words(text, starts)
            case syntax.Optional(content=content):
                return [*starts, *self.alternatives(content, starts)]
            case syntax.Group(content=content):
                return self.alternatives(content, starts)
            case syntax.Capture() | syntax.Regex():
                return self._loop(self._state([(start, _ANY) for start in starts]))
        for start in starts:  # a gap
            self.loops.add(start)
        return starts

    def _loop(self, state: int) -> list[int]:
        self.loops.add(state)
        return [state]

    def _words(self, text: str, starts: list[int]) -> list[int]:
        for word in _said(text):
            starts = [self._state([(start, word) for start in starts])]
        return starts

    def _spelt(self, elements: Sequence[syntax.Node], starts: list[int]) -> list[int]:
        """Add one word that is written with choices inside."""
        ends: list[int] = []
        for spelling in dict.fromkeys(_spellings(elements)):
            ends += self._words(spelling, starts)
        return list(dict.fromkeys(ends))

    def _state(self, edges: list[tuple[int, str]]) -> int:
        self.edges.append(edges)
        return len(self.edges) - 1


def _glued(elements: Sequence[syntax.Node]) -> Iterator[list[syntax.Node]]:
    """Yield the elements, those that touch one another together."""
    group: list[syntax.Node] = []
    for element in elements:
        if group and (group[-1].at[1] != element.at[0] or isinstance(element, syntax.Gap | syntax.Capture)):
            yield group
            group = []
        group.append(element)
    if group:
        yield group


def _spellings(elements: Sequence[syntax.Node]) -> list[str]:
    """Return every way in which touching elements can be written, up to a limit."""
    ways: list[list[str]] = []
    for element in elements:
        match element:
            case syntax.Optional(content=content):
                ways.append(["", *_written(content)])
            case syntax.Group(content=content):
                ways.append(_written(content))
            case _:
                ways.append([written(element)])
    return ["".join(parts) for parts, _ in zip(product(*ways), range(_MOST_SPELLINGS), strict=False)]


def _written(content: syntax.Alternatives) -> list[str]:
    return [" ".join(_spellings([element])[0] for element in option.elements) for option in content.options]


def _said(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(fold(text.replace("\\", "")))]


# The way through it ----------------------------------------------------------------------------------------------


def _nearest(document: Document, graph: _Graph, window: Span) -> Difference | None:
    """Return the stretch of a window that passes through the graph with the fewest changes."""
    words = list(_WORD.finditer(fold(document.text[window.start : window.end])))[:_MOST_WORDS]
    if not words:
        return None
    costs, ways = _walked(graph, [word[0].casefold() for word in words])
    end, state = min(
        ((end, state) for state in graph.ends for end in range(len(words) + 1)), key=lambda at: costs[at[1]][at[0]]
    )
    steps = list(_traced(ways, state, end))[::-1]
    used = [place for _, place in steps if place is not None]
    if not used:
        return None
    span = Span(window.start + words[used[0]].start(), window.start + words[used[-1]].end())
    return Difference(span, _shown(steps, [word[0] for word in words]), costs[state][end])


_Step = tuple[str, int | None]  # the template's word, none for a word too many; the place of the text's word, if any
_Way = tuple[int, int, _Step] | None  # state and place before, and the step from there


def _walked(graph: _Graph, words: Sequence[str]) -> tuple[list[list[int]], list[list[_Way]]]:
    """Return for each state and place the least number of changes that lead there, and the last step of that way."""
    costs: list[list[int]] = []
    ways: list[list[_Way]] = []
    for state, edges in enumerate(graph.edges):
        row = [0 if state == 0 else len(words) + len(graph.edges)] * (len(words) + 1)
        way: list[_Way] = [None] * (len(words) + 1)
        looping = state in graph.loops
        for place in range(len(words) + 1):
            steps = list(_steps_to(edges, place, costs, words))
            if state and place:
                more = row[place - 1] + (not looping)
                steps.append((more, (state, place - 1, (_ANY if looping else "", place - 1))))
            if steps:
                cost, before = min(steps, key=lambda step: step[0])
                if cost < row[place]:
                    row[place], way[place] = cost, before
        costs.append(row)
        ways.append(way)
    return costs, ways


def _steps_to(
    edges: Sequence[tuple[int, str]], place: int, costs: Sequence[Sequence[int]], words: Sequence[str]
) -> Iterator[tuple[int, _Way]]:
    """Yield the steps along some edges to a place in the text, with what the way costs: words that agree first."""
    for before, word in edges:
        if place:
            wrong = word not in (_ANY, words[place - 1])
            yield costs[before][place - 1] + wrong, (before, place - 1, (word, place - 1))
        yield costs[before][place] + 1, (before, place, (word, None))


def _traced(ways: Sequence[Sequence[_Way]], state: int, place: int) -> Iterator[_Step]:
    """Yield the steps of the way to a state, the last first."""
    while (way := ways[state][place]) is not None:
        state, place, step = way
        yield step


def _shown(steps: Sequence[_Step], words: Sequence[str]) -> str:
    """Return the passage with its changes in brackets, long stretches without one cut."""
    pieces = list(_pieces(steps, words))
    near = {at + off for at, (_, changed) in enumerate(pieces) if changed for off in range(-_CONTEXT, _CONTEXT + 1)}
    shown: list[str] = []
    for at, (text, _) in enumerate(pieces):
        if at in near:
            shown.append(text)
        elif shown[-1:] != ["…"]:
            shown.append("…")
    return " ".join(shown)


def _pieces(steps: Sequence[_Step], words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield each word as it stands, and each run of changed words as `[template -> text]`."""
    wanted: list[str] = []
    found: list[str] = []
    for word, place in steps:
        said = words[place] if place is not None else ""
        if said and word in (_ANY, said.casefold()):
            if wanted or found:
                yield _change(wanted, found), True
                wanted, found = [], []
            yield said, False
        else:
            wanted += [word] * bool(word)
            found += [said] * bool(said)
    if wanted or found:
        yield _change(wanted, found), True


def _change(wanted: Sequence[str], found: Sequence[str]) -> str:
    return f"[{' '.join(wanted) or 'nothing'} -> {' '.join(found) or 'nothing'}]"
