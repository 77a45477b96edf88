"""Laws of the reader of English numbers, for any text."""

import re
import time
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.english import extract, numerals
from bundle_model.english.extract import figures_of
from bundle_model.figures import CLAIMS

_PIECES = ["half", "a third of", "two", "or", "three", "million", "hundred", "and", "between", "-", "−5", "1,000", "2.5", "%",
    "yuan", "more than", "12:30", "1.9:1", "002:53", "R-001-02", "+", "US$", "2020", "May", "İ", "\n", "37th", "dozen", "\u3000"]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join), st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))  # fmt: skip


_BEFORE = ["", " ", "| ", "a | ", "he keeps ", "he  keeps ", "keeps\n", "about ", "within ", "at most ", "no. ", "an rmb ", "US$", "is minus ", "-",
    "a version ", "Version ", "a table ", "on May ", "Smart ", "the H", "between ", "half a ", "x:", "~", "it turns over "]  # fmt: skip
_NUMBERS = ["1", "2", "36", "007", "1,000", "1999", "2020", "2200", "1.5", "twelve", "a dozen"]
_AFTER = ["", " |", "% |", "%", "% of", "\n", " couriers", " couriers.", " Couriers", " second", " seconds", " seconds per user", " seconds or more", " users, or more", " at most", " max",
    " users max.", " days and over", " or so", " big parcels or more", " big parcels", " of them", " and 5 users", " or 5", "-5", " million yuan", " millions", " xylophones",
    " x 10^3", " k", " m", "k", " km/h", " may", " May", " percent", " square metres", "-bit users", " status", " people", " users+", " metres²", " calendar days", " 000 users"]  # fmt: skip


def test_what_is_read_at_once_is_what_is_read_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["".join(parts) for parts in product(_BEFORE, _NUMBERS, _AFTER)]
    at_once = list(map(figures_of, texts))
    monkeypatch.setattr(extract, "_simple", lambda *_: None)
    monkeypatch.setattr(numerals, "_INTEGER", re.compile(r"(?!)"))
    assert at_once == list(map(figures_of, texts))


@given(TEXTS)
def test_every_figure_is_where_it_says_in_order_with_an_exact_value(text: str) -> None:
    figures = figures_of(text)
    assert [one.start for one in figures] == sorted(one.start for one in figures)
    for one in figures:
        Fraction(one.value)
        lines = text.split("\n")
        assert text[one.start : one.end] == one.text
        assert sum(len(line) + 1 for line in lines[: one.line - 1]) + one.column - 1 == one.start
        assert one.start < one.numeral_end <= one.end
        assert (one.bound is None) is (one.kind not in CLAIMS)


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_are_read_as_they_are_written_with_and_without_separators(number: int) -> None:
    for written in (f"{number:,} rooms", f"{number} rooms"):
        (figure,) = figures_of(written)
        assert (figure.value, figure.unit) == (str(number), "rooms")


@pytest.mark.parametrize(
    "piece",
    ["1-", "1,234", "one hundred and ", "lines 1, ", "half a ", "1:", "a third of ", "between 1 and ", "x", "US$", "1.", "more than ", "\n", "two or three "],
)  # fmt: skip
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    def cost(times: int) -> float:
        begun = time.process_time()
        figures_of(piece * times)
        return time.process_time() - begun

    cost(10)
    small, large = min(cost(200) for _ in range(3)), min(cost(1600) for _ in range(2))
    assert large < 40 * small + 0.02
