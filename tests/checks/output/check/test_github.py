"""Annotations: placed, escaped, at most ten of a kind; whatever the words, a line is one command or none."""

import re
from typing import Any

import pytest

from checks.output.check.github import AT_MOST, render
from checks.output.formats import Style
from checks.results import Region, Related, Run, Status, Wait
from checks.summary.last_line import summary

COMMAND = re.compile(r"::(error) ([^:]*)::(.*)")
SKIPPED = Status.SKIPPED


def _read(run: Run) -> list[tuple[str, dict[str, str], str]]:
    """The annotations as the runner reads them: properties are undone first by `,`, then by their escapes."""
    *lines, last = render(run, Style()).split("\n")[:-1]
    assert last == summary(run)
    found = [COMMAND.fullmatch(line) for line in lines]
    return [(one[1], dict(map(_property, one[2].split(","))), one[3].replace("%25", "%")) for one in found if one]


def _property(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value.replace("%3A", ":").replace("%2C", ",").replace("%25", "%")


def test_a_finding(make: Any) -> None:
    related = (Related(Region("bundle/b.txt", 8, 2, 8, 4), "the other."),)
    assert _read(make.run(make.outcome(make.finding(column=2, end=5, related=related)))) == [
        (
            "error",
            {"file": "bundle/a.txt", "line": "3", "col": "2", "endColumn": "5", "endLine": "3", "title": "bag-valid C-01"},
            "is wrong. rule bag-valid, for C-01 (CONSTRAINTS.md:7). Fix it. See bundle/b.txt:8:2: the other.",
        )
    ]  # fmt: skip


def test_over_lines_there_is_no_column(make: Any) -> None:
    finding = make.finding()._replace(region=Region("a", 3, 4, 5, 1))
    ((_, place, _),) = _read(make.run(make.outcome(finding)))
    assert place == {"file": "a", "line": "3", "endLine": "5", "title": "bag-valid C-01"}


@pytest.mark.parametrize(
    ("excerpt", "where", "place"),
    [
        pytest.param("a: b", {"line": 4, "column": 2}, {"line": "4", "col": "2", "endColumn": "3", "endLine": "4"}, id="a-sign"),
        pytest.param(None, {"line": 4, "column": 2}, {"line": "4", "endLine": "4"}, id="no-line-to-mark"),
        pytest.param("a: b", {"line": 4}, {"line": "4", "endLine": "4"}, id="a-line"),
        pytest.param(None, {}, {"line": "1", "endLine": "1"}, id="a-whole-file"),
    ],
)  # fmt: skip
def test_a_problem(make: Any, excerpt: str | None, where: dict[str, int], place: dict[str, str]) -> None:
    said = "cannot be read: is odd: found this, expected that. Breaks C-01 too. Fix it."
    assert _read(make.run(problems=(make.problem(excerpt, breaks=("C-01",), **where),))) == [
        ("error", {"file": "a.yaml", **place, "title": "unreadable"}, said)
    ]


def test_a_check_that_crashed(make: Any) -> None:
    ((kind, place, said),) = _read(make.run(problems=(make.crash(),)))
    assert (kind, place["file"], place["title"]) == ("error", "checks/rules/bag_valid.py", "crashed")
    assert said.startswith("the check bag-valid crashed: found KeyError: 'x'")


def test_a_refusal_stands_at_its_constraint(make: Any) -> None:
    place = {
        "file": "CONSTRAINTS.md",
        "line": "9",
        "col": "1",
        "endColumn": "6",
        "endLine": "9",
        "title": "never-in-code",
    }
    assert _read(make.run(refusals=(make.refusal(),))) == [
        ("error", place, "C-19 could not look: git was silent. Run it again.")
    ]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"status": SKIPPED, "reason": "there is no repository"}, id="does-not-apply"),
        pytest.param({"status": Status.COULD_NOT_LOOK, "waits": (Wait(("page 000",), "C-01 at a:1:1"),)}, id="waits"),
        pytest.param({"status": Status.FAILED, "broken_by": ("C-01 at a:1:1",)}, id="broken-by-another"),
    ],
)
def test_what_is_no_cause_is_not_annotated(make: Any, parts: dict[str, Any]) -> None:
    assert _read(make.run(make.outcome(**parts))) == []


@pytest.mark.parametrize("status", [Status.PASSED, Status.MANUAL])
def test_what_is_well_is_not_annotated(make: Any, status: Status) -> None:
    assert _read(make.run(make.outcome(status=status, note="4 hits"))) == []


@pytest.mark.parametrize(
    ("text", "in_property", "in_data"),
    [
        pytest.param("50%", "50%25", "50%25", id="per-cent"),
        pytest.param("%0A%3A", "%250A%253A", "%250A%253A", id="what-is-escaped-already"),
        pytest.param("a\r\nb", "a\\u{d}\\u{a}b", "a\\u{d}\\u{a}b", id="line-ends"),
        pytest.param("a:b,c", "a%3Ab%2Cc", "a:b,c", id="colon-and-comma"),
        pytest.param("a::error::b", "a%3A\\u{3a}error%3A\\u{3a}b", "a:\\u{3a}error:\\u{3a}b", id="a-command"),
        pytest.param("##[group]", "##\\u{5b}group]", "##\\u{5b}group]", id="a-group"),
        pytest.param("义 乌", "义 乌", "义 乌", id="chinese-and-blank"),
    ],
)
def test_escapes(make: Any, text: str, in_property: str, in_data: str) -> None:
    line = render(make.run(make.outcome(make.finding(file=text, message=text))), Style()).split("\n")[0]
    assert line.startswith(f"::error file={in_property},line=3,col=1,endColumn=6,")
    assert f"::{in_data} rule bag-valid, for" in line


def _findings(make: Any, number: int, **parts: Any) -> Any:
    return make.outcome(*(make.finding(file=f"f{one}", message=f"m{one}") for one in range(number)), **parts)


@pytest.mark.parametrize(
    ("findings", "refusals", "more"),
    [
        pytest.param(AT_MOST, 0, 0, id="nine"),
        pytest.param(AT_MOST + 1, 0, 1, id="ten"),
        pytest.param(5, 4, 0, id="nine-together"),
        pytest.param(5, 6, 2, id="eleven-together"),
        pytest.param(200, 30, 221, id="many"),
    ],
)
def test_at_most_nine_and_one_that_counts_the_rest(make: Any, findings: int, refusals: int, more: int) -> None:
    read = _read(make.run(_findings(make, findings), refusals=(make.refusal(),) * refusals))
    rest = [said for _, place, said in read if place == {"title": "yiwu-bundle"}]
    assert rest == ([f"and {more} more; `--output-format json` lists all"] if more else [])
    assert len(read) - len(rest) + more == findings + refusals


def test_one_of_each_check_comes_before_a_second_of_any(make: Any) -> None:
    outcomes = [_findings(make, 20, rule=f"r{number}", constraint=f"C-{number}") for number in range(3)]
    titles = [place["title"] for _, place, _ in _read(make.run(*outcomes))]
    # the three checks name the same files: a line is shown once before any is shown again
    assert titles[:3] == ["r0 C-0"] * 3


def test_one_line_of_each_check_comes_first(make: Any) -> None:
    outcomes = [
        make.outcome(*(make.finding(file=f"{rule}{one}") for one in range(20)), rule=rule)
        for rule in ("r0", "r1", "r2")
    ]
    titles = [place.get("title") for _, place, _ in _read(make.run(*outcomes))]
    assert titles == [f"r{number} C-01" for _ in range(3) for number in range(3)] + ["yiwu-bundle"]


def test_what_somebody_has_changed_comes_first(make: Any) -> None:
    still, changed = make.finding(file="still"), make.finding(file="changed")
    run = make.run(make.outcome(still), make.outcome(changed, rule="page-bytes"), changed=frozenset({"changed"}))
    assert [place["file"] for _, place, _ in _read(run)] == ["changed", "still"]


def test_problems_come_before_findings(make: Any) -> None:
    read = _read(make.run(_findings(make, 20), problems=(make.problem(),)))
    assert [place["title"] for _, place, _ in read[:2]] == ["unreadable", "bag-valid C-01"]
