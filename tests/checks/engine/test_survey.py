"""Each cause once: who looks first, what is the same cause, what waits, and what becomes of a check that crashes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bundle_model.declared.constraints import read_constraints
from bundle_model.faults import Fault
from bundle_model.files.git_index import Entry, GitIndex
from bundle_model.repository import ProjectFiles, Repository
from checks.engine.binding import bind
from checks.engine.registry import NoParameters, Rule, all_rules
from checks.engine.survey import Surveyed, survey
from checks.results import AtDeclaration, Breach, CouldNotLook, Note, Outcome, Region, Status, Wait

PAGE, RECORD = "bundle/data/000", "bundle/record/words.yaml"


@dataclass(frozen=True)
class Fake:
    """What a check gives, or raises, and what it says of itself."""

    results: Iterable[Any] = ()
    needs: tuple[str, ...] = ()
    rank: int = 9


def _check(fake: Fake) -> Callable[..., Iterable[Any]]:
    def check(repository: Any, parameters: Any) -> Iterable[Any]:
        for result in fake.results:
            if isinstance(result, Exception):
                raise result
            yield result(repository) if callable(result) else result

    return check


def _rules(fakes: dict[str, Fake]) -> dict[str, Rule]:
    """The checks that exist, all silent but these."""
    silent = {name: Fake() for name in all_rules()}
    return {
        name: all_rules()[name]._replace(check=_check(fake), needs=fake.needs, rank=fake.rank, parameters=NoParameters)
        if name == "bag-valid"
        else all_rules()[name]._replace(check=_check(fake), needs=fake.needs, rank=fake.rank)
        for name, fake in {**silent, **fakes}.items()
    }


def _surveyed(repository: Repository, fakes: dict[str, Fake], unread: Iterable[Fault] = ()) -> Surveyed:
    bound, faults = bind(repository, _rules(fakes))
    return survey(repository, bound, [*unread, *faults])


def _of(surveyed: Surveyed, check: str) -> Outcome:
    (outcome,) = (one for one in surveyed.outcomes if one.rule == check)
    return outcome


def _breach(message: str, *parts: str, cause: tuple[str, ...] = (), line: int = 1) -> Breach:
    return Breach(Region("bundle/bagit.txt", line, 1, line, 5), message, parts=parts, cause=cause)


@pytest.mark.parametrize(
    ("first", "second", "findings", "broken_by"),
    [
        pytest.param(Fake([_breach("one", PAGE)], rank=1), Fake([_breach("two", PAGE)], rank=2), ["one"], True, id="the-same-part"),
        pytest.param(Fake([_breach("one", PAGE)], rank=2), Fake([_breach("two", PAGE)], rank=1), ["two"], False, id="the-other-looks-first"),
        pytest.param(Fake([_breach("one", PAGE)], rank=1), Fake([_breach("two", PAGE)], rank=1), ["one", "two"], False, id="one-rank-promises-each-for-itself"),
        pytest.param(Fake([_breach("one", PAGE)], rank=1), Fake([_breach("two", RECORD)], rank=2), ["one", "two"], False, id="another-part"),
        pytest.param(Fake([_breach("one")], rank=1), Fake([_breach("two")], rank=2), ["one", "two"], False, id="no-part"),
        pytest.param(Fake([_breach("one", PAGE)], rank=1), Fake([_breach("two", RECORD, cause=(PAGE,))], rank=2), ["one"], True, id="a-cause-that-differs-from-the-part"),
        pytest.param(Fake([_breach("one", PAGE)], rank=1), Fake([_breach("two", cause=("bundle/data/",))], rank=2), ["one"], True, id="any-page"),
    ],
)  # fmt: skip
def test_one_cause_is_one_finding_of_who_looks_first(
    real_repository: Repository, first: Fake, second: Fake, findings: list[str], broken_by: bool
) -> None:
    surveyed = _surveyed(real_repository, {"page-bytes": first, "bag-valid": second})
    owner, other = _of(surveyed, "page-bytes"), _of(surveyed, "bag-valid")
    found = {finding.message: finding for one in (owner, other) for finding in one.findings}
    assert list(found) == findings
    if broken_by:
        assert found["one"].breaks == ("C-01",)
        assert (other.status, other.broken_by, other.findings) == (Status.FAILED, (found["one"].id,), ())
    elif "one" not in found:
        assert (owner.status, owner.broken_by, found["two"].breaks) == (Status.FAILED, (found["two"].id,), ("C-02",))
    else:
        assert [finding.breaks for finding in found.values()] == [(), ()]


@pytest.mark.parametrize(
    ("needs", "status"),
    [
        pytest.param((), Status.PASSED, id="rests-on-nothing"),
        pytest.param(("bundle/data",), Status.COULD_NOT_LOOK, id="rests-on-it"),
        pytest.param((RECORD,), Status.PASSED, id="rests-on-something-else"),
    ],
)
def test_what_only_rests_on_it_waits(real_repository: Repository, needs: tuple[str, ...], status: Status) -> None:
    surveyed = _surveyed(
        real_repository, {"page-bytes": Fake([_breach("one", PAGE)], rank=1), "seed-count": Fake((), needs)}
    )
    outcome = _of(surveyed, "seed-count")
    assert (outcome.status, outcome.findings, outcome.broken_by) == (status, (), ())
    waits = (Wait(("page 000",), "C-02 at bundle/bagit.txt:1:1"),)
    assert outcome.waits == (waits if status is Status.COULD_NOT_LOOK else ())


def test_it_looks_at_the_rest(real_repository: Repository) -> None:
    def seen(repository: Repository) -> Note:
        return Note(" ".join(page.id for page in repository.bundle.pages))

    surveyed = _surveyed(
        real_repository,
        {
            "page-bytes": Fake([_breach("one", PAGE)], rank=1),
            "seed-count": Fake([seen, _breach("two")], ("bundle/data",)),
        },
    )
    outcome = _of(surveyed, "seed-count")
    assert outcome.note == "001 002 003 004"
    assert (outcome.status, [finding.message for finding in outcome.findings]) == (Status.FAILED, ["two"])
    assert outcome.waits == (Wait(("page 000",), "C-02 at bundle/bagit.txt:1:1"),)


def test_what_breaks_it_is_not_waited_for_too(real_repository: Repository) -> None:
    surveyed = _surveyed(
        real_repository,
        {
            "page-bytes": Fake([_breach("one", PAGE)], rank=1),
            "seed-count": Fake([_breach("two", RECORD, cause=(PAGE,))], ("bundle/data",)),
        },
    )
    outcome = _of(surveyed, "seed-count")
    assert (outcome.status, outcome.broken_by, outcome.waits) == (Status.FAILED, ("C-02 at bundle/bagit.txt:1:1",), ())


@pytest.mark.parametrize(
    ("file", "waiting"),
    [
        pytest.param("bundle/record/words.yaml", True, id="a-record"),
        pytest.param("bundle/record/pages.yaml", False, id="another-record"),
        pytest.param("bundle/record", True, id="all-records"),
    ],
)
def test_what_rests_on_what_cannot_be_read_waits_for_the_problem(
    real_repository: Repository, file: str, waiting: bool
) -> None:
    fault = Fault("yaml", file, "is no YAML", "[", "a map", "Fix it.", line=3, column=2, unreadable=True)
    surveyed = _surveyed(real_repository, {"seed-count": Fake((), (RECORD,))}, [fault])
    (problem,) = surveyed.problems
    assert (problem.id, problem.crash) == (f"{file}:3:2", False)
    outcome = _of(surveyed, "seed-count")
    assert [wait.finding for wait in outcome.waits] == [f"{file}:3:2"] * waiting
    assert outcome.status is (Status.COULD_NOT_LOOK if waiting else Status.PASSED)


def test_what_cannot_be_read_breaks_what_promises_it(real_repository: Repository) -> None:
    fault = Fault("yaml", RECORD, "is no YAML", "[", "a map", "Fix it.", unreadable=True)
    surveyed = _surveyed(real_repository, {"bag-valid": Fake([_breach("one", RECORD)])}, [fault])
    (problem,) = surveyed.problems
    assert problem.breaks == ("C-01",)
    assert (_of(surveyed, "bag-valid").findings, _of(surveyed, "bag-valid").broken_by) == ((), (RECORD,))


def test_a_constraint_whose_parameters_cannot_be_read_waits_for_them(copy: Any) -> None:
    copy.edit("CONSTRAINTS.md", "  seeds: 5", "  seed: 5")
    repository = copy.repository()
    bound, faults = bind(repository, all_rules())
    surveyed = survey(repository, bound, faults)
    outcome = _of(surveyed, "seed-count")
    assert outcome.status is Status.COULD_NOT_LOOK
    assert outcome.waits == (Wait(("its parameters",), surveyed.problems[0].id),)


CRASHES: list[Any] = [
    pytest.param([KeyError("x")], "KeyError: 'x'", id="at-once"),
    pytest.param([_breach("one", PAGE), ZeroDivisionError("y")], "ZeroDivisionError: y", id="after-a-breach"),
    pytest.param([AssertionError()], "AssertionError", id="without-words"),
]


@pytest.mark.parametrize(("results", "raised"), CRASHES)
def test_a_check_that_crashes_is_a_problem_and_the_others_are_kept(
    real_repository: Repository, results: list[Any], raised: str
) -> None:
    surveyed = _surveyed(
        real_repository,
        {"seed-count": Fake(results, rank=3), "page-bytes": Fake([_breach("kept")]), "yiwu-pages": Fake((), (PAGE,))},
    )
    (problem,) = surveyed.problems
    file = "checks/rules/seed_count.py"
    assert (problem.crash, problem.id, problem.fault.message) == (True, file, "the check seed-count crashed")
    assert problem.fault.found == raised
    (traceback,) = surveyed.crashes
    assert raised in traceback
    crashed = _of(surveyed, "seed-count")
    assert (crashed.status, crashed.findings) == (Status.COULD_NOT_LOOK, ())
    assert crashed.waits == (Wait(("all of it",), file),)
    assert [finding.message for finding in _of(surveyed, "page-bytes").findings] == ["kept"]
    assert {one.status for one in surveyed.outcomes if one.rule not in ("seed-count", "page-bytes", "manual")} == {
        Status.PASSED
    }
    assert _of(surveyed, "manual").status is Status.MANUAL


def test_a_check_that_crashes_for_two_constraints_is_one_problem(copy: Any) -> None:
    copy.edit("CONSTRAINTS.md", "check: page-bytes", "check: bag-valid")
    text = copy.path("CONSTRAINTS.md").read_text(encoding="utf-8")
    start = text.index("check: bag-valid", text.index("id: C-02"))
    end = text.index("because:", start)
    copy.write("CONSTRAINTS.md", (text[:start] + "check: bag-valid\n" + text[end:]).encode())
    surveyed = _surveyed(copy.repository(), {"bag-valid": Fake([KeyError("x")])})
    assert [problem.id for problem in surveyed.problems] == ["checks/rules/bag_valid.py"]
    assert len(surveyed.crashes) == 1
    waiting = [one.constraint for one in surveyed.outcomes if one.status is Status.COULD_NOT_LOOK]
    assert waiting == ["C-01", "C-02"]


@pytest.mark.parametrize(
    ("top", "unavailable", "needs", "status", "reason"),
    [
        pytest.param(False, "no git", (".git",), Status.SKIPPED, "no git", id="no-repository"),
        pytest.param(True, "no git", (".git",), Status.COULD_NOT_LOOK, "no git", id="git-does-not-answer"),
        pytest.param(True, "no git", ("*.py",), Status.COULD_NOT_LOOK, "no git", id="code-is-what-git-tracks"),
        pytest.param(True, None, (".git",), Status.PASSED, None, id="git-answers"),
        pytest.param(True, "no git", (PAGE,), Status.PASSED, None, id="git-is-not-needed"),
        pytest.param(True, None, ("pyproject.toml",), Status.SKIPPED, "there is no pyproject.toml", id="no-pyproject"),
    ],
)
def test_what_is_not_there_to_look_at(
    real_repository: Repository, top: bool, unavailable: str | None, needs: tuple[str, ...], status: Status,
    reason: str | None,
) -> None:  # fmt: skip
    files = ProjectFiles(top=top, git_index=GitIndex((), unavailable))
    outcome = _of(
        _surveyed(replace(real_repository, project_files=files), {"seed-count": Fake((), needs)}), "seed-count"
    )
    assert (outcome.status, outcome.reason) == (status, reason)


_LEFT_OUT = (
    "a sparse checkout leaves out 4 of the files that git tracks, checks/a.py first; "
    "`git sparse-checkout disable` brings back what is left out"
)


@pytest.mark.parametrize(
    ("sparse", "needs", "status", "reason"),
    [
        pytest.param(True, ("*.py",), Status.COULD_NOT_LOOK, _LEFT_OUT, id="code"),
        pytest.param(True, (".git",), Status.PASSED, None, id="the-index-alone"),
        pytest.param(True, ("form.yml",), Status.COULD_NOT_LOOK, _LEFT_OUT, id="a-file"),
        pytest.param(
            True,
            ("pyproject.toml",),
            Status.COULD_NOT_LOOK,
            _LEFT_OUT,
            id="the-project",
        ),
        pytest.param(False, ("form.yml",), Status.PASSED, None, id="a-file-that-is-there"),
        pytest.param(False, ("*.py",), Status.PASSED, None, id="a-whole-checkout"),
    ],
)
def test_what_a_sparse_checkout_leaves_out_nobody_could_look_at(
    real_repository: Repository, sparse: bool, needs: tuple[str, ...], status: Status, reason: str | None
) -> None:
    names = ("checks/a.py", "checks/b.py", "form.yml", "pyproject.toml")
    entries = tuple(Entry(name, "file", sparse=sparse) for name in names)
    files = ProjectFiles(top=True, git_index=GitIndex(entries, None))
    outcome = _of(
        _surveyed(replace(real_repository, project_files=files), {"seed-count": Fake((), needs)}), "seed-count"
    )
    assert (outcome.status, outcome.reason) == (status, reason)


@pytest.mark.parametrize(
    ("order", "messages"), [((1, 2), ["a", "b"]), ((2, 1), ["b", "a"])], ids=["in-order", "the-other-way-round"]
)
def test_findings_stand_in_order_of_place(
    real_repository: Repository, order: tuple[int, int], messages: list[str]
) -> None:
    breaches = [_breach(name, line=line) for name, line in zip("ab", order, strict=True)]
    outcome = _of(_surveyed(real_repository, {"seed-count": Fake(breaches)}), "seed-count")
    assert [finding.message for finding in outcome.findings] == messages


@pytest.mark.parametrize(
    ("region", "shown"),
    [
        pytest.param(Region("bundle/bagit.txt", 1, 1, 1, 1), False, id="a-file-as-a-whole"),
        pytest.param(Region("bundle/bagit.txt", 1, 1, 1, 2), True, id="its-first-character"),
        pytest.param(Region("bundle/bagit.txt", 1, 3, 1, 3), True, id="a-place-in-a-line"),
        pytest.param(Region("bundle/bagit.txt", 1, 1, 2, 1), True, id="a-line-with-its-end"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_is_not_shown_by_its_first_line(
    real_repository: Repository, region: Region, shown: bool
) -> None:
    (finding,) = _of(_surveyed(real_repository, {"seed-count": Fake([Breach(region, "m")])}), "seed-count").findings
    assert finding.excerpt == ("BagIt-Version: 1.0" if shown else None)


def test_a_reason_is_said_beside_a_wait(real_repository: Repository) -> None:
    outcome = _of(
        _surveyed(
            real_repository,
            {
                "page-bytes": Fake([_breach("one", PAGE)], rank=1),
                "seed-count": Fake([CouldNotLook("git was silent")], ("bundle/data",)),
            },
        ),
        "seed-count",
    )
    assert outcome.why_not == "page 000: see C-02 at bundle/bagit.txt:1:1; git was silent"


def test_what_is_missing_stands_at_what_asks_for_it(real_repository: Repository) -> None:
    (finding,) = _of(
        _surveyed(real_repository, {"bag-valid": Fake([Breach(AtDeclaration(), "m")])}), "bag-valid"
    ).findings
    assert finding.excerpt
    assert finding.excerpt.startswith("### C-01 ")


def test_of_two_findings_at_one_place_a_check_waits_for_the_one_that_is_in_its_way(real_repository: Repository) -> None:
    fakes = {"page-bytes": Fake([_breach("one"), _breach("two", PAGE)], rank=1), "seed-count": Fake(needs=(PAGE,))}
    surveyed = _surveyed(real_repository, fakes)
    one, two = _of(surveyed, "page-bytes").findings
    assert (one.message, two.message, one.region) == ("one", "two", two.region)
    assert one.id != two.id
    assert [wait.finding for wait in _of(surveyed, "seed-count").waits] == [two.id]


def test_of_very_many_findings_the_rest_is_counted(real_repository: Repository) -> None:
    many = [_breach(f"no. {number}", f"bundle/data/x{number}") for number in range(1003)]
    surveyed = _surveyed(
        real_repository, {"page-bytes": Fake(many, rank=1), "yiwu-pages": Fake(needs=("bundle/data",))}
    )
    findings = _of(surveyed, "page-bytes").findings
    assert len(findings) == 1001
    assert findings[-1].message == "There are 3 more findings of this check."
    waits = _of(surveyed, "yiwu-pages").waits
    assert (len(waits), waits[-1].finding, len(waits[-1].parts)) == (1001, findings[-1].id, 3)


@pytest.mark.parametrize("own", [False, True], ids=["alone", "beside-another-breach"])
def test_a_parameter_that_says_a_thing_twice_is_a_finding_where_there_is_no_other(
    real_repository: Repository, own: bool
) -> None:
    text = real_repository.constraints.text.text.replace("elements: [U-08, U-09]", "elements: [U-08, U-09, U-08]")
    changed = replace(real_repository, constraints=read_constraints(text.encode()))
    surveyed = _surveyed(changed, {"no-hardware-target": Fake([_breach("odd")] * own)})
    assert [one.message for one in _of(surveyed, "no-hardware-target").findings] == (
        ["odd"] if own else ["`elements` has U-08 twice."]
    )
