"""What `explain` says of a relation."""

from typing import Any

import pytest

from bundle_model.repository import Repository
from checks.explain.relations import find

_RECORD = "bundle/record/relations.yaml"


def _parts(id_: str, repository: Repository) -> dict[str, str]:
    explanation = find(id_, repository)
    assert explanation
    assert explanation.id == id_
    return dict(explanation.parts)


def test_the_working_is_shown(copy: Any) -> None:
    copy.change("relations", "R-002-03", saved_by=None, verdict="contradicts", doubt="odd", strength=None)
    for id_, text in (("002:15:16", "at least 20 per cent"), ("002:16:13", "9 teams")):
        copy.change("figures", id_, says=text)
    copy.change("pages", "002-1", title="Solving problems")
    parts = _parts("R-002-03", copy.repository())
    labels = ["kind", "cite", "story", "about", "gist", "expected", "stated", "gap", "verdict", "recorded", "doubt"]
    assert list(parts) == labels
    assert (parts["kind"], parts["cite"], parts["doubt"]) == ("share-of-staff (weak)", "[…][R-002-03]", "odd")
    assert parts["gist"].startswith("002:")
    assert parts["story"] == "002-1: Solving problems"
    assert parts["about"] == "002:15:16 20% (at least 20 per cent)\n002:16:13 9个 (9 teams)"
    assert (parts["expected"], parts["stated"], parts["gap"]) == ("<= 100", "180", "80")
    assert (parts["verdict"], parts["recorded"]) == ("contradicts: [180, ∞) <= 100 is impossible", "contradicts")


def test_what_another_reading_saves_is_said_with_that_reading(copy: Any) -> None:
    copy.change("relations", "R-002-03", saved_by="of all", verdict="undecidable", strength="claimed")
    parts = _parts("R-002-03", copy.repository())
    saved = "undecidable: [180, ∞) <= 100 is impossible, but it can be read otherwise: of all"
    assert (parts["kind"], parts["verdict"]) == ("share-of-staff (claimed)", saved)


def test_words_constants_and_what_there_is_none_of(copy: Any) -> None:
    copy.change("relations", "R-001-14", doubt=None, whole={"value": "7", "because": "days"})
    repository = copy.repository()
    parts = _parts("R-001-14", repository)
    assert parts["about"].startswith("7 (days)\n001:43:29 5")
    assert "doubt" not in parts
    parts = _parts("R-000-27", repository)
    assert parts["about"].split("\n")[1:] == ["000:312:7 休闲", "000:312:10 乐活", "000:312:13 人文"]
    assert _parts("R-000-03", repository)["gap"] == "-"


def test_every_story_is_named(copy: Any) -> None:
    stories = _parts("R-000-02", copy.repository())["story"].split("\n")
    assert [story.partition(": ")[0] for story in stories] == ["000-2", "000-3"]


def test_what_cannot_be_computed(copy: Any) -> None:
    copy.edit(_RECORD, '["000:33:14", "000:76:3"]', '["000:9999:1", "000:9998:1"]')
    parts = _parts("R-000-02", copy.repository())
    assert parts["verdict"].startswith("cannot be computed: names the figure 000:9999:1, which does not exist; names")
    assert (parts["story"], parts["expected"], parts["stated"]) == ("in no story", "-", "-")


@pytest.mark.parametrize("text", ["R-000-99", "R-", "r-000-01", "000-01", "C-01", ""])
def test_what_is_no_relation(copy: Any, text: str) -> None:
    assert find(text, copy.repository()) is None
