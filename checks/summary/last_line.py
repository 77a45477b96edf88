"""The verdict of a run in words: the line that says first what is broken, and the last line, which counts what was looked at."""

from checks.results import Run, Status

VERDICTS = {0: "ok", 1: "not satisfied", 2: "could not do the job"}


def first_line(run: Run) -> str | None:
    """How much there is to fix, and how many checks could not look because of it; None where the run is green."""
    if run.exit_code == 0:
        return None
    number = len(run.problems) + _found(run) + len(run.refusals)
    said = f"{number} thing{'s' * (number != 1)} to fix" if number else "Nothing was examined"
    if waiting := sum(bool(one.waits) for one in run.outcomes):
        checks = "1 check" if waiting == 1 else f"{waiting} checks"
        said += f"; {checks} could not look at what rests on {'it' if number == 1 else 'them'}"
    return f"{said}."


def summary(run: Run) -> str:
    """The last line. Names in it are not escaped: the format does that."""
    seen = run.examined
    counts = ", ".join(f"{run.count(status)} {status.value.replace('-', ' ')}" for status in Status)
    counts += f", {run.deselected} not asked for" if run.deselected else ""
    counts += f", no constraint for {', '.join(run.unreferenced)}" if run.unreferenced else ""
    skipped = [outcome.constraint for outcome in run.outcomes if outcome.status is Status.SKIPPED]
    counts += f", does not apply here: {', '.join(skipped)}" if skipped else ""
    counts += "" if run.counted else ", constraints not counted"
    found = _found(run)
    findings = "1 finding" if found == 1 else f"{found} findings"
    if run.refusals:
        findings += f", {len(run.refusals)} refusal{'s' * (len(run.refusals) > 1)}"
    if run.unstaged:
        findings += f", {run.unstaged} file{'s' * (run.unstaged > 1)} not as staged"
    if run.untracked:
        findings += f", {run.untracked} untracked entr{'ies' if run.untracked > 1 else 'y'} not looked at"
    verdict = VERDICTS[run.exit_code] + ("" if run.looked or run.exit_code == 2 else ", since nothing was examined")
    return (
        f"{verdict}: read {run.root}: {seen.files} files, {seen.bytes} bytes, {seen.pages} pages, "
        f"{seen.lines} lines, {seen.stories} stories, {seen.numerals} numerals, {seen.facts} facts, "
        f"{seen.constraints} constraints ({counts}), {len(run.problems)} unreadable, {findings}"
    )


def _found(run: Run) -> int:
    """The number of findings, those included that are only counted."""
    return sum(finding.stands_for for _, finding in run.findings)
