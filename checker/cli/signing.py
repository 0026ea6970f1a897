"""Sign-offs as a command line gives them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from checker.cli.status import UsageError
from checker.verdict import Remark, Run


def signed_off(run: Run, options: Namespace) -> Run:
    """Return a run with its waivers, baseline and attestations; raise `UsageError` where a file of them is broken.

    Waivers lapse by the day of `--as-of`, else by today: the only thing in a run that looks at the clock.
    """
    if not (options.waivers or options.baseline or options.attestations):
        return run
    from checker.signoff import SignoffError, attested, read_attestations, read_baseline, read_waivers, waived

    judgements, remarks = run.judgements, list[Remark]()
    told: Sequence[Remark]
    try:
        if options.waivers:
            day = options.as_of or date.today().isoformat()  # noqa: DTZ011  # the day where the reader is
            judgements, told = waived(judgements, read_waivers(options.waivers), day)
            remarks += told
        if options.baseline:
            judgements, told = read_baseline(options.baseline).marked(judgements)
            remarks += told
        if options.attestations:
            judgements, told = attested(judgements, read_attestations(options.attestations))
            remarks += told
    except SignoffError as error:
        raise UsageError(str(error)) from None
    return replace(run, judgements=judgements, remarks=remarks)


def to_confirm(run: Run) -> Run:
    """Return a run with what is to be confirmed by hand, unanswered where no attestations were given."""
    from checker.signoff import attested

    open_items = [judgement if judgement.by_hand else attested([judgement])[0][0] for judgement in run.judgements]
    return replace(run, judgements=open_items)
