"""A repository as checks see it: CONSTRAINTS.md, the bag and the project's files, read once, with every fault."""

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath  # noqa: TID251 - names paths, opens none

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.bag.reader import read_bag
from bundle_model.bundle import Bundle
from bundle_model.declared.constraints import MAX_BYTES, Constraints, read_constraints, read_declared
from bundle_model.faults import Fault, in_order
from bundle_model.files.decoding import decode
from bundle_model.files.git_index import GitIndex, is_blob, is_top, read_git_index
from bundle_model.files.layout import BUNDLE, CONSTRAINTS
from bundle_model.files.left_by_git import left_by_git
from bundle_model.files.one_file import read_file, read_start
from bundle_model.files.opening import Below
from bundle_model.loader import bundle_of
from bundle_model.project.hooks import HOOKS, Hook, read_hooks
from bundle_model.project.pyproject import PYPROJECT, Project, read_project
from bundle_model.project.python_file import PythonFile, module_of
from bundle_model.project.requirements import Requirement, is_requirements, read_requirements
from bundle_model.project.source_text import is_python, source_text
from bundle_model.records.all_records import RECORDS
from bundle_model.records.base import Record
from bundle_model.text.page import Page
from bundle_model.text.text import Text

ATTRIBUTES = ".gitattributes"
README = "README.md"
ISSUE_FORM = ".github/ISSUE_TEMPLATE/real-spec.yml"
PACKAGES = ("bundle_model", "checks")
"""The packages of this project. Their code is read."""
TESTS = "tests"
_MAX_TRACKED = 64 * 1024 * 1024
_SHEBANG_SIZE = 80
"""Enough bytes of the line that says what runs a file."""


@dataclass(frozen=True)
class ProjectFiles:
    """The other files of a repository that checks read: the issue form, what declares packages, the code and the git index.

    `texts` has the issue form, README.md, pyproject.toml, the hooks, .gitattributes and the files of requirements, by path; the last
    are those that git tracks. A file that does not exist is in neither `texts` nor
    `faults`. `top` is whether the root is the top of a git repository. `sources` are the tracked Python files by
    path. `unstaged` are the files that git tracks and that are not on disk as they are staged. These and `git_index` are read only
    on request.
    """

    texts: Mapping[str, Text] = field(default_factory=dict)
    project: Project | None = None
    hooks: tuple[Hook, ...] = ()
    requirements: Mapping[str, tuple[Requirement, ...]] = field(default_factory=dict)
    top: bool = False
    git_index: GitIndex = field(default_factory=GitIndex)
    sources: Mapping[str, PythonFile] = field(default_factory=dict)
    unstaged: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @cached_property
    def sparse(self) -> frozenset[str]:
        """What git tracks and a sparse checkout leaves out: nobody can look at it."""
        return frozenset(entry.path for entry in self.git_index.entries if entry.sparse)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The Python files that would be read, but that a sparse checkout leaves out."""
        return tuple(
            e.path
            for e in self.git_index.entries
            if e.sparse and e.kind == "file" and e.path.endswith(".py") and e.path not in self.sources
        )


@dataclass(frozen=True)
class Repository:
    """Everything that was read from a root. `root` is its name in reports; paths inside are relative to it."""

    root: str
    constraints: Constraints
    bundle: Bundle
    project_files: ProjectFiles = field(default_factory=ProjectFiles)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault, with paths relative to the root."""
        return self._in_order(lambda _: True)

    @property
    def unreadable(self) -> tuple[Fault, ...]:
        """Those of the faults that say that a file could not be read. A bag of 100,000 files may have many of the others."""
        return self._in_order(lambda fault: fault.unreadable)

    def _in_order(self, wanted: Callable[[Fault], bool]) -> tuple[Fault, ...]:
        in_bag = map(in_bundle, filter(wanted, self.bundle.faults))
        return in_order((*in_bag, *filter(wanted, (*self.constraints.faults, *self.project_files.faults))))

    def lacks(self, part: str) -> str | None:
        """Why a part of the bag could not be read; None where it was."""
        return self.bundle.lacks(part)

    def changed(self, file: str) -> bool:
        """Whether the file differs from the last commit, or is new in it; False where git did not answer."""
        index = self.project_files.git_index
        if index.committed is None:
            return False
        if (content := self._bag_contents.get(file)) is not None:
            return index.changed(file, content)
        text = self.texts.get(file) if file not in self._bag_contents else None
        # the byte-order mark and the CRLF of CONSTRAINTS.md are not kept: it may have them in the commit too
        written = [] if text is None else [text.text, text.text.replace("\n", "\r\n")]
        return bool(written) and all(
            index.changed(file, mark + one.encode()) for one in written for mark in (b"", BOM_UTF8)
        )

    @cached_property
    def _bag_contents(self) -> dict[str, bytes | None]:
        """The content of each file of the bag, by its path relative to the root."""
        return {f"{BUNDLE}/{one.path}": one.content for one in self.bundle.bag.files}

    @cached_property
    def texts(self) -> dict[str, Text]:
        """The texts that findings point into, by path."""
        pages = {page_path(page): page for page in self.bundle.pages}
        tags = {
            f"{BUNDLE}/{file.path}": Text(text=file.content.decode("utf-8", "replace"))
            for file in self.bundle.bag.files
            if file.content is not None and not file.path.startswith("data/")
        }
        sources = {path: source.text for path, source in self.project_files.sources.items()}
        return {**sources, **self.project_files.texts, **pages, **tags, CONSTRAINTS: self.constraints.text}


def page_path(page: Page) -> str:
    """The path of a page, relative to the root."""
    return f"{BUNDLE}/{PAYLOAD}{page.file.name}"


def in_bundle(fault: Fault) -> Fault:
    """A fault of the bag, with its path relative to the root."""
    path = f"{BUNDLE}/{fault.file}" if fault.file not in ("", ".") else BUNDLE
    return Fault(
        fault.kind, path, fault.message, fault.found, fault.expected, fault.remedy, fault.line, fault.column,
        unreadable=fault.unreadable, sentence=fault.sentence,
    )  # fmt: skip


def read_repository(
    root: Path,
    name: str,
    *,
    tracked: bool = False,
    wanted: Collection[type[Record]] | None = None,
    bundle_of: Callable[..., Bundle] = bundle_of,
    read_constraints: Callable[[bytes], Constraints] = read_constraints,
) -> Repository:
    """Read the folder `root`, which reports call `name`. With `tracked`, also read the git index and the tracked code.
    Of the records only those that are wanted are read; None means all of them.

    Whoever reads many repositories can give a `bundle_of` and a `read_constraints` that keep what they have read.
    """
    constraints = read_declared(root, read_constraints)
    bundle = bundle_of(read_bag(root / BUNDLE, RECORDS), wanted=wanted)
    return Repository(name, constraints, _there(bundle, root), _project_files(root, bundle, tracked=tracked))


def _there(bundle: Bundle, root: Path) -> Bundle:
    """The bundle; where its folder is missing, with the fault that says so."""
    if os.path.lexists(root / BUNDLE) or [fault.kind for fault in bundle.faults] != ["root-unreadable"]:
        return bundle
    message, found, remedy = "is not there beside CONSTRAINTS.md", "no such folder", "Restore it from git."
    gone = bundle.faults[0]._replace(message=message, found=found, expected="the bag", remedy=remedy)
    return replace(bundle, bag=replace(bundle.bag, faults=(gone,)), faults=(gone,))


def _project_files(root: Path, bundle: Bundle, *, tracked: bool) -> ProjectFiles:
    faults: list[Fault] = []
    index = read_git_index(root) if tracked else GitIndex()
    required = [entry.path for entry in index.entries if entry.kind == "file" and is_requirements(entry.path)]
    # only the checks of scope look at these, as they do at what git tracks
    of_scope = (HOOKS, ATTRIBUTES, *required) if tracked else ()
    names = (ISSUE_FORM, README, PYPROJECT, *of_scope)
    texts = {path: text for path in names if (text := _text(root, path, faults)) is not None}
    if fault := left_by_git(texts[ISSUE_FORM].text, ISSUE_FORM) if ISSUE_FORM in texts else None:
        faults.append(fault)
        del texts[ISSUE_FORM]
    project = _project(texts, faults)
    hooks, unfit = read_hooks(texts[HOOKS].text) if HOOKS in texts else ((), ())
    faults.extend(unfit)
    contents = {f"{BUNDLE}/{one.path}": one.content for one in bundle.bag.files if one.content is not None}
    sources: dict[str, PythonFile] = {}
    unstaged: list[str] = []
    with Below(root) as below:
        for entry in (entry for entry in index.entries if entry.kind == "file"):
            content, found = _tracked(entry.path, root, below, contents.get(entry.path))
            if isinstance(found, PythonFile):
                sources[found.path] = found
            elif found:
                faults.append(found)
            # what is left out on purpose is not unstaged
            if not entry.sparse and (content is None or not is_blob(content, entry.blob)):
                unstaged.append(entry.path)
    requirements = {path: read_requirements(texts[path].text) for path in required if path in texts}
    return ProjectFiles(
        texts, project, hooks, requirements, is_top(root), index, sources, tuple(unstaged), tuple(faults)
    )


def _project(texts: Mapping[str, Text], faults: list[Fault]) -> Project | None:
    """The content of pyproject.toml, or the fault that says why it cannot be read. None where there is no such file."""
    if unread_file := tuple(fault for fault in faults if fault.file == PYPROJECT):
        return Project({}, {}, (), faults=unread_file)
    project = read_project(texts[PYPROJECT].text) if PYPROJECT in texts else None
    faults.extend(project.faults if project else ())
    return project


def _text(root: Path, path: str, faults: list[Fault]) -> Text | None:
    """The text of a file. None where it does not exist, or where a fault says why it cannot be read."""
    if _is_gone(root, path):
        return None
    content, unread_file = read_file(root, path, MAX_BYTES)
    text, unclear = decode(content, path)
    if fault := unread_file or unclear:
        faults.append(fault)
        return None
    return Text(text=text)


def _is_gone(root: Path, path: str) -> bool:
    """Whether there is no such file. In a folder that nobody may look into there may be one."""
    try:
        (root / path).lstat()
    except FileNotFoundError:
        return not _leads_elsewhere(root, path)
    except OSError:
        return _is_closed(root)  # then CONSTRAINTS.md and the bundle say so
    return False


def _leads_elsewhere(root: Path, path: str) -> bool:
    """Whether a folder on the way is a link: where ".github" is a broken link, something is there, which is a fault."""
    return any((root / folder).is_symlink() for folder in PurePosixPath(path).parents if folder.name)


def _is_closed(root: Path) -> bool:
    """Whether nothing in the root can be looked at."""
    try:
        os.lstat(f"{root}/.")
    except OSError:
        return True
    return False


def _tracked(
    path: str, root: Path, below: Below, known: bytes | None
) -> tuple[bytes | None, PythonFile | Fault | None]:
    """The bytes of a tracked file, and what it is if it is Python, or the fault that says why that cannot be read.

    Those of a file of the bag are `known`. A file that was just removed is still in the index, and is let be.
    """
    if not path.endswith(".py"):
        content, fault = (known, None) if known is not None else read_file(below, path, _MAX_TRACKED)
        if not is_python(read_start(root, path, _SHEBANG_SIZE) if fault else content[:_SHEBANG_SIZE]):
            return (None if fault else content), None
    content, fault = read_file(below, path, MAX_BYTES)
    if fault is None:
        text, undecoded = source_text(content)
        return content, PythonFile(path, module_of(path), Text(text=text), undecoded)
    there = os.path.lexists(root / path) or _leads_elsewhere(root, path)
    # one that is too large for Python may be what is staged
    content, unread = read_file(below, path, _MAX_TRACKED)
    return (None if unread else content), (fault if there else None)
