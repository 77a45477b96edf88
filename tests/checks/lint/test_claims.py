"""Which numbers of a sentence are claims."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The character U+0040 is a sign.", "The village (江北下朱3组) is small.", "The zip code is 03215.", "Between 9 am and 5 p.m. it is open.",
        "It is folded in half.", "See [1] and [2].", "See interpretation 4.", "BagIt 1.0 bags are kept.", "See steps 3 to 5, and 7.",
        "RFC 3339 dates are used.", "The 135 close-out rule is old.", "ISO/IEC 29148 asks for it.", "HTTP/2 is used.", "The two differ.",
        "An 8-bit code.", "24/7 and #42.", "Debian 12.", "3.2.1 is a section.",
    ],
)  # fmt: skip
def test_no_claim(text: str, fired: Callable[..., set[str]]) -> None:
    assert "figures-cited" not in fired(text)


@pytest.mark.parametrize(
    "text",
    [
        "About 36, they say.", "In all 36.", "March 2020 had 36 fairs.", "The village (江北下朱) has 36 firms.", "RMB 30 is the fee.",
        "It costs USD 30.", "Cut it by half.", "In 36 places and/or 4.", "The Yiwu 36 couriers work.", "Twelve differ.",
        "Between 3 and 5 differ.", "The rule of 135 days.", "From 3 to 5 hours.",
    ],
)  # fmt: skip
def test_a_claim(text: str, fired: Callable[..., set[str]]) -> None:
    assert "figures-cited" in fired(text)
