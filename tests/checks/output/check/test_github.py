"""Annotations: placed, escaped, at most ten of a kind; whatever the words, a line is one command or none."""

import re
from typing import Any

import pytest

from checks.output.check.github import AT_MOST, render
from checks.output.formats import Style
from checks.results import Region, Related, Run, Status
from checks.summary.last_line import summary

COMMAND = re.compile(r"::(error|warning) ([^:]*)::(.*)")
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
    finding = make.finding()
    object.__setattr__(finding, "region", Region("a", 3, 4, 5, 1))
    ((_, place, _),) = _read(make.run(make.outcome(finding)))
    assert place == {"file": "a", "line": "3", "endLine": "5", "title": "bag-valid C-01"}


@pytest.mark.parametrize(
    ("where", "line", "said"),
    [({"line": 4, "column": 2}, "4", "a.yaml:4:2"), ({}, "1", "a.yaml")],
    ids=["a-place", "a-whole-file"],
)
def test_a_problem(make: Any, where: dict[str, int], line: str, said: str) -> None:
    assert _read(make.run(problems=(make.problem(**where),))) == [
        (
            "error",
            {"file": "a.yaml", "line": line, "title": "cannot be read"},
            f"{said}: cannot be read: is odd: found this, expected that. Fix it.",
        )
    ]


@pytest.mark.parametrize(("require_all", "kind"), [(False, "warning"), (True, "error")])
def test_a_skip_stands_at_its_constraint(make: Any, require_all: bool, kind: str) -> None:
    run = make.run(make.outcome(status=SKIPPED, reason="no pages"), require_all=require_all)
    place = {"file": "CONSTRAINTS.md", "line": "7", "title": "bag-valid C-01"}
    assert _read(run) == [(kind, place, "skipped: no pages")]


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


def _findings(make: Any, number: int) -> Any:
    return make.outcome(*(make.finding(message=f"m{one}") for one in range(number)))


def _skips(make: Any, number: int) -> list[Any]:
    return [make.outcome(status=SKIPPED, reason=f"r{one}") for one in range(number)]


@pytest.mark.parametrize(
    ("findings", "skips", "require_all", "counted"),
    [
        pytest.param(AT_MOST, AT_MOST, False, [], id="nine-of-each"),
        pytest.param(AT_MOST + 1, 0, False, [("error", 1)], id="ten"),
        pytest.param(0, AT_MOST + 2, False, [("warning", 2)], id="eleven-skips"),
        pytest.param(200, 30, False, [("error", 191), ("warning", 21)], id="many-of-each"),
        pytest.param(5, 4, True, [], id="nine-together"),
        pytest.param(5, 6, True, [("error", 2)], id="eleven-together"),
    ],
)  # fmt: skip
def test_at_most_nine_of_a_kind_and_one_that_counts_the_rest(
    make: Any, findings: int, skips: int, require_all: bool, counted: list[tuple[str, int]]
) -> None:
    read = _read(make.run(_findings(make, findings), *_skips(make, skips), require_all=require_all))
    for kind in ("error", "warning"):
        assert sum(one[0] == kind for one in read) <= AT_MOST + 1
    rest = [(kind, said) for kind, place, said in read if place == {"title": "yiwu-bundle"}]
    assert rest == [(kind, f"and {number} more; `--output-format json` lists all") for kind, number in counted]
    shown = len(read) - len(rest)
    assert shown + sum(number for _, number in counted) == findings + skips


def test_problems_come_before_findings(make: Any) -> None:
    read = _read(make.run(_findings(make, 20), problems=(make.problem(),)))
    assert [place["title"] for _, place, _ in read[:2]] == ["cannot be read", "bag-valid C-01"]
