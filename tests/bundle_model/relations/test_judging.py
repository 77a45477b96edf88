"""Looking up figures, quotations and constants, and judging over them: every fault of a relation at once."""

from fractions import Fraction
from typing import Any

import pytest

from bundle_model.figures import Figure, figures_of
from bundle_model.relations.judging import MOST_DIGITS, Judged, judge
from bundle_model.relations.registry import all_kinds
from bundle_model.relations.verdicts import Verdict
from bundle_model.text.page import Page, PageFile

HOLDS, ROUNDED = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING
AGAINST, UNKNOWN = Verdict.CONTRADICTS, Verdict.UNDECIDABLE


def _page(text: str) -> Page:
    file = PageFile(page="p", name="p.txt", bytes=1, sha256="0" * 64, lines=1, characters=len(text))
    return Page(text=text, file=file)


def _judged(text: str, kind: str, **fields: Any) -> Judged:
    """Judge a relation over the figures of a text, each named by its number: `#1` is the first."""
    figures: dict[str, Figure] = {figure.id: figure for figure in figures_of(text, "p")}
    ids = list(figures)

    def figure(value: Any) -> Any:
        if isinstance(value, list):
            return [figure(one) for one in value]
        return ids[int(value[1:]) - 1] if isinstance(value, str) and value.startswith("#") else value

    common = {"id": "R-p-01", "kind": kind, "claim": "x", "strength": "weak", "verdict": "holds"}
    given = {name: figure(value) for name, value in fields.items()}
    return judge(all_kinds()[kind].model_validate({**common, **given}), figures, {"p": _page(text)})


@pytest.mark.parametrize(
    ("text", "kind", "fields", "verdict"),
    [
        pytest.param("共60个：30个，30个", "sum", {"whole": "#1", "parts": ["#2", "#3"]}, HOLDS, id="counts"),
        pytest.param("共60家：30个，30所", "sum", {"whole": "#1", "parts": ["#2", "#3"]}, HOLDS, id="classifiers-count-alike"),
        pytest.param("党员34名，委员54人，占63%", "share", {"part": "#1", "whole": "#2", "share": "#3"}, ROUNDED, id="per-cent"),
        pytest.param("党员34名，委员54人，占六成", "share", {"part": "#1", "whole": "#2", "share": "#3"}, ROUNDED, id="tenths"),
        pytest.param("党员34名，委员54人，占四成", "share", {"part": "#1", "whole": "#2", "share": "#3"}, AGAINST, id="other-tenths"),
        pytest.param("党员36名，委员54人，占三分之二", "share", {"part": "#1", "whole": "#2", "share": "#3"}, HOLDS, id="fraction"),
        pytest.param("增长30%，又增长三成", "repeat", {"figures": ["#1", "#2"]}, HOLDS, id="tenths-are-per-cent"),
        pytest.param("3万人和26000人", "repeat", {"figures": ["#1", "#2"]}, ROUNDED, id="magnitude-rounds"),
        pytest.param("30000人和26000人", "repeat", {"figures": ["#1", "#2"]}, AGAINST, id="digits-do-not"),
        pytest.param("招引50家，其中10家以上", "part-of-whole", {"part": "#2", "whole": "#1"}, UNKNOWN, id="at-least"),
        pytest.param("招引50家，其中约10家", "part-of-whole", {"part": "#2", "whole": "#1"}, UNKNOWN, id="about"),
        pytest.param("超100亿元和90亿元", "order", {"figures": ["#2", "#1"], "relation": "<"}, HOLDS, id="over"),
        pytest.param("近40人和40人", "order", {"figures": ["#1", "#2"], "relation": "<"}, HOLDS, id="nearly"),
        pytest.param("不到40人和40人", "order", {"figures": ["#1", "#2"], "relation": "<"}, HOLDS, id="less-than"),
        pytest.param("不超过40人和40人", "order", {"figures": ["#1", "#2"], "relation": "<"}, UNKNOWN, id="at-most"),
        pytest.param("2014年起，2023年止，9年", "span", {"start": "#1", "end": "#2", "length": "#3", "counting": "elapsed"}, HOLDS, id="dates"),
    ],
)  # fmt: skip
def test_over_a_text(text: str, kind: str, fields: dict[str, Any], verdict: Verdict) -> None:
    judged = _judged(text, kind, **fields)
    assert judged.unfit == ()
    assert judged.judgement
    assert judged.judgement.verdict is verdict, judged.judgement


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("共6元：3元，3亩", "亩, 元", id="money-and-area"),
        pytest.param("共6人：3人，3亩", "count, 亩", id="count-and-area"),
        pytest.param("共6小时：3小时，3天", "天, 小时", id="durations"),
        pytest.param("共6元/公斤：3元/公斤，3元", "元, 元/公斤", id="price"),
        pytest.param("共60%：30%，30人", "%, count", id="per-cent-and-count"),
    ],
)
def test_unlike_units_are_a_fault(text: str, units: str) -> None:
    judged = _judged(text, "sum", whole="#1", parts=["#2", "#3"])
    assert judged.judgement is None
    assert judged.unfit == (f"cannot be computed: unlike units: {units}",)


def test_a_constant_and_an_anchored_numeral() -> None:
    week = {"value": "7", "because": "the days of a week"}
    anchor = {"at": "p:1:3", "quote": "双", "value": "2"}
    judged = _judged("5天双休", "sum", whole=week, parts=["#1", anchor])
    assert judged.judgement
    assert judged.judgement.verdict is HOLDS


QUOTED = [{"at": "p:1:4", "quote": "甲"}, {"at": "p:1:6", "quote": "乙"}]


def test_every_fault_at_once() -> None:
    items = [QUOTED[0], {"at": "p:1:5", "quote": "乙"}, {"at": "p:9:1", "quote": "丙"}, {"at": "q:1:1", "quote": "甲"}]
    judged = _judged("共2个甲、乙", "list", count="p:7:7", items=items, closed="true")
    assert judged.judgement is None
    assert judged.unfit == (
        "names the figure p:7:7, which does not exist",
        "quotes “乙” at p:1:5, but it is not there",
        "quotes “丙” at p:9:1, but it is not there",
        "quotes “甲” at q:1:1, but it is not there",
    )


def test_quotations_inside_a_formula_that_have_moved() -> None:
    spelled = [{"at": "p:1:6", "quote": "乙"}, {"at": "p:1:7", "quote": "乙"}]
    parts = [
        {"number": "p:1:2", "spelled": QUOTED[:1]},
        {"number": {**QUOTED[0], "at": "p:1:3", "value": "2"}, "spelled": spelled},
    ]
    assert _judged("共1个甲、乙", "formula", parts=parts).unfit == (
        "quotes “甲” at p:1:3, but it is not there",
        "quotes “乙” at p:1:7, but it is not there",
    )


def test_a_figure_is_not_taken_from_nearby() -> None:
    judged = _judged("共60个", "repeat", figures=["p:1:2", "p:1:3"])
    assert judged.unfit == ("names the figure p:1:3, which does not exist",)


@pytest.mark.parametrize(("text", "place"), [("2人占近50%", "p:1:5"), ("2人占0%", "p:1:4")], ids=["nearly", "nothing"])
def test_division_by_what_can_be_zero_is_a_fault(text: str, place: str) -> None:
    judged = _judged(text, "implied-whole", part="#1", share="#2")
    assert judged.judgement is None
    assert judged.unfit == (f"cannot be computed: {place} can be zero, so it cannot divide anything",)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("9" * 10_000, id="whole"),
        pytest.param(f"1/{9 * 10**600}", id="fraction"),
        pytest.param(f"0.{'1' * 1000}", id="decimal"),
    ],
)
def test_a_value_of_very_many_digits_is_a_fault(value: str) -> None:
    constant = {"value": value, "because": "x"}
    judged = _judged("共60个", "repeat", figures=["#1", constant])
    assert judged.judgement is None
    assert judged.unfit == (f"has values of {len(value) + 2} digits, more than the {MOST_DIGITS} it computes with",)


@pytest.mark.parametrize(("digits", "computed"), [(498, True), (499, False)], ids=["500-fit", "501-do-not"])
def test_the_digits_of_all_values_count_together(digits: int, computed: bool) -> None:
    judged = _judged("共60个", "repeat", figures=["#1", {"value": "9" * digits, "because": "x"}])
    assert (judged.judgement is not None, judged.unfit == ()) == (computed, computed)


def test_a_figure_of_very_many_digits_is_a_fault() -> None:
    judged = _judged(f"共{'9' * 5000}个和60个", "repeat", figures=["#1", "#2"])
    assert judged.judgement is None
    assert "digits, more than" in judged.unfit[0]


@pytest.mark.parametrize("kind", ["product", "sum"])
def test_what_may_be_computed_can_be_written_out(kind: str) -> None:
    """Halves of halves are the longest as decimals: no limit of Python's on digits is met."""
    half = {"value": f"1/{2**320}", "because": "x"}
    factors = [half] * 4
    fields = {"product": half, "factors": factors} if kind == "product" else {"whole": half, "parts": factors}
    judged = _judged("共60个", kind, **fields)
    assert judged.judgement
    assert judged.judgement.verdict is AGAINST
    assert Fraction(judged.judgement.expected or "") == (
        Fraction(1, 2**1280) if kind == "product" else Fraction(4, 2**320)
    )


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        pytest.param("share", ["part", "whole", "share"], id="share"),
        pytest.param("growth", ["before", "after", "rate"], id="growth"),
        pytest.param("implied-whole", ["part", "share"], id="implied-whole"),
        pytest.param("implied-part", ["whole", "share"], id="implied-part"),
        pytest.param("mean", ["mean", "number"], id="mean"),
        pytest.param("share-of-staff", ["share", "groups"], id="share-of-staff"),
        pytest.param("part-of-whole", ["part", "whole"], id="part-of-whole"),
    ],
)
@pytest.mark.parametrize("value", [f"1/{2**1600}", f"{2**1600}", f"0.{'0' * 480}1"], ids=["halves", "whole", "decimal"])
def test_the_longest_value_may_stand_anywhere(kind: str, names: list[str], value: str) -> None:
    """What is made on the way to a verdict is written out too, and no limit of Python's on digits is met."""
    for long in names:
        fields = {name: {"value": value if name == long else "3", "because": "x"} for name in names}
        judged = _judged("共60个", kind, **fields)
        assert judged.unfit == ()
        assert judged.judgement


_AGAINST = {"share": "#1", "groups": "#2"}


def test_another_reading_saves_what_the_figures_contradict() -> None:
    judged = _judged("每组20%以上，共9个组", "share-of-staff", **_AGAINST, saved_by="all nine groups together")
    assert judged.judgement
    assert judged.judgement.verdict is UNKNOWN
    assert judged.judgement.why.endswith(", but it can be read otherwise: all nine groups together")
    assert (judged.judgement.stated, judged.judgement.gap) == ("180", "80")


def test_without_another_reading_it_is_a_contradiction() -> None:
    judged = _judged("每组20%以上，共9个组", "share-of-staff", **_AGAINST)
    assert judged.judgement
    assert judged.judgement.verdict is AGAINST


def test_what_nothing_contradicts_needs_no_saving() -> None:
    judged = _judged("每组5%，共9个组", "share-of-staff", **_AGAINST, saved_by="all nine groups together")
    assert (judged.judgement, judged.unfit) == (None, ("is saved by another reading, but nothing contradicts it",))
