"""What must be beside a numeral for a rule to look at it: nothing that a rule looks at is missing from its set."""

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
import yaml

from bundle_model.figures import figures_of
from bundle_model.figures.context import Near
from bundle_model.figures.kinds import decide
from bundle_model.figures.lexicon import lexicon

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIGURES = Path(__file__).parents[1]
_ANYTHING = Near(frozenset(), frozenset(), digits=0)
_SIGNS = "()[]@#+-_=&?/\\.,:;·×~!%‰℃°<>“”‘’「」\0 abAN，。"
# Each finds some character that is taken out of a set and that no other finds; what "3" or a character on one side finds, these do.
_NUMERALS = ("30", "2.0", "301", "2013", "三")
_SHAPES = ("{char}{number}{char}", "5{char}{number}", "{number}{char}5")


def _words() -> Iterator[str]:
    """Every word of the lexicon."""
    for _, groups in lexicon():
        for one in groups.values():
            yield from (word for name, words in one if name != "why" for word in words)


_CHARS = sorted({char for word in _words() for char in (word[0], word[-1])} | {*_SIGNS})


def _assert_read_alike(texts: list[str]) -> None:
    """Each text reads the same where every rule looks at every numeral."""
    rules = {name: vars(decide)[name] for name in ("_ARABIC_RULES", "_CHINESE_RULES")}
    wide = {name: [(_ANYTHING, rule) for _, rule in ruled] for name, ruled in rules.items()}
    with mock.patch.multiple(decide, **wide):
        afresh = [figures_of(text) for text in texts]
    for text, figures in zip(texts, afresh, strict=True):
        assert figures_of(text) == figures, text


@pytest.mark.parametrize("number", _NUMERALS)
def test_no_character_beside_a_numeral_is_missing(number: str) -> None:
    _assert_read_alike(["。\n".join(shape.format(char=char, number=number) for shape in _SHAPES) for char in _CHARS])


def test_none_is_missing_for_any_case_of_the_corpus() -> None:
    cases = [case for path in _FIGURES.glob("cases/*.yaml") for case in _entries(path)]
    passages = [entry for path in _FIGURES.glob("labelled/*.yaml") for entry in _entries(path)]
    _assert_read_alike([case["input"] for case in cases] + [entry["text"] for entry in passages])


def _entries(path: Path) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = yaml.load(path.read_bytes(), _LOADER)  # noqa: S506 - a safe loader
    return entries
