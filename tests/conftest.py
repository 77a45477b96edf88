"""What every test may ask for."""

import gc
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model import repository as repository_module
from bundle_model.bag import reader
from bundle_model.bag.reader import BagReading, read_bag
from bundle_model.bundle import Bundle, WorkedOut
from bundle_model.declared import constraints
from bundle_model.declared.constraints import read_constraints
from bundle_model.files.git_index import read_git_index
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.loader import bundle_of, read_record
from bundle_model.project import python_file
from bundle_model.project.python_file import PythonFile
from bundle_model.records.all_records import RECORDS
from bundle_model.records.base import Record
from bundle_model.repository import ISSUE_FORM, Repository, read_repository
from bundle_model.text.text import Text
from checks.gaps.issue_form import issue_form
from checks.gaps.rows import gaps_of

gc.disable()  # what refers to itself and is left over takes 0.3 GB at the end; to look for it took 4 s of each run
settings.register_profile("project", derandomize=True, deadline=None, max_examples=40)
settings.load_profile("project")


def pytest_configure(config: pytest.Config) -> None:
    """A process that a test starts finds the bytecode of an earlier one, also where none is to be written beside the code."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        folder = tempfile.mkdtemp(prefix="yiwu-bundle-bytecode-")
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@settings(max_examples=1)
@given(st.none())
def _property(_: None) -> None:
    """The first property of a run: at that, Hypothesis registers its source of randomness."""


def pytest_collection_finish() -> None:
    """The tests that were collected live to the end: nobody looks through them for garbage again."""
    # before the freeze: Hypothesis 6.100 warns where nothing refers to what it registers, and what is frozen refers to nothing
    _property()
    gc.freeze()


_TOP = Path(__file__).parents[1]
_IMPORT = re.compile(r"^ *(?:from|import) (\w+)", re.MULTILINE)
_GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.hooksPath=/dev/null")

_SETTLES = re.compile(r"^settles:.*\n(?:[ -].*\n)*", re.MULTILINE)
_CARD = re.compile(r"^id: D-01\n(?:(?!```).*\n)*", re.MULTILINE)


def _only_u21_settled(declared: str) -> str:
    """CONSTRAINTS.md where D-01 settles U-21 and no other decision settles anything.

    Which elements are open is what tests of gaps are about, and a decision of tomorrow may settle any of them.
    """
    return _CARD.sub(lambda card: f"{card[0]}settles: [U-21]\n", _SETTLES.sub("", declared), 1)


@pytest.fixture(scope="session")
def made_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's CONSTRAINTS.md, bundle/ and issue form, with U-21 alone settled."""
    declared = (_TOP / CONSTRAINTS).read_text(encoding="utf-8")
    changed = _only_u21_settled(declared)

    root = tmp_path_factory.mktemp("made") / "repository"
    (root / ISSUE_FORM).parent.mkdir(parents=True)
    shutil.copyfile(_TOP / ISSUE_FORM, root / ISSUE_FORM)
    shutil.copytree(_TOP / "bundle", root / "bundle")
    (root / CONSTRAINTS).write_text(changed, encoding="utf-8")
    if changed != declared:
        (root / ISSUE_FORM).write_text(issue_form(gaps_of(read_repository(root, "."))), encoding="utf-8")
    return root


_LONG_AGO = 10**18
"""A time before any test, in nanoseconds."""


class _Kept:
    """A copy of a repository on disk, alone in a folder. It serves one test after another, and is put back after each."""

    def __init__(self, base: Path, original: Path) -> None:
        self.root = base / "repository"
        self._base = base
        self._contents = {
            os.fspath(self.root / path.relative_to(original)): path.read_bytes() if path.is_file() else None
            for path in (original, *sorted(original.rglob("*")))  # a folder before what is in it
        }
        self._states = dict[str, tuple[int, ...]]()
        self.put_back()

    def put_back(self) -> None:
        """Write anew what a test has changed or removed, and remove what it has added."""
        found = dict(_states(os.fspath(self._base)))
        for path in found.keys() - self._contents.keys():
            _remove(path)
        for path, content in self._contents.items():
            if path not in found or found[path] != self._states.get(path):
                self._write(path, content)

    def _write(self, path: str, content: bytes | None) -> None:
        if content is None and os.path.isdir(path) and not os.path.islink(path):
            os.chmod(path, stat.S_IMODE(self._states[path][0]))
        else:
            _remove(path)
            if content is None:
                os.mkdir(path)
            else:
                Path(path).write_bytes(content)
                # the clock of the file system is coarse: a test that writes as many bytes at once would have the same time
                os.utime(path, ns=(_LONG_AGO, _LONG_AGO))
        self._states[path] = _state(os.lstat(path))


def _state(found: os.stat_result) -> tuple[int, ...]:
    """What shows that a test has touched a file. A folder has the time of its last entry: it is listed instead."""
    of_file = (found.st_ino, found.st_nlink, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return (found.st_mode, *(() if stat.S_ISDIR(found.st_mode) else of_file))


def _states(folder: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Everything below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry.path, _state(entry.stat(follow_symlinks=False))
            # a folder that may not be read is put back whole
            if entry.is_dir(follow_symlinks=False) and os.access(entry.path, os.R_OK | os.X_OK):
                yield from _states(entry.path)


def _remove(path: str) -> None:
    """Remove whatever is there, if something is."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)


@pytest.fixture(scope="session")
def _kept(made_repository: Path, tmp_path_factory: pytest.TempPathFactory) -> _Kept:
    """The copy of `made_repository` that the tests share: hundreds have it as their own, and write one file or none."""
    return _Kept(tmp_path_factory.mktemp("kept"), made_repository)


@pytest.fixture
def repository(_kept: _Kept) -> Iterator[Path]:
    """A copy of this project's CONSTRAINTS.md, bundle/ and issue form as they are, for the test to change."""
    yield _kept.root
    _kept.put_back()


@pytest.fixture(scope="session")
def bundle_once() -> Callable[..., Bundle]:
    """As `bundle_of`, which makes the same of the same bytes whoever asks.

    So a record that is known is not parsed again, and what was worked out of a page and a record is known too.
    """
    read = lru_cache(maxsize=256)(read_record)
    known: dict[object, Any] = {}
    worked_out = WorkedOut()

    def once(reading: BagReading, wanted: tuple[type[Record], ...] | None = None) -> Bundle:
        bundle = bundle_of(reading, read, wanted)
        pages = tuple(known.setdefault((page.file, page.text), page) for page in bundle.pages)
        return replace(bundle, pages=pages, worked_out=worked_out)

    return lru_cache(maxsize=64)(once)


@pytest.fixture(scope="session")
def inspect_once(bundle_once: Callable[..., Bundle]) -> Callable[..., Bundle]:
    """As `inspect_bag`, by `bundle_once`: the bag is read from the disk, its records are not parsed again."""
    return lambda bag, wanted=None: bundle_once(read_bag(bag, RECORDS), wanted)


_READ_OFTEN = (
    (repository_module, "read_project"),
    (repository_module, "read_requirements"),
    (reader, "parse_manifest"),
    (constraints, "read_yaml"),
)
"""What reads a text, the same again and again, and gives what nobody changes."""


def _once(method: Callable[[Any, Any], Iterator[Any]]) -> Callable[[Any, Any], Iterator[Any]]:
    """The same method, with its results kept."""
    found = lru_cache(maxsize=256)(lambda one, given: tuple(method(one, given)))
    return lambda one, given: iter(found(one, given))


@pytest.fixture(scope="session")
def read_once(bundle_once: Callable[..., Bundle]) -> Iterator[Callable[..., Repository]]:
    """As `read_repository`, by `bundle_once`. What is read of the same bytes is the same object too."""
    constraints_once = lru_cache(maxsize=64)(read_constraints)
    known: dict[object, Any] = {}

    def read(
        root: Path, name: str, *, tracked: bool = False, wanted: tuple[type[Record], ...] | None = None
    ) -> Repository:
        repository = read_repository(
            root, name, tracked=tracked, wanted=wanted, bundle_of=bundle_once, read_constraints=constraints_once
        )
        files = repository.project_files
        texts, sources = (
            {path: known.setdefault(one, one) for path, one in found.items()} for found in (files.texts, files.sources)
        )
        return replace(repository, project_files=replace(files, texts=texts, sources=sources))

    parsed = vars(python_file)["_parsed"].__wrapped__
    with pytest.MonkeyPatch.context() as patch:
        # a few texts come hundreds of times
        for module, name in _READ_OFTEN:
            patch.setattr(module, name, lru_cache(maxsize=256)(vars(module)[name]))
        for name in ("calls", "calls_of"):
            patch.setattr(PythonFile, name, _once(vars(PythonFile)[name]))
        # the tool keeps two trees, for their size
        patch.setattr(python_file, "_parsed", lru_cache(maxsize=32)(parsed))
        yield read


@pytest.fixture(scope="session")
def real_repository(read_once: Callable[..., Repository]) -> Repository:
    """This project's CONSTRAINTS.md and bundle, read once; nobody has asked git."""
    return read_once(_TOP, ".")


@pytest.fixture(scope="session")
def make_source() -> Callable[..., PythonFile]:
    """A tracked Python file by hand: its path and its text."""

    def make(path: str = "checks/one.py", text: str = "") -> PythonFile:
        module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        return PythonFile(path, module, Text(text=text))

    return make


_WRITTEN_TO = {"bundle_model/errors.py", "bundle_model/faults.py", "checks/rules/bag_valid.py", "tests/test_readme.py"}
"""Files that tests add something to."""


def _spoken_of(tracked: list[str], declared: str) -> set[str]:
    """Of the Python files those that rows speak of: one a folder, the loose ones, commands, modules with an exception.

    With them goes one file for each other package that is imported. Of those that serve alike it is the shortest.
    """
    named = _WRITTEN_TO | {f"{module.replace('.', '/')}.py" for module in re.findall(r"module: ([\w.]+)", declared)}
    of_ours = {*sys.stdlib_module_names, "bundle_model", "checks"}
    texts = {path: (_TOP / path).read_text(encoding="utf-8") for path in tracked}
    # an __init__.py that imports from its own folder is taken to import itself where the rest of the folder is gone
    order = sorted(
        texts,
        key=lambda path: (
            path not in named,
            path.endswith("__init__.py") and "import" in texts[path],
            len(texts[path]),
            path,
        ),
    )
    kept, folders, imported = set[str](), set[str](), set[tuple[str, str]]()
    for path in order:
        folder, _, _ = path.rpartition("/")
        top, _, below = folder.partition("/")
        names = {(top, name) for name in _IMPORT.findall(texts[path]) if name not in of_ours}
        # of a folder of tests no row speaks
        is_spoken_of = top != "tests" and (not below or folder == "checks/cli/commands" or folder not in folders)
        if path in named or is_spoken_of or not names <= imported:
            kept.add(path)
            folders.add(folder)
            imported |= names
    return kept


@pytest.fixture(scope="session")
def own_environment() -> dict[str, str]:
    """The environment of a process that runs this tool, with nothing in it that changes how the tool behaves."""
    passed = ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_START", "PYTHONPYCACHEPREFIX")
    return {name: os.environ[name] for name in passed if name in os.environ} | {"PYTHONPATH": os.fspath(_TOP)}


@pytest.fixture(scope="session")
def run_git() -> Callable[..., None]:
    """Run git in a folder, as nobody's configuration has it: `run_git(root, "add", "-A")`."""

    def run(root: Path, *arguments: str) -> None:
        environment = {"PATH": os.environ["PATH"], "HOME": os.fspath(root.parent), "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run([*_GIT, *arguments], cwd=root, env=environment, check=True, capture_output=True)

    return run


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory, run_git: Callable[..., None]) -> Path:
    """This project as git has it, in one commit, without the Python files that no row speaks of: they take the time."""
    root = tmp_path_factory.mktemp("small") / "project"
    index = read_git_index(_TOP)
    if index.unavailable:
        pytest.skip(f"without git nobody can say which files are the repository's: {index.unavailable}")
    tracked = [entry.path for entry in index.entries if (_TOP / entry.path).is_file()]
    python = [path for path in tracked if path.endswith(".py")]
    dropped = {*python} - _spoken_of(python, (_TOP / "CONSTRAINTS.md").read_text(encoding="utf-8"))
    # of the tables of the tests one a folder is enough
    tables = [path for path in tracked if path.startswith("tests/") and path.endswith(".yaml")]
    dropped |= {*tables} - {*{os.path.dirname(path): path for path in tables}.values()}
    for path in tracked:
        if path not in dropped:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_TOP / path, root / path)
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "as it is")):
        run_git(root, *arguments)
    return root
