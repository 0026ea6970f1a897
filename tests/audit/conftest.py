"""What the tests of audits share: a rule of their own, which loads in no time, and documents that it judges."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from checker.audit.store import Store, manifest
from checker.cli import main

RULE = """\
id: cover/legend
title: The cover has the Commission legend
why: Item 501(b)(7) wants it on the cover.
authority: rule
citations: [17 CFR 229.501(b)(7)]
severity: error
require: document has "neither the securities and exchange commission"
message: The legend is missing.
fix: Add the legend.
examples:
  - name: the legend
    pass: Neither the Securities and Exchange Commission nor any state securities commission has approved them.
  - name: in capitals
    pass: NEITHER THE SECURITIES AND EXCHANGE COMMISSION NOR ANY STATE COMMISSION HAS APPROVED THEM.
  - name: nothing of the kind
    fail: We offer shares.
  - name: the Commission alone
    fail: The Securities and Exchange Commission has not approved them.
"""
LEGEND = "Neither the Securities and Exchange Commission nor any state securities commission has approved these shares."


def supplement(number: int, legend: str = LEGEND) -> str:
    """Return a short supplement that no other number gives."""
    day, year = 1 + number % 28, 2010 + number % 9
    return f"""\
Filed Pursuant to Rule 424(b)(3)
Registration No. 333-{200_000 + number}

PROSPECTUS SUPPLEMENT NO. {number}
(To Prospectus dated April {day}, {year})

NORTHFIELD TOOLS, INC.

{100 + number} Shares of Common Stock

{legend}

The date of this prospectus supplement is May {day}, {year + 1}.
"""


class Audits:
    """A folder with one rule, and what tests do with audits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rules = folder / "rules" / "cover"
        self.rules.mkdir(parents=True)
        (self.rules / "legend.yaml").write_text(RULE, encoding="utf-8")
        self.options = ["--rules", str(folder / "rules"), "--no-shipped-rules"]

    def supplement(self, number: int, legend: str = LEGEND) -> str:
        """Return a short supplement that no other number gives."""
        return supplement(number, legend)

    def filings(self, count: int = 40) -> Path:
        """Write some supplements, every fifth without the legend, and a file that cannot be read; return the folder."""
        folder = self.folder / "filings"
        folder.mkdir(exist_ok=True)
        for number in range(1, count + 1):
            legend = LEGEND if number % 5 else "These shares are fine."
            (folder / f"{number:03}.txt").write_text(supplement(number, legend), encoding="utf-8")
        (folder / "scan.pdf").write_bytes(b"%PDF-1.4\nnothing of a PDF but its first line\n")
        return folder

    def run(self, *arguments: object) -> int:
        """Run an audit with the one rule, and return its status."""
        return main(["audit", *(str(argument) for argument in arguments), "--quiet", *self.options])

    def command(self, *arguments: object) -> list[str]:
        """Return the same audit as a command for a process of its own."""
        given = [str(argument) for argument in arguments]
        return [sys.executable, "-m", "checker", "audit", *given, "--quiet", *self.options]

    def rows(self, folder: Path, table: str = "documents") -> list[dict[str, Any]]:
        """Return the rows of a finished audit's table, in the order of the manifest."""
        store = Store(folder)
        return [row for shard in manifest(folder).shards for row in store.rows(table, shard).to_pylist()]

    def files(self, folder: Path) -> dict[str, bytes]:
        """Return every file of an audit by its path: two audits are the same if these are."""
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != ".lock"
        }


@pytest.fixture
def audits(tmp_path: Path) -> Audits:
    """A folder with one rule, and what tests do with audits."""
    return Audits(tmp_path)


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished audit of forty supplements, which tests only read."""
    audits = Audits(tmp_path_factory.mktemp("audit"))
    out = audits.folder / "out's tables"
    audits.run(audits.filings(), "--output", out, "--jobs", 1)
    return out
