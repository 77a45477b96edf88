"""Figures that cite a formula: value, unit and bound against what it comes to."""

from collections.abc import Callable

import pytest

from checks.lint.run import LintRun

_SUM, _QUOTIENT = "=000:48:15 + 000:65:10", "=000:65:10 / 000:65:5"


@pytest.mark.parametrize(
    "text",
    [
        f"There are [65 things][{_SUM}].",
        f"There are [65][{_SUM}].",
        f"There are [about 65 things][{_SUM}].",
        f"共[65个][{_SUM}]。",
        "共[4天][=002:52:10 + 002:53:2]。",
        f"Each has [7.25 services][{_QUOTIENT}].",
        f"It is [7.3][{_QUOTIENT}] of them.",
        "A share of [33.3 per cent][=002:52:10 / 002:53:2] is left.",
        "A third, [1/3][=002:52:10 / 002:53:2], is left.",
        "There are [more than 1,036][=000:47:12 + 000:48:15] in all.",
        "There are [at least 1,036][=000:47:12 + 000:48:15] in all.",
        "There are [about 1,036][=000:47:12 + 000:48:15] in all.",
        "Both roads are [about 4,700 metres][=000:302:1 + 000:302:1] long.",
        "It cost [32 million yuan][=000:302:18 / 002:52:10] per day.",
    ],
)
def test_what_comes_out(text: str, found: Callable[..., list[tuple[str, str]]]) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        (f"There are [66 things][{_SUM}].", "1:12", "The formula does not come to “66 things”: it comes to 65."),
        (f"There are [65 days][{_SUM}].", "1:12", "The formula does not come to “65 days”: it comes to 65, and the draft counts days."),
        (f"共[65天][{_SUM}]。", "1:3", "The formula does not come to “65天”: it comes to 65, and the draft counts 天."),
        (f"There are [65 per cent][{_SUM}].", "1:12", "The formula does not come to “65 per cent”: it comes to 65, and the draft counts per cent."),
        (f"Each has [7 services][{_QUOTIENT}].", "1:11", "The formula does not come to “7 services”: it comes to 7.25."),
        ("There are [1,036][=000:47:12 + 000:48:15] in all.", "1:12", "The formula does not come to “1,036”: the pages hedge its figures, so that it comes to (1036, ∞)."),
        ("Both roads are [4,700 metres][=000:302:1 + 000:302:1] long.", "1:17", "The formula does not come to “4,700 metres”: it comes to about 4700 metres, since the pages say about."),
        ("It is [7][=000:48:15 / (000:48:15 - 000:48:15)].", "1:7", "The formula has no result: it divides by zero."),
        (f"There are [{'9' * 101} things][{_SUM}].", "1:12", f"The formula does not come to “{'9' * 101} things”: the draft has more digits than can be computed with."),
    ],
)  # fmt: skip
def test_what_does_not(text: str, at: str, said: str, found: Callable[..., list[tuple[str, str]]]) -> None:
    assert found(text) == [(at, said)]


def test_a_formula_carries_only_what_stands_in_its_link(found: Callable[..., list[tuple[str, str]]]) -> None:
    assert found(f"Of 65 things, [65][{_SUM}] are there.") == [("1:4", "“65 things” has no citation in this sentence.")]


def test_each_figure_of_a_formula_is_shown_once(linted: Callable[..., LintRun]) -> None:
    (finding,) = linted("[8][=000:48:15 + 000:65:10 + 000:48:15]", "formulas-come-out").outcomes[0].findings
    assert [one.message.split(" ")[0] for one in finding.related] == ["000:48:15", "000:65:10"]
