"""The source of a phrase's pattern: from the words of a rule to RE2's syntax."""

from __future__ import annotations

from collections.abc import Iterator

import re2
from msgspec.structs import replace

from checker.document.model import fold
from checker.document.model.fold import SPACES
from checker.language import syntax
from checker.language.hints import did_you_mean, refused
from checker.language.mistake import ExpressionError
from checker.language.pattern import compiled
from checker.language.types import TYPES, Type

_SPACE = f"[{SPACES}]"
BETWEEN = f"[\"']*{_SPACE}+[\"']*"
_GAP = r"[^\w\x1d-\x1f](?:[^\x1d-\x1f]*?[^\w\x1d-\x1f])??"
_EDGE = r"\b"
_CLOSE_MARKS = ".,;:!?%"
_MOST_PATTERN = 20_000  # characters of a compiled pattern


class Marked(syntax.Sequence, frozen=True):
    """A sequence that its pattern captures under a name: so coverage learns which option of a phrase has matched."""

    mark: str


class _Edged(syntax.Group, frozen=True):
    """A choice at the edge of a phrase, each of whose options begins or ends at a whole word if it can."""

    first: bool = False
    last: bool = False


def phrase_source(phrase: syntax.Phrase) -> str:
    """Return the pattern of a phrase, which begins and ends at whole words; unchecked."""
    return _edged(phrase.content)


def _edged(content: syntax.Alternatives, *, first: bool = True, last: bool = True) -> str:
    """Return a phrase's pattern, which begins and ends at whole words; `first` and `last` say which edge is heeded.

    Where some options begin (or end) with a mark, as `N.A.` does, each of the others heeds the edge for itself.
    """
    before = first and _borders_word(content, first=True)
    behind = last and _borders_word(content, first=False)
    options = (
        _edged_option(option, first=first and not before, last=last and not behind) for option in content.options
    )
    return rf"{before * _EDGE}(?:{'|'.join(options)}){behind * _EDGE}"


def _edged_option(option: syntax.Sequence, *, first: bool, last: bool) -> str:
    before = first and _borders_word(option, first=True)
    behind = last and _borders_word(option, first=False)
    elements = list(option.elements)
    for place, heeded in ((0, first and not before), (-1, last and not behind)):
        element = elements[place]
        if heeded and isinstance(element, syntax.Group):
            own = element if isinstance(element, _Edged) else _Edged(element.at, element.content)
            elements[place] = replace(own, first=own.first or place == 0, last=own.last or place == -1)
    return before * _EDGE + _option(replace(option, elements=tuple(elements))) + behind * _EDGE


def _borders_word(node: syntax.Node, *, first: bool) -> bool:
    """Say whether the first (or last) character of everything that a node matches is a letter or digit."""
    match node:
        case syntax.Word(text=text):
            return text[0 if first else -1].isascii() and text[0 if first else -1].isalnum()
        case syntax.Alternatives(options=options):
            return all(_borders_word(option, first=first) for option in options)
        case syntax.Group(content=content):
            return _borders_word(content, first=first)
        case syntax.Sequence(elements=elements):
            for element in elements if first else reversed(elements):
                if not isinstance(element, syntax.Optional):
                    return _borders_word(element, first=first)
                if not _borders_word(element.content, first=first):
                    return False
    return False


def _alternatives(content: syntax.Alternatives) -> str:
    return "|".join(_option(option) for option in content.options)


def _option(option: syntax.Sequence) -> str:
    source = sequence_pattern(option.elements)
    return f"(?P<{option.mark}>{source})" if isinstance(option, Marked) else source


def sequence_pattern(elements: tuple[syntax.Node, ...]) -> str:
    """Return the pattern of some elements one behind the other.

    Elements that touch in the rule make one word together, of which options may be missing.
    """
    source, started = "", False  # started: something required has been written, other than a gap, which ends in space
    place = 0
    for chain in _chains(elements):
        between = _between(elements[place - 1], chain[0]) if started else ""
        if not all(isinstance(element, syntax.Optional) for element in chain):
            source += between + "".join(_element(element) for element in chain)
            started = not isinstance(chain[0], syntax.Gap)
        elif started:
            for element in chain:
                source += f"(?:{between}{_element(element, missing=False)})?"
                between = ""
        else:
            for at, element in enumerate(chain, place):
                source += f"(?:{_element(element, missing=False)}{_onward(elements, at)})?"
        place += len(chain)
    return source


def _chains(elements: tuple[syntax.Node, ...]) -> Iterator[list[syntax.Node]]:
    """Yield the elements, those that touch one another together; a gap stands alone."""
    chain: list[syntax.Node] = []
    for element in elements:
        if chain and (
            isinstance(chain[-1], syntax.Gap) or _between(chain[-1], element) or isinstance(element, syntax.Gap)
        ):
            yield chain
            chain = []
        chain.append(element)
    if chain:
        yield chain


def _onward(elements: tuple[syntax.Node, ...], place: int) -> str:
    """Return what may stand behind an option that opens a phrase.

    Where it touches a further option that may be missing, the space behind that one takes its place.
    """
    behind = elements[place : place + 3]
    if len(behind) == 3 and isinstance(behind[1], syntax.Optional) and not _between(behind[0], behind[1]):
        return f"[\"']*{_SPACE}*" if _between(behind[1], behind[2]) else ""
    return _between(behind[0], behind[1]) if len(behind) > 1 else ""


def _between(left: syntax.Node, right: syntax.Node) -> str:
    """Return what may stand between two elements: nothing where they touch in the rule."""
    if isinstance(left, syntax.Gap) or isinstance(right, syntax.Gap) or left.at[1] == right.at[0]:
        return ""
    return f"[\"']*{_SPACE}*" if _closes(right) else BETWEEN


def _closes(node: syntax.Node) -> bool:
    """Say whether an element is a mark that stands close to the word before it: a comma, a full stop."""
    match node:
        case syntax.Word(text=text):
            return text[0] in _CLOSE_MARKS
        case syntax.Optional(content=content) | syntax.Group(content=content):
            return all(_closes(option.elements[0]) for option in content.options)
    return False


def _element(element: syntax.Node, *, missing: bool = True) -> str:
    """Return the pattern of one element; `missing` says whether an option may be missing."""
    match element:
        case syntax.Optional(content=content):
            return f"(?:{_alternatives(content)}){'?' if missing else ''}"
        case syntax.Word():
            return _word(element)
        case syntax.Gap():
            return _GAP
        case _Edged(content=content, first=first, last=last):
            return f"(?:{_edged(content, first=first, last=last)})"
        case syntax.Group(content=content):
            return f"(?:{_alternatives(content)})"
        case syntax.Capture():
            return f"({type_of(element).pattern})"
        case syntax.Regex():
            return f"(?:{_regex(element)})"
    raise AssertionError(element)


def _word(word: syntax.Word) -> str:
    """Return the pattern of a word.  Space may stand around the marks inside it: `U. S.`, `( 50 )`, `sub - way`."""
    source, behind = "", ""
    for sign in fold(word.text.replace("\\", "")):
        if sign.isalnum():
            source += behind + (sign if sign.isascii() else _either_case(sign))
            behind = ""
        elif sign == "-":
            source += f"{_SPACE}*-"
            behind = f"{_SPACE}*"
        else:
            source += f"[\"']*{_SPACE}*" * bool(source) + re2.escape(sign)
            behind = f"{_SPACE}*"
    return source + behind * (word.text[-1] == "-")


def _either_case(letter: str) -> str:
    """Return the pattern of a letter with an accent, whose case RE2 heeds."""
    cases = [case for case in (letter.lower(), letter.upper()) if len(case) == 1 and ord(case) < 256]
    return f"[{''.join(dict.fromkeys([letter, *cases]))}]"


def _regex(regex: syntax.Regex) -> str:
    """Return a rule's own pattern: its groups capture nothing, a space in it is any white space."""
    text = fold(regex.text[1:-1].replace("\\/", "/"))
    source, place, in_class = "", 0, False
    while place < len(text):
        sign = text[place]
        if sign == "\\" and place + 1 < len(text):
            escape = text[place : place + 2]
            source += (SPACES if in_class else _SPACE) if escape == "\\s" else escape
            place += 1
        elif in_class:
            in_class = sign != "]"
            source += SPACES if sign == " " else sign
        elif sign == "(":
            if text.startswith("(?P", place):
                raise ExpressionError("a pattern takes no named group; write a capture in {…}", *regex.at)
            source += sign if text.startswith("(?", place) else "(?:"
        else:
            in_class = sign == "["
            source += _SPACE if sign == " " else sign
        place += 1
    try_out(source, regex.at)
    return source


def try_out(source: str, at: syntax.At) -> None:
    """Raise `ExpressionError` for a pattern that is too long or that RE2 refuses."""
    if len(source) > _MOST_PATTERN:
        raise ExpressionError(f"a phrase whose pattern is longer than {_MOST_PATTERN} characters; split it", *at)
    try:
        compiled(source)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error.args[0]
        raise ExpressionError(refused(reason), *at) from None


def type_of(capture: syntax.Capture) -> Type:
    """Return the type of a capture; raise `ExpressionError` where there is none of its name."""
    try:
        return TYPES[capture.type.text]
    except KeyError:
        near = did_you_mean(capture.type.text, TYPES)
        raise ExpressionError(f"no type is called “{capture.type.text}”{near}", *capture.type.at) from None
