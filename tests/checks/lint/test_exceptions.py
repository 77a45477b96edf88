"""Exceptions in a draft: one rule, one line, a reason."""

from collections.abc import Callable

import pytest

from checks.lint.run import LintRun

_FIGURE = "It has 36 couriers."


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- lint-except figures-cited: an example -->\n{_FIGURE}",
        f"{_FIGURE} <!-- lint-except figures-cited: an example -->",
        f"<!-- lint-except figures-cited: an example --> {_FIGURE}",
        f"<!--lint-except   figures-cited :  an example-->\n{_FIGURE}",
        f"  <!-- lint-except figures-cited: an example -->  \n{_FIGURE}",
        f"- a\n\n  <!-- lint-except figures-cited: an example -->\n  {_FIGURE}",
        f"Before.\n{_FIGURE} <!-- lint-except figures-cited: 1 --> And 40 more.",
        f"{_FIGURE} <!-- lint-except figures-cited: x --> <!-- lint-except requirements-decided: y --> It shall.",
        f"<!-- lint-except\nfigures-cited: an example -->\n{_FIGURE}",
        f"<!-- lint-except requirements-decided: y -->\n<!-- lint-except figures-cited: x -->\n{_FIGURE} It shall.",
        f"<!-- lint-except requirements-decided: y -->\n<!-- lint-except\nfigures-cited: x -->\n{_FIGURE} It shall.",
    ],
)
def test_what_is_excepted(text: str, linted: Callable[..., LintRun]) -> None:
    run = linted(text)
    assert (run.exit_code, [one for outcome in run.outcomes for one in outcome.findings]) == (0, [])
    assert run.drafts[0].excepted > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<!-- lint-except figures-cited: why -->\n<!-- a -->\nIt has 36 couriers.", "1:1 The exception from figures-cited is not used: the rule finds nothing on line 2.", id="another comment between"),
        pytest.param("<!-- lint-except figures-cited: why -->\n\nNothing here.", "1:1 The exception from figures-cited is not used: the rule finds nothing on line 2.", id="unused"),
        pytest.param("<!-- lint-except requirements-decided: why --> It has 36 couriers.", "1:1 The exception from requirements-decided is not used: the rule finds nothing on line 1.", id="another rule"),
        pytest.param("<!-- lint-except figures-cited: -->\nA.", "1:1 The exception from figures-cited gives no reason.", id="no reason"),
        pytest.param("<!-- lint-except figures-cited -->\nA.", "1:1 The exception cannot be read.", id="no colon"),
        pytest.param("<!-- lint-except: why -->\nA.", "1:1 The exception cannot be read.", id="no rule"),
        pytest.param("<!-- lint-except figure-cited: why -->\nA.", "1:1 There is no rule figure-cited to except from.", id="a rule that there is not"),
        pytest.param("<!-- lint-except q: why -->\nA.", "1:1 There is no rule q to except from.", id="nor one like it"),
        pytest.param("<!-- lint-except exceptions-used: why -->\nA.", "1:1 There is no rule exceptions-used to except from.", id="itself"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_one(text: str, expected: str, linted: Callable[..., LintRun]) -> None:
    run = linted(text)
    found = [
        f"{one.region.line}:{one.region.column} {one.message}"
        for outcome in run.outcomes
        for one in outcome.findings
        if outcome.rule.id == "exceptions-used"
    ]
    assert found == [expected]
    assert run.exit_code == 1


def test_another_comment_is_none(linted: Callable[..., LintRun]) -> None:
    assert linted("<!-- lint: all -->\nA.").found == 0


def test_the_rule_can_be_left_out(linted: Callable[..., LintRun]) -> None:
    assert linted("<!-- lint-except figures-cited: -->\nA.", "figures-cited").found == 0
