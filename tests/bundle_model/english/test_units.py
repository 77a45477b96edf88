"""Which English units mean which Chinese ones."""

import pytest

from bundle_model.english.units import same_unit


@pytest.mark.parametrize(
    ("english", "chinese", "same"),
    [
        pytest.param("yuan", "元", True, id="yuan"),
        pytest.param("dollars", "元", False, id="other-money"),
        pytest.param("mu", "亩", True, id="mu"),
        pytest.param("hectares", "亩", False, id="another-measure"),
        pytest.param("square kilometres", "平方公里", True, id="square-kilometres"),
        pytest.param("square kilometers", "平方公里", True, id="american"),
        pytest.param("years", "岁", True, id="years-of-age"),
        pytest.param("days", "小时", False, id="days-for-hours"),
        pytest.param("per cent", "%", True, id="per-cent"),
        pytest.param("per cent", "个百分点", False, id="points-are-no-per-cent"),
        pytest.param("households", "户", True, id="households"),
        pytest.param("families", "户", True, id="another-noun-for-a-classifier"),
        pytest.param("yuan", "户", False, id="money-for-a-classifier"),
        pytest.param("firms", "家", True, id="a-classifier"),
        pytest.param(None, "家", True, id="a-classifier-and-no-noun-near"),
        pytest.param("yuan", "家", False, id="money-for-firms"),
        pytest.param("firms", "元", False, id="firms-for-money"),
        pytest.param(None, "亩", False, id="no-unit-for-a-measure"),
        pytest.param(None, None, True, id="neither"),
        pytest.param("yuan per kilogram", "元/公斤", True, id="a-rate"),
        pytest.param("yuan per kilogram", "元/斤", False, id="another-rate"),
        pytest.param("yuan", "元/公斤", False, id="no-rate"),
    ],
)
def test_the_same_unit(english: str | None, chinese: str | None, same: bool) -> None:
    assert same_unit(english, chinese) is same
