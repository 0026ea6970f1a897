"""PDF: pages, their printed numbers, and words as they stood before the page was set."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterable, Sequence

import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from checker.document import Unreadable, read_bytes
from checker.document.model import BlockKind, Document, Format
from checker.document.pdf import read_pdf

Draw = Callable[[Canvas], None]
FONT, SIZE, LEADING = "Times-Roman", 10, 12
PARAGRAPH = (
    "The words of a paragraph that is as wide as the page and therefore goes",
    "on in the second line and in the third line which is as long as any of",
    "them and ends here.",
)


def pdf(draw: Draw, **options: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=LETTER, invariant=True, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def lines(canvas: Canvas, texts: Iterable[str], top: float = 720, left: float = 72) -> float:
    """Draw lines below each other; return where the next one would stand."""
    canvas.setFont(FONT, SIZE)
    for text in texts:
        canvas.drawString(left, top, text)
        top -= LEADING
    return top


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (40, 50), 200)), 0, 0, *LETTER)


def read(draw: Draw, **options: object) -> Document:
    return read_bytes(pdf(draw, **options), "proof.pdf")


def prose(document: Document) -> list[str]:
    """Return the words of each block that is no running header or footer."""
    return [document.quote(block.span) for block in document.blocks if block.kind is not BlockKind.FURNITURE]


def furniture(document: Document) -> list[str]:
    blocks = (block.span for block in document.blocks if block.kind is BlockKind.FURNITURE)
    return [document.text[span.start : span.end] for span in blocks]


def page_of(*texts: str) -> Draw:
    """Draw a page of some lines."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, texts)

    return draw


def one(*texts: str) -> Document:
    """Read a page of some lines."""
    return read(page_of(*texts))


# Lines and paragraphs --------------------------------------------------------------------------------------------


def test_lines_are_joined_to_paragraphs_and_every_word_leads_to_the_extracted_text() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, PARAGRAPH, lines(canvas, PARAGRAPH) - LEADING)

    document = read(draw)
    assert document.format is Format.PDF
    assert prose(document) == [" ".join(PARAGRAPH)] * 2
    for block in document.blocks:
        place = document.place(block.span)
        assert " ".join(document.source.text[place.position.offset : place.end].split()) == place.quote


def test_a_distance_between_paragraphs_ends_one_even_where_its_last_line_is_full() -> None:
    full = (PARAGRAPH[0], PARAGRAPH[1], "and a third line which is as long as the first two lines of it are, yes.")

    def draw(canvas: Canvas) -> None:
        lines(canvas, PARAGRAPH, lines(canvas, full) - LEADING)

    assert prose(read(draw)) == [" ".join(full), " ".join(PARAGRAPH)]


def test_a_word_set_in_pieces_is_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        left = 72.0
        canvas.setFont(FONT, SIZE)
        for piece in ("Regis", "tration", " No. 333", "-", "183401"):
            canvas.drawString(left, 720, piece)
            left += pdfmetrics.stringWidth(piece, FONT, SIZE)
        lines(canvas, PARAGRAPH, 650)

    assert prose(read(draw))[0] == "Registration No. 333-183401"


def test_letters_set_one_by_one_make_words() -> None:
    def draw(canvas: Canvas) -> None:
        left = 72.0
        canvas.setFont(FONT, SIZE)
        for letter in "Filed Pursuant to Rule 424(b)(3) of the Act of the year":
            if letter != " ":
                canvas.drawString(left, 720, letter)
            left += pdfmetrics.stringWidth(letter, FONT, SIZE)

    assert prose(read(draw)) == ["Filed Pursuant to Rule 424(b)(3) of the Act of the year"]


def test_columns_that_are_drawn_one_after_the_other_are_read_so() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ("The left column has", "words of its own."))
        lines(canvas, ("The right column has", "others."), left=330)

    words = " ".join(prose(read(draw)))
    assert words == "The left column has words of its own. The right column has others."


def rows(document: Document) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for block in document.blocks:
        if block.row is not None:
            found.setdefault(block.row, []).append(document.quote(block.span))
    return list(found.values())


def test_what_stands_side_by_side_is_a_row_of_cells() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["PROSPECTUS SUPPLEMENT"])
        lines(canvas, ["Filed Pursuant to Rule 424(b)(3)"], left=400)
        lines(canvas, ["(To Prospectus dated May 2, 2013)"], 720 - LEADING)
        lines(canvas, ["Registration No. 333-183401"], 720 - LEADING, left=400)
        lines(canvas, PARAGRAPH, 650)

    document = read(draw)
    assert rows(document) == [
        ["PROSPECTUS SUPPLEMENT", "Filed Pursuant to Rule 424(b)(3)"],
        ["(To Prospectus dated May 2, 2013)", "Registration No. 333-183401"],
    ]
    assert prose(document)[-1] == " ".join(PARAGRAPH)


CELLS = [
    ["Selling commissions"],
    ["The dealer manager receives", "seven percent of the price of", "the shares that it sells."],
    ["$1,169,964"],
    ["The amount will depend", "on the number of shares", "sold."],
]


def draw_row(canvas: Canvas, cells: Sequence[Sequence[str]], top: float) -> None:
    """Draw a row cell by cell, each cell from its first line to its last, as word processors and browsers do."""
    for place, cell in enumerate(cells):
        lines(canvas, cell, top, 72 + 130 * place)


def test_cells_of_several_lines_stay_whole() -> None:
    def draw(canvas: Canvas) -> None:
        draw_row(canvas, CELLS, 720)
        draw_row(canvas, [["Other fees"], ["None."], ["\u2014"], ["None."]], 720 - 5 * LEADING)
        lines(canvas, PARAGRAPH, 500)

    document = read(draw)
    assert rows(document) == [[" ".join(cell) for cell in CELLS], ["Other fees", "None.", "\u2014", "None."]]
    assert prose(document)[-1] == " ".join(PARAGRAPH)


def test_a_head_whose_cells_stand_on_one_bottom_line_is_a_row() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Type of fee"], 720 - 2 * LEADING)
        lines(canvas, ["Amount paid during", "the period from March", "to June 2015"], left=250)
        lines(canvas, ["Estimated", "amount"], 720 - LEADING, left=420)
        lines(canvas, PARAGRAPH, 600)

    assert rows(read(draw)) == [
        ["Type of fee", "Amount paid during the period from March to June 2015", "Estimated amount"]
    ]


def test_a_word_that_a_line_of_a_cell_parts_is_joined_in_its_cell() -> None:
    def draw(canvas: Canvas) -> None:
        draw_row(canvas, [["Fees"], ["of partici-", "pating dealers and others"], ["$10"]], 720)
        lines(canvas, ["The participating dealers are paid."], 600)
        lines(canvas, PARAGRAPH, 500)

    assert rows(read(draw)) == [["Fees", "of participating dealers and others", "$10"]]


def test_a_narrow_space_parts_two_cells_where_the_line_below_begins_at_the_second() -> None:
    label = "Property management"
    left = 72 + pdfmetrics.stringWidth(label, FONT, SIZE) + 9

    def draw(canvas: Canvas) -> None:
        lines(canvas, [label])
        lines(canvas, ["fees of four percent of the", "receipts of each month"], left=left)
        lines(canvas, PARAGRAPH, 600)

    assert rows(read(draw)) == [[label, "fees of four percent of the receipts of each month"]]


def test_two_columns_of_prose_are_no_row() -> None:
    column = [f"line {place} of some words" for place in range(1, 40)]

    def draw(canvas: Canvas) -> None:
        lines(canvas, column)
        lines(canvas, column, left=320)

    assert rows(read(draw)) == []


def test_a_row_that_the_end_of_a_page_parts_is_left_as_it_was_drawn() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, PARAGRAPH)
        draw_row(canvas, [*CELLS[:1], CELLS[1][:2]], 100)
        lines(canvas, ["S-4"], 40, left=300)
        canvas.showPage()
        lines(canvas, ["S-5"], 40, left=300)
        draw_row(canvas, [["the shares that", "it sells."], ["of shares", "sold."]], 720)
        draw_row(canvas, CELLS, 720 - 6 * LEADING)
        lines(canvas, PARAGRAPH, 500)

    assert rows(read(draw)) == [[" ".join(cell) for cell in CELLS]]


def test_words_that_are_spread_over_their_column_are_no_cells() -> None:
    def draw(canvas: Canvas) -> None:
        for place, word in enumerate(("representations", "notwithstanding", "indebtedness")):
            lines(canvas, [word], left=72 + 90 * place)
        lines(canvas, PARAGRAPH, 650)

    assert rows(read(draw)) == []


@pytest.mark.parametrize(
    ("mark", "space"), [("(1)", 20), ("\u2022", 18), ("4.2", 25), ("The terms", 8), ("Total", 12)], ids=str
)
def test_a_mark_and_a_space_of_the_usual_kind_begin_no_cell(mark: str, space: float) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, [mark])
        left = 72 + pdfmetrics.stringWidth(mark, FONT, SIZE) + space
        lines(canvas, ["the annual report that we filed in May"], left=left)
        lines(canvas, PARAGRAPH, 650)

    assert rows(read(draw)) == []


def test_a_table_drawn_row_by_row_keeps_its_rows() -> None:
    def draw(canvas: Canvas) -> None:
        top = lines(canvas, PARAGRAPH)
        for row in (("Per share", "$10.00", "$9.50"), ("Total", "$1,000,000", "$950,000")):
            for place, cell in enumerate(row):
                lines(canvas, [cell], top - LEADING, 72 + 150 * place)
            top -= LEADING

    assert rows(read(draw)) == [["Per share", "$10.00", "$9.50"], ["Total", "$1,000,000", "$950,000"]]


def test_text_at_the_side_of_the_page_is_apart_from_the_prose() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, PARAGRAPH)
        canvas.saveState()
        canvas.translate(40, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Subject to completion, dated May 2, 2013")
        canvas.restoreState()
        lines(canvas, PARAGRAPH, 600)

    assert prose(read(draw)) == [" ".join(PARAGRAPH), "Subject to completion, dated May 2, 2013", " ".join(PARAGRAPH)]


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("a\u00a0b and \u201cc\u201d \u2013 d", "a b and \u201cc\u201d \u2013 d"),
        ("No. 333\u00ad183401 of the year", "No. 333-183401 of the year"),
        ("\u2022 an item of a list", "\u2022 an item of a list"),
        ("$10.00 per share, 5% \u00a7 10 \u00ae", "$10.00 per share, 5% \u00a7 10 \u00ae"),
    ],
)
def test_signs_are_read_as_they_are_drawn(drawn: str, text: str) -> None:
    assert prose(one(drawn, "", *PARAGRAPH))[0] == text


def test_ligatures_are_the_letters_that_they_stand_for() -> None:
    data = pdf(page_of("The o\u00a4ce of the issuer is in a city of its own."))
    mapped = data.replace(b"/Encoding /WinAnsiEncoding", b"/Encoding <</Differences [164 /ffi]>>")
    assert mapped != data
    assert read_pdf(mapped).text.startswith("The office of the issuer")


# Hyphens ---------------------------------------------------------------------------------------------------------

FILL = "The words of a line that is as wide as the page is, and then "


@pytest.mark.parametrize(
    ("before", "behind", "elsewhere", "word"),
    [
        ("regis-", "tration", "", "registration"),
        ("regis-", "tration", "A registration.", "registration"),
        ("secu-", "rities,", "", "securities,"),
        ("well-", "known", "", "well-known"),
        ("take-", "down", "A take-down of it.", "take-down"),
        ("take-", "down", "You take it down.", "take-down"),
        ("take-", "down", "A takedown.", "takedown"),
        ("333-", "183401", "", "333-183401"),
        ("S-", "9", "", "S-9"),
        ("Non-", "U.S.", "", "Non-U.S."),
        ("e-", "mail", "", "e-mail"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_kept_where_the_word_has_one(
    before: str, behind: str, elsewhere: str, word: str
) -> None:
    document = one(FILL + before, f"{behind} goes on in the line that follows it here. {elsewhere}")
    assert f" {word} goes on" in prose(document)[0]


def test_hyphens_do_not_break_paragraphs_apart() -> None:
    begin = "We have written a line of as many words as fit on one, and a "
    document = one(
        f"{begin}regis-",
        "tration statement, which stands in the second line, before the Com-",
        "mission in the third line. It is about what we offer, and the secu-",
        "rities in the fourth line, which is not as long.",
    )
    assert prose(document) == [
        (
            f"{begin}registration statement, which stands in the second line, before the Commission in the third line. "
            "It is about what we offer, and the securities in the fourth line, which is not as long."
        )
    ]


# Pages -----------------------------------------------------------------------------------------------------------


def numbered(labels: Sequence[str], head: str = "", foot: str = "{}") -> Draw:
    """Draw pages with a running header and footer that hold their numbers."""

    def draw(canvas: Canvas) -> None:
        for place, label in enumerate(labels):
            canvas.setFont(FONT, 9)
            canvas.drawCentredString(306, 760, head.format(label))
            lines(canvas, [f"Page the {place} has words.", *PARAGRAPH])
            lines(canvas, PARAGRAPH, 600)
            canvas.drawCentredString(306, 40, foot.format(label))
            canvas.showPage()

    return draw


def labels(document: Document) -> list[tuple[int, str | None]]:
    return [(page.ordinal, page.label) for page in document.pages]


@pytest.mark.parametrize(
    "numbers",
    [["S-1", "S-2", "S-3"], ["PS-7", "PS-8", "PS-9"], ["28", "29", "30"], ["i", "ii", "iii", "iv"], ["A-1", "A-2"]],
)
def test_numbers_at_the_foot_are_the_pages_labels(numbers: list[str]) -> None:
    document = read(numbered(numbers))
    assert labels(document) == list(enumerate(numbers, 1))
    assert furniture(document) == numbers


@pytest.mark.parametrize("head", ["{}", "Example Corp. {}", "Example Corp. | {}"])
def test_numbers_at_the_head_are_the_pages_labels(head: str) -> None:
    numbers = ["S-4", "S-5", "S-6", "S-7"]
    document = read(numbered(numbers, head, ""))
    assert labels(document)[1:] == list(enumerate(numbers, 1))[1:]  # the first head may be a title of the cover


@pytest.mark.parametrize(
    "foot", ["{} Example Corp.", "{} | Example Corp.", "Example Corp. \u2014 {}", "- {} -", "Page {}"]
)
def test_a_number_may_stand_beside_words_or_dashes(foot: str) -> None:
    document = read(numbered(["7", "8", "9", "10"], foot=foot))
    assert labels(document) == [(1, "7"), (2, "8"), (3, "9"), (4, "10")]


def test_a_footer_that_begins_with_the_same_number_on_each_page_is_no_label() -> None:
    assert labels(read(numbered(["x"] * 4, foot="10 Main Street"))) == [(place, None) for place in (1, 2, 3, 4)]


def test_running_headers_and_footers_are_no_prose() -> None:
    document = read(numbered(["1", "2", "3", "4"], "Example Corp. Supplement"))
    assert prose(document).count("Example Corp. Supplement") <= 1  # the first may be a title of the cover
    assert furniture(document).count("Example Corp. Supplement") >= 3
    assert "1" not in prose(document)


def test_a_footer_that_is_drawn_first_is_none_the_less_a_footer() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 5):
            canvas.drawCentredString(306, 40, f"S-{number}")
            lines(canvas, PARAGRAPH)
            canvas.showPage()

    document = read(draw)
    assert labels(document) == [(number, f"S-{number}") for number in range(1, 5)]
    assert prose(document) == [" ".join(PARAGRAPH)] * 4


def test_a_sentence_goes_on_over_the_foot_of_a_page() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, [*PARAGRAPH[:2]])
        canvas.drawCentredString(306, 40, "S-1")
        canvas.showPage()
        lines(canvas, ["them, which the next page shows, and ends there.", "", *PARAGRAPH])
        canvas.drawCentredString(306, 40, "S-2")
        canvas.showPage()
        lines(canvas, PARAGRAPH)
        canvas.drawCentredString(306, 40, "S-3")

    document = read(draw)
    assert "as long as any of them, which the next page shows" in " ".join(prose(document)[0].split())
    assert document.page_of(document.blocks[0].span) == "S-1"


def test_the_page_of_each_quote_is_the_one_it_is_drawn_on() -> None:
    names = [f"S-{number}" for number in range(1, 9)]
    document = read(numbered(names))
    for place, name in enumerate(names):
        span = next(block.span for block in document.blocks if f"Page the {place} has" in document.quote(block.span))
        assert document.page_of(span) == name


def test_pages_without_text_count() -> None:
    def draw(canvas: Canvas) -> None:
        picture(canvas)
        canvas.showPage()
        lines(canvas, ["The second page.", *PARAGRAPH])
        canvas.showPage()
        canvas.showPage()
        lines(canvas, ["The fourth page.", *PARAGRAPH])

    document = read(draw)
    assert [page.ordinal for page in document.pages] == [2, 4]
    found = {document.quote(block.span)[:15]: document.page_of(block.span) for block in document.blocks}
    assert (found["The second page"], found["The fourth page"]) == ("2", "4")


# Pictures, passwords, damage -------------------------------------------------------------------------------------


def test_a_cover_that_is_a_picture_is_a_gap() -> None:
    def draw(canvas: Canvas) -> None:
        picture(canvas)
        canvas.showPage()
        for _ in range(2):
            lines(canvas, PARAGRAPH * 4)
            canvas.showPage()

    assert [gap.kind for gap in read(draw).gaps] == ["picture"]
    assert read(numbered(["1", "2"])).gaps == []


def test_a_scan_is_refused() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(3):
            picture(canvas)
            canvas.showPage()

    with pytest.raises(Unreadable, match="is a PDF of pictures without text"):
        read(draw)


@pytest.mark.parametrize("strength", [40, 128])
def test_a_password_to_open_it_makes_a_file_unreadable_and_one_to_change_it_does_not(strength: int) -> None:
    locked = pdfencrypt.StandardEncryption("secret", "owner", strength=strength)
    with pytest.raises(Unreadable, match="is an encrypted PDF; save it without a password"):
        read(page_of(*PARAGRAPH), encrypt=locked)
    guarded = pdfencrypt.StandardEncryption("", "owner", canPrint=0, canCopy=0, canModify=0, strength=strength)
    assert prose(read(page_of(*PARAGRAPH), encrypt=guarded)) == [" ".join(PARAGRAPH)]


def test_a_damaged_file_is_refused_or_read_in_part() -> None:
    whole = pdf(numbered(["1", "2", "3"]))
    chance = random.Random(1)  # noqa: S311  # damage needs no secrecy
    for _ in range(40):
        damaged = bytearray(whole)
        place = chance.randrange(len(damaged) - 30)
        damaged[place : place + 30] = chance.randbytes(30)
        try:
            assert read_bytes(bytes(damaged), "x").blocks
        except Unreadable as error:
            assert "\n" not in str(error)  # noqa: PT017  # either outcome is right, a refusal in one line


def test_a_file_of_more_pages_than_any_prospectus_is_refused() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(5_001):
            canvas.showPage()

    with pytest.raises(Unreadable, match="has 5001 pages; 5000 are the most that are read"):
        read(draw)


def test_what_stands_before_the_file_is_passed_over() -> None:
    data = b"%!junk\n" + pdf(page_of(*PARAGRAPH))
    assert prose(read_bytes(data, "x")) == [" ".join(PARAGRAPH)]
