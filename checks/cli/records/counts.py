import re
from collections.abc import Iterator
from pathlib import Path  # noqa: TID251 - names places, opens none

from bundle_model.declared.constraints import Constraint
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.repository import Repository
from checks.cli.answer import Changes, UsageError
from checks.engine.binding import bind
from checks.engine.registry import all_rules
from checks.evidence.absence import Searched, counts

SUMMARY = "the numbers of terms, forms, hits and mentions in CONSTRAINTS.md, and the sha256 over the terms"


def record(repository: Repository, root: Path) -> Changes:
    """Write each count that differs in place, and leave every other character as it is."""
    bound, faults = bind(repository, all_rules())
    if repository.faults or faults:
        raise UsageError("the bundle or CONSTRAINTS.md has faults; `yiwu-bundle check` names them")
    lines = repository.constraints.text.text.split("\n")
    notes: list[str] = []
    for one in bound:
        if isinstance(one.parameters, Searched):
            notes.extend(sorted(_write(lines, one.constraint, one.parameters, repository)))
    return Changes({root / CONSTRAINTS: "\n".join(lines).encode()} if notes else {}, tuple(notes))


def _write(lines: list[str], constraint: Constraint, stated: Searched, repository: Repository) -> Iterator[str]:
    """Write the counts of one constraint into `lines`, and give a note for each that changed."""
    section = constraint.section
    found = {name: (section.block.place(("with", name)), n) for name, n in counts(repository, stated.elements).items()}
    # the last one first: in `{terms: 9, hits: 99}` a longer number moves the others on its line
    for name, ((line, column), number) in sorted(found.items(), key=lambda item: item[1], reverse=True):
        before = getattr(stated, name)
        if before != number:
            index, start = line + section.block_line - 1, column - 1
            lines[index] = lines[index][:start] + re.sub(r"[0-9a-f]+", str(number), lines[index][start:], count=1)
            yield f"{constraint.fields.id} {name}: {before} is now {number}"
