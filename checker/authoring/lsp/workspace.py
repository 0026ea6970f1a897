"""The rulebooks that open files belong to, read with what the editor has not saved yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.rulebook.pack import PACK_FILE
from checker.rulebook.survey import Survey, survey

_ID = re.compile(r"^id *: *[\"']?([a-z0-9/-]+)", re.MULTILINE)
_MARKS = re.compile(
    r"^(require *:|  means *:)|^# yaml-language-server:.*(rulebook/schema\.json|prospectus-checker)", re.MULTILINE
)


@dataclass(slots=True)
class Workspace:
    """The texts of open files, and what was last found in the rulebooks around them."""

    named: Sequence[Path] = ()  # folders of rules that the user has named
    folders: Sequence[Path] = ()  # what the editor has open
    texts: dict[Path, str] = field(default_factory=dict)  # by absolute path
    surveys: dict[Path, tuple[Mapping[Path, str], Survey]] = field(default_factory=dict)

    def is_rule_file(self, path: Path) -> bool:
        """Say whether a file has to do with rules: other YAML is none of this server's business."""
        text = self.texts.get(path, "")
        inside = any(path.is_relative_to(root.resolve()) for root in self.named)
        return inside or bool(_ID.search(text) or _MARKS.search(text)) or path.name == PACK_FILE

    def root_of(self, path: Path) -> Path:
        """Return the folder of rules that a file belongs to, or the file itself where it belongs to none.

        A file that lies outside every open folder stands alone: who knows what else is beside it.
        """
        for root in self.named:
            if path.is_relative_to(root.resolve()):
                return root.resolve()
        found = self._told_by(path)
        within = any(found.is_relative_to(folder.resolve()) for folder in self.folders)
        return found if within else path

    def _told_by(self, path: Path) -> Path:
        written = _ID.search(self.texts.get(path, ""))
        parts = tuple(written[1].split("/")) if written else ()
        if parts and path.with_suffix("").parts[-len(parts) :] == parts:
            return path.parents[len(parts) - 1]
        if "facts" in path.parent.parts:
            place = len(path.parts) - 1 - path.parts[::-1].index("facts")
            return Path(*path.parts[:place])
        return path.parent if path.name == PACK_FILE else path.parent.parent

    def survey(self, path: Path) -> Survey:
        """Return what is found in the rulebook of a file as it is now; raise nothing."""
        root = self.root_of(path)
        texts = dict(self.texts)
        known = self.surveys.get(root)
        if known is None or known[0] != texts:
            known = texts, survey(root, texts)
            self.surveys[root] = known
        return known[1]

    def last_survey(self, path: Path) -> Survey:
        """Return what was found last, which may be some keystrokes old."""
        known = self.surveys.get(self.root_of(path))
        return known[1] if known else self.survey(path)

    def beside(self, path: Path) -> Iterable[Path]:
        """Return the open rule files that belong to the same rulebook, the file itself first."""
        root = self.root_of(path)
        others = (other for other in self.texts if other != path and self.is_rule_file(other))
        return [path, *(other for other in others if self.root_of(other) == root)]
