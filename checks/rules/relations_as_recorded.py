from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bundle_model.records.relations import RelationsRecord
from bundle_model.records.tied import digest
from bundle_model.relations.judging import Judged
from bundle_model.relations.kinds.list import List
from bundle_model.repository import Repository
from bundle_model.strict.models import Count, Sha256
from checks.evidence import parts
from checks.evidence.counted import Counted, miscounted
from checks.evidence.stale_pages import row_region
from checks.results import Breach

SUMMARY = "Every recorded relation between figures can be computed, and has the verdict that was recorded."
WHY = (
    "A spec could rest on figures that agree. A newspaper that contradicts itself is a fact about the newspaper: it is "
    "recorded, and is no failure. A verdict that changes is a failure, because a figure or the rule has changed."
)
BAD = "A sum that is recorded as `holds`, but whose printed parts have another total."
GOOD = "The 60 awards are 30, 10, 10 and 10: recorded as `holds`, and it holds."
REMEDY = "Read the place. Correct the relation, its quotations or its verdict in bundle/record/relations.yaml."
NEEDS = (parts.PAGES, parts.record(RelationsRecord))


class Parameters(Counted):
    """The relations by kind and by verdict, those that are claimed, doubted or closed, and the figures and quotations in
    them; and the sha256 of all but the English.
    """

    OF = (RelationsRecord,)

    relations: Count | None = None
    kinds: dict[str, Count] | None = None
    verdicts: dict[str, Count] | None = None
    claimed: Count | None = None
    doubts: Count | None = None
    closed: Count | None = None
    figures: Count | None = None
    quotations: Count | None = None
    sha256: Sha256 | None = None

    def found(self, repository: Repository) -> Mapping[str, Any]:
        """What the record has."""
        record = repository.bundle.record(RelationsRecord)
        if record is None:
            return {}
        relations = [relation for page in record.pages for relation in page.relations]
        return {
            "relations": len(relations),
            "kinds": dict(sorted(Counter(one.kind for one in relations).items())),
            "verdicts": dict(sorted(Counter(one.verdict.value for one in relations).items())),
            "claimed": sum(one.strength == "claimed" for one in relations),
            "doubts": sum(one.doubt is not None for one in relations),
            "closed": sum(isinstance(one, List) and one.closed for one in relations),
            "figures": len({term for one in relations for term in one.terms if isinstance(term, str)}),
            "quotations": sum(len(one.quotes) for one in relations),
            "sha256": digest(relations),
        }


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Judge each relation of each page. A relation has its parts on one page."""
    bundle = repository.bundle
    record = bundle.record(RelationsRecord)
    judged = {one.relation.id: one for one in bundle.judged}
    found: list[Breach] = []
    for number, page in enumerate(record.pages if record else ()):
        if page.page in bundle.page_by_id:
            for index, relation in enumerate(page.relations):
                for said in _wrong(judged[relation.id]):
                    at = row_region(repository, RelationsRecord.path, ("pages", number, "relations", index))
                    found.append(Breach(at, said))
    yield from found or miscounted(parameters, repository, "The record of relations")


def _wrong(judged: Judged) -> Iterator[str]:
    relation, judgement = judged.relation, judged.judgement
    yield from (f"{relation.id} {reason}." for reason in judged.unfit)
    # no judgement: a relation that cannot be computed, such as a division by zero, which `unfit` says
    if judgement and judgement.verdict is not relation.verdict:
        yield f"{relation.id} is recorded as “{relation.verdict}”, but is “{judgement.verdict}”: {judgement.why}."
