"""Finds the figures of a text in one pass over unwrapped text. A bounded window around a numeral decides what it is."""

import re
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from bundle_model.figures.bound import EXACT, Said, bound, hedge_before
from bundle_model.figures.context import AFTER, BEFORE, HAN, Context, Decision, context_of
from bundle_model.figures.figure import Figure
from bundle_model.figures.interval import Printed
from bundle_model.figures.kinds.decide import decide, may_count
from bundle_model.figures.lexicon import Endings, lexicon
from bundle_model.figures.numerals.decimals import add_half, into_zeros, shifted
from bundle_model.figures.numerals.numeral import Numeral, next_numeral, with_sign
from bundle_model.figures.unwrapped import Unwrapped
from bundle_model.figures.vocabulary import CLAIMS

_STEP = 65536
"""Code points that are unwrapped at a time, and characters before the scan that are dropped at a time."""
_BEYOND = AFTER + 40
"""Unwrapped characters that must be known after a numeral, since its magnitudes may move its end."""
_PREFIX = 4
"""Most characters before a numeral that belong to it: a sign, or 成百上."""
_WORDS = lexicon().names
_SERIES, _NOT_SERIES = Endings(_WORDS.series.words), Endings(_WORDS.not_series.words)
_BEFORE_MINUS = frozenset(",。；;、!?！？：:（(）)“”‘’「」『』《》【】[]<>=≥≤≈|…·/\"'")
_RANGE_MARKS = frozenset("-至到")
_JOINT = re.compile(r"-{1,2}|[至到]-?")
_OF_DATES = frozenset(
    ("年", "月", "日", "号", "时", "点", "分", "秒", "周", "季度", "世纪", "年代", "月份", "日晚", "日早", "日凌晨")
)
_LONGEST_BETWEEN = 6
_CHAIN_BEFORE = re.compile(r"[0-9][-、,:][0-9]{1,2}[-、,:]$")
_CHAIN_AFTER = re.compile(r"(?:[-、][0-9]{1,2}){8}")
_CHAINED = frozenset("-、")
_IN_A_CHAIN = Decision("quantity", "bare-number")
_CHAIN_REACH = 5
"""How far before a numeral the pattern of a chain looks."""
_KEPT = 4
"""How many readings are remembered, so that a chain of a few things costs no more than prose."""
_Around: TypeAlias = tuple[str, str, str, str, tuple[object, ...] | None]
"""All that a reading follows from: the text before a numeral, its own, the text after, its sign, and its range."""


class _End(NamedTuple):
    """What the first end of a range says of the second: where its digits begin, its hedge, its sign and its currency."""

    at: int
    hedge: Said
    sign: str
    currency: str


class _Reading(NamedTuple):
    """What a numeral is, with its value where it is a claim, and what it says of the numeral after its range mark."""

    decision: Decision
    printed: Printed | None
    hedge: Said


@dataclass(slots=True)
class _Reader:
    """Reads a window that moves along a stream. Indexes are those of the window."""

    page: str
    window: Unwrapped = field(default_factory=Unwrapped)
    position: int = 0
    last_end: int = 0
    last_unit_end: int = 0
    last_sign: str = ""
    second: _End | None = None
    recent: deque[tuple[_Around, _Reading | None]] = field(default_factory=lambda: deque(maxlen=_KEPT))

    def drop(self) -> None:
        """Forget what no rule looks at any more."""
        count = self.position - BEFORE
        self.window.drop(count)
        self.position = BEFORE
        self.last_end -= count
        self.last_unit_end -= count
        if self.second:
            self.second = self.second._replace(at=self.second.at - count)

    def scan(self, *, final: bool) -> Generator[Figure, None, None]:
        """The figures of every numeral of which enough is known."""
        text = self.window.folded
        limit = len(text) if final else len(text) - _BEYOND
        while numeral := next_numeral(text, self.position):
            # its magnitude or unit may be in the next piece
            if numeral.end > limit:
                self.position = max(self.position, numeral.digits_start - _PREFIX)
                return
            if text[numeral.start - 1 : numeral.start] == "-" and self._is_minus(numeral, text):
                numeral = with_sign(numeral, "-")
            figure = self._read(numeral, text)
            if figure:
                yield figure
            else:
                self.position = numeral.end
        self.position = max(self.position, limit - _PREFIX)

    def _read(self, numeral: Numeral, text: str) -> Figure | None:
        start, end = numeral.start, numeral.end
        # "统一": most Chinese numerals are in words, and a context for each would be slow
        if numeral.form != "arabic" and not may_count(numeral, text[start - 1 : start], text[end : end + 1]):
            return None
        before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
        # "\n> 3家": the mark of a quotation, and no sign
        if before[-1:] == ">" and self.window.quotes(start - 1):
            before = f"{before[:-1]}\0"
        second = self.second
        if second and second.at != numeral.digits_start:
            second = None
        around = (before, text[start:end], after, numeral.sign, second and second[1:])
        reading = self._reading(numeral, around, second)
        if reading is None:
            return None
        decision = reading.decision
        # "-2020年": a dash before a date
        if numeral.sign and decision.kind not in CLAIMS and not (decision.kind == "ordinal" and numeral.sign != "-"):
            numeral.start, numeral.sign = numeral.digits_start, ""
        unit_end = end + decision.unit_end
        self._remember(numeral, reading, text, unit_end, second)
        self.position = unit_end  # "三两": the unit can look like a numeral
        return self._figure(numeral, reading)

    def _reading(self, numeral: Numeral, around: _Around, second: _End | None) -> _Reading | None:
        # "1-2%1-2%1-2%…": one of the last few numerals had the same text around it
        for known, reading in self.recent:
            if known == around:
                return reading
        before, after = around[0], around[2]
        # "1-2-3-4…": no rule says anything of the middle of a long chain
        chained = numeral.end - numeral.start < 3 and after[:1] in _CHAINED and before[-1:] in _CHAINED
        if chained and _CHAIN_AFTER.match(after) and _CHAIN_BEFORE.search(before, len(before) - _CHAIN_REACH):
            reading = _Reading(_IN_A_CHAIN, Printed(numeral.value or "", "exact", 0, whole=True), EXACT)
        else:
            reading = _reading(context_of(before, numeral, after), second)
        self.recent.appendleft((around, reading))
        return reading

    def _is_minus(self, numeral: Numeral, text: str) -> bool:
        """Whether the hyphen before a number is its sign, and neither joins two numbers nor is part of a name."""
        at = numeral.start - 1
        last = text[at - 1 : at] if at else ""
        # "3-5": nearly every hyphen before a number joins two
        if numeral.form != "arabic" or at < self.position or last.isdecimal() or not self.window.is_hyphen(at):
            return False
        # "-8～-2℃": after the mark of a range whose first end is negative
        if last == "-":
            return bool(self.last_sign) and self.last_unit_end == at - 1
        if not last or last in _BEFORE_MINUS:
            return True
        if not HAN.match(last):
            return False
        percent = text[numeral.end : numeral.end + 1] in ("%", "‰")
        before = text[max(0, at - BEFORE) : at]
        # "歼-16": the class of a machine; in "海运-5家" 运 ends another word
        if not percent and _SERIES.match(before) and not _NOT_SERIES.match(before):
            return False
        # "2—3级 -1℃": a blank before the hyphen, and none after it
        return self.window.parted(at - 1) or not self._joins_numbers(text[self.last_end : at], text, numeral.end)

    def _joins_numbers(self, between: str, text: str, end: int) -> bool:
        """Whether a dash stands between two numbers: 8月-10月, 300元-500元."""
        if not self.last_end or len(between) > _LONGEST_BETWEEN:
            return False
        unit = self.last_unit_end - self.last_end
        return len(between) == unit or between in _OF_DATES or text.startswith(between, end)

    def _remember(self, numeral: Numeral, reading: _Reading, text: str, unit_end: int, second: _End | None) -> None:
        """Keep what the next numeral needs: where this one ends and, in a range, what governs both ends."""
        self.last_end, self.last_unit_end, self.last_sign = numeral.end, unit_end, numeral.sign
        self.second = None
        if second is not None or text[unit_end : unit_end + 1] not in _RANGE_MARKS:
            return
        mark = _JOINT.match(text, unit_end)
        decision = reading.decision
        # "零下3至7度": the unit is printed once, so that 零下 governs both
        sign = numeral.sign if numeral.sign != "-" and unit_end == numeral.end else ""
        currency = decision.unit if decision.unit and decision.rule == "unit" and not decision.unit_end else ""
        if mark and (sign or currency or reading.hedge is not EXACT):
            self.second = _End(mark.end(), reading.hedge, sign, currency)

    def _figure(self, numeral: Numeral, reading: _Reading) -> Figure:
        window, (decision, printed, _) = self.window, reading
        after_unit = numeral.end + decision.unit_end
        offset, line, column, numeral_end, end, text = window.span(numeral.start, numeral.end, after_unit)
        value, bound_ = numeral.value or "", None
        if printed:
            value, bound_ = printed.value, printed.bound
        elif numeral.sign:
            value = f"-{value}"
        return Figure(
            self.page,
            line,
            column,
            offset,
            end,
            numeral_end,
            text,
            decision.kind,
            value,
            window.printed_unit(decision.unit, numeral.end) if decision.unit else None,
            bound_,
            decision.rule,
            printed,
        )


def figures_of(text: str, page: str = "-") -> tuple[Figure, ...]:
    """Every figure of a text, in order of place. Takes any text, in linear time, and never raises."""
    return tuple(figures_of_stream((text,), page))


def figures_of_stream(chunks: Iterable[str], page: str = "-") -> Iterator[Figure]:
    """The figures of a text that comes in pieces. The cuts make no difference, and memory does not grow with the text."""
    reader = _Reader(page)
    for piece in _pieces(chunks, reader.window):
        reader.window.feed(piece)
        yield from reader.scan(final=False)
        if reader.position > _STEP + BEFORE:
            reader.drop()
    yield from reader.scan(final=True)


def _pieces(chunks: Iterable[str], window: Unwrapped) -> Iterator[str]:
    """The text in pieces no smaller than what the window holds, so that a numeral without end takes linear time."""
    held: list[str] = []
    size = 0
    for chunk in chunks:
        for start in range(0, len(chunk), _STEP):
            held.append(chunk[start : start + _STEP])
            size += len(held[-1])
            if size >= max(_STEP, len(window.folded)):
                yield "".join(held)
                held.clear()
                size = 0
    yield "".join(held)


def _reading(context: Context, second: _End | None) -> _Reading | None:
    """What a numeral is. `second` says what the first end of its range does; None where it is none."""
    decision = decide(context)
    if decision is None:
        return None
    if decision.kind not in CLAIMS:
        return _Reading(decision, None, EXACT)
    # "US$3-5": the currency is printed once
    if second and second.currency and decision.unit is None and decision.kind == "quantity":
        decision = decision._replace(unit=second.currency)
    before = hedge_before(context, decision)
    said = bound(context, decision, before, second.hedge if second else None)
    return _Reading(decision, _printed(context.numeral, decision, said, second), before or EXACT)


def _printed(numeral: Numeral, decision: Decision, said: Said, second: _End | None) -> Printed:
    """The value and what its interval needs."""
    # "一半": the numeral is 1, the value a half
    if decision.rule == "one-half":
        return Printed("1/2", said.bound, 0, whole=False)
    value, power, upper = numeral.value or "", numeral.power, numeral.upper
    # "1.5~2万元": the 万 of the 1.5 is printed with the 2
    if decision.scale:
        value, power = shifted(value, decision.scale), power + decision.scale
        upper = shifted(upper, decision.scale) if upper else None
    # "六成五"
    if decision.lower:
        value, power = into_zeros(value, decision.lower), 0
    # "三年半"
    if decision.half:
        value = add_half(value, power)
    if numeral.sign or (second and second.sign):
        value = f"-{value}"
    share = decision.kind == "percent"
    whole = numeral.whole and not (share or decision.scale or decision.half)
    # the common case, of which nothing else is said
    if said is EXACT and not (upper or decision.half):
        return Printed(value, "exact", power, whole, share)
    return Printed(
        value,
        said.bound,
        power,
        whole,
        share,
        half_open=said.half_open,
        halves=decision.half,
        by_order=said.by_order,
        upper=upper,
    )
