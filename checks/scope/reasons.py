"""What a `because` may be: a decision that is not superseded, and that permits what rests on it."""

import re
from collections.abc import Collection
from typing import NamedTuple

from bundle_model.declared.constraints import DecisionFields
from bundle_model.patterns import pattern
from bundle_model.project.distributions import modules_of
from bundle_model.repository import Repository
from bundle_model.strict.nearest import nearest, there_are
from checks.scope.templates import decision_template, next_id

Permit = tuple[str, str]
"""A kind of `permits`, and a name of that kind."""
_FORM = "`yiwu-bundle explain --template decision` prints its form."
ONE = {
    "entries": "entry",
    "files": "kind of file",
    "dependencies": "package",
    "commands": "command",
    "programs": "program",
    "hooks": "hook",
    "capabilities": "capability",
}
"""One name of each kind of `permits`, in words."""
_DECISION = pattern(r"D-[0-9]+")
_CONSTRAINT = pattern(r"C-[0-9]+")
_PLACE = pattern(r"[0-9]{3}:[0-9]+(?::[0-9]+)?")


class Unfit(NamedTuple):
    """What is wrong with a reason: a verb and its object, what was expected, what to do, and what to write for that.

    `sentence` says it all where it is plainer than these.
    """

    message: str
    expected: str
    remedy: str
    template: str | None = None
    sentence: str | None = None


def unfit_reason(because: str, repository: Repository, needs: Collection[Permit] = ()) -> Unfit | None:
    """What is wrong with a reason for what `needs` these permits.

    None if it is a good one, or if what it names is reported as unreadable.
    """
    decisions = {decision.fields.id: decision.fields for decision in repository.constraints.decisions}
    if because in decisions:
        return _unfit_decision(decisions[because], repository, needs)
    if _DECISION.fullmatch(because) and _is_unfit(because, repository):
        return None
    template = decision_template(repository.constraints, _by_kind(needs))
    if _DECISION.fullmatch(because):
        following = next_id("D", repository.constraints)
        if near := nearest(because, decisions):
            said = f"Did you mean {near}? Else write {following} first."
        elif decisions and because != following:
            said = f"T{there_are([*decisions])[1:]}: name one, or write {following} first."
        else:
            said = f"Write {following} first."
        return Unfit("rests on nothing", "a decision that is in this file", f"{said} {_FORM}", template)
    # C-01 and 001:73 look like reasons; one says what is checked, the other what a newspaper printed
    said = "rests on nothing"
    if _CONSTRAINT.fullmatch(because):
        said = "rests on a constraint, which is no reason"
    elif _PLACE.fullmatch(because):
        said = "rests on a place in the pages, which define no system and ask for nothing"
    expected = "a decision D-NN that permits it" if needs else "a decision D-NN"
    remedy = f"Name a decision, or write one. {_FORM}"
    return Unfit(said, expected, remedy, template)


def permits(decision: DecisionFields, needed: Permit) -> bool:
    """Whether a decision permits a name of a kind."""
    kind, name = needed
    return any(covers(kind, permitted, name) for permitted in decision.permits.of(kind))


def covers(kind: str, permitted: str, name: str) -> bool:
    """Whether a permit is one for this name. A package is one for what it brings too (`pyyaml`: `yaml`)."""
    return name == permitted or (kind == "dependencies" and name in modules_of(permitted))


def _unfit_decision(decision: DecisionFields, repository: Repository, needs: Collection[Permit]) -> Unfit | None:
    if successor := decision.superseded_by:
        said = "rests on a superseded decision"
        return Unfit(said, "a decision that is not superseded", f"Name {successor}, or remove it.")
    missing = [needed for needed in needs if not permits(decision, needed)]
    if not missing:
        return None
    named = ", ".join(f"the {ONE[kind]} `{name}`" for kind, name in missing)
    # whoever took it is the one to ask
    sentence = f"{decision.id} does not permit {named}. It was taken on {decision.date} by {decision.by}."
    remedy = f"Remove the row, or write the decision that permits it, and name that. {_FORM}"
    said, expected = "rests on a decision that does not permit it", f"a decision that permits {named}"
    template = decision_template(repository.constraints, _by_kind(missing))
    return Unfit(said, expected, remedy, template, sentence)


def _by_kind(needs: Collection[Permit]) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for kind, name in needs:
        kinds.setdefault(kind, []).append(name)
    return kinds


def _is_unfit(decision: str, repository: Repository) -> bool:
    """Whether CONSTRAINTS.md has the decision in a form that cannot be read, which is a fault of its own."""
    heading = re.compile(rf"^#+[ \t]+{decision}[ \t]", re.MULTILINE)
    return bool(repository.constraints.faults) and heading.search(repository.constraints.text.text) is not None
