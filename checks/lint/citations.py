"""Citations: what a link of a draft names as its source, by its label or by its target.

A place is `000:48`, `000:47-48` or `000:48:15`; then there are `D-02`, `R-001-03`, `U-23`, and formulas such as
`=001:71:100 + 001:71:106`. The same is written in full as `bundle/data/000_x.txt#L48` and `CONSTRAINTS.md#d-02`.
"""

import posixpath
import re
from collections.abc import Callable
from typing import Literal, NamedTuple
from urllib.parse import unquote

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.declared.elements import elements
from bundle_model.files.layout import BUNDLE, CONSTRAINTS
from bundle_model.patterns import pattern
from bundle_model.strict.nearest import nearest, there_are
from checks.lint.formulas import Formula, FormulaError, parsed
from checks.lint.markdown.definitions import MOST_LABEL
from checks.lint.markdown.words import Link
from checks.lint.sources import RELATIONS, Sources

Kind = Literal["lines", "decision", "constraint", "relation", "formula", "element"]
_PLACE = pattern(r"([^\s:=]{1,255}):([0-9]{1,9})(?:-([0-9]{1,9}))?(?::([0-9]{1,9}))?")
_ATTEMPT = pattern(r"[0-9]{3}:\S*|[DCU]-[0-9][0-9A-Za-z-]*|R-[^\s:]+-[0-9]+")
_FORMULA = pattern(r"=[^=].*", re.DOTALL)
_ANCHOR = pattern(r"[cd]-[0-9]+")
_LINES = pattern(r"L([0-9]{1,9})(?:C[0-9]{1,9})?(?:-L?([0-9]{1,9})(?:C[0-9]{1,9})?)?")
_UPWARDS = pattern(r"(?:\.\./)++")
_SECTION = pattern(r"(u-[0-9]+)(?:-|$)")


class Citation(NamedTuple):
    """What a link cites. `wrong` says why it does not resolve, `remedy` what to write; the rest is then not to be relied on.

    Of `lines`: the page, its lines and the column, if one is named. `id` is that of a decision, relation or element.
    """

    link: Link
    kind: Kind
    id: str = ""
    page: str = ""
    first: int = 0
    last: int = 0
    column: int | None = None
    formula: Formula | None = None
    wrong: str = ""
    remedy: str = ""

    @property
    def resolves(self) -> bool:
        return not self.wrong

    @property
    def place(self) -> str:
        """The short label of what is cited."""
        if self.kind != "lines":
            return self.id
        last = f"-{self.last}" if self.last != self.first else ""
        column = f":{self.column}" if self.column else ""
        return f"{self.page}:{self.first}{last}{column}"


def labels(sources: Sources) -> Callable[[str], bool]:
    """What says of a label whether it cites, or tries to."""
    pages = sources.pages

    def cites(label: str) -> bool:
        label = label.strip()
        if _ATTEMPT.fullmatch(label) or _FORMULA.fullmatch(label):
            return True
        place = _PLACE.fullmatch(label)
        return place is not None and place[1] in pages

    return cites


def citation(link: Link, sources: Sources, folder: str) -> Citation | None:
    """What the link cites; None where it is a link to something else. `folder` is that of the draft, seen from the root."""
    # most links of most drafts lead to other sites
    if link.label is None and link.target is not None and "://" in link.target:
        return None
    key = (link.label, link.target, folder)
    if key not in sources.cited:
        if len(sources.cited) >= _MOST_KEPT:
            sources.cited.clear()
        sources.cited[key] = _citation(link, sources, folder)
    known: Citation | None = sources.cited[key]
    return None if known is None else known._replace(link=link)


def _citation(link: Link, sources: Sources, folder: str) -> Citation | None:
    if link.label is not None and labels(sources)(link.label):
        return _by_label(link, link.label.strip(), sources)
    return _by_target(link, link.target or "", sources, folder)


def _by_label(link: Link, label: str, sources: Sources) -> Citation:
    if label.startswith("="):
        if len(label) > MOST_LABEL:
            said = f"its label has {len(label)} characters, and a label of Markdown has {MOST_LABEL} at most."
            return Citation(link, "formula", label, wrong=said, remedy=_SHORTER)
        try:
            formula = parsed(label[1:], sources)
        except FormulaError as error:
            return Citation(link, "formula", label, wrong=str(error), remedy=_FORM)
        return Citation(link, "formula", label, formula=formula)
    if label[:2] in ("D-", "C-"):
        return _declared(link, label, sources)
    if label[:2] == "R-":
        return _relation(link, label, sources)
    if label[:2] == "U-":
        return _element(link, label)
    found = _PLACE.fullmatch(label)
    if found is None:
        return Citation(link, "lines", label, wrong=f"“{label}” is no place in a page.", remedy=_PLACES)
    page, first, last, column = found.groups()
    return _lines(link, page, int(first), int(last or first), int(column) if column else None, sources)


_MOST_KEPT = 10_000
"""Links whose citations are kept. A draft cites the same lines again and again."""
_PLACES = "Write page:line, such as 000:48, or page:line:column for one figure."
_SHORTER = "Split it: cite a shorter formula for each part."
_FORM = "Write ids of figures, such as 001:71:100, with + - * / and parentheses between, and nothing else."


def _by_target(link: Link, target: str, sources: Sources, folder: str) -> Citation | None:
    path, _, fragment = target.partition("#")
    if "://" in target or target.startswith("//"):
        return None
    if not path:
        found = _SECTION.match(fragment)
        return _element(link, found[1].upper()) if found else None
    for inside in _from_root(unquote(path.partition("?")[0]), folder):
        if inside == CONSTRAINTS:
            return _declared(link, fragment.upper(), sources) if _ANCHOR.fullmatch(fragment) else None
        if inside == RELATIONS and (lines := _LINES.fullmatch(fragment)):
            return _recorded(link, int(lines[1]), sources)
        if inside.startswith(f"{BUNDLE}/{PAYLOAD}"):
            return _of_file(link, inside, fragment, sources)
    return _astray(link, unquote(path.partition("?")[0]), fragment, folder, sources)


def _astray(link: Link, path: str, fragment: str, folder: str, sources: Sources) -> Citation | None:
    """A link with too few or too many `../` before a page, or out of the project to a decision."""
    led = posixpath.normpath(posixpath.join(folder, path))
    meant = _UPWARDS.sub("", posixpath.normpath(path))
    outside = led.startswith("../")
    is_page = meant in sources.page_by_path
    is_declared = meant == CONSTRAINTS and outside and _ANCHOR.fullmatch(fragment) is not None
    # what is meant by a draft that is itself outside, nobody can tell
    if folder.startswith("..") or path.startswith("/") or not (is_page or is_declared):
        return None
    where = "out of the project" if outside else f"to {led}, which is no page"
    right = f"{posixpath.relpath(meant, folder or '.')}#{fragment}".removesuffix("#")
    said = f"from here {path} leads {where}."
    return Citation(link, "lines" if is_page else "decision", path, wrong=said, remedy=f"Write `{right}`.")


def _from_root(path: str, folder: str) -> tuple[str, ...]:
    """What a path may mean, seen from the root: from the draft's folder, else from the root."""
    root = posixpath.normpath(path.lstrip("/")) if path.strip("/") else ""
    return (root,) if path.startswith("/") else (posixpath.normpath(posixpath.join(folder, path)), root)


def _of_file(link: Link, path: str, fragment: str, sources: Sources) -> Citation:
    page = sources.page_by_path.get(path)
    if page is None:
        near = nearest(path, list(sources.page_by_path))
        remedy = f"Did you mean {near}?" if near else f"The pages are {', '.join(sources.page_by_path)}."
        return Citation(link, "lines", path, wrong=f"{path} is no page of the bundle.", remedy=remedy)
    lines = _LINES.fullmatch(fragment)
    if lines is None:
        said = f"the link names page {page} and no line of it."
        return Citation(link, "lines", path, wrong=said, remedy="Add the line to the link, such as #L48 or #L47-L48.")
    return _lines(link, page, int(lines[1]), int(lines[2] or lines[1]), None, sources)


def _lines(link: Link, page: str, first: int, last: int, column: int | None, sources: Sources) -> Citation:
    cited = Citation(link, "lines", page=page, first=first, last=last, column=column)
    text = sources.pages.get(page)
    if text is None:
        known = ", ".join(sources.pages)
        return _unresolved(cited, f"there is no page {page}.", f"The pages are {known}.")
    if not 1 <= first <= last:
        return _unresolved(cited, "its lines run backwards or from none.", "Write the first line before the last.")
    if last > len(text.lines):
        return _unresolved(cited, f"page {page} has {len(text.lines)} lines.", "Name a line that it has.")
    if not "".join(text.lines[first - 1 : last]).strip():
        return _unresolved(cited, "nothing is printed there.", "Name a line with words on it.")
    if column is not None and (first != last or not text.lines[first - 1][column - 1 :].strip() or column < 1):
        said = f"line {first} of page {page} has no words at column {column}."
        figures = ", ".join(figure.id for figure in sources.figures_on(page, first, first))
        return _unresolved(cited, said, f"The figures there are {figures}." if figures else _PLACES)
    return cited


def _unresolved(cited: Citation, wrong: str, remedy: str) -> Citation:
    return Citation(
        cited.link, "lines", "", cited.page, cited.first, cited.last, cited.column, wrong=wrong, remedy=remedy
    )


def _declared(link: Link, label: str, sources: Sources) -> Citation:
    kind: Kind = "decision" if label.startswith("D") else "constraint"
    known = list(sources.decisions) if kind == "decision" else sorted(sources.constraints)
    return _known(link, kind, label, known, f"{CONSTRAINTS} has no {kind} {label}.")


def _relation(link: Link, label: str, sources: Sources) -> Citation:
    return _known(link, "relation", label, list(sources.relations), f"no relation {label} is recorded.")


def _element(link: Link, label: str) -> Citation:
    return _known(link, "element", label, list(elements()), f"there is no element {label} of a spec.")


def _known(link: Link, kind: Kind, label: str, known: list[str], wrong: str) -> Citation:
    if label in known:
        return Citation(link, kind, label)
    near = nearest(label, known)
    there = there_are(known) if known else "there is none"
    remedy = f"Did you mean {near}?" if near else f"T{there[1:]}."
    return Citation(link, kind, label, wrong=wrong, remedy=remedy)


def _recorded(link: Link, line: int, sources: Sources) -> Citation:
    """The relation at a line of the record."""
    before = [(at, name) for name, at in sources.relation_lines.items() if at <= line]
    if not before:
        said = f"no relation is recorded at line {line}."
        return Citation(link, "relation", RELATIONS, wrong=said, remedy="Name the relation, such as R-001-03.")
    return Citation(link, "relation", max(before)[1])
