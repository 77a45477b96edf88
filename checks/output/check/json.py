"""The report for programs: one JSON object, the same bytes for the same input; every finding is in it."""

from dataclasses import asdict
from typing import Any

from checks.output.formats import Style
from checks.output.json_frame import document
from checks.results import Finding, Outcome, Problem, Run, Status


def render(run: Run, style: Style) -> str:
    """The run as JSON; keys stand in a fixed order, and more may be added within a schema version."""
    own = {
        "root": run.root,
        "require_all": run.require_all,
        "exit_code": run.exit_code,
        "examined": asdict(run.examined),
        "counts": {status.value: run.count(status) for status in Status},
        "unnamed": list(run.unnamed),
        "left_out": run.left_out,
        "problems": [_problem(problem) for problem in run.problems],
        "constraints": [_outcome(outcome) for outcome in run.outcomes],
    }
    return document(own, run.version)


def _problem(problem: Problem) -> dict[str, Any]:
    fault = problem.fault
    fields = ("kind", "file", "line", "column", "message", "found", "expected", "remedy")
    return {**{name: getattr(fault, name) for name in fields}, "excerpt": problem.excerpt}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.constraint,
        "line": outcome.line,
        "sentence": outcome.sentence,
        "check": outcome.rule,
        "status": outcome.status.value,
        "reason": outcome.reason,
        "note": outcome.note,
        "remedy": outcome.remedy,
        "findings": [_finding(finding) for finding in outcome.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        **asdict(finding.region),
        "message": finding.message,
        "remedy": finding.remedy,
        "excerpt": finding.excerpt,
        "related": [{**asdict(related.region), "message": related.message} for related in finding.related],
    }
