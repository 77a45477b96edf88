"""A list whose items stand in another list."""

from typing import Any

import pytest
from pydantic import ValidationError

from bundle_model.relations.verdicts import Verdict


def _quoted(line: int, words: str) -> list[dict[str, str]]:
    return [{"at": f"p:{line}:{column}", "quote": word} for column, word in enumerate(words.split("、"), 1)]


@pytest.mark.parametrize(
    ("items", "within", "verdict", "why"),
    [
        pytest.param("甲", "甲", Verdict.HOLDS, "1 of 1 are among the 1", id="the-same"),
        pytest.param("乙、甲", "甲、乙", Verdict.HOLDS, "2 of 2 are among the 2", id="in-another-order"),
        pytest.param("甲", "甲、乙、丙", Verdict.HOLDS, "1 of 1 are among the 3; in the longer list alone: 乙, 丙", id="some"),
        pytest.param("国际\n标 准", "国际标准", Verdict.HOLDS, "1 of 1 are among the 1", id="broken-over-lines"),
        pytest.param("甲、丁", "甲、乙", Verdict.CONTRADICTS, "1 of 2 are among the 2; not among them: 丁; in the longer list alone: 乙", id="one-strange"),
        pytest.param("甲标准", "甲", Verdict.CONTRADICTS, "0 of 1 are among the 1; not among them: 甲标准; in the longer list alone: 甲", id="longer-word"),
    ],
)  # fmt: skip
def test_sublist(judge: Any, items: str, within: str, verdict: Verdict, why: str) -> None:
    found = judge("sublist", items=_quoted(1, items), within=_quoted(2, within))
    assert (found.verdict, found.why) == (verdict, why)


@pytest.mark.parametrize("field", ["items", "within"])
def test_its_items_are_quotations(judge: Any, field: str) -> None:
    lists = {"items": _quoted(1, "甲"), "within": _quoted(2, "甲"), field: ["p:1:1"]}
    with pytest.raises(ValidationError, match=f"{field}.0"):
        judge("sublist", **lists)
