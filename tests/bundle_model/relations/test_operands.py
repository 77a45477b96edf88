"""What relations are about, as the record writes it."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from bundle_model.figures import Interval
from bundle_model.relations.operands import Anchor, Constant, Item, Term
from bundle_model.text.places import Quote

_TERM, _ITEM = TypeAdapter(Term), TypeAdapter(Item)
ANCHOR = {"at": "000:1:2", "quote": "三", "value": "3"}
CONSTANT = {"value": "7", "because": "the days of a week"}
QUOTE = {"at": "000:1:2", "quote": "市"}


@pytest.mark.parametrize(
    ("adapter", "value", "model"),
    [
        pytest.param(_TERM, "000:38:15", str, id="figure"),
        pytest.param(_TERM, ANCHOR, Anchor, id="anchor"),
        pytest.param(_TERM, CONSTANT, Constant, id="constant"),
        pytest.param(_ITEM, "000:38:15", str, id="listed-figure"),
        pytest.param(_ITEM, QUOTE, Quote, id="quotation"),
    ],
)
def test_forms(adapter: Any, value: Any, model: type) -> None:
    read = adapter.validate_python(value)
    assert type(read) is model
    assert adapter.validate_python(read) == read


@pytest.mark.parametrize(
    ("adapter", "value", "rule"),
    [
        pytest.param(_TERM, "000:38", "must be the id of a figure", id="a-line"),
        pytest.param(_TERM, "38", "must be a place", id="no-place"),
        pytest.param(_TERM, "000:0:1", "must be a place", id="line-0"),
        pytest.param(_TERM, "000:9999999999:1", "must be a place", id="a-line-beyond-all"),
        pytest.param(_TERM, ["000:38:15"], "must be the id of a figure", id="a-list"),
        pytest.param(_TERM, {**ANCHOR, "value": "三"}, "exact decimal or a fraction", id="anchor-without-digits"),
        pytest.param(_TERM, {**ANCHOR, "value": "1/0"}, "exact decimal or a fraction", id="anchor-over-zero"),
        pytest.param(_TERM, {**ANCHOR, "at": "000:1"}, "must name a column too", id="anchor-on-a-line"),
        pytest.param(_TERM, QUOTE, "type=missing", id="a-quotation-without-value"),
        pytest.param(_TERM, {"because": "x"}, "type=missing", id="constant-without-value"),
        pytest.param(_ITEM, ANCHOR, "type=extra_forbidden", id="an-item-with-a-value"),
        pytest.param(_ITEM, 3, "must be the id of a figure", id="a-number"),
    ],
)
def test_what_is_no_term(adapter: Any, value: Any, rule: str) -> None:
    with pytest.raises(ValidationError, match=rule) as error:
        adapter.validate_python(value)
    assert error.value.error_count() == 1


@pytest.mark.parametrize(
    ("said", "value", "span"),
    [
        pytest.param("63 %", Fraction(63, 100), Interval.between(Fraction(5, 8), Fraction(127, 200), high_closed=False), id="per-cent"),
        pytest.param("over 50 %", Fraction(1, 2), Interval.between(Fraction(1, 2), None, low_closed=False), id="hedged"),
        pytest.param("2/3", Fraction(2, 3), Interval.point(Fraction(2, 3)), id="fraction"),
        pytest.param("about 50 %", Fraction(1, 2), None, id="about"),
    ],
)  # fmt: skip
def test_as_a_share_of_one(known: Any, said: str, value: Fraction, span: Interval | None) -> None:
    share = known(said).as_share
    assert (share.value, share.span, share.label) == (value, span, said)
