from __future__ import annotations

from typing import TYPE_CHECKING

from bundle_model.files.layout import CONSTRAINTS
from bundle_model.strict.nearest import there_are
from checks.cli.answer import Answer, UsageError
from checks.cli.options import add_look, style_of
from checks.cli.root import read_declared, read_root
from checks.output import explain as reporters
from checks.output.formats import formats_of, render_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from bundle_model.declared.constraints import Constraints
    from bundle_model.repository import Repository
    from checks.results import Explanation

KINDS = ("decision", "constraint")
SUMMARY = "Explain a check, constraint, decision, element, page, story, line, figure, relation or word; without an id, list all."


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="a check (bag-valid), constraint (C-01), decision (D-01), page (000), story (000-5), "
        "line (000:38), figure (000:38:15), relation (R-001-03), element of a spec (U-08), "
        "or a word: a name in the pages (135销号制), or a search term (platform)",
    )
    parser.add_argument(
        "--template",
        choices=KINDS,
        help="print the form of the next decision or constraint of CONSTRAINTS.md, to paste",
    )
    parser.add_argument("--root", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    add_look(parser, formats_of(reporters, "text"))


def run(arguments: Namespace) -> Answer:
    """Explain one id, list all, or print a form. UsageError, with the nearest id, if the id is unknown."""
    if arguments.template and arguments.id is not None:
        raise UsageError("--template takes no id")
    if arguments.id is not None:
        # most ids need CONSTRAINTS.md alone, which takes half the time of the bag
        constraints = read_declared(arguments.root)
        # here, so that a usage error imports neither pydantic nor yaml
        from checks.explain.declared import find_declared

        if found := find_declared(arguments.id, constraints):
            return _answer([found], arguments, _notes(constraints))
    repository = read_root(arguments.root)
    notes = _notes(repository.constraints)
    if arguments.template:
        return Answer(_form(arguments.template, repository), notes=notes)
    from checks.explain.catalogue import catalogue

    listed = arguments.id is None
    chosen = list(catalogue(repository)) if listed else [_one_of(arguments.id, repository, notes)]
    return _answer(chosen, arguments, notes)


def _answer(chosen: Sequence[Explanation], arguments: Namespace, notes: tuple[str, ...]) -> Answer:
    render = render_of(reporters, arguments.output_format)
    return Answer(render(chosen, style_of(arguments), listed=arguments.id is None), notes=notes)


def _notes(constraints: Constraints) -> tuple[str, ...]:
    said = f"parts of {CONSTRAINTS} could not be read; `yiwu-bundle check` says why"
    return (said,) if constraints.faults else ()


def _form(kind: str, repository: Repository) -> str:
    from checks.scope.templates import template

    return template(kind, repository.constraints)


def _one_of(text: str, repository: Repository, notes: tuple[str, ...]) -> Explanation:
    from checks.explain.catalogue import explain, nearest_id, numbered_alike

    if found := explain(text, repository):
        return found
    if near := nearest_id(text, repository):
        said = f"did you mean {near}?"
    elif alike := numbered_alike(text, repository):
        said = there_are(alike)
    else:
        said = "`yiwu-bundle explain` lists all ids"
    raise UsageError("; ".join((f"nothing is called {text}", said, *notes)))
