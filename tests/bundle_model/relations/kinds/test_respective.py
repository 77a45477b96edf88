"""As many of one as of the other."""

from typing import Any

import pytest

from bundle_model.relations.verdicts import Verdict

HOLDS, AGAINST = Verdict.HOLDS, Verdict.CONTRADICTS


@pytest.mark.parametrize(
    ("items", "figures", "verdict", "gap"),
    [
        pytest.param(3, ["100", "50", "30"], HOLDS, "0", id="as-many"),
        pytest.param(2, ["100", "50", "30"], AGAINST, "1", id="fewer"),
        pytest.param(5, ["100", "about 50"], AGAINST, "3", id="more"),
    ],
)
def test_respective(judge: Any, quotes: Any, items: int, figures: list[str], verdict: Verdict, gap: str) -> None:
    judgement = judge("respective", items=quotes(items), figures=figures)
    assert (judgement.verdict, judgement.gap) == (verdict, gap)
    assert (judgement.expected, judgement.stated) == (str(items), str(len(figures)))
