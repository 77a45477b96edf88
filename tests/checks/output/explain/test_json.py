"""One document of explanations, each with its texts to the letter."""

import json

import pytest

from bundle_model.version import VERSION
from checks.output.explain.json import render
from checks.output.formats import Style
from checks.results import Explanation

ONE = Explanation("C-99", "Nothing changes.", (("text", "two\nlines"), ("held by", "people")))
OTHER = Explanation("word", "A word.", ())


@pytest.mark.parametrize("listed", [True, False], ids=["listed", "one"])
def test_the_document(listed: bool) -> None:
    document = json.loads("".join(render([ONE, OTHER], Style(colour=True), listed=listed)))
    assert list(document) == ["schema_version", "tool", "explanations"]
    assert (document["schema_version"], document["tool"]) == (1, {"name": "yiwu-bundle", "version": VERSION})
    assert [list(one.items()) for one in document["explanations"]] == [
        [("id", "C-99"), ("sentence", "Nothing changes."), ("text", "two\nlines"), ("held by", "people")],
        [("id", "word"), ("sentence", "A word.")],
    ]


def test_nothing_is_a_document_too() -> None:
    assert json.loads("".join(render([], Style(), listed=True)))["explanations"] == []


def test_whatever_is_said_it_is_given_back_to_the_letter(hostile: str) -> None:
    text = "".join(render([Explanation(hostile, hostile, (("text", hostile),))], Style(), listed=False))
    assert not [part for part in ("\x1b", "\u202e", "::", "##[") if part in text]
    assert json.loads(text)["explanations"] == [{"id": hostile, "sentence": hostile, "text": hostile}]
