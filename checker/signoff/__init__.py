"""Sign-offs: what people have decided.

Waivers and baselines mark findings and never hide one; attestations answer what no rule can see.
"""

from checker.signoff.attestations import Attestation, attested, read_attestations
from checker.signoff.baseline import Baseline, read_baseline, written_baseline
from checker.signoff.file import SignoffError
from checker.signoff.waivers import Waiver, read_waivers, waived

__all__ = [
    "Attestation",
    "Baseline",
    "SignoffError",
    "Waiver",
    "attested",
    "read_attestations",
    "read_baseline",
    "read_waivers",
    "waived",
    "written_baseline",
]
