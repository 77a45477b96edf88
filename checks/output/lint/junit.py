"""The report as JUnit XML: a case for each rule and draft, those without a finding too. Opinions fail nothing."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from checks.lint.run import LintRun, RuleOutcome
from checks.output.check.junit import case_of, excerpt_of, fail, problem_cases, suites_of
from checks.output.formats import Style
from checks.results import Finding
from checks.summary.drafts import last_line


def render(run: LintRun, style: Style) -> str:
    """One suite; its counts are those of its cases."""
    cases = [*problem_cases(run.problems), *(case for one in run.outcomes for case in _cases(one, run))]
    return suites_of(cases, last_line(run))


def _cases(outcome: RuleOutcome, run: LintRun) -> Iterator[Element]:
    if outcome.rule.opinion:
        return
    text = outcome.rule.text
    for draft in run.drafts:
        findings = [one for one in outcome.findings if one.region.file == draft.file]
        case = case_of(text.id, f"{draft.file} {text.summary}", draft.file, findings[0].region.line if findings else 1)
        if findings:
            first = f"{findings[0].region.place}: {findings[0].message}"
            fail(case, first, (line for one in findings for line in _lines(one)))
        yield case


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.region.place}: {finding.message} {finding.remedy}"
    yield from excerpt_of(finding.excerpt)
    yield from (f"see {one.region.place}: {one.message}" for one in finding.related)
