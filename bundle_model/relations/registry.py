"""The kinds of relation that exist. Every module in `kinds/` is one; a module that is not raises an error."""

from functools import cache
from importlib import import_module
from inspect import isabstract
from pkgutil import iter_modules
from types import ModuleType
from typing import get_args

from bundle_model.errors import YiwuBundleError
from bundle_model.relations import kinds
from bundle_model.relations.base import RelationBase


class KindError(YiwuBundleError, TypeError):
    """A module in `bundle_model/relations/kinds` is no kind of relation. The message says which, and what it lacks."""


def kind_of(module: ModuleType) -> tuple[str, type[RelationBase]]:
    """The kind that a module declares, and its model. KindError where a part is missing or wrong."""
    kind = module.__name__.rpartition(".")[2].replace("_", "-")
    own = {name: value for name, value in vars(module).items() if _is_own_relation(value, module)}
    if len(own) != 1:
        raise KindError(f"{module.__file__}: a kind of relation needs one RelationBase, but has {list(own) or 'none'}")
    (model,) = own.values()
    wrong = [
        *([f'kind: Literal["{kind}"]'] if get_args(model.model_fields["kind"].annotation) != (kind,) else []),
        *(["judge(known)"] if isabstract(model) else []),
    ]
    if wrong:
        raise KindError(f"{module.__file__}: a kind of relation needs {'; '.join(wrong)}")
    return kind, model


def _is_own_relation(value: object, module: ModuleType) -> bool:
    """Whether the module declares the value as a relation, and does not import it as it imports RelationBase."""
    return isinstance(value, type) and issubclass(value, RelationBase) and value.__module__ == module.__name__


@cache
def all_kinds() -> dict[str, type[RelationBase]]:
    """The model of every kind of relation, sorted by kind."""
    found = (import_module(f"{kinds.__name__}.{module.name}") for module in iter_modules(kinds.__path__))
    return dict(sorted(map(kind_of, found)))
