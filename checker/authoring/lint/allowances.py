"""`# lint: allow CODE reason`: what the writer of a file has looked at and wants to keep.

At the end of a line, or alone on the line above it, it is about that line; above the first key it is about the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from checker.authoring.lint.complaint import CODES, Complaint
from checker.language.hints import did_you_mean
from checker.rulebook import Problem
from checker.rulebook.yamlfile import YamlFile

_COMMENT = re.compile(r"(?:^|\s)#\s*lint:\s*allow\b[ \t]*(\S*)[ \t]*(.*)$")
_MOST_UNTOUCHED = "broken"  # a code that nothing silences


@dataclass(frozen=True, slots=True)
class _Allowance:
    file: YamlFile = field(repr=False)
    code: str
    reason: str
    line: int  # from 1, where the comment stands
    about: range  # the lines that it silences
    column: int

    def silences(self, complaint: Complaint) -> bool:
        """Say whether a complaint is what the allowance is about."""
        path, line, _ = complaint.place
        return complaint.code == self.code and path == self.file.path and line in self.about

    def problem(self, message: str) -> Problem:
        """Return a problem with the comment itself."""
        return Problem(self.file.path, self.line, self.column, message, self.file.line(self.line - 1))


def kept(complaints: Iterable[Complaint], files: Iterable[YamlFile]) -> Iterator[Complaint]:
    """Yield the complaints that nothing allows, and a complaint about each allowance that is none."""
    allowances = [allowance for file in files for allowance in _allowances(file)]
    used: set[int] = set()
    for complaint in complaints:
        silencing = [place for place, allowance in enumerate(allowances) if allowance.silences(complaint)]
        used.update(silencing)
        if not silencing:
            yield complaint
    for place, allowance in enumerate(allowances):
        yield from _wrong(allowance, used=place in used)


def _wrong(allowance: _Allowance, *, used: bool) -> Iterator[Complaint]:
    if allowance.code not in CODES or allowance.code == _MOST_UNTOUCHED:
        said = f"no complaint that can be allowed is called “{allowance.code}”{did_you_mean(allowance.code, CODES)}"
        yield Complaint("allowance", allowance.problem(said), "write `# lint: allow CODE reason`")
    elif not used:
        said = f"allows “{allowance.code}”, of which there is nothing here"
        yield Complaint("allowance", allowance.problem(said), "delete the comment")
    elif not allowance.reason:
        said = f"allows “{allowance.code}” and does not say why"
        yield Complaint("allowance", allowance.problem(said), "write the reason behind the code")


def _allowances(file: YamlFile) -> Iterator[_Allowance]:
    lines = file.text.splitlines()
    blocks = [
        range(node.start_mark.line + 1, node.end_mark.line)
        for node in file.nodes.values()
        if isinstance(node, yaml.ScalarNode) and node.end_mark.line > node.start_mark.line
    ]
    first = next((place for place, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    for place, line in enumerate(lines):
        found = _COMMENT.search(line)
        if found and not any(place in block for block in blocks):
            about = range(1, len(lines) + 2) if place < first else _lines_about(lines, place)
            yield _Allowance(file, found[1], found[2].strip(), place + 1, about, line.index("#", found.start()) + 1)


def _lines_about(lines: Sequence[str], place: int) -> range:
    """Return the line, from 1, that a comment is about: its own, or the next that is no comment."""
    if not lines[place].lstrip().startswith("#"):
        return range(place + 1, place + 2)
    following = place + 1
    while following < len(lines) and lines[following].lstrip().startswith("#"):
        following += 1
    return range(following + 1, following + 2)
