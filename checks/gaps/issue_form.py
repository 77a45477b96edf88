"""The GitHub issue form that asks for what is open: one field for each open element, the same bytes each time."""

import json
from collections.abc import Iterator

from bundle_model.declared.elements import FIRST
from checks.gaps.rows import HEADING, Gaps, Row
from checks.safe_text.markdown_text import code_span, prose

_HEAD = """\
# Written by `yiwu-bundle record form` from the rows of `yiwu-bundle gaps`; a check compares them. Do not edit by hand.
name: Real spec
description: Questions that these pages leave open, for whoever can answer them
title: "Real spec: "
labels: [spec]
body:
"""
_INTRO = (
    "Answer what you can, and leave the rest blank. An answer counts when it is a dated decision in CONSTRAINTS.md; "
    "nothing is built on an answer that is only here."
)


def issue_form(gaps: Gaps) -> str:
    """The form as YAML. The elements that come first must be answered; those that are settled or stated are not asked."""
    return _HEAD + "".join(f"{line}\n" if line else "\n" for line in _body(gaps))


def shown_passages(row: Row) -> Iterator[str]:
    """The nearest passage of a row, its gist and why it is not enough, a Markdown line each, and the number of the others."""
    if passage := row.nearest:
        yield f"{code_span(passage.place)} {code_span(''.join(passage.quote.split()))}: {prose(passage.says)}"
        if passage.gist:
            yield f"Gist: {prose(passage.gist)}"
        if passage.lacks and row.open:
            yield f"Not enough: {prose(passage.lacks)}"
    more = len(row.passages) - 1
    if more > 0:
        yield f"and {more} more: {code_span(f'yiwu-bundle explain {row.element.id}')}"


def _body(gaps: Gaps) -> Iterator[str]:
    answered = [row for row in gaps.rows if not row.open]
    yield "  - type: markdown"
    yield "    attributes:"
    verdicts = [f"- {prose(verdict)}" for verdict in gaps.verdicts]
    intro = [f"**{HEADING}.** {prose(gaps.caveat)}", "", *verdicts, "", prose(_INTRO)]
    if answered:
        listed = (f"- {prose(f'{row.element.id} {row.element.name}')}: {_how(row)}" for row in answered)
        intro += ["", "Already answered, so not asked:", "", *listed]
    yield from _block("value", intro)
    for row in gaps.rows:
        if row.open:
            yield from _field(row)


def _how(row: Row) -> str:
    """How an element is answered: by decisions, else by the places that state it."""
    return f"{row.status} {', '.join(row.decisions or [code_span(one.place) for one in row.passages])}"


def _field(row: Row) -> Iterator[str]:
    element = row.element
    yield "  - type: textarea"
    yield f"    id: {element.id.lower()}"
    yield "    attributes:"
    yield f"      label: {json.dumps(f'{element.id} {element.name}', ensure_ascii=False)}"
    nearest = [f"- {line}" for line in shown_passages(row)]
    said = [
        prose(element.question),
        "",
        f"The pages: {row.status}, {row.said_of.words}.",
        *(["", *nearest] if nearest else []),
    ]
    yield from _block("description", said)
    yield "    validations:"
    yield f"      required: {'true' if element.id in FIRST else 'false'}"


def _block(name: str, lines: list[str]) -> Iterator[str]:
    """A literal block. Its lines need no quoting: they have no control characters."""
    yield f"      {name}: |-"
    yield from (f"        {line}" if line else "" for line in lines)
