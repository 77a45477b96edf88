"""The shipped record: every relation comes out as the reader recorded it, in English, with its quotations in place."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bundle_model.bundle import Bundle
from bundle_model.loader import load
from bundle_model.records.relations import RelationsRecord
from bundle_model.relations.kinds.equal_rates import EqualRates
from bundle_model.relations.verdicts import Verdict

_TOP = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return load(_TOP / "bundle")


def test_every_verdict_is_the_recorded_one(bundle: Bundle) -> None:
    wrong = [
        (judged.relation.id, judged.relation.verdict.value, judged.judgement, judged.unfit)
        for judged in bundle.judged
        if not judged.judgement or judged.judgement.verdict is not judged.relation.verdict
    ]
    assert wrong == []


def test_counts(bundle: Bundle) -> None:
    """Against the record as plain text: a relation that is lost, or is read as another kind, changes these."""
    text = (_TOP / "bundle/record/relations.yaml").read_text(encoding="utf-8")
    written = Counter(re.findall(r'"id": "R-(\S+)-[0-9]+", "kind": "(\S+)"', text))
    assert Counter((judged.relation.page, judged.relation.kind) for judged in bundle.judged) == written
    assert written.total() == text.count('"id": ') > 150


def test_the_bundle_has_the_same_relations(bundle: Bundle) -> None:
    recorded = [relation for page in bundle.record(RelationsRecord).pages for relation in page.relations]
    assert recorded == [judged.relation for judged in bundle.judged]


def test_what_people_wrote_is_english(bundle: Bundle) -> None:
    for judged in bundle.judged:
        relation = judged.relation
        implies = relation.implies if isinstance(relation, EqualRates) else ""
        for text in (relation.claim, relation.doubt or "", implies):
            assert not re.search(r"[\u2e80-\u9fff\uff00-\uffef]", text), relation.id


def test_quotations_stand_at_their_places(bundle: Bundle) -> None:
    """By plain lines and columns, without the code that judges."""
    quotes = [quote for judged in bundle.judged for quote in judged.relation.quotes]
    assert len(quotes) > 150
    for quote in quotes:
        (file,) = (_TOP / "bundle/data").glob(f"{quote.at.page}_*.txt")
        lines = file.read_bytes().decode("utf-8").split("\n")
        below = "\n".join(lines[quote.at.line - 1 :])
        assert below[(quote.at.column or 1) - 1 :].startswith(quote.quote), quote


@pytest.mark.parametrize(
    ("id_", "verdict", "why"),
    [
        pytest.param("R-000-16", Verdict.HOLDS_AFTER_ROUNDING, "1700/27 (62.962…) and [62.5, 63.5) meet: rounding explains the gap", id="34-of-54"),
        pytest.param("R-002-03", Verdict.UNDECIDABLE, "[180, ∞) <= 100 is impossible", id="20-per-cent-nine-times"),
        pytest.param("R-001-26", Verdict.UNDECIDABLE, "001:107:272, 001:107:257 are only approximate: “about” sets no limits", id="about-twice"),
        pytest.param("R-004-09", Verdict.UNDECIDABLE, "[10, ∞) <= 50: the bounds of 004:103:5 leave it open", id="ten-or-more"),
        pytest.param("R-002-41", Verdict.OPEN, "12 are listed, but the page lists only some", id="more-than-ten"),
        pytest.param("R-004-23", Verdict.HOLDS, "the printed values are equal", id="sixty-awards"),
    ],
)  # fmt: skip
def test_relations_known_by_heart(bundle: Bundle, id_: str, verdict: Verdict, why: str) -> None:
    (judged,) = (one for one in bundle.judged if one.relation.id == id_)
    assert judged.judgement
    said = judged.judgement.why.partition(", but it can be read otherwise: ")
    assert (judged.judgement.verdict, said[0], said[2]) == (verdict, why, judged.relation.saved_by or "")


def test_each_relation_says_why(bundle: Bundle) -> None:
    assert all(judged.judgement and judged.judgement.why for judged in bundle.judged)
