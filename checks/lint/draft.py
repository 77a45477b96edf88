"""A draft: its sentences, each with its section and what it cites, in the order of the text."""

import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bundle_model.declared.elements import elements
from bundle_model.english.words import ONES, ORDINALS, SCALES, TENS, any_of
from bundle_model.figures.numerals.chinese import CHARACTERS
from bundle_model.patterns import pattern
from bundle_model.text.text import lowered
from checks.gaps.marks import END, OPEN, TEMPLATE
from checks.lint.citations import Citation, labels
from checks.lint.front_matter import FrontMatter, front_matter_of
from checks.lint.markdown.blocks import Block, Document, Span
from checks.lint.markdown.inline import has_marks, words_of
from checks.lint.markdown.words import CODE, Link, Words
from checks.lint.named_numbers import numbers_its_rows
from checks.lint.passage import ROW_JOINT, Column, Passage, Row
from checks.lint.places import Places
from checks.lint.sources import Sources
from checks.results import Region

_END = pattern(r"[.!?。！？](?:(?<=[.!?])[.!?]*+[\"'”’)\]]*+(?=\s)|(?<=[。！？])[。！？]*+[”’）」』]*+)")
"""It begins with the signs, and not with the two forms, so that all else is passed quickly."""
_SHORT_TEXT = "e.g. i.e. etc. cf. approx. no. vs. fig. sec. ca. resp. incl. max. min. st. dr. mr. ms. mrs. u.s. eq. art. vol. p. pp."
_SHORT = frozenset(_SHORT_TEXT.split())
_LONGEST_SHORT = 8
_EXCEPTION = pattern(r"<!--\s*+lint-except")
_GROUP = pattern(r"\s?[(（][^()（）]{1,300}[)）]")
_HEADING_ID = pattern(r"\s*(?:[0-9.]+\s+)?(U-[0-9]{2})\b", re.IGNORECASE)
_NUMBERS = pattern(r"^[0-9.]+\s+")
_NUMBER = pattern(r"[0-9][0-9.]{0,11}")
_WORDS = (*ONES, *TENS, *SCALES, *ORDINALS, "dozen", "half", "quarter", "shall", "must", "should", "will", "required",
          "shan't", "shan’t", "won't", "won’t")  # fmt: skip


_HOT = pattern(rf"[0-9\uff10-\uff19半双须应禁{CHARACTERS}]|不得|(?<!\w)(?:{any_of(_WORDS)})")
"""What a figure or a requirement has in it, in lower case. To look behind takes half the time of `\\b`."""
_BEGINS = pattern(rf"[\[<&\\*_`]|{_HOT.pattern}")
"""The same before Markdown is read, and what a link or a comment begins with."""
_SAYS = pattern(rf"[^\W_]|{CODE}")
_SAYING = pattern(r"[^\W_]|\[\s*+=(?!=)(?:[^\[\]\\`<]|\\.|<(?![!?]|[^\s<>]*+@))*+[\]`<]", re.DOTALL)
"""A letter, a digit, or a label that may be a formula: a bracket opens no other label before it closes, if not in code or HTML."""
_CLOSERS = "”\"')）」』"
_MAY_ASK = frozenset(f"{_CLOSERS}?？")
_CLOSED = 8
"""Signs that may close a question after its mark."""


class Section(NamedTuple):
    """A section that is tied to an element: its id, and the heading."""

    element: str
    line: int
    level: int
    at: Span


class Sentence(NamedTuple):
    """A sentence or a row of a table: `start` to `end` of the words of its block, what it cites, and the links in it.

    `section` is that of the element it stands under; None outside of any. `silent` says why it claims nothing (it is in a quote, a
    heading, a question or what the template says), and is empty where it does: there only the citations are looked at. `signs`: it has
    something that a figure or a requirement begins with.
    """

    passage: Passage
    start: int
    end: int
    links: tuple[Link, ...]
    citations: tuple[Citation, ...]
    section: Section | None
    silent: str = ""
    signs: bool = True

    @property
    def claims(self) -> bool:
        return not self.silent

    @property
    def words(self) -> Words:
        """The words of its block."""
        return self.passage.words

    @property
    def text(self) -> str:
        return self.words.text[self.start : self.end]


@dataclass
class Draft:
    """A draft that was read. `file` is its name in findings, `folder` its folder, seen from the root.

    `open` are the blocks that say that an element is open. `comments` are the places of comments that begin as an exception does, `code` is the number of blocks of code,
    `plain` that of paragraphs with nothing that could be a figure, a citation or a requirement, `html` that of blocks of HTML. `passed` counts sentences with
    nothing to look at, by why they claim nothing.
    """

    file: str
    folder: str
    text: str
    places: Places
    document: Document
    front_matter: FrontMatter
    sections: list[Section] = field(default_factory=list)
    open: list[tuple[str, Span]] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    code: int = 0
    plain: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    html: int = 0

    def region(self, start: int, end: int) -> Region:
        """The region from one offset to another, no further than the end of its first line."""
        stop = self.text.find("\n", start, end)
        stop = stop if stop > start else end
        return Region(self.file, *self.places.place_of(start), *self.places.place_of(stop))


def draft_of(file: str, folder: str, text: str) -> Draft:
    """Read the blocks and the front matter of a draft."""
    matter = front_matter_of(text)
    return Draft(file, folder, text, Places(text), Document(text, matter.end), matter)


def sentences_of(draft: Draft, sources: Sources, *, every: bool = False) -> Iterator[Sentence]:
    """The sentences of a draft in order. Fills the sections, the open blocks and the comments of the draft.

    Those that have nothing to look at are only counted in `passed`, unless `every` one is wanted or it begins an answer.
    """
    text, cites = draft.text, labels(sources)
    section: Section | None = None
    template = False
    closed = frozenset(start for start, _ in fences(draft))
    fresh = False
    table = _Table()
    for block in draft.document.blocks():
        if block.kind == "html":
            inside = text[block.spans[0][0] : block.spans[-1][1]]
            draft.comments.extend(_ours(text, _comments(inside, block.spans[0][0])))
            opens = block.spans[0][0] + inside.rfind(TEMPLATE) + len(TEMPLATE)
            template = _in_template(inside, before=template) and (template or opens in closed)
            draft.html += not inside.lstrip().startswith("<!--")
            if rest := _after_comment(inside, block):
                silent = "quotes" if block.quoted else "template" * template
                passage = Passage(_words(text, rest, draft, cites), sources, draft.folder)
                yield from _sentences(rest, passage, section, draft, silent, every=every)
        elif block.kind == "code":
            draft.code += 1
            if block.info == OPEN and block.spans and (element := _open(text, block, section)):
                draft.open.append((element, (block.spans[0][0], block.spans[-1][1])))
        elif not fresh and block.kind == "paragraph" and _is_plain(text, block, draft.document):
            draft.plain += 1
        else:
            passage = (
                table.passage(text, block, draft, sources, cites)
                if block.kind == "row"
                else Passage(_words(text, block, draft, cites), sources, draft.folder)
            )
            words = passage.words
            draft.comments.extend(_ours(text, words.comments))
            if block.kind == "heading" and not block.quoted:
                section = _section(block, words, section)
                fresh = section is not None
                if section and section.line == block.line:
                    draft.sections.append(section)
            answers = every or fresh
            fresh = fresh and block.kind == "heading"
            silent = "quotes" if block.quoted else "template" if template else "headings" * (block.kind == "heading")
            yield from _sentences(block, passage, section, draft, silent, every=answers)


def _is_plain(text: str, block: Block, document: Document) -> bool:
    """Whether a block has no sign that a figure, a requirement, a link or a comment begins with, or nothing but other signs."""
    written = text[block.spans[0][0] : block.spans[-1][1]]
    # where links are defined, [!] may lead to a page
    return _BEGINS.search(lowered(written)) is None or not (document.defines or _SAYING.search(written))


def _open(text: str, block: Block, section: Section | None) -> str:
    """The element that a block says is open: the one that its first line names, else that of the section."""
    start, end = block.spans[0]
    named = text[start:end].partition(":")[0].strip()
    return named if named in elements() else section.element if section else ""


def _in_template(inside: str, *, before: bool) -> bool:
    opens, closes = inside.rfind(TEMPLATE), inside.rfind(END)
    return before if opens == closes == -1 else opens > closes


def _numbered(text: str, head: Block) -> frozenset[int]:
    """The columns of a table that number something, by what its head says."""
    return frozenset(column for column, (start, end) in enumerate(head.spans) if numbers_its_rows(text[start:end]))


class _Table:
    """The table that is read: the columns that number its rows, and what is said in the heads of the others."""

    def __init__(self) -> None:
        self.numbered: frozenset[int] = frozenset()
        self.columns: tuple[Column, ...] = ()
        self.units: int | None = None

    def passage(self, text: str, block: Block, draft: Draft, sources: Sources, cites: Callable[[str], bool]) -> Passage:
        """A row without its number: "| 1 | a name |" below "| No. | Name |"."""
        if block.level:
            self.numbered, self.columns, self.units = _numbered(text, block), (), None
        columns: Sequence[int] = range(len(block.spans))
        spans = block.spans
        if self.numbered:
            columns = [
                column
                for column in columns
                if column not in self.numbered or not _NUMBER.fullmatch(text, *spans[column])
            ]
            spans = [spans[column] for column in columns]
        if spans and not has_marks(text[spans[0][0] : spans[-1][1]]):  # nothing but words
            written = [text[start:end] for start, end in spans]
            starts = _starts(written)
            words = Words(ROW_JOINT.join(written), starts, tuple([start for start, _ in spans]), (), ())
        else:
            cells = [words_of(text, [span], draft.document.find, cites) for span in spans]
            starts = _starts([cell.text for cell in cells])
            words = _joined(cells)
        units = columns.index(self.units) if self.units in columns else None
        passage = Passage(words, sources, draft.folder, Row(starts, tuple(columns), self.columns, units))
        if block.level:
            self.columns = passage.columns()
            self.units = next((number for number, one in enumerate(self.columns) if one.units), None)
        return passage


def _starts(cells: list[str]) -> tuple[int, ...]:
    """Where the cells of a row begin in its words; one place where there is none."""
    starts, at = [0], 0
    for cell in cells[:-1]:
        at += len(cell) + len(ROW_JOINT)
        starts.append(at)
    return tuple(starts)


def fences(draft: Draft) -> Iterator[Span]:
    """What stands between each opening mark and the closing one that follows it: others would silence all that comes after."""
    text = draft.text
    opened: int | None = None
    # most drafts have no marks, and are read once
    for block in draft.document.blocks() if TEMPLATE in text and END in text else ():
        if block.kind == "html":
            start, end = block.spans[0][0], block.spans[-1][1]
            if _in_template(text[start:end], before=False):
                opened = text.rfind(TEMPLATE, start, end) + len(TEMPLATE)
            elif (closes := text.find(END, start, end)) >= 0 and opened is not None:
                yield opened, closes
                opened = None


def _after_comment(inside: str, block: Block) -> Block | None:
    """What stands after a comment on its line: HTML for CommonMark, and words for whoever sees the page."""
    start = inside.find("-->") + len("-->")
    if not inside.lstrip().startswith("<!--") or start < len("-->") or not inside[start:].strip():
        return None
    first = block.spans[0][0]
    return Block("paragraph", block.line, [(first + start, block.spans[-1][1])], block.quoted)


def _ours(text: str, comments: Iterable[Span]) -> Iterator[Span]:
    return (span for span in comments if _EXCEPTION.match(text, *span))


def _comments(inside: str, start: int) -> Iterator[Span]:
    at = inside.find("<!--")
    while at >= 0:
        end = inside.find("-->", at + 4)
        if end < 0:
            return
        yield start + at, start + end + 3
        at = inside.find("<!--", end + 3)


def _words(text: str, block: Block, draft: Draft, cites: Callable[[str], bool]) -> Words:
    return words_of(text, block.spans, draft.document.find, cites)


def _joined(cells: Sequence[Words]) -> Words:
    """The cells of a row as one text."""
    text: list[str] = []
    at: list[int] = []
    places: list[int] = []
    links: list[Link] = []
    comments: list[Span] = []
    struck: list[Span] = []
    length = 0
    for cell in cells:
        text.append(cell.text)
        at.extend(one + length for one in cell.at)
        places.extend(cell.places)
        links.extend(
            Link(one.start + length, one.end + length, one.label, one.target, one.source, one.code)
            for one in cell.links
        )
        comments.extend(cell.comments)
        struck.extend((start + length, end + length) for start, end in cell.struck)
        length += len(cell.text) + len(ROW_JOINT)
    return Words(ROW_JOINT.join(text), tuple(at), tuple(places), tuple(links), tuple(comments), tuple(struck))


def _section(block: Block, words: Words, before: Section | None) -> Section | None:
    """The section after a heading: of the element that it names, else that around it if the heading is of a lower level."""
    found = _HEADING_ID.match(words.text)
    title = _NUMBERS.sub("", words.text.strip()).casefold()
    named = (
        found[1].upper()
        if found
        else next((one.id for one in elements().values() if one.name.casefold() == title), None)
    )
    if named in elements():
        start, end = block.spans[0][0], block.spans[-1][1]
        return Section(str(named), block.line, block.level, (start, end))
    return before if before and block.level > before.level else None


def _sentences(
    block: Block, passage: Passage, section: Section | None, draft: Draft, silent: str, *, every: bool
) -> Iterator[Sentence]:
    text, every_link, starts = passage.words.text, passage.words.links, passage.link_starts
    lower = "" if silent else lowered(text)
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    start, hot = 0, _next_hot(lower, 0)
    for end in (len(text),) if block.kind == "row" else _ends(passage):
        if every_link:
            inside = slice(bisect_left(starts, start), bisect_left(starts, end))
            links = every_link[inside]
            citations = tuple([one for one in passage.cited[inside] if one is not None])
        if hot < start:
            hot = _next_hot(lower, start)
        signs = hot < end
        if not (links or every or signs):
            draft.passed[silent] += bool(text[start:end].strip())
            start = end
            continue
        first, last = _trimmed(text, start, end)
        start = end
        if first == last and not links:
            continue
        asks = text[last - 1 : last] in _MAY_ASK and text[max(first, last - _CLOSED) : last].rstrip(_CLOSERS).endswith(
            ("?", "？")
        )
        yield Sentence(passage, first, last, links, citations, section, silent or "questions" * asks, signs)


def _next_hot(lower: str, start: int) -> int:
    """Where the next sign of a figure or a requirement is; after the text where there is none."""
    found = _HOT.search(lower, start)
    return found.start() if found else sys.maxsize


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return start + left, start + max(left, len(words.rstrip()))


def _ends(passage: Passage) -> Iterator[int]:
    """Where the sentences end. One that is nothing but citations belongs to the sentence before it."""
    text, links, at = passage.words.text, passage.words.links, 0
    if not links:
        yield from (found.end() for found in _END.finditer(text) if not _goes_on(text, found))
        yield len(text)
        return
    previous = None
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        # "It has 36. ([page][000:48]) The rest": what is cited after the sign is cited for what stands before it
        if (group := _GROUP.match(text, end)) and _only_links(passage, *group.span()):
            end = group.end()
        while at < len(links) and links[at].end <= found.start():
            at += 1
        # "[e.g. this][000:48]": not inside a link
        if (at < len(links) and links[at].start <= found.start() < links[at].end) or _goes_on(text, found):
            continue
        if previous is not None and not _only_links(passage, start, end):
            yield previous
        previous = start = end
    if previous is not None and not _only_links(passage, start, len(text)):
        yield previous
    yield len(text)


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether the sign ends no sentence: e.g. this one, or one before a word in lower case."""
    if found[0][0] in "。！？!?":
        return False
    start, end = found.span()
    # the sign is before a blank
    if text[end + 1 : end + 2].islower():
        return True
    word = text[max(0, start - _LONGEST_SHORT) : start + 1].rsplit(None, 1)[-1]
    return word.lstrip("(").lower() in _SHORT or (len(word) == 2 and word[0].isupper())


def _only_links(passage: Passage, start: int, end: int) -> bool:
    """Whether there are links here and nothing else but signs."""
    starts, words = passage.link_starts, passage.words
    here = words.links[bisect_left(starts, start) : bisect_left(starts, end)]
    if not here:
        return False
    at = start
    for link in here:
        if _SAYS.search(words.text, at, link.start):
            return False
        at = link.end
    return _SAYS.search(words.text, at, end) is None
