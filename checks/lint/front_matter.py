"""The front matter of a draft: the pages that it was written from, and the elements that it answers."""

import re
from dataclasses import dataclass, field
from typing import Any

from bundle_model.declared.elements import elements
from bundle_model.patterns import pattern
from bundle_model.strict.yaml_text import MAX_BYTES, Path, YamlDocument, read_yaml

_FENCE = pattern(r"---[ \t]*\r?\n")
_CLOSING = pattern(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True)
class FrontMatter:
    """What stands between the two lines `---` at the top. `end` is the offset after it.

    `document` is None where there is none, and `wrong` says why what is there cannot be read, with its line and column.
    """

    end: int = 0
    document: YamlDocument | None = None
    wrong: tuple[tuple[int, int, str], ...] = ()
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def there(self) -> bool:
        return self.end > 0

    def place(self, path: Path) -> tuple[int, int]:
        """The line and the column of a value in the draft."""
        return self.document.place(path) if self.document else (1, 1)


def front_matter_of(text: str) -> FrontMatter:
    """The front matter of a text; one that has no end is none."""
    opening = _FENCE.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return FrontMatter()
    end = min(len(text), closing.end() + 1)
    inside = text[opening.end() : closing.start()]
    if len(inside) > MAX_BYTES:
        return FrontMatter(end, wrong=((2, 1, f"has more than {MAX_BYTES} characters"),))
    document = read_yaml(f"\n{inside}")  # below a line, so that its lines are those of the draft
    wrong = tuple((one.line, one.column, one.message) for one in document.problems)
    if wrong or not isinstance(document.data, dict):
        return FrontMatter(end, document, wrong or ((2, 1, "is no map of names and values"),))
    return FrontMatter(end, document, (), document.data)


def wanted(matter: FrontMatter) -> tuple[str, ...]:
    """The elements that the draft is to answer, as it lists them; all, where it lists none."""
    listed = matter.data.get("elements")
    if listed is None:
        return tuple(elements())
    return (
        tuple(one for one in listed if isinstance(one, str) and one in elements()) if isinstance(listed, list) else ()
    )
