"""A figure of a page in English words, for messages and for texts to paste."""

from bundle_model.english.units import english_unit
from bundle_model.figures import Figure

BOUND_WORDS = {
    "over": "more than",
    "at_least": "at least",
    "at_most": "up to",
    "about": "about",
    "nearly": "nearly",
    "between": "between",
}
"""The words before a value, by its bound. An exact value has none."""
_MOST_DIGITS = 40


def in_words(figure: Figure, unit: str = "") -> str:
    """The value with its bound and its unit: "more than 1,000 yuan". `unit` is the English of a unit that no table has."""
    upper = figure.printed.upper if figure.printed else None
    value = " and ".join(readable_value(one) for one in (figure.value, upper) if one)
    parts = (BOUND_WORDS.get(figure.bound or ""), value, english_unit(figure.unit) or unit)
    return " ".join(part for part in parts if part)


def readable_value(value: str) -> str:
    """A value with commas in its thousands. One of many digits is as it was."""
    whole, point, decimals = value.partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole.isdecimal() and len(whole) < _MOST_DIGITS else value
