"""A run over drafts in words: everything that it found as one list, and the last line, which counts what was read."""

from collections import Counter
from collections.abc import Iterator

from bundle_model.declared.elements import elements
from checks.lint.run import DraftResult, LintRun
from checks.results import Finding
from checks.summary.entries import Entry, of_problem
from checks.summary.last_line import VERDICTS


def draft_entries(run: LintRun) -> tuple[Entry, ...]:
    """The problems, then the findings and the notes in the order of the drafts, unless only elements are asked for."""
    outcomes = () if run.elements_only else run.outcomes
    found = [
        _entry(outcome.rule.id, outcome.rule.text.summary, one, note=outcome.rule.opinion)
        for outcome in outcomes
        for one in outcome.findings
    ]
    order = {draft.file: number for number, draft in enumerate(run.drafts)}
    found.sort(key=lambda one: (order[one.region.file], one.region.line, one.region.column, one.rule, one.message))
    return (*map(of_problem, run.problems), *found)


def _entry(rule: str, summary: str, finding: Finding, *, note: bool) -> Entry:
    return Entry(
        rule=rule,
        constraint="",
        place=finding.region.place,
        region=finding.region,
        message=finding.message,
        remedy=finding.remedy,
        excerpt=finding.excerpt,
        held=f"rule {rule}",
        sentence=summary,
        related=finding.related,
        template=finding.template,
        note=note,
    )


def element_rows(draft: DraftResult) -> Iterator[tuple[str, str, str]]:
    """A row for each element that the draft is asked for: its id, its name, and by what it is answered."""
    for one in draft.elements:
        yield one.element, elements()[one.element].name, f"{one.state}{' by' * bool(one.by)} {one.by}".rstrip()


def last_line(run: LintRun) -> str:
    """The last line. Names in it are not escaped: the format does that."""
    verdict = VERDICTS[run.exit_code]
    verdict += ", since nothing was examined" if not run.looked and run.exit_code == 1 else ""
    total = {
        name: sum(getattr(draft.counts, name) for draft in run.drafts)
        for name in ("sentences", "figures", "citations", "requirements")
    }
    states = Counter(str(one.state) for draft in run.drafts for one in draft.elements)
    asked = sum(states.values())
    read = f"read {', '.join(draft.file for draft in run.drafts) or 'nothing'}"
    counts = ", ".join(_counted(number, name) for name, number in total.items())
    told = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    said = f"{verdict}: {read}: {counts}, {_counted(asked, 'elements')}{f' ({told})' if told else ''}"
    unjudged: Counter[str] = Counter()
    for draft in run.drafts:
        unjudged.update(dict(draft.unjudged))
    if unjudged:
        said += f"; not judged: {', '.join(f'{what} ({number})' for what, number in sorted(unjudged.items()))}"
    if run.deselected:
        said += f"; not asked for: {', '.join(run.deselected)}"
    excepted = sum(draft.excepted for draft in run.drafts)
    said += f"; {excepted} excepted" if excepted else ""
    return f"{said}; {len(run.problems)} unreadable, {_counted(run.found, 'findings')}, {_counted(run.notes, 'notes')}"


def _counted(number: int, names: str) -> str:
    return f"{number} {names[:-1] if number == 1 else names}"
