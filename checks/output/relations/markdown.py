"""A Markdown table of the relations, for an issue or a pull request."""

from collections.abc import Iterator, Sequence

from bundle_model.facts import Fact
from checks.evidence.relation_views import View
from checks.output.formats import Style
from checks.safe_text.markdown_text import code_span, prose, row


def render(views: Sequence[View], loose: Sequence[Fact], style: Style) -> Iterator[str]:
    """The relations, then the claimed figures that no relation uses."""
    yield "| Relation | Kind | Verdict | Claim | Working | Doubt |\n| --- | --- | --- | --- | --- | --- |\n"
    for view in views:
        verdict = view.verdict or "cannot be computed"
        cells = (view.id, view.kind, verdict, view.claim, view.why, view.doubt or "")
        yield f"{row(map(prose, cells))}\n"
    if loose:
        yield "\nClaimed figures in no relation:\n\n"
    for fact in loose:
        text = code_span("".join(fact.figure.text.split()))
        yield f"- {code_span(fact.figure.id)} {text}: {prose(fact.says or '')}\n"
