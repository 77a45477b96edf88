"""The report for programs: one JSON object with every finding, the same bytes for the same input."""

from typing import Annotated, TypedDict

from checks.lint.kept import State
from checks.lint.run import DraftResult, LintRun, RuleOutcome
from checks.output.check.json import RegionJson, RelatedJson, region_json
from checks.output.formats import Style
from checks.output.json_frame import About, Count, FromOne, Sha256, document
from checks.results import Finding, Problem

ABOUT = (
    "One run over drafts of a spec: every rule with every finding. Lines and columns count from 1, columns in Unicode code "
    "points; ends are exclusive."
)
_File = Annotated[
    str, About("POSIX path, relative to the root where it is below it; `stdin` where it was read from there.")
]


class DraftFindingJson(RegionJson):
    message: str
    remedy: str
    excerpt: Annotated[str | None, About("The line of the draft at `line`; null where it is too long to show.")]
    related: list[Annotated[RelatedJson, About("What it cites, and what that says.")]]


class LintRuleJson(TypedDict):
    id: str
    summary: str
    opinion: Annotated[bool, About("Whether its findings are notes, which never fail a draft.")]
    more: Annotated[Count, About("Findings that are only counted: of a draft, those past the first thousand.")]
    findings: list[DraftFindingJson]


class AnsweredJson(TypedDict):
    element: Annotated[str, About(pattern="^U-[0-9]{2}$")]
    state: Annotated[str, About(among=tuple(State))]
    by: Annotated[str, About("The decisions or places that answer it.")]


class DraftJson(TypedDict):
    file: _File
    sha256: Sha256
    bytes: Count
    lines: Count
    sentences: Count
    figures: Count
    citations: Count
    requirements: Count
    excepted: Annotated[Count, About("Findings that an exception in the draft covers.")]
    unjudged: list[Annotated[str, About("What was not judged, and how much of it.")]]
    elements: list[Annotated[AnsweredJson, About("The elements that it is asked for.")]]


class UnreadJson(TypedDict):
    file: _File
    line: FromOne | None
    message: str
    found: str
    expected: str
    remedy: str


class Document(TypedDict):
    root: Annotated[str, About("The root whose bundle the drafts were held to, as it was named or found.")]
    exit_code: Annotated[int, About("0 no finding; 1 findings; 2 could not do the job.", among=(0, 1, 2))]
    deselected: Annotated[list[str], About("Rules that were not asked for.")]
    problems: list[Annotated[UnreadJson, About("A draft that could not be read.")]]
    drafts: list[DraftJson]
    rules: Annotated[list[LintRuleJson], About("In order of the ids.")]


def render(run: LintRun, style: Style) -> str:
    """The run as JSON; keys are in a fixed order, and more may be added within a schema version."""
    own: Document = {
        "root": run.root,
        "exit_code": run.exit_code,
        "deselected": list(run.deselected),
        "problems": [_problem(one) for one in run.problems],
        "drafts": [_draft(one) for one in run.drafts],
        "rules": [_rule(one) for one in run.outcomes],
    }
    return document(own, run.version)


def _problem(problem: Problem) -> UnreadJson:
    fault = problem.fault
    return {
        "file": fault.file,
        "line": fault.line,
        "message": fault.message,
        "found": fault.found,
        "expected": fault.expected,
        "remedy": fault.remedy,
    }


def _draft(draft: DraftResult) -> DraftJson:
    counts = draft.counts
    return {
        "file": draft.file,
        "sha256": draft.sha256,
        "bytes": draft.bytes,
        "lines": draft.lines,
        "sentences": counts.sentences,
        "figures": counts.figures,
        "citations": counts.citations,
        "requirements": counts.requirements,
        "excepted": draft.excepted,
        "unjudged": [f"{what} ({number})" for what, number in draft.unjudged],
        "elements": [{"element": one.element, "state": one.state.value, "by": one.by} for one in draft.elements],
    }


def _rule(outcome: RuleOutcome) -> LintRuleJson:
    return {
        "id": outcome.rule.id,
        "summary": outcome.rule.text.summary,
        "opinion": outcome.rule.opinion,
        "more": outcome.more,
        "findings": [_finding(one) for one in outcome.findings],
    }


def _finding(finding: Finding) -> DraftFindingJson:
    return {
        **region_json(finding.region),
        "message": finding.message,
        "remedy": finding.remedy,
        "excerpt": finding.excerpt,
        "related": [{**region_json(one.region), "message": one.message} for one in finding.related],
    }
