"""SARIF 2.1.0 as code scanning reads it: every check described, one result a check and line, every place whole."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from checks.engine.counting import COUNTED, STAGED
from checks.engine.registry import all_rules
from checks.output.check.sarif import CRASHED, render
from checks.output.formats import Style
from checks.results import Region, Related, Run, Status, Wait
from checks.summary.entries import UNREADABLE


@pytest.fixture
def results_of(read_sarif: Callable[[str], Any]) -> Callable[[Run], list[Any]]:
    """The results of a run, of a document that is valid."""

    def results(run: Run) -> list[Any]:
        return list(read_sarif(render(run, Style()))["results"])

    return results


def _finding(make: Any, message: str, *region: Any, **parts: Any) -> Any:
    return make.finding(message=message, **parts)._replace(region=Region(*region))


def test_every_check_is_described_whether_it_fired_or_not(run_of: Any, read_sarif: Any) -> None:
    driver = read_sarif(render(run_of(), Style()))["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("yiwu-bundle", "1.2.3")
    assert driver["informationUri"].startswith("urn:")
    described = {rule["id"]: rule for rule in driver["rules"]}
    others = (UNREADABLE, CRASHED, COUNTED, STAGED)
    assert set(described) == {*all_rules(), "unreadable", "crashed", "constraints-counted", "tree-as-staged"}
    for rule in (*all_rules().values(), *others):
        one = described[rule.id]
        assert (one["shortDescription"]["text"], one["fullDescription"]["text"]) == (rule.summary, rule.why)
        for form in ("text", "markdown"):
            assert all(part in one["help"][form] for part in (rule.why, rule.bad, rule.good, rule.remedy))


def test_a_finding(run_of: Any, make: Any, results_of: Any) -> None:
    (result,) = results_of(run_of(make.outcome(make.finding(column=2, end=5))))
    assert (result["ruleId"], result["level"]) == ("bag-valid", "error")
    assert result["message"] == {"text": "is wrong. rule bag-valid, for C-01 (CONSTRAINTS.md:7). Fix it."}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "bundle/a.txt"},
                "region": {"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 5},
            }
        }
    ]
    assert "relatedLocations" not in result


def _merged(make: Any) -> tuple[Any, ...]:
    there = Region("c", 9, 1, 9, 2)
    return (
        _finding(make, "one.", "a", 3, 1, 3, 2, related=(Related(there, "first"), Related(there, "second"))),
        _finding(make, "two.", "a", 3, 4, 3, 5, related=(Related(there, "first"),)),
        _finding(make, "two.", "a", 3, 4, 3, 5),
        _finding(make, "three.", "a", 3, 1, 3, 2),
        _finding(make, "four.", "a", 4, 1, 4, 2),
        _finding(make, "five.", "b", 3, 1, 3, 2),
    )


def test_two_on_a_line_are_one_result_and_nothing_is_lost(run_of: Any, make: Any, results_of: Any) -> None:
    first, second, third = results_of(run_of(make.outcome(*_merged(make))))
    said = [line.split(" ")[0] for line in first["message"]["text"].split("\n")]
    assert said == ["one.", "two.", "three."]
    places = [
        (place["id"], place["physicalLocation"]["region"]["startColumn"], place["message"]["text"])
        for place in first["relatedLocations"]
    ]
    assert places == [(1, 4, "two."), (2, 1, "first"), (3, 1, "second")]
    assert second["message"]["text"].startswith("four.")
    assert third["message"]["text"].startswith("five.")


def test_one_line_under_two_constraints_of_a_check_names_both(run_of: Any, make: Any, results_of: Any) -> None:
    finding = make.finding()
    (result,) = results_of(run_of(make.outcome(finding), make.outcome(finding, constraint="C-02", line=9)))
    assert [line.split(", for ")[1][:4] for line in result["message"]["text"].split("\n")] == ["C-01", "C-02"]


def test_one_line_under_two_checks_is_two_results(run_of: Any, make: Any, results_of: Any) -> None:
    finding = make.finding()
    results = results_of(run_of(make.outcome(finding), make.outcome(finding, rule="page-bytes")))
    assert [result["ruleId"] for result in results] == ["bag-valid", "page-bytes"]


@pytest.mark.parametrize(
    ("where", "region"),
    [({"line": 4, "column": 2}, (4, 2)), ({"line": 4}, (4, 1)), ({}, (1, 1))],
    ids=["a-place", "a-line", "a-whole-file"],
)
def test_a_problem_is_unreadable(
    run_of: Any, make: Any, read_sarif: Any, where: dict[str, int], region: tuple[int, int]
) -> None:
    run = read_sarif(render(run_of(problems=(make.problem(**where),)), Style()))
    (result,) = run["results"]
    assert result["ruleId"] == "unreadable"
    assert result["message"]["text"] == "cannot be read: is odd: found this, expected that. Fix it."
    found = result["locations"][0]["physicalLocation"]["region"]
    assert (found["startLine"], found["startColumn"]) == region
    assert run["invocations"] == [{"executionSuccessful": False, "exitCode": 2}]


def test_a_check_that_crashed_is_a_result(run_of: Any, make: Any, read_sarif: Any) -> None:
    run = read_sarif(render(run_of(problems=(make.crash(),)), Style()))
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("crashed", "error")
    assert "the check bag-valid crashed: found KeyError: 'x'" in result["message"]["text"]
    assert run["invocations"] == [{"executionSuccessful": False, "exitCode": 2}]


@pytest.mark.parametrize("rule", ["never-in-code", COUNTED.id])
def test_a_refusal_is_a_result_at_its_line(run_of: Any, make: Any, results_of: Any, rule: str) -> None:
    (result,) = results_of(run_of(refusals=(make.refusal(rule=rule),)))
    assert (result["ruleId"], result["level"]) == (rule, "error")
    assert result["message"]["text"] == "C-19 could not look: git was silent. Run it again."
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("CONSTRAINTS.md", 9)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"status": Status.SKIPPED, "reason": "there is no repository"}, id="does-not-apply"),
        pytest.param({"status": Status.COULD_NOT_LOOK, "waits": (Wait(("page 000",), "C-01 at x"),)}, id="waits"),
        pytest.param({"status": Status.FAILED, "broken_by": ("C-01 at x",)}, id="broken-by-another"),
    ],
)
def test_what_is_no_cause_is_no_result(run_of: Any, make: Any, results_of: Any, parts: dict[str, Any]) -> None:
    (result,) = results_of(run_of(make.outcome(make.finding()), make.outcome(constraint="C-02", **parts)))
    assert result["message"]["text"].startswith("is wrong.")


def test_a_finding_names_what_else_it_breaks(run_of: Any, make: Any, results_of: Any) -> None:
    (result,) = results_of(run_of(make.outcome(make.finding(breaks=("C-05", "C-06")))))
    assert " Breaks C-05, C-06 too. Fix it." in result["message"]["text"]


@pytest.mark.parametrize("status", [Status.PASSED, Status.MANUAL])
def test_what_is_well_is_no_result(run_of: Any, make: Any, results_of: Any, status: Status) -> None:
    assert results_of(run_of(make.outcome(status=status), require_all=True)) == []


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        pytest.param("bundle/a b.txt", "bundle/a%20b.txt", id="a-blank"),
        pytest.param("义.txt", "%E4%B9%89.txt", id="chinese"),
        pytest.param("a\udcff", "a%FF", id="no-utf-8"),
        pytest.param("a:b?c#d%41", "a%3Ab%3Fc%23d%2541", id="signs-of-a-uri"),
        pytest.param("a\\b\x1b\n", "a%5Cb%1B%0A", id="backslash-and-controls"),
        pytest.param("[x](y)", "%5Bx%5D%28y%29", id="brackets"),
    ],
)
def test_a_uri_is_relative_and_leads_back_to_the_name(
    run_of: Any, make: Any, results_of: Any, file: str, uri: str
) -> None:
    (result,) = results_of(run_of(make.outcome(make.finding(file=file))))
    found = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert found == uri
    assert unquote_to_bytes(found) == file.encode("utf-8", "surrogateescape")


def test_no_words_make_a_link(run_of: Any, make: Any, results_of: Any) -> None:
    related = (Related(Region("b", 1, 1, 1, 1), "[b](http://e)"),)
    (result,) = results_of(run_of(make.outcome(make.finding(message="![a](1) [c]", related=related))))
    assert result["message"]["text"].startswith("![a]\\u{28}1) [c] rule bag-valid")
    assert result["relatedLocations"][0]["message"]["text"] == "[b]\\u{28}http://e)"


def test_the_root_is_not_said(run_of: Any, make: Any) -> None:
    assert "/some/where" not in render(run_of(make.outcome(make.finding()), root="/some/where"), Style())


def test_what_to_write_follows_the_remedy(run_of: Any, make: Any, results_of: Any) -> None:
    (result,) = results_of(run_of(make.outcome(make.finding(template="### [D-06](x)\n\nby:\n"))))
    assert result["message"]["text"].endswith("Fix it.\n### [D-06]\\u{28}x)\n\nby:")
