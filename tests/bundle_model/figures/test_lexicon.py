"""The lexicon is closed, says why, and holds no word that does nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bundle_model import figures
from bundle_model.errors import BundleError
from bundle_model.figures import figures_of
from bundle_model.figures.lexicon import Beginnings, Endings, Group, Lexicon, any_of, lexicon, measures
from bundle_model.figures.units import unit_at
from bundle_model.figures.vocabulary import Bound
from bundle_model.strict.tables import table_of

LEXICON = lexicon()


def _groups() -> Iterator[tuple[str, Group]]:
    for section, groups in LEXICON:
        if section != "bounds":
            yield from ((f"{section}.{name}", group) for name, group in groups.items())


GROUPS = dict(_groups())
_UNITS = LEXICON.units
_COUNTED = tuple(_UNITS[name] for name in ("classifiers", "nouns", "great", "money", "durations"))
_EVERY_UNIT = Beginnings(*(group.words for group in _COUNTED), measures())


def test_a_group_says_why() -> None:
    assert [name for name, group in GROUPS.items() if len(group.why) <= 5] == []


_ASKED = re.compile(r"""(\w+(?:\(\)\.\w+)?)\[["'](\w+)["']\]\.words""")
_ALIAS = re.compile(r"^(\w+(?:, \w+)*) = (lexicon\(\)\.\w+(?:, lexicon\(\)\.\w+)*)$", re.MULTILINE)


def _asked_for() -> Iterator[str]:
    """Each group that the code of figures asks for, with its section, by `lexicon().dates["eras"]` or by another name of a section."""
    for path in Path(figures.__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        sections = {"units": "units"}  # in `measures`
        for names, values in _ALIAS.findall(text):
            sections |= dict(
                zip(names.split(", "), (one.partition(").")[2] for one in values.split(", ")), strict=True)
            )
        for named, group in _ASKED.findall(text):
            yield f"{sections.get(named) or named.partition(').')[2]}.{group}"


def test_the_groups_are_those_that_are_asked_for() -> None:
    of_measures = {f"units.{name}" for name in ("measures", "technical", "latin", "multiples")}
    assert {*_asked_for(), *of_measures} == GROUPS.keys()


def test_the_lexicon_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        LEXICON.units["new"] = LEXICON.units["great"]  # type: ignore[index]


def test_a_word_that_is_no_unit_hides_one() -> None:
    for word in _UNITS["not_units"].words:
        hidden = _EVERY_UNIT.match(word)
        assert hidden is not None, word
        assert len(hidden) < len(word)
        assert unit_at(word) is None, word


def test_a_unit_is_read_whole() -> None:
    for word in (word for group in _COUNTED for word in group.words):
        found = unit_at(word)
        assert found is not None, word
        assert (found.text, found.end) == (word, len(word))


@pytest.mark.parametrize("bound", sorted(LEXICON.bounds))
def test_a_word_that_is_no_bound_hides_one(bound: Bound) -> None:
    words = LEXICON.bounds[bound]
    every_before = [word for one in LEXICON.bounds.values() for word in one.before]
    every_after = [word for one in LEXICON.bounds.values() for word in one.after]
    assert all(any(word.endswith(hidden) for hidden in every_before) for word in words.not_before)
    assert all(any(word.startswith(hidden) for hidden in every_after) for word in words.not_after)


def test_a_bound_word_has_one_meaning_on_a_side() -> None:
    for side in ("before", "after"):
        words = [word for one in LEXICON.bounds.values() for word in getattr(one, side)]
        assert len(words) == len(set(words))


def test_a_word_that_excludes_its_own_value_is_a_bound_of_at_most() -> None:
    assert set(LEXICON.said["half_open"].words) <= set(LEXICON.bounds["at_most"].before)


@pytest.mark.parametrize("word", LEXICON.bounds["at_most"].before)
def test_an_upper_bound_is_closed_but_for_the_words_that_exclude_it(word: str) -> None:
    (one,) = figures_of(f"{word}30家")
    assert one.bound == "at_most"
    assert one.interval is not None
    assert one.interval.high_closed is (word not in set(LEXICON.said["half_open"].words))
    assert {"不到", "不足", "不满", "小于", "低于", "少于", "<"} <= set(LEXICON.said["half_open"].words)


_BEGINNING = "units:\n  classifiers:\n    why: classifiers of things\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param(_BEGINNING + "    words: 个 条 个\n", "must name each word once, not 个 twice", id="a-word-twice"),
        pytest.param(_BEGINNING + "    words: ''\n", "must name at least one word", id="no-word"),
        pytest.param(_BEGINNING + "    words: [个]\n    note: x\n", "has an unknown field", id="an-unknown-field"),
        pytest.param("units: {}\n", "lacks the field numerals", id="a-missing-section"),
    ],
)
def test_a_lexicon_with_a_fault_is_refused(content: str, found: str) -> None:
    with pytest.raises(BundleError) as caught:
        table_of(Lexicon, content.encode(), "lexicon.yaml")
    assert found in str(caught.value)


def test_the_longest_word_is_found_at_either_end() -> None:
    words = ("不到", "到", "不超过", "过")
    assert Beginnings(words).match("x不到了", 1) == "不到"
    assert Beginnings(words).match("近") is None
    assert Beginnings(words).match("") is None
    assert Beginnings(words).starts == {"不", "到", "过"}
    assert Endings(words).match("投资不超过") == "不超过"
    assert Endings(words).match("达") is None
    assert Endings(words).match("") is None
    assert any_of(("a.b", "c")) == r"(?:a\.b|c)"
