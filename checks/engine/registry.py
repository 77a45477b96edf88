"""The checks that exist: every module of `checks/rules`. A module there that is not a check is an error."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from inspect import signature
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bundle_model.errors import YiwuBundleError
from bundle_model.strict.models import StrictModel
from checks import rules
from checks.results import Breach, CouldNotLook, DoesNotApply, Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from bundle_model.repository import Repository

Result: TypeAlias = Breach | CouldNotLook | DoesNotApply | Note
Check: TypeAlias = "Callable[[Repository, StrictModel], Iterable[Result]]"
LAST = 9
"""The rank of a check that finds nothing on which another rests."""


class RegistryError(YiwuBundleError, TypeError):
    """A module in `checks/rules` is not a check; the message names it and what it lacks."""


class NoParameters(StrictModel):
    """The parameters of a check that takes none: `with` must be empty."""


class Rule(NamedTuple):
    """A check and the constants of its module.

    `needs` are the parts that it rests on (see `checks.evidence.parts`): it is not shown those that are broken. `rank` is
    its run order: lower first; low for checks whose findings explain others.
    """

    id: str
    file: str
    summary: str
    why: str
    bad: str
    good: str
    remedy: str
    needs: tuple[str, ...]
    rank: int
    parameters: type[StrictModel]
    check: Check


def rule_of(module: ModuleType) -> Rule:
    """The rule of a module. RegistryError if a part is missing or has the wrong type."""
    stem = module.__name__.rpartition(".")[2]
    texts = {name: getattr(module, name, "") for name in ("SUMMARY", "WHY", "BAD", "GOOD", "REMEDY")}
    needs, rank = getattr(module, "NEEDS", ()), getattr(module, "RANK", LAST)
    parameters = getattr(module, "Parameters", NoParameters)
    check = getattr(module, "check", None)
    takes = ["repository"] if parameters is NoParameters else ["repository", "parameters"]
    wrong = [
        *(f"{name}, a text" for name, text in texts.items() if not (isinstance(text, str) and text)),
        *(["NEEDS, a tuple"] if not isinstance(needs, tuple) else []),
        *(["RANK, a number"] if not isinstance(rank, int) else []),
        *(["Parameters, a StrictModel"] if not _is_model(parameters) else []),
        *(
            [f"check({', '.join(takes)})"]
            if not (callable(check) and list(signature(check).parameters) == takes)
            else []
        ),
    ]
    if wrong or check is None:  # for mypy: a check of None is in `wrong` already
        raise RegistryError(f"{module.__file__}: a check needs {'; '.join(wrong)}")
    return Rule(
        id=stem.replace("_", "-"),
        file=f"{module.__name__.replace('.', '/')}.py",
        summary=texts["SUMMARY"],
        why=texts["WHY"],
        bad=texts["BAD"],
        good=texts["GOOD"],
        remedy=texts["REMEDY"],
        needs=needs,
        rank=rank,
        parameters=parameters,
        check=_ignoring_parameters(check) if parameters is NoParameters else check,
    )


def _ignoring_parameters(check: Callable[[Repository], Iterable[Result]]) -> Check:
    return lambda repository, _: check(repository)


def _is_model(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, StrictModel)


@cache
def rule_named(name: str) -> Rule | None:
    """The check with this id, or None. No other is imported."""
    stems = {module.name.replace("_", "-"): module.name for module in iter_modules(rules.__path__)}
    return rule_of(import_module(f"{rules.__name__}.{stems[name]}")) if name in stems else None


@cache
def all_rules() -> dict[str, Rule]:
    """Every check by its id, in order of the ids."""
    found = (import_module(f"{rules.__name__}.{module.name}") for module in iter_modules(rules.__path__))
    return {rule.id: rule for rule in sorted(map(rule_of, found), key=lambda rule: rule.id)}
