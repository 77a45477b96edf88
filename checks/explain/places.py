"""Places in a page: a figure, or a line with everything that is known about it."""

from collections.abc import Iterator

from bundle_model.facts import Fact
from bundle_model.figures import Figure
from bundle_model.figures.rules import RULES
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import Repository, page_path
from bundle_model.text.page import Page
from bundle_model.text.places import Place
from checks.evidence.gists import gists_at, gists_on
from checks.results import Explanation

ORDER = 2  # before words: a place is exact, and a thing that is named 000:38 must not hide it
LISTED = 6  # last: there are hundreds of figures, and no one reads to their end


def every(repository: Repository) -> Iterator[Explanation]:
    """Every figure, in order of place. Lines can be explained, but are not listed."""
    pages = repository.bundle.page_by_id
    yield from (_figure(fact, pages[fact.figure.page], repository) for fact in repository.bundle.facts)


def find(text: str, repository: Repository) -> Explanation | None:
    """The figure at `page:line:column`, or the line at `page:line`; None if there is none."""
    place = _place(text)
    page = repository.bundle.page_by_id.get(place.page) if place else None
    if place is None or page is None or place.line > len(page.lines):
        return None
    facts = _facts_on(page.id, repository)
    if place.column is None:
        return _line(place, page, [fact for fact in facts if fact.figure.line == place.line], repository)
    return next((_figure(fact, page, repository) for fact in facts if fact.figure.id == str(place)), None)


def names(text: str, repository: Repository) -> Iterator[str]:
    """The place of every figure."""
    return (fact.figure.id for fact in repository.bundle.facts)


def closest(text: str, repository: Repository) -> str | None:
    """The id of the figure nearest to a place, by line and then by column; None if the page has none."""
    place = _place(text)
    figures = [fact.figure for fact in _facts_on(place.page, repository)] if place else []
    if place is None or not figures:
        return None
    line, column = place.line, place.column or 1
    return min(figures, key=lambda figure: (abs(figure.line - line), abs(figure.column - column))).id


def _place(text: str) -> Place | None:
    try:
        return Place.model_validate(text)
    except ValueError:
        return None


def _facts_on(page_id: str, repository: Repository) -> list[Fact]:
    return [fact for fact in repository.bundle.facts if fact.figure.page == page_id]


def _figure(fact: Fact, page: Page, repository: Repository) -> Explanation:
    figure = fact.figure
    parts = (
        *_where(page, figure.line, figure.column),
        ("cite", _cited(figure.id, page, figure.line)),
        ("printed", page.lines[figure.line - 1]),
        ("text", "".join(figure.text.split())),
        ("kind", figure.kind),
        ("value", figure.value),
        ("unit", figure.unit or "none"),
        ("bound", figure.bound or "none"),
        ("interval", _interval(figure)),
        ("rule", f"{figure.rule}: {RULES[figure.rule]}"),
        *_story(fact.story, repository),
        ("gist", gists_on([(page.id, figure.line, figure.line)], repository)),
    )
    unsaid = "A claim that nobody has put in English yet." if figure.claimed else "A figure that claims nothing."
    return Explanation(figure.id, fact.says or unsaid, parts)


def _line(place: Place, page: Page, facts: list[Fact], repository: Repository) -> Explanation:
    figures = "\n".join(
        f"{fact.figure.id} {''.join(fact.figure.text.split())}: {fact.says or fact.figure.kind}" for fact in facts
    )
    story_id = repository.bundle.story_of(place)
    parts = (
        *_where(page, place.line, 1),
        ("cite", _cited(f"{page.id}:{place.line}", page, place.line)),
        ("printed", page.lines[place.line - 1] or "nothing"),
        *([("gist", gists_at([place], repository))] if story_id else []),
        *_story(story_id, repository),
        ("figures", figures or "none begins on this line"),
        ("named", _named(place, repository)),
        ("hits", _hits(place, repository)),
    )
    return Explanation(str(place), f"Line {place.line} of page {page.id}.", parts)


def _named(place: Place, repository: Repository) -> str:
    record = repository.bundle.record(MentionsRecord)
    if record is None or place.page not in repository.bundle.pages_as_read(MentionsRecord.path):
        return "not known: this page was not read for it"
    named = (
        f"{mention.name}: {mention.english}: {mention.verdict}"
        for mention in record.mentions
        if any((at.page, at.line) == (place.page, place.line) for at in mention.places)
    )
    return "\n".join(named) or "nothing that could be taken for a system"


def _hits(place: Place, repository: Repository) -> str:
    bundle, record = repository.bundle, repository.bundle.record(TermsRecord)
    if record is None:
        return "not known: nothing was searched for"
    as_read = place.page in bundle.pages_as_read(TermsRecord.path)
    lines: list[str] = []
    for term in record.terms:
        why = {str(at): judgement.why for judgement in term.judgements for at in judgement.at} if as_read else {}
        places = [hit.place for hit in bundle.hits[term.english] if hit.place.line == place.line]
        here = [str(at) for at in places if at.page == place.page]
        lines.extend(f"{at} {term.english}: {why.get(at, 'nobody has judged it')}" for at in here)
    return "\n".join(lines) or "none of the terms that were searched for"


def _where(page: Page, line: int, column: int) -> tuple[tuple[str, str], ...]:
    return (("where", f"{page_path(page)}:{line}:{column}"),)


def _cited(place: str, page: Page, line: int) -> str:
    """How a draft of a spec cites it; see `lint`."""
    return f"[…][{place}], or in full […]({page_path(page)}#L{line})"


def _story(story_id: str | None, repository: Repository) -> tuple[tuple[str, str], ...]:
    known = repository.bundle.story_by_id.get(story_id or "")
    return (("story", f"{known.id}: {known.title} ({known.place})" if known else "in no story"),)


def _interval(figure: Figure) -> str:
    interval = figure.interval
    if interval is None:
        return "none: `about` bounds nothing" if figure.bound == "about" else "none"
    return str(interval)
