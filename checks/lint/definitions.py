"""The link definitions that make the short citations of a draft clickable."""

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from bundle_model.declared.elements import elements
from bundle_model.files.layout import CONSTRAINTS
from checks.lint.citations import Citation, citation
from checks.lint.draft import Draft
from checks.lint.markdown.words import Link
from checks.lint.sources import RELATIONS, Sources


def definitions_for(names: Iterable[str], draft: Draft, sources: Sources) -> Iterator[str]:
    """A definition for each label that cites and resolves, in order of the labels."""
    for label in sorted(set(names)):
        cited = citation(Link(0, 0, label, None, (0, 0)), sources, draft.folder)
        if cited is not None and cited.resolves:
            yield f"[{label}]: {target_of(cited, sources, draft)}\n"


def target_of(cited: Citation, sources: Sources, draft: Draft) -> str:
    """Where a link to what is cited leads, from the folder of the draft."""
    if cited.kind == "element":
        return f"#{_slug(cited.id, draft)}"
    if cited.kind in ("decision", "constraint"):
        return f"{_from(draft, CONSTRAINTS)}#{cited.id.lower()}"
    if cited.kind == "relation":
        return f"{_from(draft, RELATIONS)}#L{sources.relation_lines.get(cited.id, 1)}"
    page, first, last = cited.page, cited.first, cited.last
    if cited.formula is not None:
        figure = cited.formula.figures[0]
        page, first, last = figure.page, figure.line, figure.line
    path = next(path for path, one in sources.page_by_path.items() if one == page)
    lines = f"#L{first}" if first == last else f"#L{first}-L{last}"
    return _from(draft, path) + lines


def _from(draft: Draft, path: str) -> str:
    return quote(posixpath.relpath(path, draft.folder or "."))


def _slug(element: str, draft: Draft) -> str:
    """The anchor that GitHub gives the section of an element; that of the template where the draft has none."""
    section = next((one for one in draft.sections if one.element == element), None)
    heading = draft.text[section.at[0] : section.at[1]] if section else f"{element} {elements()[element].name}"
    words = (char.lower() if char.isalnum() or char in "-_" else "-" if char == " " else "" for char in heading.strip())
    return "".join(words)
