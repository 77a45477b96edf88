"""Commands to a GitHub Actions log: annotations on the lines of a change, at most ten of a kind, then the summary line.

The log takes ten annotations of a kind from a step: nine are given, and a tenth counts the rest.
"""

from collections.abc import Iterator

from bundle_model.declared.constraints import CONSTRAINTS
from bundle_model.faults import Fault
from checks.output.formats import Style
from checks.results import Finding, Outcome, Run
from checks.safe_text.terminal import visible
from checks.summary.last_line import summary

AT_MOST = 9


def render(run: Run, style: Style) -> str:
    """The commands, one line each, then the summary line."""
    errors = [*map(_problem, run.problems), *(_finding(finding, outcome) for outcome, finding in run.findings)]
    kind = "error" if run.require_all else "warning"
    skips = [_skip(outcome, kind) for outcome in run.outcomes if outcome.reason]
    annotations = (
        _limited([*errors, *skips], kind) if run.require_all else (*_limited(errors, "error"), *_limited(skips, kind))
    )
    return "".join(f"{line}\n" for line in (*annotations, visible(summary(run))))


def _limited(lines: list[str], kind: str) -> Iterator[str]:
    yield from lines[:AT_MOST]
    if len(lines) > AT_MOST:
        said = f"and {len(lines) - AT_MOST} more; `--output-format json` lists all"
        yield _command(kind, {"title": "yiwu-bundle"}, said)


def _problem(fault: Fault) -> str:
    place = {"file": fault.file, "line": fault.line or 1}
    said = f"{fault.place}: cannot be read: {fault.said} {fault.remedy}"
    return _command("error", {**place, "title": "cannot be read"}, said)


def _finding(finding: Finding, outcome: Outcome) -> str:
    region = finding.region
    place = {"file": region.file, "line": region.line}
    if region.end_line == region.line:
        place |= {"col": region.column, "endColumn": region.end_column}
    place |= {"endLine": region.end_line, "title": f"{outcome.rule} {outcome.constraint}"}
    related = "".join(f" See {one.region.place}: {one.message}" for one in finding.related)
    return _command("error", place, f"{finding.message} {outcome.held}. {finding.remedy}{related}")


def _skip(outcome: Outcome, kind: str) -> str:
    place = {"file": CONSTRAINTS, "line": outcome.line, "title": f"{outcome.rule} {outcome.constraint}"}
    return _command(kind, place, f"skipped: {outcome.reason}")


def _command(kind: str, properties: dict[str, object], text: str) -> str:
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{kind} {given}::{_data(text)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
