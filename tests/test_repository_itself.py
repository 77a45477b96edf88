"""What this repository says of itself: constraints and checks name each other, and the first page says what matters."""

import re
from pathlib import Path

import pytest

from bundle_model.declared.constraints import Constraint
from bundle_model.repository import Repository, read_repository
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.results import Status

TOP = Path(__file__).parents[1]
SCOPE = "## Scope"


@pytest.fixture(scope="module")
def this_repository() -> Repository:
    """The repository that these tests belong to, with what git tracks of it."""
    return read_repository(TOP, ".", tracked=True)


@pytest.fixture(scope="module")
def below_scope(this_repository: Repository) -> list[Constraint]:
    """The constraints of the section that declares the scope."""
    line = this_repository.constraints.text.lines.index(SCOPE) + 1
    return [one for one in this_repository.constraints.constraints if one.section.line > line]


@pytest.fixture
def first_80(repository: Path) -> str:
    return "\n".join((repository / "CONSTRAINTS.md").read_text(encoding="utf-8").split("\n")[:80])


def test_every_constraint_of_this_repository_is_kept(this_repository: Repository) -> None:
    if this_repository.project_files.git_index.unavailable:
        pytest.skip(
            f"without git nobody can say what is in the repository: {this_repository.project_files.git_index.unavailable}"
        )
    run = run_checks(this_repository, all_rules(), require_all=True)
    assert [finding.message for outcome in run.outcomes for finding in outcome.findings] == []
    assert [outcome.constraint for outcome in run.outcomes if outcome.reason] == []
    assert (run.exit_code, run.problems) == (0, ())
    assert run.count(Status.PASSED) == len([rule for rule in run.outcomes if rule.rule != "manual"])


def test_every_check_is_named_by_a_constraint_and_every_constraint_names_a_check(this_repository: Repository) -> None:
    named = {constraint.fields.check for constraint in this_repository.constraints.constraints}
    assert named - {"manual"} == set(all_rules())


def test_the_ids_are_without_a_gap_and_rise_within_each_section(
    this_repository: Repository, below_scope: list[Constraint]
) -> None:
    declared = this_repository.constraints
    above = [one for one in declared.constraints if one not in below_scope]
    for letter, *sections in (("D", declared.decisions), ("C", above, below_scope)):
        numbers = [[int(one.fields.id.removeprefix(f"{letter}-")) for one in section] for section in sections]
        assert numbers == [sorted(section) for section in numbers]
        everything = sorted(number for section in numbers for number in section)
        assert everything == list(range(1, len(everything) + 1))


def test_the_scope_is_declared_in_the_last_section(this_repository: Repository, below_scope: list[Constraint]) -> None:
    headings = [line for line in this_repository.constraints.text.lines if line.startswith("## ")]
    assert headings[-1] == SCOPE
    assert {one.fields.check for one in below_scope} == {
        "top-level-entries", "imports-declared", "dependencies-declared", "commands-declared", "classifiers-declared",
        "never-in-code", "build-declared", "files-declared",
    }  # fmt: skip


def test_every_row_of_the_scope_rests_on_a_decision_or_a_place(
    this_repository: Repository, below_scope: list[Constraint]
) -> None:
    lists = [rows for one in below_scope for rows in (one.fields.with_ or {}).values()]
    decisions = {one.fields.id for one in this_repository.constraints.decisions if not one.fields.superseded_by}
    assert min(map(len, lists)) > 0
    for row in (row for rows in lists for row in rows):
        assert row["because"] in decisions or re.fullmatch(r"[0-9]{3}:[0-9]+(:[0-9]+)?", row["because"]), row


def test_no_constraint_rests_on_a_superseded_decision(this_repository: Repository) -> None:
    superseded = {one.fields.id for one in this_repository.constraints.decisions if one.fields.superseded_by}
    assert superseded.isdisjoint(one.fields.because for one in this_repository.constraints.constraints)


@pytest.mark.parametrize("thing", ["No system:", "No hardware target:", "No performance core:"])
def test_the_first_80_lines_name_the_three_things_with_their_constraint(
    first_80: str, this_repository: Repository, thing: str
) -> None:
    (line,) = (line for line in first_80.split("\n") if thing in line)
    paragraph = first_80[first_80.index(line) :].partition(".\n")[0]
    (named,) = re.findall(r"\[(C-[0-9]+)\]\(#c-[0-9]+\)", paragraph)
    (sentence,) = (one.section.sentence for one in this_repository.constraints.constraints if one.fields.id == named)
    assert sentence == f"The pages define {thing[0].lower()}{thing[1:-1]}."


def test_the_decisions_come_first_and_begin_in_the_first_80_lines(first_80: str, this_repository: Repository) -> None:
    lines = this_repository.constraints.text.lines
    assert [line for line in lines if line.startswith("## ")] == ["## Decisions", "## Constraints", SCOPE]
    first, *_ = this_repository.constraints.decisions
    assert f"\n### {first.section.id} {first.section.sentence}\n" in first_80


@pytest.mark.parametrize(
    "words",
    [
        "**What this repository is.**",
        "**What the pages are.**",
        "**How to add scope.**",
        "D-NN",
        "Only a decision is.",
    ],
)
def test_the_first_80_lines_say_what_this_is_and_how_to_add_scope(first_80: str, words: str) -> None:
    assert words in first_80


@pytest.mark.parametrize("asked", ["**Which constraint ", "**Which decision "])
def test_the_pull_request_template_asks_what_a_change_rests_on(asked: str) -> None:
    (line,) = (one for one in _template() if one.startswith(asked))
    assert "?**" in line


def _template() -> list[str]:
    return (TOP / ".github/pull_request_template.md").read_text(encoding="utf-8").split("\n")


def test_links_within_the_document_lead_somewhere(repository: Path) -> None:
    text = (repository / "CONSTRAINTS.md").read_text(encoding="utf-8")
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', text))
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links
    assert links <= anchors
