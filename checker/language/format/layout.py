"""Lines: where a text that is too long for one is broken.

A `Doc` is a text, parts that touch, or parts with a space between them at which a line may end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_STEP = 2  # spaces by which a list inside a list is indented
_SHORT = 24  # characters: a shorter line is filled, even if what follows must then be broken


@dataclass(frozen=True, slots=True)
class Glued:
    """Parts that touch."""

    parts: tuple[Doc, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Parts with a space between them; where they do not fit on a line, `each` begins one of its own."""

    parts: tuple[Doc, ...]
    each: bool = False


Doc = str | Glued | Run


def joined(*docs: Doc) -> Doc:
    """Return docs in one run in which words stay on the line of those they follow, and so does an opening bracket."""
    parts: list[Doc] = []
    for doc in docs:
        first, *others = list(_parts([doc])) or [""]
        if first:
            parts += _joined(parts.pop(), first) if parts else [first]
        parts += others
    return parts[0] if len(parts) == 1 else Run(tuple(parts))


def _joined(left: Doc, right: Doc) -> list[Doc]:
    if isinstance(left, str) and isinstance(right, str):
        return [f"{left} {right}"]
    if isinstance(left, str) and isinstance(right, Glued) and right.parts[0] == "(":
        return [Glued((f"{left} (", *right.parts[1:]))]
    return [left, right]


def breakable(*docs: Doc) -> Doc:
    """Return docs in one run that may be broken between any two of them."""
    parts = tuple(_parts(docs))
    return parts[0] if len(parts) == 1 else Run(parts)


def bracketed(doc: Doc, opening: str = "(", closing: str = ")") -> Doc:
    """Return a doc in brackets, or between other marks that touch it."""
    return Glued((opening, doc, closing))


def _parts(docs: Iterable[Doc]) -> Iterator[Doc]:
    for doc in docs:
        if isinstance(doc, Run) and not doc.each:
            yield from doc.parts
        elif doc:
            yield doc


def flat(doc: Doc) -> str:
    """Return a doc on one line."""
    match doc:
        case Glued(parts=parts):
            return "".join(flat(part) for part in parts)
        case Run(parts=parts):
            return " ".join(flat(part) for part in parts)
    return doc


def lines(doc: Doc, width: int) -> Sequence[str]:
    """Return the lines of a doc, none longer than `width` characters unless one word of it is."""
    page = _Page(width)
    page.put(doc, 0, 0)
    return page.lines


@dataclass(slots=True)
class _Page:
    width: int
    lines: list[str] = field(default_factory=lambda: [""])

    def put(self, doc: Doc, tail: int, indent: int) -> None:
        """Write a doc behind what stands there.

        `tail` characters follow that touch it; `indent` spaces begin each further line.
        """
        match doc:
            case Glued(parts=parts):
                behind = [len(flat(part)) for part in parts]
                for place, part in enumerate(parts):
                    self.put(part, sum(behind[place + 1 :]) + tail, indent)
            case Run(parts=parts, each=each) if not self._fits(len(flat(doc)) + tail):
                for place, part in enumerate(parts):
                    behind_it = tail if place == len(parts) - 1 else 0
                    if place:
                        self._begin(part, behind_it, indent, each=each)
                    # A list inside a list is indented, lest its parts be taken for those of the outer one.
                    self.put(part, behind_it, indent + _STEP * each)
            case _:
                self.lines[-1] += flat(doc)

    def _begin(self, part: Doc, tail: int, indent: int, *, each: bool) -> None:
        """Go where a further part of a run begins: behind a space, or on a new line."""
        length = len(flat(part)) + tail
        if length > self.width - indent or len(self.lines[-1]) - indent < _SHORT:
            length = len(_head(part))  # it will be broken anyhow, or would leave a line almost empty
        if each or not self._fits(1 + length):
            self.lines.append(" " * indent)
        else:
            self.lines[-1] += " "

    def _fits(self, length: int) -> bool:
        return len(self.lines[-1]) + length <= self.width


def _head(doc: Doc) -> str:
    """Return what stands before the first place where a doc can be broken."""
    match doc:
        case Run(parts=parts):
            return _head(parts[0])
        case Glued(parts=parts):
            said = ""
            for part in parts:
                said += _head(part)
                if isinstance(part, Run) and len(part.parts) > 1:
                    break
            return said
    return doc
