"""Running is pure: the same repository gives the same run, in the order of CONSTRAINTS.md."""

import hashlib
import random
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from bundle_model.repository import read_repository
from bundle_model.strict.models import StrictModel
from bundle_model.version import VERSION
from checks.engine.registry import Rule, all_rules
from checks.engine.runner import run_checks
from checks.results import AtDeclaration, Breach, CouldNotLook, DoesNotApply, Note, Region, Related, Status

FILE = "CONSTRAINTS.md"


def _silent(repository: Any, parameters: Any) -> Iterable[Any]:
    return ()


class _Nothing(StrictModel):
    """Takes none."""


def _rules(results: Iterable[Any], needs: tuple[str, ...] = ()) -> dict[str, Rule]:
    """The rules that exist, with `bag-valid` giving these results and the others nothing."""
    silent = {name: rule._replace(check=_silent) for name, rule in all_rules().items()}
    fake = silent["bag-valid"]._replace(
        check=lambda _repository, _parameters: iter(results), needs=needs, parameters=_Nothing
    )
    return {**silent, "bag-valid": fake}


def _outcome(copy: Any, results: Iterable[Any], needs: tuple[str, ...] = ()) -> Any:
    return run_checks(copy.repository(), _rules(results, needs)).outcomes[0]


def test_a_copy_of_the_repository_as_it_is(copy: Any) -> None:
    run = copy.run()
    assert (run.exit_code, run.problems, run.root, run.version) == (0, (), ".", VERSION)
    skipped = {outcome.reason for outcome in run.outcomes if outcome.status is Status.SKIPPED}
    assert skipped == {
        "git was not asked what it tracks",
        "there is no pyproject.toml",
        "git was not asked what it tracks; there is no pyproject.toml",
    }
    assert run.count(Status.FAILED) == 0
    assert copy.run(require_all=True).exit_code == 1


def test_what_was_examined_is_counted(copy: Any) -> None:
    files = [path for path in (copy.root / "bundle").rglob("*") if path.is_file()]
    pages = [path.read_bytes() for path in files if path.parent.name == "data"]
    examined = copy.run().examined
    assert (examined.files, examined.bytes) == (len(files), sum(path.stat().st_size for path in files))
    assert (examined.pages, examined.lines) == (5, sum(page.count(b"\n") + (page[-1:] != b"\n") for page in pages))
    assert examined.stories == copy.path("bundle/record/pages.yaml").read_text(encoding="utf-8").count('"about_yiwu":')
    assert examined.constraints == copy.path(FILE).read_text(encoding="utf-8").count("\nid: C-")
    rows = re.findall(r'"kind": "(\w+)"', copy.path("bundle/record/figures.yaml").read_text(encoding="utf-8"))
    claims = [kind for kind in rows if kind in ("quantity", "percent", "ratio")]
    assert (examined.numerals, examined.facts) == (len(rows), len(claims))  # the record has a row a figure


@pytest.mark.parametrize(
    ("results", "status", "reason"),
    [
        pytest.param([], Status.PASSED, None, id="nothing"),
        pytest.param([Breach(AtDeclaration(), "m")], Status.FAILED, None, id="a-breach"),
        pytest.param([DoesNotApply("why")], Status.SKIPPED, "why", id="does-not-apply"),
        pytest.param([DoesNotApply("one"), DoesNotApply("two")], Status.SKIPPED, "one; two", id="for-two-reasons"),
        pytest.param([DoesNotApply("one"), DoesNotApply("one")], Status.SKIPPED, "one", id="for-one-reason-twice"),
        pytest.param([CouldNotLook("why")], Status.COULD_NOT_LOOK, "why", id="could-not-look"),
        pytest.param([DoesNotApply("one"), CouldNotLook("two")], Status.COULD_NOT_LOOK, "one; two", id="both"),
        pytest.param([DoesNotApply("why"), Breach(AtDeclaration(), "m")], Status.FAILED, "why", id="beside-a-breach"),
        pytest.param([CouldNotLook("why"), Breach(AtDeclaration(), "m")], Status.FAILED, "why", id="a-breach-is-more"),
    ],
)
def test_status(copy: Any, results: list[Any], status: Status, reason: str | None) -> None:
    outcome = _outcome(copy, results)
    assert (outcome.status, outcome.reason) == (status, reason)


@pytest.mark.parametrize(
    ("results", "status", "note"),
    [
        pytest.param([Note("4 hits")], Status.PASSED, "4 hits", id="a-note-changes-nothing"),
        pytest.param([Note("one"), Note("two")], Status.PASSED, "one; two", id="two-notes"),
        pytest.param([Note("one"), Breach(AtDeclaration(), "m")], Status.FAILED, "one", id="beside-a-breach"),
        pytest.param([DoesNotApply("why"), Note("one")], Status.SKIPPED, "one", id="where-it-does-not-apply"),
        pytest.param([Breach(AtDeclaration(), "m")], Status.FAILED, None, id="none"),
    ],
)
def test_what_was_looked_at_is_noted(copy: Any, results: list[Any], status: Status, note: str | None) -> None:
    outcome = _outcome(copy, results)
    assert (outcome.status, outcome.note) == (status, note)


def test_an_outcome_says_what_its_constraint_says(copy: Any) -> None:
    outcome = copy.run().outcomes[2]
    assert (outcome.constraint, outcome.rule) == ("C-03", "seed-count")
    assert f"{FILE}:{outcome.line}:1" == copy.place(f"{FILE}@### C-03")
    assert outcome.sentence == "There are five seeds, 000 to 004."
    assert outcome.remedy.startswith("Restore bundle/data from git.")


def test_findings_are_placed_with_their_line_and_remedy(copy: Any) -> None:
    related = (Related(Region("bundle/b", 1, 1, 1, 1), "here"),)
    own = Breach(Region("bundle/bagit.txt", 2, 1, 2, 4), "own", "Do this.", related)
    general = Breach(AtDeclaration(), "general")
    nowhere = Breach(Region("bundle/none", 9, 1, 9, 1), "nowhere")
    behind = Breach(Region("bundle/bagit.txt", 99, 1, 99, 1), "behind")
    found = {finding.message: finding for finding in _outcome(copy, [own, general, nowhere, behind]).findings}
    assert (found["own"].id, found["own"].remedy) == ("C-01 at bundle/bagit.txt:2:1", "Do this.")
    assert found["own"].related == related
    assert found["own"].excerpt == "Tag-File-Character-Encoding: UTF-8"
    assert found["general"].remedy.startswith("Restore bundle/ from git.")
    assert found["general"].region.place == copy.place(f"{FILE}@### C-01")
    assert found["general"].excerpt.startswith("### C-01 ")
    assert (found["nowhere"].excerpt, found["behind"].excerpt) == (None, None)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(("pages",), "pages:", id="a-list"),
        pytest.param(("pages", 1), "- name: 001_", id="a-row"),
        pytest.param(("pages", 1, "sha256"), "sha256: 65fe4c06", id="a-field-of-a-row"),
        pytest.param(("pages", 77), "- name: 000_", id="a-row-that-is-not-there"),
    ],
)
def test_what_asks_is_found_in_the_block(copy: Any, path: tuple[str | int, ...], text: str) -> None:
    rules = _rules([])
    fake = rules["page-bytes"]._replace(check=lambda _repository, _parameters: [Breach(AtDeclaration(path), "m")])
    outcome = run_checks(copy.repository(), {**rules, "page-bytes": fake}).outcomes[1]
    assert [finding.region.place for finding in outcome.findings] == [copy.place(f"{FILE}@{text}")]


def test_findings_stand_in_order_of_place_whatever_order_they_come_in(copy: Any) -> None:
    breaches = [Breach(Region(file, line, 1, line, 2), m) for file in "ab" for line in (2, 10) for m in ("m", "n")]
    shuffled = random.Random(7).sample(breaches, len(breaches))  # noqa: S311 - an order, not a secret
    assert shuffled != breaches
    assert _outcome(copy, shuffled) == _outcome(copy, breaches)
    assert [finding.region for finding in _outcome(copy, shuffled).findings] == [breach.at for breach in breaches]


def test_what_was_judged_is_named_with_its_hash(copy: Any) -> None:
    copy.edit("000", "义乌", "乌义")
    pages = sorted((copy.root / "bundle/data").iterdir())
    judged = [*pages, copy.root / "bundle/tagmanifest-sha256.txt", copy.root / FILE]
    assert set(copy.run().examined.sha256) == {
        (path.relative_to(copy.root).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()) for path in judged
    }


@pytest.mark.parametrize("gone", [FILE, "bundle/tagmanifest-sha256.txt", "000"])
def test_what_is_not_there_has_no_hash(copy: Any, gone: str) -> None:
    name = copy.page(gone)
    copy.path(gone).unlink()
    files = [file for file, _ in copy.run().examined.sha256]
    assert (len(files), name in files) == (6, False)


def _spoilt(copy: Any) -> None:
    copy.edit("000", "义乌", "乌义")
    copy.write("bundle/notes.txt", b"n")
    copy.edit("bundle/record/pages.yaml", '"lines": ["21-72"]', '"lines": ["22-72"]')


@pytest.mark.parametrize("change", [lambda _: None, _spoilt], ids=["as-it-is", "spoilt"])
def test_the_same_reading_gives_the_same_run_and_is_unchanged(copy: Any, change: Any) -> None:
    change(copy)
    repository, before = copy.repository(), read_repository(copy.root, ".")
    assert run_checks(repository, all_rules()) == run_checks(repository, all_rules()) == run_checks(before, all_rules())
    assert (repository.constraints, repository.bundle) == (before.constraints, before.bundle)


def test_the_order_of_the_rules_changes_nothing(copy: Any) -> None:
    _spoilt(copy)
    backwards = dict(reversed(all_rules().items()))
    assert list(backwards) != list(all_rules())
    assert run_checks(copy.repository(), backwards) == run_checks(copy.repository(), all_rules())


def test_the_order_of_the_constraints_changes_nothing_but_the_order(copy: Any) -> None:
    _spoilt(copy)
    repository = copy.repository()
    turned = repository.constraints._replace(constraints=repository.constraints.constraints[::-1])
    run, backwards = (run_checks(one, all_rules()) for one in (repository, replace(repository, constraints=turned)))
    assert backwards.outcomes[::-1] == run.outcomes
    assert (backwards.problems, backwards.examined) == (run.problems, run.examined)


def test_findings_and_problems_are_both_told(copy: Any) -> None:
    _spoilt(copy)
    copy.edit(FILE, "check: pages-as-read", "chekc: pages-as-read")
    run = copy.run()
    assert run.exit_code == 2
    assert [problem.fault.excerpt for problem in run.problems] == ["id: C-05", "chekc: pages-as-read"]
    assert copy.failed() == {"bag-valid", "page-bytes"}


def test_problems_stand_in_order_each_once(copy: Any) -> None:
    copy.edit(FILE, "check: bag-valid", "check: bag-vald")
    copy.edit("bundle/bagit.txt", "1.0", "0.97")
    copy.edit(FILE, "count: 4", "count: four")
    files = [(problem.fault.file, problem.fault.line) for problem in copy.run().problems]
    assert [file for file, _ in files] == [FILE, FILE, "bundle/bagit.txt"]
    assert files == sorted(files)


def test_a_constraints_file_that_is_not_there_leaves_one_problem_and_nothing_examined(copy: Any) -> None:
    copy.path(FILE).unlink()
    run = copy.run()
    assert (run.exit_code, run.outcomes, run.examined.constraints) == (2, (), 0)
    assert [(problem.id, problem.fault.excerpt) for problem in run.problems] == [(FILE, None)]


def test_without_a_constraint_nothing_is_examined_and_that_is_no_pass(copy: Any) -> None:
    text = copy.path(FILE).read_text(encoding="utf-8")
    copy.write(FILE, text[: text.index("## Constraints")].encode())
    run = copy.run()
    assert (run.exit_code, run.problems, run.outcomes) == (1, (), ())


@pytest.mark.parametrize(
    ("only", "ran"),
    [
        pytest.param(("seed-count",), ["seed-count"], id="one"),
        pytest.param(("yiwu-pages", "seed-count"), ["seed-count", "yiwu-pages"], id="in-the-order-of-the-document"),
        pytest.param((), [], id="none"),
    ],
)
def test_only_some_checks_are_run(copy: Any, only: tuple[str, ...], ran: list[str]) -> None:
    run = run_checks(copy.repository(), all_rules(), only=only)
    assert [outcome.rule for outcome in run.outcomes] == ran
    assert run.exit_code == (0 if ran else 1)
