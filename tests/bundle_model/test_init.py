"""The public names: each is there, is what its module has, and is imported when it is first used."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bundle_model
from bundle_model import bundle, errors, facts, faults, figures, loader, version
from bundle_model.records import pages
from bundle_model.text import page, places

_HOME = {
    "Bundle": bundle,
    "BundleError": errors,
    "Fact": facts,
    "Fault": faults,
    "Figure": figures,
    "Interval": figures,
    "Page": page,
    "Place": places,
    "Story": pages,
    "YiwuBundleError": errors,
    "figures_of": figures,
    "inspect_bag": loader,
    "load": loader,
}
_LIGHT = {"BundleError", "Fault", "Figure", "Interval", "YiwuBundleError", "__version__"}
"""What needs neither pydantic nor yaml even when it is used."""
_BAGLESS = {"Fact", "Figure", "Interval", "Page", "Place", "Story", "figures_of"}
"""What needs no reader of bags."""


@pytest.mark.parametrize(("name", "home"), _HOME.items(), ids=_HOME)
def test_a_public_name_is_what_its_module_has(name: str, home: object) -> None:
    assert getattr(bundle_model, name) is getattr(home, name)


def test_the_version_is_stated_in_one_place() -> None:
    assert bundle_model.__version__ is version.VERSION


def test_these_are_all_public_names() -> None:
    assert sorted(bundle_model.__all__) == sorted([*_HOME, "__version__"])
    assert set(bundle_model.__all__) <= set(dir(bundle_model))


@pytest.mark.parametrize("name", ["page_ids", "PAYLOAD", "inspect", "Inspection", "none", "__none__"])
def test_other_names_are_not(name: str) -> None:
    with pytest.raises(AttributeError, match=f"'bundle_model' has no attribute '{name}'"):
        getattr(bundle_model, name)


_WITHOUT = """
import sys
import bundle_model

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name in sys.argv[1:]:
            raise ImportError(name)

def can_be_had(name):
    try:
        getattr(bundle_model, name)
    except ImportError:
        return False
    return True

assert not set(sys.argv[1:]) & set(sys.modules)
sys.meta_path.insert(0, Refuse())
print(*filter(can_be_had, bundle_model.__all__))
"""


def _run(code: str, *arguments: str) -> str:
    root = Path(bundle_model.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, cwd=root, env=environment, capture_output=True, text=True).stdout


@pytest.mark.parametrize(
    ("modules", "names"),
    [
        pytest.param(("pydantic", "pydantic_core", "yaml"), _LIGHT, id="what-reads-no-record"),
        pytest.param(("bundle_model.bag",), _LIGHT | _BAGLESS, id="what-reads-no-bag"),
    ],
)
def test_a_name_is_imported_when_it_is_first_used(modules: tuple[str, ...], names: set[str]) -> None:
    assert set(_run(_WITHOUT, *modules).split()) == names


def test_all_names_at_once() -> None:
    names = "Bundle, Fact, Figure, Interval, Page, Place, Story, figures_of, load, __version__"
    assert _run(f"from bundle_model import *; print(len(({names})))") == "10\n"
