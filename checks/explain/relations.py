"""Relations: the claim, each input, and how the verdict is computed."""

from collections.abc import Iterator

from bundle_model.repository import Repository
from bundle_model.text.places import Place
from checks.evidence.gists import gists_at
from checks.evidence.relation_views import Input, View, views_of
from checks.results import Explanation

ORDER = 3  # before words: an id is exact
LISTED = 4


def every(repository: Repository) -> Iterator[Explanation]:
    """Every recorded relation, in order."""
    yield from (_explanation(view, repository) for view in views_of(repository.bundle))


def find(text: str, repository: Repository) -> Explanation | None:
    """The relation of this id, such as R-001-03, or None."""
    if not text.startswith("R-"):
        return None
    return next((one for one in every(repository) if one.id == text), None)


def names(text: str, repository: Repository) -> Iterator[str]:
    """Every id."""
    return (judged.relation.id for judged in repository.bundle.judged)


def _explanation(view: View, repository: Repository) -> Explanation:
    known = repository.bundle.story_by_id
    stories = "\n".join(f"{story}: {known[story].title}" for story in view.stories)
    parts = (
        ("kind", f"{view.kind} ({view.strength})"),
        ("cite", f"[…][{view.id}]"),
        ("story", stories or "in no story"),
        ("about", "\n".join(map(_input, view.inputs))),
        ("gist", gists_at(_places(view), repository)),
        ("expected", view.expected or "-"),
        ("stated", view.stated or "-"),
        ("gap", view.gap or "-"),
        ("verdict", f"{view.verdict or 'cannot be computed'}: {view.why}"),
        ("recorded", view.recorded),
        *([("doubt", view.doubt)] if view.doubt else []),
    )
    return Explanation(view.id, view.claim, parts)


def _places(view: View) -> Iterator[Place]:
    """The places of its figures and quotations, in order."""
    places = (Place.model_validate(one.place) for one in view.inputs if one.place)
    yield from sorted(places, key=lambda at: (at.page, at.line))


def _input(one: Input) -> str:
    return " ".join(part for part in (one.place, one.text, f"({one.says})" if one.says else "") if part)
