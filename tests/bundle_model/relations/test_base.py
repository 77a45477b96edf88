"""What every relation has: its terms and quotations wherever they stand, the pages they are on."""

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from bundle_model.relations.base import MOST_TERMS, RelationBase
from bundle_model.relations.operands import Anchor, Constant
from bundle_model.relations.registry import all_kinds
from bundle_model.strict.models import StrictModel
from bundle_model.text.places import Quote

COMMON = {"claim": "x", "strength": "weak", "verdict": "holds"}


def _relation(kind: str, **fields: Any) -> RelationBase:
    return all_kinds()[kind].model_validate({"id": "R-000-01", "kind": kind, **COMMON, **fields})


def _quote(column: int, **more: str) -> dict[str, str]:
    return {"at": f"000:2:{column}", "quote": "项", **more}


def test_terms_and_quotations_of_a_formula() -> None:
    parts = [
        {"number": "000:1:1", "spelled": ["000:1:5"]},
        {"number": _quote(7, value="3"), "spelled": [_quote(8), _quote(9)]},
    ]
    relation = _relation("formula", parts=parts)
    anchor = Anchor.model_validate(_quote(7, value="3"))
    assert relation.terms == ("000:1:1", "000:1:5", anchor)
    assert relation.quotes == (anchor, *(Quote.model_validate(_quote(column)) for column in (8, 9)))


def test_terms_of_a_sum_with_a_constant() -> None:
    week = {"value": "7", "because": "the days of a week"}
    relation = _relation("sum", whole=week, parts=["000:1:1", "000:1:3"])
    assert relation.terms == (Constant.model_validate(week), "000:1:1", "000:1:3")
    assert relation.quotes == ()


@pytest.mark.parametrize(
    ("kind", "fields", "terms"),
    [
        pytest.param("order", {"figures": ["000:1:1", "000:1:2"], "relation": "<"}, 2, id="relation-is-no-term"),
        pytest.param("order", {"figures": ["000:1:1", "000:1:2"], "relation": "<", "within": ["000:1:3", "000:1:4"]}, 4, id="within"),
        pytest.param("equal-rates", {"rates": ["000:1:1", "000:1:2"], "implies": "more"}, 2, id="implies-is-no-term"),
        pytest.param("span", {"start": "000:1:1", "end": "000:1:2", "length": "000:1:3", "counting": "elapsed"}, 3, id="counting-is-no-term"),
        pytest.param("implied-part", {"whole": "000:1:1", "share": "000:1:2"}, 2, id="one-for-several"),
        pytest.param("list", {"count": "000:1:1", "items": ["000:1:2", _quote(4)], "closed": "true"}, 2, id="listed-figure"),
    ],
)  # fmt: skip
def test_what_is_a_term(kind: str, fields: dict[str, Any], terms: int) -> None:
    relation = _relation(kind, **fields, doubt="a doubt")
    assert len(relation.terms) == terms
    assert all(str(term).startswith("000:1:") for term in relation.terms)


@pytest.mark.parametrize("kind", all_kinds())
def test_a_kind_holds_nothing_but_terms_quotations_and_known_words(kind: str) -> None:
    """Else a text of a new kind would be taken for the id of a figure."""
    model = all_kinds()[kind]
    assert model.model_fields.keys() - RelationBase.model_fields.keys() >= model.NO_TERMS
    for name in model.model_fields.keys() - RelationBase.model_fields.keys():
        leaves = _leaves(model.model_fields[name].annotation)
        if name in model.NO_TERMS:
            assert not leaves & {Anchor, Constant, Quote}, name
        else:
            assert leaves <= {str, Anchor, Constant, Quote, type(None)}, name


def _leaves(annotation: Any) -> set[Any]:
    if (
        isinstance(annotation, type)
        and issubclass(annotation, StrictModel)
        and annotation not in (Anchor, Constant, Quote)
    ):
        return set().union(*(_leaves(field.annotation) for field in annotation.model_fields.values()))
    inner = [
        part for part in get_args(annotation) if part is not Ellipsis and (isinstance(part, type) or get_args(part))
    ]
    return set().union(*map(_leaves, inner)) if inner else {annotation}


@pytest.mark.parametrize(
    ("id_", "page"),
    [("R-000-01", "000"), ("R-a-b-02", "a-b"), ("R-p-100", "p")],
    ids=["page", "page-with-a-dash", "three-digits"],
)
def test_the_id_names_the_page(id_: str, page: str) -> None:
    relation = _relation("repeat", figures=["000:1:1", "000:1:2"], id=id_)
    assert relation.page == page
    assert relation.pages == {page, "000"}


@pytest.mark.parametrize("id_", ["R-000-1", "R-000-012", "R-000", "000-01", "R-0 0-01", "R-000-1000", "R-0:0-01", ""])
def test_unfit_ids(id_: str) -> None:
    with pytest.raises(ValidationError, match="id of a relation"):
        _relation("repeat", figures=["000:1:1", "000:1:2"], id=id_)


@pytest.mark.parametrize(
    ("number", "fits"), [(0, True), (2, True), (MOST_TERMS, True), (MOST_TERMS + 1, False)], ids=str
)
def test_how_many_figures_are_compared(number: int, fits: bool) -> None:
    figures = [f"000:1:{column}" for column in range(1, number + 1)]
    if fits:
        assert len(_relation("repeat", figures=figures).terms) == number
    else:
        with pytest.raises(ValidationError, match="items"):
            _relation("repeat", figures=figures)


def test_every_kind_judges() -> None:
    with pytest.raises(TypeError, match="abstract"):
        type("Idle", (RelationBase,), {})(id="R-000-01", kind="idle", **COMMON)
