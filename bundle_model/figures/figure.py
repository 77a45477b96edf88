"""One figure of a text: everything the JSON contract says of it that follows from the text alone."""

from typing import Literal, NamedTuple, get_args

from bundle_model.figures.interval import Interval, Printed, interval

Kind = Literal["quantity", "percent", "ratio", "date", "ordinal", "name", "contact"]
Bound = Literal["exact", "over", "at_least", "at_most", "about", "nearly"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CLAIMS: tuple[Kind, ...] = ("quantity", "percent", "ratio")
BOUNDS: tuple[Bound, ...] = get_args(Bound)


class Figure(NamedTuple):
    """A numeral that is a figure. Offsets are code points from 0, the ends exclusive; line and column count from 1.

    `text` is the page from `start` to `end`; `value` an exact decimal string or p/q; `unit` as printed, without white
    space; `bound` one of BOUNDS; unit and bound are None where there is none. `rule` names the rule that decided the
    kind (see `bundle_model.figures.rules`). `page` is `-` for a text that is no page.
    """

    page: str
    line: int
    column: int
    start: int
    end: int
    numeral_end: int
    text: str
    kind: str
    value: str
    unit: str | None
    bound: str | None
    rule: str
    printed: Printed | None

    @property
    def id(self) -> str:
        """The place, which never moves: page:line:column."""
        return f"{self.page}:{self.line}:{self.column}"

    @property
    def claimed(self) -> bool:
        """Whether a page says by it that something is so."""
        return self.kind in CLAIMS

    @property
    def interval(self) -> Interval | None:
        """What value and bound mean; None for what claims nothing, and for `about`."""
        return interval(self.printed) if self.printed else None
