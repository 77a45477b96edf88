"""`explain` says what an id means, offline, or lists what there is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bundle_model.declared.permits import Permits
from bundle_model.strict.yaml_text import read_yaml
from bundle_model.version import VERSION
from checks.safe_text.terminal import cells


def test_a_decision(here: Path, say: Any) -> None:
    said = say("explain", "D-02")
    assert (said.code, said.err) == (0, "")
    lines = said.out.split("\n")
    assert lines[0].startswith("D-02: The bundle is all five seeds;")
    assert "date          2026-11-20" in lines
    assert "rest on it    C-03, C-04" in lines


def _refuse(*_: object, **__: object) -> None:
    raise AssertionError("the bag was read")


@pytest.mark.parametrize("name", ["D-02", "C-04", "bag-valid"])
def test_what_is_declared_needs_no_bag(here: Path, say: Any, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("bundle_model.repository.read_repository", _refuse)
    said = say("explain", name)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("word", "begins", "label"),
    [
        pytest.param("智慧小脑", "smart cerebellum: ", "argued", id="a-mention-as-printed"),
        pytest.param("smart cerebellum", "smart cerebellum: ", "argued", id="a-mention-in-english"),
        pytest.param("135销号制", "135 close-out rule: ", "argued", id="a-procedure"),
        pytest.param("platform", "platform: The term “platform” hits 16 times.", "judged", id="a-term"),
        pytest.param("000:48", "000:48: Line 48 of page 000.", "hits", id="a-line"),
    ],
)
def test_what_is_named_or_was_searched_for(here: Path, say: Any, word: str, begins: str, label: str) -> None:
    said = say("explain", word)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(begins)
    assert f"\n{label:<14}" in said.out
    assert max(map(cells, said.out.split("\n"))) <= 80
    (one,) = json.loads(say("explain", word, "--output-format", "json").out)["explanations"]
    assert label in one


@pytest.mark.parametrize(
    ("word", "near"),
    [
        pytest.param("platfrom", "platform", id="a-term"),
        pytest.param("smart cerebelum", "smart cerebellum", id="a-mention"),
        pytest.param("135销号", "135销号制", id="as-printed"),
    ],
)
def test_an_unknown_word_names_the_nearest(here: Path, say: Any, word: str, near: str) -> None:
    said = say("explain", word)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"yiwu-bundle: nothing is called {word}; did you mean {near}?\n"


@pytest.mark.parametrize("name", ["U-01", "U-08", "U-13", "U-21", "U-27"])
def test_an_element_of_a_spec(here: Path, say: Any, name: str) -> None:
    said = say("explain", name)
    assert (said.code, said.err) == (0, "")
    assert re.match(rf"{name}: [A-Z][a-z, ]+\. Not in these pages: [a-z, ]+\.\n", said.out)
    labels = ("question", "asked by", "status", "said of", "nearest", "gist", "not enough", "terms", "hits", "pages")
    if name == "U-21":  # a decision settles it
        labels = tuple(label for label in labels if label != "not enough")
    assert all(f"\n{label:<14}" in said.out for label in labels)
    assert max(map(cells, said.out.split("\n"))) <= 80
    (one,) = json.loads(say("explain", name, "--output-format", "json").out)["explanations"]
    assert list(one) == ["id", "sentence", *labels]


@pytest.mark.parametrize(
    ("name", "said"),
    [("U-28", "there are U-01 to U-27"), ("U-8", "did you mean U-08?"), ("u-08", "did you mean U-08?")],
)
def test_what_is_no_element_is_answered_with_what_there_is(here: Path, say: Any, name: str, said: str) -> None:
    refused = say("explain", name)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == f"yiwu-bundle: nothing is called {name}; {said}\n"


def test_every_line_of_a_text_stands_under_its_first(here: Path, say: Any) -> None:
    lines = say("explain", "D-02").out.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("text "))
    text = lines[at : lines.index("", at)]
    assert len(text) > 4
    assert all(line.startswith(" " * 14) and line[14] != " " for line in text[1:])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("C-03", "held by       seed-count", id="constraint"),
        pytest.param("C-08", "held by       people (manual)", id="manual-constraint"),
        pytest.param("bag-valid", "holds         C-01", id="rule"),
    ],
)
def test_other_ids(here: Path, say: Any, name: str, words: str) -> None:
    said = say("explain", name)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{name}: ")
    assert words in said.out.split("\n")


ALL = {"D-01", "C-11", "bag-valid", "U-08", "R-001-03", "smart cerebellum", "platform", "000:38:15"}


def test_without_an_id_all_are_listed(here: Path, say: Any) -> None:
    said = say("explain")
    assert (said.code, said.err) == (0, "")
    heads = {line[:24].strip() for line in said.out.split("\n")}
    assert heads >= ALL


def test_without_an_id_all_are_explained_in_json(here: Path, say: Any) -> None:
    said = say("explain", "--output-format", "json")
    ids = [one["id"] for one in json.loads(said.out)["explanations"]]
    assert (said.code, said.err) == (0, "")
    assert set(ids) >= ALL
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "argv",
    [(), ("D-01",), ("C-02",), ("quotes-in-place",), ("000:38:15",), ("000:38",), ("001:89",), ("003:99",)],
    ids=["all", "D", "C", "rule", "figure", "line", "long-line", "longer-line"],
)
def test_no_line_is_wider_than_80(here: Path, say: Any, argv: tuple[str, ...]) -> None:
    assert max(map(cells, say("explain", *argv).out.split("\n"))) <= 80


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("D-20", "there are D-01 to D-0", id="decision"),
        pytest.param("d-02", "did you mean D-02?", id="small-letter"),
        pytest.param("seed-cuont", "did you mean seed-count?", id="rule"),
        pytest.param("???", "`yiwu-bundle explain` lists all ids", id="nothing-near"),
        pytest.param("", "`yiwu-bundle explain` lists all ids", id="nothing"),
    ],
)
def test_an_unknown_id(here: Path, say: Any, name: str, hint: str) -> None:
    said = say("explain", name)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"yiwu-bundle: nothing is called {name}; ")
    assert hint in said.err


def test_a_figure(here: Path, say: Any) -> None:
    said = say("explain", "000:38:15")
    lines = said.out.split("\n")
    assert (said.code, said.err) == (0, "")
    assert lines[0].startswith("000:38:15: ")
    for words in (
        "text          6小时",
        "value         6",
        "unit          小时",
        "bound         exact",
        "interval      6",
    ):
        assert words in lines
    assert any(line.startswith("rule          ") for line in lines)


def test_a_figure_about_some_number_says_why_it_has_no_interval(here: Path, say: Any) -> None:
    facts = say("facts", "--bound", "about", "--output-format", "jsonl").out.splitlines()
    said = say("explain", json.loads(facts[0])["id"])
    assert "interval      none: `about` bounds nothing" in said.out.split("\n")


def test_a_figure_that_claims_nothing(here: Path, say: Any) -> None:
    assert say("explain", "000:33:14").out.startswith("000:33:14: A figure that claims nothing.\n")


def test_a_line_of_a_page_with_all_its_figures(here: Path, say: Any) -> None:
    said = say("explain", "000:39")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("000:39: Line 39 of page 000.\n")
    figures = said.out[said.out.index("\nfigures       000:39:2 625单: ") :]
    assert "\n              000:39:10 12647元: " in figures


@pytest.mark.parametrize(
    ("place", "near"),
    [
        pytest.param("000:38:16", "000:38:15", id="a-column-off"),
        pytest.param("000:39:3", "000:39:2", id="and-not-another-line-that-looks-so"),
        pytest.param("00:38:15", "000:38:15", id="a-page-mistyped"),
    ],
)
def test_a_place_where_no_figure_begins_names_the_nearest(here: Path, say: Any, place: str, near: str) -> None:
    said = say("explain", place)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"yiwu-bundle: nothing is called {place}; did you mean {near}?\n"


@pytest.mark.parametrize("place", ["000:9999", "009:1", "000:0:1"])
def test_a_place_that_is_in_no_page(here: Path, say: Any, place: str) -> None:
    said = say("explain", place)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"yiwu-bundle: nothing is called {place}; ")


def test_a_hostile_page_is_shown_as_text(copy: Any, say: Any) -> None:
    copy.write("bundle/data/\x1b[31m_x.txt", "共3\u202e家 ::error:: ##[x]".encode())
    for place in ("\x1b[31m:1", "\x1b[31m:1:2"):
        said = say("explain", place, "--root", str(copy.root))
        assert said.code == 0
        assert said.out.startswith("\\u{1b}[31m:1")
        assert not [part for part in ("\x1b", "\u202e", "::", "##[") if part in said.out]


def test_a_place_as_json(here: Path, say: Any) -> None:
    (one,) = json.loads(say("explain", "000:38:15", "--output-format", "json").out)["explanations"]
    assert (one["id"], one["text"], one["value"], one["unit"]) == ("000:38:15", "6小时", "6", "小时")


@pytest.mark.parametrize("argv", [(), ("D-02",)], ids=["all", "one"])
def test_json(here: Path, say: Any, argv: tuple[str, ...]) -> None:
    document = json.loads(say("explain", *argv, "--output-format", "json").out)
    assert list(document) == ["schema_version", "tool", "explanations"]
    assert document["schema_version"] == 1
    assert document["tool"] == {"name": "yiwu-bundle", "version": VERSION}
    explained = {one["id"]: one for one in document["explanations"]}
    assert explained["D-02"]["date"] == "2026-11-20"
    assert (len(explained) == 1) is bool(argv)


def test_a_root_can_be_named(repository: Path, say: Any) -> None:
    path = repository / "CONSTRAINTS.md"
    path.write_text(path.read_text(encoding="utf-8").replace("There are five seeds", "There be five seeds"))
    assert say("explain", "C-03", "--root", str(repository)).out.startswith("C-03: There be five seeds")
    assert say("explain", "C-03", "--root", "nowhere").code == 2


@pytest.mark.parametrize("form", ["text", "json"])
def test_where_the_file_could_not_be_read_whole_that_is_noted(repository: Path, say: Any, form: str) -> None:
    path = repository / "CONSTRAINTS.md"
    path.write_text(path.read_text(encoding="utf-8").replace("lines-in-stories\n", "lines-in-stories\ncheque: x\n"))
    note = "parts of CONSTRAINTS.md could not be read; `yiwu-bundle check` says why\n"
    known = say("explain", "C-02", "--root", str(repository), "--output-format", form)
    assert (known.code, known.err) == (0, note)
    assert "C-02" in known.out
    unknown = say("explain", "C-06", "--root", str(repository))
    assert (unknown.code, unknown.out) == (2, "")
    assert re.match(r"yiwu-bundle: nothing is called C-06; there are C-01 to C-[0-9]+; ", unknown.err)
    assert unknown.err.endswith(f"; {note}")


def test_hostile_prose_is_shown_as_text(repository: Path, say: Any) -> None:
    path = repository / "CONSTRAINTS.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Five were supplied", "\x1b[31m\u202e::error::" + " " * 90 + "##[x]\tFive"))
    said = say("explain", "C-03", "--root", str(repository))
    assert said.code == 0
    assert not [part for part in ("\x1b", "\u202e", "::", "##[", "\t") if part in said.out]
    assert max(map(cells, said.out.split("\n"))) <= 80


@pytest.mark.parametrize(("kind", "letter"), [("decision", "D"), ("constraint", "C")])
def test_the_form_of_the_next_one_is_printed(here: Path, say: Any, kind: str, letter: str) -> None:
    declared = (here / "CONSTRAINTS.md").read_text(encoding="utf-8")
    following = f"{letter}-{declared.count(chr(10) + f'### {letter}-') + 1:02d}"
    said = say("explain", "--template", kind)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f'<a id="{following.lower()}"></a>\n### {following} ')
    assert f"```yaml\nid: {following}\n" in said.out
    assert said.out.endswith("\n```\n")


def test_the_form_of_a_decision_has_a_place_for_what_it_permits(here: Path, say: Any) -> None:
    lines = say("explain", "--template", "decision").out.split("\n")
    (permits,) = (line for line in lines if line.startswith("permits:"))
    assert read_yaml(permits).data == {"permits": {}}
    assert permits.partition(" of ")[2].split(", ") == [*Permits.model_fields]


@pytest.mark.parametrize("kind", ["decision", "constraint"])
def test_a_form_that_is_not_filled_in_is_refused(repository: Path, say: Any, kind: str) -> None:
    form = say("explain", "--template", kind, "--root", str(repository)).out
    text = (repository / "CONSTRAINTS.md").read_text(encoding="utf-8")
    (repository / "CONSTRAINTS.md").write_text(
        text.replace("## Constraints\n", f"{form}\n## Constraints\n"), encoding="utf-8"
    )
    assert say("check", str(repository)).code == 2


def test_a_form_has_no_id(here: Path, say: Any) -> None:
    said = say("explain", "--template", "decision", "D-01")
    assert (said.code, said.out, said.err) == (
        2,
        "",
        "yiwu-bundle: --template takes no id\n",
    )
