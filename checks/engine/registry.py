"""The checks that exist, found by walking `checks/rules`: presence is registration, and an unfit module is loud."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc, signature
from pkgutil import iter_modules
from types import ModuleType

from bundle_model.repository import Repository
from bundle_model.strict.models import StrictModel
from checks import rules
from checks.results import Breach, Note, Skip

Check = Callable[[Repository, StrictModel], Iterable[Breach | Skip | Note]]


class RegistryError(TypeError):
    """A module under `checks/rules` is no check; says which, and what it lacks."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as users see it. `summary` and `why` are the module's docstring; the rest its constants.

    `needs` names parts of the repository without which the check is skipped (see `Repository.lacks`).
    """

    id: str
    summary: str
    why: str
    bad: str
    good: str
    remedy: str
    needs: tuple[str, ...]
    parameters: type[StrictModel]
    check: Check


def rule_of(module: ModuleType) -> Rule:
    """The rule that a module states. RegistryError where a part is missing or has the wrong form."""
    stem = module.__name__.rpartition(".")[2]
    summary, _, why = cleandoc(module.__doc__ or "").partition("\n\n")
    texts = {name: getattr(module, name, "") for name in ("BAD", "GOOD", "REMEDY")}
    check = getattr(module, "check", None)
    wrong = [
        *(["a docstring of a claim and, below it, a reason"] if not (summary and why) else []),
        *(f"{name}, a text" for name, text in texts.items() if not (isinstance(text, str) and text)),
        *(["NEEDS, a tuple"] if not isinstance(getattr(module, "NEEDS", None), tuple) else []),
        *(["Parameters, a StrictModel"] if not _is_model(getattr(module, "Parameters", None)) else []),
        *(["check(repository, parameters)"] if not _takes_two(check) else []),
    ]
    if wrong:
        raise RegistryError(f"{module.__file__}: a check needs {'; '.join(wrong)}")
    return Rule(
        id=stem.replace("_", "-"),
        summary=" ".join(summary.split()),
        why=" ".join(why.split()),
        bad=texts["BAD"],
        good=texts["GOOD"],
        remedy=texts["REMEDY"],
        needs=module.NEEDS,
        parameters=module.Parameters,
        check=module.check,
    )


def _is_model(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, StrictModel)


def _takes_two(value: object) -> bool:
    return callable(value) and list(signature(value).parameters) == ["repository", "parameters"]


@cache
def all_rules() -> dict[str, Rule]:
    """Every check by its id, in order of the ids."""
    found = (import_module(f"{rules.__name__}.{module.name}") for module in iter_modules(rules.__path__))
    return {rule.id: rule for rule in sorted(map(rule_of, found), key=lambda rule: rule.id)}
