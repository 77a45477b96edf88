"""The report as SARIF 2.1.0 for GitHub's code scanning: every check, and one result for each check and line."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from checks.output.formats import Style
from checks.results import Region, Related, RuleText, Run
from checks.safe_text.data_text import json_text
from checks.safe_text.terminal import visible
from checks.summary.entries import CRASHED, UNREADABLE, Entry, entries

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
TOOL = "urn:yiwu-bundle"
"""The tool's own address; it has no page."""


def render(run: Run, style: Style) -> str:
    """One run of the tool. URIs are relative to the root; no path is absolute."""
    rules = {rule.id: rule for rule in sorted((*run.rules, UNREADABLE, CRASHED), key=lambda rule: rule.id)}
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


def _grouped(run: Run) -> Iterator[tuple[str, list[Entry]]]:
    """The entries by rule and line."""
    # GitHub tells results apart by their rule and the words of their line, and would merge two
    groups: dict[tuple[str, str, int], list[Entry]] = {}
    for entry in entries(run):
        groups.setdefault((entry.rule, entry.region.file, entry.region.line), []).append(entry)
    yield from ((rule, found) for (rule, _, _), found in groups.items())


def _result(rule: str, index: int, found: list[Entry]) -> dict[str, Any]:
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
        "message": {"text": "\n".join(dict.fromkeys(line for one in found for line in _lines(one)))},
        "locations": [{"physicalLocation": _location(region)}],
    }
    if related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(other.region), "message": {"text": _text(other.message)}}
            for number, other in enumerate(related, 1)
        ]
    return result


def _lines(entry: Entry) -> Iterator[str]:
    yield _text(entry.said)
    if entry.template:
        yield "\n".join(map(_text, entry.template.splitlines()))


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
