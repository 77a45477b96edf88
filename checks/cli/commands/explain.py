"""Say what a check, constraint, decision, figure or line means, and what to do; without an id, list what there is."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from bundle_model.closed import nearest
from bundle_model.constraints import CONSTRAINTS
from bundle_model.repository import Reading
from bundle_model.version import VERSION
from checks.cli.answer import Answer, UsageError
from checks.cli.look import add_look, style_of
from checks.cli.root import read_root
from checks.display import padded, visible, wrapped
from checks.explanations import Explanation, explanations
from checks.place_explanations import explain_place, nearest_figure
from checks.registry import all_rules
from checks.relation_explanations import explain_relation
from checks.search_explanations import explain_word, word_names
from checks.style import Style

SCHEMA_VERSION = 1


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `explain` takes."""
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="a check (bag-valid), constraint (C-01), decision (D-01), figure (000:38:15), line (000:38), relation (R-001-03), "
        "or a word: what the pages name (135销号制), or a term that was searched for (platform)",
    )
    parser.add_argument("--root", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    add_look(parser, ("text", "json"))


def run(arguments: Namespace) -> Answer:
    """Explain one id, or list all. UsageError, with the nearest, where the id is unknown."""
    reading = read_root(arguments.root)
    known = {one.id: one for one in explanations(reading, all_rules())}
    notes = (
        (f"{CONSTRAINTS} could not be read whole; `yiwu-bundle check` says why",) if reading.constraints.faults else ()
    )
    if arguments.id is None:
        chosen = list(known.values())
    elif arguments.id in known:
        chosen = [known[arguments.id]]
    elif found := _found(arguments.id, reading):
        chosen = [found]
    else:
        relations = (judged.relation.id for judged in reading.inspection.judged)
        figures = (fact.figure.id for fact in reading.inspection.facts)
        names = [*known, *figures, *relations, *word_names(reading)]
        near = nearest_figure(arguments.id, reading) or nearest(arguments.id, names)
        said = f"did you mean {near}?" if near else "`yiwu-bundle explain` lists what there is"
        raise UsageError("; ".join((f"nothing is called {arguments.id}", said, *notes)))
    if arguments.output_format == "json":
        return Answer((json.dumps(_json(chosen), ensure_ascii=False, indent=2), "\n"), notes=notes)
    style = style_of(arguments)
    lines = _list(chosen, style) if arguments.id is None else _one(chosen[0], style)
    return Answer((f"{line}\n" for line in lines), notes=notes)


def _found(text: str, reading: Reading) -> Explanation | None:
    return explain_place(text, reading) or explain_relation(text, reading) or explain_word(text, reading)


def _list(chosen: list[Explanation], style: Style) -> Iterator[str]:
    column = max(len(one.id) for one in chosen) + 2
    for one in chosen:
        yield from wrapped(padded(one.id, column) + visible(one.sentence), style.width, " " * column)


def _one(explanation: Explanation, style: Style) -> Iterator[str]:
    yield from wrapped(visible(f"{explanation.id}: {explanation.sentence}"), style.width, "  ")
    for label, text in explanation.parts:
        yield ""
        for number, line in enumerate(text.split("\n")):
            head = padded(label, 14) if number == 0 else " " * 14
            yield from wrapped(head + visible(line), style.width, " " * 14)


def _json(chosen: list[Explanation]) -> dict[str, object]:
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "yiwu-bundle", "version": VERSION},
        "explanations": [{"id": one.id, "sentence": one.sentence, **dict(one.parts)} for one in chosen],
    }
