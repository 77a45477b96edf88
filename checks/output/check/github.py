"""Commands to a GitHub Actions log: annotations on the lines of a change, at most ten of a kind, then the summary line.

The log takes ten annotations of a kind from a step: nine are given, and a tenth counts the rest. One cause of each kind
comes before a second of any.
"""

from collections.abc import Iterable, Iterator

from checks.output.formats import Style
from checks.results import Run
from checks.safe_text.terminal import visible
from checks.summary.entries import Entry, entries, one_of_each_first
from checks.summary.last_line import summary

AT_MOST = 9


def render(run: Run, style: Style) -> str:
    """The commands, one line each, then the summary line."""
    return commands(entries(run), summary(run))


def commands(found: Iterable[Entry], last: str) -> str:
    """The commands for these entries, one line each, then the last line."""
    found = one_of_each_first(found)
    errors = [_annotation(entry) for entry in found if not entry.note]
    notes = [_annotation(entry) for entry in found if entry.note]
    return "".join(f"{line}\n" for line in (*_limited(errors, "error"), *_limited(notes, "notice"), visible(last)))


def _limited(lines: list[str], kind: str) -> Iterator[str]:
    yield from lines[:AT_MOST]
    if len(lines) > AT_MOST:
        said = f"and {len(lines) - AT_MOST} more; `--output-format json` lists all"
        yield _command(kind, {"title": "yiwu-bundle"}, said)


def _annotation(entry: Entry) -> str:
    region = entry.region
    place: dict[str, object] = {"file": region.file, "line": region.line}
    # a column says something only where the span is a part of one line
    if region.end_line == region.line and region.end_column > region.column:
        place |= {"col": region.column, "endColumn": region.end_column}
    place |= {"endLine": region.end_line, "title": entry.title}
    related = "".join(f" See {one.region.place}: {one.message}" for one in entry.related)
    return _command("notice" if entry.note else "error", place, entry.said + related)


def _command(kind: str, properties: dict[str, object], text: str) -> str:
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{kind} {given}::{_data(text)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
