"""The registry: what is a rule of lint, and what is said of a module that is none."""

from types import ModuleType

import pytest

from checks.engine.registry import all_rules
from checks.lint.registry import RegistryError, lint_rules, rule_of

_TEXTS = {**dict.fromkeys(("SUMMARY", "WHY", "BAD", "GOOD", "REMEDY", "KEEP"), "x"), "LOOKS_AT": "uncited"}


def _takes_read(read: object) -> list[object]:
    return [read]


def _takes_words(words: object) -> list[object]:
    return [words]


def _module(**parts: object) -> ModuleType:
    module = ModuleType("checks.lint.rules.a_rule")
    module.__file__ = "a_rule.py"
    vars(module).update(parts)
    return module


def test_a_rule() -> None:
    rule = rule_of(_module(**_TEXTS, sentence=_takes_read))
    assert (rule.id, rule.text.bad, rule.keep, rule.opinion, rule.draft) == ("a-rule", "x", "x", False, None)


@pytest.mark.parametrize(
    ("parts", "lacks"),
    [
        ({**_TEXTS}, "sentence(read) or draft(draft, kept, sources)"),
        ({**_TEXTS, "sentence": _takes_words}, "sentence(read)"),
        ({**_TEXTS, "draft": _takes_words}, "draft(draft, kept, sources)"),
        ({**_TEXTS, "KEEP": "", "sentence": _takes_read}, "KEEP, a text"),
        (
            {**_TEXTS, "LOOKS_AT": "x", "sentence": _takes_read},
            "LOOKS_AT, one of uncited, number, bound, relation, citations, requirement",
        ),
        ({**_TEXTS, "WHY": 1, "sentence": _takes_read}, "WHY, a text"),
    ],
)
def test_no_rule(parts: dict[str, object], lacks: str) -> None:
    with pytest.raises(RegistryError) as raised:
        rule_of(_module(**parts))
    assert str(raised.value) == f"a_rule.py: a rule of lint needs {lacks}"


def test_every_rule_has_an_id_of_its_own() -> None:
    assert lint_rules()
    assert not lint_rules().keys() & all_rules().keys()
    assert [name for name, rule in lint_rules().items() if rule.opinion] == ["vague-words"]
