from __future__ import annotations

import sys
from argparse import SUPPRESS
from decimal import Decimal
from pathlib import Path  # noqa: TID251 - names places, opens none
from typing import TYPE_CHECKING

from bundle_model.errors import BundleError
from bundle_model.figures.vocabulary import BOUNDS, KINDS
from bundle_model.files.text_stream import stream_bytes, stream_file
from bundle_model.patterns import HAN, pattern
from checks.cli.answer import Answer, UsageError
from checks.cli.arguments import check_words, trust
from checks.cli.fact_conditions import conditions
from checks.cli.fact_filters import Filter
from checks.cli.options import add_look, style_of
from checks.cli.root import read_bundle
from checks.cli.unmatched import passing
from checks.output import facts as reporters
from checks.output.formats import formats_of, render_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Collection, Iterable, Iterator

    from bundle_model.facts import Fact
    from bundle_model.records.base import Record

SUMMARY = "List the figures of the pages, or of any text, with value, unit, bound and place."
_LETTER = pattern(r"[^\W\d_]")
_DECIMAL = pattern(r"-?[0-9]+(\.[0-9]+)?")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--root", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    parser.add_argument("--text", metavar="FILE", help="list the figures of this UTF-8 text instead; - is stdin")
    for name, help_text in (
        ("page", "only figures of this page, such as 000; repeat for more"),
        ("story", "only figures of this story, such as 000-2"),
        ("kind", f"only figures of this kind: {', '.join(KINDS)}"),
        ("unit", "only figures with this unit, as printed"),
        ("bound", f"only figures with this bound: {', '.join(BOUNDS)}"),
    ):
        parser.add_argument(f"--{name}", action="append", default=[], metavar=name.upper(), help=help_text)
    parser.add_argument("--min", metavar="N", help="only figures with a value of at least N")
    parser.add_argument("--max", metavar="N", help="only figures with a value of at most N")
    words = parser.add_mutually_exclusive_group()
    words.add_argument("--contains", metavar="WORDS", help="only figures with these words in text, unit or English")
    words.add_argument("--grep", help=SUPPRESS)  # the old name works for one more release
    add_look(parser, formats_of(reporters, "table"))


def run(arguments: Namespace) -> Answer:
    """List the facts that pass the filters. Exit code 2 if a part of what they rest on could not be read."""
    check_words("kind", arguments.kind, KINDS)
    check_words("bound", arguments.bound, BOUNDS)
    notes = [] if arguments.grep is None else ["--grep is now called --contains"]
    bundle = read_bundle(arguments.root, _rests_on) if arguments.text is None else None
    # here, so that a usage error imports neither pydantic nor yaml
    from checks.output.fact_list import Source

    render, style = render_of(reporters, arguments.output_format), style_of(arguments)
    if bundle is None:
        chosen = _filter(arguments, ("-",), ())
        facts = _facts_of_text(arguments.text, notes)
        return Answer(render(_passing(facts, chosen, notes), Source(), style), notes=notes, inputs=[arguments.text])
    readings = {reading.page: reading for reading in bundle.readings}
    source = Source(tuple(page.file for page in bundle.pages), bundle.story_by_id, readings)
    chosen = _filter(arguments, [file.page for file in source.files], source.stories)
    code, faults = trust(bundle)
    notes.extend(faults)
    return Answer(render(_passing(bundle.facts, chosen, notes), source, style), code, notes)


def _rests_on() -> tuple[type[Record], ...]:
    """The records that the facts rest on."""
    from bundle_model.records.figures import FiguresRecord
    from bundle_model.records.pages import PagesRecord

    return PagesRecord, FiguresRecord


def _facts_of_text(name: str, notes: list[str]) -> Iterator[Fact]:
    """The figures of a text. After the last one, `notes` also says so if the text has no Chinese."""
    from bundle_model.facts import Fact
    from bundle_model.figures import figures_of_stream

    if name == "-" and sys.stdin is None:  # `--text - <&-`  # noqa: TID251 - reads a text from stdin
        raise UsageError("stdin cannot be read: it is closed")
    try:
        chunks = stream_bytes(sys.stdin.buffer, "stdin") if name == "-" else stream_file(Path(name))  # noqa: TID251 - reads a text from stdin
        seen = _Chinese(chunks)
        yield from map(Fact, figures_of_stream(seen))
    except BundleError as error:
        raise UsageError(str(error)) from error
    if seen.missing:
        notes.append("the text has no Chinese, and this reader is for Chinese")


class _Chinese:
    """Pieces of a text. When all are read, `missing` tells whether they hold words, but none in Chinese."""

    def __init__(self, chunks: Iterable[str]) -> None:
        self._chunks = chunks
        self.missing = False

    def __iter__(self) -> Iterator[str]:
        written = chinese = False
        for chunk in self._chunks:
            # "9999": digits alone are of no language
            written = written or _LETTER.search(chunk) is not None
            chinese = chinese or HAN.search(chunk) is not None
            yield chunk
        self.missing = written and not chinese


def _filter(arguments: Namespace, pages: Collection[str], stories: Collection[str]) -> Filter:
    check_words("page", arguments.page, pages)
    check_words("story", arguments.story, stories)
    return Filter(
        pages=tuple(arguments.page),
        stories=tuple(arguments.story),
        kinds=tuple(arguments.kind),
        units=tuple("".join(unit.split()) for unit in arguments.unit),
        bounds=tuple(arguments.bound),
        least=_decimal("--min", arguments.min),
        most=_decimal("--max", arguments.max),
        words=arguments.contains if arguments.grep is None else arguments.grep,
    )


def _passing(facts: Iterable[Fact], chosen: Filter, notes: list[str]) -> Iterator[Fact]:
    return passing(facts, chosen.takes, list(conditions(chosen)), "figure", notes)


def _decimal(flag: str, text: str | None) -> Decimal | None:
    if text is None:
        return None
    if not _DECIMAL.fullmatch(text):
        raise UsageError(f"{flag} takes a decimal such as 100000000 or -0.5, not {text}")
    return Decimal(text)
