"""Numbers in a name, spelled out."""

from typing import Any

import pytest
from pydantic import ValidationError

from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        pytest.param([("1", ["1 位"]), ("3", ["3 支"])], HOLDS, id="by-figures"),
        pytest.param([("1", ["1 位"]), ("3", ["4 支"])], AGAINST, id="a-figure-differs"),
        pytest.param([("1", 1), ("8", 8)], HOLDS, id="by-items"),
        pytest.param([("1", 1), ("8", 7)], AGAINST, id="an-item-lacks"),
        pytest.param([("1", 1), ("3", ["3 支"])], HOLDS, id="by-both"),
        pytest.param([("1", ["about 1"])], UNKNOWN, id="about"),
        pytest.param([("3", ["over 2"])], ROUNDED, id="over"),
    ],
)
def test_formula(judge: Any, quotes: Any, parts: list[tuple[str, Any]], verdict: Verdict) -> None:
    spelled = [{"number": number, "spelled": quotes(by) if isinstance(by, int) else by} for number, by in parts]
    assert judge("formula", parts=spelled).verdict is verdict


@pytest.mark.parametrize("mixed", [False, True], ids=["two-figures", "a-figure-and-an-item"])
def test_a_number_is_not_spelled_by_several_figures(judge: Any, quotes: Any, mixed: bool) -> None:
    spelled = ["1 位", *(quotes(1) if mixed else ["2 位"])]
    with pytest.raises(ValidationError, match="by one figure or by quoted items, not by several figures"):
        judge("formula", parts=[{"number": "3", "spelled": spelled}])
