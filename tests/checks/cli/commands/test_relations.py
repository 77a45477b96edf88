"""`relations`, end to end: what is listed, in which format, and how one of each kind is explained."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bundle_model.relations.registry import all_kinds
from bundle_model.relations.verdicts import Verdict
from checks.output.json_frame import SCHEMA_VERSION
from checks.safe_text.terminal import cells

Say = Any
_RECORD = "bundle/record/relations.yaml"
_RECORDED = dict(
    re.findall(r'"id": "(\S+)", "kind": "(\S+)"', (Path(__file__).parents[4] / _RECORD).read_text(encoding="utf-8"))
)
"""The kind of each relation, by its id, by plain text."""
_OF_KIND = {kind: id_ for id_, kind in _RECORDED.items()}


@pytest.fixture
def listed(here: Path, say: Say) -> Any:
    """The document as JSON under these flags."""

    def run(*flags: str) -> dict[str, Any]:
        said = say("relations", *flags, "--output-format", "json")
        document = json.loads(said.out)
        assert (said.code, said.err == "") == (0, bool(document["relations"]))
        return document

    return run


def _ids(document: dict[str, Any]) -> list[str]:
    return [one["id"] for one in document["relations"]]


def test_json_is_complete(listed: Any) -> None:
    document = listed()
    assert list(document) == ["schema_version", "tool", "relations", "figures_in_no_relation"]
    assert document["schema_version"] == SCHEMA_VERSION
    assert len(_ids(document)) == len(set(_ids(document))) == len(_RECORDED)
    assert _ids(document) == sorted(_ids(document))
    assert {one["kind"] for one in document["relations"]} == set(_OF_KIND) <= set(all_kinds())
    assert all(one["claim"] and one["why"] and one["inputs"] for one in document["relations"])
    assert all(one["kind"] in ("quantity", "percent", "ratio") for one in document["figures_in_no_relation"])


@pytest.mark.parametrize(
    ("flags", "passes"),
    [
        pytest.param(("--page", "001"), lambda one: one["page"] == "001", id="page"),
        pytest.param(("--page", "001", "--page", "003"), lambda one: one["page"] in ("001", "003"), id="two-pages"),
        pytest.param(("--story", "000-3"), lambda one: "000-3" in one["stories"], id="story"),
        pytest.param(("--kind", "list"), lambda one: one["kind"] == "list", id="kind"),
        pytest.param(("--kind", "sum", "--kind", "share"), lambda one: one["kind"] in ("sum", "share"), id="two-kinds"),
        pytest.param(("--verdict", "holds after rounding"), lambda one: one["verdict"] == "holds after rounding", id="verdict"),
        pytest.param(("--doubtful",), lambda one: one["doubt"] is not None, id="doubtful"),
        pytest.param(("--page", "000", "--kind", "list", "--doubtful"), lambda one: one["page"] == "000" and one["kind"] == "list" and one["doubt"] is not None, id="together"),
        pytest.param(("--page", "000", "--story", "001-1"), lambda _: False, id="nothing-passes"),
    ],
)  # fmt: skip
def test_filters(listed: Any, flags: tuple[str, ...], passes: Any) -> None:
    everything = listed()["relations"]
    expected = [one["id"] for one in everything if passes(one)]
    assert _ids(listed(*flags)) == expected
    assert 0 <= len(expected) < len(everything)
    assert bool(expected) is ("001-1" not in flags)


def test_verdicts_divide_the_relations(listed: Any) -> None:
    found = {verdict.value: _ids(listed("--verdict", verdict)) for verdict in Verdict}
    assert {verdict for verdict, ids in found.items() if ids} == {one["verdict"] for one in listed()["relations"]}
    assert sorted(id_ for ids in found.values() for id_ in ids) == _ids(listed())


def test_figures_in_no_relation_follow_page_and_story(listed: Any) -> None:
    loose = listed()["figures_in_no_relation"]
    entered = {one["place"] for view in listed()["relations"] for one in view["inputs"]}
    assert loose
    assert not [one["id"] for one in loose if one["id"] in entered]
    assert listed("--page", "002")["figures_in_no_relation"] == [one for one in loose if one["page"] == "002"]
    assert listed("--story", "002-5")["figures_in_no_relation"] == [one for one in loose if one["story"] == "002-5"]


@pytest.mark.parametrize("flags", [("--kind", "sum"), ("--verdict", "open"), ("--doubtful",)], ids=lambda f: f[0])
def test_where_relations_of_a_sort_are_asked_for_no_figures_are_listed(listed: Any, flags: tuple[str, ...]) -> None:
    assert listed(*flags)["figures_in_no_relation"] == []


@pytest.mark.parametrize(
    ("flag", "word", "said"),
    [
        pytest.param("--kind", "summ", "no kind is called summ; did you mean sum?", id="kind"),
        pytest.param("--verdict", "contradict", "no verdict is called contradict; did you mean contradicts?", id="verdict"),
        pytest.param("--page", "0001", "no page is called 0001; did you mean 001?", id="page"),
        pytest.param("--page", "x", "no page is called x; there are 000 to 004", id="page-far"),
        pytest.param("--story", "001-99", "no story is called 001-99; there are 000-1 to 004-9", id="story"),
    ],
)  # fmt: skip
def test_an_unknown_word(here: Path, say: Say, flag: str, word: str, said: str) -> None:
    answer = say("relations", flag, word)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"yiwu-bundle: {said}")


@pytest.mark.parametrize(
    ("flags", "note"),
    [
        pytest.param((), "", id="no-filter"),
        pytest.param(("--page", "000", "--kind", "list"), "", id="two-that-find"),
        pytest.param(("--kind", "growth"), "no relation has the kind growth; there are list, ", id="kind"),
        pytest.param(("--kind", "growth", "--kind", "sum"), "no relation has the kind growth; there are ", id="kind-beside-another"),
        pytest.param(("--story", "004-5"), "no relation has the story 004-5; there are ", id="story"),
        pytest.param(("--page", "000", "--story", "001-1"), "no relation passes all of --page 000 (", id="together"),
        pytest.param(("--kind", "mean", "--doubtful"), "no relation passes all of --kind mean (1), --doubtful (", id="in-doubt"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["table", "json", "markdown"])
def test_a_filter_that_finds_nothing_is_named(
    here: Path, say: Say, flags: tuple[str, ...], note: str, form: str
) -> None:
    said = say("relations", *flags, "--output-format", form)
    assert said.code == 0
    assert said.err.startswith(note)
    assert said.err.count("\n") == bool(note)
    assert said.out


def test_where_no_relation_is_doubted_that_is_said(copy: Any, say: Say) -> None:
    path = copy.path(_RECORD)
    path.write_text(re.sub(r', "doubt": "(\\.|[^"\\])*"', "", path.read_text(encoding="utf-8")), encoding="utf-8")
    said = say("relations", "--root", str(copy.root), "--doubtful")
    assert said.err.split("\n")[-2] == "no relation is doubtful"


@pytest.mark.parametrize("flags", [(), ("--doubtful",), ("--page", "002")], ids=["all", "doubtful", "page"])
def test_the_table_is_80_wide(here: Path, say: Say, flags: tuple[str, ...]) -> None:
    said = say("relations", *flags)
    assert said.code == 0
    assert max(map(cells, said.out.split("\n"))) <= 80
    assert " relations (" in " ".join(said.out.split())


def test_the_table_counts(copy: Any, say: Say) -> None:
    """One relation is contradicted and in doubt, once nothing saves it."""
    copy.change("relations", "R-002-03", saved_by=None, verdict="contradicts", doubt="odd")
    said = say("relations", "--root", str(copy.root), "--verdict", "contradicts")
    assert said.out.split("\n")[0] == "R-002-03  share-of-staff   002-1   contradicts"
    assert said.out.endswith("1 relations (1 contradicts), 1 doubted, 0 claimed figures in none\n")


def test_markdown(here: Path, say: Say) -> None:
    said = say("relations", "--output-format", "markdown")
    assert said.code == 0
    lines = said.out.split("\n")
    rows = len(_RECORDED) + 2
    assert [line.startswith("| ") for line in lines[:rows]] == [True] * rows
    assert lines[rows : rows + 3] == ["", "Claimed figures in no relation:", ""]


def test_a_hostile_record_commands_nothing(here: Path, say: Say) -> None:
    path = here / _RECORD
    hostile = r"\e[31m|`<script>@octocat \u202e::error::##[x]"
    text = path.read_text(encoding="utf-8")
    text = text.replace('"claim": "', f'"claim": "{hostile} ', 1).replace('"doubt": "', f'"doubt": "{hostile} ', 1)
    text = text.replace('{"at": "000:312:7", "quote": "休闲"}', f'{{"at": "000:312:7", "quote": "{hostile}"}}')
    path.write_text(text, encoding="utf-8")
    for form in ("table", "markdown"):
        said = say("relations", "--page", "000", "--output-format", form)
        assert not [part for part in ("\x1b", "\u202e", "::", "##[") if part in said.out]
        assert "cannot be computed" in said.out
        assert said.out.count("octocat") == 3
    explained = say("explain", "R-000-27").out
    assert not [part for part in ("\x1b", "\u202e", "::", "##[") if part in explained]
    assert max(map(cells, explained.split("\n"))) <= 80


def test_a_faulty_bundle_is_shown_and_not_trusted(here: Path, say: Say) -> None:
    (here / _RECORD).write_text("pages: [\n", encoding="utf-8")
    said = say("relations", "--output-format", "json")
    assert said.code == 2
    assert "`yiwu-bundle check`" in said.err
    document = json.loads(said.out)
    assert document["relations"] == []
    assert len(document["figures_in_no_relation"]) > 200


def test_a_root_can_be_named(repository: Path, say: Say) -> None:
    assert say("relations", "--root", str(repository), "--kind", "mean").out.startswith("R-000-17  mean")


@pytest.mark.parametrize("kind", _OF_KIND)
def test_one_of_each_kind_is_explained(here: Path, say: Say, kind: str) -> None:
    said = say("explain", _OF_KIND[kind])
    assert (said.code, said.err) == (0, "")
    lines = said.out.split("\n")
    assert lines[0].startswith(f"{_OF_KIND[kind]}: ")
    assert [line for line in lines if line.startswith(f"kind          {kind} (")]
    assert [line for line in lines if line.startswith("verdict       ") and ": " in line]
    assert max(map(cells, lines)) <= 80


def test_an_unknown_relation_is_answered_with_the_nearest(here: Path, say: Say) -> None:
    said = say("explain", "R-002-99")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("yiwu-bundle: nothing is called R-002-99; there are R-000-01 to R-004-")
