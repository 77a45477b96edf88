"""What is cut out of CONSTRAINTS.md is missed: by its number, and by the counts of the block."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bundle_model.declared.constraints import Constraints, read_constraints
from bundle_model.repository import ProjectFiles, Repository
from checks.engine.counting import COUNTED, STAGED, differing, miscounted, unreferenced
from checks.engine.registry import Rule, all_rules
from checks.results import Refusal

_SECTION = """<a id="{anchor}"></a>
### {id} A sentence.

A reason.

```yaml
id: {id}
{fields}
```

"""
_BLOCK = "```yaml\ndecisions: {}\nconstraints: {}\nmanual: {}\n```\n\n"


def _section(name: str, fields: str) -> str:
    return _SECTION.format(anchor=name.lower(), id=name, fields=fields)


def _decision(name: str) -> str:
    return _section(name, "date: 2026-11-20\nby: me")


def _constraint(name: str, check: str, more: str = "") -> str:
    return _section(name, f"check: {check}\nbecause: D-01\n{more}".rstrip())


_CHECKS = {"C-01": "bag-valid", "C-02": "page-bytes", "C-03": "manual", "C-04": "seed-count"}


def _declared(
    counts: tuple[int, int, int] | None = (2, 4, 1),
    without: tuple[str, ...] = (),
    more: str = "",
) -> Constraints:
    """Two decisions and four constraints, of which one is for people, but for those that are cut out."""
    text = "# Constraints\n\n## Decisions\n\n"
    text += "".join(_decision(name) for name in ("D-01", "D-02") if name not in without)
    text += "## Constraints\n\nWhat they are.\n\n" + (_BLOCK.format(*counts) if counts else "")
    text += "".join(_constraint(name, check) for name, check in _CHECKS.items() if name not in without)
    declared = read_constraints(f"{text}{more}".encode())
    assert declared.faults == ()
    return declared


@pytest.fixture(scope="module")
def rules() -> dict[str, Rule]:
    """The three checks that the document names."""
    return {name: all_rules()[name] for name in _CHECKS.values() if name != "manual"}


def _said(found: list[Refusal]) -> str | None:
    (one, *others) = found or [None]
    assert others == []
    return one and one.message


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        pytest.param(_declared, None, id="as-it-is"),
        pytest.param(lambda: _declared(None), None, id="not-counted"),
        pytest.param(
            lambda: _declared(without=("C-02",)),
            "CONSTRAINTS.md has no C-02. There are 3 constraints, but this line says 4. No constraint names the check page-bytes.",
            id="in-the-middle",
        ),
        pytest.param(
            lambda: _declared(without=("C-04",)),
            "There are 3 constraints, but this line says 4. No constraint names the check seed-count.",
            id="at-the-end",
        ),
        pytest.param(
            lambda: _declared(without=("C-01", "C-04")),
            "CONSTRAINTS.md has no C-01. There are 2 constraints, but this line says 4. No constraint names the check bag-valid or seed-count.",
            id="the-first-and-the-last",
        ),
        pytest.param(
            lambda: _declared(without=("C-03",)),
            "CONSTRAINTS.md has no C-03. There are 3 constraints, but this line says 4. There are 0 manual constraints, but line 34 says 1.",
            id="one-for-people",
        ),
        pytest.param(
            lambda: _declared(without=("D-02",)), "There is 1 decision, but this line says 2.", id="the-last-decision"
        ),
        pytest.param(
            lambda: _declared(None, ("C-02",)),
            "CONSTRAINTS.md has no C-02. No constraint names the check page-bytes.",
            id="a-gap-without-the-block",
        ),
        pytest.param(lambda: _declared(None, ("C-04",)), None, id="the-last-without-the-block"),
        pytest.param(lambda: _declared((2, 3, 1), ("C-04",)), None, id="the-last-with-its-count"),
        pytest.param(
            lambda: _declared((2, 5, 2), more=_constraint("C-05", "manual", "remedy: x\nretired_by: D-02")),
            None,
            id="a-retired-one-counts",
        ),
        pytest.param(
            lambda: _declared(more=_constraint("C-05", "seed-count", "retired_by: D-02")),
            "There are 5 constraints, but this line says 4.",
            id="a-retired-one-that-is-not-counted",
        ),
        pytest.param(
            lambda: _declared(more=_constraint("C-12", "seed-count")),
            "CONSTRAINTS.md has no C-05, C-06, C-07, C-08, C-09 and 2 more. There are 5 constraints, but this line says 4.",
            id="many-numbers-left-out",
        ),
        pytest.param(
            lambda: _declared(None, more=_constraint("C-10", "seed-count")),
            "CONSTRAINTS.md has no C-05, C-06, C-07, C-08, C-09.",
            id="five-numbers-left-out",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_is_one_finding(
    rules: dict[str, Rule], declared: Callable[[], Constraints], said: str | None
) -> None:
    assert _said(list(miscounted(declared(), rules))) == said


@pytest.mark.parametrize(
    ("counts", "line"), [((2, 4, 1), "constraints: 4"), (None, "## Constraints")], ids=["the-block", "the-heading"]
)
def test_it_stands_where_the_counts_are_or_belong(
    rules: dict[str, Rule], counts: tuple[int, int, int] | None, line: str
) -> None:
    declared = _declared(counts, ("C-02",))
    (found,) = miscounted(declared, rules)
    assert (found.rule, found.remedy, found.excerpt) == (COUNTED.id, COUNTED.remedy, line)
    heading = declared.text.lines.index("## Constraints") + 1
    assert found.region.line == (heading if counts is None else heading + 6)


@pytest.mark.parametrize(
    ("counts", "excerpt", "remedy"),
    [
        pytest.param((1, 4, 1), "decisions: 1", "Write `decisions: 2` if you added one; if one is lost, restore its section.", id="one-decision-more"),
        pytest.param((2, 3, 1), "constraints: 3", "Write `constraints: 4` if you added one; if one is lost, restore its section.", id="one-constraint-more"),
        pytest.param((2, 4, 0), "manual: 0", "Write `manual: 1` if you added one; if one is lost, restore its section.", id="one-for-people-more"),
        pytest.param((2, 5, 1), "constraints: 5", COUNTED.remedy, id="one-lost"),
        pytest.param((1, 5, 1), "decisions: 1", COUNTED.remedy, id="one-more-and-one-lost"),
    ],
)  # fmt: skip
def test_it_says_what_to_write_at_the_line_that_counts(
    rules: dict[str, Rule], counts: tuple[int, int, int], excerpt: str, remedy: str
) -> None:
    (found,) = miscounted(_declared(counts), rules)
    assert (found.excerpt, found.remedy) == (excerpt, remedy)


def test_a_document_without_the_heading_has_it_at_its_first_line(rules: dict[str, Rule]) -> None:
    text = f"# The card\n\n{_decision('D-01')}{_constraint('C-02', 'bag-valid')}"
    (found,) = miscounted(read_constraints(text.encode()), rules)
    assert (found.region.place, found.excerpt) == ("CONSTRAINTS.md:1:1", "# The card")


@pytest.mark.parametrize("content", [b"", b"\xff"], ids=["empty", "no-text"])
def test_a_document_that_says_nothing_leaves_nothing_out(rules: dict[str, Rule], content: bytes) -> None:
    assert list(miscounted(read_constraints(content), rules)) == []


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        pytest.param("", (), id="each-is-named"),
        pytest.param("retired_by: D-01", ("seed-count",), id="a-retired-one-names-none"),
    ],
)
def test_the_checks_that_no_constraint_names(rules: dict[str, Rule], more: str, missing: tuple[str, ...]) -> None:
    declared = _declared(None, ("C-04",), _constraint("C-04", "seed-count", more))
    assert unreferenced(declared, rules) == missing


def test_this_project_is_counted(copy: Any) -> None:
    text = copy.path("CONSTRAINTS.md").read_text(encoding="utf-8")
    block = re.search(r"decisions: (\d+)\nconstraints: (\d+)\nmanual: (\d+)\n", text)
    assert block
    assert [int(number) for number in block.groups()] == [
        text.count("\nid: D-"),
        text.count("\nid: C-"),
        text.count("\ncheck: manual\n"),
    ]
    assert list(miscounted(copy.repository().constraints, all_rules())) == []


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(("a b.txt",), "1 file is not on disk as staged: a b.txt.", id="one"),
        pytest.param(("b", "c", "d", "e"), "4 files are not on disk as staged: b, c, d and 1 more.", id="many"),
    ],
)
def test_files_that_are_not_as_staged_are_refused_at_the_first(
    real_repository: Repository, files: tuple[str, ...], said: str
) -> None:
    repository = replace(real_repository, project_files=ProjectFiles(unstaged=files))
    (found,) = differing(repository)
    assert (found.region.place, found.message) == (f"{files[0]}:1:1", said)
    assert (found.rule, found.remedy, found.excerpt) == (STAGED.id, STAGED.remedy, None)
