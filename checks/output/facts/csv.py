"""Comma-separated values: a head line, then a line a figure; what has no value is empty."""

import csv
import io
from collections.abc import Iterable, Iterator

from bundle_model.facts import Fact
from checks.output.fact_list import FIELDS, Source, fields_of
from checks.output.formats import Style


def render(facts: Iterable[Fact], source: Source, style: Style) -> Iterator[str]:
    """Quoted where a value holds a comma, a quotation mark, CR or LF; lines end in LF."""
    yield ",".join(FIELDS) + "\n"
    for fact in facts:
        line = io.StringIO()
        csv.writer(line).writerow(map(_plain, fields_of(fact).values()))  # quotes CR only where it ends lines, as here
        yield line.getvalue().removesuffix("\r\n") + "\n"


def _plain(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
