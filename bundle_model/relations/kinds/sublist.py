from typing import Annotated, Literal

from bundle_model.relations.base import Lookup, RelationBase
from bundle_model.relations.verdicts import Judgement, Verdict
from bundle_model.strict.marks import AtLeast
from bundle_model.text.places import Quote

Quotes = Annotated[tuple[Quote, ...], AtLeast(1)]


class Sublist(RelationBase):
    """Two lists of one kind of thing: each item of the first is one of the second, word for word."""

    kind: Literal["sublist"]
    items: Quotes
    within: Quotes

    def judge(self, known: Lookup) -> Judgement:
        items, within = dict.fromkeys(map(_words, self.items)), dict.fromkeys(map(_words, self.within))
        strange = [one for one in items if one not in within]
        verdict = Verdict.CONTRADICTS if strange else Verdict.HOLDS
        more = [one for one in within if one not in items]
        counts = f"{len(items) - len(strange)} of {len(items)} are among the {len(within)}"
        why = (counts, *_named("not among them", strange), *_named("in the longer list alone", more))
        return Judgement(verdict, "; ".join(why))


def _words(quote: Quote) -> str:
    return "".join(quote.quote.split())


def _named(what: str, items: list[str]) -> list[str]:
    return [f"{what}: {', '.join(items)}"] if items else []
