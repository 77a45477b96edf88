"""A run over drafts: what is counted, what cannot be read, what is left out, and where findings are cut off."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bundle_model.faults import unreadable
from bundle_model.repository import Repository
from checks.lint.kept import State
from checks.lint.registry import LintRule, lint_rules
from checks.lint.run import MOST, MOST_LINE, Answered, Given, LintRun, RuleOutcome, lint
from checks.results import AtDeclaration, Breach


def test_what_is_counted(linted: Callable[..., LintRun]) -> None:
    run = linted(
        "# A 1\n\nIt has [36 couriers][000:48], not 40. It shall end ([why][D-01]).\n\n> 4 b.\n\n```\nx\n```\n\n<div>\ny\n\nNo number.\n"
    )
    draft = run.drafts[0]
    counts = draft.counts
    assert (counts.sentences, counts.figures, counts.citations, counts.requirements) == (2, 2, 2, 1)
    assert draft.unjudged == (
        ("headings", 1), ("quotes", 1), ("blocks of code", 1), ("blocks of HTML", 1), ("paragraphs that claim nothing", 1),
        ("elements, since there is no front matter", 27),
    )  # fmt: skip
    assert (draft.lines, draft.file, draft.excepted) == (14, "d.md", 0)
    assert draft.definitions == (
        "[000:48]: bundle/data/000_fa7dfcdb48e7aafa.txt#L48\n",
        "[D-01]: CONSTRAINTS.md#d-01\n",
    )


def test_a_label_of_ones_own_needs_no_definition(linted: Callable[..., LintRun]) -> None:
    run = linted("[a][x] [b][000:48]\n\n[x]: bundle/data/000_fa7dfcdb48e7aafa.txt#L47\n")
    assert run.drafts[0].counts.citations == 2
    assert run.drafts[0].definitions == ("[000:48]: bundle/data/000_fa7dfcdb48e7aafa.txt#L48\n",)


@pytest.mark.parametrize(("text", "code"), [("", 1), ("A.", 0), ("It has 36.", 1), ("\n", 0)])
def test_the_exit_code(text: str, code: int, linted: Callable[..., LintRun]) -> None:
    """Nothing examined is a failure."""
    assert linted(text).exit_code == code


def test_a_draft_that_cannot_be_read_leaves_the_others(project: Repository) -> None:
    fault = unreadable("a.md", "is too large", "more", "less", "Split it.")
    given = [
        Given("a.md", "", b"", fault),
        Given("b.md", "", b"It\nhas \xff."),
        Given("c.md", "", b"\xef\xbb\xbfIt has 36."),
    ]
    run = lint(given, project)
    assert [(one.fault.file, one.fault.line, one.fault.message) for one in run.problems] == [
        ("a.md", None, "is too large"),
        ("b.md", 2, "is not UTF-8"),
    ]
    assert [draft.file for draft in run.drafts] == ["c.md"]
    assert (run.exit_code, run.found) == (2, 1)


def test_rules_that_are_left_out(project: Repository) -> None:
    given = [Given("a.md", "", b"It shall have 36.")]
    only = lint(given, project, only=["figures-cited"])
    assert [one.rule.id for one in only.outcomes] == ["figures-cited"]
    assert "requirements-decided" in only.deselected
    without = lint(given, project, without=["figures-cited"])
    assert without.deselected == ("figures-cited",)
    assert (only.found, without.found) == (1, 1)


def test_findings_past_the_first_thousand_are_counted(linted: Callable[..., LintRun]) -> None:
    run = linted("It has 36.\n\n" * (MOST + 5), "figures-cited")
    assert [(len(one.findings), one.more) for one in run.outcomes] == [(MOST, 5)]
    assert run.found == MOST + 5


@pytest.mark.parametrize(("size", "shown"), [(MOST_LINE - 10, True), (MOST_LINE, False)])
def test_a_line_that_is_too_long_is_not_shown(size: int, shown: bool, linted: Callable[..., LintRun]) -> None:
    run = linted("x" * size + " has 36.", "figures-cited")
    assert [one.excerpt is not None for outcome in run.outcomes for one in outcome.findings] == [shown]


def test_the_line_of_a_finding_with_crlf(linted: Callable[..., LintRun]) -> None:
    run = linted("A.\r\nIt has\r\n36 couriers.\r\n", "figures-cited")
    finding = run.outcomes[0].findings[0]
    assert (finding.region.place, finding.excerpt) == ("d.md:3:1", "36 couriers.")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("---\nelements: [U-01]\n---\n\n# Terms\n\nA b.\n", [Answered("U-01", State.MISSING, "")]),
        ("---\nelements: [U-25]\n---\n\n# Terms\n", [Answered("U-25", State.EMPTY, "")]),
        ("# Terms\n\nDecision.\n", [Answered("U-25", State.EMPTY, "")]),
        ("# Terms\n\nA b.\n", [Answered("U-25", State.UNDECIDED, "")]),
        ("# Terms\n\n这是答案。\n", [Answered("U-25", State.UNDECIDED, "")]),
        ("# Terms\n\nA b [D-01], [D-02], [D-01].\n", [Answered("U-25", State.DECIDED, "D-01, D-02")]),
        ("# Terms\n\nA b [D-99].\n", [Answered("U-25", State.UNDECIDED, "")]),
        ("# Terms\n\nA b, [assumption][U-25].\n", [Answered("U-25", State.ASSUMED, "")]),
        ("# Terms\n\nA b ([R-001-19]).\n", [Answered("U-25", State.UNDECIDED, "")]),
        ("# Terms\n\nA b [D-01].\n\n```open\n?\n```\n", [Answered("U-25", State.OPEN, "")]),
        ("---\na: [\n---\n\n# Terms\n\nA b.\n", [Answered("U-25", State.UNDECIDED, "")]),
        ("# x\n\nA b.\n", []),
    ],
)
def test_how_far_elements_are_answered(text: str, states: list[Answered], linted: Callable[..., LintRun]) -> None:
    assert list(linted(text).drafts[0].elements) == states


def test_a_rule_without_a_place_is_a_fault_of_ours(project: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = replace(lint_rules()["figures-cited"], sentence=lambda _: [Breach(AtDeclaration(), "x")])
    rules: dict[str, LintRule] = {"figures-cited": rule}
    monkeypatch.setattr("checks.lint.run.lint_rules", lambda: rules)
    with pytest.raises(TypeError, match="the rule figures-cited gives a breach without a place"):
        lint([Given("a.md", "", b"It has 36.")], project)


def test_the_findings_of_a_rule_are_sorted() -> None:
    assert RuleOutcome(lint_rules()["figures-cited"]).findings == ()
