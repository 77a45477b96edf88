"""The record of relations (`record/relations.yaml`). Each is read with the model of the kind that it names."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, model_validator

from bundle_model.records.base import ReadPage, Record
from bundle_model.records.english import EnglishRow, Line, lines_of, texts_of
from bundle_model.relations.base import RelationBase
from bundle_model.relations.registry import all_kinds
from bundle_model.strict.models import ReadAs, errors_at
from bundle_model.strict.nearest import nearest


def _of_its_kind(value: object) -> object:
    """Read a relation with the model of its kind, so that errors come from one model and not from all of them."""
    if not isinstance(value, dict):
        return value
    kind, kinds = str(value.get("kind", "")), all_kinds()
    if kind not in kinds:
        near = nearest(kind, list(kinds))
        hint = f"such as {near}" if near else f"one of {', '.join(kinds)}"
        raise errors_at({("kind",): (kind, f"must be a known kind, {hint}")})
    return kinds[kind].model_validate(value)


Relation = Annotated[RelationBase, BeforeValidator(_of_its_kind), ReadAs(lambda: all_kinds().values())]


class PageRelations(ReadPage):
    """The relations among the figures of one page."""

    relations: tuple[Relation, ...]

    @model_validator(mode="after")
    def _are_of_the_page_in_order(self) -> "PageRelations":
        late = [index for index in range(1, len(self.relations)) if self._number(index) <= self._number(index - 1)]
        strange = [index for index, relation in enumerate(self.relations) if relation.pages != {self.page}]
        rules = dict.fromkeys(late, "must be in order of the ids, each once")
        rules |= dict.fromkeys(strange, f"must relate only parts of page {self.page}, and have an id of that page")
        if rules:
            raise errors_at({("relations", index): (self.relations[index].id, rules[index]) for index in sorted(rules)})
        return self

    def _number(self, index: int) -> int:
        return int(self.relations[index].id.rpartition("-")[2])


class RelationsRecord(Record):
    """The relations of each page."""

    path: ClassVar[str] = "record/relations.yaml"

    pages: tuple[PageRelations, ...]

    def english(self) -> Iterator[EnglishRow]:
        """The claim, the doubt and the saving reading of each relation."""
        for number, page in enumerate(self.pages):
            for index, one in enumerate(page.relations):
                path = ("pages", number, "relations", index)
                yield EnglishRow(
                    one.id, path, texts_of(one, "claim", "doubt", "saved_by"), _cited(one), one.not_printed
                )


def _cited(relation: RelationBase) -> tuple[Line, ...]:
    figures = (term.split(":") for term in relation.terms if isinstance(term, str))
    lines = ((page, int(line)) for page, line, _ in figures)
    return tuple(dict.fromkeys((*lines, *lines_of(quote.at for quote in relation.quotes))))
