"""Exceptions in a draft: `<!-- lint-except RULE: reason -->` on the line that it is for, or alone on the line above."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bundle_model.patterns import pattern
from bundle_model.strict.nearest import nearest
from checks.lint.draft import Draft
from checks.results import Breach, Region

_FORM = pattern(r"<!--\s*+lint-except\s++([a-z-]++)\s*+:\s*+(\S[^\n]*?)?\s*-->")
ID = "exceptions-used"
"""The rule that holds exceptions themselves. Nothing excepts from it."""
_HOW = "Write `<!-- lint-except RULE: reason -->` on the line that it is for, or alone on the line above."


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The exceptions of a draft by the rule and the line that they are for, and what is wrong with others."""

    by_place: dict[tuple[str, int], Region]
    wrong: tuple[Breach, ...]

    def covers(self, rule: str, line: int) -> bool:
        return (rule, line) in self.by_place

    def unused(self, used: Collection[tuple[str, int]]) -> Iterable[Breach]:
        """A breach for each exception that no finding needed."""
        for (rule, line), at in self.by_place.items():
            if (rule, line) not in used:
                said = f"The exception from {rule} is not used: the rule finds nothing on line {line}."
                yield Breach(at, said, "Remove it.")


def exceptions_of(draft: Draft, rules: Collection[str]) -> Exceptions:
    """Read the comments of a draft. `rules` are those that can be excepted."""
    by_place: dict[tuple[str, int], Region] = {}
    wrong: list[Breach] = []
    lines = _lines_of(draft)
    for start, end in draft.comments:
        comment = draft.text[start:end]
        at = draft.region(start, end)
        found = _FORM.fullmatch(comment)
        if found is None:
            wrong.append(Breach(at, "The exception cannot be read.", _HOW))
        elif found[1] not in rules:
            near = nearest(found[1], list(rules))
            wrong.append(
                Breach(at, f"There is no rule {found[1]} to except from.", f"Did you mean {near}?" if near else _HOW)
            )
        elif not found[2]:
            wrong.append(Breach(at, f"The exception from {found[1]} gives no reason.", "Say why after the colon."))
        else:
            by_place[found[1], lines[start]] = at
    return Exceptions(by_place, tuple(wrong))


def _lines_of(draft: Draft) -> dict[int, int]:
    """The line that each exception is for, by its start: its own, or the next one where nothing else is on its own.

    Exceptions from two rules may be on two lines above the one that both are for.
    """
    text = draft.text
    found: dict[int, int] = {}
    passed_on: dict[int, int] = {}
    for start, end in sorted(draft.comments, reverse=True):
        stop = text.find("\n", end)
        begin = text.rfind("\n", 0, start) + 1
        line = draft.places.place_of(end)[0]
        if not text[begin:start].strip() and not text[end : stop if stop >= 0 else len(text)].strip():
            line = passed_on.get(line + 1, line + 1)
            passed_on[draft.places.place_of(start)[0]] = line
        found[start] = line
    return found
