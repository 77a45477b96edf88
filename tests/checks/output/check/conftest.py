"""Runs by hand, with every check as reports describe it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bundle_model.repository import Repository
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.results import Outcome, RuleText, Run


@pytest.fixture(scope="session")
def rule_texts(real_repository: Repository) -> tuple[RuleText, ...]:
    """Every check as reports describe it."""
    return run_checks(real_repository, all_rules(), only=()).rules


@pytest.fixture(scope="session")
def run_of(make: Any, rule_texts: tuple[RuleText, ...]) -> Callable[..., Run]:
    """A run by hand, with the checks that there are."""

    def run(*outcomes: Outcome, **parts: object) -> Run:
        return replace(make.run(*outcomes, **parts), rules=rule_texts)

    return run
