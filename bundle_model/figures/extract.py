"""Finds the figures of a text in one pass over unwrapped text. A bounded window around a numeral decides what it is."""

from collections.abc import Generator, Iterable, Iterator

from bundle_model.figures.bound import bound, half_open
from bundle_model.figures.context import AFTER, BEFORE, Context, Decision, context_of
from bundle_model.figures.figure import Figure
from bundle_model.figures.interval import Printed
from bundle_model.figures.kinds.decide import decide, may_count
from bundle_model.figures.numerals.decimals import add_half, shifted
from bundle_model.figures.numerals.numeral import next_numeral
from bundle_model.figures.unwrapped import Unwrapped
from bundle_model.figures.vocabulary import CLAIMS

_STEP = 65536
"""Code points that are unwrapped at a time, and characters before the scan that are dropped at a time."""
_BEYOND = AFTER + 40
"""Unwrapped characters that must be known after a numeral, since its magnitudes may move its end."""


def figures_of(text: str, page: str = "-") -> tuple[Figure, ...]:
    """Every figure of a text, in order of place. Takes any text, in linear time, and never raises."""
    return tuple(figures_of_stream((text,), page))


def figures_of_stream(chunks: Iterable[str], page: str = "-") -> Iterator[Figure]:
    """The figures of a text that comes in pieces. The cuts make no difference, and memory does not grow with the text."""
    window, position = Unwrapped(), 0
    for piece in _pieces(chunks, window):
        window.feed(piece)
        position = yield from _scan(window, position, page, final=False)
        if position > _STEP + BEFORE:
            window.drop(position - BEFORE)
            position = BEFORE
    yield from _scan(window, position, page, final=True)


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


def _scan(window: Unwrapped, position: int, page: str, *, final: bool) -> Generator[Figure, None, int]:
    """Decide every numeral of which enough is known. Returns the index from which to go on."""
    text = window.folded
    limit = len(text) if final else len(text) - _BEYOND
    while numeral := next_numeral(text, position):
        # its magnitude or unit may be in the next piece
        if numeral.end > limit:
            return numeral.start
        start, end = numeral.start, numeral.end
        position = end
        # "统一": most Chinese numerals are in words, and a context for each would be slow
        if not may_count(numeral, text[start - 1 : start], text[end : end + 1]):
            continue
        context = context_of(text[max(0, start - BEFORE) : start], numeral, text[end : end + AFTER])
        decision = decide(context)
        if decision:
            yield _figure(window, context, decision, page)
            position = end + decision.unit_end  # "三两": the unit can look like a numeral
    return max(position, limit)


def _figure(window: Unwrapped, context: Context, decision: Decision, page: str) -> Figure:
    numeral = context.numeral
    offset, line, column = window.place(numeral.start)
    end = window.end(numeral.end + decision.unit_end)
    numeral_end = window.end(numeral.end) if decision.unit else end
    printed = _printed(context, decision) if decision.kind in CLAIMS else None
    return Figure(
        page,
        line,
        column,
        offset,
        end,
        numeral_end,
        window.text(offset, end),
        decision.kind,
        printed.value if printed else numeral.value or "",
        decision.unit,
        printed.bound if printed else None,
        decision.rule,
        printed,
    )


def _printed(context: Context, decision: Decision) -> Printed:
    """The value and what its interval needs."""
    numeral = context.numeral
    # "一半": the numeral is 1, the value a half
    if decision.rule == "one-half":
        return Printed("1/2", bound(context, decision), 0, whole=False)
    value, power = numeral.value or "", numeral.power
    # "1.5~2万元": the 万 of the 1.5 is printed with the 2
    if decision.scale:
        value, power = shifted(value, decision.scale), power + decision.scale
    # "三年半"
    if decision.half:
        value = add_half(value, power)
    return Printed(
        value=value,
        bound=bound(context, decision),
        power=power,
        whole=numeral.whole and decision.kind != "percent" and not decision.scale and not decision.half,
        share=decision.kind == "percent",
        half_open=half_open(context),
        halves=decision.half,
    )
