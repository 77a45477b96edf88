"""What every test may ask for."""

import hashlib
import os
import re
import shutil
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from bundle_model import bundle as bundles
from bundle_model import facts, loader
from bundle_model import repository as repositories
from bundle_model.declared.constraints import CONSTRAINTS
from bundle_model.project.python_file import PythonFile
from bundle_model.repository import ISSUE_FORM, Repository, read_repository
from bundle_model.strict import models as strict
from bundle_model.text.text import Text
from checks.gaps.issue_form import issue_form
from checks.gaps.rows import gaps_of

settings.register_profile("project", derandomize=True, deadline=None, max_examples=40)
settings.load_profile("project")

_TOP = Path(__file__).parents[1]


@pytest.fixture(autouse=True, scope="session")
def _pure_results_are_kept() -> Iterator[None]:
    """What is worked out of the same text is worked out once: pure, so that only time is saved."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict, "read_yaml", lru_cache(maxsize=64)(strict.read_yaml))
        patch.setattr(facts, "figures_of", lru_cache(maxsize=64)(facts.figures_of))
        patch.setattr(repositories, "read_constraints", lru_cache(maxsize=64)(repositories.read_constraints))
        patch.setattr(
            loader, "model_of", _kept(loader.model_of, lambda model, document, file: (model, id(document), file))
        )
        patch.setattr(bundles.Searchable, "of", lru_cache(maxsize=64)(bundles.Searchable.of))
        patch.setattr(
            bundles,
            "judge",
            _kept(bundles.judge, lambda one, _, pages: (id(one), *((p.id, p.text) for p in pages.values()))),
        )
        patch.setattr(bundles, "hits", _kept(bundles.hits, lambda page, _, term: (page.id, page.text, id(term))))
        yield


def _kept(function: Callable[..., Any], key: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with its last results kept by `key` of what it is given; that is kept too, so that no id is used anew."""
    results: OrderedDict[Any, tuple[Any, Any]] = OrderedDict()

    def look_up(*given: Any) -> Any:
        name = key(*given)
        if name not in results:
            results[name] = (given, function(*given))
            if len(results) > 4000:
                results.popitem(last=False)
        return results[name][1]

    return look_up


_RECORD = "bundle/record"
_CUT = {
    "figures": (re.compile(r"^(      - \{id: .*\n)(?:      - \{id: .*\n)+", re.MULTILINE), r"\1"),
    "relations": (re.compile(r"^(  - id: .*\n(?:    .*\n)+)(?:  - id: .*\n(?:    .*\n)+)+", re.MULTILINE), r"\1"),
    "mentions": (re.compile(r"^(mentions:\n- [^-]*)(?:- (?s:.)*)", re.MULTILINE), r"\1"),
    "words": (re.compile(r"^(terms:\n- english(?s:.)*?)- english(?s:.)*", re.MULTILINE), r"\1"),
}
"""What of a record is cut away, to leave the first row of each list."""


_SETTLES = re.compile(r"^settles:.*\n(?:[ -].*\n)*", re.MULTILINE)
_CARD = "id: D-01\ndate: 2026-11-20\n"


def _only_u21_settled(declared: str) -> str:
    """CONSTRAINTS.md where D-01 settles U-21 and no other decision settles anything.

    Which elements are open is what tests of gaps are about, and a decision of tomorrow may settle any of them.
    """
    return _SETTLES.sub("", declared).replace(_CARD, f"{_CARD}settles: [U-21]\n")


@pytest.fixture(scope="session")
def repository_with(tmp_path_factory: pytest.TempPathFactory) -> Callable[[frozenset[str]], Path]:
    """This project's CONSTRAINTS.md, bundle/ and issue form, with U-21 alone settled and these records cut short."""
    declared = (_TOP / CONSTRAINTS).read_text(encoding="utf-8")
    changed = _only_u21_settled(declared)

    @cache
    def make(cut: frozenset[str]) -> Path:
        root = tmp_path_factory.mktemp("made") / "repository"
        shutil.copytree(_TOP / ".github", root / ".github")
        shutil.copytree(_TOP / "bundle", root / "bundle")
        (root / CONSTRAINTS).write_text(changed, encoding="utf-8")
        if changed != declared:
            (root / ISSUE_FORM).write_text(issue_form(gaps_of(read_repository(root, "."))), encoding="utf-8")
        tags = root / "bundle/tagmanifest-sha256.txt"
        for name in cut:
            record = root / f"{_RECORD}/{name}.yaml"
            whole = record.read_bytes()
            short = _CUT[name][0].sub(_CUT[name][1], whole.decode()).encode()
            record.write_bytes(short)
            before, after = (hashlib.sha256(content).hexdigest() for content in (whole, short))
            tags.write_text(tags.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
        return root

    return make


@pytest.fixture
def repository(
    request: pytest.FixtureRequest, tmp_path: Path, repository_with: Callable[[frozenset[str]], Path]
) -> Path:
    """A fresh copy of this project's CONSTRAINTS.md, bundle/ and issue form, for the test to change.

    A module with WHOLE has the records that it does not name there cut short: reading them takes most of the time.
    """
    cut = _CUT.keys() - set(getattr(request.module, "WHOLE", _CUT))
    return Path(shutil.copytree(repository_with(frozenset(cut)), tmp_path / "repository"))


@pytest.fixture(scope="session")
def read_once() -> Callable[..., Repository]:
    """As `read_repository`, but what has been read of the same plain files is not read again."""
    read: dict[object, Repository] = {}

    def look_up(root: Path, name: str, *, tracked: bool = False) -> Repository:
        content = _content(root)
        if content is None:
            return read_repository(root, name, tracked=tracked)
        if (content, tracked) not in read:
            read[content, tracked] = read_repository(root, name, tracked=tracked)
        return replace(read[content, tracked], root=name)

    return look_up


def _content(root: Path) -> tuple[tuple[str, bytes | None], ...] | None:
    """Every folder and every file of a small tree with its bytes; None where git or the file system knows more of it."""
    if (root / ".git").exists():
        return None
    found: list[tuple[str, bytes | None]] = []
    for path in sorted(root.rglob("*")):
        plain = path.is_dir() or (path.is_file() and path.stat().st_nlink == 1 and path.stat().st_size < 1_000_000)
        if path.is_symlink() or not plain:
            return None
        found.append((os.fspath(path.relative_to(root)), None if path.is_dir() else path.read_bytes()))
    return tuple(found)


@pytest.fixture(scope="session")
def real_repository() -> Repository:
    """This project's CONSTRAINTS.md and bundle, read once; nobody has asked git."""
    return read_repository(_TOP, ".")


@pytest.fixture(scope="session")
def make_source() -> Callable[..., PythonFile]:
    """A tracked Python file by hand: its path and its text."""

    def make(path: str = "checks/one.py", text: str = "") -> PythonFile:
        module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        return PythonFile(path, module, Text(text=text))

    return make
