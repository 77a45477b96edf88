"""Formulas: what is one, what it comes to exactly, and its unit."""

from fractions import Fraction

import pytest

from checks.lint.formulas import FormulaError, ResultError, computed, parsed
from checks.lint.sources import Sources

# 000:48:15 is 36家, 000:65:10 29项, 000:65:5 4大类, 000:47:12 1000多个, 002:52:10 1天, 002:53:2 3天, 000:302:1 约2350米,
# 000:195:7 63%, 000:192:10 54人, 000:302:18 3200万元, 002:55:3 3天内
_COURIERS, _SERVICES, _CLASSES, _BRANDS, _DAY, _DAYS = (
    "000:48:15",
    "000:65:10",
    "000:65:5",
    "000:47:12",
    "002:52:10",
    "002:53:2",
)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param(_COURIERS, 36, "count", id="one"),
        pytest.param(f"{_COURIERS}+{_SERVICES}", 65, "count", id="a sum"),
        pytest.param(f" {_COURIERS}  -\n{_SERVICES} ", 7, "count", id="a difference"),
        pytest.param(f"{_COURIERS} - {_SERVICES} - {_CLASSES}", 3, "count", id="from the left"),
        pytest.param(f"{_COURIERS} - ({_SERVICES} - {_CLASSES})", 11, "count", id="parentheses"),
        pytest.param(f"{_COURIERS} + {_SERVICES} * {_CLASSES} / {_CLASSES}", 65, "count", id="products first"),
        pytest.param(f"{_SERVICES} / {_CLASSES}", Fraction(29, 4), "", id="a quotient"),
        pytest.param(f"{_DAY} / {_DAYS}", Fraction(1, 3), "", id="days in days"),
        pytest.param(f"{_COURIERS} / {_DAYS}", 12, "count per day", id="a rate"),
        pytest.param(f"{_DAY} * {_DAYS}", 3, "days times days", id="a square"),
        pytest.param(f"{_COURIERS} / {_DAYS} * {_DAY}", 12, "count", id="a rate times days"),
        pytest.param("000:195:7 * 000:192:10", Fraction(3402, 100), "count", id="a share of a count"),
        pytest.param("000:302:18 / 000:302:1", Fraction(32000000, 2350), "yuan per metre", id="yuan a metre"),
        pytest.param(f"(({_COURIERS}))", 36, "count", id="many parentheses"),
    ],
)  # fmt: skip
def test_a_result(sources: Sources, text: str, value: Fraction, unit: str) -> None:
    result = computed(parsed(text, sources))
    assert (result.value, result.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param(f"{_COURIERS} + {_SERVICES}", "65", id="exact"),
        pytest.param(f"{_BRANDS} + {_COURIERS}", "(1036, ∞)", id="more than"),
        pytest.param(f"{_COURIERS} - 002:55:3 / {_DAYS} * {_CLASSES}", "[32, 36]", id="up to"),
        pytest.param(f"{_COURIERS} - {_BRANDS}", "(-∞, -964)", id="below zero"),
        pytest.param(f"{_COURIERS} / {_BRANDS}", "(0, 0.036)", id="a quotient"),
        pytest.param(f"{_COURIERS} * {_BRANDS}", "(36000, ∞)", id="a product"),
    ],
)  # fmt: skip
def test_what_bounds_make_of_it(sources: Sources, text: str, span: str) -> None:
    assert str(computed(parsed(text, sources)).span) == span


@pytest.mark.parametrize(
    "text", ["000:302:1", "000:302:1 + 000:302:1", f"{_COURIERS} * ({_COURIERS} - {_BRANDS})"], ids=["about", "a sum of it", "negative"]
)  # fmt: skip
def test_no_bounds(sources: Sources, text: str) -> None:
    assert computed(parsed(text, sources)).span is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it ends before the last figure."),
        ("2", "“2” is neither the id of a figure nor one of + - * / ( )."),
        (f"{_COURIERS} + 2", "“2” is neither the id of a figure nor one of + - * / ( )."),
        (f"{_COURIERS} ^ {_COURIERS}", f"“^ {_COURIERS}” is neither the id of a figure nor one of + - * / ( )."),
        ("000:48:14", "there is no figure 000:48:14."),
        (f"{_COURIERS} {_COURIERS}", f"“{_COURIERS}” does not follow what stands before it."),
        (f"{_COURIERS} ({_COURIERS})", "“(” does not follow what stands before it."),
        (f"+ {_COURIERS}", "“+” does not follow what stands before it."),
        ("()", "“)” does not follow what stands before it."),
        (f"{_COURIERS} +", "it ends before the last figure."),
        (f"({_COURIERS}", "it opens a parenthesis that it does not close."),
        (f"{_COURIERS})", "it closes a parenthesis that none opens."),
    ],
)
def test_no_formula(sources: Sources, text: str, said: str) -> None:
    with pytest.raises(FormulaError) as raised:
        parsed(text, sources)
    assert str(raised.value) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{_COURIERS} / ({_COURIERS} - {_COURIERS})", "it divides by zero."),
        (f"{_COURIERS} / 002:55:3", "its divisor may be zero, as the page words it."),
        (f"{_COURIERS} + {_DAY}", "count and days cannot be added or subtracted."),
        (f"{_COURIERS} - 000:195:7", "count and a share cannot be added or subtracted."),
    ],
)
def test_no_result(sources: Sources, text: str, said: str) -> None:
    with pytest.raises(ResultError) as raised:
        computed(parsed(text, sources))
    assert str(raised.value) == said


def test_a_long_one_is_read_in_one_pass(sources: Sources) -> None:
    assert computed(parsed(" + ".join([_COURIERS] * 1000), sources)).value == 36000
    assert computed(parsed("(" * 1000 + _COURIERS + ")" * 1000, sources)).value == 36


def test_more_digits_than_are_computed_with(sources: Sources) -> None:
    formula = parsed(_COURIERS, sources)
    long = formula.figures[0]._replace(value="9" * 101)
    with pytest.raises(ResultError, match="has more than 100 digits"):
        computed(type(formula)((long,)))
