"""Products, whose factors may be of any unit."""

from typing import Any

import pytest

from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("product", "factors", "verdict"),
    [
        pytest.param("24 元", ["2 元", "3 个", "4"], HOLDS, id="units-may-differ"),
        pytest.param("25", ["2", "3", "4"], AGAINST, id="other"),
        pytest.param("25±0.5", ["2.5±0.05", "10"], HOLDS, id="same-as-printed"),
        pytest.param("25±0.5", ["2.52±0.005", "10"], ROUNDED, id="rounded"),
        pytest.param("over 20", ["2", "11"], ROUNDED, id="over"),
        pytest.param("0", ["0", "over 5"], HOLDS, id="nothing-of-anything"),
        pytest.param("24", ["2", "about 12"], UNKNOWN, id="about"),
    ],
)
def test_product(judge: Any, product: str, factors: list[str], verdict: Verdict) -> None:
    assert judge("product", product=product, factors=factors).verdict is verdict
