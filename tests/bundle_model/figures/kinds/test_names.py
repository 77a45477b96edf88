"""Names, codes, telephone numbers and mail addresses, and what only looks like them."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "400-820-8820", ["400 contact 400 - -", "820 contact 820 - -", "8820 contact 8820 - -"], id="a-free-number"
        ),
        pytest.param(
            "(0571)88123456", ["0571 contact 571 - -", "88123456 contact 88123456 - -"], id="a-number-in-brackets"
        ),
        pytest.param("热线：96345", ["96345 contact 96345 - -"], id="a-word-of-calling"),
        pytest.param("zhang3@qq.com", ["3 contact 3 - -"], id="a-mail-name"),
        pytest.param("a@163.com", ["163 contact 163 - -"], id="the-host-of-a-mail"),
        pytest.param("波音747客机", ["747 name 747 - -"], id="a-plane"),
        pytest.param("10-羟基", ["10 name 10 - -"], id="a-substance"),
        pytest.param("PM2.5浓度", ["2.5 name 2.5 - -"], id="a-chemical-by-a-letter"),
        pytest.param("歼-20", ["20 name 20 - -"], id="a-letter-and-a-dash"),
        pytest.param("5G网络", ["5 name 5 - -"], id="a-generation"),
        pytest.param("尾号为3、8", ["3 name 3 - -", "8 name 8 - -"], id="a-list-of-codes"),
        pytest.param("乘2路、15路公交", ["2 name 2 - -", "15 name 15 - -"], id="bus-lines"),
        pytest.param("2.0时代", ["2.0 name 2.0 - -"], id="a-version"),
        pytest.param("“3制管理", ["3 name 3 - -"], id="a-mechanism-in-quotes"),
        pytest.param("“平安2008”", ["2008 date 2008 - -"], id="a-quoted-name-that-ends-so"),
    ],
)
def test_what_is_a_name_or_a_contact(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "13812345678万元",
            ["13812345678万元 quantity 138123456780000 元 exact"],
            id="eleven-digits-with-a-magnitude",
        ),
        pytest.param(
            "12012345678元", ["12012345678元 quantity 12012345678 元 exact"], id="eleven-digits-that-are-no-mobile"
        ),
        pytest.param("拨打3次", ["3次 quantity 3 次 exact"], id="short-digits-behind-a-call"),
        pytest.param("“3家”", ["3家 quantity 3 家 exact"], id="a-count-in-quotes"),
        pytest.param("5km", ["5km quantity 5 km exact"], id="a-measure-in-latin"),
        pytest.param("3家 @ 网友", ["3家 quantity 3 家 exact"], id="an-at-sign-far-away"),
        pytest.param("5路人马", ["5 quantity 5 - exact"], id="a-long-road"),
        pytest.param("2.0米", ["2.0米 quantity 2.0 米 exact"], id="a-decimal-with-a-zero-before-a-noun"),
        pytest.param("3+", ["3 quantity 3 - at_least"], id="more-than-that"),
    ],
)
def test_what_is_none(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted
