"""Hits that nobody has judged, and judgements of what is no hit, told of one term and of the pages that were judged."""

from typing import Any

import pytest

from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import Repository
from checks.evidence.judgements import judged_twice, misplaced, unjudged, unjudged_lines
from checks.results import Breach, Region

_RECORD = "bundle/record/words.yaml"
_BOTH = '"001:117:103", "001:117:122"'
_SYSTEM = '{"at": ["002:364:8"], '


def _term(repository: Repository, name: str) -> tuple[int, Term]:
    assert repository.bundle.record(TermsRecord)
    return next((n, term) for n, term in enumerate(repository.bundle.record(TermsRecord).terms) if term.english == name)


def _told(breaches: Any) -> list[tuple[str, str]]:
    found: list[Breach] = list(breaches)
    assert all(
        isinstance(one.at, Region) and one.remedy in (None, "Correct the place, or remove it there.") for one in found
    )
    return [(one.at.place, one.message) for one in found if isinstance(one.at, Region)]


def test_as_it_is_nothing_is_said_of_any_term(copy: Any) -> None:
    repository = copy.repository()
    for number, term in enumerate(repository.bundle.record(TermsRecord).terms):
        assert [*unjudged(term, (), repository), *misplaced(number, term, (), repository)] == []


_PLATFORM = '{"at": ["000:38:3"]'


@pytest.mark.parametrize(
    ("old", "new", "page", "at", "words"),
    [
        pytest.param(_BOTH, '"001:117:103"', "001", "001:117:122", "平台", id="none"),
        pytest.param('"forms": ["平台", "平臺", ', '"forms": ["平台", "平臺", "快手", ', "000", "000:37:18", "快\n手", id="over-a-line-break"),
    ],
)  # fmt: skip
def test_a_hit_without_a_judgement(copy: Any, old: str, new: str, page: str, at: str, words: str) -> None:
    copy.edit(_RECORD, old, new)
    repository = copy.repository()
    _, term = _term(repository, "platform")
    assert [(str(hit.place), hit.words) for hit in unjudged(term, (), repository)] == [(at, words)]
    assert [*unjudged(term, frozenset({page}), repository)] == []
    assert [*unjudged(_term(repository, "system")[1], (), repository)] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(_BOTH, f'{_BOTH}, "001:117:122"', ["The term “platform” has 2 judgements of 001:117:122."], id="two-in-one"),
        pytest.param(_PLATFORM, '{"at": ["000:38:3", "001:117:103"]', ["The term “platform” has 2 judgements of 001:117:103."], id="two-in-two"),
        pytest.param(_PLATFORM, '{"at": ["000:38:3", "000:38:3", "000:38:3"]', ["The term “platform” has 3 judgements of 000:38:3."] * 2, id="three"),
        pytest.param(_PLATFORM, '{"at": ["000:38:3", "000:38:4"]', [], id="another-place"),
    ],
)  # fmt: skip
def test_a_place_that_is_judged_twice(copy: Any, old: str, new: str, said: list[str]) -> None:
    copy.edit(_RECORD, old, new)
    repository = copy.repository()
    found = _told(judged_twice(*_term(repository, "platform"), repository))
    assert [message for _, message in found] == said
    assert all(place.startswith(f"{_RECORD}:") for place, _ in found)
    assert [*unjudged(_term(repository, "platform")[1], (), repository)] == []


def _lines(copy: Any, *names: str) -> list[Breach]:
    repository = copy.repository()
    terms = repository.bundle.record(TermsRecord).terms
    return [*unjudged_lines([term for term in terms if not names or term.english in names], repository)]


def test_as_it_is_no_line_is_unjudged(copy: Any) -> None:
    assert _lines(copy) == []


def test_one_hit_of_a_line_is_one_breach_there(copy: Any) -> None:
    copy.edit(_RECORD, _BOTH, '"001:117:103"')
    (breach,) = _lines(copy)
    assert breach.at == Region(copy.page("001"), 117, 122, 117, 124)
    assert breach.message == ("Line 117 of page 001 has words of the search that nobody has judged: “平台” (platform).")
    assert (breach.related, breach.parts, breach.remedy) == ((), ("hits/001/117",), None)
    assert _lines(copy, "system") == []


def test_the_hits_of_one_line_are_one_breach_with_each_place(copy: Any) -> None:
    copy.edit(_RECORD, _BOTH, '"001:117:104"')
    copy.edit(_RECORD, '["001:117:88"]', '["001:117:87"]')  # a computer
    (breach,) = _lines(copy)
    assert breach.message == (
        "Line 117 of page 001 has words of the search that nobody has judged: "
        "“电脑” (computer), “平台” (platform), “平台” (platform)."
    )
    assert [(one.region.place, one.message) for one in breach.related] == [
        (f"{copy.page('001')}:117:88", "“电脑” is a hit of the term “computer”"),
        (f"{copy.page('001')}:117:103", "“平台” is a hit of the term “platform”"),
        (f"{copy.page('001')}:117:122", "“平台” is a hit of the term “platform”"),
    ]
    assert breach.at == breach.related[0].region


def test_of_many_hits_of_a_line_three_are_named_and_all_have_a_place(copy: Any) -> None:
    copy.edit(_RECORD, _BOTH, '"001:117:104"')
    copy.edit(_RECORD, '"forms": ["平台", "平臺", ', '"forms": ["平台", "平臺", "电脑", ')
    copy.edit(_RECORD, '["001:117:88"]', '["001:117:87"]')
    (breach,) = (one for one in _lines(copy) if one.parts == ("hits/001/117",))
    assert breach.message.endswith("“电脑” (computer), “电脑” (platform), “平台” (platform) and 1 more.")
    assert len(breach.related) == 4


def test_each_line_is_a_breach_in_order(copy: Any) -> None:
    copy.edit(_RECORD, _BOTH, '"001:117:103"')
    copy.edit(_RECORD, _PLATFORM, '{"at": ["000:38:4"]')
    assert [one.parts for one in _lines(copy)] == [("hits/000/38",), ("hits/001/117",)]


@pytest.mark.parametrize(
    ("new", "place"),
    [
        pytest.param('{"at": ["002:364:8", "002:364:9"], ', "002:364:9", id="one-column-off"),
        pytest.param('{"at": ["002:364:8", "000:38:3"], ', "000:38:3", id="a-hit-of-another-term"),
        pytest.param('{"at": ["009:1:1", "002:364:8"], ', "009:1:1", id="on-no-page"),
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
