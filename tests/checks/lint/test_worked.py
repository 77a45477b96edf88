"""A worked draft: the good one is silent, and in the bad one each rule fires where it should.

`python tests/checks/lint/test_worked.py` writes what the template says anew into the good one, as after a change of a record.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bundle_model.repository import read_repository
from checks.gaps.marks import END, TEMPLATE
from checks.gaps.rows import gaps_of
from checks.lint.kept import State
from checks.lint.registry import lint_rules
from checks.lint.run import LintRun
from checks.output.formats import Style
from checks.output.gaps.spec_template import render

_FOLDER = Path(__file__).parent / "worked"
_AT = "tests/checks/lint/worked"


@pytest.fixture(scope="module")
def worked(linted: Callable[..., LintRun]) -> Callable[[str], LintRun]:
    return lambda name: linted((_FOLDER / name).read_text(encoding="utf-8"), folder=_AT)


def test_the_good_one_is_silent(worked: Callable[[str], LintRun]) -> None:
    run = worked("good.md")
    assert (run.exit_code, run.found, run.notes) == (0, 0, 0)
    assert {one.state for one in run.drafts[0].elements} == {State.DECIDED, State.ASSUMED}
    assert len(run.drafts[0].elements) == 27


def test_in_the_bad_one_each_rule_fires(worked: Callable[[str], LintRun]) -> None:
    run = worked("bad.md")
    found = [(one.region.line, outcome.rule.id) for outcome in run.outcomes for one in outcome.findings]
    assert sorted(found) == [
        (3, "elements-have-sections"),
        (5, "front-matter"),
        (13, "answers-decided"),
        (13, "citations-resolve"),
        (17, "requirements-decided"),
        (19, "answers-decided"),
        (19, "quotations-to-the-letter"),
        (21, "requirements-decided"),
        (21, "vague-words"),
        (25, "answers-decided"),
        (29, "answers-decided"),
        (29, "bounds-as-printed"),
        (30, "figures-on-lines"),
        (31, "figures-cited"),
        (35, "formulas-come-out"),
        (36, "relations-not-contradicted"),
        (38, "relations-not-doubted"),
        (39, "places-one-value"),
        (45, "elements-one-threshold"),
        (50, "elements-answered"),
        (55, "exceptions-used"),
        (57, "definitions-as-cited"),
        (61, "template-as-printed"),
    ]
    assert {rule for _, rule in found} == lint_rules().keys()
    assert (run.exit_code, run.found, run.notes) == (1, 22, 1)


@pytest.mark.parametrize("name", lint_rules())
def test_the_examples_of_a_rule(name: str, fired: Callable[..., set[str]]) -> None:
    text = lint_rules()[name].text
    assert name in fired(text.bad)
    assert name not in fired(text.good)


_FENCE = re.compile(rf"^{TEMPLATE}$.*?^{END}$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## (U-[0-9]{2}) ", re.MULTILINE)


def _fences(text: str) -> dict[str, str]:
    """What stands between the marks, by element; empty for what stands above them all."""
    starts = {0: "", **{found.start(): found[1] for found in _SECTION.finditer(text)}}
    return {starts[max(at for at in starts if at <= found.start())]: found[0] for found in _FENCE.finditer(text)}


def _anew(text: str, printed: str) -> str:
    new = _fences(printed)
    for element, fence in _fences(text).items():
        text = text.replace(fence, new[element])
    return text


def test_what_the_template_says_is_written_anew() -> None:
    printed = f"a\n\n{TEMPLATE}\nb\n{END}\n\n## U-01 c\n\n{TEMPLATE}\nd\n{END}\n"
    draft = printed.replace("b\n", "old\n").replace("d\n", "older\n") + "\ne\n"
    assert _anew(draft, printed) == printed + "\ne\n"


if __name__ == "__main__":
    _good = _FOLDER / "good.md"
    _template = "".join(render(gaps_of(read_repository(Path(__file__).parents[3], ".")), Style()))
    _good.write_text(_anew(_good.read_text(encoding="utf-8"), _template), encoding="utf-8")
