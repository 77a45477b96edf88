"""A fact as fields: those of the contract, in its order, and then our own. A source is frozen."""

from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from bundle_model.facts import Fact
from bundle_model.figures import figures_of
from checks.output.fact_list import FIELDS, Source, fields_of

CONTRACT = (
    "id", "page", "line", "column", "start", "end", "numeral_end", "text", "kind", "value", "unit", "bound",
    "low", "high", "low_closed", "high_closed", "story", "says",
)  # fmt: skip


def test_the_contract_comes_first_and_in_order(make_fact: Any) -> None:
    assert tuple(fields_of(make_fact())) == FIELDS
    assert FIELDS[: len(CONTRACT)] == CONTRACT


def test_every_field_says_what_it_is_called(make_fact: Any) -> None:
    assert fields_of(make_fact("000-2", "three firms")) == {
        "id": "000:1:2", "page": "000", "line": 1, "column": 2, "start": 1, "end": 3, "numeral_end": 2,
        "text": "3家", "kind": "quantity", "value": "3", "unit": "家", "bound": "exact",
        "low": "3", "high": "3", "low_closed": True, "high_closed": True,
        "story": "000-2", "says": "three firms", "rule": "unit",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        pytest.param("共3家", ("3", "3", True, True), id="exact"),
        pytest.param("超3家", ("3", None, False, False), id="over"),
        pytest.param("至少3家", ("3", None, True, False), id="at-least"),
        pytest.param("不超过3家", ("0", "3", True, True), id="at-most"),
        pytest.param("不到3家", ("0", "3", True, False), id="less"),
        pytest.param("近3家", ("0", "3", True, False), id="nearly"),
        pytest.param("3万家", ("25000", "35000", True, False), id="rounded"),
        pytest.param("约3家", (None, None, None, None), id="about"),
        pytest.param("12月", (None, None, None, None), id="no-claim"),
    ],
)
def test_the_interval(text: str, interval: tuple[object, ...]) -> None:
    (figure,) = figures_of(text)
    fields = fields_of(Fact(figure))
    low, high, *closed = (fields[name] for name in ("low", "high", "low_closed", "high_closed"))
    assert tuple(None if end is None else str(end).removesuffix(".0") for end in (low, high)) == interval[:2]
    assert tuple(closed) == interval[2:]
    assert (fields["story"], fields["says"]) == (None, None)


def test_of_a_text_nothing_is_known() -> None:
    assert (Source().files, dict(Source().stories)) == ((), {})


def test_a_source_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Source().files = ()  # type: ignore[misc]
