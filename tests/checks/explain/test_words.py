"""What is known of a thing that is named, and of a term that was searched for."""

from typing import Any

import pytest

from bundle_model.declared.elements import elements
from checks.explain.words import find, names

_WORDS, _MENTIONS = "bundle/record/words.yaml", "bundle/record/mentions.yaml"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        pytest.param("智慧小脑", "smart cerebellum", id="a-mention"),
        pytest.param("Smart  Cerebellum", "smart cerebellum", id="letters-and-spaces-are-let-be"),
        pytest.param("135销号制", "135 close-out rule", id="with-digits"),
        pytest.param("platform", "platform", id="a-term"),
        pytest.param("平臺", "platform", id="a-form-of-it"),
        pytest.param("PLATFORMS", "platform", id="another-form-of-it"),
    ],
)
def test_a_word_is_found(copy: Any, text: str, id_: str) -> None:
    explanation = find(text, copy.repository())
    assert explanation is not None
    assert explanation.id == id_


@pytest.mark.parametrize("text", ["", " ", "platfrom", "cerebellum", "000:48", "C-09"])
def test_what_is_no_word(copy: Any, text: str) -> None:
    assert find(text, copy.repository()) is None


def test_a_mention_says_what_is_stated_and_what_is_not(small: Any) -> None:
    small.change("mentions", "快手", argued={"there": "Sells (U-01).", "missing": "All else."})
    explanation = find("快手", small.repository())
    assert explanation is not None
    assert explanation.sentence == "Kuaishou: defines no system."
    parts = dict(explanation.parts)
    labels = ["printed", "what", "places", "gist", "stated", "not stated", "verdict", "reason", "argued"]
    assert (list(parts), parts["printed"], parts["what"], parts["places"]) == (labels, "快手", "platform", "000:37:18")
    assert parts["gist"].startswith("000:")
    assert parts["stated"] == "U-01 System of interest: 000:38:5 “直播销售”: toys are sold through it"
    assert parts["argued"] == "There: Sells (U-01). Missing: All else."
    unstated = {one.strip().split(" ")[0] for one in parts["not stated"].split(", ") if one.startswith("U-")}
    assert unstated == {*elements()} - {"U-01"}


def test_a_mention_of_which_nothing_is_stated(small: Any) -> None:
    explanation = find("直播带货", small.repository())
    assert explanation is not None
    parts = dict(explanation.parts)
    assert (parts["stated"], "argued" in parts) == ("nothing that a spec could use", False)
    assert parts["not stated"].startswith("U-01 System of interest, U-02 Need and purpose, ")


def test_a_term_says_where_it_hits_why_that_is_nothing_and_in_which_bytes(small: Any) -> None:
    small.change("words", "phone", compounds=["手机号"])
    explanation = find("phone", small.repository())
    assert explanation is not None
    assert explanation.sentence == "The term “phone” hits 3 times."
    parts = dict(explanation.parts)
    assert list(parts) == ["forms", "compounds", "searched for", "judged", "pages"]
    assert (parts["forms"], parts["compounds"]) == ("手机, phone", "手机号")
    assert parts["searched for"] == "U-01 System of interest, U-05 Non-goals, U-10 External interfaces"
    assert parts["judged"].split("\n") == ["000:31:16, 000:61:1: a motto", "000:71:5: the motto again"]
    assert parts["pages"].split("\n")[0].startswith("000 sha256 c7f5acff")
    assert len(parts["pages"].split("\n")) == 5


def test_a_term_without_a_hit_or_a_compound(copy: Any) -> None:
    more = '{"english": "fish", "forms": ["摸摸鱼"], "elements": ["U-13"], "judgements": []}'
    copy.edit(_WORDS, '{"english": "system"', f'{more},\n{{"english": "system"')
    explanation = find("fish", copy.repository())
    assert explanation is not None
    parts = dict(explanation.parts)
    assert (explanation.sentence, parts["judged"]) == ("The term “fish” hits 0 times.", "no hit")
    assert "compounds" not in parts


def test_what_a_judgement_defines_is_said(copy: Any) -> None:
    copy.edit(_WORDS, '{"at": ["002:364:8"], ', '{"at": ["002:364:8"], "defines": ["U-01", "U-10"], ')
    explanation = find("system", copy.repository())
    assert explanation is not None
    (line,) = (one for one in dict(explanation.parts)["judged"].split("\n") if one.startswith("002:364:8: "))
    assert line.endswith(" (defines U-01, U-10)")


def test_the_names_are_of_mentions_and_terms(copy: Any) -> None:
    repository = copy.repository()
    known = names("", repository)
    assert {"智慧小脑", "smart cerebellum", "platform", "平臺"} <= set(known)
    assert all(find(name, repository) for name in known)


@pytest.mark.parametrize(
    ("gone", "lost", "left"),
    [
        pytest.param((_WORDS,), "platform", "智慧小脑", id="no-words"),
        pytest.param((_MENTIONS,), "互动平台", "platform", id="no-mentions"),
    ],
)
def test_without_a_record_the_other_is_known(copy: Any, gone: tuple[str, ...], lost: str, left: str) -> None:
    for name in gone:
        copy.path(name).unlink()
    repository = copy.repository()
    assert (find(lost, repository), lost in names("", repository)) == (None, False)
    assert find(left, repository)
    assert left in names("", repository)


@pytest.mark.parametrize("text", ["graduate official", "选调生", "selected graduates", "Graduate Official"])
def test_a_name_of_the_glossary_by_any_of_its_names(copy: Any, text: str) -> None:
    copy.change("glossary", "选调生", means="a graduate")
    found = find(text, copy.repository())
    assert found
    assert (found.id, found.sentence) == ("graduate official", "a graduate")
    parts = dict(found.parts)
    assert list(parts) == ["printed", "means", "not used"]
    assert (parts["printed"], parts["not used"].split(", ")[0]) == ("选调生", "selected graduate")


def test_a_name_that_explains_itself(copy: Any) -> None:
    found = find("李祖乡遇", copy.repository())
    assert found
    assert (found.id, found.sentence) == ("Meet Lizu", "The English name of 李祖乡遇.")
    assert dict(found.parts) == {"printed": "李祖乡遇", "not used": "Lizu Xiangyu"}


@pytest.mark.parametrize("text", ["135 close-out rule", "135销号制", "135 clearance system"])
def test_a_thing_that_is_named_is_explained_as_such(copy: Any, text: str) -> None:
    found = find(text, copy.repository())
    assert found
    assert found.id == "135 close-out rule"
    assert "verdict" in dict(found.parts)


def test_a_name_without_variants_and_no_glossary(copy: Any) -> None:
    copy.edit("bundle/record/glossary.yaml", '"variants": ["Lizu Xiangyu"]', '"variants": []')
    found = find("Meet Lizu", copy.repository())
    assert found
    assert dict(found.parts)["not used"] == "nothing"
    copy.path("bundle/record/glossary.yaml").unlink()
    assert find("Meet Lizu", copy.repository()) is None
