"""What the draft of a real spec says between the marks of the template: how to fill it in, and of each element what the pages say."""

from collections.abc import Iterator

from bundle_model.patterns import pattern
from checks.gaps.rows import HEADING, Gaps, Row
from checks.safe_text.markdown_text import code_span, prose

_LABEL = pattern(r"[0-9A-Za-z_.-]{1,255}:[0-9]+:[0-9]+")
_PARAGRAPHS = pattern(r"\n[ \t\r]*\n")
_HOW = (
    "Write each answer below its template, and rest it on a dated decision of CONSTRAINTS.md, as in `[why][D-02]`, or on a "
    "line of a page, as in `[36 couriers][000:48]`. Leave the block marked open until it is answered, then remove the block. "
    "Prose here closes nothing by itself. `yiwu-bundle lint` reads the draft; `lint --definitions` prints what makes the "
    "short citations clickable. What is between two template marks is no claim of the draft; leave it as it is or remove it."
)


def opening(gaps: Gaps) -> str:
    """What stands below the title."""
    return f"{HEADING}. {prose(gaps.caveat)}\n\n{_HOW}"


def section(row: Row) -> Iterator[str]:
    """The lines that stand below the heading of an element."""
    yield from (f"**Question.** {prose(row.element.question)}", "")
    # what settles it is no word of the pages, and stands below
    said = row.said_of.words
    yield f"**The pages.** {said.capitalize() if row.decisions else f'{row.status.value.capitalize()}: {said}'}."
    if passage := row.nearest:
        quote = code_span("".join(passage.quote.split()))
        cited = _cited(passage.place, quote)
        yield from ("", f"> {cited}", ">", f"> {prose(passage.says)}")
        if passage.gist:
            yield from ("", f"Gist: {prose(passage.gist)}")
        if passage.lacks and row.open:
            yield from ("", f"Not enough: {prose(passage.lacks)}")
    more = len(row.passages) - 1
    if more > 0:
        yield from ("", f"And {more} more: {code_span(f'yiwu-bundle explain {row.element.id}')}")
    for wrong in row.problems:
        yield from ("", f"**Red.** {prose(wrong)}")


def paragraphs_of(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with their places, each as one line: an editor may have broken it anew."""
    at = 0
    for end, after in [*(found.span() for found in _PARAGRAPHS.finditer(text)), (len(text), 0)]:
        paragraph = text[at:end]
        if words := paragraph.split():
            yield at + len(paragraph) - len(paragraph.lstrip()), " ".join(words)
        at = after


def printed(gaps: Gaps) -> frozenset[str]:
    """Every paragraph that the template prints between its marks."""
    texts = (opening(gaps), *("\n".join(section(row)) for row in gaps.rows))
    return frozenset(words for text in texts for _, words in paragraphs_of(text))


def _cited(place: str, quote: str) -> str:
    """A quotation that cites its place; one of which no label can be made stands beside it."""
    return f"[{quote}][{place}]" if _LABEL.fullmatch(place) else f"{quote} ({code_span(place)})"
