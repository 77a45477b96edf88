"""What has moved with its content is told from what was removed and what was added."""

import pytest

from bundle_model.files.git_index import Entry, GitIndex
from checks.scope.renames import renamed


@pytest.mark.parametrize(
    ("committed", "there", "expected"),
    [
        pytest.param({"a": "1"}, {"b": "1"}, {"a": "b"}, id="renamed"),
        pytest.param({"a": "1", "x/b": "2"}, {"y/a": "1", "x/c": "2"}, {"a": "y/a", "x/b": "x/c"}, id="two"),
        pytest.param({"a": "1"}, {"a": "1", "b": "1"}, {}, id="copied"),
        pytest.param({"a": "1"}, {"b": "2"}, {}, id="and-changed"),
        pytest.param({"a": "1", "b": "1"}, {"c": "1", "d": "1"}, {}, id="two-of-one-content"),
        pytest.param({"a": "1", "b": "1"}, {"c": "1"}, {}, id="which-of-two"),
        pytest.param({"a": "1"}, {"a": "1"}, {}, id="nothing"),
        pytest.param(None, {"a": "1"}, {}, id="no-commit-is-known"),
    ],
)
def test_renamed(committed: dict[str, str] | None, there: dict[str, str], expected: dict[str, str]) -> None:
    entries = tuple(Entry(path, "file", blob) for path, blob in there.items())
    assert renamed(GitIndex(entries, None, committed)) == expected
