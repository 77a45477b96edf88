from collections.abc import Iterator

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.records.relations import RelationsRecord
from bundle_model.relations import Judged
from bundle_model.repository import Repository
from checks.evidence.stale_pages import not_as_read, row_region
from checks.results import Breach, Skip

SUMMARY = "Every recorded relation among the figures can be computed, and comes out as the reader recorded it."
WHY = (
    "Where figures agree with one another, a spec could rest on them; where a newspaper contradicts itself, that "
    "is a fact about the newspaper, recorded as such, and no failure. A verdict that changes is: then a figure, "
    "or the rule, has changed."
)
BAD = "A sum recorded as holding whose parts, as the page prints them, come to something else."
GOOD = "The 60 awards are 30, 10, 10 and 10: recorded as holding, and it holds."
REMEDY = "Read the place. Correct the relation, its quotations or its verdict in bundle/record/relations.yaml."
NEEDS = (PAYLOAD,)


def check(repository: Repository) -> Iterator[Breach | Skip]:
    """Judge each relation of each page that is still the one that was read."""
    yield from not_as_read(repository, RelationsRecord.path)
    bundle = repository.bundle
    record = bundle.record(RelationsRecord)
    judged = {one.relation.id: one for one in bundle.judged}
    for number, page in enumerate(record.pages if record else ()):
        there = bundle.page_by_id.get(page.page)
        if there and there.file.sha256 == page.sha256:
            for index, relation in enumerate(page.relations):
                at = row_region(repository, RelationsRecord.path, ("pages", number, "relations", index))
                yield from (Breach(at, said) for said in _wrong(judged[relation.id]))


def _wrong(judged: Judged) -> Iterator[str]:
    relation, judgement = judged.relation, judged.judgement
    yield from (f"{relation.id} {reason}." for reason in judged.unfit)
    if judgement and judgement.verdict is not relation.verdict:
        yield f"{relation.id} is recorded as “{relation.verdict}”, and is “{judgement.verdict}”: {judgement.why}."
