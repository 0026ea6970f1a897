"""The table of contents, in the lay-outs in which filings print it."""

from __future__ import annotations

import pytest

from checker.document import read_text

ENTRIES = [
    ("About This Prospectus Supplement", "S-ii"),
    ("Summary", "S-1"),
    ("Risk Factors", "S-5"),
    ("Use of Proceeds", "S-9"),
    ("Selling Stockholders", "S-10"),
    ("Where You Can Find More Information", "S-14"),
]
OPENING = "This prospectus supplement relates to the sale of shares by the stockholders who are named in it below. " * 3
ROWS = "".join(f"<tr><td><a href='#x'>{title}</a></td><td> </td><td>{page}</td></tr>" for title, page in ENTRIES)
BROKEN = "".join(f"<p>{title}</p><p align=right>{page}</p>" for title, page in ENTRIES)


@pytest.mark.parametrize(
    "table",
    [
        "\n".join(f"{title} {'.' * (60 - len(title))} {page}" for title, page in ENTRIES),
        "\n".join(f"{title:<60}{page}" for title, page in ENTRIES),
        "\n".join(f"{title}\t{page}" for title, page in ENTRIES),
        "\n\n".join(f"{title} {page}" for title, page in ENTRIES),
        f"<html><table><tr><td></td><td></td><td>Page</td></tr>{ROWS}</table></html>",
        f"<html><div>{BROKEN}</div></html>",
    ],
    ids=["dots", "gaps", "tabs", "paragraphs", "table", "blocks"],
)
def test_entries_have_a_title_and_a_page(table: str) -> None:
    if table.startswith("<html>"):
        source = table.replace("<html>", f"<html><p>{OPENING}</p><p>TABLE OF CONTENTS</p>") + f"<p>{OPENING}</p>"
    else:
        source = f"{OPENING}\n\nTABLE OF CONTENTS\n\n{table}\n\n{OPENING}\n"
    document = read_text(source)
    assert [(document.quote(entry.title), entry.page) for entry in document.contents] == ENTRIES


def test_the_tables_of_a_supplement_and_of_its_prospectus_are_both_read() -> None:
    second = [(title, str(page)) for page, (title, _) in enumerate(ENTRIES, 1)]
    tables = [
        f"TABLE OF CONTENTS\n\n{heading}\n\n" + "\n\n".join(f"{title} {page}" for title, page in entries)
        for heading, entries in (("Prospectus Supplement", ENTRIES), ("Prospectus", second))
    ]
    document = read_text("\n\n".join([OPENING, *tables, OPENING]))
    assert [entry.page for entry in document.contents] == [page for _, page in (*ENTRIES, *second)]


def test_a_running_header_is_no_table() -> None:
    pages = [f"TABLE OF CONTENTS\n\n{OPENING}\n\n{number}\n" for number in range(1, 6)]
    assert not read_text("\f".join(pages)).contents
