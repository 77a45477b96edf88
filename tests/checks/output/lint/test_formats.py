"""The formats of `lint`: each says every finding, where it is, what it cites and what to write; opinions fail nothing."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bundle_model.repository import Repository
from checks.lint.registry import lint_rules
from checks.lint.run import Given, LintRun, lint
from checks.output import lint as reporters
from checks.output.formats import Style, formats_of, render_of
from checks.output.schemas.make import made_schemas
from checks.safe_text.terminal import cells
from checks.summary.drafts import last_line

FORMATS = formats_of(reporters, "text")
_WORKED = Path(__file__).parents[2] / "lint/worked"


def _render(name: str, run: LintRun, **limit: int) -> str:
    return str(render_of(reporters, name)(run, Style(), **limit))


@pytest.fixture(scope="session")
def linted(real_repository: Repository) -> Callable[..., LintRun]:
    def run(*texts: str, **parts: Any) -> LintRun:
        given = [
            Given(f"d{number}.md", "", text.encode("utf-8", "surrogateescape")) for number, text in enumerate(texts)
        ]
        return lint(given, real_repository, **parts)

    return run


@pytest.fixture(scope="session")
def bad(real_repository: Repository) -> LintRun:
    folder = "tests/checks/lint/worked"
    return lint([Given(f"{folder}/bad.md", folder, (_WORKED / "bad.md").read_bytes())], real_repository)


def test_the_formats_that_there_are() -> None:
    assert FORMATS == ("text", "github", "json", "junit", "markdown", "sarif")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_every_rule_and_place(bad: LintRun, name: str) -> None:
    text = _render(name, bad)
    shown = 9 if name == "github" else 100
    places = [one.region for outcome in bad.outcomes for one in outcome.findings if not outcome.rule.opinion]
    assert sum(str(region.line) in text for region in places) >= min(shown, len(places))
    assert text == _render(name, bad)
    assert "bounds-as-printed" in text or name == "github"


def test_the_text(linted: Callable[..., LintRun]) -> None:
    text = _render("text", linted("The market has 1,000 e-commerce brands ([1000多个][000:47]).\n"))
    lines = text.splitlines()
    assert lines[:4] == [
        "d0.md:1:16: The bound of 000:47 is dropped: the page says “1000多个”, more than",
        "  1,000; the draft says exactly 1,000.",
        "  | The market has 1,000 e-commerce brands ([1000多个][000:47]).",
        "  |                ^^^^^",
    ]
    assert "江北下朱已集聚电商品牌1000多个，市" in text
    assert "more than 1,000" in text
    assert "  remedy: Write “more than 1,000”." in lines
    assert max(map(cells, lines)) <= 80


def test_the_elements_in_text(bad: LintRun, linted: Callable[..., LintRun]) -> None:
    lines = _render("text", bad).splitlines()
    at = lines.index("elements of tests/checks/lint/worked/bad.md")
    assert [line.split()[0] for line in lines[at + 1 : at + 8]] == [
        "U-01",
        "U-06",
        "U-08",
        "U-11",
        "U-12",
        "U-14",
        "U-20",
    ]
    assert lines[at + 5] == "  U-12  Performance measure         answered by D-01"
    assert "elements of" not in _render("text", linted("A b.\n"))


def _findings(run: LintRun) -> int:
    return sum(len(outcome.findings) for outcome in run.outcomes if not outcome.rule.opinion)


def test_the_last_line(bad: LintRun, linted: Callable[..., LintRun]) -> None:
    assert last_line(bad) == (
        "not satisfied: read tests/checks/lint/worked/bad.md: 15 sentences, 11 figures, 12 citations, 4 requirements, 7 elements "
        "(1 answered, 4 answered, not decided, 1 missing, 1 open); not judged: blocks of code (1), headings (7), template (1); 0 unreadable, "
        f"{_findings(bad)} findings, 1 note"
    )
    assert last_line(linted()) == (
        "not satisfied, since nothing was examined: read nothing: 0 sentences, 0 figures, 0 citations, 0 requirements, 0 elements; "
        "0 unreadable, 0 findings, 0 notes"
    )
    one = linted("It has 36 <!-- lint-except figures-cited: why -->.", without=["vague-words"])
    assert last_line(one) == (
        "ok: read d0.md: 1 sentence, 1 figure, 0 citations, 0 requirements, 0 elements; not judged: elements, since there is no "
        "front matter (27); not asked for: vague-words; 1 excepted; 0 unreadable, 0 findings, 0 notes"
    )


def test_json_is_what_its_schema_says(bad: LintRun, linted: Callable[..., LintRun]) -> None:
    validator = Draft202012Validator(json.loads(made_schemas()["lint"]))
    for run in (bad, linted("A.", "It \udcff.")):
        document = json.loads(_render("json", run))
        assert [error.message for error in validator.iter_errors(document)] == []
        assert document["exit_code"] == run.exit_code
    assert [one["line"] for one in document["problems"]] == [1]
    whole = json.loads(_render("json", bad))
    assert [rule["id"] for rule in whole["rules"]] == list(lint_rules())
    (finding,) = next(rule for rule in whole["rules"] if rule["id"] == "bounds-as-printed")["findings"]
    assert (finding["file"], finding["line"], finding["column"], finding["end_column"]) == (
        "tests/checks/lint/worked/bad.md", 29, 16, 21
    )  # fmt: skip
    assert finding["related"][0]["file"] == "bundle/data/000_fa7dfcdb48e7aafa.txt"


def test_sarif(bad: LintRun, read_sarif: Any) -> None:
    run = read_sarif(_render("sarif", bad))
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules.keys() == {*lint_rules(), "unreadable", "crashed"}
    for name, rule in lint_rules().items():
        for form in ("text", "markdown"):
            assert all(part in rules[name]["help"][form] for part in (rule.text.bad, rule.text.good, rule.keep))
    levels = {result["ruleId"]: result["level"] for result in run["results"]}
    assert (levels.pop("vague-words"), set(levels.values())) == ("note", {"error"})
    assert rules["vague-words"]["defaultConfiguration"]["level"] == "note"
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


def test_junit(bad: LintRun, read_junit: Any, linted: Callable[..., LintRun]) -> None:
    cases = read_junit(_render("junit", bad))
    assert {case.rule for case in cases} == lint_rules().keys() - {"vague-words"}
    (case,) = (one for one in cases if one.rule == "bounds-as-printed")
    assert (case.result, case.line) == ("failure", 29)
    assert "see bundle/data/000_fa7dfcdb48e7aafa.txt:47:1: " in case.text
    good = read_junit(_render("junit", linted("A.", "B.")))
    assert len(good) == 2 * (len(lint_rules()) - 1)
    assert {one.result for one in good} == {None}
    assert [one.result for one in read_junit(_render("junit", linted("\udcff")))] == ["failure"]


def test_github(bad: LintRun) -> None:
    lines = _render("github", bad).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[9] == f"::error title=yiwu-bundle::and {_findings(bad) - 9} more; `--output-format json` lists all"
    (note,) = (line for line in lines if line.startswith("::notice "))
    assert note.startswith(
        "::notice file=tests/checks/lint/worked/bad.md,line=21,col=38,endColumn=45,endLine=21,title=vague-words::"
    )
    assert lines[-1] == last_line(bad)


def test_markdown(bad: LintRun, assert_tame: Any) -> None:
    text = _render("markdown", bad)
    assert text.startswith("## yiwu-bundle lint: not satisfied\n\n- `")
    assert "| `tests/checks/lint/worked/bad.md` | U-14 Capacity and limits | open |\n" in text
    assert "(`bounds-as-printed`)" in text
    assert_tame(text)
    for limit in (700, 4000):
        short = _render("markdown", bad, limit=limit)
        assert len(short.encode()) <= limit
        assert "more: `yiwu-bundle lint --output-format json` has all" in short
        assert ("| | and 6 more | |" in short) == (limit == 700)
    assert "| Draft |" not in _render(
        "markdown",
        replace(bad, drafts=())
        if False
        else replace(bad, drafts=tuple(replace(one, elements=()) for one in bad.drafts)),
    )


@pytest.mark.parametrize("name", FORMATS)
def test_whatever_a_draft_says_it_does_nothing(
    name: str, hostile: str, linted: Callable[..., LintRun], assert_tame: Any, read_sarif: Any, read_junit: Any
) -> None:
    text = (
        f"It has 36 {hostile} and shall [x {hostile}][000:9999] run.\n\n# Terms {hostile}\n\nIt is {hostile} 40 good.\n"
    )
    shown = _render(name, linted(text))
    if name in ("text", "junit", "github"):
        assert not [part for part in ("\x1b", "\u202e", "##[") if part in shown]
        assert all(line.startswith(("::error ", "::notice ")) or "::" not in line for line in shown.splitlines())
    if name == "markdown":
        assert_tame(shown)
    if name == "sarif":
        read_sarif(shown)
    if name == "junit":
        read_junit(shown)
    if name == "json":
        assert json.loads(shown)["drafts"][0]["figures"] >= 1


def test_a_rule_that_crashes_is_named_and_the_others_look(
    monkeypatch: pytest.MonkeyPatch, linted: Callable[..., LintRun]
) -> None:
    def raises(read: object) -> list[Any]:
        raise KeyError("x")

    rules = {**lint_rules(), "citations-resolve": replace(lint_rules()["citations-resolve"], sentence=raises)}
    monkeypatch.setattr("checks.lint.run.lint_rules", lambda: rules)
    run = linted("It shall be [it][000:48].", "It shall be [it][000:49].")
    assert (run.exit_code, run.found, len(run.crashes)) == (2, 2, 1)
    for name in FORMATS:
        text = _render(name, run)
        assert "the rule citations-resolve crashed" in text
        assert "KeyError" in text
        assert "Traceback" not in text
