"""Terms and relations in a short notation, with intervals written here again after the definition of a figure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest

from bundle_model.figures import Interval
from bundle_model.relations.operands import Known, Term
from bundle_model.relations.registry import all_kinds
from bundle_model.relations.verdicts import Judgement

_FORM = re.compile(r"(?:(about|over|at least|at most|below|nearly) )?([0-9./]+)(?:±([0-9.]+))?(?: (\S+))?")


def term(said: str) -> Known:
    """`60 家`, `over 60`, `63 %`, `30000±5000 元`: a hedge, a value, what rounding leaves open, a unit."""
    match = _FORM.fullmatch(said)
    assert match, said
    hedge, value, unit = match[1], Fraction(match[2]), match[4]
    half = Fraction(match[3] or 0)
    if unit == "%" and not match[3]:
        half = Fraction(1, 2 * 10 ** len(match[2].partition(".")[2]))
    return Known(said, value, _span(hedge, value, half, share=unit == "%"), hedge is None, unit, _kind(unit))


def _kind(unit: str | None) -> str:
    return "percent" if unit == "%" else "quantity"


def _span(hedge: str | None, value: Fraction, half: Fraction, *, share: bool) -> Interval | None:
    if hedge == "about":
        return None
    if hedge in ("over", "at least"):
        return Interval.between(value, None, low_closed=hedge == "at least")
    if hedge:
        return Interval.between(Fraction(0), value, high_closed=hedge == "at most")
    if share and value <= 100 < value + half:
        return Interval.between(value - half, Fraction(100))
    return Interval.between(value - half, value + half, high_closed=not half)


@pytest.fixture(scope="session")
def known() -> Callable[[str], Known]:
    """A term in the short notation."""
    return term


@dataclass(frozen=True)
class _Bench:
    """Judges relations whose terms are given in the short notation."""

    def __call__(self, kind: str, **fields: Any) -> Judgement:
        names: dict[str, str] = {}

        def figure(value: Any) -> Any:
            if isinstance(value, list):
                return [figure(one) for one in value]
            if isinstance(value, dict):
                return {key: figure(one) for key, one in value.items()} if "at" not in value else value
            if isinstance(value, str) and _FORM.fullmatch(value):
                return names.setdefault(value, f"p:1:{len(names) + 1}")
            return value

        common = {"id": "R-p-01", "kind": kind, "claim": "x", "strength": "weak", "verdict": "holds"}
        relation = all_kinds()[kind].model_validate({**common, **figure(fields)})
        said = {name: value for value, name in names.items()}

        def lookup(asked: Term) -> Known:
            return term(said[str(asked)])

        return relation.judge(lookup)


@pytest.fixture(scope="session")
def judge() -> Callable[..., Judgement]:
    """Judge a relation of a kind: `judge("sum", whole="6", parts=["2", "4"])`."""
    return _Bench()


@pytest.fixture(scope="session")
def quotes() -> Callable[[int], list[dict[str, str]]]:
    """So many quoted items."""
    return lambda number: [{"at": f"p:2:{column}", "quote": "项"} for column in range(1, number + 1)]
