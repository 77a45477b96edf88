"""Permits that no row uses: what a decision lets in, and what is not there."""

from collections.abc import Iterator, Sequence

from bundle_model.declared.constraints import Decision
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.repository import Repository
from checks.results import Breach, Region
from checks.scope.reasons import ONE, covers
from checks.scope.rows import ScopeRow


def unused_permits(kind: str, rows: Sequence[ScopeRow], repository: Repository) -> Iterator[Breach]:
    """Each name of a kind that a decision permits, and that no row has which rests on it."""
    for decision in repository.constraints.decisions:
        # a superseded decision stays as it was; no row may rest on it
        if decision.fields.superseded_by:
            continue
        used = {name for row in rows if row.because == decision.fields.id for of, name in row.needs if of == kind}
        if kind == "dependencies":
            used.update(_imported(decision.fields.id, repository))
        for number, name in enumerate(decision.fields.permits.of(kind)):
            if not any(covers(kind, name, one) for one in used):
                yield _unused(decision, kind, number, name, repository)


def _imported(decision: str, repository: Repository) -> Iterator[str]:
    """What the rows of imports name that rest on a decision: they are another constraint's, and are read as they stand."""
    for constraint in repository.constraints.active:
        rows = (constraint.fields.with_ or {}).get("dependencies", ())
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and row.get("because") == decision and isinstance(row.get("imports"), list):
                yield from (name for name in row["imports"] if isinstance(name, str))


def _unused(decision: Decision, kind: str, number: int, name: str, repository: Repository) -> Breach:
    section = decision.section
    line = section.block.place(("permits", kind, number))[0] + section.block_line
    said = f"{decision.fields.id} permits the {ONE[kind]} `{name}`, but no row that rests on it has that name."
    remedy = (
        "Add the row in the same change as the decision. If the decision is new, you may remove the permit instead."
    )
    return Breach(Region.of_line(repository.constraints.text, CONSTRAINTS, line), said, remedy)
