"""Which numbers of a sentence are claims."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The character U+0040 is a sign.", "The village (江北下朱3组) is small.", "The zip code is 03215.", "Between 9 am and 5 p.m. it is open.",
        "It is folded in half.", "See [1] and [2].", "See interpretation 4.", "BagIt 1.0 bags are kept.", "See steps 3 to 5, and 7.",
        "RFC 3339 dates are used.", "The 135 close-out rule is old.", "ISO/IEC 29148 asks for it.", "HTTP/2 is used.", "The two differ.",
        "3.3 投标人承担费用。", "4.2 The client signs.", "1、价格低。2、质量好。", "要求：1、价格低；2、质量好。", "See amendment 5.",
        "It has the value of -1.", "It is a 1:1 mapping.", "It came with V8 5.0 that year.", "Fds 0, 1 and 2 are open.",
        "See open(2) and resolv.conf(5).", "It is 2<sup>32</sup>-1.", "It is 2^32 - 1.", "Node.js 17 is old, kernel >= 4.18 is new.", "The 14.x line ended.",
        "It has a 1-indexed list and zero-indexed rows.", "It is set to 0, not less than 0.", "Versions less than 1.2 fail.", "Version >= 1.2 is needed.",
        "See [RFC 5929][] (RFC 7540).", "The two roads meet.", "These three offices agree.", "The following four rules apply.", "A 101 Switching answer.",
        "The port is 443.", "The room is 3.14.", "A 404 Not Found is sent.", "It answers 503.", "It responds with a 429, as it must not.",
        "The shop is at 12 Chouzhou Road.", "The ISBN is 978-3-16-148410-0.", "Call 0579-85410943 or !57.", "Zero or more follow.",
        "Pins 5 and 6 carry data.", "Gate 22 is closed.", "On 7/8 May it rained.",
        "At ::1 it listens.", "The mask is 0x1F.", "Article 12(3) is quoted.", "It moved here in '99.", "A zero-day flaw.", "See Rev. 3 of it.",
        "返回状态码404。", "监听8080端口。", "采用三层架构。", "The two of them differ.", "These three of the offices differ.",
        "An 8-bit code.", "24/7 and #42.", "Debian 12.", "3.2.1 is a section.",
    ],
)  # fmt: skip
def test_no_claim(text: str, fired: Callable[..., set[str]]) -> None:
    assert "figures-cited" not in fired(text)


@pytest.mark.parametrize(
    "text",
    [
        "About 36, they say.", "In all 36.", "March 2020 had 36 fairs.", "The village (江北下朱) has 36 firms.", "RMB 30 is the fee.",
        "It costs USD 30.", "Cut it by half.", "In 36 places and/or 4.", "The Yiwu 36 couriers work.", "Twelve differ.",
        "3.3 tonnes fell.", "33 投标人参加。", "它有3.3 倍之多。", "他买3、4件。", "共有3、种类多。",
        "A shop (2) is small.", "It fell by -1 °C.", "It is a 1:3 mapping.", "It is a 1:1.5 scale.",
        "It has open(22) of them.", "It is 10<sup>6</sup>.", "It is 10^6.", "A pace less than 1.2 is slow.", "It has zero faults.", "The two hours pass.",
        "The 12 roads meet.", "The twelve roads meet.", "Two roads meet.",
        "It returns 404 rows.", "It answers 36.", "The port is 443 metres long.", "The port is over 443.", "A gate (36 metres) stood.", "It has 3-5 of them.",
        "The room 36 people use.", "It is 36 Degrees Warm.", "About 7/8 of it.",
        "Two of them differ.", "He took three of the offices.", "It has 0 xylophones.", "Zero faults.", "采用三层。", "共有三层小楼。", "The turnover is 300亿元.",
        "Between 3 and 5 differ.", "The rule of 135 days.", "From 3 to 5 hours.",
    ],
)  # fmt: skip
def test_a_claim(text: str, fired: Callable[..., set[str]]) -> None:
    assert "figures-cited" in fired(text)


@pytest.mark.parametrize("head", ["No.", "**Step**", "Port", "Status code", "Level", "Priority", "序号", "端口"])
def test_a_column_of_numbers_that_count_nothing(head: str, fired: Callable[..., set[str]]) -> None:
    assert fired(f"| {head} | Name |\n|-|-|\n| 36 | a |") == set()


@pytest.mark.parametrize("head", ["Number", "Total number", "Volume", "Noise level", "Codes", "Rows", "数量"])
def test_a_column_of_numbers_that_count(head: str, fired: Callable[..., set[str]]) -> None:
    assert fired(f"| {head} | Name |\n|-|-|\n| 36 | a |") == {"figures-cited"}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Turnover of [at least 300亿元][000:50].", set()),
        ("The turnover of the village is 300亿元以上 ([000:50]).", set()),
        ("Turnover of 300亿元 ([000:50]).", {"bounds-as-printed"}),
        ("Turnover of 30亿元以上 ([000:50]).", {"figures-on-lines"}),
        ("Turnover of [at most 300亿元][000:50].", {"bounds-as-printed"}),
        ("The road cost 32m ([000:302]).", set()),
        ("The road cost 33m ([000:302]).", {"figures-on-lines"}),
        ("Parcels: [no more than 1.5m a day][000:49].", {"bounds-as-printed"}),
        ("It is 32m ([why][D-01]).", set()),
        ("It is ~~36 couriers~~ 3 of them.", {"figures-cited"}),
        ("It is ~~36 couriers~~ none.", set()),
        ("It has [the six couriers][000:48].", {"figures-on-lines"}),
        ("It turns over [at least 30 billion yuan per year][000:50].", set()),
        ("It turns over [at least 30 billion yuan per kilogram][000:50].", {"figures-on-lines"}),
    ],
)
def test_figures_that_may_be_read_in_two_ways(text: str, rules: set[str], fired: Callable[..., set[str]]) -> None:
    assert fired(text) == rules
