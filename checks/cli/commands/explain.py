from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator

from bundle_model.declared.constraints import CONSTRAINTS
from bundle_model.repository import Repository
from checks.cli.answer import Answer, UsageError
from checks.cli.options import add_look, style_of
from checks.cli.root import read_root
from checks.explain.catalogue import catalogue, explain, nearest_id
from checks.output import explain as explain_reporters
from checks.output.formats import renders
from checks.results import Explanation

SUMMARY = (
    "Explain a check, constraint, decision, element, figure, line, relation or word; without an id, list them all."
)


def _formats() -> dict[str, Callable[..., Iterator[str]]]:
    return renders(explain_reporters, "text")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="a check (bag-valid), constraint (C-01), decision (D-01), figure (000:38:15), line (000:38), relation (R-001-03), "
        "element of a spec (U-08), "
        "or a word: a name in the pages (135销号制), or a search term (platform)",
    )
    parser.add_argument("--root", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    add_look(parser, tuple(_formats()))


def run(arguments: Namespace) -> Answer:
    """Explain one id, or list all. UsageError, with the nearest id, if the id is unknown."""
    repository = read_root(arguments.root)
    notes = (
        (f"parts of {CONSTRAINTS} could not be read; `yiwu-bundle check` says why",)
        if repository.constraints.faults
        else ()
    )
    listed = arguments.id is None
    chosen = list(catalogue(repository)) if listed else [_one_of(arguments.id, repository, notes)]
    render = _formats()[arguments.output_format]
    return Answer(render(chosen, style_of(arguments), listed=listed), notes=notes)


def _one_of(text: str, repository: Repository, notes: tuple[str, ...]) -> Explanation:
    if found := explain(text, repository):
        return found
    near = nearest_id(text, repository)
    said = f"did you mean {near}?" if near else "`yiwu-bundle explain` lists all ids"
    raise UsageError("; ".join((f"nothing is called {text}", said, *notes)))
