"""The report for programs: one JSON object with every finding, the same bytes for the same input."""

from typing import Annotated, TypedDict

from bundle_model.faults import Fault
from checks.output.formats import Style
from checks.output.json_frame import About, Column, Count, FromOne, Line, document
from checks.results import Examined, Finding, Outcome, Region, Run, Status

ABOUT = (
    "One run over one root: every constraint with every finding. Lines and columns count from 1, columns in Unicode code "
    "points; ends are exclusive."
)
_File = Annotated[str, About("POSIX path, relative to the root that was read.")]


class RegionJson(TypedDict):
    file: _File
    line: Line
    column: Column
    end_line: Line
    end_column: Annotated[Column, About("From 1, in Unicode code points; exclusive.")]


class RelatedJson(RegionJson):
    message: str


class FindingJson(RegionJson):
    message: str
    remedy: str
    excerpt: Annotated[str | None, About("The source line at `line`.")]
    related: list[Annotated[RelatedJson, About("Another place that it joins.")]]


class ConstraintJson(TypedDict):
    id: Annotated[str, About(pattern="^C-[0-9]{2,3}$")]
    line: Annotated[FromOne, About("Its line in CONSTRAINTS.md.")]
    sentence: str
    check: Annotated[str, About("The id of the check, or `manual`.")]
    status: Annotated[str, About(among=tuple(Status))]
    reason: Annotated[str | None, About("Why it was skipped.")]
    note: Annotated[str | None, About("What was looked at.")]
    remedy: str
    findings: list[FindingJson]


class ProblemJson(TypedDict):
    kind: str
    file: _File
    line: FromOne | None
    column: FromOne | None
    message: str
    found: str
    expected: str
    remedy: str
    excerpt: Annotated[str | None, About("The source line.")]


class ExaminedJson(TypedDict):
    files: Count
    bytes: Count
    pages: Count
    lines: Count
    stories: Count
    numerals: Count
    facts: Count
    constraints: Count


class Document(TypedDict):
    root: Annotated[str, About("The root, as it was named or found.")]
    require_all: Annotated[bool, About("Whether a skip counts as not satisfied.")]
    exit_code: Annotated[
        int, About("0 no finding; 1 read, but not satisfied; 2 could not do the job.", among=(0, 1, 2))
    ]
    examined: Annotated[ExaminedJson, About("How much was looked at.")]
    counts: Annotated[dict[str, Count], About("Constraints by status.", keys=tuple(Status))]
    unnamed: Annotated[
        list[str],
        About("Checks that no constraint names: nobody looked for them, and under require_all that is not satisfied."),
    ]
    left_out: Annotated[Count, About("Constraints that were not asked for: nobody looked at them.")]
    problems: list[Annotated[ProblemJson, About("Something that could not be parsed.")]]
    constraints: Annotated[list[ConstraintJson], About("In the order of CONSTRAINTS.md.")]


def render(run: Run, style: Style) -> str:
    """The run as JSON; keys stand in a fixed order, and more may be added within a schema version."""
    own: Document = {
        "root": run.root,
        "require_all": run.require_all,
        "exit_code": run.exit_code,
        "examined": _examined(run.examined),
        "counts": {status.value: run.count(status) for status in Status},
        "unnamed": list(run.unreferenced),
        "left_out": run.deselected,
        "problems": [_problem(problem) for problem in run.problems],
        "constraints": [_outcome(outcome) for outcome in run.outcomes],
    }
    return document(own, run.version)


def _examined(seen: Examined) -> ExaminedJson:
    return {
        "files": seen.files,
        "bytes": seen.bytes,
        "pages": seen.pages,
        "lines": seen.lines,
        "stories": seen.stories,
        "numerals": seen.numerals,
        "facts": seen.facts,
        "constraints": seen.constraints,
    }


def _problem(fault: Fault) -> ProblemJson:
    return {
        "kind": fault.kind,
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "message": fault.message,
        "found": fault.found,
        "expected": fault.expected,
        "remedy": fault.remedy,
        "excerpt": fault.excerpt,
    }


def _outcome(outcome: Outcome) -> ConstraintJson:
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


def _finding(finding: Finding) -> FindingJson:
    return {
        **_region(finding.region),
        "message": finding.message,
        "remedy": finding.remedy,
        "excerpt": finding.excerpt,
        "related": [{**_region(related.region), "message": related.message} for related in finding.related],
    }


def _region(region: Region) -> RegionJson:
    return {
        "file": region.file,
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
    }
