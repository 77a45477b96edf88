"""One JSON object: each explanation with its labelled texts."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from checks.output.formats import Style
from checks.output.json_frame import About, document
from checks.results import Explanation

ABOUT = "What checks, constraints, decisions, elements, pages, stories, lines, figures, relations and words mean."
_FURTHER = "Every further property is a labelled text, such as `why` or `remedy`."


class ExplanationJson(TypedDict):
    id: str
    sentence: Annotated[str, About("What it says, in one sentence.")]


class Document(TypedDict):
    explanations: list[Annotated[dict[str, str], About(_FURTHER, known=ExplanationJson)]]


def render(chosen: Sequence[Explanation], style: Style, *, listed: bool) -> Iterator[str]:
    """The document. One explanation is a list of one."""
    own: Document = {"explanations": [_explanation(one) for one in chosen]}
    yield document(own)


def _explanation(one: Explanation) -> dict[str, str]:
    return {"id": one.id, "sentence": one.sentence, **dict(one.parts)}
