"""The form as GitHub reads it: plain YAML that keeps its schema, asks for what is open, and commands nothing."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bundle_model.declared.elements import elements
from bundle_model.repository import Repository
from bundle_model.strict.yaml_text import read_yaml
from checks.gaps.issue_form import issue_form, shown_passages
from checks.gaps.passages import Passage
from checks.gaps.rows import HEADING, Gaps, GapStatus, Row, SaidOf, gaps_of

_TOP = Path(__file__).parents[3]
COMMITTED = ".github/ISSUE_TEMPLATE/real-spec.yml"
_SCHEMA = "builtin_schemas/vendor/github-issue-forms.json"


@pytest.fixture(scope="module")
def schema() -> Any:
    """GitHub's schema of issue forms, as check-jsonschema ships it."""
    spec = find_spec("check_jsonschema")
    assert spec
    assert spec.submodule_search_locations
    document = json.loads(Path(spec.submodule_search_locations[0], _SCHEMA).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(document)
    return jsonschema.Draft7Validator(document)


def _parsed(form: str) -> Any:
    """The form, held to be YAML without tags, aliases or doubled keys."""
    assert read_yaml(form).problems == ()
    assert not re.search(r"[^\n\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]", form)
    return yaml.safe_load(form)


def _fields(form: str) -> list[dict[str, Any]]:
    return [one for one in _parsed(form)["body"] if one["type"] != "markdown"]


def _form(*rows: Row) -> str:
    return issue_form(Gaps(rows, ()))


def test_what_is_committed_is_what_is_made(real_repository: Repository) -> None:
    form = issue_form(gaps_of(real_repository))
    assert (_TOP / COMMITTED).read_bytes() == form.encode()
    assert form.split("\n")[0].startswith("# Written by `yiwu-bundle record form` from the rows of `yiwu-bundle gaps`;")
    assert form.endswith("\n")
    assert not form.endswith("\n\n")


def test_it_keeps_the_schema_of_github(copy: Any, schema: Any) -> None:
    form = issue_form(gaps_of(copy.repository()))
    assert [error.message for error in schema.iter_errors(_parsed(form))] == []
    spoilt = _parsed(form.replace("type: textarea", "type: textbox", 1))
    assert len(list(schema.iter_errors(spoilt))) == 1


def test_it_asks_for_each_open_element_once_and_for_three_whatever_happens(copy: Any) -> None:
    fields = _fields(issue_form(gaps_of(copy.repository())))
    ids = [field["id"] for field in fields]
    assert ids[:3] == ["u-01", "u-08", "u-13"]
    assert ids[3:] == sorted({one.lower() for one in elements()} - {*ids[:3], "u-21"})
    labels = [field["attributes"]["label"] for field in fields]
    assert labels == [f"{one.upper()} {elements()[one.upper()].name}" for one in ids]
    assert len(set(labels)) == len(labels)
    required = [field["validations"]["required"] for field in fields]
    assert required == [True] * 3 + [False] * 23


def test_each_field_says_the_question_the_status_and_the_nearest_passages(copy: Any) -> None:
    gaps = gaps_of(copy.repository())
    described = {one["id"]: one["attributes"]["description"] for one in _fields(issue_form(gaps))}
    for row in gaps.rows:
        if row.open:
            said = described[row.element.id.lower()]
            assert said.startswith(f"{row.element.question}\n\nThe pages: {row.status.value}, {row.said_of.words}.")
            if one := row.nearest:
                assert f"- `{one.place}` `{''.join(one.quote.split())}`: " in said
                assert ("\n- Not enough: " in said) is bool(one.lacks)


def test_it_begins_with_what_absence_proves_and_with_what_is_answered(copy: Any) -> None:
    gaps = gaps_of(copy.repository())
    intro = _parsed(issue_form(gaps))["body"][0]
    assert intro["type"] == "markdown"
    value = intro["attributes"]["value"]
    assert value.startswith(f"**{HEADING}.** {gaps.caveat}\n\n- A system? The pages define none: ")
    assert value.endswith("\n\nAlready answered, so not asked:\n\n- U-21 Design constraints: settled by decision D-01")


@pytest.mark.parametrize(
    ("parts", "listed"),
    [
        pytest.param({"status": GapStatus.SETTLED, "decisions": ("D-01", "D-04")}, "settled by decision D-01, D-04", id="settled"),
        pytest.param({"status": GapStatus.STATED, "passages": (Passage("000:1:2", "x", "a"), Passage("003:4:5", "y", "b"))}, "stated `000:1:2`, `003:4:5`", id="stated"),
    ],
)  # fmt: skip
def test_what_is_answered_is_listed_with_its_ground_and_not_asked(make_row: Any, parts: Any, listed: str) -> None:
    form = _form(make_row("U-08", **parts), make_row("U-13"))
    assert [field["id"] for field in _fields(form)] == ["u-13"]
    assert _parsed(form)["body"][0]["attributes"]["value"].endswith(f"\n\n- U-08 Hardware target: {listed}")


@pytest.mark.parametrize("status", [GapStatus.SILENT, GapStatus.UNREAD])
def test_what_is_silent_or_unread_is_asked_without_a_passage(make_row: Any, schema: Any, status: GapStatus) -> None:
    form = _form(make_row("U-09", status=status, passages=()))
    (field,) = _fields(form)
    assert field["attributes"]["description"] == (
        f"{elements()['U-09'].question}\n\nThe pages: {status.value}, {SaidOf().words}."
    )
    assert field["validations"] == {"required": False}
    assert "answered" not in _parsed(form)["body"][0]["attributes"]["value"]
    assert schema.is_valid(_parsed(form))


def test_of_many_passages_the_others_are_counted(make_row: Any) -> None:
    passages = tuple(Passage(f"000:{n}:1", "x", str(n)) for n in range(1, 8))
    (field,) = _fields(_form(make_row(passages=passages)))
    lines = field["attributes"]["description"].split("\n")
    assert lines[-2:] == ["- `000:1:1` `x`: 1", "- and 6 more: `yiwu-bundle explain U-08`"]


def test_whatever_is_quoted_it_stays_text(make_row: Any, assert_tame: Any, schema: Any, hostile: str) -> None:
    said = Passage(f"{hostile}:1:2", f"x{hostile}x", f"{hostile}x")
    answered = make_row("U-01", status=GapStatus.STATED, passages=(said,))
    form = _form(answered, make_row(passages=(said, Passage("000:1:2", hostile, f"x{hostile}"))), make_row("U-13"))
    assert schema.is_valid(_parsed(form))
    assert [field["id"] for field in _fields(form)] == ["u-08", "u-13"]
    intro, field, _ = _parsed(form)["body"]
    for markdown, items in ((intro["attributes"]["value"], 1), (field["attributes"]["description"], 2)):
        tokens = assert_tame(markdown)
        assert [token.type for token in tokens].count("list_item_open") == items
        assert not [token for token in tokens if token.type in {"heading_open", "table_open", "fence", "hr"}]


def _passages(*says: str) -> tuple[Passage, ...]:
    return tuple(Passage(f"000:{line}:1", "一部\n\n 手机", said) for line, said in enumerate(says, 1))


def test_the_nearest_with_the_words_as_they_were_before_the_column_broke_them(make_row: Any) -> None:
    assert list(shown_passages(make_row(passages=_passages("2 of #1")))) == ["`000:1:1` `一部手机`: 2 of `#1`"]


def test_why_it_is_not_enough_where_somebody_must_still_answer(make_row: Any) -> None:
    (passage,) = _passages("a phone")
    passages = (passage._replace(lacks="no type", gist="Two uses."),)
    assert list(shown_passages(make_row(passages=passages)))[1:] == ["Gist: Two uses.", "Not enough: no type"]
    assert list(shown_passages(make_row(passages=passages, status=GapStatus.STATED)))[1:] == ["Gist: Two uses."]


def test_the_others_are_counted(make_row: Any) -> None:
    lines = list(shown_passages(make_row("U-13", passages=_passages(*"aabcdef"))))
    assert lines == ["`000:1:1` `一部手机`: a", "and 6 more: `yiwu-bundle explain U-13`"]


def test_without_a_passage_there_is_no_line(make_row: Any) -> None:
    assert list(shown_passages(make_row(passages=()))) == []


def test_whatever_is_quoted_it_stays_on_its_line(make_row: Any, assert_tame: Any, hostile: str) -> None:
    row = make_row(passages=(Passage(f"{hostile}:1:1", f"x{hostile}", hostile),))
    (line,) = shown_passages(row)
    assert "\n" not in line
    tokens = assert_tame(line)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
