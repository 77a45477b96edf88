"""What `explain` says of a rule of lint."""

from typing import Any

from checks.explain.catalogue import catalogue, explain, nearest_id
from checks.explain.lint_rules import every, find, names
from checks.lint.registry import lint_rules


def test_a_rule(copy: Any) -> None:
    explanation = explain("bounds-as-printed", copy.repository())
    assert explanation
    assert explanation.sentence.startswith("A figure claims no more than the page says")
    parts = dict(explanation.parts)
    assert list(parts) == ["why", "bad", "good", "remedy", "except", "kind", "holds"]
    assert parts["bad"] == "The market has [1,000 e-commerce brands][000:47]."
    assert parts["kind"].startswith("exact: ")


def test_an_opinion(copy: Any) -> None:
    explanation = find("vague-words", copy.repository())
    assert explanation
    assert dict(explanation.parts)["kind"].startswith("an opinion")


def test_each_is_listed_and_near_to_what_is_mistyped(copy: Any) -> None:
    repository = copy.repository()
    assert [one.id for one in every(repository)] == list(names("", repository)) == list(lint_rules())
    assert nearest_id("figure-cited", repository) == "figures-cited"
    assert {one.id for one in catalogue(repository)} >= lint_rules().keys()


def test_what_is_none(copy: Any) -> None:
    assert find("figures", copy.repository()) is None
