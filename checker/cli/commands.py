"""The commands that judge and list.  Each prints its answer and returns the exit status."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from msgspec.structs import replace

from checker import __version__
from checker.cli.given import given_by
from checker.cli.inputs import documents, names
from checker.cli.selection import selected
from checker.cli.signing import signed_off, to_confirm
from checker.cli.status import Status, UsageError, status_of
from checker.cli.stopwatch import Stopwatch
from checker.document import Document
from checker.judge import judge, text_of
from checker.report import jsonreport
from checker.report.formats import BINARY, SHOWING_BY_HAND, SHOWING_TEXT, WRITING_INTO, Manner, Unfit, render
from checker.rulebook import Rule, Rulebook, load_rulebook
from checker.verdict import Judgement, Refusal, RulebookName, RuleCard, Run, Severity


def check(options: Namespace) -> Status:
    """Judge documents, or list them."""
    if options.list_files:
        print("".join(f"{path}\n" for path in names(options.paths)), end="")
        return Status.PASSED
    watch = Stopwatch()
    rulebook = _rulebook(options)
    rules = selected(rulebook, options.select, options.ignore)
    outputs = _outputs(options)
    showing = frozenset(name for name, _ in outputs)
    watch.lap("rulebook")
    run = signed_off(_judged(options, rulebook, rules, watch, showing=showing), options)
    for name, output in outputs:
        color = output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        told = to_confirm(run) if name in SHOWING_BY_HAND else run
        _write(_rendered(name, told, Manner(options.quiet, options.verbose, color)), output)
        watch.lap("report", name)
    _complain(run.refusals)
    if options.profile:
        print("\n".join(watch.lines()), file=sys.stderr)
    return status_of(run)


def baseline(options: Namespace) -> Status:
    """Write the fails that there are now as known."""
    from checker.signoff import written_baseline

    rulebook = _rulebook(options)
    run = _judged(options, rulebook, selected(rulebook, options.select, options.ignore), Stopwatch())
    _write(written_baseline(run.judgements), options.output)
    _complain(run.refusals)
    return Status.UNJUDGED if run.refusals or not run.judgements else Status.PASSED


def facts(options: Namespace) -> Status:
    """Show what was read out of each document."""
    if options.ledger:
        return _ledgers(options)
    run = _judged(options, _rulebook(options), [], Stopwatch())
    if options.format == "json":
        read = [{**jsonreport.described(item), "facts": jsonreport.facts(item.facts)} for item in run.judgements]
        refused = [{"path": item.path, "reason": item.reason} for item in run.refusals]
        report = {"schema_version": jsonreport.SCHEMA_VERSION, "documents": read, "unreadable": refused}
        print(jsonreport.dump(report), end="")
    else:
        for judgement in run.judgements:
            print("\n".join(_fact_lines(judgement)))
    _complain(run.refusals)
    return Status.UNJUDGED if run.refusals or not run.judgements else Status.PASSED


def _ledgers(options: Namespace) -> Status:
    """Show the fact ledger of each document."""
    from checker.ledger import as_data, as_lines, ledger_of  # only here: `check` needs none

    rulebook = _rulebook(options)
    items = list(documents(options.paths))
    refusals = [item for item in items if isinstance(item, Refusal)]
    ledgers = [(item, ledger_of(item, rulebook)) for item in items if not isinstance(item, Refusal)]
    if options.format == "json":
        read = [
            {"path": item.path, "digest": item.digest, "format": item.format, **as_data(ledger)}
            for item, ledger in ledgers
        ]
        refused = [{"path": item.path, "reason": item.reason} for item in refusals]
        report = {"schema_version": jsonreport.SCHEMA_VERSION, "documents": read, "unreadable": refused}
        print(jsonreport.dump(report), end="")
    else:
        for _, ledger in ledgers:
            print("\n".join(as_lines(ledger)))
    _complain(refusals)
    return Status.UNJUDGED if refusals or not ledgers else Status.PASSED


def rules(options: Namespace) -> Status:
    """List the rules."""
    from checker.authoring import explain as explaining  # only here and below: `check` needs none of it

    listed = list(_rulebook(options).rules.values())
    if options.format == "markdown":
        print(explaining.table(listed), end="")
    elif options.format == "json":
        print(jsonreport.dump([_described(rule) for rule in listed]), end="")
    else:
        width = max(len(rule.id) for rule in listed)
        for rule in listed:
            print(f"{rule.id:<{width}}  {rule.severity.value:<7}  {rule.title}")
    return Status.PASSED


def explain(options: Namespace) -> Status:
    """Explain one rule."""
    from checker.authoring import explain as explaining

    rulebook = _rulebook(options)
    for rule in selected(rulebook, [options.rule]):
        print(explaining.explain(rule, rulebook))
    return Status.PASSED


# What commands share ---------------------------------------------------------------------------------------------


def _rulebook(options: Namespace) -> Rulebook:
    return load_rulebook(options.rules, shipped=not options.no_shipped_rules, cached=not options.no_cache)


def _judged(
    options: Namespace,
    rulebook: Rulebook,
    rules: Sequence[Rule],
    watch: Stopwatch,
    *,
    showing: AbstractSet[str] = frozenset(),
) -> Run:
    given = given_by(options, rulebook)
    judgements: list[Judgement] = []
    refusals: list[Refusal] = []
    for item in documents(options.paths):
        watch.lap("reading", item.path)
        if isinstance(item, Refusal):
            refusals.append(item)
        else:
            judgement = judge(item, rulebook, rules, given, watch.lap)
            judgements.append(_with_text(judgement, item, showing))
    cards = [RuleCard(rule.id, rule.title, rule.why, rule.severity, rule.citations, rule.fix) for rule in rules]
    name = RulebookName(rulebook.name, rulebook.version, rulebook.digest, len(rules))
    return Run(__version__, name, judgements, refusals, Severity(getattr(options, "fail_on", Severity.ERROR)), cards)


def _with_text(judgement: Judgement, document: Document, showing: AbstractSet[str]) -> Judgement:
    """Return a judgement with what its reports show beside it."""
    if showing & SHOWING_TEXT:
        judgement = replace(judgement, text=tuple(text_of(document)))
    if showing & WRITING_INTO and document.path != "-":
        judgement = replace(judgement, file=Path(document.path).read_bytes())
    return judgement


def _rendered(name: str, run: Run, manner: Manner) -> str | bytes:
    try:
        return render(name, run, manner)
    except Unfit as error:
        raise UsageError(str(error)) from None
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("checker"):
            raise
        raise UsageError(f"--format {name} needs an extra: pip install 'prospectus-checker[docx]'") from None


def _outputs(options: Namespace) -> list[tuple[str, Path | None]]:
    """Pair each format with the file that it is written to; one alone may go to standard output."""
    formats, outputs = options.format or ["text"], options.output or []
    if not outputs and len(formats) == 1 and formats[0] not in BINARY:
        return [(formats[0], None)]
    if len(outputs) != len(formats):
        raise UsageError("give one --output for each --format")
    return list(zip(formats, outputs, strict=True))


def _write(report: str | bytes, output: Path | None) -> None:
    if output is None:
        print(report, end="")
        return
    try:
        output.write_bytes(report if isinstance(report, bytes) else report.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from None


def _complain(refusals: Iterable[Refusal]) -> None:
    for refusal in refusals:
        print(f"{refusal.path}: {refusal.reason}", file=sys.stderr)


def _fact_lines(judgement: Judgement) -> list[str]:
    lines = [f"{judgement.path}  ({judgement.kind}, {judgement.format})"]
    for name, entries in judgement.facts.items():
        for entry in entries:
            place = entry.evidence.place
            lines.append(f"  {name}: {entry.value}  {place.position.line}:{place.position.column} “{place.quote[:80]}”")
        if not entries:
            lines.append(f"  {name}: -")
    return lines


def _described(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": rule.severity.value,
        "authority": rule.authority.value,
        "citations": [{"text": item.text, "verified": item.verified} for item in rule.citations],
    }
