"""A figure of a page in English words."""

import pytest

from bundle_model.english.wording import in_words, readable_value
from bundle_model.figures import figures_of


@pytest.mark.parametrize(
    ("page", "words"),
    [
        pytest.param("36家", "36 firms", id="exact"),
        pytest.param("1000多个", "more than 1,000 firms", id="over"),
        pytest.param("300亿元以上", "at least 30,000,000,000 yuan", id="at-least"),
        pytest.param("不超过3天", "up to 3 days", id="at-most"),
        pytest.param("约2350米", "about 2,350 metres", id="about"),
        pytest.param("近8个", "nearly 8 firms", id="nearly"),
        pytest.param("三四个", "between 3 and 4 firms", id="between"),
        pytest.param("28.7岁", "28.7 years", id="decimals"),
    ],
)
def test_in_words(page: str, words: str) -> None:
    (figure,) = figures_of(page)
    assert in_words(figure, "firms") == words


def test_without_an_english_unit_it_is_the_number_alone() -> None:
    (figure,) = figures_of("36家")
    assert in_words(figure) == "36"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1234567", "1,234,567"),
        ("1234.50", "1,234.50"),
        ("2/3", "2/3"),
        ("-1234", "-1,234"),
        ("1" * 5000, "11" + ",111" * 1666),
    ],
)
def test_a_value(value: str, shown: str) -> None:
    assert readable_value(value) == shown
