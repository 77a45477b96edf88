"""Formulas over the figures of pages: `001:71:100 + 001:71:106`, with + - * / and parentheses, computed exactly."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from bundle_model.english.units import after_per, english_unit
from bundle_model.errors import YiwuBundleError
from bundle_model.figures import Figure
from bundle_model.figures.interval import Interval, ZeroInDivisorError
from bundle_model.patterns import pattern
from checks.lint.sources import MOST_DIGITS, Sources, fraction_of

_TOKEN = pattern(r"\s*+([^\s:()+*/-]{1,255}+:[0-9]{1,9}+:[0-9]{1,9}+|[-+*/()])")
_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2}
COUNT = "count"
"""The unit of what is counted, whatever it is: a classifier says no more."""
SHARE = "share"


class FormulaError(YiwuBundleError, ValueError):
    """What is written is no formula, or one of its figures does not exist."""


class ResultError(YiwuBundleError, ArithmeticError):
    """The formula has no result: a division by zero, or a sum of different units."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in the order in which it is computed: figures, and signs after the two that they join."""

    steps: tuple[Figure | str, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in the order in which they are written."""
        return tuple(step for step in self.steps if isinstance(step, Figure))


@dataclass(frozen=True, slots=True)
class Result:
    """What a formula comes to. `value` is computed from the printed values, `span` from what they mean; None for `about`.

    `exact`: no word of the pages hedges an operand. `units` counts each unit, divided ones below zero.
    """

    value: Fraction
    span: Interval | None
    exact: bool
    units: tuple[tuple[str, int], ...]

    @property
    def unit(self) -> str:
        """The units in words."""
        above = [unit for unit, times in self.units for _ in range(times)]
        below = [unit for unit, times in self.units for _ in range(-times)]
        return " times ".join(above) + "".join(f" per {after_per(unit)}" for unit in below)


def parsed(text: str, sources: Sources) -> Formula:
    """The formula that is written. FormulaError where it is none."""
    reader = _Reader(sources)
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None:
            raise FormulaError(f"“{text[at:].strip()[:_SHOWN]}” is neither the id of a figure nor one of + - * / ( ).")
        reader.take(found[1])
        at = found.end()
    return reader.formula()


class _Reader:
    """Puts signs after what they join. `complete`: the last part is a figure, or a parenthesis that closes."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._steps: list[Figure | str] = []
        self._signs: list[str] = []
        self._complete = False

    def take(self, part: str) -> None:
        """Read the next part."""
        is_figure = len(part) > 1
        if is_figure and part not in self._sources.figures:
            raise FormulaError(f"there is no figure {part}.")
        begins = is_figure or part == "("
        if begins == self._complete:
            raise FormulaError(f"“{part}” does not follow what stands before it.")
        if is_figure:
            self._steps.append(self._sources.figures[part].figure)
            self._complete = True
        elif part == "(":
            self._signs.append(part)
        elif part == ")":
            self._pop(0)
            if not self._signs:
                raise FormulaError("it closes a parenthesis that none opens.")
            self._signs.pop()
        else:
            self._pop(_RANKS[part])
            self._signs.append(part)
            self._complete = False

    def _pop(self, rank: int) -> None:
        """Put the signs that bind no less than this rank, back to an open parenthesis."""
        while self._signs and self._signs[-1] != "(" and _RANKS[self._signs[-1]] >= rank:
            self._steps.append(self._signs.pop())

    def formula(self) -> Formula:
        """What was read. FormulaError where it is not whole."""
        if not self._complete:
            raise FormulaError("it ends before the last figure.")
        if "(" in self._signs:
            raise FormulaError("it opens a parenthesis that it does not close.")
        return Formula((*self._steps, *reversed(self._signs)))


_SHOWN = 40


def computed(formula: Formula) -> Result:
    """What the formula comes to. ResultError where it has no result."""
    stack: list[Result] = []
    for step in formula.steps:
        if isinstance(step, Figure):
            stack.append(_operand(step))
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(_joined(step, left, right))
    return stack[0]


def _operand(figure: Figure) -> Result:
    value = fraction_of(figure.value)
    if value is None:
        raise ResultError(f"{figure.id} has more than {MOST_DIGITS} digits.")
    exact = figure.bound in (None, "exact")
    unit = SHARE if figure.kind in ("percent", "ratio") else english_unit(figure.unit) or COUNT
    if figure.kind == "percent":
        value /= 100
    span = Interval.point(value) if exact else figure.interval
    return Result(value, span, exact, () if unit == SHARE else ((unit, 1),))


_Arithmetic = Callable[[Fraction, Fraction], Fraction]
_VALUES: dict[str, _Arithmetic] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
}


def _joined(sign: str, left: Result, right: Result) -> Result:
    if sign in "+-" and left.units != right.units:
        raise ResultError(f"{left.unit or 'a share'} and {right.unit or 'a share'} cannot be added or subtracted.")
    if sign == "/" and not right.value:
        raise ResultError("it divides by zero.")
    value = _VALUES[sign](left.value, right.value)
    exact = left.exact and right.exact
    span = Interval.point(value) if exact else _span(sign, left.span, right.span)
    return Result(value, span, exact, left.units if sign in "+-" else _units(sign, left, right))


def _span(sign: str, left: Interval | None, right: Interval | None) -> Interval | None:
    if left is None or right is None:
        return None
    if sign == "+":
        return left.plus(right)
    if sign == "-":
        return left.minus(right)
    if sign == "*":
        # what may be below zero has no bounds that are easily told
        whole = all(one.low_end is not None and one.low_end >= 0 for one in (left, right))
        return left.times(right) if whole else None
    try:
        return left.over(right)
    except ZeroInDivisorError:
        raise ResultError("its divisor may be zero, as the page words it.") from None


def _units(sign: str, left: Result, right: Result) -> tuple[tuple[str, int], ...]:
    units = Counter(dict(left.units))
    for unit, times in right.units:
        units[unit] += times if sign == "*" else -times
    # 29 services in 4 classes: what is counted says nothing of its kind
    return tuple(sorted((unit, times) for unit, times in units.items() if (times and unit != COUNT) or times > 0))
