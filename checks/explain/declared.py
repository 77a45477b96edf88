"""Checks, constraints and decisions, in the words that reports use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bundle_model.files.layout import CONSTRAINTS
from checks.engine.registry import Rule, all_rules, rule_named
from checks.results import Explanation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bundle_model.declared.constraints import Constraint, Constraints, Decision, DecisionFields
    from bundle_model.repository import Repository

ORDER = 1  # an id of CONSTRAINTS.md or of a check is exact, and no name that a page prints may hide it
LISTED = 1  # what is declared is what a reader looks for first


def every(repository: Repository) -> Iterator[Explanation]:
    """Decisions, constraints, then checks."""
    for decision in repository.constraints.decisions:
        yield _decision(decision, repository.constraints)
    for constraint in repository.constraints.constraints:
        yield _constraint(constraint)
    for rule in all_rules().values():
        yield _rule(rule, repository.constraints)


def find(text: str, repository: Repository) -> Explanation | None:
    """The decision, constraint or check of this id, such as D-02, C-19 or bag-valid, or None."""
    return find_declared(text, repository.constraints)


def find_declared(text: str, constraints: Constraints) -> Explanation | None:
    """The same, from CONSTRAINTS.md alone."""
    for decision in constraints.decisions:
        if decision.fields.id == text:
            return _decision(decision, constraints)
    for constraint in constraints.constraints:
        if constraint.fields.id == text:
            return _constraint(constraint)
    rule = rule_named(text)
    return _rule(rule, constraints) if rule else None


def names(text: str, repository: Repository) -> Iterator[str]:
    """Every id."""
    return (one.id for one in every(repository))


def _decision(decision: Decision, constraints: Constraints) -> Explanation:
    section, fields = decision.section, decision.fields
    resting = [said for one in constraints.constraints if (said := _resting(one, fields.id))]
    parts = [
        ("where", f"{CONSTRAINTS}:{section.line}"),
        ("date", fields.date),
        ("taken by", fields.by),
        *([("superseded by", fields.superseded_by)] if fields.superseded_by else []),
        *([("settles", ", ".join(fields.settles))] if fields.settles else []),
        *([("permits", _permitted(fields))] if fields.permits.kinds else []),
        ("cite", f"[why][{fields.id}], or in full [why]({CONSTRAINTS}#{section.anchor})"),
        ("text", section.prose),
        ("rest on it", ", ".join(resting) or "no constraint"),
    ]
    return Explanation(fields.id, section.sentence, tuple(parts))


def _permitted(fields: DecisionFields) -> str:
    return "; ".join(f"{kind} {', '.join(names)}" for kind, names in fields.permits.kinds.items())


def _resting(constraint: Constraint, decision: str) -> str:
    """The constraint, or the number of its rows, that a decision is the reason of; empty if there are none."""
    if constraint.fields.because == decision:
        return constraint.fields.id
    listed = [rows for rows in (constraint.fields.with_ or {}).values() if isinstance(rows, list)]
    number = sum(isinstance(row, dict) and row.get("because") == decision for rows in listed for row in rows)
    return f"{number} row{'s' * (number != 1)} of {constraint.fields.id}" if number else ""


def _constraint(constraint: Constraint) -> Explanation:
    section, fields = constraint.section, constraint.fields
    rule = rule_named(fields.check)
    parts = (
        ("where", f"{CONSTRAINTS}:{section.line}"),
        ("text", section.prose),
        ("held by", fields.check if fields.check != "manual" else "people (manual)"),
        ("because", fields.because),
        ("remedy", fields.remedy or (rule.remedy if rule else "none")),
    )
    return Explanation(fields.id, section.sentence, parts)


def _rule(rule: Rule, constraints: Constraints) -> Explanation:
    holding = [one.fields.id for one in constraints.constraints if one.fields.check == rule.id]
    parts = (
        ("why", rule.why),
        ("bad", rule.bad),
        ("good", rule.good),
        ("remedy", rule.remedy),
        ("holds", ", ".join(holding) or "no constraint"),
    )
    return Explanation(rule.id, rule.summary, parts)
