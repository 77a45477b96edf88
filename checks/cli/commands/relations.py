from __future__ import annotations

from typing import TYPE_CHECKING

from bundle_model.relations.kinds import kind_names
from bundle_model.relations.verdicts import Verdict
from checks.cli.answer import Answer
from checks.cli.arguments import check_words, trust
from checks.cli.options import add_look, style_of
from checks.cli.root import read_bundle
from checks.cli.unmatched import Condition, named, passing
from checks.output import relations as reporters
from checks.output.formats import formats_of, render_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator

    from bundle_model.facts import Fact
    from bundle_model.records.base import Record
    from checks.evidence.relation_views import View

SUMMARY = "Compute the relations between figures (sums, shares, lists, repeats, orders), each with its verdict."


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--root", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    for name, help_text in (
        ("page", "only relations of this page, such as 001; repeat for more"),
        ("story", "only relations with an input in this story, such as 001-3"),
        ("kind", f"only relations of this kind: {', '.join(kind_names())}"),
        ("verdict", f"only relations with this verdict: {', '.join(Verdict)}"),
    ):
        parser.add_argument(f"--{name}", action="append", default=[], metavar=name.upper(), help=help_text)
    parser.add_argument("--doubtful", action="store_true", help="only relations that an editor would doubt")
    add_look(parser, formats_of(reporters, "table"))


def run(arguments: Namespace) -> Answer:
    """List the relations that pass the filters, then the claimed figures that no relation uses."""
    check_words("kind", arguments.kind, kind_names())
    check_words("verdict", arguments.verdict, [verdict.value for verdict in Verdict])
    bundle = read_bundle(arguments.root, _rests_on)
    # here, so that a usage error imports neither pydantic nor yaml
    from checks.evidence.relation_views import unrelated, views_of

    check_words("page", arguments.page, [page.id for page in bundle.pages])
    check_words("story", arguments.story, bundle.story_by_id)
    notes: list[str] = []
    conditions = list(_conditions(arguments))
    views = list(passing(views_of(bundle), lambda view: _takes(arguments, view), conditions, "relation", notes))
    # such a filter is about relations: a figure in none of them has no kind and no verdict
    narrow = arguments.kind or arguments.verdict or arguments.doubtful
    loose = [] if narrow else [fact for fact in unrelated(bundle) if _takes_fact(arguments, fact)]
    render = render_of(reporters, arguments.output_format)
    code, faults = trust(bundle)
    return Answer(render(views, loose, style_of(arguments)), code, (*faults, *notes))


def _rests_on() -> tuple[type[Record], ...]:
    from checks.evidence.relation_views import RESTS_ON

    return RESTS_ON


def _takes(arguments: Namespace, view: View) -> bool:
    return (
        (not arguments.page or view.page in arguments.page)
        and (not arguments.story or not set(view.stories).isdisjoint(arguments.story))
        and (not arguments.kind or view.kind in arguments.kind)
        and (not arguments.verdict or view.verdict in arguments.verdict)
        and (not arguments.doubtful or view.doubt is not None)
    )


def _conditions(arguments: Namespace) -> Iterator[Condition[View]]:
    """Each value of a filter as a condition of its own."""
    fields: tuple[tuple[str, Callable[[View], tuple[str | None, ...]]], ...] = (
        ("page", lambda view: (view.page,)),
        ("story", lambda view: view.stories),
        ("kind", lambda view: (view.kind,)),
        ("verdict", lambda view: (view.verdict,)),
    )
    for name, values in fields:
        for value in getattr(arguments, name):
            yield named(name, value, values)
    if arguments.doubtful:
        yield Condition("--doubtful", "", "is doubtful", lambda view: view.doubt is not None)


def _takes_fact(arguments: Namespace, fact: Fact) -> bool:
    return (not arguments.page or fact.figure.page in arguments.page) and (
        not arguments.story or fact.story in arguments.story
    )
