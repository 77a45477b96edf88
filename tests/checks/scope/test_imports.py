"""What is imported is told by where it comes from; a name of ours by the module it means and that module's package."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.scope.imports import Layout, imported

PATHS = (
    "bundle_model/__init__.py",
    "bundle_model/facts.py",
    "bundle_model/figures/__init__.py",
    "bundle_model/figures/kinds.py",
    "checks/__init__.py",
    "checks/runner.py",
    "checks/rules/one.py",
    "checks/rules/two.py",
    "tests/test_one.py",
)


@pytest.fixture
def layout(make_source: Any) -> Layout:
    return Layout.of(make_source(path) for path in PATHS)


def test_the_layout_of_files(layout: Layout) -> None:
    assert layout.tops == {"bundle_model", "checks", "tests"}
    assert layout.packages == {"bundle_model", "bundle_model.figures", "checks", "checks.rules", "tests"}
    assert {"checks", "checks.runner", "checks.rules.one"} <= layout.modules
    assert "checks.rules" not in layout.modules  # it has no file of its own


def test_the_layout_of_nothing() -> None:
    assert Layout.of([]) == Layout((), frozenset(), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("name", "module"),
    [
        pytest.param("checks.runner", "checks.runner", id="module"),
        pytest.param("checks.runner.run_checks", "checks.runner", id="name-in-a-module"),
        pytest.param("checks.rules", "checks.rules", id="package-without-a-file-of-its-own"),
        pytest.param("checks.rules.one.check.x", "checks.rules.one", id="deep-in-a-module"),
        pytest.param("checks.rules.gone", "checks.rules", id="name-in-a-package"),
        pytest.param("checks.rulesx", "checks", id="name-that-only-begins-so"),
        pytest.param("checks", "checks", id="top"),
        pytest.param("other", "other", id="not-ours"),
    ],
)
def test_where_a_name_lies(layout: Layout, name: str, module: str) -> None:
    assert layout.home(name) == module


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("import socket", [("standard", "socket")], id="standard"),
        pytest.param("import os.path as p", [("standard", "os")], id="standard-by-its-first-name"),
        pytest.param("import numpy.linalg", [("dependency", "numpy")], id="dependency"),
        pytest.param("from yaml import CSafeLoader", [("dependency", "yaml")], id="from-a-dependency"),
        pytest.param("import checks.rules.one", [("ours", "checks.rules.one")], id="ours"),
        pytest.param("from checks.rules import one", [("ours", "checks.rules.one")], id="module-from-a-package"),
        pytest.param("from checks.rules import one, x", [("ours", "checks.rules"), ("ours", "checks.rules.one")], id="module-and-name-from-a-package"),
        pytest.param("from checks.rules.one import check", [("ours", "checks.rules.one")], id="name-from-a-module"),
        pytest.param("from bundle_model import figures", [("ours", "bundle_model.figures")], id="package-from-a-package"),
        pytest.param("from bundle_model import load", [("ours", "bundle_model")], id="name-of-the-package-itself"),
        pytest.param("import bundle_model.nothing", [("ours", "bundle_model")], id="no-module"),
        pytest.param("from bundle_model import *", [("ours", "bundle_model")], id="star"),
        pytest.param("from .rules import one", [("ours", "checks.rules.one")], id="relative"),
        pytest.param("from . import rules", [("ours", "checks.rules")], id="relative-package"),
        pytest.param("from .. import x", [("dependency", ".."), ("dependency", "...x")], id="out-of-the-top"),
        pytest.param("def f():\n    import socket", [("standard", "socket")], id="within-a-function"),
        pytest.param("import os, os.path, socket", [("standard", "os"), ("standard", "socket")], id="each-once-a-place"),
        pytest.param("import os\nimport os", [("standard", "os")] * 2, id="each-place"),
        pytest.param("from . import runner", [("ours", "checks.runner")], id="own-package"),
        pytest.param("import bundle_modelling", [("dependency", "bundle_modelling")], id="begins-like-ours"),
        pytest.param("from __future__ import annotations", [], id="a-flag-of-the-compiler"),
        pytest.param("x = 'import socket'  # import socket", [], id="in-a-text"),
        pytest.param("import (", [], id="no-python"),
    ],
)  # fmt: skip
def test_what_a_file_imports(make_source: Any, layout: Layout, text: str, found: list[tuple[str, str]]) -> None:
    source = make_source("checks/one.py", text)
    assert [(one.origin, one.target) for one in imported(source, layout)] == found


def test_the_place_of_an_import(make_source: Any, layout: Layout) -> None:
    (one,) = imported(make_source("checks/one.py", "x = '义乌'; import socket\n"), layout)
    assert (one.site.line, one.site.column, one.site.end_column) == (1, 11, 24)


def test_where_only_one_package_is_there_the_other_is_a_dependency(make_source: Any) -> None:
    source = make_source("checks/one.py", "import bundle_model.facts")
    assert [one.origin for one in imported(source, Layout.of([source]))] == ["dependency"]


@given(parts=st.lists(st.sampled_from(["checks", "rules", "one", "runner", "x"]), min_size=1, max_size=4))
def test_the_home_of_a_name_is_there_and_its_beginning(make_source: Any, parts: list[str]) -> None:
    layout = Layout.of(make_source(path) for path in PATHS)
    name = ".".join(["checks", *parts])
    module = layout.home(name)
    assert f"{name}.".startswith(f"{module}.")
    assert module in layout.modules | layout.packages
