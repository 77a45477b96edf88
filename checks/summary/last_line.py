"""The verdict of a run in words: the line that says first what is broken, and the last line, which counts what was looked at."""

from checks.results import Run, Status

VERDICTS = {0: "ok", 1: "not satisfied", 2: "could not do the job"}


def first_line(run: Run) -> str | None:
    """How much is broken, and how many checks could not look because of it; None where the run is green."""
    if run.exit_code == 0:
        return None
    broken = len(run.problems) + len(run.findings)
    said = f"{broken} thing{' is' if broken == 1 else 's are'} broken" if broken else "Nothing is known to be broken"
    waiting = sum(bool(one.waits) for one in run.outcomes)
    if waiting:
        checks = "1 check" if waiting == 1 else f"{waiting} checks"
        said += f", and {checks} could not look at what rests on {'it' if broken == 1 else 'them'}"
    if run.refusals:
        said += f"{';' if waiting else ', but'} {len(run.refusals)} promise{'s' * (len(run.refusals) > 1)} could not be tested"
    if not run.looked:
        said += "; nothing was examined"
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
    findings = "1 finding" if len(run.findings) == 1 else f"{len(run.findings)} findings"
    verdict = VERDICTS[run.exit_code] + ("" if run.looked or run.exit_code == 2 else ", since nothing was examined")
    return (
        f"{verdict}: read {run.root}: {seen.files} files, {seen.bytes} bytes, {seen.pages} pages, "
        f"{seen.lines} lines, {seen.stories} stories, {seen.numerals} numerals, {seen.facts} facts, "
        f"{seen.constraints} constraints ({counts}), {len(run.problems)} unreadable, {findings}"
    )
