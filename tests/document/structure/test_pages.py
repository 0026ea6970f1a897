"""Pages: their ends, their printed numbers, and running headers and footers kept out of the prose."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.document import Document, read_file, read_text
from checker.document.model import BlockKind, PartName

PARAGRAPH = "The holders named below may sell the shares from time to time at prices that they agree with a buyer. " * 4


def labels(document: Document) -> list[str | None]:
    return [page.label for page in document.pages]


def prose(document: Document) -> str:
    kept = (block for block in document.blocks if block.kind is not BlockKind.FURNITURE)
    return " ".join(document.text[block.span.start : block.span.end] for block in kept)


def paged(numbers: list[str], sign: str = "\f") -> str:
    """A text whose pages end in a number each."""
    return sign.join(f"{PARAGRAPH}\n\n{number}\n" for number in numbers)


@pytest.mark.parametrize(
    "numbers",
    [
        ["1", "2", "3", "4"],
        ["S-1", "S-2", "S-3"],
        ["PS-7", "PS-8", "PS-9"],
        ["i", "ii", "iii", "iv"],
        ["- 27 -", "- 28 -", "- 29 -"],
        ["Page 1", "Page 2", "Page 3"],
    ],
)
def test_numbers_at_the_foot_name_their_pages(numbers: list[str]) -> None:
    document = read_text(paged(numbers))
    assert labels(document) == [number.strip("- ").removeprefix("Page ") for number in numbers]
    assert prose(document) == " ".join([PARAGRAPH.strip()] * len(numbers))


def test_numbers_at_the_head_name_their_pages() -> None:
    document = read_text("\f".join(f"S-{number}\n\n{PARAGRAPH}" for number in range(1, 5)))
    assert labels(document) == ["S-1", "S-2", "S-3", "S-4"]


def test_a_page_tag_ends_a_page() -> None:
    assert labels(read_text(paged(["S-1", "S-2", "S-3"], "<PAGE>\n"))) == ["S-1", "S-2", "S-3"]


def test_numbers_that_count_up_mark_the_pages_of_a_file_without_breaks() -> None:
    document = read_text(paged(["i", "ii", "1", "2", "3"], ""))
    assert labels(document) == ["i", "ii", "1", "2", "3"]
    assert prose(document) == " ".join([PARAGRAPH.strip()] * 5)


def test_a_stray_number_does_not_spoil_the_count() -> None:
    document = read_text(f"{PARAGRAPH}\n\n7\n\n" + paged(["S-1", "S-2", "S-3"], ""))
    assert labels(document) == ["S-1", "S-2", "S-3"]


def test_numbers_of_a_list_are_no_pages() -> None:
    assert not read_text(PARAGRAPH + "\n\n" + "\n\n".join("1 2 3 4 5 6 7 8".split())).pages


def test_running_headers_stay_out_of_the_prose_whatever_number_they_carry() -> None:
    page = "Elmwood Robotics, Inc. | Prospectus Supplement | {number}\n\n" + PARAGRAPH
    document = read_text("\f".join(page.format(number=number) for number in range(2, 7)))
    assert labels(document) == ["2", "3", "4", "5", "6"]
    assert "Elmwood" not in prose(document)


def test_a_sentence_across_two_pages_is_one_sentence() -> None:
    first, second = (
        "The selling stockholders will bear the costs of",
        "their own counsel and of the brokers whom they use.",
    )
    pages = [f"{PARAGRAPH}\n\n{first}\n\nS-1\n", f"{second}\n\nS-2\n", f"{PARAGRAPH}\n\nS-3\n"]
    document = read_text("\f".join(pages))
    assert f"{first} {second}" in [document.quote(span) for span in document.sentences]


def test_every_quote_knows_its_page() -> None:
    document = read_text(paged(["S-1", "S-2", "S-3"]))
    places = [document.place(block.span).page for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    assert places == ["S-1", "S-2", "S-3"]


def test_page_labels_of_real_filings_are_those_that_people_saw(shared: Path) -> None:
    checked = 0
    for path in sorted((shared / "corpus" / "labels").glob("*.yaml")):
        label = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not (label.get("page_check") or {}).get("risk_pointer_page_correct"):
            continue
        name = label["file"]
        folder = shared / "samples" if name.startswith("samples/") else shared / "corpus" / "filings"
        document = read_file(folder / name.removeprefix("samples/"))
        own = next(document.part(PartName.SUPPLEMENT)).span
        titles = (block.span for block in document.blocks if block.kind is BlockKind.HEADING and own.holds(block.span))
        pages = {
            document.page_of(span)
            for span in titles
            if span.start > document.cover.end and document.quote(span).casefold().startswith("risk factors")
        }
        assert pages & set(label["risk_pointer"]["pages"]), (name, pages)
        checked += 1
    assert checked >= 10
