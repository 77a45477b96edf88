"""Each value of a filter of facts as a condition of its own, so that a note can name the one that finds nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bundle_model.patterns import pattern
from checks.cli.fact_filters import Filter, size
from checks.cli.unmatched import Condition, Known, named
from checks.safe_text.terminal import clipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal

    from bundle_model.facts import Fact

_WIDEST = 40
"""The width of a value in a note, in cells: a text may have a number of a million digits."""
_WORD = pattern(r"\w+")


def conditions(chosen: Filter) -> Iterator[Condition[Fact]]:
    """Each value of the filter as a condition, with a hint for a value that finds nothing."""
    for name, wanted, value_of in chosen.choices():
        for value in wanted:  # `--unit yuan` may be a slip for 元; an unknown `--kind` was refused already
            yield named(name, value, partial(_alone, value_of), word=value if name == "unit" else "")
    if chosen.least is not None:
        least = f"{chosen.least:f}"
        yield Condition(
            "--min", least, f"is at least {least}", Filter(least=chosen.least).takes, _Extreme(largest=True)
        )
    if chosen.most is not None:
        most = f"{chosen.most:f}"
        yield Condition("--max", most, f"is at most {most}", Filter(most=chosen.most).takes, _Extreme(largest=False))
    if chosen.words is not None:
        near = Known(_words, chosen.words.casefold(), listed=False)
        yield Condition("--contains", chosen.words, f"contains {chosen.words}", Filter(words=chosen.words).takes, near)


def _alone(value_of: Callable[[Fact], str | None], fact: Fact) -> tuple[str | None]:
    return (value_of(fact),)


def _words(fact: Fact) -> Iterable[str | None]:
    return (*_WORD.findall((fact.says or "").casefold()), fact.figure.unit)


@dataclass(slots=True)
class _Extreme:
    """The largest or the smallest value that there is, with its place; the first of equal values."""

    largest: bool
    _size: Decimal | None = None
    _shown: str = ""

    def see(self, fact: Fact) -> None:
        value = fact.figure.value
        seen = size(value) if self.largest else size(value).copy_negate()
        if self._size is None or seen > self._size:
            self._size, self._shown = seen, f"{clipped(value, _WIDEST)} at {fact.figure.id}"

    def said(self) -> str:
        return f"the {'largest' if self.largest else 'smallest'} is {self._shown}"
