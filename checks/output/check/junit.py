"""The report as JUnit XML, for test reports: a case for each check and what it is about, those that passed too.

What a check is about is its constraint; where it fails, each file that has findings is a case of its own, and so is what
it could not look at. No time is told: the same input gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from bundle_model.files.layout import CONSTRAINTS
from checks.output.formats import Style
from checks.results import Finding, Outcome, Problem, Refusal, Run, Status
from checks.safe_text.terminal import MAX_EXCERPT, visible
from checks.summary.entries import CRASHED, UNREADABLE
from checks.summary.last_line import summary


def render(run: Run, style: Style) -> str:
    """One suite; its counts are those of its cases."""
    cases = [
        *problem_cases(run.problems),
        *(case for outcome in run.outcomes for case in _cases(outcome)),
        *map(_refusal, run.refusals),
    ]
    return suites_of(cases, summary(run))


def suites_of(cases: list[Element], last: str) -> str:
    """The document with these cases."""
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
        "skipped": str(sum(case.find("skipped") is not None for case in cases)),
    }
    suites = Element("testsuites", {"name": "yiwu-bundle", **counts})
    suite = SubElement(suites, "testsuite", {"name": "yiwu-bundle", **counts})
    suite.extend(cases)
    SubElement(suite, "system-out").text = visible(last)
    indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(suites, encoding="unicode")}\n'


def problem_cases(found: Iterable[Problem]) -> Iterator[Element]:
    """A case for each file that cannot be read, a failure, and for each check that crashed, an error."""
    by_file: dict[tuple[str, bool], list[Problem]] = {}
    for problem in found:
        by_file.setdefault((problem.fault.file, problem.crash), []).append(problem)
    for (file, crashed), problems in by_file.items():
        case = case_of((CRASHED if crashed else UNREADABLE).id, file, file, problems[0].fault.line or 1)
        lines = (line for one in problems for line in _lines_of_problem(one))
        fail(case, _unread(problems[0]), lines, kind="error" if crashed else "failure")
        yield case


def _unread(problem: Problem) -> str:
    return f"{problem.fault.place}: {problem.said}"


def _lines_of_problem(problem: Problem) -> Iterator[str]:
    fault = problem.fault
    yield f"{_unread(problem)} {fault.remedy}"
    yield from excerpt_of(fault.excerpt)
    yield from (fault.template or "").splitlines()


def _cases(outcome: Outcome) -> Iterator[Element]:
    by_file: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        by_file.setdefault(finding.region.file, []).append(finding)
    for file, findings in by_file.items():
        case = case_of(outcome.rule, f"{outcome.constraint} {file}", file, findings[0].region.line)
        first = f"{findings[0].region.place}: {findings[0].message}"
        fail(case, first, (line for one in findings for line in _lines_of_finding(one, outcome)))
        yield case
    if outcome.why_not or not by_file:
        case = case_of(outcome.rule, f"{outcome.constraint} {outcome.sentence}", CONSTRAINTS, outcome.line)
        if outcome.broken_by:
            fail(case, f"broken by {', '.join(outcome.broken_by)}", ())
        elif outcome.status is not Status.PASSED:
            SubElement(case, "skipped", {"message": visible(outcome.why_not or "held by people, and not by a check")})
        yield case


def _refusal(refusal: Refusal) -> Element:
    region = refusal.region
    case = case_of(refusal.rule, refusal.message, region.file, region.line)
    fail(case, f"{region.place}: {refusal.message}", (refusal.remedy, *excerpt_of(refusal.excerpt)))
    return case


def _lines_of_finding(finding: Finding, outcome: Outcome) -> Iterator[str]:
    breaks = f" Breaks {', '.join(finding.breaks)} too." if finding.breaks else ""
    yield f"{finding.region.place}: {finding.message} {outcome.held}.{breaks} {finding.remedy}"
    yield from excerpt_of(finding.excerpt)
    yield from (f"see {one.region.place}: {one.message}" for one in finding.related)
    yield from (finding.template or "").splitlines()


def excerpt_of(excerpt: str | None) -> Iterator[str]:
    if excerpt:
        yield f"| {excerpt[:MAX_EXCERPT]}"


def case_of(rule: str, name: str, file: str, line: int) -> Element:
    return Element(
        "testcase", {"classname": visible(rule), "name": visible(name), "file": visible(file), "line": str(line)}
    )


def fail(case: Element, message: str, lines: Iterable[str], kind: str = "failure") -> None:
    given = {"message": visible(message), "type": "finding" if kind == "failure" else "crash"}
    SubElement(case, kind, given).text = "\n".join(map(visible, lines))
