import re

import pytest

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
    for _ in range(2):  # the second time without compiling
        found = late.search(subject)
        assert found
        assert found[0] == expected
    assert late.sub("-", subject) == re.compile(text, flags).sub("-", subject)


def test_it_is_compiled_at_its_first_use() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("x")


@pytest.mark.parametrize("char", ["义", "〇", "𠀀", "é"])
def test_a_letter_that_is_not_latin_or_is_not_ascii(char: str) -> None:
    assert re.fullmatch(LETTER, char)


@pytest.mark.parametrize("char", ["a", "Z", "7", "７", "_", "。", "“", " "])
def test_no_letter_of_that_kind(char: str) -> None:
    assert re.fullmatch(LETTER, char) is None
