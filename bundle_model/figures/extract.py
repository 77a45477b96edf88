"""Finds the figures of a text in one pass over unwrapped text. A bounded window around a numeral decides what it is."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from bundle_model.figures.bound import EXACT, Said, bound, hedge_before
from bundle_model.figures.context import AFTER, BEFORE, Context, Decision, context_of
from bundle_model.figures.figure import Figure
from bundle_model.figures.interval import Printed
from bundle_model.figures.kinds.decide import decide, may_count
from bundle_model.figures.lexicon import Endings, lexicon
from bundle_model.figures.numerals.chinese import CHARACTERS
from bundle_model.figures.numerals.decimals import add_half, into_zeros, shifted
from bundle_model.figures.numerals.numeral import CAPITALS, FIRST, Numeral, numeral_from, with_sign
from bundle_model.figures.unwrapped import Unwrapped
from bundle_model.figures.vocabulary import CLAIMS
from bundle_model.patterns import pattern
from bundle_model.text.text import is_han

_STEP = 65536
"""Code points that are unwrapped at a time, and characters before the scan that are dropped at a time."""
_BEYOND = AFTER + 40
"""Unwrapped characters that must be known after a numeral, since its magnitudes may move its end."""
_PREFIX = 4
"""Most characters before a numeral that belong to it: a sign, or 成百上."""
_WORDS = lexicon().names
_SERIES, _NOT_SERIES = Endings(_WORDS["series"].words), Endings(_WORDS["not_series"].words)
_BEFORE_MINUS = frozenset(",。；;、!?！？：:（(）)“”‘’「」『』《》【】[]<>=≥≤≈|…·/\"'")
_RANGE_MARKS = frozenset("-至到")
_JOINT = pattern(r"-{1,2}|[至到]-?")
_OF_DATES = frozenset(
    ("年", "月", "日", "号", "时", "点", "分", "秒", "周", "季度", "世纪", "年代", "月份", "日晚", "日早", "日凌晨")
)
_LONGEST_BETWEEN = 6
_CHAIN_BEFORE = pattern(r"[0-9][-、,:][0-9]{1,2}[-、,:]$")
_CHAIN_AFTER = pattern(r"(?:[-、][0-9]{1,2}){8}")
_CHAINED = frozenset("-、")
_AFTER_MARKERS = frozenset("、)")
_IN_A_CHAIN = Decision("quantity", "bare-number")
_CHAIN_REACH = 5
"""How far before a numeral the pattern of a chain looks."""
_NEAR = 8
"""Unread characters before a numeral, at most, for it to be looked up among the readings that are kept."""
_LONGEST_KEPT = 24
_BACK, _AHEAD = BEFORE + _PREFIX, AFTER + _LONGEST_KEPT
"""Between them lies all that the reading of a numeral of at most `_LONGEST_KEPT` characters follows from."""
_MOST_KEPT = 512
_RUN_ON = pattern(
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{3}}|[0-9]*\.\.[0-9]{{9}}|[{CHARACTERS}]{{9}}|[{CAPITALS}零万亿]{{9}}"
    rf"|[{CHARACTERS}]*点[{CHARACTERS}]{{9}}|.{{1,9}}分之(?:[0-9.]{{9}}|[{CHARACTERS}点]{{9}}))"
)
"""So long a run that where a numeral ends in it may depend on what is farther away."""
_Key: TypeAlias = tuple[str, int, tuple[object, ...] | None]
"""All that a reading follows from: the text around a numeral, how much of it is unread, and what a range says."""


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


class _Kept(NamedTuple):
    """What was read at a place, for where the same text comes again. Places count from the numeral's first digit.

    `numeral_end` and `end`: where the numeral ends, and its unit. `reading` is None where it is no figure. `marker`: of
    what may number an item of a list, the place before it, and whether white space is printed there.
    """

    start: int
    numeral_end: int
    end: int
    sign: str
    value: str
    reading: _Reading | None
    second: _End | None
    marker: tuple[int, bool] | None = None


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
    kept: dict[_Key, _Kept] = field(default_factory=dict)

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
        while first := FIRST.search(text, self.position):
            at = first.start()
            # "1-2%1-2%1-2%…": the same text was read before
            key = self._key(text, at) if at - self.position <= _NEAR and at >= _BACK else None
            kept = self.kept.get(key) if key else None
            if kept is None or (kept.marker and self.window.parted(at + kept.marker[0]) != kept.marker[1]):
                kept = self._read(text, at)
                if key and at + kept.numeral_end <= limit and _lasts(kept, text, at):
                    self._keep(key, kept)
            # its magnitude or unit may be in the next piece
            if at + kept.numeral_end > limit:
                self.position = max(self.position, at + kept.start + len(kept.sign) - _PREFIX)
                return
            figure = self._taken(at, kept)
            if figure:
                yield figure
        self.position = max(self.position, limit - _PREFIX)

    def _key(self, text: str, at: int) -> _Key:
        second = self.second
        said: tuple[object, ...] | None = second and (second.at - at, *second[1:])
        # "-8～-2℃", "-1--1-": whether a hyphen is a sign depends on the number before it, and on blanks
        if text[at - 1] == "-" and not text[at - 2].isdecimal():
            last_end, last_unit_end = max(self.last_end - at, -_BACK), max(self.last_unit_end - at, -_BACK)
            blanks = self.window.is_hyphen(at - 1), self.window.parted(at - 2)
            said = (said, last_end, last_unit_end, bool(self.last_sign), blanks)
        return text[at - _BACK : at + _AHEAD], min(at - self.position, _PREFIX), said

    def _keep(self, key: _Key, kept: _Kept) -> None:
        # no text repeats so much at once that more were worth their memory
        if len(self.kept) >= _MOST_KEPT:
            self.kept.clear()
        self.kept[key] = kept

    def _read(self, text: str, at: int) -> _Kept:
        """What begins at `at`."""
        numeral = numeral_from(text, at, self.position)
        # "伍先生": a capital that is a character of a word
        if isinstance(numeral, int):
            return _Kept(0, numeral - at, numeral - at, "", "", None, None)
        start, end = numeral.start, numeral.end
        last = text[start - 1 : start]
        # "统一": most Chinese numerals are in words, and a context for each would be slow
        if numeral.form != "arabic" and not may_count(numeral, last, text[end : end + 1]):
            return _Kept(start - at, end - at, end - at, numeral.sign, "", None, None)
        if last == "-" and self._is_minus(numeral, text):
            numeral = with_sign(numeral, "-")
        return self._figure(numeral, text, at)

    def _figure(self, numeral: Numeral, text: str, at: int) -> _Kept:
        start, end = numeral.start, numeral.end
        before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
        # "\n> 3家": the mark of a quotation, and no sign
        if before[-1:] == ">" and self.window.quotes(start - 1):
            before = f"{before[:-1]}\0"
        second = self.second
        if second and second.at != numeral.digits_start:
            second = None
        # "招聘公告\n二、": no sentence ends before the list marker, but the line does
        marker = self._marker(text, at, end) if after[:1] in _AFTER_MARKERS and start == at else None
        reading = self._reading(before, numeral, after, second, marker)
        if reading is None:
            return _Kept(start - at, end - at, end - at, "", "", None, None, marker)
        decision, printed = reading.decision, reading.printed
        # "-2020年": a dash before a date
        if numeral.sign and decision.kind not in CLAIMS and not (decision.kind == "ordinal" and numeral.sign != "-"):
            numeral.start, numeral.sign = numeral.digits_start, ""
        value = printed.value if printed else numeral.value or ""
        if numeral.sign and not printed:
            value = f"-{value}"
        unit_end = end + decision.unit_end
        follows = None if second else self._second(numeral, reading, text, unit_end, at)
        return _Kept(numeral.start - at, end - at, unit_end - at, numeral.sign, value, reading, follows, marker)

    def _marker(self, text: str, at: int, end: int) -> tuple[int, bool] | None:
        """Of a numeral before 、 or in brackets: the place before it, and whether white space is printed there."""
        begins = at
        if text[end] == ")":
            # "(3)": in Arabic it numbers an item wherever it stands
            if text[at - 1 : at] != "(" or text[at - 2 : at - 1] == ")" or text[at].isascii():
                return None
            begins = at - 1
        # "1、2、3": it goes on counting
        elif text[at - 1 : at] == "、":
            return None
        return (begins - 1 - at, self.window.parted(begins - 1)) if begins else None

    def _reading(
        self, before: str, numeral: Numeral, after: str, second: _End | None, marker: tuple[int, bool] | None
    ) -> _Reading | None:
        # "1-2-3-4…": no rule says anything of the middle of a long chain
        chained = numeral.end - numeral.start < 3 and after[:1] in _CHAINED and before[-1:] in _CHAINED
        if chained and _CHAIN_AFTER.match(after) and _CHAIN_BEFORE.search(before, len(before) - _CHAIN_REACH):
            return _Reading(_IN_A_CHAIN, Printed(numeral.value or "", "exact", 0, whole=True), EXACT)
        context = context_of(before, numeral, after)
        if marker:
            context.parted = marker[1]
        return _reading(context, second)

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
        if not is_han(last):
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

    def _second(self, numeral: Numeral, reading: _Reading, text: str, unit_end: int, at: int) -> _End | None:
        """What the next numeral needs: in a range, what governs both ends."""
        if text[unit_end : unit_end + 1] not in _RANGE_MARKS:
            return None
        mark = _JOINT.match(text, unit_end)
        decision = reading.decision
        # "零下3至7度": the unit is printed once, so that 零下 governs both
        sign = numeral.sign if numeral.sign != "-" and unit_end == numeral.end else ""
        currency = decision.unit if decision.unit and decision.rule == "unit" and not decision.unit_end else ""
        if mark and (sign or currency or reading.hedge is not EXACT):
            return _End(mark.end() - at, reading.hedge, sign, currency)
        return None

    def _taken(self, at: int, kept: _Kept) -> Figure | None:
        """The figure that was read at a place, if it is one. The reader goes on after it."""
        from_start, numeral_end, end, sign, value, reading, second, _ = kept
        numeral_end += at
        end += at
        self.position = end  # "三两": the unit can look like a numeral
        if reading is None:
            return None
        self.last_end, self.last_unit_end, self.last_sign = numeral_end, end, sign
        self.second = second._replace(at=second.at + at) if second else None
        decision, printed, _ = reading
        window, unit = self.window, decision.unit
        offset, line, column, after_numeral, after_unit, text = window.span(at + from_start, numeral_end, end)
        return Figure(
            self.page,
            line,
            column,
            offset,
            after_unit,
            after_numeral,
            text,
            decision.kind,
            value,
            window.printed_unit(unit, numeral_end) if unit else None,
            printed.bound if printed else None,
            decision.rule,
            printed,
        )


def _lasts(kept: _Kept, text: str, at: int) -> bool:
    """Whether all that a reading follows from is in its key, so that it holds wherever that comes again."""
    if kept.numeral_end > _LONGEST_KEPT or _RUN_ON.match(text, at):
        return False
    # "-负3": the key knows of a hyphen directly before the digits alone
    if kept.start < 0 and (kept.sign != "-" or kept.start < -1) and text[at + kept.start - 1] == "-":
        return False
    # "\n> 3家", "\n>3家": only the printed text tells a quotation from a sign
    return ">" not in text[at - _PREFIX : at]


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
