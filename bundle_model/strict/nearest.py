"""The known name that somebody may have meant, and which there are. Standard library only, as for any usage error."""

from collections.abc import Iterable, Sequence

from bundle_model.patterns import pattern

_NUMBER = pattern("[0-9]+")
_FEW = 2
"""Numbered names that are listed one by one: of more, only the first and the last."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is a slip away from `name`: one letter in four is wrong, left out, added or exchanged.

    None where there is no such name. A name with another number is no slip: `009` means none of `000` to `004`.
    """
    numbers, form = _numbers(name), form_of(name)
    most = (sum(map(str.isalpha, form)) + 2) // 4
    found = []
    for other in known:
        its_form = form_of(other)
        if abs(len(its_form) - len(form)) <= most and _numbers(other) == numbers:
            slips = _slips(form, its_form)
            found += [(slips, other)] if slips <= most else []
    return min(found, default=(0, None))[1]


def there_are(names: Sequence[str], more: int = 0) -> str:
    """What there is, and how many more: `there are check, D-01 to D-07`. Of names with a number, the first and the last."""
    are = "are" if len(names) + more > 1 else "is"
    if more:  # a sample has no last one
        return f"there {are} {', '.join(names)} and {more} more"
    by_form: dict[str, list[str]] = {}
    for name in names:
        by_form.setdefault(form_of(name) if _NUMBER.search(name) else name, []).append(name)
    return f"there {are} {', '.join(one for same in by_form.values() for one in _first_and_last(same))}"


def form_of(name: str) -> str:
    """The name in small letters with every number as 0: names of one form are numbered alike."""
    return _NUMBER.sub("0", name.casefold())


def _first_and_last(names: list[str]) -> list[str]:
    in_order = sorted(names, key=_numbers)
    return [f"{in_order[0]} to {in_order[-1]}"] if len(names) > _FEW else names


def _numbers(name: str) -> list[int]:
    # `D-2` is `D-02`
    return [int(number) for number in _NUMBER.findall(name)]


def _slips(one: str, other: str) -> int:
    """The number of letters to change, leave out, add, or exchange with the next one."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for to, wanted in enumerate(other, 1):
            least = min(rows[-1][to] + 1, row[to - 1] + 1, rows[-1][to - 1] + (letter != wanted))
            if at > 1 and to > 1 and (one[at - 2], letter) == (wanted, other[to - 2]):
                least = min(least, rows[-2][to - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]
