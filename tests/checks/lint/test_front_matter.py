"""Front matter: what is one, the elements that it asks for, and what is wrong with it."""

from collections.abc import Callable

import pytest

from checks.lint.front_matter import front_matter_of, wanted

_SHA = "c7f5acff606e5715de64dcf08b90c35c72fcb6069c2844de998e77c27bba1d68"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("---\na: b\n---\nc", 13),
        ("---\r\na: b\r\n---\r\nc", 16),
        ("---  \n{a: b}\n...\nc", 17),
        ("---\na: b\n---", 12),
        ("---\na: b", 0),
        ("a\n---\nb: c\n---\n", 0),
        ("", 0),
    ],
)
def test_where_it_ends(text: str, end: int) -> None:
    assert front_matter_of(text).end == end
    assert front_matter_of(text).there == bool(end)


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("elements: [U-01, U-08]", ("U-01", "U-08")),
        ("elements: []", ()),
        ("elements: [U-99, [x], U-02]", ("U-02",)),
        ("elements: U-01", ()),
    ],
)
def test_the_elements(text: str, elements: tuple[str, ...]) -> None:
    assert wanted(front_matter_of(f"---\n{text}\n---\n")) == elements


def test_all_elements_where_none_is_listed() -> None:
    assert len(wanted(front_matter_of("---\na: b\n---\n"))) == 27


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f'pages:\n  "000": {_SHA}\nother: [1]', [], id="right"),
        pytest.param(f'pages:\n  "000": {_SHA.upper()}', [], id="in capitals"),
        pytest.param(f'pages:\n  "000": {_SHA[:-1]}0', [("3:10", "Page 000 has another sha256 here than when the draft was written.")], id="another sha256"),
        pytest.param("pages: {'000': [x]}", [("2:16", "Page 000 has another sha256 here than when the draft was written.")], id="a list"),
        pytest.param("pages: {'009': x}", [("2:16", "The bundle has no page 009.")], id="another page"),
        pytest.param("pages: [x]", [("2:8", "`pages` must be a map of page and sha256.")], id="no map"),
        pytest.param("elements: x", [("2:11", "`elements` must be a list of elements.")], id="no list"),
        pytest.param("elements: [U-99, [x]]", [("2:12", "There is no element U-99 of a spec."), ("2:18", "An element must be an id.")], id="no element"),
        pytest.param("a: 1\na: 2", [("3:1", "The front matter has the key 'a' twice; line 2 has it first.")], id="a key twice"),
        pytest.param("just words", [("2:1", "The front matter is no map of names and values.")], id="words"),
        pytest.param("- a", [("2:1", "The front matter is no map of names and values.")], id="a list alone"),
    ],
)  # fmt: skip
def test_what_is_wrong(text: str, expected: list[tuple[str, str]], found: Callable[..., list[tuple[str, str]]]) -> None:
    assert found(f"---\n{text}\n---\nA.\n", "front-matter") == expected


def test_too_much_of_it() -> None:
    matter = front_matter_of("---\n" + "a" * (4 * 1024 * 1024 + 1) + "\n---\n")
    assert [said for _, _, said in matter.wrong] == ["has more than 4194304 characters"]


def test_a_value_over_several_lines_is_marked_on_its_first(found: Callable[..., list[tuple[str, str]]]) -> None:
    assert found("---\npages:\n  - a\n  - b\n---\n\nA.\n", "front-matter") == [
        ("3:3", "`pages` must be a map of page and sha256.")
    ]
