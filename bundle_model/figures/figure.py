"""One figure of a text: everything the JSON contract says of it that follows from the text alone."""

from typing import NamedTuple

from bundle_model.figures.interval import Interval, Printed, interval
from bundle_model.figures.vocabulary import CLAIMS, Bound, Kind


class Figure(NamedTuple):
    """A numeral that is a figure. Offsets are code points from 0, the ends exclusive; line and column count from 1.

    `text` is the page from `start` to `end`; `value` an exact decimal string or p/q; `unit` as printed, without white
    space; unit and bound are None where there is none. `rule` names the rule that decided the kind (see
    `bundle_model.figures.rules`). `page` is `-` for a text that is no page.
    """

    page: str
    line: int
    column: int
    start: int
    end: int
    numeral_end: int
    text: str
    kind: Kind
    value: str
    unit: str | None
    bound: Bound | None
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
