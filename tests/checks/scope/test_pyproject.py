"""Whether pyproject.toml could be read, and where something stands in it."""

from dataclasses import replace
from typing import Any

import pytest

from bundle_model.project.pyproject import PYPROJECT, Project, read_project
from bundle_model.repository import ProjectFiles, Repository
from bundle_model.text.text import Text
from checks.scope.pyproject import project_of, pyproject_region


def _of(real: Repository, text: str | None) -> Repository:
    texts = {} if text is None else {PYPROJECT: Text(text=text)}
    return replace(real, project_files=ProjectFiles(texts=texts))


@pytest.mark.parametrize(
    ("text", "looked_for", "place"),
    [
        pytest.param('[project]\nx = ["torch", "torchvision"]\n', "torch", (2, 6, 2, 13), id="in-quotes"),
        pytest.param('# torchvision\nx = ["torchvision", "torch"]\n', "torch", (2, 21, 2, 28), id="whole-before-part"),
        pytest.param("x = ['torch']\n", "torch", (1, 6, 1, 13), id="single-quotes"),
        pytest.param("[a]\ngpu = []\n", "gpu", (2, 1, 2, 4), id="bare"),
        pytest.param('x = ["义乌 \\"x\\""]', '义乌 "x"', (1, 6, 1, 16), id="chinese-and-an-escaped-quote"),
        pytest.param('x = "A \\u003a B"\n', "A : B", (1, 1, 1, 17), id="written-in-another-way"),
        pytest.param("", "torch", (1, 1, 1, 1), id="empty-file"),
        pytest.param(None, "torch", (1, 1, 1, 1), id="no-file"),
    ],
)
def test_where_a_text_stands(real_repository: Repository, text: str | None, looked_for: str, place: Any) -> None:
    region = pyproject_region(_of(real_repository, text), looked_for)
    assert (region.file, (region.line, region.column, region.end_line, region.end_column)) == (PYPROJECT, place)


def test_what_could_be_read_is_given(real_repository: Repository) -> None:
    project = read_project("[project]\ndependencies = ['x']")
    assert project_of(replace(real_repository, project_files=ProjectFiles(project=project))) is project


@pytest.mark.parametrize(
    "project",
    [
        pytest.param(None, id="it-is-not-there"),
        pytest.param(read_project("project = 3"), id="a-shape-that-is-none"),
        pytest.param(read_project("["), id="no-toml"),
    ],
)
def test_what_could_not_be_read_is_not_given(real_repository: Repository, project: Project | None) -> None:
    assert project_of(replace(real_repository, project_files=ProjectFiles(project=project))) is None
