"""The report as SARIF 2.1.0 for GitHub's code scanning: every check, and one result for each check and line."""

from collections.abc import Iterable, Iterator
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
    return log_of(entries(run), map(described, run.rules), run.version, done=not run.problems, code=run.exit_code)


def log_of(
    found: Iterable[Entry], described_rules: Iterable[dict[str, Any]], version: str, *, done: bool, code: int
) -> str:
    """A log with these entries and rules. `done`: nothing kept the tool from its job."""
    every = (*described_rules, *map(described, (UNREADABLE, CRASHED)))
    rules = {rule["id"]: rule for rule in sorted(every, key=lambda rule: str(rule["id"]))}
    index = {name: number for number, name in enumerate(rules)}
    driver = {
        "name": "yiwu-bundle",
        "semanticVersion": version,
        "informationUri": TOOL,
        "rules": list(rules.values()),
    }
    document = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": done, "exitCode": code}],
                "results": [_result(rule, index[rule], those) for rule, those in _grouped(found)],
            }
        ],
    }
    return json_text(document, indent=2) + "\n"


def described(rule: RuleText, keep: str = "", *, note: bool = False) -> dict[str, Any]:
    """A rule as the log lists it. `keep` says when not to suppress it."""
    text = f"{rule.why}\n\nBad: {rule.bad}\nGood: {rule.good}\nWhat to do: {rule.remedy}"
    markdown = f"{rule.why}\n\n- **Bad:** {rule.bad}\n- **Good:** {rule.good}\n- **What to do:** {rule.remedy}"
    if keep:
        text += f"\nWhen not to suppress it: {keep}"
        markdown += f"\n- **When not to suppress it:** {keep}"
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": "note" if note else "error"},
    }


def _grouped(found: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """The entries by rule and line."""
    # GitHub tells results apart by their rule and the words of their line, and would merge two
    groups: dict[tuple[str, str, int], list[Entry]] = {}
    for entry in found:
        groups.setdefault((entry.rule, entry.region.file, entry.region.line), []).append(entry)
    yield from ((rule, those) for (rule, _, _), those in groups.items())


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
        "level": "note" if found[0].note else "error",
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
