"""What a draft may cite: lines of pages and their figures, decisions, relations and elements, each looked up by its id."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.declared.constraints import Decision
from bundle_model.declared.elements import elements
from bundle_model.english.extract import values_in
from bundle_model.english.numerals import numerals
from bundle_model.facts import Fact
from bundle_model.figures import Figure
from bundle_model.files.layout import BUNDLE
from bundle_model.patterns import pattern
from bundle_model.records.glossary import GlossaryRecord
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.relations import RelationsRecord
from bundle_model.repository import Repository, page_path
from checks.evidence.printed_numbers import PrintedNumbers, number_key, numbers_in_words
from checks.evidence.relation_views import View, views_of
from checks.gaps.passages import defining
from checks.gaps.rows import Gaps, Row, gaps_of
from checks.gaps.template import printed
from checks.results import Region, Related

RELATIONS = f"{BUNDLE}/{RelationsRecord.path}"
_NUMBER = pattern(r"-?[0-9]+(?:\.[0-9]+)?(?:/[0-9]+)?")


class Sources:
    """What can be cited. Each part is worked out when it is first asked for.

    `cited` keeps what links have been found to cite, for `checks.lint.citations`: by label, target and folder.
    """

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.bundle = repository.bundle
        self.pages = self.bundle.page_by_id
        # a draft cites the same lines again and again
        self.cited: dict[tuple[str | None, str | None, str], Any] = {}
        self._shown: dict[tuple[str, int, int], Related] = {}
        self._of_lines: dict[tuple[str, int, int], tuple[list[Figure], frozenset[str]]] = {}

    @cached_property
    def page_by_path(self) -> dict[str, str]:
        """The id of each page by its path from the root."""
        return {f"{BUNDLE}/{PAYLOAD}{name}": page for name, page in self.bundle.id_by_name.items()}

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """The decisions by id."""
        return {one.fields.id: one for one in self.repository.constraints.decisions}

    @cached_property
    def constraints(self) -> frozenset[str]:
        """The ids of the constraints."""
        return frozenset(one.fields.id for one in self.repository.constraints.constraints)

    @cached_property
    def relations(self) -> dict[str, View]:
        """The relations by id."""
        return {view.id: view for view in views_of(self.bundle)}

    @cached_property
    def relation_lines(self) -> dict[str, int]:
        """The line of each relation in the record."""
        document = self.bundle.documents.get(RelationsRecord.path)
        record = self.bundle.record(RelationsRecord)
        if document is None or record is None:
            return {}
        return {
            one.id: document.place(("pages", number, "relations", index))[0]
            for number, page in enumerate(record.pages)
            for index, one in enumerate(page.relations)
        }

    @cached_property
    def figures(self) -> dict[str, Fact]:
        """The figures by id, each with its English."""
        return {fact.figure.id: fact for fact in self.bundle.facts}

    @cached_property
    def _printed(self) -> PrintedNumbers:
        return PrintedNumbers(self.bundle)

    @cached_property
    def by_value(self) -> dict[str, list[Figure]]:
        """The claimed figures of the pages by their value."""
        found: dict[str, list[Figure]] = {}
        for fact in self.figures.values():
            if fact.figure.claimed:
                found.setdefault(number_key(fact.figure.value), []).append(fact.figure)
        return found

    def figures_on(self, page: str, first: int, last: int) -> list[Figure]:
        """The figures that begin on these lines."""
        return self._on(page, first, last)[0]

    def numbers_on(self, page: str, first: int, last: int) -> frozenset[str]:
        """The numbers that words on these lines write, such as 2 in 两委."""
        return self._on(page, first, last)[1]

    def _on(self, page: str, first: int, last: int) -> tuple[list[Figure], frozenset[str]]:
        key = (page, first, last)
        if key not in self._of_lines:
            figures = [figure for line in range(first, last + 1) for figure in self._printed.figures_on((page, line))]
            numbers = map(numbers_in_words, self.pages[page].lines[first - 1 : last])
            self._of_lines[key] = figures, frozenset[str]().union(*numbers)
        return self._of_lines[key]

    @cached_property
    def relation_numbers(self) -> dict[str, frozenset[str]]:
        """The numbers of each relation: those that it relates, and those that it comes to."""
        return {view.id: frozenset(self._numbers_of(view)) for view in self.relations.values()}

    @cached_property
    def relation_figures(self) -> dict[str, tuple[Figure, ...]]:
        """The figures that each relation relates."""
        return {
            view.id: tuple(self.figures[one.place].figure for one in view.inputs if one.place in self.figures)
            for view in self.relations.values()
        }

    def _numbers_of(self, view: View) -> Iterator[str]:
        for one in view.inputs:
            fact = self.figures.get(one.place)
            yield from map(number_key, [fact.figure.value] if fact else values_in(one.says or ""))
            yield from numbers_in_words(one.text)
        for said in (view.expected, view.stated, view.gap, view.why):
            yield from map(number_key, _NUMBER.findall(said or ""))

    @cached_property
    def defined(self) -> dict[str, frozenset[tuple[str, int]]]:
        """The lines at which a page defines an element, by element."""
        found = defining(self.repository)
        return {element: frozenset(_line_of(one.place) for one in passages) for element, passages in found.items()}

    def defines(self, element: str | None, page: str, first: int, last: int) -> bool:
        """Whether a page defines the element on one of these lines; any element, where none is given."""
        asked = self.defined.values() if element is None else (self.defined.get(element, frozenset()),)
        return any(first <= line <= last for places in asked for name, line in places if name == page)

    @cached_property
    def _gaps(self) -> Gaps:
        return gaps_of(self.repository)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """How far each element is answered, by its id."""
        return {row.element.id: row for row in self._gaps.rows}

    @cached_property
    def template(self) -> frozenset[str]:
        """The paragraphs of the template, each as one line."""
        return printed(self._gaps)

    @cached_property
    def stated(self) -> dict[tuple[str, int], list[str]]:
        """What pages state of named things, by each line that names the thing or states it: the element, and the name."""
        record = self.bundle.record(MentionsRecord)
        found: dict[tuple[str, int], list[str]] = {}
        for mention in record.mentions if record else ():
            for one in mention.states:
                said = f"{one.element} {elements()[one.element].name} of the {mention.english}"
                for at in dict.fromkeys((one.at, *mention.places)):
                    found.setdefault((at.page, at.line), []).append(said)
        return found

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, int]]]:
        """The English names that have a number in them, by that number; and where in the name it begins."""
        mentions, glossary = self.bundle.record(MentionsRecord), self.bundle.record(GlossaryRecord)
        every = {one.english for one in (mentions.mentions if mentions else ())}
        every |= {one.english for one in (glossary.names if glossary else ()) if one.english}
        found: dict[str, list[tuple[str, int]]] = {}
        for name in sorted(every):
            for numeral in numerals(name.lower()):
                number = name[numeral.start : numeral.end].lower()
                found.setdefault(number, []).append((name.lower(), numeral.start))
        return found

    def is_in_name(self, figure: Figure, text: str) -> bool:
        """Whether a figure of an English text is a part of the name of something, such as the 135 close-out rule."""
        names = self._names.get(text[figure.start : figure.numeral_end].lower())
        return names is not None and any(
            text[max(0, figure.start - at) : figure.start - at + len(name)].lower() == name
            for name, at in names
            if at <= figure.start
        )

    def gist(self, page: str, first: int, last: int) -> str:
        """What the lines say, in English; empty where nobody has written it."""
        return " ".join(gist.english for gist in self.bundle.gists_of(page, first, last))

    def shown(self, page: str, first: int, last: int) -> Related:
        """The lines as a place of a finding: the Chinese, its figures in English, and its gist."""
        key = (page, first, last)
        if key not in self._shown:
            self._shown[key] = self._told(page, first, last)
        return self._shown[key]

    def _told(self, page: str, first: int, last: int) -> Related:
        text = self.pages[page]
        start, end = text.offset_of(first), text.offset_of(last) + len(text.lines[last - 1])
        printed = "".join(text.text[start:end].split())
        says = [self.figures[one.id].says or one.text for one in self.figures_on(page, first, last) if one.claimed]
        said = f"the Chinese: “{printed[:_MOST_PRINTED]}{'…' * (len(printed) > _MOST_PRINTED)}”."
        said += f" Its figures: {'; '.join(says[:_MOST_SAID])}." if says else " It has no figure that is claimed."
        gist = self.gist(page, first, last)
        said += f" What it says: {gist}" if gist else ""
        return Related(Region.of(text, page_path(text), start, end), said)

    @cached_property
    def squeezed(self) -> dict[str, tuple[str, list[int]]]:
        """The text of each page without white space, and the line of each of its characters."""
        found = {}
        for page in self.pages.values():
            printed = ["".join(line.split()) for line in page.lines]
            lines = [number for number, words in enumerate(printed, 1) for _ in words]
            found[page.id] = "".join(printed), lines
        return found


_MOST_PRINTED = 200
_MOST_SAID = 6


def _line_of(place: str) -> tuple[str, int]:
    page, line, _ = place.rsplit(":", 2)
    return page, int(line)


def fraction_of(value: str) -> Fraction | None:
    """A printed value as a fraction; None where it has more digits than can be computed with."""
    return Fraction(value) if len(value) <= MOST_DIGITS else None


MOST_DIGITS = 100
"""Digits of a number that formulas compute with. No page prints more than a dozen."""
