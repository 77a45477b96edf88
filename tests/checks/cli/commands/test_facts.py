"""`facts`, end to end: what is listed, in which format, and what it says of texts that are none."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bundle_model.figures import BOUNDS, KINDS
from bundle_model.repository import Repository
from checks.output.fact_list import FIELDS, fields_of
from checks.safe_text.terminal import cells, visible

HEAD = "place       text           kind     value         unit     bound"
FRAME = ["schema_version", "tool", "seed_count", "files", "stories", "figures"]
Say = Any


def _ids(said: Any) -> list[str]:
    assert said.code == 0
    return [json.loads(line)["id"] for line in said.out.splitlines()]


@pytest.fixture
def listed(here: Path, say: Say) -> Any:
    """The ids of the figures of the repository that pass these flags."""
    return lambda *flags: _ids(say("facts", *flags, "--output-format", "jsonl"))


@pytest.fixture(scope="module")
def everything(real_repository: Repository) -> list[dict[str, Any]]:
    """Every figure of the repository, as fields."""
    return [dict(fields_of(fact)) for fact in real_repository.bundle.facts]


def test_the_contract(copy: Any, say: Say) -> None:
    said = say("facts", "--root", str(copy.root), "--output-format", "json")
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    assert list(document) == FRAME
    assert (document["schema_version"], document["seed_count"]) == (1, 5)
    first = document["files"][0]
    assert list(first.items())[:3] == [("page", "000"), ("name", "000_fa7dfcdb48e7aafa.txt"), ("bytes", 12646)]
    assert list(first.items())[4:6] == [("lines", 338), ("characters", 4625)]
    read = copy.record("pages")["pages"][0]
    assert (first["newspaper"], first["date"]) == (read["newspaper"]["inferred"], read["date"]["inferred"])
    assert [story["id"] for story in document["stories"]][:2] == ["000-1", "000-2"]
    assert [file["page"] for file in document["files"]] == ["000", "001", "002", "003", "004"]
    (sample,) = (figure for figure in document["figures"] if figure["id"] == "000:38:15")
    assert tuple(sample) == FIELDS
    assert sample.pop("says")
    assert sample.pop("rule")
    assert sample == {
        "id": "000:38:15", "page": "000", "line": 38, "column": 15, "start": 405, "end": 408, "numeral_end": 406,
        "text": "6小时", "kind": "quantity", "value": "6", "unit": "小时", "bound": "exact",
        "low": "6", "high": "6", "low_closed": True, "high_closed": True, "story": "000-2",
    }  # fmt: skip


def test_every_figure_stands_where_it_says(here: Path, everything: list[dict[str, Any]]) -> None:
    texts = {path.name[:3]: path.read_bytes().decode() for path in (here / "bundle/data").iterdir()}
    for figure in everything:
        page = texts[figure["page"]]
        assert figure["text"] == page[figure["start"] : figure["end"]]
        before = page[: figure["start"]]
        assert (figure["line"], figure["column"]) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert everything == sorted(everything, key=lambda figure: (figure["page"], figure["start"]))


def test_every_claim_and_nothing_else_says_something(everything: list[dict[str, Any]]) -> None:
    for figure in everything:
        claimed = figure["kind"] in ("quantity", "percent", "ratio")
        assert (figure["says"] is not None, figure["bound"] is not None) == (claimed, claimed), figure


def test_csv_reads_back_as_json_but_for_breaks_of_lines_which_it_shows(
    here: Path, say: Say, everything: list[dict[str, Any]]
) -> None:
    rows = list(csv.DictReader(io.StringIO(say("facts", "--output-format", "csv").out, newline=""), strict=True))
    plain = [
        {k: visible(v) if isinstance(v, str) else "" if v is None else json.dumps(v) for k, v in one.items()}
        for one in everything
    ]
    assert rows == plain


def test_jsonl_is_the_figures_of_json(here: Path, say: Say, everything: list[dict[str, Any]]) -> None:
    lines = say("facts", "--output-format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == everything


def test_the_table_is_the_default_and_no_line_of_it_is_wider_than_80(here: Path, say: Say) -> None:
    said = say("facts")
    lines = said.out.split("\n")
    assert (said.code, said.err, lines[0]) == (0, "", HEAD)
    assert max(map(cells, lines)) <= 80
    assert said.out == say("facts", "--output-format", "table").out


def test_a_story_reads_as_a_summary(here: Path, say: Say) -> None:
    said = say("facts", "--story", "000-2")
    lines = said.out.split("\n")
    assert lines[2].startswith("000-2  ")
    assert sum(line.startswith("    ") and not line.startswith("     ") for line in lines) > 10
    assert not any(line.startswith(("000-1 ", "000-3 ")) for line in lines)


FILTERS = [
    pytest.param(("--page", "001"), lambda f: f["page"] == "001", id="page"),
    pytest.param(("--page", "000", "--page", "004"), lambda f: f["page"] in ("000", "004"), id="two-pages"),
    pytest.param(("--story", "000-2"), lambda f: f["story"] == "000-2", id="story"),
    pytest.param(("--kind", "percent"), lambda f: f["kind"] == "percent", id="kind"),
    pytest.param(("--unit", "平方公里"), lambda f: f["unit"] == "平方公里", id="unit"),
    pytest.param(("--unit", " 平方\n公 里 "), lambda f: f["unit"] == "平方公里", id="unit-with-blanks"),
    pytest.param(("--bound", "over"), lambda f: f["bound"] == "over", id="bound"),
    pytest.param(
        ("--contains", "LIVESTREAM SELLING"), lambda f: "livestream selling" in (f["says"] or "").lower(), id="english"
    ),
    pytest.param(("--contains", "余"), lambda f: "余" in f["text"] or "余" in (f["unit"] or ""), id="text"),
    pytest.param(
        ("--unit", "元", "--min", "100000000", "--max", "10000000000", "--page", "001", "--bound", "exact"),
        lambda f: (
            f["unit"] == "元"
            and f["page"] == "001"
            and f["bound"] == "exact"
            and 9 <= len(f["value"].split(".")[0]) <= 11
        ),
        id="together",
    ),
]


@pytest.mark.parametrize(("flags", "expected"), FILTERS)
def test_filters(listed: Any, everything: list[dict[str, Any]], flags: tuple[str, ...], expected: Any) -> None:
    ids = [figure["id"] for figure in everything if expected(figure)]
    assert 0 < len(ids) < len(everything)
    assert listed(*flags) == ids


def test_filters_that_leave_nothing(here: Path, say: Say) -> None:
    flags = ("--page", "000", "--story", "004-1")
    assert json.loads(say("facts", *flags, "--output-format", "json").out)["figures"] == []
    assert say("facts", *flags).out == f"{HEAD}\n"
    assert say("facts", *flags, "--output-format", "jsonl").out == ""


NOTES = [
    pytest.param(("--unit", "yuan"), ["no figure has the unit yuan; there are 个, 元, %, "], id="unit"),
    pytest.param(("--unit", "平公里"), ["no figure has the unit 平公里; the nearest is 平方公里\n"], id="unit-near"),
    pytest.param(("--contains", "courriers"), ["no figure contains courriers; the nearest is couriers\n"], id="words-near"),
    pytest.param(("--contains", "zzzz"), ["no figure contains zzzz\n"], id="words-far"),
    pytest.param(("--contains", "\x1b::error"), ["no figure contains \\u{1b}:\\u{3a}error"], id="hostile"),
    pytest.param(("--min", "99999999999999"), ["no figure is at least 99999999999999; the largest is 300620000000 at 002:348:6\n"], id="min"),
    pytest.param(("--max=-0.0000001",), ["no figure is at most -0.0000001; the smallest is 1/2 at 003:67:51\n"], id="max"),
    pytest.param(("--story", "004-5"), ["no figure has the story 004-5; there are "], id="story"),
    pytest.param(("--bound", "nearly"), ["no figure has the bound nearly; there are exact, "], id="bound"),
    pytest.param(("--page", "000", "--story", "004-1"), ["no figure passes all of --page 000 (", ", --story 004-1 ("], id="together"),
    pytest.param(("--unit", "yuan", "--page", "001"), ["no figure has the unit yuan; "], id="one-of-two-filters"),
    pytest.param(("--unit", "yuan", "--contains", "zzzz"), ["has the unit yuan; ", "\nno figure contains zzzz\n"], id="both"),
]  # fmt: skip


@pytest.mark.parametrize(("flags", "notes"), NOTES)
def test_a_filter_that_finds_nothing_is_named_with_what_is_near(
    here: Path, say: Say, flags: tuple[str, ...], notes: list[str]
) -> None:
    said = say("facts", *flags, "--output-format", "jsonl")
    assert (said.code, said.out) == (0, "")
    assert [note for note in notes if note not in said.err] == []
    assert said.err.startswith("no figure ")


def test_a_value_that_finds_nothing_is_named_beside_one_that_does(here: Path, say: Say) -> None:
    said = say("facts", "--unit", "yuan", "--unit", "元")
    assert said.err.startswith("no figure has the unit yuan; ")
    assert said.out == say("facts", "--unit", "元").out


def test_the_old_name_of_contains_works_and_says_the_new_one(here: Path, say: Say) -> None:
    said = say("facts", "--grep", "couriers")
    new = say("facts", "--contains", "couriers")
    assert (said.code, said.err) == (0, "--grep is now called --contains\n")
    assert (new.code, new.err, new.out) == (0, "", said.out)
    assert "couriers" in said.out
    assert "--grep" not in say("facts", "--help").out


def test_both_names_of_contains_are_refused(here: Path, say: Say) -> None:
    said = say("facts", "--contains", "a", "--grep", "a")
    assert (said.code, said.out) == (2, "")
    assert "--grep and --contains mean the same; give one of them" in said.err


MANY = "共3家，共3.5家，三分之一，共" + "9" * 10_000 + "家"


@pytest.mark.parametrize(
    ("flags", "values"),
    [
        pytest.param(("--min", "3"), ["3", "3.5", "9" * 10_000], id="least"),
        pytest.param(("--min", "3.0000000000000000000000000000000001"), ["3.5", "9" * 10_000], id="a-little-more"),
        pytest.param(("--max", "3.5"), ["3", "3.5", "1/3"], id="most"),
        pytest.param(("--max", "3.4999999999999999999999999999999999"), ["3", "1/3"], id="a-little-less"),
        pytest.param(("--min", "0.34", "--max", "3"), ["3"], id="between"),
        pytest.param(("--max", "0.3333333333333333333333333333333333"), [], id="less-than-a-third"),
        pytest.param(("--max", "0.3333333333333333333333333333333334"), ["1/3"], id="more-than-a-third"),
        pytest.param(("--min", "9" * 10_000), ["9" * 10_000], id="many-digits"),
        pytest.param(("--min", "-0.5", "--max", "1"), ["1/3"], id="below-nought"),
        pytest.param(("--max=-1",), [], id="nothing-below-nought"),
    ],
)
def test_both_ends(say: Say, text: Any, flags: tuple[str, ...], values: list[str]) -> None:
    said = say("facts", "--text", text(MANY), *flags, "--output-format", "jsonl")
    assert (said.code, said.err == "") == (0, bool(values))
    assert [json.loads(line)["value"] for line in said.out.splitlines()] == values


def test_a_fraction_of_many_digits_can_be_compared(say: Say, text: Any) -> None:
    said = say("facts", "--text", text("占" + "9" * 5000 + "分之1，共3家"), "--min", "2", "--output-format", "jsonl")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out.splitlines()[-1])["value"] == "3"


@pytest.mark.parametrize("flag", ["--min", "--max"])
@pytest.mark.parametrize(
    "limit", ["", "x", "1e9", "1,000", "3.", ".5", "+3", "--3", "NaN", "inf", "٣", "３", "1/3", "3 "]
)
def test_a_malformed_limit(here: Path, say: Say, flag: str, limit: str) -> None:
    said = say("facts", f"{flag}={limit}")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"yiwu-bundle: {flag} takes a decimal such as 100000000 or -0.5, not {limit}\n"


@pytest.mark.parametrize(
    ("flag", "word", "said"),
    [
        pytest.param("--page", "00", "no page is called 00; did you mean 000?", id="page"),
        pytest.param("--page", "-", "there are 000 to 004", id="nothing-like-it"),
        pytest.param("--story", "000-20", "no story is called 000-20; there are 000-1 to 004-9", id="story"),
        pytest.param("--kind", "quantiti", "no kind is called quantiti; did you mean quantity?", id="kind"),
        pytest.param("--bound", "atleast", "no bound is called atleast; did you mean at_least?", id="bound"),
        pytest.param("--kind", "x", f"there are {', '.join(KINDS)}", id="all-kinds"),
        pytest.param("--bound", "x", f"there are {', '.join(BOUNDS)}", id="all-bounds"),
        pytest.param("--kind", "\x1b::error", "no kind is called \\u{1b}:\\u{3a}error; ", id="hostile"),
    ],
)
def test_an_unknown_word(here: Path, say: Say, flag: str, word: str, said: str) -> None:
    ran = say("facts", flag, word)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def _shell(command: str, cwd: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a line in which TOOL stands for this tool, in a process of its own, with buffers as users have them."""
    tool = f"{sys.executable} -c 'from checks.cli.main import run; run()'"
    return subprocess.run(
        ["/bin/sh", "-c", command.replace("TOOL", tool)],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("command", "code", "out", "err"),
    [
        pytest.param("TOOL facts --text - <&-", 2, f"{HEAD}\n", "stdin cannot be read: it is closed", id="no-stdin"),
        pytest.param("TOOL facts --text - 0>x", 2, f"{HEAD}\n", "stdin: cannot be read (found bad file descriptor", id="stdin-for-writing"),
        pytest.param("printf '共3家' | TOOL facts --text - --output-format jsonl | head -c 9", 0, '{"id": "-', "", id="a-pipe"),
        pytest.param("mkfifo p; printf '共3家' > p & TOOL facts --text p --output-format jsonl | head -c 9", 0, '{"id": "-', "", id="a-named-pipe"),
        pytest.param("printf '共3家\\377' > t; (TOOL facts --text t; echo $? >&2) | (exec 0<&-; sleep 1)", 0, "", "offset 7", id="broken-off-into-a-closed-pipe"),
        pytest.param("yes 共3家 | head -c 800000 | (TOOL facts --text - --output-format jsonl; echo $? >&2) | head -n 1 | head -c 9", 0, '{"id": "-', "0", id="a-pipe-closed-early"),
    ],
)  # fmt: skip
def test_streams(tmp_path: Path, own_environment: dict[str, str], command: str, code: int, out: str, err: str) -> None:
    done = _shell(command, tmp_path, own_environment)
    assert (done.returncode, done.stdout) == (code, out)
    assert err in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert "120" not in done.stderr.split()


@pytest.mark.parametrize(
    ("change", "code", "note"),
    [
        pytest.param(lambda _: None, 0, "", id="sound"),
        pytest.param(lambda c: c.write("bundle/stray.txt", b""), 1, "the bundle has 1 fault;", id="one"),
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), 1, " faults;", id="more"),
        pytest.param(lambda c: c.write("bundle/record/figures.yaml", b"x"), 2, " faults;", id="a-record-that-is-none"),
        pytest.param(lambda c: c.write("bundle/record/pages.yaml", b"x"), 2, " faults;", id="without-stories"),
        pytest.param(lambda c: c.write(c.page("004"), b"\xff"), 1, " faults;", id="a-page-that-is-no-text"),
    ],
)
def test_a_bundle_with_faults_is_listed_and_not_trusted(copy: Any, say: Say, change: Any, code: int, note: str) -> None:
    change(copy)
    said = say("facts", "--root", str(copy.root), "--output-format", "json")
    assert said.code == code
    assert note in said.err
    assert said.err.count("\n") == bool(code)
    assert len(json.loads(said.out)["figures"]) > 200


def test_a_bundle_without_pages(copy: Any, say: Say) -> None:
    for page in ("000", "001", "002", "003", "004"):
        copy.path(page).unlink()
    said = say("facts", "--root", str(copy.root))
    assert (said.code, said.out) == (1, f"{HEAD}\n")
    assert "there is none here" in say("facts", "--root", str(copy.root), "--page", "000").err


def test_a_hostile_page_is_shown_as_text(copy: Any, say: Say) -> None:
    copy.write("bundle/data/\x1b[31m_x.txt", "共3\u202e家，6\x1b[31m年，::error::9家".encode())
    said = say("facts", "--root", str(copy.root), "--page", "\x1b[31m")
    assert "\\u{1b}[31m:1:2" in said.out
    assert not [part for part in ("\x1b", "\u202e", "::") if part in said.out]


def test_a_root_that_is_not_there(say: Say) -> None:
    assert say("facts", "--root", "nowhere").code == 2
