"""The fields and methods that every kind of relation has."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from bundle_model.english.not_printed import NotPrinted
from bundle_model.relations.operands import Anchor, Constant, Item, Known, Term
from bundle_model.relations.verdicts import Judgement, Verdict
from bundle_model.strict.marks import AtLeast, English, marked
from bundle_model.strict.models import StrictModel, written_as
from bundle_model.text.places import Quote

Lookup = Callable[[Term], Known]


def _one_or_more(value: object) -> object:
    return value if isinstance(value, list | tuple) else (value,)


MOST_TERMS = 100
"""Terms of one field. Each is compared with each, and no page relates more."""

Several = Annotated[tuple[Term, ...], Field(max_length=MOST_TERMS), AtLeast(2)]
Some = Annotated[tuple[Term, ...], Field(max_length=MOST_TERMS), BeforeValidator(_one_or_more), AtLeast(1)]
"""One term, or several that are taken together."""
Items = Annotated[tuple[Item, ...], AtLeast(1)]
"""The items of a list, any number of them: they are counted, not compared."""


class RelationBase(StrictModel):
    """A relation among figures: its id, the claim in English, the recorded verdict, and a doubt if there is one.

    `kind` is the name of its module with `-` for `_`; each kind declares it as a literal.
    `strength` is `claimed` where the page makes the claim, `weak` where an order, bound or repeat follows from its text.
    `doubt` is what a careful editor would question, and why. It changes no verdict. `saved_by` is another reading of the
    words, by which they do not contradict each other: then nobody can decide. `not_printed` are numbers in its
    English that neither the pages print nor the judgement computes.
    """

    NO_TERMS: ClassVar[frozenset[str]] = frozenset()
    """Fields of a kind that are neither terms nor quotations: its own words, such as `<` or `elapsed`."""

    id: Annotated[str, written_as(r"R-[^:\s]+-([0-9]{2}|[1-9][0-9]{2})", "the id of a relation, such as R-000-01")]
    kind: str
    claim: English
    strength: Literal["claimed", "weak"] = "weak"
    verdict: Verdict
    doubt: English | None = None
    saved_by: English | None = None
    not_printed: tuple[NotPrinted, ...] = ()

    @property
    def page(self) -> str:
        """The id of the page whose figures it relates."""
        return self.id.removeprefix("R-").rpartition("-")[0]

    @property
    def pages(self) -> frozenset[str]:
        """The ids of all pages that its own id, its figures and its quotations name."""
        named = (term.partition(":")[0] for term in self.terms if isinstance(term, str))
        return frozenset({self.page, *named, *(quote.at.page for quote in self.quotes)})

    @abstractmethod
    def judge(self, known: Lookup) -> Judgement:
        """Compute the verdict. UnfitRelationError, or ZeroInDivisorError, where it cannot be computed as declared."""

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term of the relation, in the order of its fields."""
        return tuple(part for part in self._parts() if isinstance(part, str | Anchor | Constant))

    @cached_property
    def quotes(self) -> tuple[Quote | Anchor, ...]:
        """Every anchored quotation of the relation."""
        return tuple(part for part in self._parts() if isinstance(part, Quote | Anchor))

    @property
    def places(self) -> tuple[str, ...]:
        """The place of each figure and quotation. One that is there twice would be compared with itself, or count twice."""
        return tuple(
            str(part) if isinstance(part, str) else str(part.at)
            for part in self._parts()
            if isinstance(part, str | Quote | Anchor)
        )

    @property
    def lacking(self) -> tuple[tuple[str, int, int], ...]:
        """The lists with too few items: the name of each, how many it has, and how many it needs."""
        return tuple(_lacking(self))

    def _parts(self) -> Iterator[object]:
        for name in _fields_of_kind(type(self)):
            yield from _flat(getattr(self, name))


@cache
def _fields_of_kind(kind: type[RelationBase]) -> tuple[str, ...]:
    """The fields of a kind that are terms or quotations."""
    return tuple(
        name for name in kind.model_fields if name not in RelationBase.model_fields and name not in kind.NO_TERMS
    )


def _lacking(model: StrictModel) -> Iterator[tuple[str, int, int]]:
    for name, least in marked(type(model), AtLeast).items():
        items = getattr(model, name)
        if items is not None:
            if len(items) < least.number:
                yield name, len(items), least.number
            yield from (one for item in items if isinstance(item, StrictModel) for one in _lacking(item))


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        # a field of several terms
        for inner in value:
            yield from _flat(inner)
    elif isinstance(value, StrictModel) and not isinstance(value, Quote | Anchor | Constant):
        # a part of a formula, which is made of terms
        for name in type(value).model_fields:
            yield from _flat(getattr(value, name))
    elif value is not None:
        yield value
