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
_LIGHT = {"BundleError", "Fault", "YiwuBundleError", "__version__"}
"""What needs neither pydantic nor yaml even when it is used."""


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


def _run(code: str) -> None:
    root = Path(bundle_model.__file__).parents[1]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)})


@pytest.mark.parametrize("name", bundle_model.__all__)
def test_a_name_is_imported_when_it_is_first_used(name: str) -> None:
    heavy = "{'pydantic', 'pydantic_core', 'yaml'} & set(sys.modules)"
    used = f"assert not {heavy}" if name in _LIGHT else f"assert {heavy}"
    _run(f"import sys, bundle_model; assert not {heavy}, {heavy}; from bundle_model import {name}; {used}, {heavy}")


@pytest.mark.parametrize("name", ["figures_of", "Figure", "Interval", "Page", "Place", "Story", "Fact"])
def test_what_reads_no_bag_imports_no_reader(name: str) -> None:
    _run(f"import sys; from bundle_model import {name}; assert 'bundle_model.bag' not in sys.modules")


def test_all_names_at_once() -> None:
    _run(
        "from bundle_model import *; Bundle, Fact, Figure, Interval, Page, Place, Story, figures_of, load, __version__"
    )
