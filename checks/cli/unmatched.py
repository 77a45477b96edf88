"""Notes on filters that find nothing: which one, and the nearest known value."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bundle_model.strict.nearest import nearest, there_are

Item = TypeVar("Item")
Seen_contra = TypeVar("Seen_contra", contravariant=True)
_KEPT = 1000
"""How many different values of a field are kept: a text of any size may have more."""
_LISTED = 6


class Hint(Protocol[Seen_contra]):
    """Sees every item, so that `said` can name values that exist; empty if there are none."""

    def see(self, item: Seen_contra) -> None: ...

    def said(self) -> str: ...


class Known(Generic[Item]):
    """The values of one field: the most frequent ones or, for a `word`, the one that is most like it."""

    def __init__(self, values: Callable[[Item], Iterable[str | None]], word: str = "", *, listed: bool = True) -> None:
        self._values, self._word, self._listed = values, word, listed
        self._counts: Counter[str] = Counter()

    def see(self, item: Item) -> None:
        for value in self._values(item):
            if value and (value in self._counts or len(self._counts) < _KEPT):
                self._counts[value] += 1

    def said(self) -> str:
        if near := nearest(self._word, list(self._counts)):
            return f"the nearest is {near}"
        names = [value for value, _ in self._counts.most_common(_LISTED)] if self._listed else []
        more = len(self._counts) - len(names)
        return there_are(names, more) if names else ""


@dataclass(slots=True)
class Condition(Generic[Item]):
    """One value of one filter. `says` is the verb phrase for a note, such as `has the unit yuan`."""

    flag: str
    value: str
    says: str
    takes: Callable[[Item], bool]
    hint: Hint[Item] | None = None
    found: int = 0

    def see(self, item: Item) -> None:
        """Count the item, whether or not it passes the other filters."""
        self.found += self.takes(item)
        if self.hint:
            self.hint.see(item)


def named(name: str, value: str, values: Callable[[Item], Iterable[str | None]], *, word: str = "") -> Condition[Item]:
    """The condition that one of an item's `values` for a field is `value`; `word` as in Known."""
    return Condition(
        f"--{name}", value, f"has the {name} {value}", lambda item: value in values(item), Known(values, word)
    )


def passing(
    items: Iterable[Item],
    takes: Callable[[Item], bool],
    conditions: Sequence[Condition[Item]],
    noun: str,
    notes: list[str],
) -> Iterator[Item]:
    """The items that pass. After the last one, `notes` also says which filters found nothing."""
    seen = passed = 0
    for item in items:
        seen += 1
        for condition in conditions:
            condition.see(item)
        if takes(item):
            passed += 1
            yield item
    notes.extend(_notes(conditions, noun, passed) if seen else (f"there is no {noun}",))


def _notes(conditions: Sequence[Condition[Item]], noun: str, passed: int) -> Iterator[str]:
    for condition in conditions:
        if not condition.found:
            hint = condition.hint.said() if condition.hint else ""
            yield "; ".join(filter(None, (f"no {noun} {condition.says}", hint)))
    filters: dict[str, list[Condition[Item]]] = {}
    for condition in conditions:
        filters.setdefault(condition.flag, []).append(condition)
    found = [sum(condition.found for condition in values) for values in filters.values()]
    if not passed and all(found):  # each filter finds something, so naming one of them would be wrong
        shown = (f"{_flag(values)} ({count})" for values, count in zip(filters.values(), found, strict=True))
        yield f"no {noun} passes all of {', '.join(shown)}"


def _flag(values: Sequence[Condition[Item]]) -> str:
    return f"{values[0].flag} {' or '.join(condition.value for condition in values)}".rstrip()
