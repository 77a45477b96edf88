from collections.abc import Iterator, Mapping
from typing import Any

from bundle_model.records.mentions import Mention, MentionsRecord
from bundle_model.records.tied import digest
from bundle_model.repository import Repository
from bundle_model.strict.models import Count, Sha256
from bundle_model.text.places import Place
from checks.evidence import parts
from checks.evidence.counted import Counted, miscounted, twice
from checks.evidence.stale_pages import row_region
from checks.results import Breach, Note

SUMMARY = (
    "Every mention is at its recorded place, to the letter, and so is every statement that the pages make about it."
)
WHY = (
    "People judged everything that the pages name, one by one. A mention or a statement that is not at its place is a "
    "claim about words that are not there."
)
BAD = "A platform recorded at 003:39:5 whose name begins at 003:39:6."
GOOD = "The words at each place are the name, or the recorded quotation for it."
REMEDY = "Correct the place or the words in bundle/record/mentions.yaml."
NEEDS = (parts.PAGES, parts.record(MentionsRecord))
RANK = 5


class Parameters(Counted):
    """How many things are named, at how many places, how much is stated of them, and the sha256 of all but the reasons."""

    OF = (MentionsRecord,)

    mentions: Count | None = None
    places: Count | None = None
    statements: Count | None = None
    sha256: Sha256 | None = None

    def found(self, repository: Repository) -> Mapping[str, Any]:
        """What the record has."""
        record = repository.bundle.record(MentionsRecord)
        if record is None:
            return {}
        return {
            "mentions": len(record.mentions),
            "places": sum(len(mention.places) for mention in record.mentions),
            "statements": sum(len(mention.states) for mention in record.mentions),
            "sha256": digest(record.mentions),
        }


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach | Note]:
    """Look up each place on each page."""
    record = repository.bundle.record(MentionsRecord)
    mentions = record.mentions if record else ()
    bundle = repository.bundle
    # what is said of a page that was taken out is not looked at
    name, rests_on = f"{__name__} {sorted(bundle.left_out)}", (*bundle.pages, record)
    found = list(bundle.worked_out.once(name, rests_on, lambda: tuple(_looked_at(mentions, repository))))
    found.extend(twice(record, repository))
    yield from found or miscounted(parameters, repository, "The record of mentions", parts=(parts.NAMED_THINGS,))
    if record:
        yield Note(f"{len(mentions)} mentions, {sum(len(mention.places) for mention in mentions)} places")


def _looked_at(mentions: tuple[Mention, ...], repository: Repository) -> Iterator[Breach]:
    for number, mention in enumerate(mentions):
        for said in _wrong(mention, repository):
            at = row_region(repository, MentionsRecord.path, ("mentions", number))
            yield Breach(at, said, parts=(f"{parts.JUDGEMENTS}/{mention.name}",))
    yield from _argued_otherwise(mentions, repository)


def _argued_otherwise(mentions: tuple[Mention, ...], repository: Repository) -> Iterator[Breach]:
    """A breach for each argument that tells of an element what is not stated, or leaves out what is."""
    stated = {one.english: {statement.element for statement in one.states} for one in mentions}
    for number, mention in enumerate(mentions):
        if mention.argued:
            things = (mention.english, *mention.argued.along_with)
            unknown = [f"argues of {name}, which is no mention" for name in things if name not in stated]
            known = frozenset[str]().union(*(stated.get(name, ()) for name in things))
            only_told = [f"tells of {one}, which is not stated" for one in sorted(mention.argued.told - known)]
            only_stated = [f"leaves out {one}, which is stated" for one in sorted(known - mention.argued.told)]
            for said in (*unknown, *only_told, *only_stated):
                at = row_region(repository, MentionsRecord.path, ("mentions", number, "argued"))
                yield Breach(at, f"The argument of {mention.english} {said}.")


def _wrong(mention: Mention, repository: Repository) -> Iterator[str]:
    """What is not at its place."""
    left_out = repository.bundle.left_out
    # without quotations, the name itself is at each place
    quotes = mention.quotes or (mention.name,) * len(mention.places)
    for place, quote in zip(mention.places, quotes, strict=True):
        if place.page not in left_out and not _stands(place, quote, repository):
            yield f"{mention.english} is recorded at {place} as “{quote}”, but it is not there."
    for statement in mention.states:
        if statement.at.page not in left_out and not _stands(statement.at, statement.quote, repository):
            yield f"{mention.english} quotes “{statement.quote}” at {statement.at}, but it is not there."


def _stands(place: Place, quote: str, repository: Repository) -> bool:
    page = repository.bundle.page_by_id.get(place.page)
    return page is not None and page.holds(quote, place.line, place.column or 1)
