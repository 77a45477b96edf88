"""Filters that find nothing are named, with what is known near; those that find something are not."""

from typing import Any

import pytest

from checks.cli.unmatched import Condition, Known, named, passing

SHOPS = ({"kind": "tea", "town": "a"}, {"kind": "tea", "town": "b"}, {"kind": "rice", "town": "b"})


def _kind(value: str, word: str = "") -> Condition[dict[str, str]]:
    return named("kind", value, lambda shop: (shop["kind"],), word=word)


def _town(value: str) -> Condition[dict[str, str]]:
    return named("town", value, lambda shop: (shop["town"],))


OPEN = Condition("--open", "", "is open", lambda _: False)
SHOP = Condition("--shop", "", "is a shop", lambda _: True)


def _notes(conditions: Any, passes: Any, shops: Any = SHOPS) -> list[str]:
    notes: list[str] = []
    assert list(passing(shops, passes, conditions, "shop", notes)) == [shop for shop in shops if passes(shop)]
    return notes


@pytest.mark.parametrize(
    ("conditions", "passes", "said"),
    [
        pytest.param([], lambda _: True, [], id="no-filter"),
        pytest.param([_kind("tea")], lambda shop: shop["kind"] == "tea", [], id="one-that-finds"),
        pytest.param([_kind("rice"), _town("b")], lambda shop: shop == SHOPS[2], [], id="two-that-find-together"),
        pytest.param([_kind("silk")], lambda _: False, ["no shop has the kind silk; there are tea, rice"], id="one"),
        pytest.param(
            [_kind("rices", "rices")], lambda _: False, ["no shop has the kind rices; the nearest is rice"], id="near"
        ),
        pytest.param(
            [_kind("silk", "silk")], lambda _: False, ["no shop has the kind silk; there are tea, rice"], id="none-near"
        ),
        pytest.param(
            [_kind("silk"), _kind("tea")],
            lambda shop: shop["kind"] == "tea",
            ["no shop has the kind silk; there are tea, rice"],
            id="one-of-two-values",
        ),
        pytest.param(
            [_kind("silk"), OPEN],
            lambda _: False,
            ["no shop has the kind silk; there are tea, rice", "no shop is open"],
            id="two-filters-that-find-nothing",
        ),
        pytest.param(
            [_kind("silk"), _town("a")],
            lambda _: False,
            ["no shop has the kind silk; there are tea, rice"],
            id="one-of-two-filters",
        ),
        pytest.param(
            [_kind("rice"), _town("a")],
            lambda _: False,
            ["no shop passes all of --kind rice (1), --town a (1)"],
            id="only-together",
        ),
        pytest.param(
            [_kind("rice"), _kind("silk"), _town("a"), SHOP],
            lambda _: False,
            [
                "no shop has the kind silk; there are tea, rice",
                "no shop passes all of --kind rice or silk (1), --town a (1), --shop (3)",
            ],
            id="together-and-one-of-two-values",
        ),
    ],
)
def test_what_is_said(conditions: list[Any], passes: Any, said: list[str]) -> None:
    for condition in conditions:
        condition.found = 0  # a table is used again where tests are repeated
    assert _notes(conditions, passes) == said


@pytest.mark.parametrize("conditions", [[], [OPEN]], ids=["no-filter", "a-filter"])
def test_where_there_is_nothing_to_filter(conditions: list[Any]) -> None:
    assert _notes(conditions, lambda _: True, ()) == ["there is no shop"]


def test_nothing_is_said_before_the_end() -> None:
    notes: list[str] = []
    shops = passing(SHOPS, lambda _: True, [_kind("silk")], "shop", notes)
    next(shops)
    assert notes == []
    assert (len(list(shops)), len(notes)) == (2, 1)


def _known(values: str, **parts: Any) -> str:
    known = Known[str](lambda item: (item, None), **parts)
    for value in values.split():
        known.see(value)
    return known.said()


@pytest.mark.parametrize(
    ("values", "parts", "said"),
    [
        pytest.param("", {}, "", id="nothing"),
        pytest.param("b a a", {}, "there are a, b", id="most-first"),
        pytest.param("b a", {}, "there are b, a", id="else-as-they-come"),
        pytest.param("a b c d e f", {}, "there are a, b, c, d, e, f", id="six"),
        pytest.param("a b c d e f g h", {}, "there are a, b, c, d, e, f and 2 more", id="more"),
        pytest.param("sum share", {"word": "summ"}, "the nearest is sum", id="near"),
        pytest.param("sum share", {"word": "x"}, "there are sum, share", id="far"),
        pytest.param("sum share", {"word": "x", "listed": False}, "", id="far-and-not-to-be-listed"),
        pytest.param("sum share", {"word": "summ", "listed": False}, "the nearest is sum", id="near-and-not-listed"),
    ],
)
def test_known(values: str, parts: dict[str, Any], said: str) -> None:
    assert _known(values, **parts) == said


def test_of_a_field_with_many_values_some_are_kept() -> None:
    many = " ".join(map(str, range(2000)))
    assert _known(f"{many} 3 1500") == "there are 3, 0, 1, 2, 4, 5 and 994 more"
