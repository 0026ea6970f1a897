"""What YAML itself refuses, said to people who do not think of rules as YAML."""

from __future__ import annotations

import yaml

MOST_NESTING = 20  # lists and keys inside one another
TOO_DEEP = f"more than {MOST_NESTING} lists and keys inside one another"
_WHOLE = "put the whole text in quotation marks, or on lines of its own behind “>-”"
_INDENTED = "indentation that does not fit; begin the line under its neighbours"
_SAID = {
    "mapping values are not allowed in this context": f"a colon in the middle of a text; {_WHOLE}",
    "did not find expected key": (
        f"the text before this ends at its closing quotation mark or bracket, but more follows; {_WHOLE}"
    ),
    "did not find expected '-' indicator": _INDENTED,
    "found character that cannot start any token": f"no text can begin so in YAML; {_WHOLE}",
    "did not find expected alphabetic or numeric character": f"no text can begin so in YAML; {_WHOLE}",
    "did not find expected node content": f"no text can begin so in YAML; {_WHOLE}",
    "did not find expected comment or line break": "behind “>” or “|” the text begins on the next line",
    "found unknown escape character": "“\\” has a meaning of its own between double quotation marks; use single ones",
    "exceeded maximum nesting depth": TOO_DEEP,  # newer builds of libyaml stop by themselves, far deeper
    "but found another document": "a second document begins here (“---”); one file holds one rule",
}
# What is best shown where it begins, not where YAML noticed it.
_BEGUN = {
    "could not find expected ':'": "this is no “key: value”; behind the colon stands a plain space",
    "found unexpected end of stream": "this quotation mark is never closed",
    "did not find expected ',' or ']'": "this “[” is never closed; a text that begins with it needs quotation marks",
    "did not find expected ',' or '}'": "this “{” is never closed; a text that begins with it needs quotation marks",
}


def yaml_mistake(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[str, yaml.Mark | None]:
    """Return in words what is wrong in a file of some lines, and how to write it, with the place to show."""
    problem, mark = str(error.problem), error.problem_mark or error.context_mark
    if problem in _BEGUN:
        return _BEGUN[problem], error.context_mark or mark
    if mark is not None and mark.line < len(lines):
        line = lines[mark.line]
        before, sign = line[: mark.column], line[mark.column : mark.column + 1]
        if sign == "\t" or problem.startswith("found a tab"):
            return "a tab; indent with spaces", mark
        if problem == "did not find expected node content" and not line[mark.column :].strip():
            return "a “[” or “{” before this is never closed", mark
        if _is_indentation(problem, before):
            return _INDENTED, mark
    return _SAID.get(problem, f"YAML cannot read this: {problem}"), mark


def _is_indentation(problem: str, before: str) -> bool:
    """Say whether YAML was put off by how far a line is indented, told by what stands before the place."""
    word = before.strip()
    return (problem.startswith("mapping values") and before[:1] == " " and word.isidentifier()) or (
        problem == "did not find expected key" and not word
    )
