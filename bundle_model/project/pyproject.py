"""Reads pyproject.toml: the requirements, the installed programs, the classifiers and the build settings."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bundle_model.faults import Fault, unreadable
from bundle_model.files.left_by_git import left_by_git
from bundle_model.patterns import pattern
from bundle_model.project.requirements import Requirement, normal, requirement_of

PYPROJECT = "pyproject.toml"
RUN_TIME = "run time"
BUILD = "build"
BUILD_TOOL = "hatch"
"""The build tool. Each of its settings can change what is installed."""
_CLAIMS = ("dynamic", "keywords", "urls")
"""Fields of the project that need rows of their own: what is filled in when it is built, and what readers are told."""
_RUNNING = (".plugins", ".required_plugins")
"""The settings of any tool that name code for it to run."""
_LINE = pattern(r"at line ([0-9]+)")


@dataclass(frozen=True, slots=True)
class Project:
    """The parts of pyproject.toml that constraints are about.

    `groups` are the requirements by group: `run time`, `build`, and every extra and dependency group by its name.
    `scripts` are the installed programs and entry points, with what each runs, by name: `NAME`, `gui-scripts: NAME` or
    `GROUP: NAME`. `settings` are the other settings that decide what is built, installed, claimed and run, by dotted name: the
    backend, the dynamic fields, keywords, addresses and each setting of the build tool. Of another tool the table is named,
    with None, and its plugins.
    `name` is the project's own, normalised. `faults` are values of a wrong type.
    """

    groups: dict[str, tuple[Requirement, ...]]
    scripts: dict[str, str]
    classifiers: tuple[str, ...]
    settings: dict[str, str | None] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    name: str = ""


def read_project(text: str) -> Project:
    """Read the text of pyproject.toml, and keep every fault."""
    if fault := left_by_git(text, PYPROJECT) or _begins_with_mark(text):
        return Project({}, {}, (), faults=(fault,))
    faults: list[Fault] = []
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        said = _why_no_toml(error)
        line = _LINE.search(said)
        last = text.rstrip().count("\n") + 1 if "at end of document" in said else None
        fault = unreadable(
            PYPROJECT, "is not valid TOML", said[:120], "TOML", "Fix the line.", int(line[1]) if line else last
        )
        return Project({}, {}, (), faults=(fault,))
    project, build = _table(data, "project", faults), _table(data, "build-system", faults)
    groups = {
        RUN_TIME: _requirements(project.get("dependencies", []), "project.dependencies", faults),
        BUILD: _requirements(build.get("requires", []), "build-system.requires", faults),
    }
    for table, where in ((project, "optional-dependencies"), (data, "dependency-groups")):
        for name, given in _table(table, where, faults).items():
            listed = [one for one in given if not _includes(one)] if isinstance(given, list) else given
            groups[name] = (*groups.get(name, ()), *_requirements(listed, f"{where}.{name}", faults))
    classifiers = tuple(_texts(project.get("classifiers", []), "project.classifiers", faults))
    return Project(
        groups,
        dict(_scripts(project, faults)),
        classifiers,
        dict(_settings(project, build, _table(data, "tool", faults))),
        tuple(faults),
        normal(str(project.get("name", ""))),
    )


def _begins_with_mark(text: str) -> Fault | None:
    """The fault of a byte-order mark, which no reader of TOML takes. Its own words are about a statement."""
    if not text.startswith("\ufeff"):
        return None
    expected = "UTF-8 without a byte-order mark"
    return unreadable(PYPROJECT, "begins with a byte-order mark", "U+FEFF", expected, "Remove it.", 1, 1)


def _why_no_toml(error: ValueError | RecursionError) -> str:
    """The parser's reason. Where it hits a limit of Python, our own words, since Python's change between versions."""
    if isinstance(error, RecursionError):  # 100,000 open brackets
        return "brackets nested too deep to be read"
    return str(error) if isinstance(error, tomllib.TOMLDecodeError) else "a number with too many digits"


def _settings(
    project: dict[str, Any], build: dict[str, Any], tools: dict[str, Any]
) -> Iterator[tuple[str, str | None]]:
    yield from _leaves("build-system", {name: value for name, value in build.items() if name != "requires"})
    yield from _leaves("project", {name: project[name] for name in _CLAIMS if name in project})
    for name, table in tools.items():
        if name == BUILD_TOOL:
            yield from _leaves(f"tool.{name}", table)
        else:
            yield f"tool.{name}", None
            yield from ((path, value) for path, value in _leaves(f"tool.{name}", table) if path.endswith(_RUNNING))


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Each value that is not a table, by dotted name: text as it is, a list of texts with commas, else JSON."""
    if isinstance(value, dict):
        for part, inner in value.items():
            yield from _leaves(f"{name}.{part}", inner)
    elif isinstance(value, str):
        yield name, value
    elif isinstance(value, list) and all(isinstance(one, str) for one in value):
        yield name, ", ".join(value)
    else:
        yield name, json.dumps(value, ensure_ascii=False, default=str)


def _scripts(project: dict[str, Any], faults: list[Fault]) -> Iterator[tuple[str, str]]:
    points = _table(project, "entry-points", faults)
    tables = [("", project, "scripts"), ("gui-scripts: ", project, "gui-scripts")]
    for kind, within, table in (*tables, *((f"{group}: ", points, group) for group in points)):
        for name, runs in _table(within, table, faults).items():
            if isinstance(runs, str):
                yield f"{kind}{name}", runs
            else:
                faults.append(_unfit(f"{table}.{name}", "a text"))


def _table(within: dict[str, Any], name: str, faults: list[Fault]) -> dict[str, Any]:
    table = within.get(name, {})
    if not isinstance(table, dict):
        faults.append(_unfit(name, "a table"))
        return {}
    return table


def _includes(one: object) -> bool:
    """Whether an entry of a dependency group includes another group (PEP 735). Its packages are read there."""
    return isinstance(one, dict) and one.keys() == {"include-group"} and isinstance(one["include-group"], str)


def _texts(listed: object, where: str, faults: list[Fault]) -> Iterator[str]:
    if not isinstance(listed, list):
        faults.append(_unfit(where, "a list"))
        return
    for one in listed:
        if isinstance(one, str):
            yield one
        else:
            faults.append(_unfit(where, "a list of texts"))


def _requirements(listed: object, where: str, faults: list[Fault]) -> tuple[Requirement, ...]:
    found = [requirement_of(text) for text in _texts(listed, where, faults)]
    # "-r other.txt", "./local", a bare URL: not a package that a row can name
    faults.extend(_unfit(where, "names of packages") for one in found if one is None)
    return tuple(one for one in found if one is not None)


def _unfit(where: str, expected: str) -> Fault:
    return unreadable(PYPROJECT, f"has a wrong value in {where}", "something else", expected, "Correct it.")
