"""Reads .pre-commit-hooks.yaml: what other repositories may run of this one, and what is installed for it."""

from collections.abc import Iterator
from typing import NamedTuple

from bundle_model.faults import Fault, unreadable
from bundle_model.project.requirements import Requirement, requirement_of
from bundle_model.strict.yaml_text import YamlDocument, read_yaml

HOOKS = ".pre-commit-hooks.yaml"


class Hook(NamedTuple):
    """A hook: its id, the command that it runs, the packages that it adds, and its line."""

    id: str
    entry: str
    packages: tuple[Requirement, ...]
    line: int


def read_hooks(text: str) -> tuple[tuple[Hook, ...], tuple[Fault, ...]]:
    """The hooks of the file, and every fault. Of each hook only what runs is looked at."""
    document = read_yaml(text)
    if document.problems:
        faults = (
            unreadable(
                HOOKS, one.message, "this text", "plain YAML", "Fix the YAML.", one.line, one.column, one.sentence
            )
            for one in document.problems
        )
        return (), tuple(faults)
    if not isinstance(document.data, list):
        return (), (_unfit("is no list of hooks", 1),)
    found = [_hook(one, number, document) for number, one in enumerate(document.data)]
    hooks = (one for one in found if isinstance(one, Hook))
    return tuple(hooks), tuple(one for one in found if isinstance(one, Fault))


def _hook(given: object, number: int, document: YamlDocument) -> Hook | Fault:
    line = document.place((number,))[0]
    if not isinstance(given, dict):
        return _unfit("has a hook that is no map", line)
    name, entry, added = given.get("id"), given.get("entry"), given.get("additional_dependencies", [])
    if not (isinstance(name, str) and isinstance(entry, str) and isinstance(added, list)):
        return _unfit("has a hook without an id, an entry, or a list of dependencies", line)
    return Hook(name, entry, tuple(_packages(added)), line)


def _packages(added: list[object]) -> Iterator[Requirement]:
    for one in added:
        if isinstance(one, str):  # `./local` is installed too, under no name
            yield requirement_of(one) or Requirement(one, one)


def _unfit(message: str, line: int) -> Fault:
    return unreadable(HOOKS, message, "something else", "a list of hooks", "Correct it.", line)
