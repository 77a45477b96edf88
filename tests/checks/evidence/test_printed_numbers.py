"""The numbers of a line, also those in words, and of the story around it."""

import pytest

from bundle_model.bundle import Bundle
from bundle_model.repository import Repository
from checks.evidence.printed_numbers import PrintedNumbers, number_key, numbers_in_words


@pytest.fixture(scope="session")
def bundle(real_repository: Repository) -> Bundle:
    return real_repository.bundle


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        pytest.param("村两委班子", {"2"}, id="in-a-word"),
        pytest.param("半年双减", {"1/2", "2"}, id="half-and-double"),
        pytest.param("第三十七届", {"37"}, id="one-numeral-is-one-number"),
        pytest.param("千万级媒体", {"10000000"}, id="magnitudes-alone"),
        pytest.param("百亩、亿元", {"100", "100000000"}, id="each-of-them"),
        pytest.param("三五成群", {"3", "5"}, id="neighbouring-digits"),
        pytest.param("一二三产", {"1", "2", "3"}, id="digits-in-a-row"),
        pytest.param("四百余件", {"400"}, id="a-hundred"),
        pytest.param("百千万亿十", set(), id="more-magnitudes-than-a-number-has"),
        pytest.param("没有数字 36", set(), id="digits-are-figures"),
    ],
)  # fmt: skip
def test_numbers_in_words(line: str, numbers: set[str]) -> None:
    assert numbers_in_words(line) == numbers


@pytest.mark.parametrize(
    ("value", "key"),
    [("36.0", "36"), ("36", "36"), ("300", "300"), ("0.50", "0.5"), ("2/4", "0.5"), ("2/3", "2/3"), ("-3.0", "-3")],
)
def test_a_value_has_one_form(value: str, key: str) -> None:
    assert number_key(value) == key


@pytest.mark.parametrize(
    ("line", "has", "lacks"),
    [
        pytest.param(("000", 48), {"6400", "36", "12647", "30000000000"}, {"7400", "2350"}, id="its-story"),
        pytest.param(("002", 375), {"8"}, {"60", "19"}, id="a-line-without-a-story"),
    ],
)
def test_the_numbers_of_a_line_and_its_story(
    bundle: Bundle, line: tuple[str, int], has: set[str], lacks: set[str]
) -> None:
    numbers = PrintedNumbers(bundle).beside(line)
    assert has <= numbers
    assert not lacks & numbers


@pytest.mark.parametrize(
    ("line", "there"),
    [(("000", 1), True), (("000", 338), True), (("000", 339), False), (("009", 1), False)],
    ids=["first", "last", "behind-the-page", "no-page"],
)
def test_a_line_that_is_there(bundle: Bundle, line: tuple[str, int], there: bool) -> None:
    assert PrintedNumbers(bundle).has_line(line) is there


def test_the_figures_of_a_line(bundle: Bundle) -> None:
    printed = PrintedNumbers(bundle)
    assert [figure.text for figure in printed.figures_on(("000", 48))] == ["6400余家", "36家"]
    assert printed.figures_on(("000", 1)) == []
