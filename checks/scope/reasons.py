"""What a `because` may be: a decision that is not superseded, or a place in the pages where something is printed."""

import re
from dataclasses import dataclass

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.repository import Repository
from bundle_model.strict.nearest import nearest
from bundle_model.text.places import Place, is_printed

_DECISION = re.compile(r"D-[0-9]+")
_CONSTRAINT = re.compile(r"C-[0-9]+")


@dataclass(frozen=True, slots=True)
class Unfit:
    """What is wrong with a reason: a verb and its object, what was expected, and what to do."""

    message: str
    expected: str
    remedy: str


def unfit_reason(because: str, repository: Repository) -> Unfit | None:
    """What is wrong with a reason. None if it is a good one, or if what it names is reported as unreadable."""
    decisions = {decision.fields.id: decision.fields for decision in repository.constraints.decisions}
    if because in decisions:
        if successor := decisions[because].superseded_by:
            return Unfit(
                "rests on a superseded decision",
                "a decision that is not superseded",
                f"Name {successor}, or remove it.",
            )
        return None
    if _DECISION.fullmatch(because):
        if _is_unfit(because, repository):
            return None
        near = nearest(because, list(decisions))
        remedy = f"Did you mean {near}?" if near else "Write the decision first."
        return Unfit("rests on nothing", "a decision that is in this file", remedy)
    if _resolves(because, repository):
        return None
    # C-01 looks like a reason, but only says what is checked
    said = "rests on a constraint, which is no reason" if _CONSTRAINT.fullmatch(because) else "rests on nothing"
    expected = "a decision D-NN, or a place page:line that is not blank"
    return Unfit(said, expected, "Name a decision or a place in the pages.")


def _is_unfit(decision: str, repository: Repository) -> bool:
    """Whether CONSTRAINTS.md has the decision in a form that cannot be read, which is a fault of its own."""
    heading = re.compile(rf"^#+[ \t]+{decision}[ \t]", re.MULTILINE)
    return bool(repository.constraints.faults) and heading.search(repository.constraints.text.text) is not None


def _resolves(because: str, repository: Repository) -> bool:
    """Whether it is a printed place of a page. If pages could not be read, it may be one of theirs, and counts as one."""
    try:
        place = Place.model_validate(because)
    except ValueError:
        return False
    page = repository.bundle.page_by_id.get(place.page)
    if page is None:
        return any(fault.file in (".", "data") or fault.file.startswith(PAYLOAD) for fault in repository.bundle.faults)
    return is_printed(place, page)
