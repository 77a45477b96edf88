"""Each rule is explained, and each explanation is of a rule."""

import ast
from pathlib import Path

import pytest

import bundle_model.figures
from bundle_model.figures.rules import RULES

FILES = sorted(Path(bundle_model.figures.__file__).parent.rglob("*.py"))
_DECIDING = ("Decision", "_decided")


def _rules_of(tree: ast.AST) -> set[str]:
    """The rule names that a module decides by: the second argument of what makes a decision."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    deciding = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in _DECIDING]
    return {
        argument.value
        for call in deciding
        for argument in call.args[1:2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def test_every_rule_of_the_code_is_explained_and_every_explanation_is_used() -> None:
    used = {rule for path in FILES for rule in _rules_of(ast.parse(path.read_text(encoding="utf-8")))}
    assert used == set(RULES)


def test_an_explanation_is_one_sentence() -> None:
    for rule, said in RULES.items():
        assert said.endswith("."), rule
        assert said[0].isupper() or not said[0].isascii() or said[0] == "%", rule


def test_the_rules_do_not_change() -> None:
    with pytest.raises(TypeError):
        RULES["unit"] = "something else"  # type: ignore[index]


def test_no_module_computes_with_floats() -> None:
    """`interval` alone divides, and only Fractions; `ceil` and `floor` of a Fraction are exact."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, (float, complex))), path
            assert not (isinstance(node, ast.Name) and node.id in ("float", "complex", "round", "math")), path
            assert not isinstance(node, ast.Div) or path.stem == "interval", path
