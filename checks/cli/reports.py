"""The reports of a run in several formats: `--report FORMAT=PATH`, and GitHub's job summary."""

from __future__ import annotations

import os
from pathlib import Path  # noqa: TID251 - names places, opens none
from typing import TYPE_CHECKING, Any

from checks.cli.answer import Answer, Report, UsageError
from checks.cli.arguments import check_words
from checks.cli.crashes import crash_lines
from checks.cli.options import plain_style, style_of
from checks.output.formats import Style, formats_of, render_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

JOB_SUMMARY = 900_000
"""The limit of a job summary in bytes. GitHub takes a mebibyte."""


def add_report(parser: ArgumentParser) -> None:
    """Add the flag."""
    parser.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="FORMAT=PATH",
        help="also write the report to PATH in this format; repeat for more",
    )


def wanted(arguments: Namespace, reporters: ModuleType) -> Iterator[tuple[str, Path]]:
    """The format and path of each `--report`. UsageError if a format is unknown."""
    for report in arguments.report:
        name, _, named = report.partition("=")
        if not (name and named):
            raise UsageError(f"--report takes FORMAT=PATH, such as sarif=check.sarif, not {report}")
        check_words("format", [name], formats_of(reporters, "text"))
        yield name, Path(named)


def answer(
    run: Any, arguments: Namespace, reporters: ModuleType, asked: Iterable[tuple[str, Path]], crashes: list[str]
) -> Answer:
    """The answer with the document and every report of a run, which knows its `exit_code`. `crashes` are notes on it."""
    rendered = _Rendered(run, reporters, arguments.traceback, crashes)
    reports = [*rendered.reports(asked), *(rendered.job_summary() if arguments.output_format == "github" else ())]
    document = rendered.text(arguments.output_format, style_of(arguments))
    code = 2 if rendered.crashed else run.exit_code
    return Answer(None if document is None else (document,), code, rendered.notes, tuple(reports))


class _Rendered:
    """The reports of a run. A reporter that crashes is named in `notes`, and leaves the others as they are."""

    def __init__(self, run: Any, reporters: ModuleType, shown: bool, notes: list[str]) -> None:  # noqa: FBT001 - private
        self.run, self.reporters, self.shown, self.notes = run, reporters, shown, notes
        self.crashed = False

    def text(self, name: str, style: Style, **limit: int) -> str | None:
        render: Callable[..., str] = render_of(self.reporters, name)
        try:
            return render(self.run, style, **limit)
        except Exception as error:  # noqa: BLE001 - whatever one reporter raises, the others are still written
            self.notes.extend(crash_lines(f"the reporter {name}", render.__module__, error, shown=self.shown))
            self.crashed = True
            return None

    def reports(self, asked: Iterable[tuple[str, Path]]) -> Iterator[Report]:
        for name, path in asked:
            if (text := self.text(name, plain_style())) is not None:
                yield Report(path, text)

    def job_summary(self) -> Iterator[Report]:
        path = os.environ.get("GITHUB_STEP_SUMMARY")
        if path and (text := self.text("markdown", plain_style(), limit=JOB_SUMMARY)) is not None:
            yield Report(Path(path), text, append=True)
