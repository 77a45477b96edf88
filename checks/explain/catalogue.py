"""Everything that `explain` knows, by its id: found by one, listed in full, and the nearest to what is none.

Each module beside this one is a subject, and being here is being registered. A subject has:

- `ORDER`, its turn to be asked what a text means, and `LISTED`, its place in the list of all; both say why;
- `every(repository)`, all its explanations in their order;
- `find(text, repository)`, what the text means, or None;
- `names(text, repository)`, what a text that means nothing could have been meant for;
- perhaps `closest(text, repository)`, what such a text was meant for whatever looks more like it, or None.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from bundle_model.repository import Repository
from bundle_model.strict.models import nearest
from checks import explain as subjects
from checks.results import Explanation


@cache
def all_subjects() -> tuple[ModuleType, ...]:
    """The subjects, in the order in which they are asked."""
    names = (f"{subjects.__name__}.{module.name}" for module in iter_modules(subjects.__path__))
    found = (import_module(name) for name in names if name != __name__)
    return tuple(sorted(found, key=lambda subject: int(subject.ORDER)))


def catalogue(repository: Repository) -> Iterator[Explanation]:
    """Every explanation, subject by subject."""
    for subject in sorted(all_subjects(), key=lambda subject: int(subject.LISTED)):
        yield from subject.every(repository)


def explain(text: str, repository: Repository) -> Explanation | None:
    """What is meant by an id, a place `page:line`, a name or a word; None where it is none."""
    found = (subject.find(text, repository) for subject in all_subjects())
    return next(filter(None, found), None)


def nearest_id(text: str, repository: Repository) -> str | None:
    """What is most like a text that is none, in other letters first."""
    for subject in all_subjects():
        if hasattr(subject, "closest") and (meant := subject.closest(text, repository)):
            return str(meant)
    known = [name for subject in all_subjects() for name in subject.names(text, repository)]
    alike = (one for one in known if one.casefold() == text.casefold())
    return next(alike, None) or nearest(text, known)
