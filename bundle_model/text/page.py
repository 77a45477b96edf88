"""A page of the bundle (a seed), as a file and as text."""

from collections import Counter

from bundle_model.strict.models import StrictModel
from bundle_model.text.text import Text


class PageFile(StrictModel):
    """A seed as a file: its page id, name, size in bytes, sha256, and its lines and characters (code points)."""

    page: str
    name: str
    bytes: int
    sha256: str
    lines: int
    characters: int


class Page(Text):
    """A seed as text, with the file it was decoded from."""

    file: PageFile

    @property
    def id(self) -> str:
        """The page id; see `page_ids`."""
        return self.file.page


def page_ids(names: list[str]) -> dict[str, str]:
    """The page id of each file name: the stem up to the first `_` where that is unique, else the stem.

    The stem is the name without `.txt`. No two ids are equal.
    """
    # ".txt", or "a.txt" beside a file "a": the whole name, since the stem would be empty or taken
    taken = {"", *names}
    bare = {name: name.removesuffix(".txt") for name in names}
    stems = {name: name if stem in taken else stem for name, stem in bare.items()}
    heads = Counter(stem.partition("_")[0] for stem in stems.values())
    return {
        name: head if (head := stem.partition("_")[0]) and heads[head] == 1 else stem for name, stem in stems.items()
    }
