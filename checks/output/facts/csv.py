"""Comma-separated values for a spreadsheet: a head line, then a line a figure; what has no value is empty.

A cell has no line break, control characters are shown, and what a spreadsheet would run stands after an apostrophe:
`json` has each text to the letter.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from bundle_model.facts import Fact
from checks.output.fact_list import FIELDS, Source, fields_of
from checks.output.formats import Style
from checks.safe_text.data_text import csv_cell


def render(facts: Iterable[Fact], source: Source, style: Style) -> Iterator[str]:
    """Quoted where a value holds a comma or a quotation mark; lines end in LF."""
    yield ",".join(FIELDS) + "\n"
    for fact in facts:
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(map(_cell, fields_of(fact).values()))
        yield line.getvalue()


def _cell(value: object) -> str:
    """Text as a cell, a number or a flag as JSON has it, nothing for null."""
    if isinstance(value, str):
        return csv_cell(value)
    return "" if value is None else str(value).lower()
