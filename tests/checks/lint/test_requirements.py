"""Which sentences require something."""

from collections.abc import Callable

import pytest

_U = "## U-16 Unwanted behaviour\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "MUST, MUST NOT, REQUIRED, SHALL NOT and MAY are words of it.", "A pump is required to run it.", "Patience must be, the proverb goes.",
        "他不得不走。", "结果不得而知。", "舍不得走。", "“不得”一词。", "禁止令已解除。", "所谓禁止的事。", "“严禁”一词。",
        "Shall, must and should are words of RFC 2119.", "Must or may?", "The word must is used.", "Nobody said who must sign.",
        f"{_U}There is a will.", f"{_U}Should it fail, it stops.", f"{_U}“Should” is weak.", "It should end.", "It will end.",
        "系统应拒绝。", f"{_U}供应商对应街道。", "无须登录。", "The mustard is hot.", "A must-have.",
    ],
)  # fmt: skip
def test_no_requirement(text: str, fired: Callable[..., set[str]]) -> None:
    assert "requirements-decided" not in fired(text)


@pytest.mark.parametrize(
    "text",
    [
        "The log is REQUIRED.", "It must not, and will not, end.", "系统不得存储。", "严禁外传。", "禁止外传。", "未经许可，禁止外传。",
        "It shall, when asked, end.", "It must end.", "It SHALL end.", "What it does must be logged.", f"{_U}It should end.", f"{_U}It will end.",
        f"{_U}系统应拒绝。", "系统必须拒绝。", "用户须登录。", "It (shall) end.", "*It* **must** end.", "He says it must end.",
    ],
)  # fmt: skip
def test_a_requirement(text: str, fired: Callable[..., set[str]]) -> None:
    assert "requirements-decided" in fired(text)
