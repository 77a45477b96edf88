"""Presence is registration, and a module that is no kind of relation is named with what it lacks."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bundle_model.relations import kinds, registry
from bundle_model.relations.registry import KindError, all_kinds, kind_of

HEAD = """\
from typing import Literal
from bundle_model.relations.base import RelationBase
"""
FIT = f"""{HEAD}
class TwoWords(RelationBase):
    kind: Literal["two-words"]
    def judge(self, known): ...
"""
OTHER = """
class Other(RelationBase):
    kind: Literal["two-words"]
    def judge(self, known): ...
"""


def _module(source: str) -> ModuleType:
    """A module that stands in the folder by the name `two_words`, made of this text."""
    module = ModuleType("bundle_model.relations.kinds.two_words")
    module.__file__ = "two_words.py"
    exec(source, module.__dict__)  # noqa: S102 - the text is one of this file
    return module


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(FIT, id="a-kind"),
        pytest.param(f"{FIT}from bundle_model.relations.kinds.sum import Sum\n", id="another-is-imported"),
        pytest.param(f"{FIT}from bundle_model.strict.models import StrictModel\nclass Part(StrictModel): ...\n", id="a-part-of-it"),
        pytest.param(f"{FIT}Lookup = dict[str, str]\n_MOST = 3\n", id="names-that-are-no-class"),
    ],
)  # fmt: skip
def test_a_fit_module_is_a_kind(source: str) -> None:
    module = _module(source)
    assert kind_of(module) == ("two-words", module.__dict__["TwoWords"])


@pytest.mark.parametrize(
    ("source", "lacks"),
    [
        pytest.param("", "needs one RelationBase, but has none", id="empty"),
        pytest.param(HEAD, "needs one RelationBase, but has none", id="the-base-alone"),
        pytest.param("from bundle_model.relations.kinds.sum import Sum\n", "needs one RelationBase, but has none", id="another-kind-alone"),
        pytest.param(FIT + OTHER, "needs one RelationBase, but has ['TwoWords', 'Other']", id="two"),
        pytest.param(FIT.replace("two-words", "two-word"), 'needs kind: Literal["two-words"]', id="another-name"),
        pytest.param(FIT.replace("two-words", "two_words"), 'needs kind: Literal["two-words"]', id="the-stem-itself"),
        pytest.param(FIT.replace('"two-words"', '"two-words", "pair"'), 'needs kind: Literal["two-words"]', id="two-names"),
        pytest.param(FIT.replace('Literal["two-words"]', "str"), 'needs kind: Literal["two-words"]', id="any-name"),
        pytest.param(FIT.replace("    kind: Literal", "    sort: Literal"), 'needs kind: Literal["two-words"]', id="no-name"),
        pytest.param(FIT.replace("judge", "weigh"), "needs judge(known)", id="no-judge"),
        pytest.param(FIT.replace("judge", "weigh").replace("two-words", "x"), 'needs kind: Literal["two-words"]; judge(known)', id="all-at-once"),
    ],
)  # fmt: skip
def test_an_unfit_module_is_named_with_what_it_lacks(source: str, lacks: str) -> None:
    with pytest.raises(KindError) as raised:
        kind_of(_module(source))
    assert str(raised.value) == f"two_words.py: a kind of relation {lacks}"


def test_the_kinds_are_the_files_of_the_folder() -> None:
    stems = [path.stem for path in Path(kinds.__path__[0]).glob("*.py") if path.stem != "__init__"]
    assert list(all_kinds()) == sorted(stem.replace("_", "-") for stem in stems)
    assert len(set(all_kinds().values())) == len(all_kinds())


@pytest.mark.parametrize("kind", all_kinds())
def test_each_kind_says_what_it_relates(kind: str) -> None:
    assert (all_kinds()[kind].__doc__ or "").endswith(".")


@pytest.mark.parametrize("kind", all_kinds())
def test_each_kind_has_a_test_of_its_stem(kind: str) -> None:
    assert (Path(__file__).parent / "kinds" / f"test_{kind.replace('-', '_')}.py").is_file()


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make the folder of kinds one that holds this file alone."""

    def write(stem: str, source: str) -> None:
        (tmp_path / f"{stem}.py").write_text(source, encoding="utf-8")
        monkeypatch.setattr(kinds, "__path__", [str(tmp_path)])
        name = f"{kinds.__name__}.{stem}"
        monkeypatch.setitem(sys.modules, name, None)  # so that what is imported is forgotten after the test
        del sys.modules[name]

    return write


def test_a_file_that_is_put_there_is_registered(put: Any) -> None:
    put("two_words", FIT)
    assert list(registry.all_kinds.__wrapped__()) == ["two-words"]


def test_an_unfit_file_that_is_put_there_is_loud(put: Any) -> None:
    put("half_done", HEAD)
    with pytest.raises(KindError, match=r"half_done\.py: a kind of relation needs one RelationBase, but has none"):
        registry.all_kinds.__wrapped__()
