"""Markdown for a comment or a job's summary: nothing in it is alive, and it never grows past what GitHub takes."""

import re
from typing import Any

import pytest

from checks.output.check.markdown import COMMENT, render
from checks.output.formats import Style
from checks.results import Region, Related, Run, Status, Wait
from checks.safe_text.terminal import MAX_EXCERPT
from checks.summary.last_line import summary


def _shown(text: str) -> tuple[int, int, int]:
    """How many findings are shown, how many are said to be more, and how many rows the table has."""
    more = re.findall(r"^- and ([0-9]+) more: ", text, re.MULTILINE)
    rows = re.findall(r"^\| [✓✗–○] ", text, re.MULTILINE)
    return len(re.findall(r"^- `", text, re.MULTILINE)), int(more[0]) if more else 0, len(rows)


def test_a_run(make: Any) -> None:
    related = (Related(Region("bundle/b.txt", 8, 2, 8, 4), "the other."),)
    outcomes = (
        make.outcome(make.finding("  some `words` ", 2, 5, related=related, breaks=("C-06",))),
        make.outcome(status=Status.PASSED, constraint="C-02", note="4 hits"),
        make.outcome(status=Status.SKIPPED, constraint="C-03", reason="no pages"),
        make.outcome(status=Status.MANUAL, constraint="C-04", rule="manual"),
        make.outcome(
            status=Status.COULD_NOT_LOOK, constraint="C-05", waits=(Wait(("page 000",), "C-01 at bundle/a.txt:3:2"),)
        ),
    )
    run = make.run(*outcomes, problems=(make.problem(line=2),), refusals=(make.refusal(excerpt=None),))
    assert render(run, Style()) == (
        "## yiwu-bundle: could not do the job\n"
        "\n"
        "3 things to fix; 1 check could not look at what rests on them.\n"
        "\n"
        "- `a.yaml:2` cannot be read: is odd: found this, expected that. Fix it.\n"
        "- `bundle/a.txt:3:2` is wrong. (`bag-valid`, C-01 (CONSTRAINTS.md:7)) Breaks C-06 too. Could not look: C-05. Fix it.\n"
        "  see `bundle/b.txt:8:2`: the other.\n"
        "  `` some `words` ``\n"
        "- `CONSTRAINTS.md:9:1` C-19 could not look: git was silent. Run it again.\n"
        "\n"
        "| | Constraint | Check | |\n"
        "| --- | --- | --- | --- |\n"
        "| ✗ failed | C-01 Nothing changes. | `bag-valid` |  |\n"
        "| ✓ passed | C-02 Nothing changes. | `bag-valid` | 4 hits |\n"
        "| – skipped | C-03 Nothing changes. | `bag-valid` | no pages |\n"
        "| ○ manual | C-04 Nothing changes. | `manual` |  |\n"
        "| ? could-not-look | C-05 Nothing changes. | `bag-valid` | page 000: see C-01 at bundle/a.txt\\:3\\:2 |\n"
        "\n"
        f"{summary(run)}\n"
    )


def test_a_run_that_is_well_says_nothing_to_fix(make: Any) -> None:
    run = make.run(make.outcome(status=Status.PASSED))
    assert render(run, Style()).startswith("## yiwu-bundle: ok\n\n\n| | Constraint | Check | |\n")


def test_its_blocks_are_a_heading_a_list_a_table_and_the_line_that_counts(make: Any, assert_tame: Any) -> None:
    run = make.run(*[make.outcome(make.finding("```"), make.finding("- x"))] * 2, problems=(make.problem("# x"),))
    kinds = [token.type for token in assert_tame(render(run, Style())) if token.level == 0 and token.nesting == 1]
    assert kinds == ["heading_open", "paragraph_open", "bullet_list_open", "table_open", "paragraph_open"]


@pytest.mark.parametrize("limit", [COMMENT, 900_000])
def test_what_does_not_fit_is_counted(make: Any, limit: int) -> None:
    run = make.run(make.outcome(*(make.finding("义" * 40, message=f"m{one}") for one in range(6_000))))
    text = render(run, Style(), limit)
    shown, more, rows = _shown(text)
    assert limit - 1000 < len(text.encode()) <= limit
    assert (shown + more, rows) == (6_000, 1)
    assert "m0 " in text
    assert text.endswith(f"\n\n{summary(run)}\n")


def test_what_fits_to_the_byte_is_shown_whole(make: Any) -> None:
    run = make.run(make.outcome(*[make.finding()] * 5))
    whole = render(run, Style())
    room = len(whole.encode()) + len(b"- and 5 more: `yiwu-bundle check --output-format json` has all\n")
    assert render(run, Style(), room) == whole
    assert _shown(render(run, Style(), room - 1)) == (4, 1, 1)


def _long_sentences(make: Any, long: str) -> Run:
    return make.run(*[make.outcome(make.finding(), sentence=long) for _ in range(40)])


def _long_reasons(make: Any, long: str) -> Run:
    return make.run(*[make.outcome(status=Status.SKIPPED, reason=long) for _ in range(40)])


def _long_messages(make: Any, long: str) -> Run:
    return make.run(*[make.outcome(make.finding(message=long)) for _ in range(40)])


def _long_problems(make: Any, long: str) -> Run:
    return make.run(make.outcome(status=Status.PASSED), problems=(make.problem(found=long, file=long),) * 40)


@pytest.mark.parametrize("run_of", [_long_sentences, _long_reasons, _long_messages, _long_problems])
@pytest.mark.parametrize("long", ["\u200b" * 900, "义" * 30_000], ids=["some-fit", "none-fits"])
def test_it_stays_under_the_limit_whatever_is_long(make: Any, run_of: Any, long: str, assert_tame: Any) -> None:
    run = run_of(make, long)
    text = render(run, Style())
    assert len(text.encode()) <= COMMENT
    assert assert_tame(text)
    shown, more, rows = _shown(text)
    table = re.findall(r"^\| \| and ([0-9]+) more \| \| \|$", text, re.MULTILINE)
    assert shown + more == len(run.findings) + len(run.problems)
    assert rows + sum(map(int, table)) == len(run.outcomes)
    assert text.endswith(f"\n{summary(run)}\n")


def test_the_table_has_half_the_room_where_both_are_long(make: Any) -> None:
    found = make.finding(message="m" * 500)
    text = render(make.run(*[make.outcome(found, sentence="s" * 500) for _ in range(200)]), Style(), 60_000)
    findings, table = text.split("| | Constraint |")
    assert 29_000 < len(table) < 30_500
    assert 29_000 < len(findings) < 30_500


def test_a_long_line_is_cut(make: Any) -> None:
    text = render(make.run(make.outcome(make.finding("Q" * 100_000))), Style())
    assert f"  `{'Q' * MAX_EXCERPT}`\n" in text


def test_what_to_write_stands_in_a_fence(make: Any, assert_tame: Any) -> None:
    run = make.run(make.outcome(make.finding(template="### D-06 X\n\n```yaml\nby: ::x\n```\n")))
    fences = [token.content for token in assert_tame(render(run, Style())) if token.type == "fence"]
    assert fences == ["### D-06 X\n\n```yaml\nby: :\\u{3a}x\n```\n"]
