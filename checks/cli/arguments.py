from __future__ import annotations

from typing import TYPE_CHECKING

from bundle_model.strict.nearest import nearest, there_are
from checks.cli.answer import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bundle_model.bundle import Bundle
    from bundle_model.faults import Fault


def check_words(name: str, given: Collection[str], known: Collection[str]) -> None:
    """Raise UsageError, with the nearest known word, if a word is unknown."""
    for word in given:
        if word not in known:
            near = nearest(word, list(known))
            said = f"did you mean {near}?" if near else there_are([*known]) if known else "there is none here"
            raise UsageError(f"no {name} is called {word}; {said}")


def trust(bundle: Bundle, others: Sequence[Fault] = ()) -> tuple[int, tuple[str, ...]]:
    """The exit code and a note for a bundle that has faults: its contents are shown, but cannot be relied on.

    `others` are faults of CONSTRAINTS.md, for a command that uses it.
    """
    faults = (*bundle.faults, *others)
    if not faults:
        return 0, ()
    counted = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    note = f"the bundle{' or CONSTRAINTS.md' if others else ''} has {counted}; `yiwu-bundle check` lists them"
    return (2 if any(fault.unreadable for fault in faults) else 1), (note,)
