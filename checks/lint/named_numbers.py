"""Numbers that name and do not count: a version, a section, a standard, the step of a list."""

import re

from bundle_model.english.units import same_unit
from bundle_model.english.words import MONTHS
from bundle_model.figures import Figure

_LABELS_TEXT = (
    "act algorithm appendix arm article batch bug build bullet case category chapter channel class clause code column commit decision definition draft edition epic equation error event example exercise exhibit exit "
    "field figure form generation grade group http index interface issue item layer level line milestone mode module node note option page paragraph "
    "part phase point port principle priority question reason release request requirement revision row rule scenario section slide slot sprint stage standard "
    "state status step table task team test ticket tier track type unit variant version volume wave week wi-fi wifi zone"
)
_LABELS = frozenset(_LABELS_TEXT.split())
"""What a number after one of these is the number of."""
_STARTS_TEXT = (
    "A All An And Another Any As At But Both By Each Every For From Has Have If In Into Its Of On Only Or Our So Such Than That The "
    "Their Then These They Those To With Yet"
)
_NO_NAMES = MONTHS | frozenset(_STARTS_TEXT.split())
_BEFORE, _AFTER = 48, 12
_LISTED = re.compile(r"(?:[0-9][0-9.]*+(?:,\s(?:and\s|or\s)?|\sand\s|\sto\s|\sor\s|[-–]))++$")
_LIST_ENDS = (", ", " and ", " to ", " or ", "-", "–")
_PROPER = re.compile(r"(?:^|[^A-Za-z0-9-])([A-Z][A-Za-z+.-]*) $")
_ENDED = re.compile(r"(?:\s(?:and|or|on|with|in|is|are|runs)\b|[,.](?![0-9])|[;:)]|$|[^\x00-\x7f])")
_JOINED = re.compile(r"-(?:bit|byte aligned|d|way|tier|digit|letter|character|star|fold)(?![\w])", re.IGNORECASE)
_O_CLOCK = re.compile(r"\s?(?:[ap]m|[ap]\.m\.|o['’]clock)(?!\w)", re.IGNORECASE)
_MONEY = frozenset(("CNY", "EUR", "GBP", "HKD", "JPY", "RMB", "USD", "US"))
_ABSTRACT = ("tion", "sion")
"""How a word ends that is numbered and has no number of its own: interpretation 4."""
_DOTTED = re.compile(r"[./][0-9]")
_DOTTED_BEFORE = re.compile(r"[0-9][./:]$")


def is_named(figure: Figure, text: str) -> bool:
    """Whether the words around a figure of a text make its number a name."""
    start, end = figure.start, figure.numeral_end
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    # 4.2.1, 24/7; #42, HTTP/2; an 8-bit code
    if _DOTTED.match(after) or _DOTTED_BEFORE.search(before) or before.endswith("#") or _JOINED.match(after):
        return True
    if before.endswith("/"):
        return before[-2:-1].isalpha()
    # 9 am; [1]; folded in half
    # U+0040
    if figure.text[:1] == "0" and figure.text[:2].isdecimal() and len(figure.text) > 1:
        return True
    in_half = figure.text == "half" and before.endswith(" in ")
    if in_half or _O_CLOCK.match(after) or (before.endswith("[") and after.startswith("]")):
        return True
    if before.endswith(_LIST_ENDS):  # steps 3 to 5
        before = _LISTED.sub("", before)
    if not before.endswith((" ", "(")):
        return False
    word = before.rstrip(" (#").rsplit(None, 1)[-1:]
    name = word[0] if word else ""
    lower = name.lower()
    if lower in _LABELS or (lower.endswith("s") and lower[:-1] in _LABELS) or lower.endswith(_ABSTRACT):
        return True
    # ISO/IEC/IEEE 29148, RFC 3339 timestamps
    if (
        ("/" in name and name[0].isupper()) or (len(name) > 1 and name.isupper() and name.isalpha())
    ) and name not in _MONEY:
        return True
    proper = _PROPER.search(before)
    # Debian 12, Python 3.11 or newer; not "About 30,000", nor "All 36,"
    counts = figure.unit is not None and not ("." in figure.value and same_unit(figure.unit, None))
    if proper is None or proper[1] in _NO_NAMES or figure.bound != "exact" or counts:
        return False
    # BagIt 1.0 bags
    return "." in figure.value or _ENDED.match(after) is not None
