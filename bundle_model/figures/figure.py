"""One figure of a text, with every field of the JSON output that follows from the text alone."""

from typing import NamedTuple

from bundle_model.figures.interval import Interval, Printed, interval
from bundle_model.figures.vocabulary import CLAIMS, Bound, Kind


class Figure(NamedTuple):
    """A numeral that is a figure. Offsets are code points from 0, ends exclusive; line and column count from 1.

    `text` is the page from `start` to `end`. `value` is an exact decimal string or p/q. `unit` is as printed, without
    white space. Unit and bound are None where there is none. `rule` names the rule that decided the kind (see
    `bundle_model.figures.rules`). `page` is `-` for a text that is not a page.
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
        """The place, page:line:column. It never moves, since the bundle is fixed."""
        return f"{self.page}:{self.line}:{self.column}"

    @property
    def claimed(self) -> bool:
        """Whether the page claims it: a quantity, a percentage or a ratio."""
        return self.kind in CLAIMS

    @property
    def interval(self) -> Interval | None:
        """What value and bound mean. None where the figure is no claim, and for `about`."""
        return interval(self.printed) if self.printed else None
