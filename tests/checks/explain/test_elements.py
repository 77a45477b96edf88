"""What `explain` says of an element: its row, and all that is needed to search again."""

import hashlib
import re
from typing import Any

import pytest

from bundle_model.records.terms import TermsRecord
from checks.explain.elements import find
from checks.gaps.rows import HEADING

_WORDS, _MENTIONS = "bundle/record/words.yaml", "bundle/record/mentions.yaml"


def _parts(copy: Any, text: str) -> dict[str, str]:
    explanation = find(text, copy.repository())
    assert explanation
    assert explanation.id == text
    return dict(explanation.parts)


@pytest.mark.parametrize("text", ["U-28", "U-00", "U-", "U-8", "u-08", "U-08 ", "", "C-08", "UPS", "platform"])
def test_what_is_no_element(copy: Any, text: str) -> None:
    assert find(text, copy.repository()) is None


def test_the_hardware_target_with_the_whole_search_behind_it(copy: Any) -> None:
    parts = _parts(copy, "U-08")
    assert list(parts) == [
        "question",
        "asked by",
        "status",
        "said of",
        "nearest",
        "gist",
        "not enough",
        "terms",
        "hits",
        "pages",
    ]
    assert parts["said of"] == "said of technical things: 4 of 38; of other things: 1 of 70"
    assert parts["not enough"].startswith("Over ten, two by name; ")
    assert parts["question"] == "Which machine, processor, accelerator, memory, count?"
    assert (parts["asked by"], parts["status"]) == ("ISO/IEC/IEEE 29148, arc42", "mentioned, not specified")
    bundle = copy.repository().bundle
    terms = [term for term in bundle.record(TermsRecord).terms if "U-08" in term.elements]
    lines = parts["terms"].split("\n")
    assert len(lines) == len(terms) > 20
    hits = parts["hits"].split("\n")
    for line, term in zip(lines, terms, strict=True):
        found = bundle.hits[term.english]
        counted = "1 hit" if len(found) == 1 else f"{len(found)} hits"
        assert line == f"{term.english} ({counted}): {', '.join(term.forms)}"
        for judgement in term.judgements:
            for at in judgement.at:
                (one,) = (line for line in hits if line.startswith(f"{term.english}: ") and str(at) in line)
                assert one.endswith(f": {judgement.why}")
    places = [place for line in hits for place in line.partition(" “")[0].partition(": ")[2].split(", ")]
    assert sorted(places) == sorted(str(hit.place) for term in terms for hit in bundle.hits[term.english])
    digests = [f"00{n} sha256 {hashlib.sha256(copy.path(f'00{n}').read_bytes()).hexdigest()}" for n in range(5)]
    assert parts["pages"].split("\n") == digests


def test_every_passage_is_there_in_one_line(copy: Any) -> None:
    lines = _parts(copy, "U-08")["nearest"].split("\n")
    assert len([line for line in lines if " “一部手机来创业”: mobile phone in the motto" in line]) == 3
    assert [line for line in lines if line.startswith("001:117:78 “各村参赛的办事员通过电脑实操竞赛”: clerks compete")]
    assert [line.endswith(" (of no technical thing)") for line in lines] == [False] * 4 + [True] * 3


def test_the_sentence_says_where_it_was_not_found(copy: Any) -> None:
    explanation = find("U-21", copy.repository())
    assert explanation
    assert explanation.sentence == f"Design constraints. {HEADING}: settled by decision."
    assert dict(explanation.parts)["status"] == "settled by decision D-01"


def test_hits_of_the_same_words_and_judgement_stand_on_one_line(copy: Any) -> None:
    (line,) = (one for one in _parts(copy, "U-13")["hits"].split("\n") if "day limits of the 135 close-out rule" in one)
    assert line.startswith("duration: 002:52:11, 002:53:3, 002:53:15 “天”: ")


def test_an_element_of_which_nothing_is_said_and_for_which_nothing_was_searched(copy: Any) -> None:
    copy.edit(_MENTIONS, '"element": "U-16"', '"element": "U-06"')
    text = copy.path(_WORDS).read_text(encoding="utf-8")
    copy.write(_WORDS, re.sub(r'"elements": \["U-16"(, )?', '"elements": [', text).replace(', "U-16"', "").encode())
    parts = _parts(copy, "U-16")
    assert (parts["status"], parts["nearest"], parts["terms"], parts["hits"]) == (
        "not searched", "nothing", "none", "none",
    )  # fmt: skip


def test_what_is_red_is_said_beside_the_hit_that_nobody_has_judged(copy: Any) -> None:
    copy.edit(_WORDS, '["001:117:88"]', '["001:117:89"]')
    parts = _parts(copy, "U-08")
    assert [line.partition(": ")[2] for line in parts["red"].split("\n")] == [
        "“电脑” is a hit of the term “computer” that nobody has judged.",
        "A judgement of the term “computer” names 001:117:89, but the term does not occur there.",
    ]
    assert "computer: 001:117:88 “电脑”: nobody has judged it" in parts["hits"].split("\n")


def test_without_the_record_of_words_no_page_was_searched(copy: Any) -> None:
    copy.write(_WORDS, b"[")
    parts = _parts(copy, "U-08")
    assert (parts["status"], parts["terms"], parts["pages"]) == ("unread", "none", "none")
