"""The known name that somebody may have meant. Standard library only: a usage error imports neither pydantic nor yaml."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most similar to `name`; None where none is similar."""
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.5)), None)
