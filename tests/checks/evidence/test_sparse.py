"""What is left out is said in one way, however many files they are."""

import pytest

from bundle_model.files.git_index import Entry, GitIndex
from bundle_model.repository import ProjectFiles
from checks.evidence.sparse import left_out_said


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        pytest.param(("b", "a"), "a sparse checkout leaves out 2 of the files that git tracks, a first; ", id="two"),
        pytest.param(("b",), "a sparse checkout leaves out 1 file that git tracks, b first; ", id="one"),
    ],
)
def test_what_is_left_out(paths: tuple[str, ...], said: str) -> None:
    entries = (Entry("there", "file"), *(Entry(path, "file", sparse=True) for path in paths))
    files = ProjectFiles(git_index=GitIndex(entries, None))
    assert left_out_said(files) == f"{said}`git sparse-checkout disable` brings back what is left out"
