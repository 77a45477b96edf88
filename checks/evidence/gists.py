"""What passages of a page say in English, for those who read no Chinese."""

from collections.abc import Iterable

from bundle_model.repository import Repository
from bundle_model.text.places import Place

NOT_TOLD = "not known: nobody has told in English what these lines say, or the page has changed since"


def gists_at(places: Iterable[Place], repository: Repository) -> str:
    """The gists of the passages with these places, each once: one a line, with its place."""
    return gists_on(((at.page, at.line, at.line) for at in places), repository)


def gists_on(spans: Iterable[tuple[str, int, int]], repository: Repository) -> str:
    """The same for lines: the id of their page, the first and the last."""
    told = ((page, gist) for page, *lines in spans for gist in repository.bundle.gists_of(page, *lines))
    return "\n".join(dict.fromkeys(f"{page}:{gist.lines} {gist.english}" for page, gist in told)) or NOT_TOLD
