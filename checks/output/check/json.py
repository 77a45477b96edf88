"""The report for programs: one JSON object with every finding, the same bytes for the same input."""

from typing import Annotated, TypedDict

from checks.output.formats import Style
from checks.output.json_frame import About, Column, Count, FromOne, Line, Sha256, document
from checks.results import Examined, Finding, Outcome, Problem, Refusal, Region, Run, Status

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
    id: Annotated[str, About("The constraint and the place; `waits` and `broken_by` name it.")]
    message: str
    remedy: str
    excerpt: Annotated[str | None, About("The source line at `line`.")]
    related: list[Annotated[RelatedJson, About("Another place that it joins.")]]
    breaks: Annotated[list[str], About("The other constraints that it breaks; they have no finding of their own.")]
    template: Annotated[str | None, About("What to write into CONSTRAINTS.md and fill in, as lines.")]
    stands_for: Annotated[
        FromOne, About("How many findings it tells of; more than 1 where the others are only counted.")
    ]


class WaitJson(TypedDict):
    parts: Annotated[list[str], About("What could not be looked at, in words.")]
    finding: Annotated[str, About("The id of the finding, or the place of the problem, that it waits for.")]


class ConstraintJson(TypedDict):
    id: Annotated[str, About(pattern="^C-[0-9]{2,3}$")]
    line: Annotated[FromOne, About("Its line in CONSTRAINTS.md.")]
    sentence: str
    check: Annotated[str, About("The id of the check, or `manual`.")]
    status: Annotated[str, About(among=tuple(Status))]
    reason: Annotated[str | None, About("What could not be looked at and why, or why it does not apply here.")]
    waits: Annotated[list[WaitJson], About("What could not be looked at because of a finding or a problem.")]
    broken_by: Annotated[list[str], About("The findings of other constraints that break it, by id.")]
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
    breaks: Annotated[list[str], About("The constraints that it breaks.")]
    template: Annotated[str | None, About("What to write into CONSTRAINTS.md and fill in, as lines.")]


class RefusalJson(RegionJson):
    check: Annotated[str, About("The id of the check that it is about.")]
    message: str
    remedy: str


class HashJson(TypedDict):
    file: _File
    sha256: Sha256


class ExaminedJson(TypedDict):
    files: Count
    bytes: Count
    pages: Count
    lines: Count
    stories: Count
    numerals: Count
    facts: Count
    constraints: Count
    sha256: Annotated[list[HashJson], About("What was judged: each page, the tag manifest and CONSTRAINTS.md.")]


class Document(TypedDict):
    root: Annotated[str, About("The root, as it was named or found.")]
    require_all: Annotated[bool, About("Whether what does not apply here counts as not satisfied.")]
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
    counted: Annotated[bool, About("Whether CONSTRAINTS.md says how many constraints it has.")]
    unstaged: Annotated[Count, About("Files that are not on disk as git has them staged.")]
    untracked: Annotated[Count, About("Entries that git neither tracks nor ignores: nobody looked at them.")]
    problems: list[Annotated[ProblemJson, About("Something that could not be parsed, or a check that crashed.")]]
    refusals: list[Annotated[RefusalJson, About("What else makes the run red: a promise that could not be tested.")]]
    constraints: Annotated[list[ConstraintJson], About("In the order of CONSTRAINTS.md.")]


def render(run: Run, style: Style) -> str:
    """The run as JSON; keys are in a fixed order, and more may be added within a schema version."""
    own: Document = {
        "root": run.root,
        "require_all": run.require_all,
        "exit_code": run.exit_code,
        "examined": _examined(run.examined),
        "counts": {status.value: run.count(status) for status in Status},
        "unnamed": list(run.unreferenced),
        "left_out": run.deselected,
        "counted": run.counted,
        "unstaged": run.unstaged,
        "untracked": run.untracked,
        "problems": [_problem(problem) for problem in run.problems],
        "refusals": [_refusal(refusal) for refusal in run.refusals],
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
        "sha256": [{"file": file, "sha256": sha256} for file, sha256 in seen.sha256],
    }


def _refusal(refusal: Refusal) -> RefusalJson:
    return {
        **region_json(refusal.region),
        "check": refusal.rule,
        "message": refusal.message,
        "remedy": refusal.remedy,
    }


def _problem(problem: Problem) -> ProblemJson:
    fault = problem.fault
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
        "breaks": list(problem.breaks),
        "template": fault.template,
    }


def _outcome(outcome: Outcome) -> ConstraintJson:
    return {
        "id": outcome.constraint,
        "line": outcome.line,
        "sentence": outcome.sentence,
        "check": outcome.rule,
        "status": outcome.status.value,
        "reason": outcome.why_not,
        "waits": [{"parts": list(wait.parts), "finding": wait.finding} for wait in outcome.waits],
        "broken_by": list(outcome.broken_by),
        "note": outcome.note,
        "remedy": outcome.remedy,
        "findings": [_finding(finding) for finding in outcome.findings],
    }


def _finding(finding: Finding) -> FindingJson:
    return {
        **region_json(finding.region),
        "id": finding.id,
        "message": finding.message,
        "remedy": finding.remedy,
        "excerpt": finding.excerpt,
        "related": [{**region_json(related.region), "message": related.message} for related in finding.related],
        "breaks": list(finding.breaks),
        "template": finding.template,
        "stands_for": finding.stands_for,
    }


def region_json(region: Region) -> RegionJson:
    """A region as the documents of findings have it."""
    return {
        "file": region.file,
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
    }
