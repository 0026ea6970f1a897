"""What reading a PDF costs over the PDF library's own call for its text: at most 3 ms a page.

    python tests/bench/pdf.py [FILE...]

Without files, a supplement of 60 dense pages is made.  Prints the medians of interleaved runs in one process, in
milliseconds a page: the library's text call alone; `read_pdf`, which finds lines, paragraphs and hyphens; and
`read_bytes`, which finds the whole structure.  Exits 1 where `read_pdf` or `read_bytes` costs more than 3 ms a page
over the library.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import pypdfium2
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checker.document import read_bytes
from checker.document.pdf import read_pdf

LIMIT = 3.0  # milliseconds a page
PAGES, LINES, RUNS = 60, 52, 9
LINE = "The notes will rank equally with all of our other unsecured and unsubordinated debt from time to time, see page"


def made() -> bytes:
    """Make a supplement of dense pages."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=LETTER, invariant=True)
    for page in range(PAGES):
        canvas.setFont("Times-Roman", 10)
        for line in range(LINES):
            canvas.drawString(72, 740 - 13 * line, f"{LINE} {page * LINES + line}"[line % 3 * 9 :])
        canvas.drawCentredString(306, 30, f"S-{page + 1}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def library(data: bytes) -> None:
    """Have the library give the text of each page, as it does by itself."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(paths: list[str]) -> int:
    """Measure and print."""
    files = {path: Path(path).read_bytes() for path in paths} or {"made": made()}
    over = 0
    print(f"{'file':30} {'pages':>6} {'library':>8} {'read_pdf':>9} {'read_bytes':>11}   ms a page")
    for name, data in files.items():
        pages = len(pypdfium2.PdfDocument(data))
        ways = [partial(library, data), partial(read_pdf, data), partial(read_bytes, data, name)]
        times = [[seconds(way) for way in ways] for _ in range(RUNS)]
        alone, text, whole = (1000 * median(column) / pages for column in zip(*times, strict=True))
        more = f"over: {text - alone:.2f}, {whole - alone:.2f}"
        print(f"{name[-30:]:30} {pages:6} {alone:8.2f} {text:9.2f} {whole:11.2f}   {more}")
        over += whole - alone > LIMIT
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
