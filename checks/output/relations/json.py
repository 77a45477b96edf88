"""One JSON object: every relation with its computation, and the claimed figures that no relation uses."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from bundle_model.facts import Fact
from bundle_model.relations.verdicts import Verdict
from checks.evidence.relation_views import Input, View
from checks.output.fact_list import FigureJson, fields_of
from checks.output.formats import Style
from checks.output.json_frame import About, document

ABOUT = "Every relation that was asked for, with its working."


class InputJson(TypedDict):
    place: Annotated[str, About("page:line:column; empty for a constant.", pattern="^$|:[1-9][0-9]*:[1-9][0-9]*$")]
    text: str
    says: Annotated[str | None, About("In English.")]


class RelationJson(TypedDict):
    id: Annotated[str, About("R-page-number.", pattern=r"^R-[^:\s]+-[0-9]{2,3}$")]
    page: str
    stories: Annotated[list[str], About("The stories that its inputs stand in.")]
    kind: str
    strength: Annotated[str, About("How firmly the page says it.")]
    claim: Annotated[str, About("What is claimed, in English.")]
    verdict: Annotated[str | None, About("As computed; null where it cannot be computed.", among=tuple(Verdict))]
    recorded: Annotated[str, About("As a person recorded it.", among=tuple(Verdict))]
    why: Annotated[str, About("The working, or why it cannot be computed.")]
    expected: Annotated[str | None, About("What the inputs give.")]
    stated: Annotated[str | None, About("What the page states.")]
    gap: Annotated[str | None, About("How far they are apart.")]
    doubt: Annotated[str | None, About("Where an editor would frown.")]
    inputs: list[InputJson]


class Document(TypedDict):
    relations: list[Annotated[RelationJson, About("One relation among figures.")]]
    figures_in_no_relation: Annotated[
        list[Annotated[FigureJson, About("One figure at its place.")]],
        About("The claimed figures that enter no relation; none are given where kind, verdict or doubt is asked for."),
    ]


def render(views: Sequence[View], loose: Sequence[Fact], style: Style) -> Iterator[str]:
    """The document."""
    own: Document = {
        "relations": [_relation(view) for view in views],
        "figures_in_no_relation": [fields_of(fact) for fact in loose],
    }
    yield document(own)


def _relation(view: View) -> RelationJson:
    return {
        "id": view.id,
        "page": view.page,
        "stories": list(view.stories),
        "kind": view.kind,
        "strength": view.strength,
        "claim": view.claim,
        "verdict": view.verdict,
        "recorded": view.recorded,
        "why": view.why,
        "expected": view.expected,
        "stated": view.stated,
        "gap": view.gap,
        "doubt": view.doubt,
        "inputs": [_input(one) for one in view.inputs],
    }


def _input(one: Input) -> InputJson:
    return {"place": one.place, "text": one.text, "says": one.says}
