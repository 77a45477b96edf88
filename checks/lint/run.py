"""Lints drafts: reads each once, shows every sentence to every rule, and gives one frozen result."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from traceback import format_exception
from typing import NamedTuple

from bundle_model.declared.elements import elements
from bundle_model.errors import raised
from bundle_model.faults import Fault
from bundle_model.files.decoding import decode
from bundle_model.repository import Repository
from bundle_model.version import VERSION
from checks.lint.definitions import definitions_for
from checks.lint.draft import Draft, draft_of, sentences_of
from checks.lint.exceptions import ID as EXCEPTIONS
from checks.lint.exceptions import Exceptions, exceptions_of
from checks.lint.front_matter import wanted
from checks.lint.kept import Counts, Kept, State
from checks.lint.reading import Read, read_of
from checks.lint.registry import LOOKS, LintRule, lint_rules
from checks.lint.sources import Sources
from checks.results import CRASH, Breach, Finding, Problem, Region, Untold

MAX_BYTES = 64 * 1024 * 1024
"""The size of a draft that is read."""
MOST = 1000
"""Findings of one rule in one draft that are kept. More are counted."""
MOST_LINE = 2000
"""Characters of a line that a finding shows."""


@dataclass(frozen=True, slots=True)
class Given:
    """A draft as it was given: its name in findings, its folder seen from the root, its bytes, or why it cannot be read."""

    file: str
    folder: str
    content: bytes
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """How far a draft answers an element, and by what."""

    element: str
    state: State
    by: str


@dataclass(frozen=True, slots=True)
class DraftResult:
    """What was read of one draft. `unjudged` says what was not judged, and how much of it; `definitions` are its link definitions."""

    file: str
    sha256: str
    bytes: int
    lines: int
    counts: Counts
    elements: tuple[Answered, ...]
    unjudged: tuple[tuple[str, int], ...]
    excepted: int
    definitions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What one rule found in all drafts, in order. `more` are findings that are only counted."""

    rule: LintRule
    findings: tuple[Finding, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class LintRun:
    """One run over drafts. `problems` are drafts that could not be read, and rules that crashed. `deselected` are the rules that were left out,
    `crashes` the tracebacks of rules that raised an error. `elements_only`: formats for people show no findings.

    `root` is the name of the root whose bundle the drafts were held to.
    """

    root: str
    problems: tuple[Problem, ...]
    drafts: tuple[DraftResult, ...]
    outcomes: tuple[RuleOutcome, ...]
    deselected: tuple[str, ...] = ()
    crashes: tuple[str, ...] = ()
    elements_only: bool = False
    version: str = VERSION

    @property
    def found(self) -> int:
        """The number of findings that gate, those included that are only counted."""
        return sum(len(one.findings) + one.more for one in self.outcomes if not one.rule.opinion)

    @property
    def notes(self) -> int:
        """The number of opinions."""
        return sum(len(one.findings) + one.more for one in self.outcomes if one.rule.opinion)

    @property
    def looked(self) -> bool:
        """Whether there was a line to look at, and a rule to look at it."""
        return bool(self.outcomes) and any(one.lines for one in self.drafts)

    @property
    def exit_code(self) -> int:
        """0 no finding; 1 findings, or nothing was examined; 2 a draft could not be read."""
        if self.problems:
            return 2
        return int(bool(self.found) or not self.looked)


@dataclass
class _Found:
    """The findings of one rule. Past MOST of a draft they are counted."""

    rule: LintRule
    findings: list[Finding] = field(default_factory=list)
    more: int = 0
    of_draft: int = 0
    crash: Problem | None = None
    traceback: str = ""

    def look(
        self, pending: "list[tuple[_Found, Breach]]", rule: Callable[..., Iterable[Untold]], *given: object
    ) -> None:
        """Keep what a rule gives. One that raises an error looks at nothing any more, and the others go on."""
        if self.crash is not None:
            return
        try:
            for untold in rule(*given):
                if self.of_draft < MOST:
                    pending.append((self, untold if isinstance(untold, Breach) else untold()))
                else:
                    self.more += 1
                self.of_draft += 1
        except Exception as error:  # noqa: BLE001 - whatever one rule raises, the others still look
            self.traceback = "".join(format_exception(error))
            self.crash = Problem(_crashed(self.rule.id, error))

    def outcome(self) -> RuleOutcome:
        found = sorted(self.findings, key=lambda one: (one.region, one.message))
        return RuleOutcome(self.rule, tuple(found), self.more)


class _Draft(NamedTuple):
    """A draft that was decoded: its name and folder, and the sha256 and number of its bytes, which are not kept."""

    file: str
    folder: str
    sha256: str
    bytes: int


def lint(
    given: Iterable[Given],
    repository: Repository,
    only: Iterable[str] = (),
    without: Iterable[str] = (),
    *,
    definitions: bool = False,
) -> LintRun:
    """Lint drafts. `only` and `without` are ids of rules; with `definitions`, the result has the link definitions of each draft."""
    rules = lint_rules()
    chosen = [one for one in rules if (not set(only) or one in only) and one not in without]
    sources = Sources(repository)
    found = {name: _Found(rules[name]) for name in chosen}
    problems: list[Problem] = []
    drafts: list[DraftResult] = []
    for one in given:
        text, fault = ("", one.fault) if one.fault else decode(one.content, one.file)
        if fault:
            problems.append(Problem(fault))
            continue
        named = _Draft(one.file, one.folder, hashlib.sha256(one.content).hexdigest(), len(one.content))
        del one  # its bytes, which may be many
        text = text.removeprefix("\ufeff")
        drafts.append(_lint_one(named, text, sources, found, definitions=definitions))
    left = tuple(name for name in rules if name not in chosen)
    crashed = [one for one in found.values() if one.crash is not None]
    problems.extend(one.crash for one in crashed if one.crash is not None)
    outcomes = tuple(one.outcome() for one in found.values())
    crashes = tuple(one.traceback for one in crashed)
    return LintRun(repository.root, tuple(problems), tuple(drafts), outcomes, left, crashes)


def _lint_one(
    given: _Draft, text: str, sources: Sources, found: dict[str, _Found], *, definitions: bool
) -> DraftResult:
    draft = draft_of(given.file, given.folder, text)
    kept = Kept()
    pending: list[tuple[_Found, Breach]] = []
    for one in found.values():
        one.of_draft = 0
    looking: dict[str, list[tuple[_Found, Callable[[Read], Iterable[Untold]]]]] = {name: [] for name in LOOKS}
    for one in found.values():
        if one.rule.sentence is not None:
            looking[one.rule.looks_at].append((one, one.rule.sentence))
    for sentence in sentences_of(draft, sources):
        read = read_of(draft, sentence, sources)
        kept.add(read)
        for name in read.looks:
            for one, look in looking[name]:
                one.look(pending, look, read)
    kept.finish(draft)
    for one in found.values():
        if one.rule.draft is not None:
            one.look(pending, one.rule.draft, draft, kept, sources)
    exceptions = exceptions_of(draft, [name for name in found if name != EXCEPTIONS])
    excepted = _settle(draft, pending, exceptions, found)
    return DraftResult(
        given.file,
        given.sha256,
        given.bytes,
        draft.places.lines,
        kept.counts,
        tuple(Answered(*one) for one in kept.states(_asked(draft, kept))),
        tuple(_unjudged(draft, kept)),
        excepted,
        tuple(definitions_for(kept.labels, draft, sources)) if definitions else (),
    )


def _asked(draft: Draft, kept: Kept) -> tuple[str, ...]:
    """The elements that a draft is asked for: those it lists; of one without front matter, those that it speaks of."""
    if draft.front_matter.there and not draft.front_matter.wrong:
        return wanted(draft.front_matter)
    return tuple(one for one in elements() if one in kept.answers)


def _crashed(rule: str, error: Exception) -> Fault:
    file = f"checks/lint/rules/{rule.replace('-', '_')}.py"
    said = f"the rule {rule} crashed"
    return Fault(
        CRASH, file, said, raised(error), "findings", "Report it with what `--traceback` shows.", unreadable=True
    )


def _settle(
    draft: Draft, pending: list[tuple[_Found, Breach]], exceptions: Exceptions, found: dict[str, _Found]
) -> int:
    """Turn what rules gave into findings, unless an exception covers it. Gives how many are covered."""
    used: set[tuple[str, int]] = set()
    covered = 0
    for one, breach in pending:
        finding = _finding(draft, one.rule, breach)
        if exceptions.covers(one.rule.id, finding.region.line):
            used.add((one.rule.id, finding.region.line))
            covered += 1
        else:
            one.findings.append(finding)
    if EXCEPTIONS in found:
        held = found[EXCEPTIONS]
        held.findings.extend(
            _finding(draft, held.rule, breach) for breach in (*exceptions.wrong, *exceptions.unused(used))
        )
    return covered


def _finding(draft: Draft, rule: LintRule, breach: Breach) -> Finding:
    region = breach.at
    if not isinstance(region, Region):
        raise TypeError(f"the rule {rule.id} gives a breach without a place in the draft")
    return Finding(
        f"{rule.id} at {region.place}",
        region,
        breach.message,
        breach.remedy or rule.text.remedy,
        breach.related,
        draft.places.line_at(region.line, MOST_LINE),
        (),
        breach.template,
    )


def _unjudged(draft: Draft, kept: Kept) -> Iterator[tuple[str, int]]:
    yield from sorted(kept.counts.silent.items())
    if draft.code:
        yield "blocks of code", draft.code
    if draft.html:
        yield "blocks of HTML", draft.html
    if draft.plain:
        yield "paragraphs that claim nothing", draft.plain
    if not draft.front_matter.there:
        yield "elements, since there is no front matter", len(elements())
