"""Run the declared constraints over what was read. Nothing else is read, so the same repository gives the same run."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from bundle_model.bag.manifest import PAYLOAD, TAG_MANIFEST
from bundle_model.declared.constraints import Constraint, Constraints
from bundle_model.files.layout import BUNDLE, CONSTRAINTS
from bundle_model.repository import Repository
from bundle_model.version import VERSION
from checks.engine.binding import bind
from checks.engine.counting import COUNTED, STAGED, differing, miscounted, refusal, unreferenced
from checks.engine.registry import LAST, Rule
from checks.engine.survey import survey
from checks.results import Examined, Outcome, Refusal, RuleText, Run, Status


def run_checks(
    repository: Repository,
    rules: Mapping[str, Rule],
    *,
    require_all: bool = False,
    only: Collection[str] | None = None,
    without: Collection[str] = (),
) -> Run:
    """The outcome of each constraint, in the order of CONSTRAINTS.md, and every problem, in order of place.

    `only` and `without` are ids of checks and constraints; `only=None` selects all. They never hide a problem, nor a
    finding that a selected constraint waits for or is broken by.
    """
    bound, unbound = bind(repository, rules)
    asked = {one.constraint.fields.id for one in bound if _is_asked(one.constraint, only, without)}
    # the others find nothing on which one of these rests
    looked = [one for one in bound if one.constraint.fields.id in asked or (one.rule and one.rule.rank < LAST)]
    surveyed = survey(repository, looked, repository.unreadable, unbound)
    judged = [one for one in surveyed.outcomes if one.constraint in asked]
    constraints = repository.constraints
    refusals = [*miscounted(constraints, rules), *_refusals(judged, constraints, require_all=require_all)]
    without_constraint = unreferenced(constraints, rules)
    if require_all and without_constraint and not any(one.rule == COUNTED.id for one in refusals):
        refusals.append(_unreferenced(without_constraint, constraints))
    if require_all:
        refusals.extend(differing(repository))
    outcomes = tuple(_shown(surveyed.outcomes, asked))
    files = {
        *(problem.fault.file for problem in surveyed.problems),
        *(finding.region.file for outcome in outcomes for finding in outcome.findings),
    }
    return Run(
        version=VERSION,
        root=repository.root,
        problems=surveyed.problems,
        outcomes=outcomes,
        examined=_examined(repository),
        require_all=require_all,
        rules=(*(_rule_text(rules[name]) for name in sorted(rules)), COUNTED, STAGED),
        unreferenced=without_constraint,
        deselected=len(bound) - len(asked),
        refusals=tuple(refusals),
        counted=constraints.counted is not None,
        crashes=surveyed.crashes,
        changed=frozenset(filter(repository.changed, files)),
        unstaged=len(repository.project_files.unstaged),
        untracked=len(repository.project_files.git_index.untracked),
        repository=repository,
    )


def _is_asked(constraint: Constraint, only: Collection[str] | None, without: Collection[str]) -> bool:
    names = {constraint.fields.id, constraint.fields.check}
    return (only is None or not names.isdisjoint(only)) and names.isdisjoint(without)


def _rule_text(rule: Rule) -> RuleText:
    return RuleText(rule.id, rule.summary, rule.why, rule.bad, rule.good, rule.remedy)


def _shown(outcomes: Iterable[Outcome], asked: Collection[str]) -> Iterator[Outcome]:
    """The outcomes that were asked for, and of the others the findings on which one of these depends."""
    outcomes = tuple(outcomes)
    wanted = {
        finding
        for one in outcomes
        if one.constraint in asked
        for finding in (*one.broken_by, *(wait.finding for wait in one.waits))
    }
    for one in outcomes:
        if one.constraint in asked:
            yield one
        elif findings := tuple(finding for finding in one.findings if finding.id in wanted):
            yield one._replace(findings=findings)


def _refusals(outcomes: Iterable[Outcome], constraints: Constraints, *, require_all: bool) -> Iterator[Refusal]:
    """The checks that could not look and have no finding to wait for, and those that do not apply, if all are required.

    Checks with one reason are one refusal, at the first of them: where git did not answer, four could not look.
    """
    refused: dict[tuple[Status, str | None], list[Outcome]] = {}
    for one in outcomes:
        required = one.status is Status.SKIPPED and require_all
        if required or (one.status is Status.COULD_NOT_LOOK and one.reason):
            refused.setdefault((one.status, one.reason), []).append(one)
    for (status, reason), found in refused.items():
        names = ", ".join(one.constraint for one in found)
        if status is Status.SKIPPED:
            apply = "does not apply" if len(found) == 1 else "do not apply"
            said = f"{names} {apply} here, but all checks are required: {reason}."
            remedy = "Run the check where it applies, or leave out --require-all."
        else:
            said, remedy = f"{names} could not look: {reason}.", "Make that possible, then run the check again."
        yield refusal(found[0].rule, found[0].line, said, remedy, constraints)


def _unreferenced(names: tuple[str, ...], constraints: Constraints) -> Refusal:
    said = f"No constraint names the check {' or '.join(names)}, but all checks are required."
    remedy = "Add a constraint that names it, or leave out --require-all."
    return refusal(COUNTED.id, constraints.heading, said, remedy, constraints)


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
        sha256=tuple(_judged(repository)),
    )


def _judged(repository: Repository) -> Iterator[tuple[str, str]]:
    """The hash of each page, of the tag manifest and of CONSTRAINTS.md, as far as they could be read."""
    for file in repository.bundle.bag.files:
        if file.path.startswith(PAYLOAD) or file.path == TAG_MANIFEST:
            yield f"{BUNDLE}/{file.path}", file.sha256
    if repository.constraints.sha256:
        yield CONSTRAINTS, repository.constraints.sha256
