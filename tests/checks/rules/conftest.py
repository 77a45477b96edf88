"""One constraint of scope over a made-up repository: index, code and pyproject.toml by hand, beside the real pages."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest
import yaml

from bundle_model.declared.constraints import read_constraints
from bundle_model.files.git_index import Entry, GitIndex, Kind
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.project.hooks import HOOKS, read_hooks
from bundle_model.project.pyproject import PYPROJECT, read_project
from bundle_model.project.python_file import PythonFile
from bundle_model.project.requirements import is_requirements, read_requirements
from bundle_model.repository import ProjectFiles, Repository
from bundle_model.text.text import Text
from checks.engine.binding import bind
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.results import Outcome, Run, Status

_DOCUMENT = """# Constraints

<a id="d-01"></a>
### D-01 It was so.

For a while.

```yaml
id: D-01
date: 2026-11-20
by: a maintainer
superseded_by: D-02
```

<a id="d-02"></a>
### D-02 It is so.

From now on.

```yaml
id: D-02
date: 2026-11-21
by: a maintainer
{permits}```

<a id="c-01"></a>
### C-01 Scope is declared.

Nothing comes in by itself.

```yaml
id: C-01
check: {rule}
with:
{rows}
because: D-02
remedy: Declare it.
```
"""


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KINDS = {"entries": "name", "commands": "name", "programs": "name", "hooks": "name"}
"""The parameters whose rows are permitted by a name, and by the kind that is called so."""


@cache
def _permitted(rows: str) -> str:
    """What a decision must permit for these rows, as a block of YAML: every name once, whatever is wrong with the rows."""
    kinds: dict[str, dict[str, None]] = {}
    read = yaml.load(rows, _LOADER) or {}  # noqa: S506 - a safe loader
    for parameter, listed in read.items() if isinstance(read, dict) else ():
        for row in listed if isinstance(listed, list) else ():
            for kind, name in _names(parameter, row) if isinstance(row, dict) else ():
                kinds.setdefault(kind, {}).update({name: None} if name else {})
    return (
        f"permits: {json.dumps({kind: [*names] for kind, names in kinds.items() if names})}\n"
        if any(kinds.values())
        else ""
    )


def _names(parameter: str, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if row.get("because") != "D-02":
        return
    if parameter in _KINDS:
        yield parameter, str(row.get("name", ""))
    elif parameter == "packages" and "name" in row:
        yield "dependencies", str(row["name"])
    elif parameter == "dependencies":
        yield from (("dependencies", str(name)) for name in row.get("imports", ()))
    elif parameter == "files" and "folder" in row:
        yield from (("files", str(kind)) for kind in row.get("kinds", ()))
    elif parameter == "exceptions":
        yield from (("capabilities", f"{name} in {row.get('module')}") for name in row.get("allow", row.get("may", ())))


@dataclass(frozen=True)
class Scope:
    """`rows` is the YAML of `with`; `code` is text by path, `others` are further entries of the index."""

    repository: Repository
    rule: str

    def run(self) -> Run:
        return run_checks(self.repository, all_rules(), only=(self.rule,))

    def outcome(self) -> Outcome:
        run = self.run()
        assert run.problems == ()
        (outcome,) = run.outcomes
        return outcome

    def found(self) -> list[tuple[str, str]]:
        """Place and message of each finding."""
        outcome = self.outcome()
        assert outcome.reason is None
        return [(finding.region.place, finding.message) for finding in outcome.findings]

    def remedies(self) -> list[str]:
        return [finding.remedy for finding in self.outcome().findings]

    def skipped(self) -> str | None:
        """Why nobody looked, where nothing is found."""
        outcome = self.outcome()
        assert (outcome.status, outcome.findings) == (Status.SKIPPED, ())
        return outcome.reason

    def unfit(self) -> list[tuple[str, str, str]]:
        """Place, what was found and what was expected, of each thing that makes the declaration no declaration."""
        run = self.run()
        (outcome,) = run.outcomes
        assert (run.exit_code, outcome.status, outcome.findings) == (2, Status.COULD_NOT_LOOK, ())
        assert outcome.why_not == f"its parameters: see {run.problems[0].id}"
        faults = [problem.fault for problem in run.problems]
        return [(fault.place, fault.found, fault.expected) for fault in faults]

    def waits(self) -> tuple[list[str], int]:
        """What it could not look at, each with the problem that it waits for, and the number of findings about the rest."""
        run = self.run()
        (outcome,) = run.outcomes
        assert (run.exit_code, outcome.reason) == (2, None)
        assert outcome.status is (Status.FAILED if outcome.findings else Status.COULD_NOT_LOOK)
        assert {wait.finding for wait in outcome.waits} <= {problem.id for problem in run.problems}
        return [wait.said for wait in outcome.waits], len(outcome.findings)

    def at(self, needle: str) -> str:
        """The place of the one line of CONSTRAINTS.md that holds these words."""
        lines = self.repository.constraints.text.lines
        (number,) = (number for number, line in enumerate(lines, 1) if needle in line)
        return f"{CONSTRAINTS}:{number}:1"


@pytest.fixture
def scope(real_repository: Repository, make_source: Callable[..., PythonFile]) -> Callable[..., Scope]:
    """`scope(rule, rows, code={path: text}, others={path: kind}, pyproject=text, unknown=why)`.

    D-02 permits what the rows name that rest on it, or what `permits` says. `was` are the old names of renamed files,
    `texts` the other files that declare something, by path, and `sparse` files that a sparse checkout leaves out.
    """

    def make(
        rule: str,
        rows: str,
        code: Mapping[str, str] | None = None,
        others: Mapping[str, Kind] | None = None,
        pyproject: str | None = None,
        unknown: str | None = None,
        permits: str | None = None,
        was: Mapping[str, str] | None = None,
        texts: Mapping[str, str] | None = None,
        sparse: tuple[str, ...] = (),
    ) -> Scope:
        lines = "\n".join(f"  {line}" for line in rows.strip("\n").split("\n"))
        text = _DOCUMENT.format(rule=rule, rows=lines, permits=_permitted(rows) if permits is None else permits)
        sources = {path: make_source(path, content) for path, content in (code or {}).items()}
        entries = {**dict.fromkeys(sources, "file"), **(others or {})}
        written = {**(texts or {}), **({} if pyproject is None else {PYPROJECT: pyproject})}
        hooks, unread = read_hooks(written[HOOKS]) if HOOKS in written else ((), ())
        was = was or {}
        index = sorted(Entry(path, kind, f"blob of {path}") for path, kind in entries.items())
        index += [Entry(path, "file", f"blob of {path}", sparse=True) for path in sparse]
        committed = {was.get(path, path): f"blob of {path}" for path in entries}
        project_files = ProjectFiles(
            texts={path: Text(text=text) for path, text in written.items()},
            hooks=hooks,
            requirements={path: read_requirements(text) for path, text in written.items() if is_requirements(path)},
            project=None if pyproject is None else read_project(pyproject),
            git_index=GitIndex(tuple(index), unknown, committed),
            sources=sources,
        )
        project_files = replace(
            project_files, faults=(*(project_files.project.faults if project_files.project else ()), *unread)
        )
        constraints = read_constraints(text.encode())
        return Scope(replace(real_repository, constraints=constraints, project_files=project_files), rule)

    return make


@pytest.fixture(
    params=[
        pytest.param((", because: ", "rests on nothing: found nothing, expected a decision D-NN"), id="empty"),
        pytest.param(("", "rests on nothing: found nothing, expected a decision D-NN"), id="left-out"),
        pytest.param((", because: D-09", "rests on nothing: found D-09, expected a decision that is in"), id="no-decision"),
        pytest.param((", because: D-01", "rests on a superseded decision: found D-01, expected a decision that"), id="superseded"),
        pytest.param((", because: C-01", "rests on a constraint, which is no reason: found C-01, expected"), id="itself"),
        pytest.param((", because: '000:1'", "rests on a place in the pages, which define no system and ask for nothing: found 000:1, expected a decision D-NN"), id="place"),
        pytest.param((", because: the card", "rests on nothing: found the card, expected a decision D-NN"), id="words"),
    ]
)  # fmt: skip
def unfit_reason(request: pytest.FixtureRequest) -> tuple[str, str]:
    """What makes the end of a row a reason that is none, and what is said of it."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def declared(real_repository: Repository) -> Callable[[str], Any]:
    """The parameters that this project's own CONSTRAINTS.md gives to a check."""
    bound, faults = bind(real_repository, all_rules())
    assert faults == ()
    return {one.rule.id: one.parameters for one in bound if one.rule}.__getitem__
