"""`facts --text`, end to end: the figures of any text, on stdin or in a file."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

HEAD = "place       text           kind     value         unit     bound"
FRAME = ["schema_version", "tool", "seed_count", "files", "stories", "figures"]
Say = Any


def _ids(said: Any) -> list[str]:
    assert said.code == 0
    return [json.loads(line)["id"] for line in said.out.splitlines()]


def test_of_a_text_there_are_no_stories_and_one_page(say: Say, text: Any) -> None:
    name = text("共3家")
    assert say("facts", "--text", name, "--page", "-").out == say("facts", "--text", name).out
    for flag, word in (("--story", "000-2"), ("--page", "000")):
        said = say("facts", "--text", name, flag, word)
        assert (said.code, said.out) == (2, "")
        assert f"no {flag[2:]} is called {word}; " in said.err


def test_a_text_as_json(say: Say, text: Any) -> None:
    document = json.loads(say("facts", "--text", text("共3家"), "--output-format", "json").out)
    assert list(document) == FRAME
    assert (document["seed_count"], document["files"], document["stories"]) == (0, [], [])
    (figure,) = document["figures"]
    assert (figure["id"], figure["page"], figure["text"], figure["story"], figure["says"]) == (
        "-:1:2",
        "-",
        "3家",
        None,
        None,
    )


@pytest.mark.parametrize("output_format", ["table", "json", "jsonl", "csv"])
def test_a_text_without_chinese_gets_a_note(say: Say, text: Any, output_format: str) -> None:
    said = say("facts", "--text", text("It grew by 5% in 2023."), "--output-format", output_format)
    assert said.code == 0
    assert "the text has no Chinese, and this reader is for Chinese" in said.err


@pytest.mark.parametrize(
    "content", ["增长5%", "", " \n", "5% of 國", "37"], ids=["chinese", "empty", "blank", "mixed", "digits"]
)
def test_another_text_gets_none(say: Say, text: Any, content: str) -> None:
    assert "this reader is for Chinese" not in say("facts", "--text", text(content)).err


def test_the_figures_of_other_writers(say: Say, text: Any) -> None:
    """One of each: a length, a sign, a hedge across a verb, a rate, a currency, a loose magnitude, a clock time."""
    name = text("再过三四年,增长-3.5%,约增长15%,时速50公里每小时,US$13.5,上千人,２０余萬元,15:30开始,企业减负2000万元")
    rows = [json.loads(line) for line in say("facts", "--text", name, "--output-format", "jsonl").out.splitlines()]
    assert [(row["text"], row["kind"], row["value"], row["unit"], row["bound"]) for row in rows] == [
        ("三四年", "quantity", "3", "年", "between"),
        ("-3.5%", "percent", "-3.5", "%", "exact"),
        ("15%", "percent", "15", "%", "about"),
        ("50公里每小时", "quantity", "50", "公里每小时", "exact"),
        ("13.5", "quantity", "13.5", "US$", "exact"),
        ("上千人", "quantity", "1000", "人", "at_least"),
        ("２０余萬元", "quantity", "200000", "元", "over"),
        ("15", "date", "15", None, None),
        ("30", "date", "30", None, None),
        ("2000万元", "quantity", "20000000", "元", "exact"),
    ]


def _stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_stdin(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, "今年以来，全县新增企业1.2万余家，同比增长3—5%，总投资近30亿元。".encode())
    assert say("facts", "--text", "-").out == (
        f"{HEAD}\n"
        "-:1:12      1.2万余家      quantity 12000         家       over\n"
        "-:1:23      3              percent  3             %        exact\n"
        "-:1:25      5%             percent  5             %        exact\n"
        "-:1:32      30亿元         quantity 3000000000    元       nearly\n"
    )


@pytest.mark.parametrize(
    ("content", "places"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("\ufeff共3家", ["-:1:3"], id="byte-order-mark"),
        pytest.param("甲\r\n共3家\r\n", ["-:2:2"], id="CRLF"),
        pytest.param("甲\r共3家", ["-:1:4"], id="CR-ends-no-line"),
        pytest.param("甲\u2028共3家", ["-:1:4"], id="nor-does-another"),
        pytest.param("\0共3家\0", ["-:1:3"], id="NUL"),
        pytest.param("\U00020000共3家", ["-:1:3"], id="beyond-the-first-plane"),
    ],
)
def test_texts_of_every_kind(say: Say, text: Any, content: str, places: list[str]) -> None:
    for form in ("json", "table", "csv"):
        assert say("facts", "--text", text(content), "--output-format", form).code == 0
    assert _ids(say("facts", "--text", text(content), "--output-format", "jsonl")) == places


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
@pytest.mark.parametrize("char", ["一", "万", "9", "亿", "分之"])
def test_a_long_run_of_numerals_is_no_trouble(say: Say, text: Any, char: str, form: str) -> None:
    said = say("facts", "--text", text(char * 100_000), "--output-format", form)
    assert (said.code, said.err) == (0, "" if char == "9" else "there is no figure\n")


def test_many_digits_are_one_exact_value(say: Say, text: Any) -> None:
    said = say("facts", "--text", text("共" + "9" * 1_000_000 + "家"), "--output-format", "jsonl")
    figure = json.loads(said.out)
    assert (figure["value"], figure["low"], figure["unit"]) == ("9" * 1_000_000, "9" * 1_000_000, "家")


FORMS = pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
BROKEN = "共3家\n".encode() * 50 + b"x" * 199_600 + b"\xff"


@FORMS
def test_no_utf_8_is_2_with_the_first_bad_byte(say: Say, text: Any, form: str) -> None:
    name = text(BROKEN)
    said = say("facts", "--text", name, "--output-format", form)
    assert said.code == 2
    assert said.err == (
        f"yiwu-bundle: {name}: is not UTF-8 (found byte 0xff at offset 200000; expected UTF-8 text). Save it as UTF-8.\n"
    )
    assert "3家" in said.out


def test_of_a_text_that_breaks_off_json_has_no_end(say: Say, text: Any) -> None:
    said = say("facts", "--text", text(BROKEN), "--output-format", "json")
    assert said.out.startswith('{\n "schema_version": 1,')
    assert len(json.loads(f"{said.out}]}}")["figures"]) == 50


@FORMS
@pytest.mark.parametrize("old", [None, b"old"], ids=["new", "old"])
def test_of_a_text_that_breaks_off_no_file_is_written_half(
    say: Say, text: Any, tmp_path: Path, form: str, old: bytes | None
) -> None:
    target = tmp_path / "out"
    if old:
        target.write_bytes(old)
    said = say("facts", "--text", text(BROKEN), "--output-format", form, "--output-file", str(target))
    assert (said.code, said.out) == (2, "")
    assert (target.read_bytes() if old else target.exists()) == (old or False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "t.txt"] if old else ["t.txt"]


def test_an_output_file_takes_the_document(say: Say, text: Any, tmp_path: Path) -> None:
    name, target = text("共3家"), tmp_path / "out"
    said = say("facts", "--text", name, "--output-format", "csv", "--output-file", str(target))
    assert (said.code, said.out) == (0, "")
    assert target.read_text(encoding="utf-8") == say("facts", "--text", name, "--output-format", "csv").out


@pytest.mark.parametrize(
    ("name", "found"),
    [("none.txt", "no such file or directory"), (".", "is a directory"), ("\x1b.txt", "no such file or directory")],
    ids=["missing", "a-folder", "a-hostile-name"],
)
@FORMS
def test_what_cannot_be_read(
    tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch, name: str, found: str, form: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = say("facts", "--text", name, "--output-format", form)
    assert said.code == 2
    shown = name.replace("\x1b", "\\u{1b}")
    assert (
        said.err == f"yiwu-bundle: {shown}: cannot be read (found {found}; expected a text file). Name another file.\n"
    )


def test_without_stdin(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    said = say("facts", "--text", "-", "--output-format", "json")
    assert (said.code, said.err) == (2, "yiwu-bundle: stdin cannot be read: it is closed\n")
    assert json.loads(f"{said.out}]}}")["figures"] == []


THREE = "共3家，占5%，总投资近30亿元"


@FORMS
@pytest.mark.parametrize(
    ("content", "flags", "note"),
    [
        pytest.param(THREE, (), "", id="no-filter"),
        pytest.param(THREE, ("--unit", "家"), "", id="one-that-finds"),
        pytest.param(THREE, ("--unit", "元", "--min", "5"), "", id="two-that-find"),
        pytest.param("", (), "there is no figure\n", id="no-text"),
        pytest.param("甲", ("--unit", "家"), "there is no figure\n", id="no-figure"),
        pytest.param(THREE, ("--unit", "yuan"), "no figure has the unit yuan; there are 家, %, 元\n", id="unit"),
        pytest.param(THREE, ("--kind", "date"), "no figure has the kind date; there are quantity, percent\n", id="kind"),
        pytest.param(THREE, ("--bound", "over"), "no figure has the bound over; there are exact, nearly\n", id="bound"),
        pytest.param(THREE, ("--min", "3000000001"), "no figure is at least 3000000001; the largest is 3000000000 at -:1:13\n", id="min"),
        pytest.param(THREE, ("--max", "2.5"), "no figure is at most 2.5; the smallest is 3 at -:1:2\n", id="max"),
        pytest.param(THREE, ("--contains", "robot"), "no figure contains robot\n", id="words"),
        pytest.param(THREE, ("--unit", "家", "--min", "5"), "no figure passes all of --unit 家 (1), --min 5 (2)\n", id="together"),
    ],
)  # fmt: skip
def test_what_finds_nothing_is_said_after_the_text(
    say: Say, text: Any, form: str, content: str, flags: tuple[str, ...], note: str
) -> None:
    said = say("facts", "--text", text(content), *flags, "--output-format", form)
    assert (said.code, said.err) == (0, note)
    head, figures = _document(said.out, form)
    assert (head == "") is (form == "jsonl")
    assert bool(figures) is (note == "")


def _document(out: str, form: str) -> tuple[str, int]:
    """The head, and how many figures there are."""
    if form == "json":
        document = json.loads(out)
        return "a frame", len(document["figures"])
    head, _, rest = ("", "", out) if form == "jsonl" else out.partition("\n")
    return head, rest.count("\n")


@pytest.mark.parametrize("digits", ["9" * 100_000, "0." + "9" * 100_000], ids=["great", "long"])
def test_a_note_shows_no_value_of_many_digits_whole(say: Say, text: Any, digits: str) -> None:
    said = say("facts", "--text", text(f"共{digits}家"), "--min", "1" + "0" * 100_000)
    assert said.err.endswith(f"; the largest is {digits[:39]}… at -:1:2\n")


def test_of_a_text_that_breaks_off_nothing_is_said_of_filters(say: Say, text: Any) -> None:
    said = say("facts", "--text", text(BROKEN), "--unit", "yuan", "--grep", "x")
    assert said.code == 2
    assert said.err.startswith("--grep is now called --contains\nyiwu-bundle: ")
    assert said.err.count("\n") == 2
