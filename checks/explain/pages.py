"""Pages and stories: which newspaper and day, and how that is known; what a story says, names and relates."""

from collections.abc import Iterator

from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.pages import Inference, PageReading, PagesRecord, Story
from bundle_model.repository import Repository, page_path
from bundle_model.text.page import Page
from bundle_model.text.places import Place, Quote
from checks.evidence.gists import gists_on
from checks.evidence.relation_views import views_of
from checks.results import Explanation

ORDER = 6  # before words: an id is exact
LISTED = 3  # before what is on the pages
_UNREAD = "not known: the page has changed since it was read, or nobody has read it"


def every(repository: Repository) -> Iterator[Explanation]:
    """Each page, followed by its stories."""
    for page in repository.bundle.pages:
        yield _page(page, repository)
        reading = _reading(page.id, repository)
        yield from (_story(story, page, repository) for story in (reading.stories if reading else ()))


def find(text: str, repository: Repository) -> Explanation | None:
    """The page with this id, such as 000, or the story, such as 000-5; None if there is none."""
    bundle = repository.bundle
    if page := bundle.page_by_id.get(text):
        return _page(page, repository)
    page = bundle.page_by_id.get(text.rpartition("-")[0])
    reading = _reading(page.id, repository) if page else None
    story = next((one for one in (reading.stories if reading else ()) if one.id == text), None)
    return _story(story, page, repository) if story and page else None


def names(text: str, repository: Repository) -> list[str]:
    """The id of each page and of each story."""
    return [*repository.bundle.page_by_id, *repository.bundle.story_by_id]


def _reading(page_id: str, repository: Repository) -> PageReading | None:
    """What people read of a page; None where it is not the page that they read."""
    as_read = page_id in repository.bundle.pages_as_read(PagesRecord.path)
    return next((one for one in repository.bundle.readings if one.page == page_id), None) if as_read else None


def _page(page: Page, repository: Repository) -> Explanation:
    reading = _reading(page.id, repository)
    figures = [fact for fact in repository.bundle.facts if fact.figure.page == page.id]
    claims = sum(fact.figure.claimed for fact in figures)
    parts = (
        ("where", f"{page_path(page)}:1:1"),
        ("newspaper", _inference(reading.newspaper) if reading else _UNREAD),
        ("date", _inference(reading.date) if reading else _UNREAD),
        ("about Yiwu", ("every story" if reading.about_yiwu else "not every story") if reading else _UNREAD),
        (
            "stories",
            "\n".join(f"{one.id}: {one.title} ({one.place})" for one in reading.stories) if reading else _UNREAD,
        ),
        *([("no story", _furniture(reading))] if reading and reading.furniture else []),
        ("figures", f"{len(figures)} on {page.file.lines} lines, of which {claims} are claims"),
        ("sha256", page.file.sha256),
    )
    what = reading.newspaper.inferred.partition(" (")[0].partition(",")[0] if reading else "a page that nobody has read"
    return Explanation(page.id, f"Page {page.id}: {what}.", parts)


def _inference(one: Inference) -> str:
    """What is printed and what is inferred, then each line that says so."""
    evidence = (f"{line.at} {line.because}" for line in one.from_)
    return "\n".join((one.printed, f"inferred: {one.inferred}", *evidence))


def _furniture(reading: PageReading) -> str:
    return "\n".join(f"{reading.page}:{one.lines} {one.what}" for one in reading.furniture)


def _story(story: Story, page: Page, repository: Repository) -> Explanation:
    reading = _reading(page.id, repository)
    facts = [fact for fact in repository.bundle.facts if fact.story == story.id]
    figures = (
        f"{fact.figure.id} {''.join(fact.figure.text.split())}: {fact.says or fact.figure.kind}" for fact in facts
    )
    related = (
        f"{view.id} {view.verdict or 'unfit'}: {view.claim}"
        for view in views_of(repository.bundle)
        if story.id in view.stories
    )
    parts = (
        ("where", f"{page_path(page)}:{story.lines[0].first}:1"),
        ("page", f"{page.id}: {reading.newspaper.inferred if reading else _UNREAD}"),
        ("date", reading.date.inferred if reading else _UNREAD),
        ("place", story.place),
        ("headline", _quotes(story.headline)),
        ("byline", _quotes(story.byline)),
        ("lines", ", ".join(map(str, story.lines))),
        ("gist", gists_on(((page.id, lines.first, lines.last) for lines in story.lines), repository)),
        ("figures", "\n".join(figures) or "none"),
        ("named", _named(story, repository)),
        ("relations", "\n".join(related) or "none"),
    )
    return Explanation(story.id, story.title, parts)


def _quotes(quotes: tuple[Quote, ...]) -> str:
    return "\n".join(f"{one.at} {''.join(one.quote.split())}" for one in quotes) or "none is printed with it"


def _named(story: Story, repository: Repository) -> str:
    record = repository.bundle.record(MentionsRecord)
    if record is None:
        return "not known: the record of mentions could not be read"
    named = (
        f"{mention.name}: {mention.english}: {mention.verdict}"
        for mention in record.mentions
        if any(_is_in(at, story) for at in mention.places)
    )
    return "\n".join(named) or "nothing that could be taken for a system"


def _is_in(at: Place, story: Story) -> bool:
    page = story.id.rpartition("-")[0]
    return at.page == page and any(span.first <= at.line <= span.last for span in story.lines)
