"""The glossary (`record/glossary.yaml`): one English name for one thing, and the variants that are not used."""

import re
from collections.abc import Collection, Iterator
from typing import Annotated, ClassVar, NamedTuple

from pydantic import AfterValidator, model_validator

from bundle_model.records.base import ReadPage, Record
from bundle_model.records.english import EnglishRow
from bundle_model.strict.marks import English
from bundle_model.strict.models import Flag, NonBlank, StrictModel, each_once


class Held(NamedTuple):
    """A thing with the one English name that texts are held to, and the variants that they must not have."""

    chinese: str
    english: str
    variants: tuple[str, ...]
    quoted: bool

    @property
    def forms(self) -> tuple[str, ...]:
        """Every variant, also as it begins a sentence; the longest first."""
        both = (form for variant in self.variants for form in _forms(variant, self.english))
        return tuple(sorted(both, key=lambda form: (-len(form), form)))

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds a variant, as a word of its own, also at the start of a sentence. Nothing where there is no variant."""
        quotes = "'\"‘“" if self.quoted else ""
        found = "|".join(map(re.escape, self.forms)) or "(?!)"
        return re.compile(rf"(?<![\w{quotes}-])(?:{found})(?![\w-])")


class Name(StrictModel):
    """A named thing, place, body or recurring term: as printed, its one English name, and what else it could be called.

    `english` is left out where the record of mentions gives it: one fact is in one place. `means` explains the name where it
    does not explain itself. `quoted`: in quotation marks a variant is allowed, since there it gives the page's own words.
    """

    chinese: NonBlank
    english: NonBlank | None = None
    variants: tuple[NonBlank, ...] = ()
    means: English | None = None
    quoted: Flag = False

    @model_validator(mode="after")
    def _has_variants_to_find(self) -> "Name":
        if self.english in self.variants:
            raise ValueError("must not have its English name among its variants")
        if not all(re.search("[A-Za-z0-9]", variant) for variant in self.variants):
            raise ValueError("must have a Latin letter or a digit in each variant, since a text is searched by these")
        return self

    @property
    def words(self) -> tuple[str, ...]:
        """The English that the row has: its name, if it gives one, and the variants."""
        return (*([self.english] if self.english else []), *self.variants)

    def held(self, english: str, others: Collection[str] = ()) -> Held:
        """The name to hold texts to, where the thing is called `english`. No text is held to have none of the `others`."""
        variants = tuple(variant for variant in self.variants if variant not in others)
        return Held(self.chinese, english, variants, self.quoted)


def _forms(variant: str, english: str) -> tuple[str, ...]:
    first, same = (text.replace("-", " ").partition(" ")[0] for text in (english, variant))
    # "party members" for "Party member": it is the capital that counts
    if first[0].isupper() and same.casefold() == first.casefold():
        return (variant,)
    return tuple(dict.fromkeys((variant, variant[0].upper() + variant[1:])))


def _each_once(names: tuple[Name, ...]) -> tuple[Name, ...]:
    each_once((name.chinese for name in names), "must have each Chinese name once")
    each_once((word for name in names for word in name.words), "must have each English name once")
    return names


class GlossaryRecord(Record):
    """The pages that the names are from, and the names."""

    path: ClassVar[str] = "record/glossary.yaml"

    pages: tuple[ReadPage, ...]
    names: Annotated[tuple[Name, ...], AfterValidator(_each_once)]

    def english(self) -> Iterator[EnglishRow]:
        """Nothing: the names are what other English is held to."""
        return iter(())
