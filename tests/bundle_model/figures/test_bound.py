"""The words around a figure that bound it, and those that only look so."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("超过30家", ["30家 quantity 30 家 over"], id="over"),
        pytest.param("未满30家", ["30家 quantity 30 家 at_most"], id="a-word-that-ends-with-another-and-is-one"),
        pytest.param("30家以上", ["30家 quantity 30 家 at_least"], id="at-least"),
        pytest.param("近30家以上", ["30家 quantity 30 家 nearly"], id="the-nearer-wins"),
        pytest.param("不到30多家", ["30多家 quantity 30 家 over"], id="多-is-nearest"),
        pytest.param("3个多月", ["3个多月 quantity 3 个月 over"], id="多-within-the-unit"),
        pytest.param("30来家", ["30来家 quantity 30 家 about"], id="来"),
        pytest.param("3年多", ["3年 quantity 3 年 over"], id="more-behind-the-unit"),
        pytest.param("3年余。", ["3年 quantity 3 年 over"], id="余-at-the-end"),
        pytest.param("3天内", ["3天 quantity 3 天 at_most"], id="within"),
        pytest.param("最高每户可达5万元", ["5万元 quantity 50000 元 at_most"], id="a-cap"),
        pytest.param("最高补贴不超过5万元", ["5万元 quantity 50000 元 at_most"], id="a-cap-not-to-pass"),
        pytest.param("至少占30%", ["30% percent 30 % at_least"], id="across-a-filler"),
        pytest.param("历时近3年，", ["3年 quantity 3 年 nearly"], id="nearly-after-lasting"),
    ],
)
def test_the_bound(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("达30家", ["30家 quantity 30 家 exact"], id="达"),
        pytest.param("附近30家", ["30家 quantity 30 家 exact"], id="only-like-近"),
        pytest.param("预约30家", ["30家 quantity 30 家 exact"], id="only-like-约"),
        pytest.param("大专以上学历51人", ["51人 quantity 51 人 exact"], id="another-figure"),
        pytest.param("1442套\n满额", ["1442套 quantity 1442 套 exact"], id="满-of-another-word"),
        pytest.param("近3年来", ["3年 quantity 3 年 exact"], id="recent-years"),
        pytest.param("3天内容", ["3天 quantity 3 天 exact"], id="content"),
        pytest.param("3米左右手", ["3米 quantity 3 米 exact"], id="both-hands"),
        pytest.param("3天多次", ["3天 quantity 3 天 exact"], id="多-of-another-word"),
        pytest.param("3天余下", ["3天 quantity 3 天 exact"], id="余-of-another-word"),
        pytest.param("3家多", ["3家 quantity 3 家 exact"], id="多-behind-a-thing"),
        pytest.param("满了30家", ["30家 quantity 30 家 exact"], id="满-across-a-filler"),
    ],
)
def test_no_bound(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted
