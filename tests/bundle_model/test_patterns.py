import copy
import importlib
import pkgutil
import re

import pytest

import bundle_model
import checks
from bundle_model.patterns import LETTER, pattern


@pytest.mark.parametrize(
    ("text", "flags", "subject", "expected"),
    [
        pytest.param("[0-9]+", 0, "a36b", "36", id="no-flags"),
        pytest.param("A.B", re.DOTALL | re.IGNORECASE, "a\nb", "a\nb", id="flags"),
    ],
)
def test_it_finds_what_re_finds(text: str, flags: int, subject: str, expected: str) -> None:
    late = pattern(text, flags)
    found = late.search(subject)
    assert found
    assert found[0] == expected
    assert late.sub("-", subject) == re.compile(text, flags).sub("-", subject)


def test_it_is_compiled_at_its_first_use() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_it_is_compiled_once() -> None:
    late = pattern("a")
    assert late.search is late.search


def test_it_can_be_copied() -> None:
    assert copy.copy(pattern("a")).search("ba")


def test_every_pattern_of_ours_can_be_compiled() -> None:
    compiled = 0
    for package in (bundle_model, checks):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for one in vars(importlib.import_module(found.name)).values():
                for late in one if isinstance(one, tuple) else [one]:
                    if type(late) is type(pattern("")):
                        assert late.pattern is not None
                        compiled += 1
    assert compiled > 300


@pytest.mark.parametrize("char", ["义", "〇", "𠀀", "é", "½", "Ⅳ"])
def test_a_letter_or_a_sign_of_number_that_is_not_ascii(char: str) -> None:
    assert re.fullmatch(LETTER, char)


@pytest.mark.parametrize("char", ["a", "Z", "7", "７", "_", "。", "“", " "])
def test_no_letter_of_that_kind(char: str) -> None:
    assert re.fullmatch(LETTER, char) is None
