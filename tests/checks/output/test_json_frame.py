"""The frame: version and tool first, then the document's own keys; whole, or in pieces of which none is alive."""

import json
from collections.abc import Iterator

import pytest

from bundle_model.version import VERSION
from checks.output.json_frame import document, streamed

OWN = {"b": [1, None], "a": {"c": "义乌"}}


def test_the_frame_comes_first_and_the_keys_keep_their_order() -> None:
    whole = json.loads(document(OWN))
    assert list(whole.items()) == [
        ("schema_version", 1), ("tool", {"name": "yiwu-bundle", "version": VERSION}), ("b", [1, None]), ("a", {"c": "义乌"})
    ]  # fmt: skip
    assert document(OWN).endswith("}\n")


def test_the_version_may_be_that_of_another_tool() -> None:
    assert json.loads(document({}, "1.2.3"))["tool"]["version"] == "1.2.3"


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_pieces_are_the_document(count: int) -> None:
    rows = [{"n": number} for number in range(count)]
    pieces = list(streamed(OWN, "rows", rows))
    assert len(pieces) == count + 2
    assert json.loads("".join(pieces)) == json.loads(document({**OWN, "rows": rows}))
    assert list(json.loads("".join(pieces))) == ["schema_version", "tool", "b", "a", "rows"]
    assert pieces[-1].endswith("}\n")


def test_rows_come_as_they_are_asked_for() -> None:
    def rows() -> Iterator[int]:
        yield 1
        raise AssertionError

    pieces = streamed({}, "rows", rows())
    assert next(pieces).endswith('"rows": [')
    assert next(pieces) == "\n1"


def test_whatever_is_said_it_is_given_back_to_the_letter(hostile: str) -> None:
    for text in (document({hostile: hostile}), "".join(streamed({hostile: hostile}, "rows", [hostile, {hostile: 1}]))):
        assert not [part for part in ("\x1b", "\u202e", "::", "##[") if part in text]
        assert json.loads(text)[hostile] == hostile
