"""Run the declared constraints over what was read. Nothing else is read, so the same repository gives the same run."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from bundle_model.declared.constraints import CONSTRAINTS, Constraint
from bundle_model.faults import in_order
from bundle_model.repository import Repository
from bundle_model.text.text import Text
from bundle_model.version import VERSION
from checks.engine.binding import Bound, bind
from checks.engine.registry import Rule
from checks.results import AtDeclaration, Breach, Examined, Finding, Note, Outcome, Region, RuleText, Run, Skip, Status


def run_checks(
    repository: Repository,
    rules: Mapping[str, Rule],
    *,
    require_all: bool = False,
    only: Collection[str] | None = None,
    without: Collection[str] = (),
) -> Run:
    """The outcome of each constraint, in the order of CONSTRAINTS.md, and every problem, in order of place.

    `only` and `without` are ids of checks and constraints; `only=None` selects all. They never hide a problem.
    """
    bound, unbound = bind(repository, rules)
    asked = [one for one in bound if _is_asked(one.constraint, only, without)]
    problems = in_order((*(fault for fault in repository.faults if fault.unreadable), *unbound))
    return Run(
        version=VERSION,
        root=repository.root,
        problems=tuple(replace(fault, excerpt=_line(repository, fault.file, fault.line)) for fault in problems),
        outcomes=tuple(_outcome(one, repository) for one in asked),
        examined=_examined(repository),
        require_all=require_all,
        rules=tuple(_rule_text(rules[name]) for name in sorted(rules)),
        unreferenced=tuple(sorted(rules.keys() - {one.fields.check for one in repository.constraints.constraints})),
        deselected=len(bound) - len(asked),
    )


def _is_asked(constraint: Constraint, only: Collection[str] | None, without: Collection[str]) -> bool:
    names = {constraint.fields.id, constraint.fields.check}
    return (only is None or not names.isdisjoint(only)) and names.isdisjoint(without)


def _rule_text(rule: Rule) -> RuleText:
    return RuleText(rule.id, rule.summary, rule.why, rule.bad, rule.good, rule.remedy)


def _outcome(bound: Bound, repository: Repository) -> Outcome:
    fields, section = bound.constraint.fields, bound.constraint.section
    findings: list[Finding] = []
    reason: str | None = None
    note: str | None = None
    status = Status.MANUAL
    if bound.rule and bound.parameters is not None:
        missing = [why for why in map(repository.lacks, bound.rule.needs) if why]
        given: Iterable[Breach | Skip | Note] = (
            [Skip("; ".join(missing))] if missing else bound.rule.check(repository, bound.parameters)
        )
        results = list(given)
        findings = [_finding(result, bound, repository) for result in results if isinstance(result, Breach)]
        note = "; ".join(result.text for result in results if isinstance(result, Note)) or None
        reason = "; ".join(result.reason for result in results if isinstance(result, Skip)) or None
        # a skip beside findings is kept as the reason: part of the job was not done
        status = Status.FAILED if findings else Status.SKIPPED if reason else Status.PASSED
    return Outcome(
        constraint=fields.id,
        line=section.line,
        sentence=section.sentence,
        rule=fields.check,
        status=status,
        remedy=bound.remedy,
        findings=tuple(sorted(findings, key=lambda finding: (finding.region, finding.message))),
        reason=reason,
        note=note,
    )


def _finding(breach: Breach, bound: Bound, repository: Repository) -> Finding:
    """A breach with its place, its remedy and its source line."""
    region = breach.at if isinstance(breach.at, Region) else _asking(breach.at, bound.constraint, repository)
    return Finding(
        region=region,
        message=breach.message,
        remedy=breach.remedy or bound.remedy,
        related=breach.related,
        excerpt=_line(repository, region.file, region.line),
    )


def _asking(asked: AtDeclaration, constraint: Constraint, repository: Repository) -> Region:
    section = constraint.section
    path = ("with", *asked.path)
    # the line of the key `pages:`, not of its first row; a row has no key and begins at its own line
    place = section.block.keys.get(path) or section.block.place(path)
    line = place[0] + section.block_line if asked.path else section.line
    return Region.of_line(repository.constraints.text, CONSTRAINTS, line)


def _line(repository: Repository, file: str, line: int | None) -> str | None:
    lines = repository.texts.get(file, Text(text="")).lines
    return lines[line - 1] if line and line <= len(lines) else None


def _examined(repository: Repository) -> Examined:
    bundle = repository.bundle
    return Examined(
        files=len(bundle.bag.files),
        bytes=sum(file.size for file in bundle.bag.files),
        pages=len(bundle.pages),
        lines=sum(page.file.lines for page in bundle.pages),
        stories=len(bundle.stories),
        numerals=len(bundle.facts),
        facts=sum(fact.figure.claimed for fact in bundle.facts),
        constraints=len(repository.constraints.constraints),
    )
