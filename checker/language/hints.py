"""What is wrong with an expression that cannot be parsed, in words for people who write rules."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct

from checker.language.units import UNIT_NAMES

_END = "$END"
_COMPARISONS = "“on or after”, “on or before”, “after”, “before”, “at least”, “at most”, “more than” or “less than”"
# What is expected, told by a terminal of the grammar that is never expected for anything else.  The first one counts.
_GROUPS = {
    "PLACE": "what is spoken of: a place, “sentences in …” or a fact",
    "HAS": "what is said of it: “has”, “is”, “exists”, “begins with” …",
    "TRUTH": "a value: a phrase, a fact, a number, a date, “true” or “false”",
    "NUMBER": "a number in figures, a date such as 2012-09-04 or a fact",
    "WORD": "words",
    "DBLQUOTE": "a phrase in quotation marks",
}
_TERMINALS = {
    "NAME": "a name",
    "UNIT": "a unit",
    "RPAR": "“)”",
    "LPAR": "“(”",
    "COMMA": "a comma",
    "COLON": "a colon",
    "DOT": "“.”",
    "_ELLIPSIS": "“...”",
    "RBRACE": "“}”",
    "RELATION": "“after”, “before”",
    "IS": "“is”",
    "COMPARATOR": "“at least”",
    "AND_THAT": "“and that”",
    "SIGN": "“+”, “-”",
    "TIMES": "“*”, “/”",
    "LESSTHAN": "a parameter in <…>",
    "MORETHAN": "“>”",
    "AGGREGATE": "“sum of”, “number of”, “latest of”, “earliest of”",
    "PERIOD": "days, weeks, months, quarters, years",
    "WORDS_OF": "“words of”",
    _END: "the end",
}
_MEANT = {
    "has": "had hold holds contain contains include includes mention mentions state states show shows say says",
    "is": "= == equal equals",
    "is not": "!= <> isn't aren't",
    "is more than” or “is after": "> exceeds",
    "is less than” or “is before": "<",
    "is at least” or “is on or after": ">=",
    "is at most” or “is on or before": "<=",
    "and": "& &&",
    "or": "| ||",
    "not": "! unless",
    "every": "all each",
    "some": "any",
    "no": "none neither",
    "is before": "before",
    "is after": "after",
    "is on or after” or “is on or before": "on",
}
_INSTEAD = {word: meant for meant, words in _MEANT.items() for word in words.split()}
_FIGURES = "one two three four five six seven eight nine ten".split()
# What stands before, what was found, a terminal that was expected, and what to say.
_HINTS = (
    ("", "[“”„‘’'«»].*", "", 'write straight quotation marks (") around a phrase'),
    ("", f"(?i:{'|'.join(_FIGURES)})", "NUMBER", "write the number in figures"),
    (r"\b(is|are) (on|at|more|less)\b[^\"]*$", ".*", "HAS", f"behind “is” may stand {_COMPARISONS}"),
    (r"\b(does|do) not$", ".*", "", "“does not” goes with “exist” alone; for words write “has no”"),
    (r"\b(has|have)$", "not", "", "write “has no”"),
    (r'"" (or|and)$', '"', "", 'choices stand in one phrase, "(a | b)"; a further condition has a “has” of its own'),
    ("^(and|or|but|then)$", ".*", "", "nothing stands before “{last}”"),
    ("", r"(has|have|is|are|exists?)", _END, "a reading names what is read, as in: first {{date}} in cover"),
    ("", r"[{{\"].*", _END, "a reading begins with “every”, “first” or “last”"),
    ("", r"(has|have|is|are|exists?)", "IN", "a unit stands in a place: “{last} in cover”"),
    ("", "then", "", "“then” belongs to an “if” before it"),
    ("", "where|that", "HAS", "put brackets around what is chosen: ({last} {found} …)"),
)
# What RE2 says of a pattern, and what to say.
_REFUSED = (
    (r"escape sequence: \\\d", "a backreference cannot be matched in linear time; write the words twice"),
    (r"perl operator: \(\?<?[=!]", "what stands before or behind cannot be looked at; make it a part of the phrase"),
    ("repetition size", "more than 1000 repetitions, also when those inside each other are multiplied"),
    ("bad repetition operator", "two signs of repetition stand side by side"),
    ("no argument for repetition", "a sign of repetition stands behind nothing"),
    (r"missing \)", "a “(” is never closed"),
    (r"unexpected \)", "a “)” closes nothing"),
    (r"missing \]", "a “[” is never closed"),
    ("too large", "it would need too much memory; ask for fewer repetitions"),
)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_CAPTURE = "a capture is a type in braces, {date}, or a name and a type, {filed: date}"


class Mistake(Struct, frozen=True):
    """What is wrong, and the offsets of what to show."""

    message: str
    start: int
    end: int


def explained(text: str, start: int, end: int, expected: Collection[str]) -> Mistake:
    """Say what is wrong where a parser found something other than the terminals it expected."""
    opened = _open_phrase(text, start)
    if opened is not None:
        return _in_phrase(text, opened, start, expected)
    if start >= len(text.rstrip()):
        return _at_end(text, expected)
    while start and (text[start - 1].isalnum() or text[start - 1] == "_") and text[start].isalnum():
        start -= 1  # the lexer may have taken the beginning of a word for a word: `has no|t`
    word = re.compile(r"[\w']+|[^\w\s\"()]+|.", re.DOTALL).match(text, start)
    found = text[start : max(end, word.end() if word else end)]
    hint = _hint(text, start, found, expected) or f"expected {_listed(expected)}"
    return Mistake(f"“{found}” cannot stand here; {hint}", start, start + len(found))


def did_you_mean(name: str, known: Collection[str]) -> str:
    """Return `; did you mean …?` where a known name is close, else a list of the known names."""
    from difflib import get_close_matches  # only where a rule is broken

    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    if near:
        return f"; did you mean “{near[0]}”?"
    return f"; known are {', '.join(sorted(known))}" if len(known) <= 12 else ""


def refused(reason: str) -> str:
    """Say why RE2 takes no pattern, from its own words."""
    said = next((said for sign, said in _REFUSED if re.search(sign, reason)), reason)
    return f"this is no pattern: {said}"


# Outside phrases ---------------------------------------------------------------------------------------------------


def _hint(text: str, start: int, found: str, expected: Collection[str]) -> str:
    before = " ".join(re.sub(r'"[^"]*"', '""', text[:start]).split())
    last = before.rpartition(" ")[2].lstrip("(")
    if found == "." and not text[start + 1 :].strip():
        return "a condition ends without a full stop"
    if found == ")" and not _unclosed(before):
        return "it closes nothing"
    if found == "in" and "HAS" in expected:
        return f"“{last}” is no unit{did_you_mean(last, UNIT_NAMES)}"
    for behind, words, terminal, hint in _HINTS:
        if re.search(behind, before) and re.fullmatch(words, found) and (not terminal or terminal in expected):
            return hint.format(last=last, found=found)
    return _of_word(found, expected)


def _of_word(found: str, expected: Collection[str]) -> str:
    if found.lower() in _INSTEAD:
        return f"did you mean “{_INSTEAD[found.lower()]}”?"
    if found != found.lower():
        return f"write it in small letters: “{found.lower()}”"
    if "THEN" in expected:
        return "“then” is missing before it"
    if "OR" in expected and "AND" in expected:
        return "conditions are joined by “and” or “or”"
    return ""


def _at_end(text: str, expected: Collection[str]) -> Mistake:
    brackets = [place for place, _ in _unclosed(re.sub(r'"[^"]*"', lambda phrase: " " * len(phrase[0]), text))]
    if brackets and "RPAR" in expected:
        return Mistake("“(” is never closed; put “)” where it ends", brackets[-1], brackets[-1] + 1)
    place = len(text.rstrip())
    return Mistake(f"ends too early; expected {_listed(expected)}" if place else "is empty", place, place)


def _listed(terminals: Collection[str]) -> str:
    """Return what is expected; things that belong together have one name."""
    if terminals and set(terminals) <= {"NUMBER", "LESSTHAN"}:
        return "a number in figures"
    for key, said in _GROUPS.items():
        if key in terminals:
            return said
    names = sorted(_TERMINALS.get(name, f"“{name.lower().strip('_')}”") for name in terminals)
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "the end"


# Inside phrases ----------------------------------------------------------------------------------------------------


def _open_phrase(text: str, start: int) -> int | None:
    """Return where the phrase begins in which a place stands, None outside phrases."""
    opened: int | None = None
    for sign in re.finditer(r'\\.|"', text[:start], re.DOTALL):
        if sign[0] == '"':
            opened = sign.start() if opened is None else None
    return opened


def _in_phrase(text: str, opened: int, start: int, expected: Collection[str]) -> Mistake:
    found = text[start : start + 1]
    brackets = list(_unclosed(text[:start], opened))
    if not found.strip() and '"' not in text[start:]:
        return Mistake("this phrase is never closed; put a quotation mark at its end", opened, len(text))
    if "COLON" in expected or (brackets and brackets[-1][1] == "{"):
        return Mistake(_CAPTURE, brackets[-1][0] if brackets else start, start)
    if found == "/":
        said = "this “/” begins a pattern that is never closed; write “\\/” for the sign itself"
    elif found in tuple(_CLOSING.values()) and not (brackets and _CLOSING[brackets[-1][1]] == found):
        said = f"“{found}” closes nothing; write “\\{found}” for the sign itself"
    elif brackets and found == '"' and "WORD" not in expected:
        place, sign = brackets[-1]
        return Mistake(f"“{sign}” is never closed; put “{_CLOSING[sign]}” where it ends", place, place + 1)
    elif found == '"' and not text[opened + 1 : start].strip():
        return Mistake("an empty phrase; write the words that are looked for", opened, start + 1)
    else:
        said = f"no words stand before this “{found}”; a choice has words on both sides of “|”"
    return Mistake(said, start, start + 1)


def _unclosed(text: str, start: int = 0) -> list[tuple[int, str]]:
    """Return the brackets that are open at the end of a text, with their places."""
    brackets: list[tuple[int, str]] = []
    for sign in re.compile(r"\\.|[()\[\]{}]", re.DOTALL).finditer(text, start):
        if sign[0] in _CLOSING:
            brackets.append((sign.start(), sign[0]))
        elif brackets and sign[0] == _CLOSING[brackets[-1][1]]:
            brackets.pop()
    return brackets
