"""`checker init`: a configuration and a first rule to begin with."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from checker.cli.configuration import FILE
from checker.cli.status import Status, UsageError

_RULE = Path("checker-rules", "house", "first-rule.yaml")
_FILES = {
    Path(FILE): """\
# Configuration of checker; see `checker config`.
rules = ["checker-rules"]  # rules of your own, beside the shipped ones
fail-on = "error"  # or "warning", "note"
# ignore = ["hygiene"]
# waivers = "waivers.yaml"
# baseline = "checker-baseline.json"
# attestations = "attestations.yaml"
""",
    _RULE: """\
id: house/first-rule
title: The supplement gives the transfer agent's name
why: House style. Replace this rule by one of your own; `checker test house --rules checker-rules` runs its examples.
authority: custom
citations: []
severity: note
when: filing is "prospectus"
require: supplement has "transfer agent [and registrar] [for (our | the) [common] (stock | shares)] is {company}"
message: The supplement does not name the transfer agent.
fix: Add “The transfer agent for our common stock is …”.
examples:
  - name: the usual sentence
    pass: |
      PROSPECTUS SUPPLEMENT

      The transfer agent and registrar for our common stock is Example Trust Company, N.A.
  - name: in short
    pass: |
      PROSPECTUS SUPPLEMENT

      Our transfer agent is Example Stock Transfer, Inc.
  - name: no name
    fail: |
      PROSPECTUS SUPPLEMENT

      Our transfer agent keeps the register.
  - name: nothing of the kind
    fail: |
      PROSPECTUS SUPPLEMENT

      We are offering 100,000 shares of our common stock.
  - name: a registration statement is no prospectus yet
    not-applicable: |
      As filed with the Securities and Exchange Commission on June 30, 2022

      Registration No. 333-

      FORM S-3 REGISTRATION STATEMENT
""",
}


def init(_: Namespace) -> Status:
    """Write the files of a beginning; overwrite none."""
    for path in _FILES:
        if path.exists():
            raise UsageError(f"{path}: is there already; move it away, or go on from it")
    for path, text in _FILES.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None
        print(f"wrote {path}")
    return Status.PASSED
