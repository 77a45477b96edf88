"""Means of so many whole numbers."""

from typing import Any

import pytest

from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("mean", "number", "verdict"),
    [
        pytest.param("28.7±0.05", "54", ROUNDED, id="rounded"),
        pytest.param("28.5±0.05", "54", HOLDS, id="whole-sum"),
        pytest.param("28.73±0.005", "9", AGAINST, id="no-whole-sum"),
        pytest.param("over 28", "54", HOLDS, id="over"),
        pytest.param("about 28", "54", UNKNOWN, id="about"),
        pytest.param("28", "about 54", UNKNOWN, id="about-so-many"),
    ],
)
def test_mean(judge: Any, mean: str, number: str, verdict: Verdict) -> None:
    assert judge("mean", mean=mean, number=number).verdict is verdict
