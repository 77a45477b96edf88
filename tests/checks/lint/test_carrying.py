"""How a figure of a page is written into an English draft."""

import pytest

from bundle_model.english.extract import figures_of as english
from bundle_model.figures.extract import figures_of as chinese
from checks.lint.carrying import bound_in_words, change, implied


@pytest.mark.parametrize(
    ("page", "bound"),
    [
        ("36家", "exactly 36"),
        ("1000多个", "more than 1,000"),
        ("不超过3天", "up to 3"),
        ("不到3天", "less than 3"),
        ("约2350米", "about 2,350"),
        ("三四个", "between 3"),
    ],
)
def test_a_bound_in_words(page: str, bound: str) -> None:
    assert bound_in_words(chinese(page)[0]) == bound


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
        ("不超过8个", "up to 8", True, ""),
        ("不超过8个", "less than 8", False, "is made stronger"),
        ("8个以内", "under 8", False, "is made stronger"),
        ("8个以内", "within 8", True, ""),
        ("不到8个", "less than 8", True, ""),
        ("不到8个", "up to 8", True, ""),
        ("近8个", "less than 8", True, ""),
        ("低于8个", "fewer than 8", True, ""),
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
