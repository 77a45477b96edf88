"""The number in quoted words, as a reader reads it."""

import pytest

from bundle_model.relations.reading import number_in


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        pytest.param("三", "3", id="a-digit"),
        pytest.param("三驾", "3", id="before-a-noun"),
        pytest.param("十", "10", id="ten"),
        pytest.param("千亩", "1000", id="a-magnitude"),
        pytest.param("千\n亩", "1000", id="over-a-break"),
        pytest.param("百分百", "100", id="per-cent"),
        pytest.param("两", "2", id="two"),
        pytest.param("双", "2", id="a-pair"),
        pytest.param("首批", "1", id="the-first"),
        pytest.param("５", "5", id="full-width"),
        pytest.param("27.5", "27.5", id="a-decimal"),
        pytest.param("共三", None, id="not-at-its-beginning"),
        pytest.param("几", None, id="no-number"),
    ],
)
def test_a_number(quote: str, number: str | None) -> None:
    assert number_in(quote) == number
