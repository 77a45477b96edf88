"""Hits that nobody has judged, and judgements of what is no hit, told of one term and of the pages that were judged."""

from typing import Any

import pytest

from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import Repository
from checks.evidence.judgements import misplaced, unjudged
from checks.results import Breach, Region

_RECORD = "bundle/record/words.yaml"
_BOTH = '"001:117:103", "001:117:122"'
_SYSTEM = '- {at: ["002:364:8"], '


def _term(repository: Repository, name: str) -> tuple[int, Term]:
    assert repository.bundle.record(TermsRecord)
    return next((n, term) for n, term in enumerate(repository.bundle.record(TermsRecord).terms) if term.english == name)


def _told(breaches: Any) -> list[tuple[str, str]]:
    found: list[Breach] = list(breaches)
    assert all(isinstance(one.at, Region) and one.remedy is None for one in found)
    return [(one.at.place, one.message) for one in found if isinstance(one.at, Region)]


def test_as_it_is_nothing_is_said_of_any_term(copy: Any) -> None:
    repository = copy.repository()
    for number, term in enumerate(repository.bundle.record(TermsRecord).terms):
        assert [*unjudged(term, (), repository), *misplaced(number, term, (), repository)] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "page", "at", "said"),
    [
        pytest.param("platform", _BOTH, '"001:117:103"', "001", "117:122", "“平台” is a hit of the term “platform” without a judgement.", id="none"),
        pytest.param("platform", _BOTH, f'{_BOTH}, "001:117:122"', "001", "117:122", "“平台” is a hit of the term “platform” with 2 judgements.", id="two-in-one"),
        pytest.param("platform", '{at: ["000:38:3"]', '{at: ["000:38:3", "001:117:103"]', "001", "117:103", "“平台” is a hit of the term “platform” with 2 judgements.", id="two-in-two"),
        pytest.param("platform", "forms: [平台, 平臺,", "forms: [平台, 平臺, 快手,", "000", "37:18", "“快\n手” is a hit of the term “platform” without a judgement.", id="over-a-line-break"),
    ],
)  # fmt: skip
def test_a_hit_without_exactly_one_judgement(
    copy: Any, name: str, old: str, new: str, page: str, at: str, said: str
) -> None:
    copy.edit(_RECORD, old, new)
    repository = copy.repository()
    _, term = _term(repository, name)
    assert _told(unjudged(term, (), repository)) == [(f"{copy.page(page)}:{at}", said)]
    assert _told(unjudged(term, frozenset({page}), repository)) == []
    assert _told(unjudged(_term(repository, "system")[1], (), repository)) == []


@pytest.mark.parametrize(
    ("new", "place"),
    [
        pytest.param('- {at: ["002:364:8", "002:364:9"], ', "002:364:9", id="one-column-off"),
        pytest.param('- {at: ["002:364:8", "000:38:3"], ', "000:38:3", id="a-hit-of-another-term"),
        pytest.param('- {at: ["009:1:1", "002:364:8"], ', "009:1:1", id="on-no-page"),
    ],
)
def test_a_judgement_without_its_hit(copy: Any, new: str, place: str) -> None:
    copy.edit(_RECORD, _SYSTEM, new)
    repository = copy.repository()
    number, term = _term(repository, "system")
    said = f"A judgement of the term “system” names {place}, but the term does not occur there."
    assert _told(misplaced(number, term, (), repository)) == [(copy.place(f"{_RECORD}@{new}"), said)]
    assert _told(misplaced(number, term, {place[:3]}, repository)) == []
    assert _told(misplaced(*_term(repository, "platform"), (), repository)) == []
