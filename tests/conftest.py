"""What every test may ask for."""

import shutil
from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from bundle_model import bundle as bundles
from bundle_model import facts, loader
from bundle_model import repository as repositories
from bundle_model.project.python_file import PythonFile
from bundle_model.repository import Repository, read_repository
from bundle_model.strict import models as closed
from bundle_model.text.text import Text

settings.register_profile("project", derandomize=True, deadline=None, max_examples=40)
settings.load_profile("project")

_TOP = Path(__file__).parents[1]


@pytest.fixture(autouse=True, scope="session")
def _pure_results_are_kept() -> Iterator[None]:
    """What is worked out of the same text is worked out once: pure, so that only time is saved."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(closed, "read_yaml", lru_cache(maxsize=64)(closed.read_yaml))
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


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A fresh copy of this project's CONSTRAINTS.md, bundle/ and issue form, for the test to change."""
    root = tmp_path / "repository"
    root.mkdir()
    shutil.copyfile(_TOP / "CONSTRAINTS.md", root / "CONSTRAINTS.md")
    shutil.copytree(_TOP / "bundle", root / "bundle")
    shutil.copytree(_TOP / ".github", root / ".github")
    return root


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
