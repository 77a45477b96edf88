"""Hostile words at every place of a run, through every format: shown as text, read as they were, commanding nothing."""

import json
import re
import time
import unicodedata
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from checks.output import check as reporters
from checks.output.check.markdown import COMMENT
from checks.output.formats import Style, formats_of, render_of
from checks.results import Region, Related, Run, Status, Wait
from checks.safe_text.terminal import visible
from checks.summary.last_line import summary

HOSTILE = [
    pytest.param("\x1b[31m\x1b]8;;http://e\x07 \x9b2J \x7f", id="escape-sequences"),
    pytest.param("\u202ea\u2066b\u200f\u061c\ufeff", id="bidi-marks"),
    pytest.param("::error file=x::y", id="a-command"),
    pytest.param("\n::error::y\r\n::stop-commands::t\r", id="a-command-on-a-line-of-its-own"),
    pytest.param(" ::warning::y", id="a-command-behind-a-blank"),
    pytest.param("##[group]x ##[error]", id="a-group"),
    pytest.param(":", id="half-a-command"),
    pytest.param("]]><failure/><![CDATA[", id="end-of-cdata"),
    pytest.param("<script>alert('1')</script>&lt;&#64;<!--", id="html"),
    pytest.param("|a||b\\|", id="pipes"),
    pytest.param("`a``b```", id="back-ticks"),
    pytest.param("\x00\x0b\ufffe\uffff\U0001ffff\x85", id="forbidden-in-xml"),
    pytest.param("a\u2028b\u2029c\x0cd\x1ce", id="line-separators"),
    pytest.param("a\udcff\udc80b", id="name-of-bad-utf-8"),
    pytest.param("@octocat #1 o/r#2", id="mentions"),
    pytest.param("![x](http://e) [x](1) <http://e> www.e.example", id="image-and-links"),
    pytest.param("\n\n# a\n---\n- b\n| x |\n```", id="blocks"),
    pytest.param('"}],\\u0022 \\', id="end-of-a-string"),
    pytest.param("%0A::error::%3A,title=x,line=1", id="escaped-already"),
]
_LIVE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ANNOTATION = re.compile(r"::(error|warning) file=[^:,]*,line=[0-9]+(,[a-zA-Z]+=[^:,]*)*::(?!.*(::|##\[)).*")


@pytest.fixture
def hostile_run(make: Any, run_of: Callable[..., Run]) -> Callable[[str], Run]:
    """A run with these words wherever words of others can be."""

    def run(words: str) -> Run:
        finding = make.finding(
            words,
            file=words,
            message=words,
            remedy=words,
            related=(Related(Region(words, 1, 1, 1, 2), words),),
        )
        return run_of(
            make.outcome(finding, sentence=words, note=words),
            make.outcome(status=Status.SKIPPED, constraint="C-02", reason=words, sentence=words, remedy=words),
            make.outcome(status=Status.COULD_NOT_LOOK, constraint="C-04", waits=(Wait((words,), words),)),
            problems=(make.problem(words, file=words, message=words, found=words, expected=words, remedy=words),),
            refusals=(make.refusal(message=words, remedy=words, excerpt=words),),
            root=words,
            require_all=True,
        )

    return run


def _render(name: str, run: Run) -> str:
    return render_of(reporters, name)(run, Style())


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", formats_of(reporters, "text"))
def test_nothing_that_is_alive_comes_out(hostile_run: Any, words: str, name: str) -> None:
    text = _render(name, hostile_run(words))
    assert not {unicodedata.category(char) for char in text if char != "\n"} & _LIVE
    assert text.encode("utf-8")
    assert "##[" not in text
    commands = [line for line in text.split("\n") if "::" in line]
    if name == "github":
        commands = [line for line in commands if not _ANNOTATION.fullmatch(line)]
    assert commands == []


@pytest.mark.parametrize("words", HOSTILE)
def test_the_log_has_its_own_lines_and_no_other(hostile_run: Any, words: str) -> None:
    run = hostile_run(words)
    *annotations, last = _render("github", run).split("\n")[:-1]
    assert (len(annotations), last) == (3, visible(summary(run)))
    begins = re.compile(
        r"3 things to fix; 1 check could not look at what rests on them\.$|could not do|CONSTRAINTS|C-0[124]  |  \| |  +(see|remedy:|rule bag-valid)|  |… and |"
        + re.escape(visible(words)[:1])
    )
    assert [line for line in _render("text", run).split("\n") if line and not begins.match(line)] == []


@pytest.mark.parametrize("words", HOSTILE)
def test_json_says_the_words_to_the_letter(hostile_run: Any, words: str) -> None:
    document = json.loads(_render("json", hostile_run(words)))
    failed, skipped, waiting = document["constraints"]
    (finding,) = failed["findings"]
    (problem,) = document["problems"]
    (refusal,) = document["refusals"]
    assert {waiting["waits"][0]["finding"], *waiting["waits"][0]["parts"], refusal["message"], refusal["remedy"]} == {
        words
    }
    said = (document["root"], *(finding[part] for part in ("file", "message", "remedy", "excerpt")))
    assert {*said, failed["sentence"], failed["note"], skipped["reason"], problem["found"]} == {words}
    assert {finding["related"][0]["file"], finding["related"][0]["message"], problem["excerpt"]} == {words}


@pytest.mark.parametrize("words", HOSTILE)
def test_sarif_is_valid_and_places_are_those(hostile_run: Any, read_sarif: Any, words: str) -> None:
    unread, found, refused = read_sarif(_render("sarif", hostile_run(words)))["results"]
    for result in (unread, found):
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote_to_bytes(uri) == words.encode("utf-8", "surrogateescape")
    said = visible(words).replace("](", "]\\u{28}")
    assert found["relatedLocations"][0]["message"]["text"] == said
    assert said in refused["message"]["text"]


@pytest.mark.parametrize("words", HOSTILE)
def test_junit_has_the_words_as_they_are_shown(hostile_run: Any, read_junit: Any, words: str) -> None:
    shown = visible(words)
    unread, found, skipped, waiting, refused = read_junit(_render("junit", hostile_run(words)))
    assert (unread.name, found.name, found.file) == (shown, f"C-01 {shown}", shown)
    assert found.message == visible(f"{words}:3:1: {words}")
    assert (skipped.result, skipped.message) == ("skipped", shown)
    assert (waiting.result, waiting.message) == ("skipped", visible(f"{words}: see {words}"))
    assert (refused.result, refused.message) == ("failure", visible(f"CONSTRAINTS.md:9:1: {words}"))


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_has_a_list_and_a_table_and_nothing_alive(hostile_run: Any, assert_tame: Any, words: str) -> None:
    text = _render("markdown", hostile_run(words))
    kinds = [token.type for token in assert_tame(text) if token.nesting == 1]
    assert [kinds.count(f"{kind}_open") for kind in ("heading", "bullet_list", "list_item", "table")] == [1, 1, 3, 1]
    assert kinds.count("tr_open") == 4
    assert len(text.encode()) <= COMMENT


@pytest.mark.parametrize("char", ["a", "义", "\u200b", ":", "`", "|", "\x1b", "] ", "&<"])
def test_a_very_long_line_is_quick_in_every_format(make: Any, run_of: Any, char: str) -> None:
    line = char * (300_000 // len(char))
    run = run_of(make.outcome(make.finding(line, 150_000, 150_003)), problems=(make.problem(line, column=9),))
    begun = time.process_time()
    texts = [_render(name, run) for name in formats_of(reporters, "text")]
    assert time.process_time() - begun < 2
    assert all(texts)
