"""The command `trace`."""

from __future__ import annotations

import sys
from argparse import Namespace

from checker.cli.given import given_by
from checker.cli.inputs import documents
from checker.cli.selection import one_rule
from checker.cli.status import Status, worst
from checker.report import jsonreport
from checker.rulebook import load_rulebook
from checker.verdict import Refusal, Verdict

_STATUS = {Verdict.FAIL: Status.FAILED, Verdict.UNDETERMINED: Status.UNJUDGED, Verdict.ERROR: Status.UNJUDGED}


def trace(options: Namespace) -> Status:
    """Show why a rule says what it says of a document."""
    from checker.authoring.trace import trace as trace_rule
    from checker.authoring.trace import trace_data, trace_text

    rulebook = load_rulebook(options.rules, shipped=not options.no_shipped_rules, cached=not options.no_cache)
    rule = one_rule(rulebook, options.rule)
    given = given_by(options, rulebook)
    told, statuses = [], []
    for item in documents([options.path]):
        if isinstance(item, Refusal):
            print(f"{item.path}: {item.reason}", file=sys.stderr)
            statuses.append(Status.UNJUDGED)
        else:
            told.append(trace_rule(rule, rulebook, item, given))
            statuses.append(_STATUS.get(told[-1].finding.verdict, Status.PASSED))
    if options.format == "json":
        data = {"schema_version": jsonreport.SCHEMA_VERSION, "traces": [trace_data(one) for one in told]}
        print(jsonreport.dump(data), end="")
    else:
        print("\n".join(trace_text(one) for one in told), end="")
    return worst(statuses)
