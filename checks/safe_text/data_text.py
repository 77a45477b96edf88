"""Text for programs, JSON and CSV, that may be shown anywhere: it commands no terminal, no CI log and no spreadsheet."""

import json
import re

from checks.safe_text.terminal import visible

_RUN = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_IS_NO_FORMULA = re.compile(r"-?[0-9]+(\.[0-9]+)?|-(:[0-9]+:[0-9]+)?")


def json_text(value: object, indent: int | None = None) -> str:
    r"""The value as JSON, with `\u…` for what `visible` shows otherwise: a reader gets the value as it was.

    Such characters, `::` and `##[` stand within strings alone, and end no escape.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if not text.isprintable():  # nearly every row of a long list is, and is done sooner
        hidden = {ord(char): json.dumps(char)[1:-1] for char in set(text) - {"\n"} if visible(char) != char}
        text = text.translate(hidden)
    return text.replace("::", ":\\u003a").replace("##[", "##\\u005b")


def csv_cell(text: str) -> str:
    """The text on one line as `visible` shows it, after an apostrophe where a spreadsheet would run it.

    Spreadsheets run what begins with one of a few signs, blanks before it or not. A negative number (-0.5) is data and
    stays as it is; so does the place of a figure in a text that is no page (-:1:2), which no spreadsheet computes.
    """
    shown = visible(text)
    return f"'{shown}" if shown.lstrip().startswith(_RUN) and not _IS_NO_FORMULA.fullmatch(shown) else shown
