"""What is broken, what waits for it, what is the same cause, and what of a repository is left."""

from dataclasses import replace

import pytest

from bundle_model.records.all_records import RECORDS
from bundle_model.repository import Repository
from checks.engine.broken import Broken
from checks.results import Wait

PAGE, OTHER = "bundle/data/000", "bundle/data/001"
WORDS = "bundle/record/words.yaml"


def _broken(*found: tuple[tuple[str, ...], str]) -> Broken:
    broken = Broken()
    for names, finding in found:
        broken.add(names, finding)
    return broken


@pytest.mark.parametrize(
    ("found", "names", "finding"),
    [
        pytest.param([], (PAGE,), None, id="nothing-is-broken"),
        pytest.param([((PAGE,), "F")], (), None, id="a-breach-of-no-part"),
        pytest.param([((PAGE,), "F")], (PAGE,), "F", id="the-same-part"),
        pytest.param([((PAGE,), "F")], (OTHER,), None, id="another-part"),
        pytest.param([((PAGE,), "F")], ("bundle/data/0001",), None, id="a-longer-name"),
        pytest.param([((PAGE,), "F")], (PAGE, OTHER), None, id="one-of-two"),
        pytest.param([((PAGE,), "F"), ((OTHER,), "G")], (PAGE, OTHER), "F", id="both-of-two"),
        pytest.param([((PAGE,), "F"), ((PAGE,), "G")], (PAGE,), "F", id="the-first-that-says-so"),
        pytest.param([(("bundle/data",), "F")], (PAGE,), "F", id="all-pages-are-gone"),
        pytest.param([((PAGE,), "F")], ("bundle/data",), None, id="one-page-is-not-all"),
        pytest.param([((PAGE,), "F")], ("bundle/data/",), "F", id="any-page"),
        pytest.param([((WORDS,), "F")], ("bundle/data/",), None, id="no-page-at-all"),
        pytest.param([(("bundle/data",), "F")], ("bundle/data/",), "F", id="any-page-where-all-are-gone"),
    ],
)
def test_a_breach_is_the_same_cause_where_each_of_its_parts_is_broken(
    found: list[tuple[tuple[str, ...], str]], names: tuple[str, ...], finding: str | None
) -> None:
    broken = _broken(*found)
    assert broken.claim(names, "C-05") == finding
    assert broken.breaks == ({finding: {"C-05": None}} if finding else {})


def test_what_a_finding_breaks_is_told_once_and_in_order() -> None:
    broken = _broken(((PAGE,), "F"))
    for constraint in ("C-05", "C-01", "C-05"):
        broken.claim((PAGE,), constraint)
    assert list(broken.breaks["F"]) == ["C-05", "C-01"]


@pytest.mark.parametrize(
    ("found", "needs", "waits"),
    [
        pytest.param([], ("bundle/data",), (), id="nothing-is-broken"),
        pytest.param([((PAGE,), "F")], (), (), id="nothing-is-needed"),
        pytest.param([((PAGE,), "F")], ("bundle/data",), (Wait(("page 000",), "F"),), id="a-page-of-all"),
        pytest.param([((PAGE,), "F")], (WORDS,), (), id="another-part"),
        pytest.param([(("bundle/record",), "F")], (WORDS,), (Wait(("bundle/record",), "F"),), id="what-it-lies-in"),
        pytest.param(
            [((PAGE, OTHER), "F"), ((WORDS,), "G")],
            ("bundle/data", WORDS),
            (Wait(("page 000", "page 001"), "F"), Wait((WORDS,), "G")),
            id="by-finding",
        ),
        pytest.param(
            [((f"{WORDS}/000",), "F")], (WORDS,), (Wait((f"page 000 in {WORDS}",), "F"),), id="what-a-record-says-of-a-page"
        ),
        pytest.param([(("checks/a.py",), "F")], ("*.py",), (Wait(("checks/a.py",), "F"),), id="a-python-file"),
        pytest.param([(("checks/a.yaml",), "F")], ("*.py",), (), id="no-python-file"),
        pytest.param([(("hits/000/12",), "F")], ("hits",), (Wait(("000:12",), "F"),), id="hits-of-a-line"),
    ],
)  # fmt: skip
def test_a_check_waits_for_what_it_needs(
    found: list[tuple[tuple[str, ...], str]], needs: tuple[str, ...], waits: tuple[Wait, ...]
) -> None:
    assert _broken(*found).waits(needs) == waits


ALL = len(RECORDS)


@pytest.mark.parametrize(
    ("names", "needs", "pages", "records"),
    [
        pytest.param((), ("bundle/data",), 5, ALL, id="nothing-is-broken"),
        pytest.param((PAGE,), (), 5, ALL, id="nothing-is-needed"),
        pytest.param((PAGE,), ("bundle/data",), 4, ALL, id="a-page"),
        pytest.param((PAGE, OTHER), ("bundle/data",), 3, ALL, id="two-pages"),
        pytest.param(("bundle/data",), (PAGE,), 0, ALL, id="all-pages"),
        pytest.param((WORDS,), (WORDS,), 5, ALL - 1, id="a-record"),
        pytest.param((f"{WORDS}/000",), (WORDS,), 4, ALL, id="what-a-record-says-of-a-page"),
        pytest.param(("checks/a.py",), ("*.py",), 5, ALL, id="no-part-of-the-bundle"),
    ],
)
def test_what_is_broken_is_not_shown(
    real_repository: Repository, names: tuple[str, ...], needs: tuple[str, ...], pages: int, records: int
) -> None:
    left = _broken((names, "F")).left(real_repository, needs)
    assert (len(left.bundle.pages), len(left.bundle.records)) == (pages, records)
    assert replace(left, bundle=real_repository.bundle) == real_repository
    if (pages, records) == (5, ALL):
        assert left.bundle is real_repository.bundle


def test_what_is_left_is_made_once(real_repository: Repository) -> None:
    broken = _broken(((PAGE,), "F"))
    first = broken.left(real_repository, ("bundle/data",))
    assert broken.left(real_repository, (PAGE, WORDS)) is first
    broken.add((WORDS,), "G")
    assert broken.left(real_repository, (PAGE, WORDS)) is not first


def test_of_very_many_parts_that_wait_for_one_finding_the_rest_is_counted() -> None:
    broken = _broken((tuple(f"bundle/data/{number:03d}" for number in range(102)), "F"))
    (wait,) = broken.waits(("bundle/data",))
    assert (len(wait.parts), wait.parts[0], wait.parts[-1]) == (101, "page 000", "2 more")


def test_what_is_found_later_is_waited_for_too() -> None:
    broken = _broken(((PAGE,), "F"))
    assert len(broken.waits(("bundle/data",))) == 1
    broken.add((OTHER,), "G")
    assert broken.waits(("bundle/data",)) == (Wait(("page 000",), "F"), Wait(("page 001",), "G"))
