"""JSON that commands nothing, and says to its reader what it said before."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.safe_text.json_text import tame

HOSTILE = st.text(st.sampled_from('\x1b\x7f\x9b\u202e\u2028\udcff\U000e0001\\u"::##[[a义 \n\t'), max_size=30)


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


@given(st.dictionaries(HOSTILE, st.one_of(HOSTILE, st.text(), st.lists(HOSTILE, max_size=3)), max_size=4))
def test_a_reader_gets_the_same_and_nothing_is_alive(value: object) -> None:
    text = tame(_dumped(value))
    assert json.loads(text) == value
    assert not [part for part in ("::", "##[") if part in text]
    assert {unicodedata.category(char) for char in text if char != "\n"}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    assert text.encode()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("\x1b\u202e", '"\\u001b\\u202e"', id="escapes"),
        pytest.param("\U000e0001", '"\\udb40\\udc01"', id="a-pair"),
        pytest.param(":::", '":\\u003a:"', id="three-colons"),
        pytest.param("\\::", '"\\\\:\\u003a"', id="behind-a-backslash"),
        pytest.param("##[group]", '"##\\u005bgroup]"', id="a-group"),
    ],
)
def test_how_it_is_written(value: str, text: str) -> None:
    assert tame(_dumped(value)) == text


@pytest.mark.parametrize(
    "value", [{"a": [1, None, "义乌: “一”"]}, [], "a: b", "#[x]", "\u3000\u00a0"], ids=["nested", "empty", "colon", "bracket", "blanks"]
)  # fmt: skip
def test_what_is_harmless_is_as_it_was(value: object) -> None:
    assert tame(_dumped(value)) == _dumped(value)
