"""What checks and `explain` give, and output formats show: frozen types, and the only ones that both sides know."""

from dataclasses import dataclass
from enum import StrEnum

from bundle_model.declared.constraints import CONSTRAINTS
from bundle_model.faults import Fault
from bundle_model.text.text import Text


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A span of a file. Lines and columns count from 1, columns in Unicode code points; the end is exclusive.

    `file` is a POSIX path relative to the root.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def of(cls, text: Text, file: str, start: int, end: int) -> "Region":
        """The region of the code points from `start` to `end` of a text."""
        return cls(file, *text.place_of(start), *text.place_of(end))

    @classmethod
    def of_line(cls, text: Text, file: str, line: int) -> "Region":
        """The region of a whole line, without its line end."""
        # line 1 of an empty file is a place too
        inside = 1 <= line <= len(text.lines)
        return cls(file, line, 1, line, len(text.lines[line - 1]) + 1 if inside else 1)

    @property
    def place(self) -> str:
        """`file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of a finding, and what is there."""

    region: Region
    message: str


@dataclass(frozen=True, slots=True)
class AtDeclaration:
    """A place in CONSTRAINTS.md, for what is missing or is about a whole file.

    `path` leads from the constraint's `with` to a parameter; an empty path is the constraint itself.
    """

    path: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Breach:
    """What breaks a constraint, and where. `remedy` replaces the constraint's own where that is too general."""

    at: Region | AtDeclaration
    message: str
    remedy: str | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach with its place and remedy. `excerpt` is the source line at `region`, None if there is none."""

    region: Region
    message: str
    remedy: str
    related: tuple[Related, ...]
    excerpt: str | None


@dataclass(frozen=True, slots=True)
class Skip:
    """Why a check could not look at something, or does not apply."""

    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a check looked at, shown beside its outcome, which it does not change."""

    text: str


class Status(StrEnum):
    """The outcome of a constraint. A skip is never a pass; `manual` is for people to check, and has its own count."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one constraint. `line` is its line in CONSTRAINTS.md.

    `reason` says why it was skipped, `note` what was looked at; None if the check does not say.
    """

    constraint: str
    line: int
    sentence: str
    rule: str
    status: Status
    remedy: str
    findings: tuple[Finding, ...] = ()
    reason: str | None = None
    note: str | None = None

    @property
    def held(self) -> str:
        """The check, and its constraint with the line."""
        return f"rule {self.rule}, for {self.constraint} ({CONSTRAINTS}:{self.line})"


@dataclass(frozen=True, slots=True)
class RuleText:
    """A check as reports describe it, whether it failed or not."""

    id: str
    summary: str
    why: str
    bad: str
    good: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One thing explained: its id, a sentence, and labelled texts, the most useful first."""

    id: str
    sentence: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """How much was looked at. `files` and `bytes` are the bag's, `numerals` all figures, `facts` the claimed ones."""

    files: int
    bytes: int
    pages: int
    lines: int
    stories: int
    numerals: int
    facts: int
    constraints: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run over one root. `root` is the name that the user gave, else a relative path or `the shipped copy`.

    `rules` are all checks that exist, and `unreferenced` the ids of those without a constraint, which did not run.
    `deselected` is the number of constraints that the user left out.
    """

    version: str
    root: str
    problems: tuple[Fault, ...]
    outcomes: tuple[Outcome, ...]
    examined: Examined
    require_all: bool = False
    rules: tuple[RuleText, ...] = ()
    unreferenced: tuple[str, ...] = ()
    deselected: int = 0

    def count(self, status: Status) -> int:
        """The number of constraints with this outcome."""
        return sum(outcome.status is status for outcome in self.outcomes)

    @property
    def findings(self) -> tuple[tuple[Outcome, Finding], ...]:
        """Every finding with its outcome, in order."""
        return tuple((outcome, finding) for outcome in self.outcomes for finding in outcome.findings)

    @property
    def exit_code(self) -> int:
        """0 no finding; 1 read, but not satisfied; 2 could not do the job. Nothing examined is a failure."""
        if self.problems:
            return 2
        looked = self.count(Status.PASSED) + self.count(Status.FAILED)
        skipped = self.require_all and (self.count(Status.SKIPPED) or self.unreferenced)
        return 1 if self.count(Status.FAILED) or skipped or not looked else 0
