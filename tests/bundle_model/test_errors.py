"""The errors: one root, and one error that carries every fault."""

import pickle
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import bundle_model
import checks
from bundle_model.errors import BundleError, YiwuBundleError
from bundle_model.faults import Fault
from bundle_model.figures.interval import ZeroInDivisorError
from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.registry import KindError
from checks.cli.answer import UsageError
from checks.engine.registry import RegistryError


def fault(file: str) -> Fault:
    return Fault("k", file, "is wrong", "x", "y", "Fix it.")


def test_one_error_has_all() -> None:
    error = BundleError([fault("b"), fault("a"), fault("b")])
    assert error.faults == (fault("a"), fault("b"))
    assert str(error) == f"{fault('a')}\n{fault('b')}"


def test_an_error_may_cross_processes() -> None:
    copy = pickle.loads(pickle.dumps(BundleError([fault("a")])))  # noqa: S301  # our own bytes
    assert (copy.faults, str(copy)) == ((fault("a"),), str(fault("a")))


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        pytest.param(BundleError, ValueError, id="bundle"),
        pytest.param(UnfitRelationError, ValueError, id="relation"),
        pytest.param(ZeroInDivisorError, ZeroDivisionError, id="zero-in-a-divisor"),
        pytest.param(KindError, TypeError, id="kind-of-relation"),
        pytest.param(RegistryError, TypeError, id="registry"),
        pytest.param(UsageError, Exception, id="usage"),
    ],
)
def test_an_error_is_of_the_root_and_stays_what_it_was(error: type[Exception], builtin: type[Exception]) -> None:
    assert issubclass(error, YiwuBundleError)
    assert issubclass(error, builtin)
    assert error.__name__ in _public()


def _public() -> dict[str, type[Exception]]:
    return {error.__name__: error for package in (bundle_model, checks) for error in _errors_of(package)}


def _errors_of(package: object) -> Iterator[type[Exception]]:
    """The errors that the modules of a package define, those for its own use left out."""
    for found in walk_packages(package.__path__, f"{package.__name__}."):  # type: ignore[attr-defined]
        if found.name.endswith("__main__"):  # running it is another test's matter, and an import would warn there
            continue
        module = import_module(found.name)
        for name, value in vars(module).items():
            is_error = isinstance(value, type) and issubclass(value, Exception)
            if is_error and value.__module__ == found.name and not name.startswith("_"):
                yield value


def test_every_public_error_is_of_the_root() -> None:
    assert [name for name, error in _public().items() if not issubclass(error, (YiwuBundleError, Warning))] == []
