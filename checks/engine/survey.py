"""Looks at each constraint in turn: first the checks that find what others rest on, each cause once.

A check is shown what is left without the parts that are broken, and waits for the findings that say so. A breach of parts
that are known to be broken is no finding of its own: its constraint is broken by the finding there is.
"""

import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from bundle_model.declared.constraints import Constraint
from bundle_model.errors import raised
from bundle_model.faults import Fault, in_order
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.project.pyproject import PYPROJECT
from bundle_model.repository import Repository
from bundle_model.strict.models import StrictModel
from bundle_model.text.text import Text
from checks.engine.binding import Bound
from checks.engine.broken import Broken
from checks.engine.registry import LAST, Result, Rule
from checks.evidence import parts
from checks.evidence.counted import ONE_TOO_MANY, repeats
from checks.evidence.sparse import left_out_said
from checks.results import (
    CRASH,
    AtDeclaration,
    Breach,
    CouldNotLook,
    DoesNotApply,
    Finding,
    Note,
    Outcome,
    Problem,
    Region,
    Status,
    Wait,
)

MOST_FINDINGS = 1000
"""Findings of one constraint that are kept. The others are counted."""


class Surveyed(NamedTuple):
    """The outcomes in the order of the constraints, every problem, and how each check that crashed did."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]
    crashes: tuple[str, ...]


def survey(
    repository: Repository, bound: Iterable[Bound], unread: Iterable[Fault], unbound: Iterable[Fault] = ()
) -> Surveyed:
    """Look at every constraint. `unread` is what could not be read of the repository, `unbound` what binding found."""
    one = _Survey(repository, tuple(unread), tuple(unbound))
    return one.over(tuple(bound))


class _Looked(NamedTuple):
    """What a check gave, and what it waits for."""

    bound: Bound
    results: tuple[Result, ...]
    waits: tuple[Wait, ...]


class _Survey:
    def __init__(self, repository: Repository, unread: tuple[Fault, ...], unbound: tuple[Fault, ...]) -> None:
        self.repository = repository
        self.broken = Broken()
        self.problems: list[Fault] = []
        self.crashes: list[str] = []
        for fault in in_order((*unread, *unbound)):
            self.problems.append(fault._replace(excerpt=excerpt(repository, fault.file, fault.line)))
        # nobody but a constraint itself rests on its parameters
        for fault in unread:
            self.broken.add([parts.of_file(fault.file, repository.bundle.id_by_name)], fault.place)

    def over(self, bound: tuple[Bound, ...]) -> Surveyed:
        outcomes: dict[int, Outcome] = {}
        numbered = sorted(enumerate(bound), key=lambda item: _rank(item[1]))
        for _, group in groupby(numbered, key=lambda item: _rank(item[1])):
            looked = [(number, self._look(one)) for number, one in group]
            found: list[tuple[tuple[str, ...], str]] = []
            for number, one in looked:
                outcomes[number] = self._outcome(one, found)
            # only now: checks of one rank promise the same, each for itself
            for names, finding in found:
                self.broken.add(names, finding)
        breaks = {finding: tuple(constraints) for finding, constraints in self.broken.breaks.items()}
        return Surveyed(
            outcomes=tuple(_with_breaks(outcomes[number], breaks) for number in sorted(outcomes)),
            problems=tuple(Problem(fault, breaks.get(fault.place, ())) for fault in self.problems),
            crashes=tuple(self.crashes),
        )

    def _look(self, one: Bound) -> _Looked:
        if one.rule is None or one.parameters is None:
            return _Looked(one, (), (Wait(("its parameters",), one.fault.place),) if one.fault else ())
        needs = one.rule.needs
        waits = self.broken.waits(needs)
        try:
            results = tuple(one.rule.check(self.broken.left(self.repository, needs), one.parameters))
            if not any(isinstance(result, Breach) for result in results):
                results = (*results, *_twice(one.parameters))
        except Exception as error:  # noqa: BLE001 - whatever a check raises, the others are still told
            fault = _crash(one.rule, error)
            if fault not in self.problems:  # a check with two constraints crashes twice in the same way
                self.problems.append(fault)
                self.crashes.append(traceback.format_exc())
            return _Looked(one, (), (*waits, Wait(("all of it",), fault.place)))
        return _Looked(one, (*results, *_unavailable(self.repository, needs, waits)), waits)

    def _outcome(self, looked: _Looked, found: list[tuple[tuple[str, ...], str]]) -> Outcome:
        """The outcome of a constraint; adds the parts that its findings show to be broken to `found`."""
        bound = looked.bound
        own: list[tuple[Finding, tuple[str, ...]]] = []
        more: list[tuple[str, ...]] = []
        broken_by: dict[str, None] = {}
        for breach in looked.results:
            if isinstance(breach, Breach):
                earlier = self.broken.claim(breach.cause or breach.parts, bound.constraint.fields.id)
                if earlier is not None:
                    broken_by[earlier] = None
                elif len(own) == MOST_FINDINGS:
                    more.append(breach.parts)
                else:
                    own.append((_finding(breach, bound, self.repository), breach.parts))
        own.sort(key=lambda one: (one[0].region, one[0].message))
        if more:
            said = f"There are {len(more)} more findings of this check."
            rest = Breach(AtDeclaration(), said, f"Fix the {MOST_FINDINGS} that are named first.")
            told = _finding(rest, bound, self.repository)._replace(stands_for=len(more))
            own.append((told, tuple(chain.from_iterable(more))))
        findings = tuple(_with_own_ids(finding for finding, _ in own))
        found.extend((names, finding.id) for finding, (_, names) in zip(findings, own, strict=True))
        waits = tuple(wait for wait in looked.waits if wait.finding not in broken_by)
        return Outcome(
            constraint=bound.constraint.fields.id,
            line=bound.constraint.section.line,
            sentence=bound.constraint.section.sentence,
            rule=bound.constraint.fields.check,
            status=_status(looked, failed=bool(findings or broken_by)),
            remedy=bound.remedy,
            findings=findings,
            broken_by=tuple(broken_by),
            waits=waits,
            reason="; ".join(_reasons(looked.results)) or None,
            note="; ".join(result.text for result in looked.results if isinstance(result, Note)) or None,
        )


def _twice(parameters: StrictModel) -> Iterator[Breach]:
    """One breach for each value that a list of the parameters has a second time: all of them are sets."""
    for path, said in repeats(parameters):
        yield Breach(AtDeclaration(path), said, ONE_TOO_MANY)


def _rank(bound: Bound) -> int:
    return bound.rule.rank if bound.rule else LAST


def _status(looked: _Looked, *, failed: bool) -> Status:
    if failed:
        return Status.FAILED
    if looked.waits or any(isinstance(result, CouldNotLook) for result in looked.results):
        return Status.COULD_NOT_LOOK
    if looked.bound.rule is None:
        return Status.MANUAL
    skipped = any(isinstance(result, DoesNotApply) for result in looked.results)
    return Status.SKIPPED if skipped else Status.PASSED


def _reasons(results: Iterable[Result]) -> Iterator[str]:
    yield from dict.fromkeys(one.reason for one in results if isinstance(one, CouldNotLook | DoesNotApply))


def _unavailable(repository: Repository, needs: tuple[str, ...], waits: tuple[Wait, ...]) -> Iterator[Result]:
    """Why parts are not there to look at, although nothing is known to be broken."""
    files = repository.project_files
    if files.git_index.unavailable and not {parts.GIT, parts.CODE}.isdisjoint(needs):
        # outside a repository nothing is tracked; inside one, git must answer
        yield (CouldNotLook if files.top else DoesNotApply)(files.git_index.unavailable)
    if (parts.CODE in needs and files.left_out) or not files.sparse.isdisjoint(needs):
        yield CouldNotLook(left_out_said(files))
    if (
        PYPROJECT in needs
        and PYPROJECT not in files.sparse
        and files.project is None
        and not any(PYPROJECT in wait.parts for wait in waits)
    ):
        yield DoesNotApply(f"there is no {PYPROJECT}")


def _crash(rule: Rule, error: Exception) -> Fault:
    return Fault(
        kind=CRASH,
        file=rule.file,
        message=f"the check {rule.id} crashed",
        found=raised(error),
        expected="a result",
        remedy="This is a fault of the check. Report it with what `--traceback` shows.",
        unreadable=True,
    )


def _with_breaks(outcome: Outcome, breaks: dict[str, tuple[str, ...]]) -> Outcome:
    findings = tuple(one._replace(breaks=breaks.get(one.id, ())) for one in outcome.findings)
    return outcome._replace(findings=findings)


def _finding(breach: Breach, bound: Bound, repository: Repository) -> Finding:
    """A breach with its place, its remedy and its source line."""
    region = breach.at if isinstance(breach.at, Region) else _declared(breach.at, bound.constraint, repository)
    return Finding(
        id=f"{bound.constraint.fields.id} at {region.place}",
        region=region,
        message=breach.message,
        remedy=breach.remedy or bound.remedy,
        related=breach.related,
        template=breach.template,
        # a file that is wrong as a whole is not shown by its first line
        excerpt=excerpt(repository, region.file, region.line) if _is_marked(region) else None,
    )


def _with_own_ids(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, each with an id of its own. Two undeclared folders are at one line, and what waits for one of them does
    not wait for the other.
    """
    times = Counter[str]()
    for finding in findings:
        times[finding.id] += 1
        number = times[finding.id]
        yield finding._replace(id=f"{finding.id} ({number})") if number > 1 else finding


def _is_marked(region: Region) -> bool:
    return (region.line, region.column) != (region.end_line, region.end_column) or region.column > 1


def _declared(at: AtDeclaration, constraint: Constraint, repository: Repository) -> Region:
    section = constraint.section
    path = ("with", *at.path)
    # the line of the key `pages:`, not of its first row; a row has no key and begins at its own line
    place = section.block.keys.get(path) or section.block.place(path)
    line = place[0] + section.block_line if at.path else section.line
    return Region.of_line(repository.constraints.text, CONSTRAINTS, line)


def excerpt(repository: Repository, file: str, line: int | None) -> str | None:
    """A source line, from 1; None where there is none."""
    lines = repository.texts.get(file, Text(text="")).lines
    return lines[line - 1] if line and line <= len(lines) else None
