"""What checks and `explain` give, and output formats show: frozen types, and the only ones that both sides know."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bundle_model.faults import Fault
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.text.text import Text

if TYPE_CHECKING:
    from bundle_model.repository import Repository

_UNREAD = "cannot be read"
CRASH = "crash"
"""The kind of fault of a check that raised an error."""


class Region(NamedTuple):
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


class Related(NamedTuple):
    """Another place of a finding, and what is there."""

    region: Region
    message: str


class AtDeclaration(NamedTuple):
    """A place in CONSTRAINTS.md, for what is missing or is about a whole file.

    `path` leads from the constraint's `with` to a parameter; an empty path is the constraint itself.
    """

    path: tuple[str | int, ...] = ()


class Breach(NamedTuple):
    """What breaks a constraint, and where. `remedy` replaces the constraint's own where that is too general.

    `parts` are what it shows to be broken (see `checks.evidence.parts`). Whatever rests on them waits for it. Where a check
    that looks earlier has found all of them broken, this is the same cause and no second finding. `cause` are the parts
    to ask about instead, where they differ; one that ends with a slash means any part in it. `template` is what to write,
    as lines that end with a newline.
    """

    at: Region | AtDeclaration
    message: str
    remedy: str | None = None
    related: tuple[Related, ...] = ()
    parts: tuple[str, ...] = ()
    cause: tuple[str, ...] = ()
    template: str | None = None


Untold: TypeAlias = Breach | Callable[[], Breach]
"""A breach, or what makes it: of many findings most are only counted, and the text of those is never needed."""


class Finding(NamedTuple):
    """A breach with its place and remedy. `excerpt` is the source line at `region`, None if there is none.

    `id` names it: the constraint and the place. `breaks` are the other constraints that promise the same. `template` is
    what to write, as lines. `stands_for` is the number of findings that it tells of, where not each is told.
    """

    id: str
    region: Region
    message: str
    remedy: str
    related: tuple[Related, ...]
    excerpt: str | None
    breaks: tuple[str, ...] = ()
    template: str | None = None
    stands_for: int = 1


class DoesNotApply(NamedTuple):
    """Why a check does not apply here, such as a check of what git tracks outside a repository."""

    reason: str


class CouldNotLook(NamedTuple):
    """Why a check could not look at something, although nothing is known to be broken: git did not answer."""

    reason: str


class Wait(NamedTuple):
    """What a check could not look at, in words, and the finding or problem that it waits for, by its id."""

    parts: tuple[str, ...]
    finding: str

    @property
    def said(self) -> str:
        """Both, in one phrase."""
        return f"{', '.join(self.parts)}: see {self.finding}"


class Note(NamedTuple):
    """What a check looked at, shown beside its outcome, which it does not change."""

    text: str


class Status(StrEnum):
    """The outcome of a constraint. Could-not-look is never satisfied; skipped means that it does not apply here.

    `manual` is for people to check, and has its own count.
    """

    PASSED = "passed"
    FAILED = "failed"
    COULD_NOT_LOOK = "could-not-look"
    SKIPPED = "skipped"
    MANUAL = "manual"


class Outcome(NamedTuple):
    """The outcome of one constraint. `line` is its line in CONSTRAINTS.md.

    `broken_by` are the findings of other constraints that break it too. `waits` says what it could not look at because of
    a finding, `reason` what it could not look at without one or why it does not apply, `note` what was looked at.
    """

    constraint: str
    line: int
    sentence: str
    rule: str
    status: Status
    remedy: str
    findings: tuple[Finding, ...] = ()
    broken_by: tuple[str, ...] = ()
    waits: tuple[Wait, ...] = ()
    reason: str | None = None
    note: str | None = None

    @property
    def held(self) -> str:
        """The check, and its constraint with the line."""
        return f"rule {self.rule}, for {self.constraint} ({CONSTRAINTS}:{self.line})"

    @property
    def why_not(self) -> str | None:
        """What it could not look at and why, or why it does not apply, in one phrase."""
        said = "; ".join((*(wait.said for wait in self.waits), *([self.reason] if self.reason else [])))
        return said or None


class Refusal(NamedTuple):
    """What makes a run red and is no finding of a check: a check that could not look, or a constraint that is gone.

    `rule` is the id of the check that it is about.
    """

    rule: str
    region: Region
    message: str
    remedy: str
    excerpt: str | None = None


class Problem(NamedTuple):
    """Something that could not be read, or a check that crashed. `breaks` are the constraints that it breaks too."""

    fault: Fault
    breaks: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its place."""
        return self.fault.place

    @property
    def said(self) -> str:
        """The message: why it cannot be read, or how the check crashed."""
        # "cannot be read: found Permission denied" says so itself, and so does a sentence
        is_said = self.crash or self.fault.sentence or _UNREAD in self.fault.message
        return self.fault.said if is_said else f"{_UNREAD}: {self.fault.said}"

    @property
    def crash(self) -> bool:
        """Whether a check of ours crashed."""
        return self.fault.kind == CRASH


class RuleText(NamedTuple):
    """A check as reports describe it, whether it failed or not."""

    id: str
    summary: str
    why: str
    bad: str
    good: str
    remedy: str


class Explanation(NamedTuple):
    """One thing explained: its id, a sentence, and labelled texts, the most useful first."""

    id: str
    sentence: str
    parts: tuple[tuple[str, str], ...]


class Examined(NamedTuple):
    """How much was looked at. `files` and `bytes` are the bag's, `numerals` all figures, `facts` the claimed ones.

    `sha256` are the hashes of what was judged, by path: each page, the tag manifest, CONSTRAINTS.md.
    """

    files: int
    bytes: int
    pages: int
    lines: int
    stories: int
    numerals: int
    facts: int
    constraints: int
    sha256: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One run over one root. `repository` is what was read of it, for the format that shows it whole. `root` is the name that the user gave, else a relative path or `the shipped copy`.

    `problems` are what could not be read, and the checks that crashed: the job could not be done. `refusals` are what
    else makes the run red. `rules` are all checks that exist, and `unreferenced` the ids of those without a constraint,
    which did not run. `deselected` is the number of constraints that the user left out. `counted` is whether CONSTRAINTS.md
    says how many constraints it has. `crashes` are the tracebacks of checks that raised an error. `changed` are
    the files with findings that differ from the last commit. `unstaged` is the number of files that are not on disk as git
    has them staged, `untracked` that of entries that git neither tracks nor ignores, at which nobody looked.
    """

    version: str
    root: str
    problems: tuple[Problem, ...]
    outcomes: tuple[Outcome, ...]
    examined: Examined
    require_all: bool = False
    rules: tuple[RuleText, ...] = ()
    unreferenced: tuple[str, ...] = ()
    deselected: int = 0
    refusals: tuple[Refusal, ...] = ()
    counted: bool = True
    crashes: tuple[str, ...] = ()
    changed: frozenset[str] = frozenset()
    unstaged: int = 0
    untracked: int = 0
    repository: "Repository | None" = field(default=None, compare=False, repr=False)

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
        unseen = self.count(Status.COULD_NOT_LOOK) or (self.require_all and self.count(Status.SKIPPED))
        red = self.refusals or self.count(Status.FAILED) or unseen
        return 1 if red or not self.looked else 0

    @property
    def looked(self) -> int:
        """The number of constraints that a check could look at."""
        return self.count(Status.PASSED) + self.count(Status.FAILED)
