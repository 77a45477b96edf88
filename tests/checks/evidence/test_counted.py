"""What a constraint counts: one finding for all that differs, and the block to paste."""

import pytest

from checks.evidence.counted import _flow, _said


@pytest.mark.parametrize(
    ("name", "right", "declared", "said"),
    [
        pytest.param("hits", 3, 2, "has 3 hits, not 2", id="a-number"),
        pytest.param("chinese_forms", 3, None, "has 3 Chinese forms, not none", id="no-number"),
        pytest.param("kinds", {"sum": 2, "list": 1}, {"list": 1, "sum": 1}, "has 2 sum, not 1", id="one-of-several"),
        pytest.param("kinds", {"sum": 2}, {"list": 1}, "has 2 sum, not 0, has 0 list, not 1", id="one-for-another"),
        pytest.param("kinds", {"sum": 2}, None, "has 2 sum, not 0", id="none-of-several"),
        pytest.param("sha256", "a", "b", "differs from its sha256", id="another-sha256"),
        pytest.param("sha256", "a", None, "has no sha256 here", id="no-sha256"),
    ],
)
def test_what_differs_is_said(name: str, right: object, declared: object, said: str) -> None:
    assert _said(name, right, declared) == said


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param({"a": 1, "b": {"c d": 2}}, "{a: 1, b: {c d: 2}}", id="maps"),
        pytest.param(("U-01", "U-06"), "[U-01, U-06]", id="a-list"),
        pytest.param("001-1", '"001-1"', id="text-like-a-number"),
    ],
)
def test_a_block_is_yaml(value: object, text: str) -> None:
    assert _flow(value) == text
