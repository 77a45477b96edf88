"""Binding the constraints to their checks: unknown checks, unfit parameters and unresolvable reasons, all at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bundle_model.closed import Closed, model_of, nearest, unreadable
from bundle_model.constraints import CONSTRAINTS, MANUAL, Constraint
from bundle_model.faults import Fault
from bundle_model.loader import PAYLOAD
from bundle_model.pages_record import Place
from bundle_model.repository import Reading
from bundle_model.yaml_text import YamlDocument
from checks.places import is_printed
from checks.registry import Rule

_DECISION = re.compile(r"D-[0-9]+")


@dataclass(frozen=True, slots=True)
class Bound:
    """A constraint with its check and the parameters for it; both are None for `manual`."""

    constraint: Constraint
    rule: Rule | None
    parameters: Closed | None


def bind(reading: Reading, rules: Mapping[str, Rule]) -> tuple[tuple[Bound, ...], tuple[Fault, ...]]:
    """The constraints that can be checked, in order, and a fault for each that cannot."""
    bound: list[Bound] = []
    faults: list[Fault] = []
    for constraint in reading.constraints.constraints:
        faults.extend(_because_faults(constraint, reading))
        if constraint.fields.check == MANUAL:
            faults.extend(_manual_faults(constraint))
            bound.append(Bound(constraint, None, None))
            continue
        rule = rules.get(constraint.fields.check)
        if rule is None:
            near = nearest(constraint.fields.check, [*rules, MANUAL])
            remedy = f"Did you mean {near}?" if near else f"Name one of: {', '.join([*rules, MANUAL])}."
            faults.append(
                _at(constraint, "check", "names an unknown check", constraint.fields.check, "a check", remedy)
            )
            continue
        parameters, found = _parameters(constraint, rule)
        faults.extend(found)
        bound.extend([Bound(constraint, rule, parameters)] if parameters else [])
    return tuple(bound), tuple(faults)


def _at(constraint: Constraint, field: str, message: str, found: str, expected: str, remedy: str) -> Fault:
    line, column = constraint.section.block.place((field,))
    line += constraint.section.block_line
    return unreadable(CONSTRAINTS, f"{constraint.fields.id} {message}", found, expected, remedy, line, column)


def _manual_faults(constraint: Constraint) -> Iterator[Fault]:
    if constraint.fields.with_ is not None:
        message = "gives parameters to no check"
        yield _at(constraint, "with", message, "with", "no `with` where check is manual", "Remove `with`.")


def _parameters(constraint: Constraint, rule: Rule) -> tuple[Closed | None, tuple[Fault, ...]]:
    block, below = constraint.section.block, constraint.section.block_line
    if constraint.fields.with_ is None:
        nothing = YamlDocument({}, {(): block.place(("check",))}, {}, ())
        return model_of(rule.parameters, nothing, CONSTRAINTS, below)
    return model_of(rule.parameters, block, CONSTRAINTS, below, ("with",))


def _because_faults(constraint: Constraint, reading: Reading) -> Iterator[Fault]:
    """What is wrong with the reason: a decision that is not there or no longer stands, or a place that is none."""
    because = constraint.fields.because
    decisions = {decision.fields.id: decision.fields for decision in reading.constraints.decisions}
    said = "rests on nothing"
    if because in decisions:
        if successor := decisions[because].superseded_by:
            remedy = f"Rest it on {successor}, or take it back."
            yield _at(constraint, "because", "rests on a superseded decision", because, "one that stands", remedy)
    elif _DECISION.fullmatch(because):
        if _is_unfit(because, reading):
            return
        near = nearest(because, list(decisions))
        remedy = f"Did you mean {near}?" if near else "Write the decision first."
        yield _at(constraint, "because", said, because, "a decision that is in this file", remedy)
    elif not _resolves(because, reading):
        expected = "a decision D-NN, or a place page:line that is not blank"
        yield _at(constraint, "because", said, because, expected, "Name a decision or a place in the pages.")


def _is_unfit(decision: str, reading: Reading) -> bool:
    """Whether a decision stands in the file, but not in a form that could be read, which is reported itself."""
    heading = re.compile(rf"^#+[ \t]+{decision}[ \t]", re.MULTILINE)
    return bool(reading.constraints.faults) and heading.search(reading.constraints.text.text) is not None


def _resolves(because: str, reading: Reading) -> bool:
    """Whether it is a place of a page; where pages could not be read it is let be, since that is reported itself."""
    try:
        place = Place.model_validate(because)
    except ValueError:
        return False
    page = reading.inspection.page_by_id.get(place.page)
    if page is None:
        return any(fault.file in (".", "data") or fault.file.startswith(PAYLOAD) for fault in reading.inspection.faults)
    return is_printed(place, page)
