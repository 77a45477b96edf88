"""Bind each constraint to its check; every unknown check, wrong parameter and invalid reason is a fault."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bundle_model.declared.constraints import MANUAL, Constraint
from bundle_model.faults import Fault, unreadable
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.repository import Repository
from bundle_model.strict.models import StrictModel, model_of
from bundle_model.strict.nearest import nearest
from bundle_model.strict.yaml_text import YamlDocument
from checks.engine.registry import Rule
from checks.scope.reasons import unfit_reason


class Bound(NamedTuple):
    """A constraint with its check and the parameters; both are None for `manual`, and where `fault` says why."""

    constraint: Constraint
    rule: Rule | None
    parameters: StrictModel | None
    fault: Fault | None = None

    @property
    def remedy(self) -> str:
        """The constraint's own remedy, else the check's."""
        return self.constraint.fields.remedy or (self.rule.remedy if self.rule else "")


def bind(repository: Repository, rules: Mapping[str, Rule]) -> tuple[tuple[Bound, ...], tuple[Fault, ...]]:
    """The constraints in order, without those that are retired, and every fault."""
    bound: list[Bound] = []
    faults: list[Fault] = []
    for constraint in repository.constraints.active:
        faults.extend(_because_faults(constraint, repository))
        if constraint.fields.check == MANUAL:
            faults.extend(_manual_faults(constraint))
            bound.append(Bound(constraint, None, None))
            continue
        rule = rules.get(constraint.fields.check)
        if rule is None:
            near = nearest(constraint.fields.check, [*rules, MANUAL])
            remedy = f"Did you mean {near}?" if near else f"Name one of: {', '.join([*rules, MANUAL])}."
            fault = _at(constraint, "check", "names an unknown check", constraint.fields.check, "a check", remedy)
            faults.append(fault)
            bound.append(Bound(constraint, None, None, fault))
            continue
        parameters, found = _parameters(constraint, rule)
        faults.extend(found)
        bound.append(Bound(constraint, rule if parameters else None, parameters, found[0] if found else None))
    return tuple(bound), tuple(faults)


def _at(constraint: Constraint, field: str, message: str, found: str, expected: str, remedy: str) -> Fault:
    line, column = constraint.section.block.place((field,))
    line += constraint.section.block_line
    return unreadable(CONSTRAINTS, f"{constraint.fields.id} {message}", found, expected, remedy, line, column)


def _manual_faults(constraint: Constraint) -> Iterator[Fault]:
    if constraint.fields.with_ is not None:
        message = "has parameters, but no check to take them"
        yield _at(constraint, "with", message, "with", "no `with` where check is manual", "Remove `with`.")
    if constraint.fields.remedy is None:  # for any other constraint the check has one
        yield _at(
            constraint,
            "check",
            "has no remedy",
            "none",
            "a remedy, since there is no check that has one",
            "Add `remedy`.",
        )


def _parameters(constraint: Constraint, rule: Rule) -> tuple[StrictModel | None, tuple[Fault, ...]]:
    block, below = constraint.section.block, constraint.section.block_line
    if constraint.fields.with_ is None:
        # without `with`, a missing parameter is reported at the line of `check`
        nothing = YamlDocument({}, lambda: ({(): block.place(("check",))}, {}))
        return model_of(rule.parameters, nothing, CONSTRAINTS, below)
    return model_of(rule.parameters, block, CONSTRAINTS, below, ("with",))


def _because_faults(constraint: Constraint, repository: Repository) -> Iterator[Fault]:
    because = constraint.fields.because
    if unfit := unfit_reason(because, repository):
        fault = _at(constraint, "because", unfit.message, because, unfit.expected, unfit.remedy)
        yield fault._replace(template=unfit.template)
