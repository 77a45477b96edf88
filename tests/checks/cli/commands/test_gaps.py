"""`gaps`, end to end: what is listed, in which format, and with which code it ends."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks.cli.root import SHIPPED
from checks.gaps.rows import gaps_of
from checks.output import gaps as gap_reporters
from checks.output.formats import Style, formats_of, render_of
from checks.safe_text.terminal import cells

RENDERS = {name: render_of(gap_reporters, name) for name in formats_of(gap_reporters, "text")}
FORMATS = tuple(RENDERS)
QUOTING = ("text", "github-form", "json", "markdown", "spec-template")
"""The formats that show words of pages and records."""
WORDS, MENTIONS = "bundle/record/words.yaml", "bundle/record/mentions.yaml"
_PLATFORM = '"001:117:103", "001:117:122"'


def _in(copy: Any, form: str, say: Any) -> Any:
    return say("gaps", "--root", str(copy.root), "--output-format", form)


def test_the_table_is_the_default_and_80_wide(here: Path, say: Any) -> None:
    said = say("gaps")
    assert (said.code, said.err) == (0, "")
    lines = said.out.split("\n")
    assert lines[0] == "Not in these pages"
    heads = [line[:4] for line in lines if line.startswith("U-")]
    assert (heads[:3], len(heads), len(set(heads))) == (["U-01", "U-08", "U-13"], 27, 27)
    assert max(map(cells, lines)) <= 80
    assert "27 elements (" in said.out
    assert " 0 rows red\n" in said.out
    assert say("gaps", "--output-format", "text").out == said.out


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_what_its_reporter_makes(copy: Any, say: Any, form: str) -> None:
    said = _in(copy, form, say)
    assert (said.code, said.err) == (0, "")
    assert said.out == "".join(RENDERS[form](gaps_of(copy.repository()), Style()))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(lambda c: [c.edit(WORDS, _PLATFORM, '"001:117:103"'), c.retag()], 1, id="red"),
        pytest.param(lambda c: c.write(WORDS, b"pages: ["), 2, id="unreadable"),
    ],
)
def test_the_code_does_not_depend_on_the_format(copy: Any, say: Any, change: Any, code: int) -> None:
    change(copy)
    assert [_in(copy, form, say).code for form in FORMATS] == [code] * len(FORMATS)


def test_the_formats_that_there_are(here: Path, say: Any) -> None:
    said = say("gaps", "--output-format", "no-such")
    assert (said.code, said.out) == (2, "")
    assert f"there are {', '.join(FORMATS)}\n" in said.err
    assert "spec_template" not in said.err


def test_the_form_is_the_committed_one(here: Path, say: Any) -> None:
    said = say("gaps", "--output-format", "github-form")
    assert said.out == (here / ".github/ISSUE_TEMPLATE/real-spec.yml").read_bytes().decode()


def test_a_hit_without_a_judgement_is_1_and_reddens_its_rows_alone(copy: Any, say: Any) -> None:
    copy.edit(WORDS, _PLATFORM, '"001:117:103"')
    copy.retag()
    said = _in(copy, "text", say)
    assert said.code == 1
    red = [part[1:5] for part in said.out.split("\n\n") if part and "\n    red: " in f"\n{part}"]
    assert (len(red), said.out.count("    red: ")) == (2, 2)
    assert "    red: 001:117:122: “平台” is a hit of the" in said.out
    assert " 2 rows red\n" in said.out


def test_a_judgement_without_its_hit_is_1(copy: Any, say: Any) -> None:
    copy.edit(WORDS, '["001:117:88"]', '["001:117:88", "001:117:89"]')
    copy.retag()
    document = json.loads(_in(copy, "json", say).out)
    ((name, wrong),) = [(row["id"], row["wrong"]) for row in document["rows"] if row["wrong"]]
    place = copy.place(f'{WORDS}@["001:117:88", "001:117:89"]')
    said = f"{place}: A judgement of the term “computer” names 001:117:89, but the term does not occur there."
    assert (name, wrong) == ("U-08", [said])
    assert _in(copy, "json", say).code == 1


@pytest.mark.parametrize(
    ("change", "code", "note"),
    [
        pytest.param(lambda c: c.edit("002", "义乌", "乌义"), 1, "the bundle has ", id="a-changed-page"),
        pytest.param(lambda c: c.path("002").unlink(), 1, "the bundle has ", id="a-page-gone"),
        pytest.param(lambda c: c.write(WORDS, b"pages: ["), 2, "the bundle has ", id="words-that-are-no-yaml"),
        pytest.param(lambda c: c.edit(MENTIONS, '"what": "scheme"', '"what": "fish"'), 2, "the bundle has ", id="unfit-mentions"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", "settles: [U-21]", "settles: [U-99]"), 2, "the bundle or CONSTRAINTS.md has 1 fault;", id="an-unknown-element-is-settled"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", "settles:", "settle:"), 2, "the bundle or CONSTRAINTS.md has 1 fault;", id="a-typo-in-a-decision"),
    ],
)  # fmt: skip
def test_what_cannot_be_trusted_is_shown_and_said(copy: Any, say: Any, change: Any, code: int, note: str) -> None:
    change(copy)
    said = _in(copy, "json", say)
    assert said.code == code
    assert said.err.startswith(note)
    assert "`yiwu-bundle check`" in said.err
    rows = {row["id"]: row for row in json.loads(said.out)["rows"]}
    assert len(rows) == 27
    if note.startswith("the bundle has"):
        assert {row["status"] for row in rows.values()} == {"unread", "settled by decision"}
    else:
        assert rows["U-21"]["status"] == "silent"


def test_a_stray_file_in_the_bag_is_told_and_makes_no_row_red(copy: Any, say: Any) -> None:
    copy.write("bundle/stray.txt", b"x")
    said = _in(copy, "text", say)
    assert (said.code, said.err) == (1, "the bundle has 1 fault; `yiwu-bundle check` lists them\n")
    assert " 0 rows red\n" in said.out


_UNTAMED = ("\x1b", "\u202e", "\u2066", "::", "##[")


@pytest.mark.parametrize("form", QUOTING)
def test_a_hostile_record_commands_nothing(small: Any, say: Any, assert_tame: Any, form: str) -> None:
    hostile = "\x1b[31m|`<script>@octocat \u202e::error::##[group]x ![a](https://e.example)\n# z "
    small.change("words", "001:117:88", near=["U-08"], why=f"{hostile}clerks compete")
    small.change("mentions", "快手", reason=f"{hostile}No more")
    # a judgement of nothing turns its rows red
    small.change("words", "000:71:5", at=["000:71:6"], why=hostile)
    said = _in(small, form, say)
    assert (said.code, said.err) == (1, "")
    assert not [part for part in _UNTAMED if part in said.out]
    if form == "json":
        rows = {row["id"]: row for row in json.loads(said.out)["rows"]}
        assert "\x1b[31m|`<script>@octocat \u202e::error::" in rows["U-08"]["passages"][0]["says"]
        return
    assert said.out.count("octocat") >= 2
    if form == "text":
        assert max(map(cells, said.out.split("\n"))) <= 80
    for markdown in _markdown(form, said.out):
        assert_tame(markdown)


def _markdown(form: str, document: str) -> list[str]:
    """What of a document is read as Markdown."""
    if form == "github-form":
        return [one["attributes"].get("description", "") for one in yaml.safe_load(document)["body"]]
    if form == "spec-template":
        return [document.split("---\n", 2)[2]]
    return [document] if form == "markdown" else []


@pytest.mark.parametrize(
    "beside", ["\x1b[31m\u202e", "`|<script>", "@octocat #1", "##[group]", "[a](/b)", "\u2028&lt;"]
)
def test_a_hostile_page_commands_nothing(copy: Any, assert_tame: Any, beside: str) -> None:
    before = hashlib.sha256(copy.path("004").read_bytes()).hexdigest()
    copy.edit("004", "安全监控系统", f"安全监控系统{beside}")
    for record in (WORDS, MENTIONS):
        copy.edit(record, before, hashlib.sha256(copy.path("004").read_bytes()).hexdigest())
    gaps = gaps_of(copy.repository())
    (row,) = (row for row in gaps.rows if row.element.id == "U-08")
    assert any("安全监控系统" + beside[:3] in one.quote for one in row.passages)
    for form in QUOTING:
        said = "".join(RENDERS[form](gaps, Style()))
        assert "安全监控系统" in said
        assert not [part for part in (*_UNTAMED, "\u2028") if part in said]
        for markdown in _markdown(form, said):
            assert_tame(markdown)


def test_a_root_can_be_named_and_a_file_be_written(copy: Any, say: Any, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    said = say("gaps", "--root", str(copy.root), "--output-format", "spec-template", "--output-file", str(path))
    assert (said.code, said.out, said.err) == (0, "", "")
    assert path.read_text(encoding="utf-8").startswith('---\ntitle: ""\n')


def test_outside_any_repository_the_shipped_copy_is_read(say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    ran = say("gaps")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Not in these pages\nAbsence from 5 newspaper pages proves")
    assert SHIPPED not in ran.out


def test_colour_only_where_it_is_wanted(here: Path, say: Any) -> None:
    assert "\x1b" not in say("gaps").out
    assert "settled by decision\x1b[0m D-01" in say("gaps", "--color", "always").out
    assert "\x1b" not in say("gaps", "--color", "always", "--output-format", "markdown").out
