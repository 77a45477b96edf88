"""What `explain` says of an element: its row, and all that is needed to search again."""

import hashlib
from typing import Any

import pytest

from checks.explain.elements import find
from checks.gaps.rows import HEADING

_WORDS = "bundle/record/words.yaml"


def _parts(copy: Any, text: str) -> dict[str, str]:
    explanation = find(text, copy.repository())
    assert explanation
    assert explanation.id == text
    return dict(explanation.parts)


@pytest.mark.parametrize("text", ["U-28", "U-00", "U-", "U-8", "u-08", "U-08 ", "", "C-08", "UPS", "platform"])
def test_what_is_no_element(copy: Any, text: str) -> None:
    assert find(text, copy.repository()) is None


def test_an_element_with_the_whole_search_behind_it(small: Any) -> None:
    parts = _parts(small, "U-01")
    labels = ["question", "asked by", "status", "said of", "nearest", "gist", "not enough", "terms", "hits", "pages"]
    assert list(parts) == labels
    assert parts["said of"] == "said of technical things: 1 of 1; of other things: 0 of 2"
    assert parts["not enough"] == "No more is told."
    assert parts["question"] == "What is the thing to build called, and what is it?"
    assert (parts["asked by"], parts["status"]) == (
        "ISO/IEC/IEEE 29148, arc42, Volere, EARS",
        "mentioned, not specified",
    )
    assert parts["terms"].split("\n") == ["computer (1 hit): 电脑, computer", "phone (3 hits): 手机, phone"]
    # hits of the same words and judgement are on one line
    assert parts["hits"].split("\n") == [
        "computer: 001:117:88 “电脑”: clerks compete on them",
        "phone: 000:31:16, 000:61:1 “手机”: a motto",
        "phone: 000:71:5 “手机”: the motto again",
    ]
    digests = [f"00{n} sha256 {hashlib.sha256(small.path(f'00{n}').read_bytes()).hexdigest()}" for n in range(5)]
    assert parts["pages"].split("\n") == digests


def test_every_hit_of_the_record_is_there_with_its_judgement(copy: Any) -> None:
    parts, bundle = _parts(copy, "U-08"), copy.repository().bundle
    hits, terms = parts["hits"].split("\n"), [one for one in copy.record("words")["terms"] if "U-08" in one["elements"]]
    for term in terms:
        for judgement in term["judgements"]:
            for at in judgement["at"]:
                (one,) = (line for line in hits if line.startswith(f"{term['english']}: ") and at in line)
                assert one.endswith(f": {judgement['why']}")
    places = [place for line in hits for place in line.partition(" “")[0].partition(": ")[2].split(", ")]
    assert sorted(places) == sorted(str(hit.place) for term in terms for hit in bundle.hits[term["english"]])


def test_every_passage_is_there_in_one_line(small: Any) -> None:
    small.change("words", "000:31:16", near=["U-01"])
    assert _parts(small, "U-01")["nearest"].split("\n") == [
        "000:38:5 “直播销售”: Kuaishou: toys are sold through it",
        "000:31:14 “一部手机来创业”: a motto (of no technical thing)",
        "000:60:18 “一部手机来创业”: a motto (of no technical thing)",
    ]


def test_the_sentence_says_where_it_was_not_found(copy: Any) -> None:
    explanation = find("U-21", copy.repository())
    assert explanation
    assert explanation.sentence == f"Design constraints. {HEADING}: settled by decision."
    assert dict(explanation.parts)["status"] == "settled by decision D-01"


def test_an_element_of_which_nothing_is_said_and_for_which_nothing_was_searched(small: Any) -> None:
    small.change("words", "computer", elements=["U-09"])
    parts = _parts(small, "U-27")
    assert (parts["status"], parts["nearest"], parts["terms"], parts["hits"]) == (
        "not searched", "nothing", "none", "none",
    )  # fmt: skip
    assert not {"gist", "not enough"} & {*parts}


def test_what_is_red_is_said_beside_the_hit_that_nobody_has_judged(small: Any) -> None:
    small.change("words", "001:117:88", at=["001:117:89"])
    parts = _parts(small, "U-08")
    assert [line.partition(": ")[2] for line in parts["red"].split("\n")] == [
        "“电脑” is a hit of the term “computer” that nobody has judged.",
        "A judgement of the term “computer” names 001:117:89, but the term does not occur there.",
    ]
    assert parts["hits"] == "computer: 001:117:88 “电脑”: nobody has judged it"


def test_without_the_record_of_words_no_page_was_searched(copy: Any) -> None:
    copy.write(_WORDS, b"[")
    parts = _parts(copy, "U-08")
    assert (parts["status"], parts["terms"], parts["pages"]) == ("unread", "none", "none")
