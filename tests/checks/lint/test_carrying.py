"""How a figure of a page is written into an English draft."""

import pytest

from bundle_model.english.extract import figures_of as english
from bundle_model.figures.extract import figures_of as chinese
from checks.lint.carrying import bound_in_words, change, implied, in_words, readable_value


@pytest.mark.parametrize(
    ("page", "words", "bound"),
    [
        ("36家", "36 x", "exactly 36"),
        ("1000多个", "more than 1,000 x", "more than 1,000"),
        ("300亿元以上", "at least 30,000,000,000 yuan", "at least 30,000,000,000"),
        ("不超过3天", "up to 3 days", "up to 3"),
        ("约2350米", "about 2,350 metres", "about 2,350"),
        ("近8个", "nearly 8 x", "nearly 8"),
        ("三四个", "between 3 and 4 x", "between 3"),
        ("28.7岁", "28.7 years", "exactly 28.7"),
    ],
)
def test_in_words(page: str, words: str, bound: str) -> None:
    figure = chinese(page)[0]
    assert (in_words(figure, "x"), bound_in_words(figure)) == (words, bound)


@pytest.mark.parametrize(
    ("value", "shown"), [("1234567", "1,234,567"), ("1234.50", "1,234.50"), ("2/3", "2/3"), ("1" * 41, "1" * 41)]
)
def test_a_value(value: str, shown: str) -> None:
    assert readable_value(value) == shown


@pytest.mark.parametrize(
    ("page", "draft", "so", "what"),
    [
        ("36家", "36", True, ""),
        ("36家", "about 36", True, ""),
        ("36家", "at least 36", True, ""),
        ("36家", "up to 36", True, ""),
        ("36家", "more than 36", False, "is made stronger"),
        ("36家", "nearly 36", False, "is made stronger"),
        ("1000多个", "at least 1,000", True, ""),
        ("1000多个", "1,000", False, "is dropped"),
        ("1000多个", "nearly 1,000", False, "is turned round"),
        ("1000多个", "about 1,000", False, "is made stronger"),
        ("近8个", "up to 8", True, ""),
        ("近8个", "more than 8", False, "is turned round"),
        ("8个以上", "more than 8", False, "is made stronger"),
        ("约8个", "8", False, "is dropped"),
        ("约8个", "at least 8", False, "is made stronger"),
    ],
)
def test_what_a_bound_implies(page: str, draft: str, so: bool, what: str) -> None:
    figure, claim = chinese(page)[0], english(f"There are {draft} things.")[0]
    assert implied(figure, claim) == so
    assert so or change(figure, claim) == what
