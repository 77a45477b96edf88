from collections.abc import Iterator
from pathlib import Path  # noqa: TID251 - names places, opens none
from typing import Any

from bundle_model.declared.constraints import Constraint
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.repository import Repository
from bundle_model.strict.yaml_text import Path as Steps
from checks.cli.answer import Changes, UsageError
from checks.engine.binding import bind
from checks.engine.registry import all_rules
from checks.evidence.counted import Counted, block_lines, differences

SUMMARY = "what CONSTRAINTS.md counts of the records"


def record(repository: Repository, root: Path) -> Changes:
    """Write each value that differs in place, and leave every other character as it is."""
    bound, faults = bind(repository, all_rules())
    if repository.faults or faults:
        raise UsageError("the bundle or CONSTRAINTS.md has faults; `yiwu-bundle check` names them")
    lines = repository.constraints.text.text.split("\n")
    # the last one first: a block that is written anew may have fewer lines, which moves what is below
    notes = [
        sorted(_write(lines, one.constraint, one.parameters, repository))
        for one in reversed(bound)
        if isinstance(one.parameters, Counted)
    ]
    said = tuple(note for found in reversed(notes) for note in found)
    return Changes({root / CONSTRAINTS: "\n".join(lines).encode()} if said else {}, said)


def _write(lines: list[str], constraint: Constraint, stated: Counted, repository: Repository) -> Iterator[str]:
    """Write the values of one constraint into `lines`, and give a note for each that changed."""
    section, name = constraint.section, constraint.fields.id
    right = differences(stated, repository)
    leaves = dict(_leaves(right))
    declared = {path: text for path, text in _leaves(constraint.fields.with_ or {}) if path[0] in right}
    if leaves.keys() != declared.keys():
        _write_block(lines, constraint, block_lines(stated, repository))
        for path in dict.fromkeys((*declared, *leaves)):
            before, now = declared.get(path, "none"), str(leaves.get(path, "none"))
            if before != now:
                yield f"{name} {' '.join(map(str, path))}: {before} is now {now}"
        return
    places = {path: section.block.place(("with", *path)) for path in leaves if declared[path] != str(leaves[path])}
    # the last one first: in `{terms: 9, hits: 99}` a longer number moves the others on its line
    for path, (line, column) in sorted(places.items(), key=lambda item: item[1], reverse=True):
        index, start = line + section.block_line - 1, column - 1
        lines[index] = lines[index][:start] + lines[index][start:].replace(declared[path], str(leaves[path]), 1)
        yield f"{name} {' '.join(map(str, path))}: {declared[path]} is now {leaves[path]}"


def _write_block(lines: list[str], constraint: Constraint, fresh: list[str]) -> None:
    """Write the field `with` again: in the place of the one there is, else below the field `check`."""
    section, block = constraint.section, constraint.section.block
    if constraint.fields.with_ is None:
        first = end = block.keys["check",][0] + 1
    else:
        first = block.keys["with",][0]
        below = [line for path, (line, _) in block.keys.items() if len(path) == 1 and line > first]
        end = min(below, default=1 + max(line for path, (line, _) in block.values.items() if path[:1] == ("with",)))
    lines[section.block_line + first - 1 : section.block_line + end - 1] = fresh


def _leaves(value: Any, path: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    else:
        yield path, value
