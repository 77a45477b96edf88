"""What `json` reads is what the YAML reader gives, to the letter; all else is left to that reader."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.strict.json_text import json_data
from bundle_model.strict.yaml_text import FORBIDDEN, MAX_DEPTH, MAX_VALUES, read_whole, read_yaml


def _read(text: str) -> Any:
    return json_data(text, MAX_VALUES, MAX_DEPTH)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param('{"a": "b"}', {"a": "b"}, id="a-map"),
        pytest.param('["a", ["b"], {}]\n', ["a", ["b"], {}], id="a-list"),
        pytest.param("# head\n\n  # no, a blank\n{}", None, id="a-comment-after-a-blank"),
        pytest.param('# head\n\n {"a":\n# within\n"b"}\n# end', {"a": "b"}, id="comments"),
        pytest.param('{"a": "b # c"}', {"a": "b # c"}, id="no-comment"),
        pytest.param('{"a": 36.0, "b": 000}', None, id="no-number-of-json"),
        pytest.param('{"a": 36.0, "b": -1, "c": 1E5, "d": NaN}', {"a": "36.0", "b": "-1", "c": "1E5", "d": "NaN"}, id="numbers-are-text"),
        pytest.param('{"a": true}', None, id="true"),
        pytest.param('[["a", null]]', None, id="null"),
        pytest.param('{"a": "1", "a": "2"}', None, id="a-key-twice"),
        pytest.param('{"a": {"b": "1", "b": "1"}}', None, id="a-key-twice-within"),
        pytest.param('"a"', None, id="a-text"),
        pytest.param("", None, id="empty"),
        pytest.param("a: b", None, id="yaml"),
        pytest.param("{a: b}", None, id="yaml-that-begins-so"),
        pytest.param('{"a": "b"} {"c": "d"}', None, id="something-behind"),
        pytest.param('{"a": "b\n# c\nd"}', None, id="a-string-of-three-lines"),
        pytest.param('{"a"\n  : "b"}', None, id="a-colon-apart"),
        pytest.param('{"a":\t"b"}', None, id="a-tab"),
        pytest.param(r'["\ud83d\ude00"]', None, id="two-escapes-for-one-character"),
        pytest.param(r'["\u4e49\n\"\\"]', ['义\n"\\'], id="escapes"),
        pytest.param(r'["\/"]', None, id="an-escaped-stroke"),
        pytest.param(json.dumps({"k" * 170: ""}), {"k" * 170: ""}, id="a-long-key"),
        pytest.param(json.dumps({"k" * 171: ""}), None, id="a-key-that-may-be-too-long"),
        pytest.param("[" * 100_000, None, id="deeper-than-the-library-goes"),
    ],
)  # fmt: skip
def test_what_is_read(text: str, data: Any) -> None:
    assert _read(text) == data


@pytest.mark.parametrize(
    ("text", "values", "levels", "is_read"),
    [
        pytest.param('[["a"], "b"]', 4, 2, True, id="just-so"),
        pytest.param('[["a"], "b"]', 3, 2, False, id="a-value-more"),
        pytest.param('[["a"], "b"]', 4, 1, False, id="a-level-more"),
        pytest.param('{"a": {}}', 2, 2, True, id="an-empty-map-is-a-level"),
        pytest.param('{"a": {}}', 2, 1, False, id="an-empty-map-too-deep"),
    ],
)
def test_limits(text: str, *, values: int, levels: int, is_read: bool) -> None:
    assert (json_data(text, values, levels) is not None) is is_read


_characters = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\/#:,[]{} \n\tu0'), max_size=8)
_values = st.recursive(
    _characters | st.integers() | st.booleans() | st.none() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_characters, inner, max_size=3),
    max_leaves=10,
)


@given(
    _values, st.booleans(), st.sampled_from([None, 0, 2]), st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : ")])
)
def test_every_json_is_read_as_by_the_yaml_reader(value: Any, ascii_only: bool, indent: int | None, marks: Any) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, separators=marks)
    data = None if FORBIDDEN.search(text) else _read(text)
    if data is not None:
        assert read_whole(text).data == data
        assert read_whole(text).problems == ()


@given(
    st.lists(
        st.sampled_from(['"a"', '"b"', "1", "true", "{", "}", "[", "]", ":", ",", " ", "\n", "#", "\\", "-", '"']),
        max_size=14,
    )
)
def test_so_is_what_is_almost_json(parts: list[str]) -> None:
    text = "".join(("[", *parts, "]"))
    data = _read(text)
    if data is not None:
        assert (read_whole(text).data, read_whole(text).problems) == (data, ())
    assert read_yaml(text).data == read_whole(text).data


def test_places_and_problems_are_those_of_the_yaml_reader() -> None:
    document = read_yaml('# head\n{"a": ["b",\n"c"]}')
    assert (document.place(("a", 1)), document.keys["a",]) == ((3, 1), (2, 2))
    assert [str(one.message) for one in read_yaml('{"a": "1",\n"a": "2"}').problems] == [
        "has the key 'a' twice; line 1 has it first"
    ]
