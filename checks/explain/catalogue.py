"""Everything that `explain` knows: find one by its id, list all, and name the nearest to an unknown id.

Each other module in this folder is a subject, and is registered by being here. A subject has:

- `ORDER`, its turn to say what a text means, and `LISTED`, its place in the list; both with the reason;
- `every(repository)`, all its explanations in their order;
- `find(text, repository)`, what the text means, or None;
- `names(text, repository)`, the names to search for the nearest to an unknown text;
- optionally `closest(text, repository)`, the nearest name by other means than its letters, or None.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from bundle_model.repository import Repository
from bundle_model.strict.nearest import form_of, nearest
from checks import explain as subjects
from checks.results import Explanation


@cache
def all_subjects() -> tuple[ModuleType, ...]:
    """The modules of `checks/explain`, in the order in which `explain` tries them."""
    names = (f"{subjects.__name__}.{module.name}" for module in iter_modules(subjects.__path__))
    found = (import_module(name) for name in names if name != __name__)
    return tuple(sorted(found, key=lambda subject: int(subject.ORDER)))


def catalogue(repository: Repository) -> Iterator[Explanation]:
    """Every explanation, subject by subject."""
    for subject in sorted(all_subjects(), key=lambda subject: int(subject.LISTED)):
        yield from subject.every(repository)


def explain(text: str, repository: Repository) -> Explanation | None:
    """What an id, a place `page:line`, a name or a word means; None if it means nothing."""
    found = (subject.find(text, repository) for subject in all_subjects())
    return next(filter(None, found), None)


def nearest_id(text: str, repository: Repository) -> str | None:
    """The name that is most like an unknown text."""
    for subject in all_subjects():
        if hasattr(subject, "closest") and (meant := subject.closest(text, repository)):
            return str(meant)
    return nearest(text, _known(text, repository))


def numbered_alike(text: str, repository: Repository) -> list[str]:
    """The names that are numbered as an unknown text is: every decision for `D-99`. None for a text without a number."""
    form = form_of(text)
    return [one for one in _known(text, repository) if form_of(one) == form] if form != text.casefold() else []


def _known(text: str, repository: Repository) -> list[str]:
    return [name for subject in all_subjects() for name in subject.names(text, repository)]
