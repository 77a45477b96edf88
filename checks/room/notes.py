"""What the page says beside each mark in the Chinese: of a figure its value, unit, bound and interval in English words."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bundle_model.english.units import english_unit
from bundle_model.english.wording import BOUND_WORDS, readable_value
from bundle_model.facts import Fact
from bundle_model.figures import Figure

_COUNTERS: Mapping[str, str] = MappingProxyType(
    {
        "个": "of any kind",
        "人": "people",
        "件": "items",
        "位": "people",
        "兄弟": "brothers",
        "单": "orders",
        "名": "people",
        "场": "events",
        "处": "places",
        "大类": "broad classes",
        "大主题": "main themes",
        "大优势": "main advantages",
        "套": "flats or sets",
        "字": "characters",
        "宗": "plots or cases",
        "家": "firms or bodies",
        "张": "sheets",
        "所": "institutions",
        "支": "teams",
        "条": "articles or long things",
        "栋": "buildings",
        "次": "times",
        "篇": "pieces of writing",
        "类": "classes",
        "级": "grades",
        "股": "strands",
        "车道": "lanes",
        "部分": "parts",
        "间": "rooms",
        "集": "episodes",
        "项": "items",
    }
)
"""What the counting words of the pages count. They are no measures, and English has no word for most of them."""


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure. `words` are as printed, `says` is its English, None for a claim that nobody has put in English.

    `amount` is its value with its bound in words. `unit_english` explains the unit. `interval` are the values that it can
    have; None where it claims nothing, or where its words set no limits.
    """

    id: str
    page: str
    story: str | None
    words: str
    kind: str
    claimed: bool
    value: str
    amount: str
    unit: str | None
    unit_english: str | None
    interval: str | None
    says: str | None

    @property
    def limits(self) -> str | None:
        """The interval, where it says more than the value."""
        return None if self.interval == self.value else self.interval


def note_of(fact: Fact) -> FigureNote:
    """The note of a figure with its context."""
    figure = fact.figure
    return FigureNote(
        id=figure.id,
        page=figure.page,
        story=fact.story,
        words="".join(figure.text.split()),
        kind=figure.kind,
        claimed=figure.claimed,
        value=figure.value,
        amount=_amount(figure),
        unit=figure.unit,
        unit_english=_unit(figure.unit),
        interval=str(figure.interval) if figure.interval else None,
        says=fact.says,
    )


def _amount(figure: Figure) -> str:
    """The value with its bound in words: "more than 6,400"."""
    value, interval = readable_value(figure.value), figure.interval
    if figure.bound == "between" and interval and interval.high:
        return f"between {value} and {readable_value(interval.high)}"
    if figure.bound == "exact" and interval:
        return f"exactly {value}" if interval.single else f"{value} as printed"
    word = BOUND_WORDS.get(figure.bound) if figure.bound else None
    return f"{word} {value}" if word else value


def _unit(unit: str | None) -> str | None:
    if unit is None:
        return None
    return english_unit(unit) or _COUNTERS.get(unit, "of what is counted")
