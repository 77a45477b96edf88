"""The sources of this project, read once, and what lint finds in a text."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bundle_model.repository import Repository, read_repository
from checks.lint.registry import lint_rules
from checks.lint.run import Given, LintRun, lint
from checks.lint.sources import Sources

_TOP = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def project() -> Repository:
    """This project, as it is."""
    return read_repository(_TOP, ".")


@pytest.fixture(scope="session")
def sources(project: Repository) -> Sources:
    return Sources(project)


@pytest.fixture(scope="session")
def linted(project: Repository) -> Callable[..., LintRun]:
    """`linted(text, "rule", …)`: the run over one draft, by these rules or by all."""

    def run(text: str, *rules: str, folder: str = "") -> LintRun:
        return lint([Given("d.md", folder, text.encode())], project, rules, definitions=True)

    return run


@pytest.fixture(scope="session")
def found(linted: Callable[..., LintRun]) -> Callable[..., list[tuple[str, str]]]:
    """The findings in a text, as (line:column of the draft, message), by these rules or by all."""

    def find(text: str, *rules: str, **given: Any) -> list[tuple[str, str]]:
        every = (one for outcome in linted(text, *rules, **given).outcomes for one in outcome.findings)
        return [
            (one.region.place.removeprefix("d.md:"), one.message) for one in sorted(every, key=lambda one: one.region)
        ]

    return find


@pytest.fixture(scope="session")
def fired(linted: Callable[..., LintRun]) -> Callable[..., set[str]]:
    """The rules that find something in a text."""

    @cache
    def fire(text: str, *rules: str, **given: Any) -> set[str]:
        return {outcome.rule.id for outcome in linted(text, *rules, **given).outcomes if outcome.findings}

    return fire


@pytest.fixture(scope="session")
def exact() -> tuple[str, ...]:
    """The rules that gate and look at sentences."""
    return tuple(name for name, rule in lint_rules().items() if rule.sentence and not rule.opinion)
