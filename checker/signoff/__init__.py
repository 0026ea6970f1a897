"""Sign-offs: what people have decided about findings.  Waivers and baselines mark findings; they never hide one."""

from checker.signoff.baseline import Baseline, read_baseline, written_baseline
from checker.signoff.file import SignoffError
from checker.signoff.waivers import Waiver, read_waivers, waived

__all__ = ["Baseline", "SignoffError", "Waiver", "read_baseline", "read_waivers", "waived", "written_baseline"]
