"""Drafts against a repository that says more, or less, than this one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bundle_model.repository import read_repository
from checks.lint.kept import State
from checks.lint.run import Given, LintRun, lint
from checks.lint.sources import Sources


@pytest.fixture
def linted_in(repository: Path) -> Callable[[str], LintRun]:
    return lambda text: lint([Given("d.md", "", text.encode())], read_repository(repository, "."))


def _change(repository: Path, name: str, old: str, new: str) -> None:
    file = repository / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _said(run: LintRun) -> list[str]:
    return [one.message for outcome in run.outcomes for one in outcome.findings]


def test_a_decision_that_is_replaced(repository: Path, linted_in: Callable[[str], LintRun]) -> None:
    _change(repository, "CONSTRAINTS.md", "id: D-03\n", "id: D-03\nsuperseded_by: D-04\n")
    assert _said(linted_in("It shall end ([why][D-03]).")) == [
        "“shall” requires what nothing asks for. D-03 is replaced by D-04."
    ]
    assert _said(linted_in("It shall end ([why][D-03], [D-04]).")) == []


def test_a_place_that_defines_an_element(repository: Path, linted_in: Callable[[str], LintRun]) -> None:
    _change(repository, "bundle/record/mentions.yaml", '"what": "scheme"', '"what": "scheme", "defines": ["U-08"]')
    run = linted_in(
        "## U-08 Hardware target\n\nIt shall run on [一部\n手机](bundle/data/000_fa7dfcdb48e7aafa.txt#L60-L61)."
    )
    assert _said(run) == []
    assert [(one.element, one.state, one.by) for one in run.drafts[0].elements] == [("U-08", State.STATED, "000:60-61")]
    assert _said(linted_in("It shall run on [a phone][000:60].")) == []
    assert len(_said(linted_in("## U-09 Software platform\n\nIt shall run on [a phone][000:60]."))) == 1


def test_without_the_record_of_relations(repository: Path, linted_in: Callable[[str], LintRun]) -> None:
    (repository / "bundle/record/relations.yaml").write_text("x: [", encoding="utf-8")
    assert Sources(read_repository(repository, ".")).relation_lines == {}
    assert _said(linted_in("See [it][R-000-01].")) == [
        "The citation does not resolve: no relation R-000-01 is recorded."
    ]


def test_an_element_to_which_nothing_comes_near(repository: Path, linted_in: Callable[[str], LintRun]) -> None:
    for name in ("words", "mentions"):
        (repository / f"bundle/record/{name}.yaml").write_text("x: [", encoding="utf-8")
    run = linted_in("## U-27 Risks and open issues\n\nIt is known.")
    assert _said(run) == [
        "U-27 Risks and open issues is answered without a decision, and its row is “unread”: What is known to be unknown?"
    ]
    assert [one.related for outcome in run.outcomes for one in outcome.findings] == [()]
