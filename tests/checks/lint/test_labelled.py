"""Sentences that were labelled before any rule was run: each rule fires where it must, and nowhere else.

`python tests/checks/lint/test_labelled.py` prints precision and recall, by rule.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bundle_model.declared.elements import elements
from bundle_model.repository import read_repository
from checks.lint.registry import lint_rules
from checks.lint.run import Given, lint

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FOLDER = Path(__file__).parent / "labelled"
_LEAST_PRECISION, _LEAST_RECALL = 98, 95


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.load((_FOLDER / name).read_bytes(), _LOADER)  # noqa: S506 - a safe loader
    return rows


def _text(row: dict[str, Any]) -> str:
    element = elements().get(row.get("in", ""))
    return f"## {element.id} {element.name}\n\n{row['text']}" if element else str(row["text"])


_EVERY = [
    row
    for name in ("firing", "silent", "held_out", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    for row in _rows(f"{name}.yaml")
]


def _scores(fired: Callable[..., set[str]], exact: tuple[str, ...]) -> dict[str, list[int]]:
    """Of each rule: how often it fires where it must, where it must not, and how often it misses."""
    counts = {rule: [0, 0, 0] for rule in exact}
    for row in _EVERY:
        must, does = set(row.get("fires", ())), fired(_text(row), *exact)
        for rule in must | does:
            counts[rule][0 if rule in must & does else 1 if rule in does else 2] += 1
    return counts


@pytest.fixture(scope="session")
def scores(fired: Callable[..., set[str]], exact: tuple[str, ...]) -> dict[str, list[int]]:
    return _scores(fired, exact)


def test_half_of_the_sentences_are_silent() -> None:
    silent = sum(not row.get("fires") for row in _EVERY)
    assert len(_EVERY) >= 1160
    assert silent * 2 >= len(_EVERY) * 96 // 100


def _case(row: dict[str, Any]) -> Any:
    # a fault that is known, until it is mended
    marks = [pytest.mark.xfail(reason=str(row["known"]), strict=True)] if "known" in row else []
    return pytest.param(row, id=str(row["text"])[:50], marks=marks)


@pytest.mark.parametrize("row", [_case(row) for row in _EVERY])
def test_a_sentence(row: dict[str, Any], fired: Callable[..., set[str]], exact: tuple[str, ...]) -> None:
    assert fired(_text(row), *exact) == set(row.get("fires", ()))


def test_precision_and_recall(scores: dict[str, list[int]]) -> None:
    for rule, (right, wrong, missed) in scores.items():
        assert right > 0, rule
        assert 100 * right >= _LEAST_PRECISION * (right + wrong), (rule, right, wrong)
        assert 100 * right >= _LEAST_RECALL * (right + missed), (rule, right, missed)


def _print_scores() -> None:
    project = read_repository(Path(__file__).parents[3], ".")
    exact = tuple(name for name, rule in lint_rules().items() if rule.sentence and not rule.opinion)

    def fired(text: str, *rules: str) -> set[str]:
        run = lint([Given("d.md", "", text.encode())], project, rules)
        return {outcome.rule.id for outcome in run.outcomes if outcome.findings}

    silent = sum(not row.get("fires") for row in _EVERY)
    print(f"{len(_EVERY)} sentences, {silent} silent")  # noqa: T201
    for rule, (right, wrong, missed) in _scores(fired, exact).items():
        shares = f"precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}"
        print(f"{rule:28} {right:3} right, {wrong} wrong, {missed} missed: {shares}")  # noqa: T201


if __name__ == "__main__":
    _print_scores()
