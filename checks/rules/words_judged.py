from collections.abc import Iterator

from bundle_model.declared.elements import elements
from bundle_model.faults import first_of
from bundle_model.files.layout import BUNDLE
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import Repository
from checks.evidence import absence, parts
from checks.evidence.counted import miscounted, twice
from checks.evidence.judgements import judged_twice, misplaced, not_searched, of_nothing, unjudged_lines
from checks.results import Breach, Note, Region

SUMMARY = "Every hit of every search term is judged, every judgement has its hit, and every element is searched for."
WHY = (
    "That the pages define no system is a claim about a search that anyone can run again. A hit without a "
    "judgement is an objection without an answer; a judgement without a hit answers nothing."
)
BAD = "The word 平台 on a line of a page, with no judgement for the place."
GOOD = "Each place of 平台 is listed under one judgement, with the reason why it defines nothing."
REMEDY = "Read the place. Add it to a judgement of the term in bundle/record/words.yaml, or remove it from there."
NEEDS = (parts.PAGES, parts.record(TermsRecord))
RANK = 7
_AT_MOST = 3
_FILE = f"{BUNDLE}/{TermsRecord.path}"


class Parameters(absence.WholeSearch):
    """The size of the whole search, and its sha256."""


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach | Note]:
    """Search again, and compare hits and judgements, both ways."""
    bundle = repository.bundle
    record = bundle.record(TermsRecord)
    if record:
        # what is judged on a page that was taken out is not looked at
        name, rests_on = f"{__name__} {sorted(bundle.left_out)}", (record, bundle.record(MentionsRecord), *bundle.pages)
        found = bundle.worked_out.once(name, rests_on, lambda: tuple(_looked_at(record, repository)))
        # where an absence counts other terms, this is the same cause
        yield from found or miscounted(parameters, repository, "The search", cause=(parts.SEARCH,))
        hits = sum(map(len, repository.bundle.hits.values()))
        yield Note(f"{len(record.terms)} terms, {hits} hits")


def _looked_at(record: TermsRecord, repository: Repository) -> Iterator[Breach]:
    # where a check of absence is about the line, the finding is its own
    yield from unjudged_lines(record.terms, repository)
    for number, term in enumerate(record.terms):
        yield from judged_twice(number, term, repository)
        yield from of_nothing(number, term, repository)
        yield from misplaced(number, term, repository.bundle.left_out, repository)
    yield from twice(record, repository)
    yield from _not_searched(repository)


def _not_searched(repository: Repository) -> Iterator[Breach]:
    by_lack: dict[str, list[str]] = {}
    for element, lacking in not_searched(repository):
        by_lack.setdefault(lacking, []).append(f"{element} ({elements()[element].name})")
    # whoever drops the English forms of all terms has done one thing
    for lacking, named in by_lack.items():
        at = Region.of_line(repository.texts[_FILE], _FILE, 1)
        said = f"{lacking} {first_of(named, _AT_MOST)}."
        yield Breach(at, said, "Add a term that a reader would search for, and judge its hits.")
