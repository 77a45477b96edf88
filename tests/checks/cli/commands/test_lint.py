"""`lint`, end to end: what it reads, in which format it answers, and with which code it ends."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from checks.output import lint as lint_reporters
from checks.output.formats import formats_of

WHOLE = ("figures", "relations", "mentions", "words", "gists", "glossary")
FORMATS = formats_of(lint_reporters, "text")
_BOUND = "The market has 1,000 e-commerce brands ([1000多个][000:47]).\n"
_SHALL = "The system shall dispatch [36 couriers][000:48].\n"
_GOOD = "The market has [36 couriers][000:48].\n"


@pytest.fixture
def draft(here: Path) -> Path:
    return here / "draft.md"


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Any:
    def put(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return put


def test_a_bound_that_is_dropped(here: Path, say: Any, stdin: Any) -> None:
    stdin(_BOUND.encode())
    said = say("lint", "-")
    assert (said.code, said.err) == (1, "")
    assert said.out.startswith("stdin:1:16: The bound of 000:47 is dropped: the page says “1000多个”, more than\n")
    assert "“江北下朱已集聚电商品牌1000多个，市”" in said.out
    assert "  remedy: Write “more than 1,000”.\n" in said.out


def test_a_requirement_on_a_page(here: Path, say: Any, stdin: Any) -> None:
    stdin(_SHALL.encode())
    said = say("lint", "-")
    assert said.code == 1
    assert "Line 48 of page 000 tells of\n  36 couriers gathered in Jiangbei Xiazhu" in said.out
    assert "it asks for\n  nothing." in said.out


def test_the_template_is_silent_but_for_what_is_open(here: Path, say: Any) -> None:
    (here / "draft.md").write_text(say("gaps", "--output-format", "spec-template").out, encoding="utf-8")
    said = say("lint", "draft.md", "--output-format", "json")
    document = json.loads(said.out)
    found = {rule["id"]: rule["findings"] for rule in document["rules"] if rule["findings"]}
    assert (said.code, list(found)) == (1, ["elements-answered"])
    named = [one["message"].split()[0] for one in found["elements-answered"]]
    every = [f"U-{number:02d}" for number in range(1, 28)]
    assert sorted(named) == [one for one in every if one != "U-21"]
    states = {one["element"]: one["state"] for one in document["drafts"][0]["elements"]}
    assert states == {one: "answered" if one == "U-21" else "open" for one in every}


@pytest.mark.parametrize("form", FORMATS)
def test_the_code_does_not_depend_on_the_format(draft: Path, say: Any, form: str) -> None:
    for content, code in ((_GOOD, 0), (_BOUND, 1), ("", 1), ("\udcff", 2)):
        draft.write_bytes(content.encode("utf-8", "surrogateescape"))
        assert say("lint", "draft.md", "--output-format", form).code == code


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda path: path.write_bytes(b"a\n\xff"), "draft.md:2: cannot be read: is not UTF-8: found byte 0xff at offset 2", id="not UTF-8"),
        pytest.param(lambda path: path.mkdir(), "draft.md: cannot be read: found is a directory", id="a folder"),
        pytest.param(lambda _: None, "draft.md: cannot be read: found no such file or directory", id="missing"),
        pytest.param(lambda path: path.write_bytes(b"x" * (64 * 1024 * 1024 + 1)), "draft.md: cannot be read: is too large: found more than 67108864 bytes", id="too large"),
        pytest.param(lambda path: path.symlink_to(path.name), "draft.md: cannot be read: found too many levels of symbolic links", id="a circle"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(draft: Path, say: Any, make: Any, said: str) -> None:
    make(draft)
    answer = say("lint", "draft.md")
    assert (answer.code, answer.err) == (2, "")
    assert answer.out.replace("\n  ", " ").startswith(said)


def test_a_name_with_a_null_character(here: Path, say: Any) -> None:
    answer = say("lint", "a\0b")
    assert answer.code == 2
    assert "embedded null" in answer.out


def test_stdin_that_is_closed(here: Path, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert say("lint", "-") == say("lint", "-")
    assert (say("lint", "-").code, say("lint", "-").err) == (2, "yiwu-bundle: stdin cannot be read: it is closed\n")


def test_stdin_that_cannot_be_read(here: Path, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        class buffer:  # noqa: N801 - the name that a stream has
            @staticmethod
            def read(_: int) -> bytes:
                raise OSError(5, "x")

    monkeypatch.setattr(sys, "stdin", Broken)
    answer = say("lint", "-")
    assert answer.code == 2
    assert answer.out.startswith("stdin: cannot be read: found input/output error")


def test_each_draft_is_read_once(here: Path, say: Any, stdin: Any) -> None:
    (here / "a.md").write_text(_BOUND, encoding="utf-8")
    (here / "b.md").symlink_to("a.md")
    stdin(_SHALL.encode())
    said = say("lint", "a.md", "./a.md", "b.md", "-", "-")
    assert "read a.md, stdin: 2 sentences" in said.out.replace("\n  ", " ")


def test_no_name_is_absolute(here: Path, say: Any, tmp_path: Path) -> None:
    outside = tmp_path / "x.md"
    outside.write_text(_BOUND, encoding="utf-8")
    (here / "spec").mkdir()
    (here / "spec/y.md").write_text("It has [36](../bundle/data/000_fa7dfcdb48e7aafa.txt#L49).\n", encoding="utf-8")
    relative = os.path.relpath(outside, here)
    assert relative.startswith("../")
    assert say("lint", str(outside)).out.startswith(f"{relative}:1:16: ")
    assert say("lint", relative).out.startswith(f"{relative}:1:16: ")
    assert say("lint", str(here / "spec/y.md")).out.startswith("spec/y.md:1:9: 000:49 ")


def test_only_some_rules(draft: Path, say: Any) -> None:
    draft.write_text(_SHALL + _BOUND, encoding="utf-8")
    assert (
        "requirements-decided" not in say("lint", "draft.md", "--select", "bounds-as-printed").out.split("not asked")[0]
    )
    said = say("lint", "draft.md", "--ignore", "bounds-as-printed", "--ignore", "requirements-decided")
    assert said.code == 0
    none = say("lint", "draft.md", "--select", "figures-cited", "--ignore", "figures-cited")
    assert none.code == 1
    assert "not satisfied, since nothing was examined" in none.out.replace("\n  ", " ")
    wrong = say("lint", "draft.md", "--select", "bound-as-printed")
    assert (wrong.code, wrong.err) == (
        2,
        "yiwu-bundle: no rule is called bound-as-printed; did you mean bounds-as-printed?\n",
    )


def test_definitions(draft: Path, say: Any) -> None:
    draft.write_text(
        "[36][000:48] [=000:48:15] [R-000-01] [U-08] [D-02] [000:47-48] [x][y] [000:9999]\n\n## 2 Hardware target: why?\n\n[y]: z\n",
        encoding="utf-8",
    )
    said = say("lint", "draft.md", "--definitions")
    assert (said.code, said.err) == (0, "")
    line = 1 + (draft.parent / "bundle/record/relations.yaml").read_text(encoding="utf-8").split('"R-000-01"')[0].count(
        "\n"
    )
    assert said.out.splitlines() == [
        "[000:47-48]: bundle/data/000_fa7dfcdb48e7aafa.txt#L47-L48",
        "[000:48]: bundle/data/000_fa7dfcdb48e7aafa.txt#L48",
        "[=000:48:15]: bundle/data/000_fa7dfcdb48e7aafa.txt#L48",
        "[D-02]: CONSTRAINTS.md#d-02",
        f"[R-000-01]: bundle/record/relations.yaml#L{line}",
        "[U-08]: #u-08-hardware-target",
    ]
    before = say("lint", "draft.md", "--output-format", "json").out
    with draft.open("a", encoding="utf-8") as file:
        file.write(f"\n{said.out}")
    after = say("lint", "draft.md", "--output-format", "json").out
    findings = [[rule["findings"] for rule in json.loads(text)["rules"]] for text in (before, after)]
    assert findings[0] == findings[1]


def test_definitions_of_what_cannot_be_read(here: Path, say: Any) -> None:
    said = say("lint", "no.md", "--definitions")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("no.md: cannot be read")


@pytest.mark.parametrize(
    ("argv", "left_out"),
    [
        (["--elements"], "--elements"),
        (["--report", "json=a.json"], "--report"),
        (["--output-format", "json"], "--output-format json"),
    ],
)
def test_definitions_and_nothing_else(here: Path, draft: Path, say: Any, argv: list[str], left_out: str) -> None:
    draft.write_text(_GOOD, encoding="utf-8")
    said = say("lint", "draft.md", "--definitions", *argv)
    assert (said.code, said.out) == (2, "")
    assert said.err == (f"yiwu-bundle: --definitions prints link definitions and nothing else; leave out {left_out}\n")
    assert say("lint", "draft.md", *argv).code == 0
    assert say("lint", "draft.md", "--definitions", "--output-format", "text", "--select", "figures-cited").code == 0


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        (["a.md", "b.md"], ["[000:48]: bundle/data/000_fa7dfcdb48e7aafa.txt#L48"]),
        (
            ["a.md", "x/c.md"],
            [
                "<!-- a.md -->",
                "[000:48]: bundle/data/000_fa7dfcdb48e7aafa.txt#L48",
                "<!-- x/c.md -->",
                "[000:48]: ../bundle/data/000_fa7dfcdb48e7aafa.txt#L48",
            ],
        ),
        (["x/c.md"], ["[000:48]: ../bundle/data/000_fa7dfcdb48e7aafa.txt#L48"]),
        (
            ["a.md", "x/-->\x1b.md"],
            [
                "<!-- a.md -->",
                "[000:48]: bundle/data/000_fa7dfcdb48e7aafa.txt#L48",
                "<!-- x/- ->\\u{1b}.md -->",
                "[000:48]: ../bundle/data/000_fa7dfcdb48e7aafa.txt#L48",
            ],
        ),
    ],
)
def test_definitions_of_several_drafts(here: Path, say: Any, names: list[str], lines: list[str]) -> None:
    (here / "x").mkdir()
    for name in names:
        (here / name).write_text(_GOOD, encoding="utf-8")
    said = say("lint", *names, "--definitions")
    assert (said.code, said.out.splitlines()) == (0, lines)


def test_only_the_elements(draft: Path, say: Any) -> None:
    draft.write_text(f"# Terms\n\n{_SHALL}", encoding="utf-8")
    said = say("lint", "draft.md", "--elements")
    assert said.out.splitlines()[:2] == ["elements of draft.md", "  U-25  Terms  answered, not decided"]
    assert "shall" not in said.out
    assert said.code == 1


def test_reports(here: Path, say: Any) -> None:
    (here / "a.md").write_text(_BOUND, encoding="utf-8")
    said = say("lint", "a.md", "--report", "sarif=a.sarif", "--report", "json=a.json", "--output-file", "a.txt")
    assert (said.code, said.out) == (1, "")
    assert json.loads((here / "a.json").read_text(encoding="utf-8"))["exit_code"] == 1
    assert json.loads((here / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (here / "a.txt").read_text(encoding="utf-8") == say("lint", "a.md").out


def test_the_job_summary(here: Path, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.md").write_text(_BOUND, encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary.md"))
    assert say("lint", "a.md", "--output-format", "github").code == 1
    assert (here / "summary.md").read_text(encoding="utf-8").startswith("## yiwu-bundle lint: not satisfied\n")


def test_a_bundle_that_is_not_trusted(copy: Any, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy.root)
    (copy.root / "a.md").write_text("A b.\n", encoding="utf-8")
    copy.write("bundle/data/000_fa7dfcdb48e7aafa.txt", b"x\n")
    said = say("lint", "a.md")
    assert said.code == 1
    assert "`yiwu-bundle check` lists them" in said.err


def test_a_crash_with_its_traceback(draft: Path, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    draft.write_text(f"{_BOUND}\n{_BOUND}", encoding="utf-8")

    def raises(read: object) -> None:
        raise KeyError("x")

    from dataclasses import replace

    from checks.lint.registry import lint_rules

    rules = {"bounds-as-printed": replace(lint_rules()["bounds-as-printed"], sentence=raises)}
    monkeypatch.setattr("checks.lint.run.lint_rules", lambda: rules)
    said = say("--traceback", "lint", "draft.md")
    assert said.code == 2
    assert "Traceback (most recent call last):" in said.err
    assert say("lint", "draft.md").err == ""


def test_a_draft_from_a_pipe(here: Path, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.write(write, _GOOD.encode())
    os.close(write)
    with os.fdopen(read) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        said = say("lint", "-")
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[" * 6000, id="brackets"),
        pytest.param("[a" * 2000 + "]" * 2000, id="links in links"),
        pytest.param("`" * 3 + "x\n" + "It has 36.\n" * 100, id="a fence that is not closed"),
        pytest.param("`a``" * 2000, id="code that is not closed"),
        pytest.param("*a_b*" * 2000, id="emphasis"),
        pytest.param("<!--" * 2000, id="comments that are not closed"),
        pytest.param("<a b='" * 2000, id="tags that are not closed"),
        pytest.param("|a" * 1500 + "\n" + "|-" * 1500 + "\n" + "|1" * 1500 + "\n", id="a wide table"),
        pytest.param("> " * 2000 + "It has 36.", id="quotes"),
        pytest.param("- " * 2000 + "It has 36.", id="lists"),
        pytest.param("[^1]: " * 2000 + "It has 36.", id="footnotes"),
        pytest.param("It has\r\n36 couriers.\r\n" * 500, id="CRLF"),
        pytest.param("[6][=" + " + ".join(["001:71:100"] * 1000) + "]", id="a formula of a thousand terms"),
        pytest.param("[6][=" + "(" * 400 + "001:71:100" + ")" * 400 + "]", id="a formula of parentheses"),
        pytest.param("[x]: /a\n" * 1500 + "[x][x] " * 1500, id="definitions"),
        pytest.param("36 " * 6000, id="figures"),
        pytest.param("三十六家" * 2000, id="Chinese figures"),
        pytest.param("[a](" * 2000, id="targets that are not closed"),
        pytest.param("![" * 2000 + "](x)" * 2000, id="images in images"),
        pytest.param("---\n" + "a: [" * 2000 + "\n---\n", id="front matter"),
        pytest.param("It shall. " * 2000, id="requirements"),
        pytest.param("\x00\x1b[31m\u202e 36\n::error::x\n", id="signs that do something"),
        pytest.param("\ufeffIt has 36.", id="a byte-order mark"),
        pytest.param("&" * 2000 + "&amp;" * 1500, id="entities"),
        pytest.param("http://" * 2000, id="addresses"),
        pytest.param("~" * 2000 + " a " + "~~" * 2000, id="strokes"),
    ],
)  # fmt: skip
def test_hostile_drafts(draft: Path, say: Any, content: str) -> None:
    draft.write_bytes(content.encode())
    said = say("lint", "draft.md", "--output-format", "github")
    assert said.code in (0, 1)
    assert "crashed" not in said.out + said.err


@pytest.mark.parametrize(
    ("link", "code", "said"),
    [
        ("[6 prizes][={}]", 1, "its label has 12998 characters, and a label of Markdown has 999 at most."),
        ("6 prizes ([={}])", 1, "its label has 12998 characters, and a label of Markdown has 999 at most."),
        ("[6 prizes]({})", 1, "“6 prizes” has no citation in this sentence."),
        ("[6 prizes][{}]", 1, "“6 prizes” has no citation in this sentence."),
        ("prizes [{}]", 0, ""),
        ("prizes [x][={}", 0, ""),
    ],
)
def test_a_formula_of_a_thousand_terms(draft: Path, say: Any, link: str, code: int, said: str) -> None:
    """CommonMark takes no label of more than 999 characters, so that nobody could click on it."""
    draft.write_text(f"It is {link.format(' + '.join(['001:71:100'] * 1000))}.", encoding="utf-8")
    answer = say("lint", "draft.md")
    assert answer.code == code
    assert said in answer.out.replace("\n  ", " ")
    assert answer.out.count("remedy") == code
