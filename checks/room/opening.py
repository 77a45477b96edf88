"""The first screen: the three questions with their answers, the verdict of the run, and what was judged."""

from dataclasses import dataclass

from bundle_model.files.layout import BUNDLE
from bundle_model.records.all_records import RECORDS
from bundle_model.repository import Repository
from checks.gaps.rows import Gaps
from checks.results import Run, Status
from checks.summary.entries import Entry, entries, one_of_each_first
from checks.summary.last_line import VERDICTS, first_line, summary

FIXES = 100
"""Things to fix that the page shows. Those of different checks and lines come first."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three questions of the design card, and its answer with the counts behind it."""

    asks: str
    answer: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What a reader sees first. `first` says how much there is to fix, None where the run is green; `last` is the last line.

    `to_fix` has the first FIXES of what makes the run red, and `more_to_fix` counts the others. `judged` has the sha256 of what was
    judged, by path. `command` repeats the run where it was made, unless constraints were `deselected`.
    """

    questions: tuple[Question, ...]
    caveat: str
    banner: tuple[str, ...]
    verdict: str
    exit_code: int
    first: str | None
    last: str
    counts: tuple[tuple[str, int], ...]
    to_fix: tuple[Entry, ...]
    more_to_fix: int
    version: str
    judged: tuple[tuple[str, str], ...]
    command: str
    deselected: int


def opening_of(run: Run, repository: Repository | None, gaps: Gaps | None) -> Opening:
    """The first screen of a run over a repository."""
    found = one_of_each_first(entries(run))
    return Opening(
        questions=tuple(map(_question, gaps.verdicts if gaps else ())),
        caveat=gaps.caveat if gaps else "",
        banner=gaps.banner if gaps else (),
        verdict=VERDICTS[run.exit_code],
        exit_code=run.exit_code,
        first=first_line(run),
        last=summary(run),
        counts=tuple((status.value.replace("-", " "), run.count(status)) for status in Status),
        to_fix=tuple(found[:FIXES]),
        more_to_fix=max(0, len(found) - FIXES),
        version=run.version,
        judged=_judged(run, repository),
        command=_command(run),
        deselected=run.deselected,
    )


def _question(verdict: str) -> Question:
    asks, _, answer = verdict.partition("? ")
    return Question(f"{asks}?", answer)


def _judged(run: Run, repository: Repository | None) -> tuple[tuple[str, str], ...]:
    """The hashes of the run, and those of the records, which the run knows only by the manifest that lists them."""
    files = repository.bundle.bag.files if repository else ()
    records = ((f"{BUNDLE}/{file.path}", file.sha256) for file in files if file.path in RECORDS)
    return tuple(sorted({*run.examined.sha256, *records}))


def _command(run: Run) -> str:
    return f"yiwu-bundle check{' --require-all' if run.require_all else ''}"
