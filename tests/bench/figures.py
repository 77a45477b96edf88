"""How fast and how well figures are found: this project beside jionlp and recognizers-text-suite, in one run.

    python -m venv ENV && ENV/bin/pip install -r tests/bench/requirements.txt -e . &&
        ENV/bin/python tests/bench/figures.py

takes about two minutes and prints three tables. Ratios are what to compare; the times are this machine's at this hour.
The goal is 12 times as fast as jionlp and 100 times as fast as the suite, and a flat stream. Nothing fails if it is not
reached.

The first table. Every tool reads the five pages, one call to a page, with its models built and warmed up before. In
each round the tools take turns, so that a busy machine hits all alike. A turn lasts a quarter of a second or one pass
over the pages, whichever is longer, and counts as its mean. The best turn of all rounds is printed, in time of the
processor and by the clock, and `times` is how many times ours that is; `median` is the median over the rounds of the
same quotient within a round, in time of the processor, which luck moves least. `found` is how many results a pass
gives: they mean different things, and those of the suite overlap. `raised` is how many calls of a pass ended in an
exception; such a call is timed all the same. `logged` is how many errors and warnings the tool logged in a pass; they
are counted and not printed, which spares the tool the printing.

The second table. One stream of 1, 100 and 10,000 pages' worth of text, each in a fresh process. In that process pages
read alone take turns with the stream; `ratio` is the stream's time per character to theirs, in time of the processor,
and 1.00 is flat. The ten thousand pages are read once, since that takes about a minute; the shorter streams again and
again until they come to four hundred pages. The peak is the resident memory of the whole process, Python and all that
is imported with it.

The third table. Every tool reads the labelled corpus of `tests/bundle_model/figures`: the claims of its passages and of
its short cases, of which this project has seen every one. Results of a tool that overlap count as one, which is right
if one of them has the value of a label that it overlaps; where careful readers differ, none counts. `precision` is the part of a tool's results that are right,
`recall` the part of the labels that are found so, `F1` the harmonic mean. jionlp is asked for money alone, the only
numbers that it values, so its recall says little.
"""

import gc
import logging
import multiprocessing
import platform
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from fractions import Fraction
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import yaml

from bundle_model.figures import CLAIMS, figures_of, figures_of_stream

_DATA = Path(__file__).parents[2] / "bundle" / "data"
_CORPUS = Path(__file__).parents[1] / "bundle_model" / "figures"
_DISTRIBUTIONS = ("yiwu-bundle", "jionlp", "recognizers-text-suite")
_ROUNDS = 8
_TURN_SECONDS = 0.25
_STREAMS = (1, 100, 10_000)
_TURNS = 20
"""How often a stream and pages alone take turns."""
_MOST_ALONE = 100
"""How many pages, at most, are read alone in one turn."""
_FEWEST_PAGES = 400
"""A stream of fewer pages is read again until it comes to these."""
_WARM_UPS = 3

Finder = Callable[[str], Sequence[Any]]
Table = list[tuple[str, ...]]


class Taken(NamedTuple):
    """Seconds of the processor, for this process, and seconds by the clock."""

    cpu: float
    wall: float


@dataclass(slots=True)
class Tool:
    """A tool: the calls that find all it can in a page, and what came of them."""

    name: str
    finders: tuple[Finder, ...]
    turns: list[Taken] = field(default_factory=list)
    found: int = 0
    raised: int = 0
    logged: int = 0

    @property
    def best(self) -> Taken:
        """The best turn by each measure, for one pass."""
        return Taken(min(turn.cpu for turn in self.turns), min(turn.wall for turn in self.turns))


class Found(NamedTuple):
    """A result or a label: where it begins and ends, and its value."""

    start: int
    end: int
    value: Fraction


class Streamed(NamedTuple):
    """One stream: seconds of the processor per character, in it and in pages alone, and the peak memory in bytes."""

    pages: int
    streamed: float
    alone: float
    peak: int


class Counting(logging.Handler):
    """Counts what is logged and prints none of it."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  only that there is one counts
        self.count += 1


def main() -> None:
    names = [f"{name} {version(name)}" for name in _DISTRIBUTIONS]  # what is missing is said at once
    pages = texts()
    streams = [in_fresh_process(count) for count in _STREAMS]  # first: a process inherits the peak of its parent
    with redirect_stdout(sys.stderr):  # a banner
        tools = [Tool(name, finders()) for name, finders in zip(names, (ours, jionlp, recognizers), strict=True)]
        measure(tools, pages)
    where = f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}"
    sys.stdout.write(f"Five pages, {sum(map(len, pages))} characters; {where}; best of {_ROUNDS} rounds\n\n")
    sys.stdout.write(table(tool_rows(tools)))
    sys.stdout.write("\nOne stream, a chunk to a page\n\n")
    sys.stdout.write(table(stream_rows(streams)))
    texts_, labels, open_ = corpus()
    sys.stdout.write(
        f"\n{len(texts_)} labelled texts, {sum(map(len, labels))} claims: figures with the right value\n\n"
    )
    with redirect_stdout(sys.stderr):
        rows = score_rows(names, texts_, labels, open_)
    sys.stdout.write(table(rows))


def corpus() -> tuple[list[str], list[list[Found]], list[list[Found]]]:
    """The labelled texts, the claims of each, and the places on which careful readers differ."""
    found: list[str] = []
    labels: list[list[Found]] = []
    either: list[list[Found]] = []
    for path in sorted((_CORPUS / "labelled").glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            rows = [row for row in entry["figures"] if row["kind"] in CLAIMS and not row.get("either")]
            found.append(entry["text"])
            labels.append([Found(r["start"], r["start"] + len(r["text"]), Fraction(r["value"])) for r in rows])
            open_rows = [row for row in entry["figures"] if row.get("either")]
            either.append([Found(r["start"], r["start"] + len(r["text"]), Fraction(0)) for r in open_rows])
    for path in sorted((_CORPUS / "cases").glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append(case["input"])
            labels.append(list(placed(case["input"], case["want"])))
            either.append([])
    return found, labels, either


def placed(text: str, wanted: Iterable[str]) -> Iterator[Found]:
    """The claims of a short case, each looked for after the one before."""
    at = 0
    for row in wanted:
        printed, kind, value, _, _ = row.rsplit(" ", 4)
        at = text.index(printed, at)
        if kind in CLAIMS:
            yield Found(at, at + len(printed), Fraction(value))
        at += len(printed)


def our_claims(text: str) -> list[Found]:
    return [Found(one.start, one.end, Fraction(one.value)) for one in figures_of(text) if one.claimed]


def money_of_jionlp(text: str) -> list[Found]:
    import jionlp as jio

    found = []
    for one in jio.ner.extract_money(text, with_parsing=True):
        number = one["detail"]["num"] if one.get("detail") else None
        values = [value for value in (number if isinstance(number, list) else [number]) if value is not None]
        found.extend(Found(one["offset"][0], one["offset"][1], Fraction(str(value))) for value in values)
    return found


def numbers_of_recognizers(text: str) -> list[Found]:
    import recognizers_suite as suite

    functions = (
        suite.recognize_number,
        suite.recognize_percentage,
        suite.recognize_age,
        suite.recognize_currency,
        suite.recognize_dimension,
        suite.recognize_temperature,
    )
    found = []
    for function in functions:
        try:
            results = function(text, suite.Culture.Chinese)
        except Exception:  # noqa: BLE001, S112  what it cannot read it does not find
            continue
        for one in results:
            value = str((one.resolution or {}).get("value") or "").removesuffix("%")
            try:
                found.append(Found(one.start, one.end + 1, Fraction(value)))
            except ValueError:
                continue  # no number: it gives some units without one
    return found


def score_rows(
    names: Sequence[str],
    texts_: Sequence[str],
    labels: Sequence[Sequence[Found]],
    either: Sequence[Sequence[Found]],
) -> Table:
    rows: Table = [("tool", "precision", "recall", "F1")]
    for name, read_ in zip(names, (our_claims, money_of_jionlp, numbers_of_recognizers), strict=True):
        right = given = known = hit = 0
        for text, wanted, open_ in zip(texts_, labels, either, strict=True):
            try:
                groups = grouped(read_(text))
            except Exception:  # noqa: BLE001  a tool that raises finds nothing
                groups = []
            groups = [group for group in groups if not any(overlap(one, place) for one in group for place in open_)]
            given += len(groups)
            known += len(wanted)
            right += sum(any(is_same(one, label) for one in group for label in wanted) for group in groups)
            hit += sum(any(is_same(one, label) for group in groups for one in group) for label in wanted)
        precision, recall = Fraction(right, given or 1), Fraction(hit, known)
        harmonic = 2 * precision * recall / ((precision + recall) or 1)
        rows.append((name, *(f"{float(one):.3f}" for one in (precision, recall, harmonic))))
    return rows


def grouped(found: Iterable[Found]) -> list[list[Found]]:
    """Results that overlap, together."""
    groups: list[list[Found]] = []
    for one in sorted(found):
        if groups and one.start < max(each.end for each in groups[-1]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def is_same(one: Found, label: Found) -> bool:
    return overlap(one, label) and one.value == label.value


def texts() -> tuple[str, ...]:
    """The five pages, decoded, in their order."""
    return tuple(path.read_bytes().decode() for path in sorted(_DATA.glob("*.txt")))


def ours() -> tuple[Finder, ...]:
    return (figures_of,)


def jionlp() -> tuple[Finder, ...]:
    """Money and time, both parsed, which is what jionlp does unless told otherwise."""
    import jionlp as jio  # type: ignore[import-not-found]  # late: it is large

    return jio.ner.extract_money, jio.ner.extract_time


def recognizers() -> tuple[Finder, ...]:
    """All that the suite has for Chinese of numbers, units and dates. It keeps its models between calls."""
    import recognizers_suite as suite  # type: ignore[import-not-found]  # late: it is large

    functions = (
        suite.recognize_number,
        suite.recognize_ordinal,
        suite.recognize_percentage,
        suite.recognize_age,
        suite.recognize_currency,
        suite.recognize_dimension,
        suite.recognize_temperature,
        suite.recognize_datetime,
    )
    return tuple(in_chinese(function, suite.Culture.Chinese) for function in functions)


def in_chinese(recognize: Callable[[str, str], Sequence[Any]], culture: str) -> Finder:
    return lambda page: recognize(page, culture)


def measure(tools: Iterable[Tool], pages: Sequence[str]) -> None:
    """Warm every tool up and count what it gives; then time all, round by round."""
    counting = Counting()
    logging.getLogger().addHandler(counting)
    for tool in tools:
        run(tool, pages)
        before = counting.count
        tool.found, tool.raised = run(tool, pages)
        tool.logged = counting.count - before
    gc.collect()
    gc.freeze()  # no tool pays for what another keeps
    for _ in range(_ROUNDS):
        for tool in tools:
            tool.turns.append(turn(tool, pages))


def run(tool: Tool, pages: Iterable[str]) -> tuple[int, int]:
    """One pass: how many results there are, and how many calls raised."""
    found = raised = 0
    for page in pages:
        for find in tool.finders:
            try:
                found += len(find(page))
            except Exception:  # noqa: BLE001  whatever a tool raises is counted
                raised += 1
    return found, raised


def turn(tool: Tool, pages: Sequence[str]) -> Taken:
    """The mean time of a pass over one turn."""
    passes = 0
    start = now()
    while not passes or now().wall - start.wall < _TURN_SECONDS:
        run(tool, pages)
        passes += 1
    end = now()
    return Taken((end.cpu - start.cpu) / passes, (end.wall - start.wall) / passes)


def now() -> Taken:
    return Taken(time.process_time(), time.perf_counter())


def in_fresh_process(count: int) -> Streamed:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        return executor.submit(stream, count).result()


def stream(count: int) -> Streamed:
    """Read a stream of `count` pages, a chunk to a page, in turns with pages read alone."""
    pages = texts()[:count]
    step = max(1, count // _TURNS)
    few = tuple(islice(cycle(pages), min(step, _MOST_ALONE)))
    for _ in range(_WARM_UPS):
        read(few)
    alone: list[float] = []

    def chunks() -> Iterator[str]:
        for number, page in enumerate(islice(cycle(pages), count)):
            if number % step == 0:
                alone.append(read(few))
            yield page

    repeats = max(1, _FEWEST_PAGES // count)
    start = time.process_time()
    for _ in range(repeats):
        deque(figures_of_stream(chunks()), maxlen=0)
    taken = time.process_time() - start - sum(alone)
    return Streamed(
        pages=count,
        streamed=taken / (repeats * sum(map(len, islice(cycle(pages), count)))),
        alone=sum(alone) / (len(alone) * sum(map(len, few))),
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    )


def read(pages: Iterable[str]) -> float:
    """Read pages, each alone: the seconds of the processor it takes."""
    start = time.process_time()
    for page in pages:
        deque(figures_of_stream((page,)), maxlen=0)
    return time.process_time() - start


def tool_rows(tools: Sequence[Tool]) -> Table:
    first = tools[0]
    rows: Table = [("tool", "ms, processor", "times", "median", "ms, clock", "times", "found", "raised", "logged")]
    for tool in tools:
        cpu, wall = tool.best
        middle = median(each.cpu / its.cpu for each, its in zip(tool.turns, first.turns, strict=True))
        of_cpu = f"{cpu * 1000:.2f}", f"{cpu / first.best.cpu:.1f}", f"{middle:.1f}"
        of_wall = f"{wall * 1000:.2f}", f"{wall / first.best.wall:.1f}"
        rows.append((tool.name, *of_cpu, *of_wall, str(tool.found), str(tool.raised), str(tool.logged)))
    return rows


def stream_rows(streams: Iterable[Streamed]) -> Table:
    rows: Table = [("pages", "us/character", "us/character alone", "ratio", "peak MiB")]
    for each in streams:
        times = (f"{each.streamed * 1e6:.3f}", f"{each.alone * 1e6:.3f}", f"{each.streamed / each.alone:.2f}")
        rows.append((f"{each.pages:,}", *times, f"{each.peak / 2**20:.1f}"))
    return rows


def table(rows: Table) -> str:
    """Columns in line: the first to the left, the numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        f"{row[0]:<{widths[0]}}"
        + "".join(f"  {cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        + "\n"
        for row in rows
    )


if __name__ == "__main__":
    main()
