"""Whether pyproject.toml could be read, and where something stands in it."""

from dataclasses import replace
from typing import Any

import pytest

from bundle_model.faults import Fault
from bundle_model.files.git_index import Entry, GitIndex
from bundle_model.project.pyproject import PYPROJECT, read_project
from bundle_model.repository import ProjectFiles, Repository
from bundle_model.text.text import Text
from checks.results import AtDeclaration, Breach, Skip
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
    ("file", "why"),
    [
        pytest.param(PYPROJECT, "pyproject.toml could not be read", id="it-is-there-and-no-text"),
        pytest.param("checks/one.py", "there is no pyproject.toml", id="another-file"),
    ],
)
def test_why_nobody_can_look(real_repository: Repository, file: str, why: str) -> None:
    fault = Fault("unreadable", file, "is not UTF-8", "byte 0xff", "UTF-8 text", "Fix it.", unreadable=True)
    assert project_of(replace(real_repository, project_files=ProjectFiles(faults=(fault,)))) == Skip(why)


def test_a_shape_that_is_none_is_not_looked_into(real_repository: Repository) -> None:
    project = read_project("project = 3")
    repository = replace(real_repository, project_files=ProjectFiles(project=project, faults=project.faults))
    assert project_of(repository) == Skip("pyproject.toml could not be read")


@pytest.mark.parametrize(
    ("entries", "gone"),
    [
        pytest.param((Entry(PYPROJECT, "file"),), True, id="tracked-and-gone"),
        pytest.param((Entry("a/pyproject.toml", "file"),), False, id="another-file"),
        pytest.param((), False, id="nothing-tracked"),
    ],
)
def test_where_git_tracks_it_and_it_is_gone_that_is_a_breach(
    real_repository: Repository, entries: tuple[Entry, ...], gone: bool
) -> None:
    project_files = ProjectFiles(git_index=GitIndex(entries, None))
    found = project_of(replace(real_repository, project_files=project_files))
    said = Breach(AtDeclaration(), "pyproject.toml is in git but missing on disk.", "Restore it from git.")
    assert found == (said if gone else Skip("there is no pyproject.toml"))
