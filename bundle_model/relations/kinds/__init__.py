"""The kinds of relation, one file each."""

from pkgutil import iter_modules


def kind_names() -> tuple[str, ...]:
    """The name of every kind, in order. Imports none of them."""
    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules(__path__)))
