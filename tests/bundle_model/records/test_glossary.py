"""The glossary: one name for one thing, and what counts as a variant of it."""

import pytest
from pydantic import ValidationError

from bundle_model.records.glossary import GlossaryRecord, Held, Name


def _name(english: str | None = "Meet Lizu", *variants: str, chinese: str = "李祖乡遇", quoted: bool = False) -> Name:
    return Name(chinese=chinese, english=english, variants=variants, quoted=quoted)


def _held(name: Name) -> Held:
    return name.held(name.english or "")


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        pytest.param(_name("Meet Lizu", "Lizu Xiangyu"), "the Lizu Xiangyu workshop", "Lizu Xiangyu", id="a-variant"),
        pytest.param(_name("Meet Lizu", "Lizu Xiangyu"), "the Meet Lizu workshop", None, id="the-name"),
        pytest.param(_name("night-visit team", "night-visit group"), "Night-visit group nine", "Night-visit group", id="at-the-start-of-a-sentence"),
        pytest.param(_name("night-visit team", "night-visit group"), "the night-visit groups", None, id="no-word-of-its-own"),
        pytest.param(_name("night-visit team", "night-visit group", "night-visit groups"), "the night-visit groups", "night-visit groups", id="the-longest"),
        pytest.param(_name("Party member", "party members"), "34 party members", "party members", id="a-small-letter"),
        pytest.param(_name("Party member", "party members"), "34 Party members", None, id="its-capital"),
        pytest.param(_name("Party building", "party-building"), "the Party-building alliance", None, id="with-a-hyphen"),
        pytest.param(_name("Party building", "party"), "three-party coordination", None, id="a-part-of-a-word"),
        pytest.param(_name("Yiwu", "our city", quoted=True), "the paper says 'our city' of it", None, id="a-quotation"),
        pytest.param(_name("Yiwu", "our city", quoted=True), "three schools of our city", "our city", id="no-quotation"),
        pytest.param(_name("Good Merchant", "good traders"), "the 'good traders'", "good traders", id="in-quotation-marks-that-are-no-quotation"),
        pytest.param(_name("C++", "c+"), "a c+ b", "c+", id="signs-are-signs"),
    ],
)  # fmt: skip
def test_a_variant(name: Name, text: str, found: str | None) -> None:
    match = _held(name).pattern.search(text)
    assert (match[0] if match else None) == found


def test_without_variants_there_is_nothing_to_find() -> None:
    assert _held(_name()).pattern.search("Meet Lizu, Lizu Xiangyu") is None


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param([("Meet Lizu", "李祖乡遇"), ("Lizu", "李祖乡遇")], "must have each Chinese name once", id="a-thing-twice"),
        pytest.param([("Meet Lizu", "李祖乡遇"), ("Meet Lizu", "李祖村")], "must have each English name once", id="a-name-twice"),
    ],
)  # fmt: skip
def test_one_name_for_one_thing(names: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        GlossaryRecord(pages=(), names=tuple(_name(english, chinese=chinese) for english, chinese in names))


def test_a_variant_of_one_is_not_the_name_of_another() -> None:
    names = (_name("Meet Lizu", "Lizu Xiangyu"), _name("Lizu Xiangyu", chinese="李祖村"))
    with pytest.raises(ValidationError, match="must have each English name once"):
        GlossaryRecord(pages=(), names=names)


def test_a_name_is_none_of_its_variants() -> None:
    with pytest.raises(ValidationError, match="must not have its English name among its variants"):
        _name("Meet Lizu", "Meet Lizu")


def test_a_thing_is_held_to_the_name_that_another_record_gives() -> None:
    """The capital letter is that of the name that is given."""
    name = _name(None, "smart 2.0 platform", chinese="智慧2.0平台")
    assert (name.words, name.held("Smart 2.0 platform").forms) == (("smart 2.0 platform",), ("smart 2.0 platform",))
    assert name.held("platform two").forms == ("Smart 2.0 platform", "smart 2.0 platform")


@pytest.mark.parametrize("variant", ["李祖", "’…"])
def test_a_variant_has_something_to_search_for(variant: str) -> None:
    with pytest.raises(ValidationError, match="must have a Latin letter or a digit in each variant"):
        _name("Meet Lizu", "Lizu Xiangyu", variant)


def test_the_name_of_another_thing_is_no_variant() -> None:
    name = _name("Meet Lizu", "Lizu Xiangyu", "Douyin")
    assert name.held("Meet Lizu", {"Douyin"}).forms == ("Lizu Xiangyu",)


def test_its_own_english_is_held_to_nothing() -> None:
    assert list(GlossaryRecord(pages=(), names=(_name("Meet Lizu", "Lizu Xiangyu"),)).english()) == []
