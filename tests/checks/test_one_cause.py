"""One cause is one finding: what is broken in a repository, one break a row, alone and in pairs.

A row says what is done, each thing to fix (who holds it, where, the first words of the remedy, and the other constraints that
it breaks), and which constraints could not look. All others pass.
"""

import hashlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from bundle_model.records.all_records import RECORDS
from bundle_model.repository import Repository
from checks.cli.main import main
from checks.engine.registry import Rule, all_rules
from checks.engine.runner import run_checks
from checks.results import Run, Status
from checks.summary.entries import entries
from checks.summary.last_line import first_line

_KNOWN = frozenset(f"C-{number:02d}" for number in range(1, 25))
"""The constraints that the table is about. One that is added later has its own tests."""

# Which constraints rest on what, as CONSTRAINTS.md says it.
_PAGES = "C-04 C-06 C-07 C-09 C-10 C-11 C-12 C-13 C-14 C-15 C-16 C-17"
_READINGS = "C-04 C-06 C-07 C-09 C-10 C-11 C-13 C-14 C-15 C-16 C-17"
_PAGES_RECORD = "C-04 C-05 C-06 C-07"
_FIGURES_RECORD = "C-05 C-13"
_RELATIONS_RECORD = "C-05 C-14"
_WORDS_RECORD = "C-05 C-09 C-10 C-11 C-15 C-17"
_MENTIONS_RECORD = "C-05 C-09 C-10 C-11 C-16 C-17"
_PYPROJECT = "C-20 C-21 C-22 C-24"
_GIT_INDEX = "C-18 C-19 C-20 C-21 C-23 C-25"
_CODE = "C-19 C-23"

_FORM = ".github/ISSUE_TEMPLATE/real-spec.yml"
_MANIFEST = "bundle/manifest-sha256.txt"
_TAGS = "bundle/tagmanifest-sha256.txt"
_WORDS = "bundle/record/words.yaml"
_FIGURES = "bundle/record/figures.yaml"
_RELATIONS = "bundle/record/relations.yaml"
_MENTIONS = "bundle/record/mentions.yaml"
_STORIES = "bundle/record/pages.yaml"
_GISTS = "bundle/record/gists.yaml"
_CONFLICT = b"<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> branch\n"
_LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12646\n"
_PLANTED = "系统由处理器运行，响应须快"
"""A line that a system, a hardware target and a performance core could be read into."""
_BELOW = "上溪打出“1+8+X”组合拳"
"""The start of a line of page 000 with an empty line above it, both of one story."""
_NEWER = {
    (3, 11): b"type Words = str\n",
    (3, 12): b"def first[T = int](one: T) -> T:\n    return one\n",
    (3, 13): b"try:\n    pass\nexcept KeyError, ValueError:\n    pass\n",
}.get(sys.version_info[:2], b"def newer(:\n")
"""Syntax that the next Python has, and this one has not; of the newest Python nobody knows any, so that it is nonsense."""


@dataclass
class Tree:
    """A checkout of this project that is the same as `prepared` again after `restore`. Pages are named by their id."""

    root: Path
    prepared: Path
    read_repository: Callable[..., Repository]
    patch: pytest.MonkeyPatch
    run_git: Callable[..., None]
    rules: Mapping[str, Rule] = field(default_factory=all_rules)
    touched: set[Path] = field(default_factory=set)

    def path(self, name: str) -> Path:
        pages = list((self.root / "bundle/data").glob(f"{name}_*.txt"))
        return pages[0] if pages else self.root / name

    def restore(self) -> None:
        for path in sorted(self.touched):
            _remove(path)
            source = self.prepared / path.relative_to(self.root)
            if source.is_dir():
                shutil.copytree(source, path, copy_function=os.link, dirs_exist_ok=True)
            elif source.exists():
                os.link(source, path)

    def to_change(self, name: str) -> Path:
        """The path of what is about to be written, moved or removed."""
        path = self.path(name)
        self.touched.add(path)
        return path

    def read(self, name: str) -> bytes:
        return self.path(name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        path = self.to_change(name)
        path.unlink(missing_ok=True)  # a link to the prepared file, which stays as it is
        path.write_bytes(content)

    def append(self, name: str, content: bytes) -> None:
        self.write(name, self.read(name) + content)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace `old`, which must be there, where it is first."""
        content = self.read(name)
        assert old.encode() in content
        self.write(name, content.replace(old.encode(), new.encode(), 1))

    def remove(self, name: str) -> None:
        _remove(self.to_change(name))

    def rename(self, name: str, new: str) -> None:
        self.to_change(name).rename(self.to_change(new))

    def make_folder(self, name: str) -> None:
        self.to_change(name).mkdir()

    def swap(self, one: str, other: str) -> None:
        first, second = self.read(one), self.read(other)
        self.write(one, second)
        self.write(other, first)

    def drop_line(self, name: str, words: str) -> None:
        """Remove the first line with these words."""
        lines = self.read(name).split(b"\n")
        lines.remove(next(line for line in lines if words.encode() in line))
        self.write(name, b"\n".join(lines))

    def double_line(self, name: str, words: str) -> None:
        line = next(line for line in self.read(name).decode().splitlines() if words in line)
        self.edit(name, f"{line}\n", f"{line}\n{line}\n")

    def cut_section(self, name: str) -> None:
        """Remove a constraint with its anchor, heading and block."""
        text = self.read("CONSTRAINTS.md").decode()
        section = re.search(rf'<a id="{name.lower()}"></a>\n(?s:.*?)\n```\n(?=\n|\Z)', text)
        assert section is not None
        self.write("CONSTRAINTS.md", text.replace(section[0], "").encode())

    def tag(self, name: str) -> None:
        """Write the line of a file in the tag manifest anew, as `record tags` does."""
        digest = hashlib.sha256(self.read(name)).hexdigest()
        path = name.removeprefix("bundle/")
        anew = re.sub(rb"(?m)^[0-9a-f]{64}(?=  " + re.escape(path.encode()) + rb"$)", digest.encode(), self.read(_TAGS))
        assert digest.encode() in anew
        self.write(_TAGS, anew)

    def record(self, name: str, old: str, new: str) -> None:
        """Edit a record, as somebody does who then runs `record tags`."""
        self.edit(name, old, new)
        self.tag(name)

    def declare_anew(self, page: str, change: Callable[[], object]) -> tuple[str, str]:
        """Change a page, and then its row, both manifests and bag-info.txt, but no record. Gives the old and new hash."""
        before = self.read(page)
        change()
        after = self.read(page)
        old, new = (hashlib.sha256(content).hexdigest() for content in (before, after))
        self.edit(
            "CONSTRAINTS.md", f"bytes: {len(before)}\n      sha256: {old}", f"bytes: {len(after)}\n      sha256: {new}"
        )
        self.edit(_MANIFEST, old, new)
        size = sum(path.stat().st_size for path in (self.root / "bundle/data").iterdir())
        self.write("bundle/bag-info.txt", re.sub(rb"(Oxum: )\d+", rb"\g<1>%d" % size, self.read("bundle/bag-info.txt")))
        self.tag(_MANIFEST)
        self.tag("bundle/bag-info.txt")
        return old, new

    def git(self, *arguments: str) -> None:
        self.to_change(".git")
        self.run_git(self.root, *arguments)

    def place(self, text: str) -> str:
        """`FILE@WORDS` as the file and the first line with the words; `FILE` alone as it is."""
        name, at, words = text.partition("@")
        file = self.path(name).relative_to(self.root).as_posix()
        if not at:
            return file
        content = self.read(name).decode()
        return f"{file}:{content.count(chr(10), 0, content.index(words)) + 1}"

    def run(self, **options: Any) -> Run:
        return run_checks(self.read_repository(self.root, ".", tracked=True), self.rules, **options)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Cause:
    """One thing to fix. `held_by` is a constraint, or the check where there is none; `at` a place (see `Tree.place`)."""

    held_by: str
    at: str
    remedy: str
    breaks: str = ""
    says: str = ""


@dataclass(frozen=True)
class Break:
    """What is done to a tree, what there is to fix then, and which constraints could not look."""

    id: str
    do: Callable[[Tree], object]
    causes: tuple[Cause, ...]
    waiting: str = ""


def _page(at: str, remedy: str = "Restore", says: str = "", breaks: str = "C-01 C-05") -> tuple[Cause, ...]:
    return (Cause("C-02", at, remedy, breaks, says),)


def _unreadable(at: str, remedy: str, says: str = "", breaks: str = "") -> tuple[Cause, ...]:
    return (Cause("unreadable", at, remedy, breaks, says),)


def _copy_page(tree: Tree, page: str, other: str) -> None:
    tree.write(other, tree.read(page))


def _with_another_digit(manifest: bytes, path: bytes) -> bytes:
    """The manifest with another last digit in the hash of a file."""
    at = manifest.index(path) - 1
    return manifest[:at] + (b"1" if manifest[at : at + 1] == b"0" else b"0") + manifest[at + 1 :]


def _as_link(tree: Tree) -> None:
    page, other = tree.path("003"), tree.root / "elsewhere.txt"
    tree.rename("003", other.name)
    page.symlink_to(other)


def _newer_syntax(tree: Tree) -> None:
    tree.append("checks/results.py", _NEWER)


def _sparse(tree: Tree) -> None:
    tree.to_change("tests")
    tree.git("update-index", "-q", "--refresh")
    tree.git("sparse-checkout", "set", "--no-cone", "/*", "!/tests/")


def _no_git(tree: Tree) -> None:
    tree.patch.setenv("PATH", os.fspath(tree.root / "bundle"))


def _raises(_repository: Any, _parameters: Any) -> Iterator[Any]:
    raise ZeroDivisionError("no reason")


def _crash(tree: Tree) -> None:
    tree.rules = {**tree.rules, "every-digit-accounted": tree.rules["every-digit-accounted"]._replace(check=_raises)}


def _plant(tree: Tree) -> None:
    """Write a line into the empty one above a headline."""
    tree.edit("000", f"\n\n{_BELOW}", f"\n{_PLANTED}\n{_BELOW}")


def _plant_and_declare(tree: Tree) -> None:
    tree.declare_anew("000", lambda: _plant(tree))


def _plant_and_record(tree: Tree) -> None:
    old, new = tree.declare_anew("000", lambda: _plant(tree))
    for path in RECORDS:
        tree.edit(f"bundle/{path}", old, new)
    digest = hashlib.sha256(_PLANTED.encode()).hexdigest()[:8]
    tree.edit(_WORDS, '"lines": [', f'"lines": ["{digest}",')
    for path in RECORDS:
        tree.tag(f"bundle/{path}")


def _wrong_figure(tree: Tree) -> None:
    tree.record(_FIGURES, '{"id": "003:7:74", "text": "4个", "kind": "quantity", "value": "4"', '{"id": "003:7:74", "text": "4个", "kind": "quantity", "value": "5"')  # fmt: skip


def _moved_headline(tree: Tree) -> None:
    tree.record(_STORIES, '"004:114:1"', '"004:114:2"')


def _broken_yaml(tree: Tree) -> None:
    tree.record(_RELATIONS, '"kind": "repeat"', '"kind": ["repeat"')


APPENDED = Break("a-page-with-one-byte-more", lambda t: t.append("000", b"x"), _page("000", says="1 byte more at its end"), _PAGES)  # fmt: skip
MISSING = Break(
    "a-page-missing",
    lambda t: t.remove("002"),
    _page("CONSTRAINTS.md@- name: 002_", breaks="C-01 C-03 C-05"),
    _PAGES,
)
STRAY = Break(
    "DS_Store-in-the-bag",
    lambda t: t.write("bundle/.DS_Store", b"\0\0\0\1Bud1"),
    (Cause("C-01", "bundle/.DS_Store", "Move it out of the bag"),),
)
FOLDER = Break(
    "an-empty-folder-in-the-bag",
    lambda t: t.make_folder("bundle/new"),
    (Cause("C-01", "CONSTRAINTS.md@### C-01", "Remove"),),
)
FIGURE = Break("a-wrong-figure", _wrong_figure, (Cause("C-13", f'{_FIGURES}@"id": "003:7:74"', "Read the place."),))
HEADLINE = Break(
    "a-headline-moved", _moved_headline, (Cause("C-07", "004@数字与智能化产业社区项目全面封顶", "Correct the place"),)
)
YAML = Break(
    "a-record-that-is-no-yaml", _broken_yaml, _unreadable(_RELATIONS, "Fix", "not valid YAML"), _RELATIONS_RECORD
)
CUT = Break(
    "the-last-constraint-removed",
    lambda t: t.cut_section("C-24"),
    (Cause("constraints-counted", "CONSTRAINTS.md@constraints: ", "Restore", says="build-declared"),),
)
NO_PYPROJECT = Break(
    "no-pyproject",
    lambda t: t.remove("pyproject.toml"),
    (Cause("C-18", "CONSTRAINTS.md@  entries:\n    -", "Restore"),),
    _PYPROJECT,
)
CODE_CONFLICT = Break(
    "a-conflict-in-code",
    lambda t: t.write("checks/results.py", _CONFLICT + t.read("checks/results.py")),
    (Cause("C-19", "checks/results.py", "Resolve the conflict"),),
    "C-23",
)

OF_THE_BUNDLE = (APPENDED, MISSING, STRAY, FOLDER, FIGURE, HEADLINE, YAML)
BESIDE_IT = (CUT, NO_PYPROJECT, CODE_CONFLICT)
PAIRS = (
    *combinations(OF_THE_BUNDLE, 2),
    *combinations(BESIDE_IT, 2),
    # no check looks at both: of a page, the bag and a record one pair each is enough
    *zip((APPENDED, STRAY, YAML), BESIDE_IT, strict=True),
)

BREAKS = (
    Break("nothing", lambda _: None, ()),
    *OF_THE_BUNDLE,
    *BESIDE_IT,
    # a page
    Break("a-page-with-one-byte-changed", lambda t: t.edit("002", "义乌", "义鸟"), _page("002"), _PAGES),
    Break("a-page-with-one-byte-less", lambda t: t.write("001", t.read("001")[:-1]), _page("001"), _PAGES),
    Break("a-line-deleted", lambda t: t.drop_line("004", "义乌"), _page("004"), _PAGES),
    Break(
        "a-page-renamed",
        lambda t: t.rename("002", "bundle/data/005_new.txt"),
        _page("bundle/data/005_new.txt", "Rename it to 002_", breaks="C-01 C-03 C-05"),
        _PAGES,
    ),
    Break(
        "a-page-renamed-with-its-id",
        lambda t: t.rename("002", "bundle/data/002_new.txt"),
        _page("bundle/data/002_new.txt", "Rename it to 002_", breaks="C-01"),
        _PAGES,
    ),
    Break(
        "two-pages-swapped",
        lambda t: t.swap("000", "004"),
        _page("000", "Exchange the two names", "the other way round"),
        _PAGES,
    ),
    Break(
        "a-page-copied-over-another",
        lambda t: _copy_page(t, "001", "000"),
        _page("000", says="has the bytes recorded for 001_"),
        _PAGES,
    ),
    Break("a-page-as-a-link", _as_link, _page("CONSTRAINTS.md@- name: 003_", says="link", breaks="C-01 C-03 C-05"), _PAGES),
    Break(
        "a-page-more",
        lambda t: t.write("bundle/data/005_new.txt", "义乌\n".encode()),
        _page("bundle/data/005_new.txt", "Move the file out of bundle/data", breaks="C-01 C-03 C-05"),
        _PAGES,
    ),
    Break(
        "DS_Store-among-the-pages",
        lambda t: t.write("bundle/data/.DS_Store", b"\0\0\0\1Bud1\xff"),
        _page("bundle/data/.DS_Store", "Move the file out of bundle/data", breaks="C-01 C-03 C-05"),
        _PAGES,
    ),
    Break(
        "an-empty-folder-among-the-pages",
        lambda t: t.make_folder("bundle/data/new"),
        (Cause("C-01", "CONSTRAINTS.md@### C-01", "Remove"),),
    ),
    Break(
        "a-page-with-CRLF",
        lambda t: t.write("002", t.read("002").replace(b"\n", b"\r\n")),
        _page("002", "Set `bundle/** -text`", "core.autocrlf"),
        _PAGES,
    ),
    Break(
        "a-page-with-a-byte-order-mark",
        lambda t: t.write("001", b"\xef\xbb\xbf" + t.read("001")),
        _page("001", says="byte-order mark"),
        _PAGES,
    ),
    Break("a-page-as-an-LFS-pointer", lambda t: t.write("000", _LFS), _page("000", "Run `git lfs pull`", "LFS"), _PAGES),
    Break(
        "a-page-in-GBK",
        lambda t: t.write("001", t.read("001").decode().encode("gb18030")),
        _page("001", says="GB18030"),
        _PAGES,
    ),
    Break(
        "a-conflict-in-a-page",
        lambda t: t.write("001", _CONFLICT + t.read("001")),
        _page("001", "End the merge", "merge-conflict"),
        _PAGES,
    ),
    Break("an-empty-page", lambda t: t.write("001", b""), _page("001", says="empty"), _PAGES),
    Break(
        "two-pages-changed",
        lambda t: (t.append("000", b"x"), t.drop_line("003", "义乌")),
        (*_page("000"), *_page("003")),
        _PAGES,
    ),
    Break(
        "no-pages",
        lambda t: t.remove("bundle/data"),
        _page("CONSTRAINTS.md@  pages:", breaks="C-01 C-03 C-05"),
        _PAGES,
    ),
    Break(
        "a-page-declared-anew",
        lambda t: t.declare_anew("000", lambda: _plant(t)),
        (Cause("C-05", f'{_STORIES}@"page": "000"', "Read the page again"),),
        _READINGS,
    ),
    Break(
        "a-definition-planted-in-every-record",
        _plant_and_record,
        (
            *(Cause(one, f"000@{_PLANTED}", "Read the lines", "C-15" * (one == "C-09"), "nobody has judged") for one in ("C-09", "C-10", "C-11")),
            Cause("C-28", f"000@{_PLANTED}", "", says="has no gist"),
        ),
        "C-17",
    ),
    Break(
        "a-page-and-a-figure-of-another",
        lambda t: (t.append("000", b"x"), _wrong_figure(t)),
        (*APPENDED.causes, *FIGURE.causes),
        _PAGES,
    ),
    # manifests
    Break(
        "a-manifest-line-missing",
        lambda t: t.drop_line(_MANIFEST, "data/001"),
        (Cause("C-01", _MANIFEST, "Restore"),),
    ),
    Break(
        "a-manifest-line-doubled",
        lambda t: t.double_line(_MANIFEST, "data/001"),
        (Cause("C-01", _MANIFEST, "Fix the line, or restore the manifest"),),
    ),
    Break(
        "a-manifest-line-wrong",
        lambda t: t.edit(_MANIFEST, "65fe4c", "65fe4d"),
        (Cause("C-01", _MANIFEST, "Restore"),),
    ),
    Break(
        "a-tag-manifest-line-wrong",
        lambda t: t.write(_TAGS, _with_another_digit(t.read(_TAGS), b"  record/figures.yaml")),
        (Cause("C-01", _TAGS, "Restore"),),
    ),
    Break(  # nothing in the bag says whether the file or its line has changed
        "a-tag-manifest-line-of-another-file",
        lambda t: t.edit(_TAGS, hashlib.sha256(t.read(_FIGURES)).hexdigest(), "0" * 64),
        (Cause("C-01", _FIGURES, "Restore the file from git, or, if the change is meant, run `yiwu-bundle record tags`"),),
        _FIGURES_RECORD,
    ),
    Break(
        "a-tag-manifest-line-missing",
        lambda t: t.drop_line(_TAGS, "record/figures.yaml"),
        (Cause("C-01", _TAGS, "Run `yiwu-bundle record tags`"),),
    ),
    Break(
        "no-manifest",
        lambda t: t.remove(_MANIFEST),
        (Cause("C-01", f"{_TAGS}@  manifest-sha256.txt", "Restore"),),
    ),
    Break(
        "a-bag-of-another-version",
        lambda t: t.edit("bundle/bagit.txt", "1.0", "0.97"),
        _unreadable("bundle/bagit.txt", "Fix the line, or restore the file", breaks="C-01"),
    ),
    Break(
        "a-bag-with-another-algorithm",
        lambda t: t.write("bundle/manifest-md5.txt", b"0" * 32 + b"  data/a.txt\n"),
        _unreadable("bundle/manifest-md5.txt", "Move it out of the bag", breaks="C-01"),
    ),
    # records
    Break(
        "no-records",
        lambda t: t.remove("bundle/record"),
        (Cause("C-01", "CONSTRAINTS.md@### C-01", "Restore", "C-05"),),
        "C-04 C-06 C-07 C-09 C-10 C-11 C-13 C-14 C-15 C-16 C-17",
    ),
    Break(
        "a-record-missing",
        lambda t: t.remove(_WORDS),
        (Cause("C-01", f"{_TAGS}@  record/words.yaml", "Restore", "C-05"),),
        "C-09 C-10 C-11 C-15 C-17",
    ),
    Break(
        "a-record-edited-without-its-tag",
        lambda t: t.append(_STORIES, b"# seen\n"),
        (Cause("C-01", _STORIES, "Restore the file from git, or, if the change is meant, run `yiwu-bundle record tags`"),),
        _PAGES_RECORD,
    ),
    Break(
        "a-record-truncated",
        lambda t: t.write(_FIGURES, t.read(_FIGURES)[: t.read(_FIGURES).index(b'"bound": "exact"')]),
        _unreadable(_FIGURES, "Fix", breaks="C-01"),
        _FIGURES_RECORD,
    ),
    Break(
        "a-record-that-is-no-yaml-without-its-tag",
        lambda t: t.edit(_RELATIONS, '"kind": "repeat"', '"kind": ["repeat"'),
        _unreadable(_RELATIONS, "Fix", breaks="C-01"),
        _RELATIONS_RECORD,
    ),
    Break(
        "a-doubled-key",
        lambda t: t.record(_RELATIONS, '"kind": "repeat"', '"kind": "repeat", "kind": "repeat"'),
        _unreadable(f'{_RELATIONS}@"kind": "repeat", "kind"', "Fix", "twice"),
        _RELATIONS_RECORD,
    ),
    Break(
        "a-conflict-in-a-record",
        lambda t: t.append(_MENTIONS, _CONFLICT),
        _unreadable(f"{_MENTIONS}@<<<<<<<", "Resolve the conflict", breaks="C-01"),
        _MENTIONS_RECORD,
    ),
    Break(
        "an-unknown-field",
        lambda t: t.record(_WORDS, '{"english": "system"', '{"english": "system", "colour": "red"'),
        _unreadable(f'{_WORDS}@"colour": "red"', "", "colour"),
        _WORDS_RECORD,
    ),
    Break(
        "another-verdict",
        lambda t: t.record(_RELATIONS, '"verdict": "holds"', '"verdict": "contradicts"'),
        (Cause("C-14", f'{_RELATIONS}@"id": "R-000-01"', "Read the place."),),
    ),
    Break(
        "a-judgement-removed",
        lambda t: t.record(_WORDS, '"003:33:113", "004:148:17"', '"003:33:113"'),
        (Cause("C-09", "004@体系", "Read the lines", "C-15", "nobody has judged"),),
        "C-17",
    ),
    # CONSTRAINTS.md
    Break(
        "CONSTRAINTS-with-CRLF",
        lambda t: t.write("CONSTRAINTS.md", t.read("CONSTRAINTS.md").replace(b"\n", b"\r\n")),
        (),
    ),
    Break(
        "a-conflict-in-CONSTRAINTS",
        lambda t: t.append("CONSTRAINTS.md", _CONFLICT),
        _unreadable("CONSTRAINTS.md@<<<<<<<", "Resolve the conflict"),
    ),
    Break("no-CONSTRAINTS", lambda t: t.remove("CONSTRAINTS.md"), _unreadable("CONSTRAINTS.md", "")),
    Break(
        "a-constraint-removed",
        lambda t: t.cut_section("C-12"),
        (Cause("constraints-counted", "CONSTRAINTS.md@constraints: ", "Restore", says="every-digit-accounted"),),
    ),
    Break(
        "a-wrong-parameter",
        lambda t: t.edit("CONSTRAINTS.md", "  seeds: 5\n", "  seeds: five\n"),
        _unreadable("CONSTRAINTS.md@  seeds: five", ""),
        "C-03",
    ),
    Break(
        "an-unknown-check",
        lambda t: t.edit("CONSTRAINTS.md", "check: seed-count", "check: seeds-count"),
        _unreadable("CONSTRAINTS.md@check: seeds-count", "Did you mean seed-count?"),
        "C-03",
    ),
    # the project
    Break(
        "broken-pyproject",
        lambda t: t.edit("pyproject.toml", "[project]\n", "[project\n"),
        _unreadable("pyproject.toml@[project", ""),
        _PYPROJECT,
    ),
    Break(
        "a-conflict-in-pyproject",
        lambda t: t.write("pyproject.toml", _CONFLICT + t.read("pyproject.toml")),
        _unreadable("pyproject.toml", "Resolve the conflict"),
        _PYPROJECT,
    ),
    Break(
        "code-with-a-byte-order-mark",
        lambda t: t.write("checks/results.py", b"\xef\xbb\xbf" + t.read("checks/results.py")),
        (),
    ),
    Break(
        "code-that-is-no-Python",
        lambda t: t.append("checks/results.py", b"def broken(:\n"),
        (Cause("C-19", "checks/results.py@def broken(:", "Fix"),),
        "C-23",
    ),
    Break(
        "a-conflict-in-the-module-that-has-an-exception",
        lambda t: t.write("bundle_model/files/git_index.py", _CONFLICT + t.read("bundle_model/files/git_index.py")),
        (Cause("C-19", "bundle_model/files/git_index.py", "Resolve the conflict"),),
        "C-23",
    ),
    Break(
        "code-in-newer-Python",
        _newer_syntax,
        (Cause("C-19", "checks/results.py", "Fix it, or run the check with the Python", says=f"Python 3.{sys.version_info[1]}"),),
        "C-23",
    ),
    Break(
        "a-file-without-a-row",
        lambda t: (t.write("server.txt", b""), t.git("add", "server.txt")),
        (Cause("C-18", "CONSTRAINTS.md@  entries:\n    -", "Remove it, or add to `entries`", says="`server.txt`"),),
    ),
    Break("an-edited-form", lambda t: t.append(_FORM, b"# mine\n"), (Cause("C-17", _FORM, "Run `yiwu-bundle record form`"),)),
    Break("no-form", lambda t: t.remove(_FORM), (Cause("C-17", "CONSTRAINTS.md@### C-17", ""),)),
    Break(
        "a-sparse-checkout",
        _sparse,
        (Cause("imports-declared", "CONSTRAINTS.md@### C-19", "", says="sparse"),),
        f"{_CODE} C-20",
    ),
    Break(
        "no-git",
        _no_git,
        (Cause("top-level-entries", "CONSTRAINTS.md@### C-18", "", says="git is not installed"),),
        _GIT_INDEX,
    ),
    Break(
        "a-check-that-raises",
        _crash,
        (Cause("crashed", "checks/rules/every_digit_accounted.py", "This is a fault of the check", says="ZeroDivisionError"),),
        "C-12",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def checkout(small_project: Path) -> Path:
    return Path(shutil.copytree(small_project, small_project.parent / "one_cause", copy_function=os.link))


@pytest.fixture
def tree(
    checkout: Path,
    small_project: Path,
    read_once: Callable[..., Repository],
    monkeypatch: pytest.MonkeyPatch,
    run_git: Callable[..., None],
) -> Iterator[Tree]:
    tree = Tree(checkout, small_project, read_once, monkeypatch, run_git)
    yield tree
    tree.restore()


def _found(run: Run) -> list[tuple[str, str, str]]:
    """Who holds each thing to fix, its file and what else it breaks."""
    found = entries(run)
    return sorted((one.constraint or one.rule, one.region.file, " ".join(one.breaks)) for one in found)


def _assert_causes(run: Run, causes: tuple[Cause, ...], waiting: str, tree: Tree) -> None:
    """The run has these things to fix and no other, and every other constraint passes or waits for one of them."""
    found = entries(run)
    places = [tree.place(cause.at) for cause in causes]
    expected = zip(causes, places, strict=True)
    assert _found(run) == sorted((one.held_by, place.partition(":")[0], one.breaks) for one, place in expected)
    for cause, place in zip(causes, places, strict=True):
        shown = [
            (f"{one.place}:", one.message, one.remedy) for one in found if (one.constraint or one.rule) == cause.held_by
        ]
        assert any(
            at.startswith(f"{place}:") and cause.says in message and remedy.startswith(cause.remedy)
            for at, message, remedy in shown
        ), shown
    failed = {name for cause in causes for name in (cause.held_by, *cause.breaks.split())}
    there = {one.constraint: one.status for one in run.outcomes if one.constraint in _KNOWN}
    unseen = {*waiting.split()} - failed
    status = {
        name: Status.FAILED if name in failed else Status.COULD_NOT_LOOK if name in unseen else Status.PASSED
        for name in there
    }
    assert there == {**status, **({"C-08": Status.MANUAL} if "C-08" in there else {})}
    assert _hangs_together(run)


def _hangs_together(run: Run) -> bool:
    """What waits names a thing to fix or a reason, and no remedy asks for a decision where a file is to be restored."""
    ids = {*(problem.id for problem in run.problems), *(finding.id for _, finding in run.findings)}
    named = {name for one in run.outcomes for name in (*one.broken_by, *(wait.finding for wait in one.waits))}
    unseen = [one for one in run.outcomes if one.status is Status.COULD_NOT_LOOK]
    restored = [one.remedy for one in entries(run) if one.remedy.startswith("Restore")]
    return named <= ids and all(one.waits or one.reason for one in unseen) and "decision" not in "".join(restored)


@pytest.mark.parametrize("one", [pytest.param(one, id=one.id) for one in BREAKS])
def test_one_cause_is_one_finding(tree: Tree, one: Break) -> None:
    one.do(tree)
    run = tree.run()
    _assert_causes(run, one.causes, one.waiting, tree)
    unreadable = any(cause.held_by in ("unreadable", "crashed") for cause in one.causes)
    assert run.exit_code == (2 if unreadable else 1 if one.causes else 0)
    many = f"{len(one.causes)} thing{'s' * (len(one.causes) > 1)} to fix"
    assert (first_line(run) or "").startswith(many if one.causes else "")


@pytest.mark.parametrize(("one", "other"), [pytest.param(*pair, id=f"{pair[0].id}+{pair[1].id}") for pair in PAIRS])
def test_two_causes_are_two_findings(tree: Tree, one: Break, other: Break) -> None:
    one.do(tree)
    other.do(tree)
    _assert_causes(tree.run(), (*one.causes, *other.causes), f"{one.waiting} {other.waiting}", tree)


def test_the_command_begins_with_the_cause(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    APPENDED.do(tree)
    (cause,) = APPENDED.causes
    monkeypatch.setattr("bundle_model.repository.read_repository", tree.read_repository)
    monkeypatch.setenv("COLUMNS", "80")
    code = main(["check", os.fspath(tree.root)])
    out, err = capsys.readouterr()
    first, empty, place, *_ = out.split("\n")
    assert (code, err, empty) == (1, "", "")
    assert first.startswith("1 thing to fix")
    assert place.startswith(f"{tree.place(cause.at)}:")
    assert f"  remedy: {cause.remedy}" in out


def test_every_format_shows_a_constraint_that_is_gone(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    CUT.do(tree)
    monkeypatch.setattr("bundle_model.repository.read_repository", tree.read_repository)
    formats = ("text", "github", "sarif", "junit", "json", "markdown")
    reports = [word for one in formats for word in ("--report", f"{one}={tmp_path / one}")]
    code = main(["check", os.fspath(tree.root), "--require-all", *reports])
    assert (code, capsys.readouterr().err) == (1, "")
    for one in formats:
        report = (tmp_path / one).read_text(encoding="utf-8")
        assert "build-declared" in report, one
        assert "CONSTRAINTS.md has no C-24. There are " in " ".join(report.split()), one
