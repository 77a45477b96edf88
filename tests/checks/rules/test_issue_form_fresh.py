"""The committed form is the one that is made, and where it is not the first line that differs is named."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bundle_model.files.git_index import Entry, GitIndex
from bundle_model.repository import ISSUE_FORM, ProjectFiles
from checks.results import Status
from checks.rules import issue_form_fresh

RULE = "issue-form-fresh"
ASKED = "CONSTRAINTS.md@### C-17"
FORM = ".github/ISSUE_TEMPLATE/real-spec.yml"
WORDS = "bundle/record/words.yaml"
GISTS = "bundle/record/gists.yaml"
_SAID = "The form differs from the rows of `gaps`."
_REMEDY = "Run `yiwu-bundle record form`, and review the change."


def _line(copy: Any, needle: str) -> int:
    return int(copy.place(f"{FORM}@{needle}").split(":")[1])


def _last(copy: Any) -> int:
    """The last line of the committed form."""
    return int(copy.path(FORM).read_bytes().count(b"\n"))


def _content(copy: Any) -> bytes:
    return bytes(copy.path(FORM).read_bytes())


_LABEL = 'label: "U-08 Hardware target"'


@pytest.mark.parametrize(
    ("change", "line"),
    [
        pytest.param(lambda c: c.edit(FORM, _LABEL, 'label: "U-08 Hardware"'), lambda c: _line(c, _LABEL), id="a-changed-line"),
        pytest.param(lambda c: c.edit(FORM, f"      {_LABEL}\n", ""), lambda c: _line(c, _LABEL), id="a-line-taken-out"),
        pytest.param(lambda c: c.edit(FORM, f"      {_LABEL}\n", f"# mine\n      {_LABEL}\n"), lambda c: _line(c, _LABEL), id="a-line-put-in"),
        pytest.param(lambda c: c.edit(FORM, "required: false", "required: true"), lambda c: _line(c, "required: false"), id="the-first-of-its-kind"),
        pytest.param(lambda c: c.edit(FORM, "name: Real spec", "name: Real spec "), lambda _: 2, id="white-space-at-an-end"),
        pytest.param(lambda c: c.write(FORM, b"\xef\xbb\xbf" + _content(c)), lambda _: 1, id="a-byte-order-mark"),
        pytest.param(lambda c: c.write(FORM, _content(c).replace(b"\n", b"\r\n")), lambda _: 1, id="other-line-ends"),
        pytest.param(lambda c: c.write(FORM, b""), lambda _: 1, id="empty"),
        pytest.param(lambda c: c.write(FORM, b"\n"), lambda _: 1, id="a-blank-line"),
        pytest.param(lambda c: c.write(FORM, b"a: &x [\x1b"), lambda _: 1, id="no-yaml"),
        pytest.param(lambda c: c.write(FORM, _content(c) + b"# mine\n"), lambda c: _last(c) + 1, id="a-line-added"),
        pytest.param(lambda c: c.write(FORM, _content(c) + b"\n"), lambda c: _last(c) + 1, id="a-blank-line-added"),
        pytest.param(lambda c: c.write(FORM, _content(c) + b"\n# mine\n# too\n"), lambda c: _last(c) + 1, id="several-lines-added"),
        pytest.param(lambda c: c.write(FORM, _content(c)[:-1]), _last, id="no-final-line-end"),
        pytest.param(lambda c: c.write(FORM, _content(c)[: _content(c)[:-1].rindex(b"\n") + 1]), lambda c: _last(c) - 1, id="the-last-line-lost"),
    ],
)  # fmt: skip
def test_a_form_that_was_edited_is_found_at_the_first_line_that_differs(
    copy: Any, change: Callable[[Any], object], line: Callable[[Any], int]
) -> None:
    wanted = line(copy)
    change(copy)
    (finding,) = copy.outcome(RULE).findings
    assert (finding.region.place, finding.message) == (f"{FORM}:{wanted}:1", _SAID)
    assert finding.remedy == _REMEDY
    lines = _content(copy).decode().split("\n")
    assert (finding.excerpt or "") == lines[wanted - 1]
    assert (finding.region.end_line, finding.region.end_column) == (wanted, len(lines[wanted - 1]) + 1)


@pytest.mark.parametrize(
    ("file", "old", "new", "at"),
    [
        pytest.param("CONSTRAINTS.md", "settles: [U-21]", "settles: [U-16, U-21]", "- U-21 Design", id="a-decision-settles-more"),
        pytest.param(WORDS, "more than ten 'safety monitoring systems' of a building site", "some systems", "`004:80:7`", id="a-judgement-in-other-words"),
    ],
)  # fmt: skip
def test_a_form_left_behind_by_a_change_is_found(copy: Any, file: str, old: str, new: str, at: str) -> None:
    wanted = _line(copy, at)
    copy.edit(file, old, new)
    copy.retag()
    (finding,) = copy.outcome(RULE).findings
    assert (finding.region.place, finding.message) == (f"{FORM}:{wanted}:1", _SAID)


def test_a_form_that_is_not_there_is_asked_for_at_the_top_of_a_repository(assert_finds: Any) -> None:
    def change(copy: Any) -> None:
        (copy.root / ".git").mkdir()
        copy.path(FORM).unlink()

    assert_finds(RULE, change, [(ASKED, f"{FORM} is missing.")])


def test_elsewhere_it_does_not_apply(copy: Any) -> None:
    said = f"this copy is not the top of a git repository and has no {FORM}"
    copy.path(FORM).unlink()
    outcome = copy.outcome(RULE)
    assert (outcome.status, outcome.findings, outcome.waits, outcome.reason) == (Status.SKIPPED, (), (), said)


def _in_other_words(copy: Any) -> None:
    """Another reason for hits that are near to no element."""
    record = copy.record("words")
    next(one for term in record["terms"] for one in term["judgements"] if "near" not in one)["why"] = "of no matter"
    copy.write_record("words", record)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(lambda c: (c.root / ".git").mkdir(), id="at-the-top"),
        pytest.param(lambda c: c.write("bundle/stray.txt", b"x"), id="a-stray-file-in-the-bag"),
        pytest.param(lambda c: c.path("bundle/record/figures.yaml").unlink(), id="a-record-that-no-row-needs"),
        pytest.param(_in_other_words, id="a-judgement-that-is-not-shown"),
    ],
)  # fmt: skip
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds(RULE, change, [])


def test_a_fault_that_turns_no_row_red_hides_no_edit(copy: Any) -> None:
    copy.edit(FORM, _LABEL, 'label: "U-08 Hardware"')
    assert copy.failed() == {RULE}
    copy.write("bundle/stray.txt", b"x")
    assert copy.failed() == {"bag-valid", RULE}


_DECISION = "settles: [U-21]"


@pytest.mark.parametrize(
    ("change", "waits"),
    [
        pytest.param(lambda c: c.edit("002", "义乌", "乌义"), [("page 002", "C-02 at bundle/data/002_9551d9c265f15358.txt:1:1")], id="a-changed-page"),
        pytest.param(lambda c: c.edit_record(WORDS, '["001:117:88"]', '["001:117:87"]'), [("001:117", "C-10 at bundle/data/001_5ed80dd453b4aebe.txt:117:88"), ("001:117:87", f'C-15 at {WORDS}@"001:117:87"')], id="a-hit-that-nobody-has-judged"),
        pytest.param(lambda c: c.write(WORDS, b"pages: 3\n"), [(WORDS, f"{WORDS}:1:1")], id="a-record-that-cannot-be-read"),
        pytest.param(lambda c: c.write(GISTS, b"pages: 3\n"), [(GISTS, f"{GISTS}:1:8")], id="gists-that-cannot-be-read"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("edited", [False, True], ids=["fresh", "edited"])
def test_red_rows_make_no_form(copy: Any, change: Any, waits: Any, edited: bool) -> None:
    change(copy)
    if edited:
        copy.edit(FORM, _LABEL, 'label: "mine"')
    outcome = copy.outcome(RULE)
    assert (outcome.status, outcome.findings) == (Status.COULD_NOT_LOOK, ())
    assert [(wait.parts[0].removeprefix("judgements/"), wait.finding) for wait in outcome.waits] == [
        (part, copy.finding(finding)) for part, finding in waits
    ]


def test_without_the_gists_there_is_no_form_to_compare(copy: Any) -> None:
    copy.path(GISTS).rename(copy.root / "bundle/record/gist.yaml")
    outcome = copy.outcome(RULE)
    assert (outcome.status, outcome.findings) == (Status.COULD_NOT_LOOK, ())
    assert [wait.parts for wait in outcome.waits] == [(GISTS,)]


def test_a_typo_in_a_decision_makes_no_form(copy: Any) -> None:
    copy.edit("CONSTRAINTS.md", _DECISION, "settle: [U-21]")
    (problem,) = copy.run().problems
    outcome = copy.outcome(RULE)
    assert (outcome.status, [wait.said for wait in outcome.waits]) == (
        Status.COULD_NOT_LOOK, [f"CONSTRAINTS.md: see {problem.id}"]
    )  # fmt: skip


def _link(copy: Any) -> None:
    copy.path(FORM).rename(copy.root / "elsewhere.yml")
    copy.path(FORM).symlink_to(copy.root / "elsewhere.yml")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param(_link, "a symbolic link", id="a-link"),
        pytest.param(lambda c: [c.path(FORM).unlink(), c.path(FORM).mkdir()], "a folder or special file", id="a-folder"),
        pytest.param(lambda c: c.write(FORM, b"a\n\xff"), "byte 0xff at offset 2", id="no-text"),
        pytest.param(lambda c: c.write(FORM, b"#" * (1024 * 1024 + 1)), "more than 1048576 bytes", id="too-large"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_2_and_named(copy: Any, change: Any, found: str) -> None:
    change(copy)
    run = copy.run()
    assert run.exit_code == 2
    ((file, said),) = [(problem.fault.file, problem.fault.found) for problem in run.problems]
    assert (file, said) == (FORM, found)
    outcome = copy.outcome(RULE)
    assert (outcome.status, outcome.findings) == (Status.COULD_NOT_LOOK, ())
    assert [(wait.parts, wait.finding) for wait in outcome.waits] == [((FORM,), run.problems[0].id)]


def test_a_form_that_a_sparse_checkout_leaves_out_is_not_missing(real_repository: Any) -> None:
    index = GitIndex((Entry(ISSUE_FORM, "file", sparse=True),), None)
    repository = replace(real_repository, project_files=ProjectFiles(top=True, git_index=index))
    assert list(issue_form_fresh.check(repository)) == []
