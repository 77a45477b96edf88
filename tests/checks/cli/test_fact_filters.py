"""A fact passes if it fits each part that is set, exactly, at any size."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.facts import Fact
from bundle_model.figures import figures_of
from checks.cli.fact_filters import Filter, size

FITS = {
    "pages": "000", "stories": "000-2", "kinds": "quantity", "units": "家", "bounds": "exact",
    "least": Decimal(3), "most": Decimal(3), "words": "FIRMS",
}  # fmt: skip
FAILS = {
    "pages": "001", "stories": "000-1", "kinds": "date", "units": "人", "bounds": "over",
    "least": Decimal("3.1"), "most": Decimal("2.9"), "words": "couriers",
}  # fmt: skip


def _filter(parts: dict[str, Any]) -> Filter:
    return Filter(
        **{name: (value,) if name.endswith("s") and name != "words" else value for name, value in parts.items()}
    )


def test_without_a_part_everything_passes(make_fact: Any) -> None:
    assert Filter().takes(make_fact())
    assert Filter().takes(make_fact(kind="date", unit=None, bound=None, printed=None))


@pytest.mark.parametrize("name", FITS)
def test_each_part_alone(make_fact: Any, name: str) -> None:
    fact = make_fact("000-2", "three firms")
    assert _filter({name: FITS[name]}).takes(fact)
    assert not _filter({name: FAILS[name]}).takes(fact)


@pytest.mark.parametrize("name", FITS)
def test_all_together_and_one_that_does_not_fit(make_fact: Any, name: str) -> None:
    fact = make_fact("000-2", "three firms")
    assert _filter(FITS).takes(fact)
    assert not _filter({**FITS, name: FAILS[name]}).takes(fact)


@pytest.mark.parametrize("name", ["pages", "stories", "kinds", "units", "bounds"])
def test_of_several_values_any_will_do(make_fact: Any, name: str) -> None:
    assert Filter(**{name: (FAILS[name], FITS[name])}).takes(make_fact("000-2"))


@pytest.mark.parametrize("name", ["stories", "units", "bounds"])
def test_what_has_no_value_fits_no_value(make_fact: Any, name: str) -> None:
    bare = make_fact(unit=None, bound=None)
    assert not Filter(**{name: (FITS[name],)}).takes(bare)


LONG = "9" * 1_000_000


@pytest.mark.parametrize(
    ("value", "limit", "order"),
    [
        pytest.param("3", "3", 0, id="equal"),
        pytest.param("3.0", "3", 0, id="printed-otherwise"),
        pytest.param("2.999999999999999999999999999999999999", "3", -1, id="just-below"),
        pytest.param("3." + "0" * 40 + "1", "3", 1, id="just-above"),
        pytest.param("-1", "-0.5", -1, id="below-nought"),
        pytest.param("2/3", "0.6666666666666666666666666666666666", 1, id="a-fraction-above"),
        pytest.param("2/3", "0.6666666666666666666666666666666667", -1, id="a-fraction-below"),
        pytest.param("1/4", "0.25", 0, id="a-fraction-equal"),
        pytest.param("1/4", "-1", 1, id="a-fraction-and-less-than-nought"),
        pytest.param(LONG, "1", 1, id="a-million-digits"),
        pytest.param(LONG, LONG, 0, id="and-equal"),
        pytest.param(LONG, LONG + ".5", -1, id="and-below"),
        pytest.param(f"{LONG}/{LONG}", "1", 0, id="a-fraction-of-a-million-digits"),
        pytest.param(f"{LONG}/{LONG}8", "0.1", -1, id="and-another"),
        pytest.param("1", LONG, -1, id="against-a-million"),
        pytest.param("1/3", "9" * 5000, -1, id="a-fraction-against-many"),
    ],
)
def test_both_ends_are_exact(make_fact: Any, value: str, limit: str, order: int) -> None:
    fact = make_fact(value=value)
    assert Filter(least=Decimal(limit)).takes(fact) == (order >= 0)
    assert Filter(most=Decimal(limit)).takes(fact) == (order <= 0)


_numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**30), max_value=10**30)


@given(st.integers(0, 10**30), st.integers(1, 10**30), _numbers)
def test_a_fraction_is_compared_as_a_fraction(make_fact: Any, over: int, under: int, limit: Decimal) -> None:
    fact, value = make_fact(value=f"{over}/{under}"), Fraction(over, under)
    assert Filter(least=limit).takes(fact) == (value >= Fraction(limit))
    assert Filter(most=limit).takes(fact) == (value <= Fraction(limit))


@given(st.text(st.sampled_from("0123三百万亿.,，/％%分之半第年月日-~—“” \n家元"), max_size=30))
def test_every_figure_of_any_text_can_be_compared(text: str) -> None:
    for figure in figures_of(text):
        fact = Fact(figure)
        assert Filter(least=Decimal(1)).takes(fact) or Filter(most=Decimal(1)).takes(fact)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("couriers", id="word"),
        pytest.param("COURIERS", id="capitals"),
        pytest.param("more THAN", id="where-the-english-has-capitals"),
        pytest.param("Courier", id="part-of-a-word"),
        pytest.param("30,000  couriers\n", id="blanks-are-one"),
        pytest.param("é", id="another-letter"),
        pytest.param("É", id="its-capital"),
        pytest.param("3万", id="text"),
        pytest.param("万 余人", id="text-with-a-blank"),
        pytest.param("3万\n余人", id="text-as-printed"),
        pytest.param("公 里", id="unit-with-a-blank"),
        pytest.param("KM", id="unit-in-capitals"),
        pytest.param("", id="nothing"),
    ],
)
def test_words_stand_in_text_unit_or_english(make_fact: Any, words: str) -> None:
    fact = make_fact(says="More than 30,000 couriers of the Café", text="3万\n余 人", unit="km公里")
    assert Filter(words=words).takes(fact)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("thecafé", id="blanks-of-the-english-count"),
        pytest.param("couriers 30,000", id="in-order"),
        pytest.param("quantity", id="not-the-kind"),
        pytest.param("000:1:2", id="not-the-place"),
        pytest.param(".*", id="no-pattern"),
        pytest.param("人km", id="not-across"),
    ],
)
def test_words_that_stand_nowhere(make_fact: Any, words: str) -> None:
    fact = make_fact(says="More than 30,000 couriers of the Café", text="3万余人", unit="km公里")
    assert not Filter(words=words).takes(fact)
    assert not Filter(words=words).takes(make_fact(unit=None))


@pytest.mark.parametrize(
    ("less", "more"),
    [
        pytest.param("2", "10", id="numbers-not-text"),
        pytest.param("0.5", "2/3", id="a-fraction"),
        pytest.param("1/3", "1/2", id="two-fractions"),
        pytest.param("8" * 5000, "9" * 5000, id="many-digits"),
        pytest.param("1/" + "9" * 5000, "0.1", id="a-fraction-of-many-digits"),
        pytest.param("5", "1" + "0" * 1_000_001, id="beyond-the-exponents-of-decimal"),
    ],
)
def test_sizes_are_in_order(less: str, more: str) -> None:
    assert size(less) < size(more)
