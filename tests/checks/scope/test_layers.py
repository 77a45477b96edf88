"""The declared order of rooms: what may import what, which rooms have no layer, and circles."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from checks.scope.imports import Layout, imported
from checks.scope.layers import LayerRow, against, circles, names_of_nothing, rooms_without_layer

PATHS = (
    "bundle_model/__init__.py",
    "bundle_model/faults.py",
    "bundle_model/loader.py",
    "bundle_model/text/page.py",
    "bundle_model/text/deep/inside.py",
    "bundle_model/figures/extract.py",
    "checks/rules/one.py",
    "checks/output/text.py",
    "checks/cli/main.py",
    "tests/test_one.py",
)
TOP = LayerRow(package=".", order="bundle_model < checks < tests")
MODEL = LayerRow(package="bundle_model", order="faults < text < figures")
CHECKS = LayerRow(package="checks", order="rules < output < cli", apart=("rules", "output"))
ROWS = (TOP, MODEL, CHECKS)


@pytest.fixture
def layout(make_source: Any) -> Layout:
    return Layout.of(make_source(path) for path in PATHS)


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        pytest.param("bundle_model/text/page.py", "import bundle_model.figures.extract", "`text` is in a lower layer than `figures`", id="a-room-above"),
        pytest.param("bundle_model/text/page.py", "from bundle_model.figures import extract", "`text` is in a lower layer than `figures`", id="from-a-room-above"),
        pytest.param("bundle_model/text/deep/inside.py", "import bundle_model.figures.extract", "`text` is in a lower layer than `figures`", id="from-a-room-within"),
        pytest.param("bundle_model/faults.py", "from bundle_model.text.page import x", "`faults` is in a lower layer than `text`", id="a-module-that-is-named"),
        pytest.param("bundle_model/text/page.py", "import bundle_model.loader", "`text` is in a lower layer than `loader`", id="a-loose-module-is-topmost"),
        pytest.param("bundle_model/text/page.py", "from bundle_model import load", "`text` is in a lower layer than `bundle_model`", id="the-package-itself-is-topmost"),
        pytest.param("bundle_model/loader.py", "import checks.cli.main", "`bundle_model` is in a lower layer than `checks`", id="a-package-above"),
        pytest.param("checks/cli/main.py", "import tests.test_one", "`checks` is in a lower layer than `tests`", id="the-tests"),
        pytest.param("checks/rules/one.py", "import checks.output.text", "`rules` and `output` are kept apart", id="apart-upwards"),
        pytest.param("checks/output/text.py", "import checks.rules.one", "`output` and `rules` are kept apart", id="apart-downwards"),
        pytest.param("bundle_model/figures/extract.py", "import bundle_model.loader", None, id="figures-is-topmost-too"),
        pytest.param("bundle_model/figures/extract.py", "from bundle_model.text import page", None, id="downwards"),
        pytest.param("bundle_model/figures/extract.py", "from bundle_model import faults", None, id="a-low-module-from-the-package"),
        pytest.param("bundle_model/text/page.py", "import bundle_model.text.deep.inside", None, id="within-a-room"),
        pytest.param("checks/cli/main.py", "import checks.output.text, bundle_model.loader", None, id="the-command-line"),
        pytest.param("tests/test_one.py", "import checks.cli.main", None, id="tests-import-all"),
    ],
)  # fmt: skip
def test_what_may_import_what(make_source: Any, layout: Layout, path: str, text: str, said: str | None) -> None:
    source = make_source(path, text)
    found = [against(source.module, one, ROWS, layout) for one in imported(source, layout)]
    assert [(one.why, one.field) for one in found if one] == (
        [(said, "apart" if "apart" in said else "order")] if said else []
    )


def test_a_folder_that_no_layer_names_and_a_name_of_nothing(layout: Layout) -> None:
    row = LayerRow(package="bundle_model", order="faults, files < text", apart=("text", "room"))
    assert rooms_without_layer(row, layout) == ["figures"]
    assert names_of_nothing(row, layout) == ["files", "room"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.package)
def test_rows_that_name_all_that_is_there(layout: Layout, row: LayerRow) -> None:
    assert (rooms_without_layer(row, layout), names_of_nothing(row, layout)) == ([], [])


@pytest.mark.parametrize(
    ("order", "rule"),
    [
        pytest.param("", "must be names with", id="nothing"),
        pytest.param("a < < b", "must be names with", id="an-empty-layer"),
        pytest.param("a,, b", "must be names with", id="an-empty-name"),
        pytest.param("a < b, a", "must have each name once", id="a-name-twice"),
        pytest.param(["a", "b"], "must be names with", id="a-list"),
    ],
)
def test_what_is_no_order(order: Any, rule: str) -> None:
    with pytest.raises(ValidationError, match=rule):
        LayerRow(package="x", order=order)


@pytest.mark.parametrize(
    ("imports", "found"),
    [
        pytest.param({"a": ["b"], "b": ["c"], "c": []}, [], id="none"),
        pytest.param({"a": ["b"], "b": ["a"]}, [{"a", "b"}], id="two"),
        pytest.param({"a": ["b"], "b": ["c"], "c": ["a"]}, [{"a", "b", "c"}], id="three"),
        pytest.param({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [{"a", "b"}, {"c", "d"}], id="two-circles"),
        pytest.param({"a": ["x"], "b": ["a"]}, [], id="a-module-that-is-not-looked-at"),
        pytest.param({"a": ["a"]}, [{"a"}], id="itself"),
    ],
)
def test_circles(imports: dict[str, list[str]], found: list[set[str]]) -> None:
    given = list(circles(imports))
    assert [set(circle) for circle in given] == found
    for circle in given:
        assert circle[0] == circle[-1]
        assert all(after in imports[one] for one, after in pairwise(circle))


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6))
def test_without_an_import_of_each_circle_there_is_none_left(imports: dict[str, list[str]]) -> None:
    left = {one: set(targets) for one, targets in imports.items()}
    for circle in circles(imports):
        left[circle[0]].discard(circle[1])
    assert list(circles(left)) == []
