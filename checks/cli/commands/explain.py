"""Say what a check, constraint, decision, element, figure, line, relation or word means; without an id, list all."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from bundle_model.declared.constraints import CONSTRAINTS
from bundle_model.repository import Repository
from bundle_model.version import VERSION
from checks.cli.answer import Answer, UsageError
from checks.cli.options import add_look, style_of
from checks.cli.root import read_root
from checks.engine.registry import all_rules
from checks.explain.catalogue import catalogue, explain, nearest_id
from checks.explain.declared import Explanation
from checks.output.formats import Style
from checks.safe_text.json_text import tame
from checks.safe_text.terminal import padded, visible, wrapped

SCHEMA_VERSION = 1
_COLUMN = 24


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `explain` takes."""
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="a check (bag-valid), constraint (C-01), decision (D-01), figure (000:38:15), line (000:38), relation (R-001-03), "
        "element of a spec (U-08), "
        "or a word: what the pages name (135销号制), or a term that was searched for (platform)",
    )
    parser.add_argument("--root", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    add_look(parser, ("text", "json"))


def run(arguments: Namespace) -> Answer:
    """Explain one id, or list all. UsageError, with the nearest, where the id is unknown."""
    repository = read_root(arguments.root)
    notes = (
        (f"{CONSTRAINTS} could not be read whole; `yiwu-bundle check` says why",)
        if repository.constraints.faults
        else ()
    )
    chosen = (
        list(catalogue(repository, all_rules())) if arguments.id is None else [_one_of(arguments.id, repository, notes)]
    )
    if arguments.output_format == "json":
        return Answer((tame(json.dumps(_json(chosen), ensure_ascii=False, indent=2)), "\n"), notes=notes)
    style = style_of(arguments)
    lines = _list(chosen, style) if arguments.id is None else _one(chosen[0], style)
    return Answer((f"{line}\n" for line in lines), notes=notes)


def _one_of(text: str, repository: Repository, notes: tuple[str, ...]) -> Explanation:
    if found := explain(text, repository, all_rules()):
        return found
    near = nearest_id(text, repository, all_rules())
    said = f"did you mean {near}?" if near else "`yiwu-bundle explain` lists what there is"
    raise UsageError("; ".join((f"nothing is called {text}", said, *notes)))


def _list(chosen: list[Explanation], style: Style) -> Iterator[str]:
    for one in chosen:
        head = padded(f"{visible(one.id)} ", _COLUMN)
        yield from wrapped(head + visible(one.sentence), style.width, " " * min(_COLUMN, style.width // 2))


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
