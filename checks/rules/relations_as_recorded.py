from collections.abc import Iterator

from bundle_model.records.relations import RelationsRecord
from bundle_model.relations.judging import Judged
from bundle_model.repository import Repository
from checks.evidence import parts
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


def check(repository: Repository) -> Iterator[Breach]:
    """Judge each relation of each page. A relation has its parts on one page."""
    bundle = repository.bundle
    record = bundle.record(RelationsRecord)
    judged = {one.relation.id: one for one in bundle.judged}
    for number, page in enumerate(record.pages if record else ()):
        if page.page in bundle.page_by_id:
            for index, relation in enumerate(page.relations):
                for said in _wrong(judged[relation.id]):
                    at = row_region(repository, RelationsRecord.path, ("pages", number, "relations", index))
                    yield Breach(at, said)


def _wrong(judged: Judged) -> Iterator[str]:
    relation, judgement = judged.relation, judged.judgement
    yield from (f"{relation.id} {reason}." for reason in judged.unfit)
    # no judgement: a relation that cannot be computed, such as a division by zero, which `unfit` says
    if judgement and judgement.verdict is not relation.verdict:
        yield f"{relation.id} is recorded as “{relation.verdict}”, but is “{judgement.verdict}”: {judgement.why}."
