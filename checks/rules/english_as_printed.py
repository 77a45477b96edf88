from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from bundle_model.bundle import Bundle
from bundle_model.english.extract import figures_of, values_in
from bundle_model.english.wording import in_words
from bundle_model.figures import Figure
from bundle_model.records.all_records import RECORDS
from bundle_model.records.base import Record
from bundle_model.records.english import EnglishRow
from bundle_model.records.figures import FiguresRecord
from bundle_model.records.pages import PagesRecord
from bundle_model.records.relations import RelationsRecord
from bundle_model.relations.judging import Judged
from bundle_model.relations.operands import Constant
from bundle_model.repository import Repository, page_path
from checks.evidence import parts
from checks.evidence.printed_numbers import PrintedNumbers, number_key, same_figure
from checks.evidence.stale_pages import row_region, word_region
from checks.results import Breach, Note, Region, Related

SUMMARY = "The English of the record says the numbers that the Chinese prints."
WHY = (
    "Those who judge what the pages say read no Chinese: the English is all they have. A number that stands in the English "
    "and not in the Chinese is a claim that no page makes."
)
BAD = "The English “99 GPUs in Jiangbei Xiazhu” for the figure 36家."
GOOD = "The English “36 couriers in Jiangbei Xiazhu” for the figure 36家."
REMEDY = (
    "Write what the page prints. "
    """For a number of the reader's own add `"not_printed": [{"number": "", "because": ""}]` to the row."""
)
NEEDS = (parts.PAGES, *(parts.record(model) for model in RECORDS.values()))

_MOST_SHOWN = 6


def check(repository: Repository) -> Iterator[Breach | Note]:
    """Read every number of every row, and look it up where the row cites."""
    bundle = repository.bundle
    looked, texts = _Looked(repository), 0
    # the rows of every record are held to what the pages print in a story; those of figures and of relations to no other record
    rests_on = (*bundle.pages, bundle.record(PagesRecord))
    for path, record in bundle.records.items():
        number, found = bundle.worked_out.once(__name__, (record, *rests_on), partial(_looked_at, path, record, looked))
        texts += number
        yield from found
    yield Note(f"{texts} texts")


def _looked_at(path: str, record: Record, looked: "_Looked") -> tuple[int, tuple[Breach, ...]]:
    """The number of texts of a record that were looked at, and what is wrong with them."""
    # what the English says rests on the record alone
    bundle = looked.repository.bundle
    said = bundle.worked_out.once("texts with numbers", (record,), lambda: tuple(_read(bundle.english_of(path))))
    # a place that is nowhere is for the check of places to say
    rows = [(row, texts) for row, texts in said if all(map(looked.printed.has_line, row.cites))]
    return sum(len(texts) for _, texts in rows), tuple(
        breach for row, texts in rows for breach in _check_row(path, row, texts, looked)
    )


@dataclass(frozen=True)
class _Text:
    """A text of a row, by its field."""

    field: str
    text: str

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The values of all its numerals. Most texts have nothing strange, and the words around these need not be read."""
        return frozenset(map(number_key, values_in(self.text)))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures."""
        return figures_of(self.text)


def _read(rows: Iterable[EnglishRow]) -> Iterator[tuple[EnglishRow, tuple[_Text, ...]]]:
    """The rows of a record with their texts."""
    for row in rows:
        yield row, tuple(_Text(field, text) for field, text in row.texts)


@dataclass(frozen=True)
class _Looked:
    """What every row is held to."""

    repository: Repository

    @cached_property
    def printed(self) -> PrintedNumbers:
        """The numbers of the pages."""
        return PrintedNumbers(self.repository.bundle)

    @cached_property
    def own(self) -> Mapping[str, Figure]:
        """The figure of each row of the record of figures."""
        return dict(_own_figures(self.repository.bundle))

    @cached_property
    def judged(self) -> dict[str, Judged]:
        """Every judged relation by its id."""
        return {one.relation.id: one for one in self.repository.bundle.judged}


def _own_figures(bundle: Bundle) -> Iterator[tuple[str, Figure]]:
    """The figure of each row that says something, by id. One that differs from its row is for another check to say."""
    record = bundle.record(FiguresRecord)
    rows = record.rows if record else {}
    for figure, _, says in bundle.facts:
        row = rows.get(figure.id)
        if says and row and (row.value, row.unit, row.bound) == (figure.value, figure.unit, figure.bound):
            yield figure.id, figure


def _check_row(path: str, row: EnglishRow, texts: tuple[_Text, ...], looked: _Looked) -> Iterator[Breach]:
    own = looked.own.get(row.name) if path == FiguresRecord.path else None
    if own is None and not row.not_printed and not any(text.numbers for text in texts):
        return
    there = frozenset[str]().union(*map(looked.printed.beside, row.cites))
    excused = there.union(number_key(one.number) for one in row.not_printed)
    for text in texts:
        # a figure's own English is read whole
        figures = () if own is None and text.numbers <= excused else text.figures
        if own and not any(same_figure(figure, own) for figure in figures):
            yield _not_its_own(path, row, own, figures, looked)
            return
        # without the record of pages nobody knows which lines are of one story
        if not looked.printed.stories_known:
            continue
        strange = [figure for figure in figures if not _numbers(figure) <= excused]
        if strange and (left := _not_computed(path, strange, row, looked)):
            yield _not_printed(path, row, text.field, left, looked)
    if row.not_printed and looked.printed.stories_known:
        yield from _not_needed(path, row, texts, there, looked)


def _numbers(figure: Figure) -> frozenset[str]:
    upper = figure.printed.upper if figure.printed else None
    return frozenset(number_key(value) for value in (figure.value, upper) if value is not None)


def _not_computed(path: str, strange: list[Figure], row: EnglishRow, looked: _Looked) -> list[Figure]:
    """Those that the judgement of the relation does not compute either."""
    judged = looked.judged.get(row.name) if path == RelationsRecord.path else None
    return [figure for figure in strange if not _numbers(figure) <= _computed(judged)] if judged else strange


def _computed(judged: Judged) -> frozenset[str]:
    """The numbers of a judgement, and those that everybody knows, which the relation declares."""
    known = (number_key(term.value) for term in judged.relation.terms if isinstance(term, Constant))
    said = figures_of(judged.judgement.why) if judged.judgement else ()
    return frozenset(known).union(*map(_numbers, said))


def _not_its_own(path: str, row: EnglishRow, own: Figure, figures: tuple[Figure, ...], looked: _Looked) -> Breach:
    page = looked.repository.bundle.page(own.page)
    printed = own.text.replace("\n", "")
    chinese = f"“{printed}” is {own.value} {own.unit or ''}".rstrip() + f", {own.bound}"
    has = f"has {_shown(figures)}" if figures else "has no number"
    return Breach(
        row_region(looked.repository, path, row.path),
        f"The English of {row.name} does not say its figure: {chinese}; the English {has}.",
        f"Write “{in_words(own)}”, as the page prints it.",
        (Related(Region.of(page, page_path(page), own.start, own.end), f"the Chinese: {chinese}"),),
    )


def _shown(figures: Iterable[Figure]) -> str:
    said = [
        " ".join(figure.text.split()) if figure.bound in (None, "exact") else f"{figure.text} ({figure.bound})"
        for figure in figures
    ]
    return ", ".join((*said[:_MOST_SHOWN], *(["…"] if len(said) > _MOST_SHOWN else [])))


def _not_printed(path: str, row: EnglishRow, field: str, left: list[Figure], looked: _Looked) -> Breach:
    page_id, line = row.cites[0]
    page = looked.repository.bundle.page(page_id)
    chinese = [figure.text.replace("\n", "") for one in row.cites for figure in looked.printed.figures_on(one)]
    shown = ", ".join(dict.fromkeys(chinese[:_MOST_SHOWN])) or "no figure"
    return Breach(
        word_region(looked.repository, path, (*row.path, field), left[0].text),
        f"The English of {row.name} has {_shown(left)}, but neither the lines that it cites nor their story print it: "
        f"the Chinese has {shown}.",
        f'Write what the page prints, or add `"not_printed": [{{"number": "{left[0].value}", "because": ""}}]` to the row and fill in `because`.',
        (Related(Region.of_line(page, page_path(page), line), f"the Chinese, with {shown}"),),
    )


def _not_needed(
    path: str, row: EnglishRow, texts: tuple[_Text, ...], there: frozenset[str], looked: _Looked
) -> Iterator[Breach]:
    """What a row excuses although its English does not have it, or the pages print it."""
    said = frozenset[str]().union(*(_numbers(figure) for text in texts for figure in text.figures))
    for index, one in enumerate(row.not_printed):
        number = number_key(one.number)
        if number in there or number not in said:
            reason = "the page prints it there" if number in there else "its English does not have it"
            at = row_region(looked.repository, path, (*row.path, "not_printed", index))
            yield Breach(
                at, f"{row.name} says that {one.number} is not printed, but {reason}.", "Remove it from `not_printed`."
            )
