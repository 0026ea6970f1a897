"""The values that a reader produces and everything else reads."""

from checker.document.model.document import (
    Block,
    BlockKind,
    ContentsEntry,
    Document,
    Edit,
    EditKind,
    Format,
    Gap,
    GapKind,
    HeaderField,
    Page,
    Part,
    PartName,
    Place,
    Section,
    Span,
)
from checker.document.model.fold import fold
from checker.document.model.source import Position, Source, SourceMap
from checker.document.model.unfinished import goes_on, is_unfinished

__all__ = [
    "Block",
    "BlockKind",
    "ContentsEntry",
    "Document",
    "Edit",
    "EditKind",
    "Format",
    "Gap",
    "GapKind",
    "HeaderField",
    "Page",
    "Part",
    "PartName",
    "Place",
    "Position",
    "Section",
    "Source",
    "SourceMap",
    "Span",
    "fold",
    "goes_on",
    "is_unfinished",
]
