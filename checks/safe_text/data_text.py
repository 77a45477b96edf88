"""JSON and CSV that are safe to show in a terminal, a CI log or a spreadsheet."""

import json

from bundle_model.patterns import pattern
from checks.safe_text.terminal import visible

_RUN = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_IS_NO_FORMULA = pattern(r"-?[0-9]+(\.[0-9]+)?|-(:[0-9]+:[0-9]+)?")


def json_text(value: object, indent: int | None = None) -> str:
    r"""The value as JSON, with `\u…` for what `visible` escapes. It parses to the same value."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # a control character, `::` and `##[` are inside strings only, and none of them ends an escape
    if not text.isprintable():  # nearly every row of a long list is, and is done sooner
        hidden = {ord(char): json.dumps(char)[1:-1] for char in set(text) - {"\n"} if visible(char) != char}
        text = text.translate(hidden) if hidden else text
    return text.replace("::", ":\\u003a").replace("##[", "##\\u005b")


def csv_cell(text: str) -> str:
    """The text on one line as `visible` shows it, after an apostrophe if a spreadsheet would run it."""
    shown = visible(text)
    # spreadsheets run " =1+1", also with full-width signs; -0.5 is data, and nothing computes the place -:1:2 of a text
    return f"'{shown}" if shown.lstrip().startswith(_RUN) and not _IS_NO_FORMULA.fullmatch(shown) else shown
