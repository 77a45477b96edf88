"""The English of every row says the numbers that the Chinese prints, or says which the page does not print."""

from typing import Any

import pytest

WHOLE: tuple[str, ...] = ("figures", "mentions", "pages", "relations", "words")

RULE = "english-as-printed"
_FIGURES, _RELATIONS, _MENTIONS = (f"bundle/record/{name}.yaml" for name in ("figures", "relations", "mentions"))
_WORDS, _PAGES = "bundle/record/words.yaml", "bundle/record/pages.yaml"
_COURIERS = '"says": "36 couriers gathered'
_TURNOVER = '"says": "a yearly turnover of 30 billion yuan or more'
_CHINESE = "does not say its figure: “36家” is 36 家, exact; the English"


def test_nothing_is_wrong_as_it_is_and_it_says_over_how_much(copy: Any) -> None:
    outcome = copy.outcome(RULE)
    assert (outcome.findings, outcome.note) == ((), "1645 texts")


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(_FIGURES, _COURIERS, '"says": "99 GPUs, the performance core of the robot platform defined in Hangzhou', [(f"{_FIGURES}@000:48:15", f"{_CHINESE} has 99 GPUs.")], id="another-number"),
        pytest.param(_FIGURES, _COURIERS, '"says": "more than 36 couriers gathered', [(f"{_FIGURES}@000:48:15", f"{_CHINESE} has 36 couriers (over).")], id="another-bound"),
        pytest.param(_FIGURES, _COURIERS, '"says": "many couriers gathered', [(f"{_FIGURES}@000:48:15", f"{_CHINESE} has no number.")], id="no-number"),
        pytest.param(_FIGURES, _COURIERS, '"says": "36 yuan gathered', [(f"{_FIGURES}@000:48:15", f"{_CHINESE} has 36 yuan.")], id="money-for-a-classifier"),
        pytest.param(_FIGURES, _TURNOVER, '"says": "a yearly turnover of 30 billion dollars or more', [(f"{_FIGURES}@000:50:9", "“300亿元” is 30000000000 元, at_least; the English has 30 billion dollars (at_least).")], id="another-money"),
        pytest.param(_FIGURES, _TURNOVER, '"says": "a yearly turnover of 3 billion yuan or more', [(f"{_FIGURES}@000:50:9", "the English has 3 billion yuan (at_least).")], id="a-magnitude-less"),
        pytest.param(_FIGURES, _TURNOVER, '"says": "a yearly turnover of 30 billion yuan', [(f"{_FIGURES}@000:50:9", "the English has 30 billion yuan.")], id="no-bound"),
        pytest.param(_FIGURES, "36 couriers gathered", "36 couriers gathered by 77 scouts", [(f"{_FIGURES}@000:48:15", "of 000:48:15 has 77 scouts, but neither the lines that it cites nor their story print it: the Chinese has 6400余家, 36家.")], id="a-number-beside-its-own"),
        pytest.param(_RELATIONS, "among the more than 6,400 market entities", "among the more than 7,400 market entities", [(f"{_RELATIONS}@among the more than 7,400", "The English of R-000-03 has 7,400 (over)")], id="a-claim"),
        pytest.param(_RELATIONS, "2 <= 4 would hold as well", "2 <= 17 would hold as well", [(f"{_RELATIONS}@2 <= 17", "R-000-06 has 17")], id="a-doubt"),
        pytest.param(_MENTIONS, "one leader, two heads or more, 20 per cent of the staff", "one leader, two heads or more, 47 per cent of the staff", [(f"{_MENTIONS}@47 per cent", "1+X+Y mechanism of night visits (U-03) has 47 per cent")], id="a-statement"),
        pytest.param(_MENTIONS, "the 33 items, the rating rule", "the 34 items, the rating rule", [(f"{_MENTIONS}@the 34 items", "Party-building check-up has 34 items")], id="a-reason"),
        pytest.param(_WORDS, "check-list of 33 items under five headings", "check-list of 33 items under eight headings", [(f"{_WORDS}@under eight headings", "has eight headings")], id="a-judgement"),
        pytest.param(_PAGES, "The 'Good People of Yiwu' for the fourth quarter of 2023", "The 'Good People of Yiwu' for the third quarter of 2023", [(f"{_PAGES}@for the third quarter", "The English of 004-9 has third")], id="a-title"),
        pytest.param(_PAGES, "the award is for a case of 2020", "the award is for a case of 2019", [(f"{_PAGES}@a case of 2019", "the date of 000 (000:33) has 2019")], id="why-a-date-is-inferred"),
        pytest.param(_RELATIONS, '"not_printed": [{"number": "66.7"', '"not_printed": [{"number": "66.8"', [(f"{_RELATIONS}@66.8", "R-000-16 says that 66.8 is not printed, but its English does not have it."), (f"{_RELATIONS}@66.7 per cent", "has 66.7 per cent")], id="an-excuse-for-another-number"),
        pytest.param(_RELATIONS, '"not_printed": [{"number": "6", "because": "the items, with', '"not_printed": [{"number": "5", "because": "x"}, {"number": "6", "because": "the items, with', [(f'{_RELATIONS}@"number": "5"', "R-001-01 says that 5 is not printed, but the page prints it there.")], id="an-excuse-for-what-is-printed"),
    ],
)  # fmt: skip
def test_fires_once(assert_finds: Any, file: str, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert_finds(RULE, lambda c: c.edit_record(file, old, new), expected)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(_FIGURES, _COURIERS, '"says": "thirty-six couriers gathered', id="in-words"),
        pytest.param(_FIGURES, _COURIERS, '"says": "36 firms of express delivery gathered', id="another-noun"),
        pytest.param(_FIGURES, _TURNOVER, '"says": "at least 30,000 million yuan of turnover', id="the-bound-before-and-another-magnitude"),
        pytest.param(_FIGURES, 'gathered in Jiangbei Xiazhu, according to statistics"},\n  {"id": "000:48:15', 'gathered in Jiangbei Xiazhu with 36 couriers"},\n  {"id": "000:48:15', id="a-number-of-the-same-story"),
        pytest.param(_FIGURES, _COURIERS, '"says": "36 couriers (see line 270 and 002:53) gathered', id="a-place-is-no-number"),
        pytest.param(_RELATIONS, "The two services named as examples", "The two services of one page named first", id="one-and-first"),
        pytest.param(_MENTIONS, "Ten million is a sales word", "10,000,000 is a sales word", id="in-a-chinese-word"),
        pytest.param(_RELATIONS, '"because": "34 of 51, computed by the reader"', '"because": "computed"', id="another-reason"),
        pytest.param(_RELATIONS, "must be a whole number: 5.", "must be 5, a whole number.", id="computed-by-the-relation"),
        pytest.param(_RELATIONS, "make the seven days of a week", "make the 7 days of a week", id="known-to-everybody"),
    ],
)  # fmt: skip
def test_stays_silent(assert_finds: Any, file: str, old: str, new: str) -> None:
    assert_finds(RULE, lambda c: c.edit_record(file, old, new), [])


def test_a_number_of_the_readers_own_has_its_reason_in_the_row(copy: Any) -> None:
    old = 'according to statistics"},\n  {"id": "000:49:3"'
    new = 'by 77 scouts", "not_printed": [{"number": "77", "because": "counted"}]},\n{"id": "000:49:3"'
    copy.edit_record(_FIGURES, old, new)
    assert copy.outcome(RULE).findings == ()
    assert copy.outcome("figures-as-recorded").findings == ()


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        pytest.param(_COURIERS, '"says": "99 couriers', "Write “36”, as the page prints it.", id="a-count"),
        pytest.param(_TURNOVER, '"says": "a turnover of 99 yuan', "Write “at least 30,000,000,000 yuan”, as the page prints it.", id="money-with-a-bound"),
        pytest.param('"says": "63 per cent of the Youth', '"says": "99 per cent of the Youth', "Write “63 per cent”, as the page prints it.", id="per-cent"),
        pytest.param('"says": "half or more of the new farmers', '"says": "a third of the new farmers', "Write “at least 1/2”, as the page prints it.", id="a-fraction"),
    ],
)  # fmt: skip
def test_the_remedy_is_what_to_write_and_the_figure_is_shown(copy: Any, old: str, new: str, remedy: str) -> None:
    copy.edit_record(_FIGURES, old, new)
    (finding,) = copy.outcome(RULE).findings
    assert finding.remedy == remedy
    (related,) = finding.related
    assert related.region.file.startswith("bundle/data/")
    assert related.message.startswith("the Chinese: “")


def test_what_a_row_without_its_own_figure_cites_is_shown_with_a_row_to_add(copy: Any) -> None:
    copy.edit_record(_RELATIONS, "among the more than 6,400", "among the more than 7,400")
    (finding,) = copy.outcome(RULE).findings
    assert finding.remedy == (
        'Write what the page prints, or add `"not_printed": [{"number": "7400", "because": ""}]` to the row and fill in `because`.'
    )
    (related,) = finding.related
    assert (related.region.line, related.message) == (48, "the Chinese, with 6400余家, 36家")


def test_many_numbers_are_shown_with_an_end(copy: Any) -> None:
    copy.edit_record(_FIGURES, _COURIERS, '"says": "91, 92, 93, 94, 95, 96 and 97 couriers')
    (finding,) = copy.outcome(RULE).findings
    assert finding.message.endswith("the English has 91, 92, 93, 94, 95, 96, ….")


@pytest.mark.parametrize(
    ("file", "old", "new", "other"),
    [
        pytest.param(_FIGURES, '"text": "36家", "kind": "quantity", "value": "36"', '"text": "36家", "kind": "quantity", "value": "63"', "figures-as-recorded", id="a-row-that-differs-from-its-page"),
        pytest.param(_FIGURES, '{"id": "000:48:15", "text": "36家"', '{"id": "000:48:15", "text": "36"', "figures-as-recorded", id="a-row-of-other-text"),
        pytest.param(_MENTIONS, '"places": ["001:9:97"]', '"places": ["001:9999:97"]', "mentions-in-place", id="a-place-that-is-nowhere"),
        pytest.param(_MENTIONS, '"places": ["001:9:97"]', '"places": ["009:9:97"]', "mentions-in-place", id="a-place-on-no-page"),
    ],
)  # fmt: skip
def test_what_another_check_says_is_no_second_finding(copy: Any, file: str, old: str, new: str, other: str) -> None:
    copy.edit_record(file, old, new)
    failed = copy.failed()
    assert other in failed
    assert RULE not in failed


@pytest.mark.parametrize(
    ("change", "waits", "expected"),
    [
        pytest.param(lambda c: c.write(_WORDS, b"pages: 3\n"), [(_WORDS, f"{_WORDS}:1:1")], [], id="an-unfit-record"),
        pytest.param(lambda c: (c.write(_PAGES, b"pages: 3\n"), c.edit_record(_FIGURES, _COURIERS, '"says": "99 couriers')), [(_PAGES, f"{_PAGES}:1:8")], [(f"{_FIGURES}@000:48:15", "has 99 couriers")], id="without-stories-only-figures-of-their-own"),
        pytest.param(lambda c: c.path("004").unlink(), [("page 004", "C-02 at CONSTRAINTS.md@- name: 004_")], [], id="a-page-gone"),
        pytest.param(lambda c: (c.path("004").unlink(), c.edit_record(_FIGURES, _COURIERS, 'says: "99 couriers')), [("page 004", "C-02 at CONSTRAINTS.md@- name: 004_")], [(f"{_FIGURES}@000:48:15", "has 99 couriers")], id="the-rest-is-looked-at"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, waits: Any, expected: Any) -> None:
    assert_waits(RULE, change, waits, expected)
