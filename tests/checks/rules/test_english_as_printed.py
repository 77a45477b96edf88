"""The English of every row says the numbers that the Chinese prints, or says which the page does not print."""

from typing import Any

import pytest

RULE = "english-as-printed"
_FIGURES, _RELATIONS, _MENTIONS = (f"bundle/record/{name}.yaml" for name in ("figures", "relations", "mentions"))
_WORDS, _PAGES = "bundle/record/words.yaml", "bundle/record/pages.yaml"
_CHINESE = "does not say its figure: “36家” is 36 家, exact; the English"


def _says(text: str, id_: str = "000:48:15") -> Any:
    """What is said of a figure; without an id, of the 36 couriers."""
    return lambda copy: copy.change("figures", id_, says=text)


def _turnover(text: str) -> Any:
    return _says(text, "000:50:9")


def _claims(id_: str, text: str, **fields: object) -> Any:
    """What is claimed of a relation, which then says nothing else in English."""
    return lambda copy: copy.change("relations", id_, **{"claim": text, "doubt": None, "not_printed": None, **fields})


def _one_mention(**fields: object) -> Any:
    """One thing is named, on two lines that print 6, 625 and 12647."""
    stated = {"element": "U-06", "at": "000:38:5", "quote": "直播销售", "says": fields.pop("says", "sells")}
    named = {"name": "快手", "english": "Kuaishou", "what": "platform", "places": ["000:37:18"], "quotes": ["快\n手"],
        "states": [stated], "verdict": "defines nothing", "reason": "No more.", **fields}  # fmt: skip
    return lambda copy: _only(copy, "mentions", [named])


def _one_term(why: str) -> Any:
    """One term is searched for; why its hit is no system is said in these words."""
    judged = {"at": ["001:117:88"], "why": why}
    term = {"english": "computer", "forms": ["电脑", "computer"], "elements": ["U-01"], "judgements": [judged]}
    return lambda copy: _only(copy, "words", [term])


def _only(copy: Any, name: str, rows: list[Any]) -> None:
    rows_of = {"mentions": "mentions", "words": "terms"}[name]
    copy.write_record(name, {**copy.record(name), rows_of: rows})


def test_nothing_is_wrong_as_it_is_and_it_says_over_how_much(copy: Any) -> None:
    outcome = copy.outcome(RULE)
    texts = sum(len(row.texts) for record in copy.repository().bundle.records.values() for row in record.english())
    assert (outcome.findings, outcome.note) == ((), f"{texts} texts")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(_says("99 GPUs, the performance core of the robot platform defined in Hangzhou"), [(f"{_FIGURES}@000:48:15", f"{_CHINESE} has 99 GPUs.")], id="another-number"),
        pytest.param(_says("more than 36 couriers gathered"), [(f"{_FIGURES}@000:48:15", f"{_CHINESE} has 36 couriers (over).")], id="another-bound"),
        pytest.param(_says("many couriers gathered"), [(f"{_FIGURES}@000:48:15", f"{_CHINESE} has no number.")], id="no-number"),
        pytest.param(_says("36 yuan gathered"), [(f"{_FIGURES}@000:48:15", f"{_CHINESE} has 36 yuan.")], id="money-for-a-classifier"),
        pytest.param(_turnover("a yearly turnover of 30 billion dollars or more"), [(f"{_FIGURES}@000:50:9", "“300亿元” is 30000000000 元, at_least; the English has 30 billion dollars (at_least).")], id="another-money"),
        pytest.param(_turnover("a yearly turnover of 3 billion yuan or more"), [(f"{_FIGURES}@000:50:9", "the English has 3 billion yuan (at_least).")], id="a-magnitude-less"),
        pytest.param(_turnover("a yearly turnover of 30 billion yuan"), [(f"{_FIGURES}@000:50:9", "the English has 30 billion yuan.")], id="no-bound"),
        pytest.param(_says("36 couriers gathered by 77 scouts"), [(f"{_FIGURES}@@77 scouts", "of 000:48:15 has 77 scouts, but neither the lines that it cites nor their story print it: the Chinese has 6400余家, 36家.")], id="a-number-beside-its-own"),
        pytest.param(_claims("R-000-03", "The 36 couriers are among the more than 7,400 entities."), [(f"{_RELATIONS}@@7,400 entities", "The English of R-000-03 has 7,400 entities (over)")], id="a-claim"),
        pytest.param(_claims("R-000-03", "The 36 couriers.", doubt="Or 17 of them."), [(f"{_RELATIONS}@@17 of them", "R-000-03 has 17")], id="a-doubt"),
        pytest.param(_one_mention(says="sells 47 per cent"), [(f"{_MENTIONS}@@47 per cent", "Kuaishou (U-06) has 47 per cent")], id="a-statement"),
        pytest.param(_one_mention(reason="Only 34 items."), [(f"{_MENTIONS}@@34 items", "Kuaishou has 34 items")], id="a-reason"),
        pytest.param(_one_mention(argued={"there": "Sells (U-06) 34 items.", "missing": "All."}), [(f"{_MENTIONS}@@34 items", "Kuaishou (argued) has 34 items")], id="an-argument"),
        pytest.param(_one_term("clerks compete in 98 events"), [(f"{_WORDS}@@98 events", "has 98 events")], id="a-judgement"),
        pytest.param(lambda c: c.change("pages", "004-9", title="The 'Good People of Yiwu' for the third quarter of 2023"), [(f"{_PAGES}@@third quarter", "The English of 004-9 has third")], id="a-title"),
        pytest.param(lambda c: c.change("pages", "000:33", because="the award is for a case of 2019"), [(f"{_PAGES}@@2019", "the date of 000 (000:33) has 2019")], id="why-a-date-is-inferred"),
        pytest.param(_claims("R-000-03", "The 36 couriers are 66.7 per cent.", not_printed=[{"number": "66.8", "because": "x"}]), [(f"{_RELATIONS}@66.8", "R-000-03 says that 66.8 is not printed, but its English does not have it."), (f"{_RELATIONS}@@66.7 per cent", "has 66.7 per cent")], id="an-excuse-for-another-number"),
        pytest.param(_claims("R-000-03", "The 36 couriers.", not_printed=[{"number": "36", "because": "x"}]), [(f'{_RELATIONS}@"number": "36"', "R-000-03 says that 36 is not printed, but the page prints it there.")], id="an-excuse-for-what-is-printed"),
    ],
)  # fmt: skip
def test_fires_once(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds(RULE, change, expected)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_says("thirty-six couriers gathered"), id="in-words"),
        pytest.param(_says("36 firms of express delivery gathered"), id="another-noun"),
        pytest.param(_turnover("at least 30,000 million yuan of turnover"), id="the-bound-before-and-another-magnitude"),
        pytest.param(_says("more than 6,400 market entities, beside 36 couriers", "000:48:4"), id="a-number-of-the-same-story"),
        pytest.param(_says("36 couriers (see line 270 and 002:53) gathered"), id="a-place-is-no-number"),
        pytest.param(_claims("R-000-03", "The two things of one page named first."), id="one-and-first"),
        pytest.param(_one_mention(says="625 orders in 6 hours"), id="a-statement-of-what-is-printed"),
        pytest.param(_one_mention(argued={"there": "6 hours (U-06).", "missing": "All."}), id="an-argument-of-what-is-printed"),
        pytest.param(_one_mention(reason="77 kinds.", not_printed=[{"number": "77", "because": "counted"}]), id="a-reason-for-what-is-not-printed"),
        pytest.param(_claims("R-001-22", "2 first prizes are 40 per cent of 5."), id="computed-by-the-relation"),
        pytest.param(_claims("R-001-14", "They make the 7 days of a week."), id="known-to-everybody"),
    ],
)  # fmt: skip
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds(RULE, change, [])


def test_a_number_of_the_readers_own_has_its_reason_in_the_row(copy: Any) -> None:
    copy.change(
        "figures", "000:48:15", says="36 couriers and 77 scouts", not_printed=[{"number": "77", "because": "counted"}]
    )
    assert copy.outcome(RULE).findings == ()
    assert copy.outcome("figures-as-recorded").findings == ()


@pytest.mark.parametrize(
    ("id_", "text", "remedy"),
    [
        pytest.param("000:48:15", "99 couriers", "Write “36”, as the page prints it.", id="a-count"),
        pytest.param(
            "000:50:9",
            "a turnover of 99 yuan",
            "Write “at least 30,000,000,000 yuan”, as the page prints it.",
            id="money-with-a-bound",
        ),
        pytest.param(
            "000:195:7", "99 per cent of the Youth", "Write “63 per cent”, as the page prints it.", id="per-cent"
        ),
        pytest.param(
            "003:67:51", "a third of the new farmers", "Write “at least 1/2”, as the page prints it.", id="a-fraction"
        ),
    ],
)
def test_the_remedy_is_what_to_write_and_the_figure_is_shown(copy: Any, id_: str, text: str, remedy: str) -> None:
    _says(text, id_)(copy)
    (finding,) = copy.outcome(RULE).findings
    assert finding.remedy == remedy
    (related,) = finding.related
    assert related.region.file.startswith("bundle/data/")
    assert related.message.startswith("the Chinese: “")


def test_what_a_row_without_its_own_figure_cites_is_shown_with_a_row_to_add(copy: Any) -> None:
    _claims("R-000-03", "The 36 couriers are among the more than 7,400 entities.")(copy)
    (finding,) = copy.outcome(RULE).findings
    assert finding.remedy == (
        'Write what the page prints, or add `"not_printed": [{"number": "7400", "because": ""}]` to the row and fill in `because`.'
    )
    (related,) = finding.related
    assert (related.region.line, related.message) == (48, "the Chinese, with 6400余家, 36家")


def test_many_numbers_are_shown_with_an_end(copy: Any) -> None:
    _says("91, 92, 93, 94, 95, 96 and 97 couriers")(copy)
    (finding,) = copy.outcome(RULE).findings
    assert finding.message.endswith("the English has 91, 92, 93, 94, 95, 96, ….")


@pytest.mark.parametrize(
    ("change", "other"),
    [
        pytest.param(lambda c: c.change("figures", "000:48:15", value="63"), "figures-as-recorded", id="a-row-that-differs-from-its-page"),
        pytest.param(lambda c: c.change("figures", "000:48:15", text="36"), "figures-as-recorded", id="a-row-of-other-text"),
        pytest.param(_one_mention(places=["001:9999:97"]), "mentions-in-place", id="a-place-that-is-nowhere"),
        pytest.param(_one_mention(places=["009:9:97"]), "mentions-in-place", id="a-place-on-no-page"),
    ],
)  # fmt: skip
def test_what_another_check_says_is_no_second_finding(copy: Any, change: Any, other: str) -> None:
    change(copy)
    failed = copy.failed()
    assert other in failed
    assert RULE not in failed


@pytest.mark.parametrize(
    ("change", "waits", "expected"),
    [
        pytest.param(lambda c: c.write(_WORDS, b"pages: 3\n"), [(_WORDS, f"{_WORDS}:1:1")], [], id="an-unfit-record"),
        pytest.param(lambda c: (c.write(_PAGES, b"pages: 3\n"), _says("99 couriers")(c)), [(_PAGES, f"{_PAGES}:1:8")], [(f"{_FIGURES}@000:48:15", "has 99 couriers")], id="without-stories-only-figures-of-their-own"),
        pytest.param(lambda c: c.path("004").unlink(), [("page 004", "C-02 at CONSTRAINTS.md@- name: 004_")], [], id="a-page-gone"),
        pytest.param(lambda c: (c.path("004").unlink(), _says("99 couriers")(c)), [("page 004", "C-02 at CONSTRAINTS.md@- name: 004_")], [(f"{_FIGURES}@000:48:15", "has 99 couriers")], id="the-rest-is-looked-at"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, waits: Any, expected: Any) -> None:
    assert_waits(RULE, change, waits, expected)
