"""A permit that no row uses is found at its line, one that is used or superseded is let be."""

from dataclasses import replace
from typing import Any

import pytest

from bundle_model.declared.constraints import read_constraints
from checks.scope.permits import unused_permits
from checks.scope.reasons import ONE, Permit
from checks.scope.rows import NamedRow

_DOCUMENT = """<a id="d-01"></a>
### D-01 It is so.

From now on.

```yaml
id: D-01
date: 2026-11-20
by: me
permits:
  {permits}
{more}```
"""
_LATER = """
<a id="d-02"></a>
### D-02 It is otherwise.

From now on.

```yaml
id: D-02
date: 2026-11-20
by: me
```
"""
_IMPORTS = """
<a id="c-01"></a>
### C-01 Imports are declared.

As rows.

```yaml
id: C-01
check: imports-declared
because: D-01
with:
  {rows}
```
"""


class _Row(NamedRow):
    kind: str = "entries"

    @property
    def needs(self) -> tuple[Permit, ...]:
        return ((self.kind, self.name),)


def _unused(real: Any, kind: str, permits: str, *rows: _Row, more: str = "", after: str = "") -> list[tuple[int, str]]:
    text = _DOCUMENT.format(permits=permits, more=more) + after
    repository = replace(real, constraints=read_constraints(text.encode()))
    assert repository.constraints.faults == ()
    return [(one.at.line, one.message) for one in unused_permits(kind, rows, repository)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "permits", "row", "unused"),
    [
        pytest.param("entries", "entries: [a]", ("a", "entries", "D-01"), [], id="used"),
        pytest.param("entries", "entries: [a, b]", ("a", "entries", "D-01"), ["b"], id="one-of-two"),
        pytest.param("entries", "entries: [a]", ("a", "entries", "D-02"), ["a"], id="by-a-row-of-another-decision"),
        pytest.param("entries", "commands: [b]", ("a", "entries", "D-01"), [], id="another-kind"),
        pytest.param("dependencies", "dependencies: [pyyaml]", ("yaml", "dependencies", "D-01"), [], id="by-its-module"),
        pytest.param("dependencies", "dependencies: [torch]", ("yaml", "dependencies", "D-01"), ["torch"], id="package"),
    ],
)  # fmt: skip
def test_what_no_row_uses(real_repository: Any, kind: str, permits: str, row: Any, unused: list[str]) -> None:
    name, of, because = row
    found = _unused(real_repository, kind, permits, _Row(name=name, kind=of, because=because))
    assert found == [
        (11, f"D-01 permits the {ONE[kind]} `{name}`, but no row that rests on it has that name.") for name in unused
    ]


def test_what_a_superseded_decision_permitted_is_let_be(real_repository: Any) -> None:
    assert _unused(real_repository, "entries", "entries: [a]", more="superseded_by: D-02\n", after=_LATER) == []


@pytest.mark.parametrize(
    ("rows", "unused"),
    [
        pytest.param("dependencies: [{package: tests, imports: [numpy], because: D-01}]", 0, id="imported"),
        pytest.param("dependencies: [{package: tests, imports: [numpy], because: D-02}]", 1, id="for-another-reason"),
        pytest.param("dependencies: [{package: tests, imports: [[numpy]], because: D-01}]", 1, id="no-name"),
        pytest.param("dependencies: [{package: tests, imports: numpy, because: D-01}]", 1, id="no-list"),
        pytest.param("dependencies: [numpy]", 1, id="no-row"),
        pytest.param("dependencies: numpy", 1, id="no-rows"),
        pytest.param("others: []", 1, id="other-rows"),
    ],
)
def test_what_an_import_row_names_is_used(real_repository: Any, rows: str, unused: int) -> None:
    after = _IMPORTS.format(rows=rows)
    assert len(_unused(real_repository, "dependencies", "dependencies: [numpy]", after=after)) == unused
