"""Which pages have changed since a record was read from them, and which of their lines nobody has reviewed."""

import re
from collections.abc import Iterator

from bundle_model.files.layout import BUNDLE
from bundle_model.records.base import Record
from bundle_model.records.terms import JudgedPage, TermsRecord, line_digest
from bundle_model.repository import Repository
from bundle_model.text.page import Page
from checks.results import Region


def row_region(repository: Repository, record: str, path: tuple[str | int, ...]) -> Region:
    """The line where the row at `path` of a record's YAML begins. The record must be one that could be parsed."""
    file = f"{BUNDLE}/{record}"
    line = repository.bundle.documents[record].place(path)[0]
    return Region.of_line(repository.texts[file], file, line)


def word_region(repository: Repository, record: str, path: tuple[str | int, ...], word: str) -> Region:
    """The place of a word in the value at `path` of a record's YAML; the value's, where it is written in escapes."""
    file = f"{BUNDLE}/{record}"
    line, column = repository.bundle.documents[record].place(path)
    text = repository.texts[file]
    # "3" is no word of "135"
    found = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(text.lines[line - 1], column - 1)
    start, end = found.span() if found else (column - 1, column)
    return Region(file, line, start + 1, line, end + 1)


def stale_pages_of(repository: Repository, model: type[Record]) -> frozenset[str]:
    """The pages that are changed, missing or new since the record of this model was made."""
    bundle = repository.bundle
    record = bundle.record(model)
    read = {page.page for page in record.pages} if record else set()
    return frozenset({*read, *bundle.payload_ids} - bundle.pages_as_read(model.path))


def new_lines(page: Page, repository: Repository) -> tuple[int, ...]:
    """The printed lines that nobody has reviewed for the search, by number."""
    known = _searched(page.id, repository)

    def work() -> tuple[int, ...]:
        return known.unread(page) if known else tuple(n for n, line in enumerate(page.lines, 1) if line.strip())

    return repository.bundle.worked_out.once("new lines", (page, known), work)


def other_lines(page: Page, repository: Repository) -> bool:
    """Whether the lines that were reviewed for the search are others than the page has."""
    known = _searched(page.id, repository)
    return known is None or not repository.bundle.worked_out.once(
        "same lines", (page, known), lambda: known.is_of(page)
    )


def was_searched(page_id: str, sha256: str, repository: Repository) -> bool:
    """Whether the lines of a page with these bytes were reviewed for the search."""
    known = _searched(page_id, repository)
    return known is not None and known.sha256 == sha256


def lines_said(page: Page, repository: Repository) -> str:
    """Which lines of the page are new and how many are gone since it was reviewed, as a further sentence."""
    known, new = _searched(page.id, repository), new_lines(page, repository)
    gone = len({*known.lines} - {line_digest(line) for line in page.lines}) if known else 0
    said = [
        *([f"line {new[0]} is new" if len(new) == 1 else f"lines {_ranges(new)} are new"] if new else []),
        *([f"{gone} reviewed {'line is' if gone == 1 else 'lines are'} gone"] if gone else []),
    ]
    if not said and known and not known.is_of(page):
        return " On the page, each line is reviewed, but a digest is there twice."
    return f" On the page, {' and '.join(said)}." if said else ""


def unsearched(repository: Repository) -> Iterator[str]:
    """A sentence for each page that the search does not cover: it is new, has changed, or cannot be read."""
    for page_id in sorted(stale_pages_of(repository, TermsRecord)):
        yield f"Page {page_id} is not the page that was searched."
    for page in repository.bundle.pages:
        # the sha256 was written in, and nobody has read the lines
        if page.id in repository.bundle.pages_as_read(TermsRecord.path) and new_lines(page, repository):
            yield f"Page {page.id} was not searched as it is now.{lines_said(page, repository)}"


def _searched(page_id: str, repository: Repository) -> JudgedPage | None:
    record = repository.bundle.record(TermsRecord)
    return next((page for page in record.pages if page.page == page_id), None) if record else None


def _ranges(numbers: tuple[int, ...]) -> str:
    """1, 2, 3, 7 as 1-3, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
