"""The form-check memo: a Word document that somebody initials, requirement by requirement."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Pt, RGBColor

from checker.report.formats import Manner
from checker.report.repacked import repacked
from checker.report.wording import ORDER, answered, label, law, located, printable, shortened, signed
from checker.verdict import Finding, Judgement, Run, Verdict

_COLUMNS = ("Requirement", "Law", "Result", "Words and place", "Fix", "Initials")
_WIDTHS = (2.2, 1.3, 1.1, 2.9, 1.7, 0.7)  # inches, on a letter sheet laid across
_QUOTE = 220  # characters
_SHOWN = 3  # quotations of a finding
_PAGE = (11.0, 8.5)
_MARGIN = 0.55
_FAIL = RGBColor(0xA0, 0x2B, 0x20)


def render(run: Run, _: Manner) -> bytes:
    """Return a run as a Word document, the same for the same run."""
    memo = docx.Document()
    _lay_out(memo)
    memo.add_heading("Form check", 0)
    rulebook = f"rulebook {run.rulebook.name} {run.rulebook.version}, {run.rulebook.rules} rules"
    memo.add_paragraph(f"checker {run.tool_version}, {rulebook}. A drafting and compliance lint, not legal advice.")
    for judgement in run.judgements:
        _document(memo, judgement, run)
    for refusal in run.refusals:
        memo.add_heading(f"{printable(refusal.path)}: not judged", 1)
        memo.add_paragraph(printable(refusal.reason))
    for remark in run.remarks:
        memo.add_paragraph(printable(str(remark)))
    written = io.BytesIO()
    memo.save(written)
    return repacked(written.getvalue())


def _lay_out(memo: Any) -> None:
    section = memo.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (docx.shared.Inches(side) for side in _PAGE)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, docx.shared.Inches(_MARGIN))
    memo.styles["Normal"].font.size = Pt(9)
    properties = memo.core_properties
    properties.title, properties.author, properties.comments = "Form check", "checker", ""
    properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)  # no clock in a report


def _document(memo: Any, judgement: Judgement, run: Run) -> None:
    verdict = judgement.verdict(run.fail_on).value
    memo.add_heading(f"{printable(judgement.path)}: {verdict}", 1)
    memo.add_paragraph(f"{judgement.kind}, {judgement.format}, {judgement.digest}")
    shown = [finding for finding in judgement.findings if finding.verdict is not Verdict.NOT_APPLICABLE]
    rows = sorted(shown, key=lambda finding: (ORDER.index(finding.verdict), finding.rule))
    _table(memo, _COLUMNS, _WIDTHS, [_cells(judgement, finding) for finding in rows], [item.verdict for item in rows])
    left_out = len(judgement.findings) - len(shown)
    memo.add_paragraph(f"{left_out} rules do not apply to this document.")
    memo.add_heading("To be checked by hand", 2)
    items = [(item.text, item.law, answered(item), "") for item in judgement.by_hand]
    _table(memo, ("Item", "Law", "Answer", "Initials"), (5.4, 1.5, 2.3, 0.7), items, [])


def _cells(judgement: Judgement, finding: Finding) -> Sequence[str]:
    said = "\n".join(part for part in (finding.message, signed(finding)) if part)
    words = "\n".join(_words(judgement, finding))
    requirement = f"{finding.title}\n({finding.rule})"
    return requirement, law(finding), f"{label(finding)}\n{said}", words, finding.fix, ""


def _words(judgement: Judgement, finding: Finding) -> Iterator[str]:
    for item in finding.evidence[:_SHOWN]:
        yield f"{item.label}: “{shortened(item.place.quote, _QUOTE)}” ({located(judgement, item)})"
    if finding.evidence[_SHOWN:]:
        yield f"and {len(finding.evidence) - _SHOWN} more"


def _table(
    memo: Any,
    columns: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    verdicts: Sequence[Verdict],
) -> None:
    """Add a table whose head stands on every page; what failed is red."""
    table = memo.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  # the library has no name
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = printable(text)
        if verdicts and verdicts[number] is Verdict.FAIL:
            for written in cells[2].paragraphs[0].runs:
                written.font.color.rgb = _FAIL
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = docx.shared.Inches(width)
