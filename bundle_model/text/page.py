"""A seed: as a file, and as text."""

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
        """The page id: the file name's stem up to the first `_` where that is unique, else the stem."""
        return self.file.page
