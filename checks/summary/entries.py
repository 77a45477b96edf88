"""Everything that makes a run red, as one list that the formats for people and for code review share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from bundle_model.patterns import pattern
from checks.results import Finding, Outcome, Problem, Refusal, Region, Related, RuleText, Run

UNREADABLE = RuleText(
    id="unreadable",
    summary="What is read can be parsed.",
    why="Nothing can be said about a file that cannot be parsed, so the job could not be done.",
    bad="A doubled key in a record.",
    good="Every record, manifest and block is plain and whole.",
    remedy="Fix the line that is named.",
)
CRASHED = RuleText(
    id="crashed",
    summary="Every check gives a result.",
    why="A check that crashed has looked at nothing, so the job could not be done.",
    bad="A check that raises an error.",
    good="A check that gives breaches, or none.",
    remedy="Report it with what `--traceback` shows.",
)
_WORD = pattern(r'"(?:[^"\\]|\\.)*"|[^\s,\[\]{}]+|.')
"""A value in quotation marks, a word, or a sign."""


class Entry(NamedTuple):
    """A problem, a finding or a refusal. `place` is what a person reads first, `region` what a program marks.

    `held` names the check and its constraint, `sentence` is the constraint's; both are empty for what belongs to none.
    `breaks` are the other constraints that it breaks, and `waiting` the outcomes that could not look because of it.
    `template` is what to write, as lines. `note`: it is an opinion, and makes nothing red.
    """

    rule: str
    constraint: str
    place: str
    region: Region
    message: str
    remedy: str
    excerpt: str | None
    held: str = ""
    sentence: str = ""
    related: tuple[Related, ...] = ()
    breaks: tuple[str, ...] = ()
    waiting: tuple[Outcome, ...] = ()
    template: str | None = None
    note: bool = False

    @property
    def said(self) -> str:
        """The message, who holds it, what else it breaks, and the remedy, in one paragraph."""
        held = f"{self.held}." if self.held else ""
        breaks = f"Breaks {', '.join(self.breaks)} too." if self.breaks else ""
        return " ".join(filter(None, (self.message, held, breaks, self.remedy)))

    @property
    def title(self) -> str:
        """The check and the constraint, as short as it gets."""
        return f"{self.rule} {self.constraint}".rstrip()


Waiting = Mapping[str, Sequence[Outcome]]


def entries(run: Run) -> tuple[Entry, ...]:
    """The problems, then the findings in the order of the constraints, then the refusals.

    What is about a file that somebody has changed since the last commit comes before all others.
    """
    waiting = _waiting(run)
    found = (
        *(of_problem(problem, waiting) for problem in run.problems),
        *(_of_finding(outcome, finding, waiting) for outcome, finding in run.findings),
        *map(_of_refusal, run.refusals),
    )
    return tuple(sorted(found, key=lambda entry: entry.region.file not in run.changed))


def one_of_each_first(found: Iterable[Entry]) -> list[Entry]:
    """The entries as a format that shows few of them takes them: one of each check and line before a second of any."""
    lines, rules = Counter[tuple[str, int]](), Counter[str]()
    ranked: list[tuple[int, int, int]] = []
    found = list(found)
    for number, entry in enumerate(found):
        line = (entry.region.file, entry.region.line)
        ranked.append((lines[line], rules[entry.rule], number))
        lines[line] += 1
        rules[entry.rule] += 1
    return [found[number] for _, _, number in sorted(ranked)]


def of_problem(problem: Problem, waiting: Waiting = MappingProxyType({})) -> Entry:
    """The entry of a problem."""
    fault = problem.fault
    line, column = fault.line or 1, fault.column or 1
    # what is wrong begins at the column, and nobody knows where it ends: the value or the word there is marked
    marked = _WORD.match(fault.excerpt, column - 1) if fault.column and fault.excerpt else None
    end = marked.end() + 1 if marked else column
    return Entry(
        rule=(CRASHED if problem.crash else UNREADABLE).id,
        constraint="",
        place=fault.place,
        region=Region(fault.file, line, column, line, end),
        message=problem.said,
        remedy=fault.remedy,
        excerpt=fault.excerpt,
        breaks=problem.breaks,
        waiting=tuple(waiting.get(problem.id, ())),
        template=fault.template,
    )


def _of_finding(outcome: Outcome, finding: Finding, waiting: Waiting) -> Entry:
    return Entry(
        rule=outcome.rule,
        constraint=outcome.constraint,
        place=finding.region.place,
        region=finding.region,
        message=finding.message,
        remedy=finding.remedy,
        excerpt=finding.excerpt,
        held=outcome.held,
        sentence=outcome.sentence,
        related=finding.related,
        breaks=finding.breaks,
        waiting=tuple(waiting.get(finding.id, ())),
        template=finding.template,
    )


def _of_refusal(refusal: Refusal) -> Entry:
    return Entry(
        rule=refusal.rule,
        constraint="",
        place=refusal.region.place,
        region=refusal.region,
        message=refusal.message,
        remedy=refusal.remedy,
        excerpt=refusal.excerpt,
    )


def _waiting(run: Run) -> Waiting:
    """The constraints that wait for a finding or problem, by its id."""
    found: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in run.outcomes:
        for finding in dict.fromkeys(wait.finding for wait in outcome.waits):
            found[finding].append(outcome)
    return found
