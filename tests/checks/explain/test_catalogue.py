"""All that `explain` knows, in one list: what is listed is found by its id, and is near to what is mistyped."""

import sys
from pathlib import Path
from typing import Any

import pytest

from bundle_model.declared.elements import elements
from bundle_model.records.glossary import GlossaryRecord
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import Repository
from checks import explain as subjects
from checks.engine.registry import all_rules
from checks.explain.catalogue import all_subjects, catalogue, explain, nearest_id
from checks.lint.registry import lint_rules
from checks.results import Explanation


@pytest.fixture(scope="module")
def listed(real_repository: Repository) -> list[Explanation]:
    """The whole list."""
    return list(catalogue(real_repository))


def test_each_is_listed_once_in_the_order_of_its_kind(real_repository: Repository, listed: list[Explanation]) -> None:
    bundle, declared = real_repository.bundle, real_repository.constraints
    assert bundle.record(MentionsRecord)
    assert bundle.record(TermsRecord)
    assert bundle.record(GlossaryRecord)
    ids = [
        *(one.fields.id for one in declared.decisions),
        *(one.fields.id for one in declared.constraints),
        *all_rules(),
        *elements(),
        *bundle.page_by_id,
        *bundle.story_by_id,
        *(judged.relation.id for judged in bundle.judged),
        *(mention.english for mention in bundle.record(MentionsRecord).mentions),
        *(term.english for term in bundle.record(TermsRecord).terms),
        *(name.english for name in bundle.record(GlossaryRecord).names if name.english),
        *(fact.figure.id for fact in bundle.facts),
        *lint_rules(),
    ]
    kinds = [one.id for one in listed]
    # a thing that is named and in the glossary is one
    assert sorted(kinds) == sorted(set(ids))
    assert len(set(kinds)) == len(kinds)
    firsts = [ids[0], "C-01", next(iter(all_rules())), "000", "000-1", "smart cerebellum", "platform", "000:38:15"]
    assert [kinds.index(one) for one in firsts] == sorted(kinds.index(one) for one in firsts)


def test_what_is_listed_is_what_its_id_explains(real_repository: Repository, listed: list[Explanation]) -> None:
    """Of every tenth: to look for one takes as long as to list its kind."""
    assert [one.id for one in listed[::10] if explain(one.id, real_repository) != one] == []


def test_every_part_has_a_name_of_its_own_and_says_something(listed: list[Explanation]) -> None:
    for one in listed:
        labels = [label for label, _ in one.parts]
        assert one.sentence
        assert len(set(labels)) == len(labels)
        assert {"id", "sentence"}.isdisjoint(labels)
        assert all(text and label and len(label) < 14 for label, text in one.parts), one.id


def test_the_subjects_are_the_modules_that_are_there_but_for_the_catalogue_itself() -> None:
    stems = {path.stem for path in Path(subjects.__path__[0]).glob("*.py")} - {"__init__", "catalogue"}
    assert {subject.__name__ for subject in all_subjects()} == {f"checks.explain.{stem}" for stem in stems}


@pytest.mark.parametrize("order", ["ORDER", "LISTED"])
def test_each_has_a_turn_of_its_own(order: str) -> None:
    turns = [getattr(subject, order) for subject in all_subjects()]
    assert len(set(turns)) == len(turns)


_SUBJECT = """
from checks.results import Explanation

ORDER, LISTED = 0, 9
ONE = Explanation("C-01", "Another C-01.", ())


def every(repository):
    yield ONE


def find(text, repository):
    return ONE if text == ONE.id else None


def names(text, repository):
    return ["a-new-name"]
"""


def test_a_file_beside_them_is_one_more_subject(
    real_repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "of_a_test.py").write_text(_SUBJECT, encoding="utf-8")
    monkeypatch.setattr(subjects, "__path__", [*subjects.__path__, str(tmp_path)])
    all_subjects.cache_clear()
    try:
        assert list(catalogue(real_repository))[-1].sentence == "Another C-01."
        found = explain("C-01", real_repository)
        assert found
        assert found.sentence == "Another C-01."
        assert nearest_id("a-new-nam", real_repository) == "a-new-name"
    finally:
        all_subjects.cache_clear()
        sys.modules.pop("checks.explain.of_a_test")


def test_what_people_named_hides_no_id(small: Any) -> None:
    ids = ["D-02", "C-03", "bag-valid", "U-08", "R-001-03", "000:38:15", "000:38"]
    data = small.record("mentions")
    data["mentions"] = [{**data["mentions"][0], "name": f"快手{id_}", "english": id_} for id_ in ids]
    small.write_record("mentions", data)
    repository = small.repository()
    listed = [(one.id, one.sentence) for one in catalogue(repository)]
    for id_ in ids:
        found = explain(id_, repository)
        assert found, id_
        assert [one for one, sentence in listed if one == id_ and sentence.endswith("defines no system.")], id_
        assert not found.sentence.endswith("defines no system."), id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        pytest.param("BIM", "BIM", id="a-term-before-a-mention-that-is-printed-so"),
        pytest.param("建筑信息模型", "BIM", id="a-form-of-it"),
        pytest.param("智慧小脑", "smart cerebellum", id="a-mention-as-printed"),
        pytest.param("000:38", "000:38", id="a-line-is-explained-and-not-listed"),
    ],
)
def test_what_is_known_by_another_name(real_repository: Repository, text: str, id_: str) -> None:
    found = explain(text, real_repository)
    assert found
    assert found.id == id_


@pytest.mark.parametrize("text", ["", "U-99", "R-999-01", "000:9999", "manual", "nothing of the kind"])
def test_what_is_none(real_repository: Repository, text: str) -> None:
    assert explain(text, real_repository) is None


@pytest.mark.parametrize(
    ("text", "near"),
    [
        pytest.param("seed-cuont", "seed-count", id="a-check"),
        pytest.param("c-03", "C-03", id="a-constraint"),
        pytest.param("r-001-03", "R-001-03", id="a-relation"),
        pytest.param("u-08", "U-08", id="an-element"),
        pytest.param("C-20x", "C-20", id="no-element"),
        pytest.param("000:38:16", "000:38:15", id="a-place"),
        pytest.param("smart cerebelum", "smart cerebellum", id="a-mention"),
        pytest.param("platfrom", "platform", id="a-term"),
        pytest.param("", None, id="nothing"),
        pytest.param("????????", None, id="nothing-near"),
    ],
)
def test_the_nearest(real_repository: Repository, text: str, near: str | None) -> None:
    assert nearest_id(text, real_repository) == near


def test_without_records_the_rest_is_listed_all_the_same(copy: Any) -> None:
    for path in Path(copy.root / "bundle/record").iterdir():
        path.unlink()
    kinds = [one.id for one in catalogue(copy.repository())]
    assert {"D-01", "C-01", "bag-valid", "U-08", "000:38:15"} <= set(kinds)
    assert {"platform", "smart cerebellum", "R-001-03"}.isdisjoint(kinds)
