"""The report for people: places first, spans marked, hostile text shown, nothing wider than the terminal."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.output.check.text import AT_MOST, render
from checks.output.formats import Style
from checks.results import Region, Related, Run, Status, Wait
from checks.safe_text.terminal import cells
from checks.summary.last_line import summary

_SGR = re.compile(r"\x1b\[[0-9]*m")
ANYTHING = st.text(st.sampled_from("ab :#[\n\x1b\u202e义乌，e\u0301\u200b…"), max_size=120)


def _lines(run: Run, width: int = 80, *, colour: bool = False) -> list[str]:
    return render(run, Style(width=width, colour=colour)).split("\n")[:-1]


def _hostile_run(make: Any, text: str, column: int = 1, end: int = 2) -> Run:
    related = (Related(Region(f"bundle/{text}", 1, 1, 1, 2), text),)
    finding = make.finding(text, column, end, file=f"bundle/{text}", message=text, remedy=text, related=related)
    return make.run(
        make.outcome(finding, sentence=text),
        make.outcome(status=Status.SKIPPED, reason=text, sentence=text),
        problems=(make.problem(text, file=f"bundle/{text}", message=text, found=text, expected=text, column=column),),
        root=text,
    )


def test_a_finding_says_where_what_why_and_what_to_do(make: Any) -> None:
    related = (Related(Region("bundle/b.txt", 8, 2, 8, 4), "the other"),)
    broken = make.finding("some words", 6, 11, related=related, breaks=("C-05", "C-06"))
    waits = make.outcome(constraint="C-02", status=Status.COULD_NOT_LOOK, waits=(Wait(("page 000",), broken.id),))
    run = make.run(make.outcome(broken), waits)
    assert _lines(run)[:13] == [
        "1 thing to fix; 1 check could not look at what rests on it.",
        "",
        "bundle/a.txt:3:6: is wrong.",
        "  | some words",
        "  |      ^^^^^",
        "  see bundle/b.txt:8:2: the other",
        "  rule bag-valid, for C-01 (CONSTRAINTS.md:7): Nothing changes.",
        "  also breaks: C-05, C-06",
        "  could not look: C-02",
        "  remedy: Fix it.",
        "",
        "C-01  failed         bag-valid  Nothing changes.",
        "C-02  could-not-look bag-valid  (page 000: see C-01 at bundle/a.txt:3:6) Nothin…",
    ]


def test_a_problem_says_where_what_and_what_to_do(make: Any) -> None:
    assert _lines(make.run(problems=(make.problem("key: value", line=2, column=6),)))[2:7] == [
        "a.yaml:2:6: cannot be read: is odd: found this, expected that.",
        "  | key: value",
        "  |      ^^^^^",
        "  remedy: Fix it.",
        "",
    ]


def test_problems_come_first_then_findings_then_constraints_then_the_count(make: Any) -> None:
    outcomes = (
        make.outcome(status=Status.PASSED, constraint="C-01"),
        make.outcome(make.finding(None), constraint="C-02", rule="page-bytes"),
        make.outcome(status=Status.SKIPPED, constraint="C-03", reason="there is no repository"),
        make.outcome(status=Status.MANUAL, constraint="C-04", rule="manual"),
        make.outcome(status=Status.COULD_NOT_LOOK, constraint="C-19", rule="never-in-code", reason="git was silent"),
    )
    run = make.run(*outcomes, problems=(make.problem(),), refusals=(make.refusal(),), root="some/where")
    text = "\n".join(_lines(run, 400))
    assert text == (
        "3 things to fix.\n"
        "\n"
        "a.yaml: cannot be read: is odd: found this, expected that.\n"
        "  remedy: Fix it.\n"
        "\n"
        "bundle/a.txt:3:1: is wrong.\n"
        "  rule page-bytes, for C-02 (CONSTRAINTS.md:7): Nothing changes.\n"
        "  remedy: Fix it.\n"
        "\n"
        "CONSTRAINTS.md:9:1: C-19 could not look: git was silent.\n"
        "  | ### C\n"
        "  remedy: Run it again.\n"
        "\n"
        "C-01  passed         bag-valid      Nothing changes.\n"
        "C-02  failed         page-bytes     Nothing changes.\n"
        "C-03  skipped        bag-valid      Nothing changes.\n"
        "      does not apply here: there is no repository\n"
        "C-04  manual         manual         Nothing changes.\n"
        "C-19  could-not-look never-in-code  (git was silent) Nothing changes.\n"
        "could not do the job: read some/where: 9 files, 8 bytes, 7 pages, 6 lines, 5 stories, 4 numerals, 3 facts, 2 constraints "
        "(1 passed, 1 failed, 1 could not look, 1 skipped, 1 manual, does not apply here: C-03), 1 unreadable, 1 finding, 1 refusal"
    )


def test_a_note_stands_before_the_sentence_and_is_shown_as_text(make: Any) -> None:
    passed = make.outcome(status=Status.PASSED, note="4 hits")
    hostile = make.outcome(status=Status.PASSED, note="\x1b[31m::error::")
    lines = _lines(make.run(passed, hostile))
    assert lines[0] == "C-01  passed         bag-valid  (4 hits) Nothing changes."
    assert lines[1].startswith("C-01  passed         bag-valid  (\\u{1b}[31m:")
    assert "::" not in lines[1]


def test_the_last_line_is_the_summary(make: Any) -> None:
    run = make.run(make.outcome(status=Status.PASSED), root="a", deselected=3)
    assert _lines(run, 400)[-1] == summary(run)


@pytest.mark.parametrize(
    ("excerpt", "column", "end", "width", "shown", "marks"),
    [
        pytest.param("一二三四", 3, 4, 80, "一二三四", "    ^^", id="chinese-before-the-span"),
        pytest.param("e\u0301e\u0301x", 5, 6, 80, "e\u0301e\u0301x", "  ^", id="marks-before-the-span"),
        pytest.param("e\u0301x", 2, 3, 80, "e\u0301x", " ^", id="a-mark-alone"),
        pytest.param("\x1bab", 2, 3, 80, "\\u{1b}ab", "      ^", id="a-control-before-the-span"),
        pytest.param("a::b", 3, 4, 80, "a:\\u{3a}b", "  ^^^^^^", id="a-command-cut-by-the-span"),
        pytest.param("##[x", 3, 5, 80, "##\\u{5b}x", "  ^^^^^^^", id="another-command-cut-by-the-span"),
        pytest.param("x" * 30 + "一二" + "y" * 30, 31, 33, 24, "…" + "x" * 10 + "一二" + "y" * 4 + "…", " " * 11 + "^^^^", id="long-line-cut-around-the-span"),
        pytest.param("\u200b" * 30 + "ab", 31, 32, 40, "…" + "\\u{200b}" * 2 + "ab", " " * 17 + "^", id="long-escapes-before-the-span"),
        pytest.param("ab" + "一" * 30, 2, 33, 24, "ab" + "一" * 8 + "…", " " + "^" * 18, id="a-span-longer-than-the-line"),
    ],
)  # fmt: skip
def test_the_span_is_marked_in_sight(
    make: Any, excerpt: str, column: int, end: int, width: int, shown: str, marks: str
) -> None:
    lines = _lines(make.run(make.outcome(make.finding(excerpt, column, end))), width)
    at = next(number for number, line in enumerate(lines) if line.startswith("  | "))
    assert lines[at : at + 2] == [f"  | {shown}", f"  | {marks}"]


@pytest.mark.parametrize(
    ("excerpt", "column", "end"),
    [
        pytest.param("", 1, 1, id="an-empty-line"),
        pytest.param("abc", 2, 2, id="an-empty-span"),
        pytest.param("abc", 1, 4, id="the-whole-line"),
        pytest.param("一二", 1, 3, id="a-whole-line-of-chinese"),
        pytest.param("abc", 9, 12, id="behind-the-line"),
    ],
)
def test_where_there_is_no_span_nothing_is_marked(make: Any, excerpt: str, column: int, end: int) -> None:
    lines = _lines(make.run(make.outcome(make.finding(excerpt, column, end))))
    assert [line for line in lines if line.startswith("  | ")] == [f"  | {excerpt}"]


def test_a_span_over_lines_is_marked_to_the_end_of_its_first(make: Any) -> None:
    finding = make.finding("abcd", 3, 2)
    over = Region(finding.region.file, 3, 3, 5, 2)
    assert _lines(make.run(make.outcome(finding._replace(region=over))))[4] == "  |   ^^"


@pytest.mark.parametrize("width", [20, 40, 80])
@given(text=ANYTHING, column=st.integers(1, 130), length=st.integers(0, 130))
def test_no_line_is_wider_and_nothing_hostile_passes(
    make: Any, width: int, text: str, column: int, length: int
) -> None:
    lines = _lines(_hostile_run(make, text, column, column + length), width)
    assert max(map(cells, lines)) <= width
    assert not [line for line in lines if "::" in line or "##[" in line or "\x1b" in line or "\u202e" in line]


@given(text=ANYTHING)
def test_colour_changes_nothing_but_colour(make: Any, text: str) -> None:
    run = _hostile_run(make, text)
    coloured = render(run, Style(width=40, colour=True))
    assert "\x1b[" in coloured
    assert _SGR.sub("", coloured) == render(run, Style(width=40))


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (Status.PASSED, "32"),
        (Status.FAILED, "31"),
        (Status.COULD_NOT_LOOK, "31"),
        (Status.SKIPPED, "33"),
        (Status.MANUAL, "36"),
    ],
    ids=str,
)
def test_each_status_has_its_colour(make: Any, status: Status, code: str) -> None:
    (line,) = [one for one in _lines(make.run(make.outcome(status=status)), colour=True) if one.startswith("C-01")]
    assert f"\x1b[{code}m{status}\x1b[0m" in line


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("a" * 200, id="one-long-name"),
        pytest.param("一" * 90, id="a-wide-name"),
        pytest.param("a b " * 50, id="a-name-with-blanks"),
        pytest.param("\u202e::error::\n" * 9, id="a-hostile-name"),
    ],
)
def test_a_long_path_breaks_and_is_whole(make: Any, place: str) -> None:
    run = make.run(make.outcome(make.finding(None, file=place)))
    lines = _lines(run, 40)[2:]
    assert max(map(cells, lines)) <= 40
    wide = _lines(run, 4000)[2]
    assert "".join(lines).replace(" ", "").startswith(wide.replace(" ", ""))


def _count(lines: list[str]) -> int:
    return sum(line.startswith("bundle/a.txt:3:1: ") for line in lines)


@pytest.mark.parametrize(
    ("numbers", "shown", "more"),
    [
        pytest.param([AT_MOST], AT_MOST, [], id="twenty"),
        pytest.param([AT_MOST + 1], AT_MOST, ["… and 1 more of bag-valid;"], id="one-more"),
        pytest.param([15, 15], AT_MOST, ["… and 10 more of bag-valid;"], id="one-rule-held-to-two-constraints"),
        pytest.param([30, 3], AT_MOST, ["… and 13 more of bag-valid;"], id="no-room-for-the-second"),
        pytest.param([3, 2], 5, [], id="few"),
    ],
)  # fmt: skip
def test_at_most_twenty_findings_of_a_rule_then_a_count(
    make: Any, numbers: list[int], shown: int, more: list[str]
) -> None:
    findings = [[make.finding(None, message=f"m{number}")] * number for number in numbers]
    run = make.run(*(make.outcome(*some, constraint=f"C-{number}") for number, some in enumerate(findings)))
    lines = _lines(run, 100)
    assert _count(lines) == shown
    assert [line.partition("; `--")[0] + ";" for line in lines if line.startswith("…")] == more
    assert f", {sum(numbers)} findings" in lines[-2] + lines[-1]


def test_each_rule_has_its_own_twenty(make: Any) -> None:
    findings = [make.finding(None)] * AT_MOST
    run = make.run(make.outcome(*findings), make.outcome(*findings, rule="page-bytes"))
    assert _count(_lines(run)) == 2 * AT_MOST


def _finding_on(make: Any, line: str) -> Run:
    return make.run(make.outcome(*[make.finding(line, len(line) // 2, len(line) // 2 + 3)] * AT_MOST))


def _problem_on(make: Any, line: str) -> Run:
    problem = make.problem(line, line=1, column=len(line) // 2)
    return make.run(problems=(problem,) * AT_MOST)


@pytest.mark.parametrize("run_of", [_finding_on, _problem_on])
@pytest.mark.parametrize(
    "char", ["a", "义", "\u0301", "\u200b", ":"], ids=["narrow", "wide", "mark", "hidden", "colon"]
)
def test_a_very_long_line_is_cut_quickly(make: Any, run_of: Callable[[Any, str], Run], char: str) -> None:
    begun = time.monotonic()
    lines = _lines(run_of(make, char * 300_000))
    assert time.monotonic() - begun < 2
    assert max(map(cells, lines)) <= 80
    assert any("^" in line for line in lines)


def test_nothing_at_all_is_said_too(make: Any) -> None:
    assert "\n".join(_lines(make.run(), 400)) == (
        "Nothing was examined.\n"
        "\n"
        "not satisfied, since nothing was examined: read .: 9 files, 8 bytes, 7 pages, 6 lines, 5 stories, 4 numerals, 3 facts, 2 constraints "
        "(0 passed, 0 failed, 0 could not look, 0 skipped, 0 manual), 0 unreadable, 0 findings"
    )


def test_a_spoilt_page_as_people_see_it(copy: Any) -> None:
    copy.edit("bundle/record/pages.yaml", '"at": "000:71:1"', '"at": "000:71:2"')
    copy.retag()
    lines = _lines(copy.run())
    at = lines.index("  | 《“一部手机来创业”的“义乌样本”》")
    assert lines[at - 2].startswith("bundle/data/000_fa7dfcdb48e7aafa.txt:71:1: Story 000-2 quotes")
    assert lines[at + 1].startswith("  rule quotes-in-place, for C-")


_PASTE = "Remove it, or add to `entries` the row `- {name: a-very-long-name-of-a-folder, because: }` and fill it in."


@pytest.mark.parametrize(
    ("remedy", "width", "shown"),
    [
        pytest.param(
            _PASTE,
            40,
            [
                "  remedy: Remove it, or add to `entries`",
                "    the row",
                "    - {name: a-very-long-name-of-a-folder, because: }",
                "    and fill it in.",
            ],
            id="wider-than-the-terminal",
        ),
        pytest.param("Add `- {a: b}`", 40, ["  remedy: Add", "    - {a: b}"], id="at-the-end"),
        pytest.param("Add `- {a: b}` `- {c: d}`", 40, ["  remedy: Add", "    - {a: b}", "    - {c: d}"], id="two-rows"),
        pytest.param("Add `{a: b}`.", 40, ["  remedy: Add `{a: b}`."], id="no-row"),
        pytest.param("Take `-` away.", 40, ["  remedy: Take `-` away."], id="a-sign"),
    ],
)
def test_a_row_to_paste_stands_on_a_line_of_its_own(make: Any, remedy: str, width: int, shown: list[str]) -> None:
    lines = _lines(make.run(make.outcome(make.finding(None, remedy=remedy))), width)
    at = next(number for number, line in enumerate(lines) if line.startswith("  remedy: "))
    assert lines[at : lines.index("", at)] == shown


@pytest.mark.parametrize("width", [101, 140, 250])
def test_a_wide_terminal_is_used(make: Any, width: int) -> None:
    finding = make.finding("y" * 600, 200, 203, message="word " * 100)
    lines = _lines(make.run(make.outcome(finding, sentence="word " * 100)), width)
    assert max(map(cells, lines)) <= width
    for begins in ("bundle/a.txt:3:200: ", "  | …", "C-01  failed"):
        assert width - 5 <= max(cells(line) for line in lines if line.startswith(begins)) <= width


@pytest.mark.parametrize("number", [AT_MOST, AT_MOST + 5], ids=["twenty", "more-than-twenty"])
def test_every_file_that_cannot_be_read_is_shown(make: Any, number: int) -> None:
    lines = _lines(make.run(problems=tuple(make.problem(file=f"f{one}") for one in range(number))))
    assert [line.partition(":")[0] for line in lines if line.startswith("f")] == [f"f{one}" for one in range(number)]
    assert not [line for line in lines if line.startswith("…")]


def test_a_check_that_crashed_is_named(make: Any) -> None:
    assert _lines(make.run(problems=(make.crash(),)), 200)[2] == (
        "checks/rules/bag_valid.py: the check bag-valid crashed: found KeyError: 'x', expected a result."
    )


def test_what_to_write_stands_as_it_is_pasted(make: Any) -> None:
    finding = make.finding(template="### D-06 X\n\n```yaml\nby:\x1b\n```\n")
    problem = make.problem(template="### D-07\n")
    lines = render(make.run(make.outcome(finding), problems=(problem,)), Style(width=20)).split("\n")
    first = lines.index("### D-06 X")
    assert lines[first - 1 : first + 6] == ["", "### D-06 X", "", "```yaml", "by:\\u{1b}", "```", ""]
    assert lines.index("### D-07") < first
