"""What this repository says of itself: constraints and checks name each other, and the first page says what matters."""

import re
from pathlib import Path

import pytest

from bundle_model.repository import Reading, read_repository
from checks.registry import all_rules
from checks.results import Status
from checks.runner import run_checks


@pytest.fixture
def reading(repository: Path) -> Reading:
    return read_repository(repository, ".")


@pytest.fixture
def first_80(repository: Path) -> str:
    return "\n".join((repository / "CONSTRAINTS.md").read_text(encoding="utf-8").split("\n")[:80])


def test_every_constraint_of_this_repository_is_kept(reading: Reading) -> None:
    run = run_checks(reading, all_rules(), require_all=True)
    assert (run.exit_code, run.problems) == (0, ())
    assert [outcome.constraint for outcome in run.outcomes if outcome.findings or outcome.reason] == []
    assert run.count(Status.PASSED) == len([rule for rule in run.outcomes if rule.rule != "manual"])


def test_every_check_is_named_by_a_constraint_and_every_constraint_names_a_check(reading: Reading) -> None:
    named = {constraint.fields.check for constraint in reading.constraints.constraints}
    assert named - {"manual"} == set(all_rules())


def test_the_ids_run_without_a_gap(reading: Reading) -> None:
    declared = reading.constraints
    for letter, sections in (("D", declared.decisions), ("C", declared.constraints)):
        ids = [section.fields.id for section in sections]
        assert ids == [f"{letter}-{number:02d}" for number in range(1, len(ids) + 1)]


def test_no_constraint_rests_on_a_superseded_decision(reading: Reading) -> None:
    superseded = {one.fields.id for one in reading.constraints.decisions if one.fields.superseded_by}
    assert superseded.isdisjoint(one.fields.because for one in reading.constraints.constraints)


@pytest.mark.parametrize("thing", ["No system:", "No hardware target:", "No performance core:"])
def test_the_first_80_lines_name_the_three_things_with_their_constraint(
    first_80: str, reading: Reading, thing: str
) -> None:
    (line,) = (line for line in first_80.split("\n") if thing in line)
    paragraph = first_80[first_80.index(line) :].partition(".\n")[0]
    (named,) = re.findall(r"\[(C-[0-9]+)\]\(#c-[0-9]+\)", paragraph)
    (sentence,) = (one.section.sentence for one in reading.constraints.constraints if one.fields.id == named)
    assert sentence == f"The pages define {thing[0].lower()}{thing[1:-1]}."


def test_the_first_80_lines_name_every_decision(first_80: str, reading: Reading) -> None:
    for decision in reading.constraints.decisions:
        assert re.search(rf"\b{decision.fields.id}\b", first_80), decision.fields.id


@pytest.mark.parametrize(
    "words", ["**What this repository is.**", "**What the pages are.**", "**How to add scope.**", "D-NN", "`page:line`"]
)
def test_the_first_80_lines_say_what_this_is_and_how_to_add_scope(first_80: str, words: str) -> None:
    assert words in first_80


def test_links_within_the_document_lead_somewhere(repository: Path) -> None:
    text = (repository / "CONSTRAINTS.md").read_text(encoding="utf-8")
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', text))
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links
    assert links <= anchors
