from collections.abc import Iterator

from bundle_model.records.pages import PagesRecord
from bundle_model.repository import Repository
from bundle_model.strict.models import Count, NonBlank, StrictModel
from checks.evidence import parts
from checks.results import AtDeclaration, Breach

SUMMARY = "The pages with stories about Yiwu only are the declared ones."
WHY = (
    "The design card counts four Yiwu pages among five seeds. The record of stories decides which pages these are; "
    "the declaration says the same where a person reviews it."
)
BAD = "Page 001 counted as a Yiwu page although three of its stories are about other places."
GOOD = "Pages 000, 002, 003 and 004: all their stories are about Yiwu."
REMEDY = "Correct `about_yiwu` in bundle/record/pages.yaml, or change the declaration with a decision."
NEEDS = (parts.PAGES, parts.record(PagesRecord))


class Parameters(StrictModel):
    """How many pages are Yiwu pages, and their ids in order; and the stories about Yiwu on the other pages."""

    count: Count
    ids: tuple[NonBlank, ...]
    stories: tuple[NonBlank, ...] = ()


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare what the record says about the stories with the declaration."""
    record, left_out = repository.bundle.record(PagesRecord), repository.bundle.left_out
    if record is None:
        return
    ids = tuple(page.page for page in record.pages if page.about_yiwu and page.page not in left_out)
    declared = tuple(one for one in parameters.ids if one not in left_out)
    if len(ids) != parameters.count and not left_out:
        said = f"{len(ids)} pages are only about Yiwu, but {parameters.count} are declared."
        yield Breach(AtDeclaration(("count",)), said)
    if ids != declared:
        found, wanted = ", ".join(ids) or "none", ", ".join(declared) or "none"
        yield Breach(AtDeclaration(("ids",)), f"The Yiwu pages are {found}, but {wanted} are declared.")
    else:
        yield from _other_stories(record, parameters, left_out)


def _other_stories(record: PagesRecord, parameters: Parameters, left_out: frozenset[str]) -> Iterator[Breach]:
    """The stories about Yiwu on pages that are no Yiwu pages, where others are declared."""
    mixed = [page for page in record.pages if not page.about_yiwu and page.page not in left_out]
    stories = tuple(story.id for page in mixed for story in page.stories if story.about_yiwu)
    declared = tuple(one for one in parameters.stories if one.rpartition("-")[0] not in left_out)
    if stories != declared:
        found, wanted = ", ".join(stories) or "none", ", ".join(declared) or "none"
        said = f"The stories about Yiwu on other pages are {found}, but {wanted} are declared."
        yield Breach(AtDeclaration(("stories",)), said)
