"""The last line of every report: the verdict, and how much was looked at."""

from checks.results import Run, Status

VERDICTS = {0: "ok", 1: "not satisfied", 2: "could not do the job"}


def summary(run: Run) -> str:
    """The line. Names in it are not escaped: the format does that."""
    seen = run.examined
    counts = ", ".join(f"{run.count(status)} {status}" for status in Status)
    counts += f", {run.deselected} not asked for" if run.deselected else ""
    counts += f", no constraint for {', '.join(run.unreferenced)}" if run.unreferenced else ""
    findings = "1 finding" if len(run.findings) == 1 else f"{len(run.findings)} findings"
    # with every check skipped nothing is wrong, but nothing was looked at either
    looked = run.count(Status.PASSED) + run.count(Status.FAILED)
    verdict = VERDICTS[run.exit_code] + ("" if looked or run.exit_code == 2 else ", since nothing was examined")
    return (
        f"{verdict}: read {run.root}: {seen.files} files, {seen.bytes} bytes, {seen.pages} pages, "
        f"{seen.lines} lines, {seen.stories} stories, {seen.numerals} numerals, {seen.facts} facts, "
        f"{seen.constraints} constraints ({counts}), {len(run.problems)} unreadable, {findings}"
    )
