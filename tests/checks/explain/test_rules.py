"""What `explain` says of a rule of the extractor."""

from typing import Any

import pytest

from bundle_model.figures import figures_of
from bundle_model.figures.numerals.numeral import FIRST
from bundle_model.figures.rules import RULE_TEXTS
from checks.explain.catalogue import explain, nearest_id
from checks.explain.rules import every, find


def test_a_rule_says_what_it_decides_with_an_input_on_either_side(copy: Any) -> None:
    explanation = find("loose-magnitude", copy.repository())
    assert explanation
    assert explanation.id == "loose-magnitude"
    assert explanation.sentence == RULE_TEXTS["loose-magnitude"].says
    parts = dict(explanation.parts)
    assert list(parts) == ["definition", "kind", "fires", "silent"]
    assert parts["definition"].startswith("上, 数, 几 and 好几 before a magnitude belong to the numeral")
    assert (parts["kind"], parts["fires"], parts["silent"]) == ("quantity", "上千人: 上千人", "网上千家商户")


def test_every_rule_is_explained_by_its_name(copy: Any) -> None:
    repository = copy.repository()
    for name, rule in RULE_TEXTS.items():
        found = explain(name, repository) if name != "version" else explain("rule:version", repository)
        assert found
        assert found.sentence == rule.says, name


def test_an_example_is_true() -> None:
    for name, rule in RULE_TEXTS.items():
        assert name in {one.rule for one in figures_of(rule.fires)}, name
        assert name not in {one.rule for one in figures_of(rule.silent)}, name


def test_a_term_that_is_listed_under_the_same_name_keeps_it(copy: Any) -> None:
    repository = copy.repository()
    found = explain("version", repository)
    assert found
    assert found.sentence.startswith("The term “version” hits")
    copy.path("bundle/record/words.yaml").unlink()
    copy.path("bundle/record/mentions.yaml").unlink()
    again = explain("version", copy.repository())
    assert again
    assert again.sentence == RULE_TEXTS["version"].says


@pytest.mark.parametrize("text", ["", "rule:", "loose", "rule:loose", "Percent-Sign"])
def test_what_is_no_rule(copy: Any, text: str) -> None:
    assert find(text, copy.repository()) is None


def test_rules_are_near_to_what_is_mistyped_and_are_not_listed(copy: Any) -> None:
    repository = copy.repository()
    assert nearest_id("percent-sing", repository) == "percent-sign"
    assert list(every(repository)) == []


def test_an_example_on_either_side_has_a_number() -> None:
    for name, rule in RULE_TEXTS.items():
        for example in (rule.fires, rule.silent):
            assert FIRST.search(example), (name, example)
        assert rule.definition.endswith("."), name
