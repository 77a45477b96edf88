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


def in_words(figure: Figure, unit: str = "") -> str:
    """The value with its bound and its unit: "more than 1,000 yuan". `unit` is the English of a unit that no table has."""
    upper = figure.printed.upper if figure.printed else None
    value = " and ".join(readable_value(one) for one in (figure.value, upper) if one)
    parts = (BOUND_WORDS.get(figure.bound or ""), value, english_unit(figure.unit) or unit)
    return " ".join(part for part in parts if part)


def readable_value(value: str) -> str:
    """The digits in groups of three. By its text: a value may have more digits than Python converts."""
    whole, point, rest = value.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if not digits.isdigit():  # "2/3"
        return value
    first = len(digits) % 3
    groups = (digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3)))
    return f"{sign}{','.join(filter(None, groups))}{point}{rest}"
