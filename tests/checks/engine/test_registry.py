"""Presence is registration, and an unfit module is named with what it lacks."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bundle_model.strict.models import StrictModel
from checks import rules
from checks.engine import registry
from checks.engine.registry import RegistryError, all_rules, rule_of


class _Parameters(StrictModel):
    """A model of its own."""


def _check(repository: Any, parameters: Any) -> list[Any]:
    return []


def _check_of_one(repository: Any) -> list[Any]:
    return []


def _check_of_others(bundle: Any, parameters: Any) -> list[Any]:
    return []


def _module(**changes: Any) -> ModuleType:
    """A module that is a check, but for what is changed; None takes a part away."""
    module = ModuleType("checks.rules.two_words")
    parts: dict[str, Any] = {
        "__file__": "checks/rules/two_words.py",
        "SUMMARY": "The claim, in a sentence.",
        "WHY": "The reason, which is longer.",
        "BAD": "bad",
        "GOOD": "good",
        "REMEDY": "remedy",
        "NEEDS": ("data/",),
        "Parameters": _Parameters,
        "check": _check,
    }
    for name, value in {**parts, **changes}.items():
        if value is not None:
            setattr(module, name, value)
    return module


def test_a_fit_module_is_a_rule() -> None:
    rule = rule_of(_module())
    assert (rule.id, rule.summary, rule.why) == (
        "two-words",
        "The claim, in a sentence.",
        "The reason, which is longer.",
    )
    assert (rule.bad, rule.good, rule.remedy, rule.needs) == ("bad", "good", "remedy", ("data/",))
    assert (rule.parameters, rule.check) == (_Parameters, _check)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        pytest.param({"SUMMARY": None}, "SUMMARY, a text", id="no-summary"),
        pytest.param({"WHY": ""}, "WHY, a text", id="empty-reason"),
        pytest.param({"BAD": None}, "BAD, a text", id="no-bad"),
        pytest.param({"GOOD": ""}, "GOOD, a text", id="empty-good"),
        pytest.param({"REMEDY": 3}, "REMEDY, a text", id="remedy-no-text"),
        pytest.param({"NEEDS": "data/"}, "NEEDS, a tuple", id="needs-a-text"),
        pytest.param({"Parameters": None}, "check(repository)", id="a-check-of-two-without-parameters"),
        pytest.param({"Parameters": dict}, "Parameters, a StrictModel", id="parameters-that-are-open"),
        pytest.param({"Parameters": _Parameters()}, "Parameters, a StrictModel", id="parameters-no-class"),
        pytest.param({"check": None}, "check(repository, parameters)", id="no-check"),
        pytest.param({"check": "check"}, "check(repository, parameters)", id="check-no-function"),
        pytest.param({"check": _check_of_one}, "check(repository, parameters)", id="check-of-one"),
        pytest.param({"check": _check_of_others}, "check(repository, parameters)", id="check-of-other-names"),
    ],
)
def test_an_unfit_module_is_named_with_what_it_lacks(changes: dict[str, Any], missing: str) -> None:
    with pytest.raises(RegistryError) as raised:
        rule_of(_module(**changes))
    assert str(raised.value).startswith("checks/rules/two_words.py: a check needs ")
    assert missing in str(raised.value)
    assert ";" not in str(raised.value)


def test_what_most_rules_leave_out_has_a_default() -> None:
    given: list[Any] = []

    def check(repository: Any) -> list[Any]:
        given.append(repository)
        return []

    rule = rule_of(_module(NEEDS=None, Parameters=None, check=check))
    assert (rule.needs, rule.parameters.model_fields) == ((), {})
    assert rule.check("a repository", rule.parameters()) == []  # type: ignore[arg-type]
    assert given == ["a repository"]


def test_everything_that_is_lacking_is_said_at_once() -> None:
    module = ModuleType("checks.rules.empty")
    module.__file__ = "empty.py"
    with pytest.raises(RegistryError) as raised:
        rule_of(module)
    lacking = ("SUMMARY", "WHY", "BAD", "GOOD", "REMEDY", "check(")
    assert [word for word in lacking if word in str(raised.value)] == list(lacking)


def test_the_checks_are_the_files_of_the_folder() -> None:
    stems = [path.stem for path in Path(rules.__path__[0]).glob("*.py") if path.stem != "__init__"]
    assert list(all_rules()) == sorted(stem.replace("_", "-") for stem in stems)
    assert {rule_id: rule.id for rule_id, rule in all_rules().items()} == {name: name for name in all_rules()}


def test_a_file_that_is_put_there_is_registered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = 'SUMMARY = WHY = BAD = GOOD = REMEDY = "x"\ndef check(repository): return []\n'
    (tmp_path / "put_there.py").write_text(source)
    monkeypatch.setattr(rules, "__path__", [str(tmp_path)])
    assert list(registry.all_rules.__wrapped__()) == ["put-there"]


def test_an_unfit_file_that_is_put_there_is_loud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "half_done.py").write_text("BAD = 'x'\n")
    monkeypatch.setattr(rules, "__path__", [str(tmp_path)])
    with pytest.raises(RegistryError, match=r"half_done\.py: a check needs"):
        registry.all_rules.__wrapped__()


@pytest.mark.parametrize("rule", all_rules().values(), ids=all_rules())
def test_each_rule_is_told_in_whole_sentences(rule: registry.Rule) -> None:
    assert all(text.endswith(".") for text in (rule.summary, rule.why, rule.bad, rule.good, rule.remedy))
    assert rule.parameters.__doc__
