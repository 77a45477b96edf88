"""Numbers that name are told from those that count, at once as in full."""

from itertools import product

import pytest

from bundle_model.english.extract import figures_of
from bundle_model.figures.extract import figures_of as chinese_figures_of
from checks.lint import named_numbers

_BEFORE = ["", " ", "| ", "a | ", "he keeps ", "he  keeps ", "it is ", "at most ", "a version ", "lines ", "tables ", "a gate ", "gates ", "old npm ", "of option ",
    "a partition ", "Debian ", "ISO ", "to ", "step 3 to ", "steps 2 and ", "answers ", "(", "x:", "# ", "no. ", "§ ", "wi-fi ", "port ", "the port is "]  # fmt: skip
_NUMBERS = ["1", "36", "404", "503", "1,000", "2020", "0", "00", "1.5", "3 million"]
_AFTER = ["", " |", "% |", "% of", " couriers", ", he", " am", " pm", " amounts", " o'clock", "-bit", "-based users", "/7", ".x", ") and", " OK", " Found", " Long Road", " or more", " of them",
    " and", " seconds", "層", " 端口", "、a", " big parcels"]  # fmt: skip


_CHINESE_BEFORE = ["", "有", "约", "版本号为", "状态码", "端口 ", "第", "-", "。", "step 3和", "+86号", "a-"]
_CHINESE_NUMBERS = ["1", "36", "404", "0", "零", "007", "三", "3.2", "36万", "一半"]
_CHINESE_AFTER = ["", "家", "节", "层架构", "级域名", "端口", "、价格", "号楼", "万元", " 家", "-1", "比1"]


def test_what_is_told_at_once_is_what_is_told_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["".join(parts) for parts in product(_BEFORE, _NUMBERS, _AFTER)]
    every = [(one, text) for text in texts for one in figures_of(text)]
    texts = ["".join(parts) for parts in product(_CHINESE_BEFORE, _CHINESE_NUMBERS, _CHINESE_AFTER)]
    every += [(one, text) for text in texts for one in chinese_figures_of(text)]
    at_once = [named_numbers.is_named(*one) for one in every]
    monkeypatch.setattr(named_numbers, "_is_simple", lambda *_: False)
    monkeypatch.setattr(named_numbers, "_is_between_chinese", lambda *_: False)
    assert at_once == [named_numbers.is_named(*one) for one in every]
    assert {True, False} <= set(at_once)
