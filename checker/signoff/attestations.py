"""Attestations: what no rule can see, answered by a person.  They are shown beside the findings and change none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import yaml
from msgspec.structs import replace

from checker.signoff.file import Signed, near, read_entries
from checker.verdict import ByHand, Judgement, Remark

_KEYS = ("item", "path", "answer", "by", "on")
_ANSWERS = ("yes", "no", "not applicable")


@dataclass(frozen=True, slots=True)
class Attestation:
    """One item, answered for one document or those of a pattern."""

    item: str
    answer: str
    by: str
    on: str
    note: str
    signed: Signed


@cache
def items() -> Sequence[ByHand]:
    """Return what a person has to confirm of every document, unanswered, in the order of a checklist."""
    listed = resources.files("checker.signoff").joinpath("by-hand.yaml").read_text(encoding="utf-8")
    return [ByHand(entry["id"], entry["text"], entry["law"]) for entry in yaml.safe_load(listed)["items"]]


def read_attestations(path: Path) -> Sequence[Attestation]:
    """Return the attestations of a file; raise `SignoffError` where one of them cannot be understood."""
    known = [item.item for item in items()]
    found = []
    for entry in read_entries(path, "attestations", _KEYS, ("note",)):
        values = entry.values
        if values["item"] not in known:
            raise entry.error(f"no item is called “{values['item']}”{near(values['item'], known)}")
        if values["answer"] not in _ANSWERS:
            raise entry.error(f"“answer: {values['answer']}” is no answer; write yes, no or not applicable")
        on = entry.day("on")
        signed = Signed(values["path"], path, entry.line, entry.column)
        found.append(Attestation(values["item"], values["answer"], values["by"], on, values.get("note", ""), signed))
    return found


def attested(
    judgements: Sequence[Judgement], attestations: Sequence[Attestation] = ()
) -> tuple[Sequence[Judgement], Sequence[Remark]]:
    """Return judgements with what is to be confirmed by hand, answered where somebody has, and remarks.

    Remarked is an answer for no document of the run, and one that a later answer takes the place of.
    """
    used: set[int] = set()
    marked = [replace(item, by_hand=_answered(item, attestations, used)) for item in judgements]
    unused = [one for number, one in enumerate(attestations) if number not in used]
    remarks = []
    for one in unused:
        meant = any(one.signed.meant(judgement) for judgement in judgements)
        said = "was not used: a later answer stands" if meant else "was not used: no such document was judged"
        remarks.append(one.signed.remark(f"the answer to {one.item} on {one.signed.path} {said}"))
    return marked, remarks


def _answered(judgement: Judgement, attestations: Sequence[Attestation], used: set[int]) -> Sequence[ByHand]:
    answers = {
        one.item: number for number, one in enumerate(attestations) if one.signed.meant(judgement)
    }  # of several the last
    used.update(answers.values())
    every = []
    for item in items():
        one = attestations[answers[item.item]] if item.item in answers else None
        every.append(replace(item, answer=one.answer, by=one.by, on=one.on, note=one.note) if one else item)
    return every
