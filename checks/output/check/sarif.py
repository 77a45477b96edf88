"""The report as SARIF 2.1.0 for GitHub's code scanning: every check, and one result for each check and line."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from bundle_model.declared.constraints import CONSTRAINTS
from bundle_model.faults import Fault
from checks.output.formats import Style
from checks.results import Finding, Outcome, Region, Related, RuleText, Run
from checks.safe_text.data_text import json_text
from checks.safe_text.terminal import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
TOOL = "urn:yiwu-bundle"
"""The tool's own address; it has no page."""
UNREADABLE = RuleText(
    id="unreadable",
    summary="What is read can be parsed.",
    why="Nothing can be said about a file that cannot be parsed, so the job could not be done.",
    bad="A doubled key in a record.",
    good="Every record, manifest and block is plain and whole.",
    remedy="Fix the line that is named.",
)


def render(run: Run, style: Style) -> str:
    """One run of the tool. URIs are relative to the root; no path is absolute."""
    rules = {rule.id: rule for rule in sorted((*run.rules, UNREADABLE), key=lambda rule: rule.id)}
    index = {name: number for number, name in enumerate(rules)}
    driver = {
        "name": "yiwu-bundle",
        "semanticVersion": run.version,
        "informationUri": TOOL,
        "rules": [_rule(rule) for rule in rules.values()],
    }
    document = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": not run.problems, "exitCode": run.exit_code}],
                "results": [_result(rule, index[rule], found) for rule, found in _grouped(run)],
            }
        ],
    }
    return json_text(document, indent=2) + "\n"


def _rule(rule: RuleText) -> dict[str, Any]:
    text = f"{rule.why}\n\nBad: {rule.bad}\nGood: {rule.good}\nWhat to do: {rule.remedy}"
    markdown = f"{rule.why}\n\n- **Bad:** {rule.bad}\n- **Good:** {rule.good}\n- **What to do:** {rule.remedy}"
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": "error"},
    }


def _grouped(run: Run) -> Iterator[tuple[str, list[Finding]]]:
    """The findings by rule and line."""
    # GitHub tells results apart by their rule and the words of their line, and would merge two
    groups: dict[tuple[str, str, int], list[Finding]] = {}
    for rule, finding in (*map(_of_problem, run.problems), *_of_outcomes(run)):
        groups.setdefault((rule, finding.region.file, finding.region.line), []).append(finding)
    yield from ((rule, found) for (rule, _, _), found in groups.items())


def _of_problem(fault: Fault) -> tuple[str, Finding]:
    line, column = fault.line or 1, fault.column or 1
    return UNREADABLE.id, Finding(
        Region(fault.file, line, column, line, column), fault.said, fault.remedy, (), fault.excerpt
    )


def _of_outcomes(run: Run) -> Iterator[tuple[str, Finding]]:
    for outcome, finding in run.findings:
        yield outcome.rule, replace(finding, remedy=f"{outcome.held}. {finding.remedy}")
    for outcome in run.outcomes:
        if run.require_all and outcome.reason:
            yield outcome.rule, _of_skip(outcome)


def _of_skip(outcome: Outcome) -> Finding:
    said = f"{outcome.constraint} was skipped, but all checks are required: {outcome.reason}"
    return Finding(Region(CONSTRAINTS, outcome.line, 1, outcome.line, 1), said, outcome.remedy, (), None)


def _result(rule: str, index: int, found: list[Finding]) -> dict[str, Any]:
    region = found[0].region
    related = dict.fromkeys(
        (
            *(Related(one.region, one.message) for one in found if one.region != region),
            *(other for one in found for other in one.related),
        )
    )
    result: dict[str, Any] = {
        "ruleId": rule,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": "\n".join(dict.fromkeys(_text(f"{one.message} {one.remedy}") for one in found))},
        "locations": [{"physicalLocation": _location(region)}],
    }
    if related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(other.region), "message": {"text": _text(other.message)}}
            for number, other in enumerate(related, 1)
        ]
    return result


def _text(text: str) -> str:
    """The text on one line, without links."""
    # SARIF makes a link of `[words](target)` in a message
    return visible(text).replace("](", "]\\u{28}")


def _location(region: Region) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(region.file.encode("utf-8", "surrogateescape"))},
        "region": {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        },
    }
