"""Which root is read: the named one, the nearest within the repository, else the shipped copy."""

from pathlib import Path

import pytest

from bundle_model.files.shipped import shipped_root
from checks.cli.answer import UsageError
from checks.cli.root import SHIPPED, find_root, read_root


@pytest.fixture
def git(repository: Path) -> Path:
    """The copy as the top of a git repository, with folders in it."""
    (repository / ".git").mkdir()
    (repository / "docs/deep").mkdir(parents=True)
    return repository


@pytest.mark.parametrize(
    ("working", "name"),
    [
        pytest.param(".", ".", id="at-the-top"),
        pytest.param("docs", "..", id="one-below"),
        pytest.param("docs/deep", "../..", id="two-below"),
        pytest.param("bundle/data", "../..", id="within-the-bundle"),
    ],
)
def test_in_a_repository_the_nearest_root_above_is_found(git: Path, working: str, name: str) -> None:
    assert find_root(None, git / working) == (git, name)


def test_a_root_nearer_than_the_top_wins(git: Path) -> None:
    inner = git / "docs"
    (inner / "CONSTRAINTS.md").write_text("")
    (inner / "bundle").mkdir()
    assert find_root(None, inner / "deep") == (inner, "..")


def test_the_git_of_a_worktree_is_a_file(repository: Path) -> None:
    (repository / ".git").write_text("gitdir: elsewhere\n")
    (repository / "docs").mkdir()
    assert find_root(None, repository / "docs") == (repository, "..")


def test_nothing_above_the_top_of_the_repository_is_read(repository: Path) -> None:
    inner = repository / "other/deep"
    inner.mkdir(parents=True)
    (repository / "other/.git").mkdir()
    with pytest.raises(UsageError, match=r"this repository has no folder with CONSTRAINTS\.md and bundle/"):
        find_root(None, inner)


def test_a_repository_without_a_root_is_refused(git: Path) -> None:
    (git / "CONSTRAINTS.md").rename(git / "away")
    with pytest.raises(UsageError, match="name one: yiwu-bundle check ROOT"):
        find_root(None, git / "docs")


@pytest.mark.parametrize(
    ("named", "working", "said"),
    [
        pytest.param(None, ".", "bundle/ is missing beside CONSTRAINTS.md", id="found-here"),
        pytest.param(None, "docs", "../bundle/ is missing beside ../CONSTRAINTS.md", id="found-above"),
        pytest.param(".", ".", "bundle/ is missing beside CONSTRAINTS.md", id="named-here"),
        pytest.param("..", "docs", "../bundle/ is missing beside ../CONSTRAINTS.md", id="named-above"),
        pytest.param("repository", "..", "repository/bundle/ is missing beside repository/CONSTRAINTS.md", id="named-below"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("left", ["nothing", "a-file"])
def test_a_bundle_that_is_missing_is_to_be_restored(
    git: Path, named: str | None, working: str, said: str, left: str
) -> None:
    (git / "bundle").rename(git.parent / "away")
    if left == "a-file":
        (git / "bundle").write_text("")
    with pytest.raises(UsageError) as refused:
        find_root(named, git / working)
    assert str(refused.value) == f"{said}; restore it from git"


def test_outside_any_repository_the_shipped_copy_is_read(tmp_path: Path) -> None:
    assert find_root(None, tmp_path) == (shipped_root(), SHIPPED)


def test_outside_any_repository_the_working_directory_may_be_a_root(repository: Path) -> None:
    assert find_root(None, repository) == (repository, ".")


def test_outside_any_repository_no_folder_above_is_read(repository: Path) -> None:
    (repository / "docs").mkdir()
    assert find_root(None, repository / "docs") == (shipped_root(), SHIPPED)


@pytest.mark.parametrize(
    ("named", "name"),
    [
        pytest.param("repository", "repository", id="relative"),
        pytest.param("./repository/", "repository", id="with-a-slash"),
        pytest.param("repository/bundle/..", "repository/bundle/..", id="with-a-step-up"),
    ],
)
def test_a_named_root_is_read_and_called_so(repository: Path, named: str, name: str) -> None:
    root, called = find_root(named, repository.parent)
    assert (root.resolve(), called) == (repository.resolve(), name)


def test_an_absolute_root_is_called_as_it_was_named(repository: Path) -> None:
    assert find_root(str(repository), Path("/")) == (repository, str(repository))


def test_an_empty_name_is_the_working_directory_and_says_so(repository: Path) -> None:
    assert find_root("", repository) == (repository, ".")


def test_a_root_may_be_reached_through_a_link(repository: Path) -> None:
    (repository.parent / "link").symlink_to(repository)
    assert find_root("link", repository.parent)[1] == "link"


@pytest.mark.parametrize(
    ("named", "why"),
    [
        pytest.param("nowhere", "nowhere is not a folder", id="not-there"),
        pytest.param("repository/CONSTRAINTS.md", "CONSTRAINTS.md is not a folder", id="a-file"),
        pytest.param("repository/bundle", "repository/bundle has no CONSTRAINTS.md", id="no-constraints"),
        pytest.param("half", "half/bundle/ is missing beside half/CONSTRAINTS.md; restore it from git", id="no-bundle"),
        pytest.param("x" * 300, "x cannot be read: File name too long", id="a-name-that-is-too-long"),
    ],
)
def test_a_name_that_is_no_root_is_refused(repository: Path, named: str, why: str) -> None:
    half = repository.parent / "half"
    half.mkdir()
    (half / "CONSTRAINTS.md").write_text("")
    with pytest.raises(UsageError, match=why):
        find_root(named, repository.parent)


def test_read_root_reads_from_the_working_directory(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    found = read_root(None)
    assert (found.root, found.faults, len(found.bundle.pages)) == (".", (), 5)
