from collections.abc import Iterator
from functools import partial

from bundle_model.text.page import Page
from checks.lint.citations import Citation
from checks.lint.language import is_quotation
from checks.lint.markdown.words import CODE
from checks.lint.reading import Read
from checks.lint.sources import Sources
from checks.results import Breach, Untold

SUMMARY = "A quotation is to the letter on the lines that it cites."
WHY = "Chinese words in a link are what the page prints. Who reads no Chinese cannot see that a word was changed."
BAD = "[快递公司36家][000:48]"
GOOD = "[快递企业36家][000:48]"
REMEDY = "Quote what the line prints, or cite the line that prints it."
KEEP = "Never: a quotation that is no quotation misleads."
LOOKS_AT = "citations"
_MOST = 3
_MARKS = ("“”", "‘’", "「」", "『』", '""', "''")


def sentence(read: Read) -> Iterator[Untold]:
    """A finding for each quotation that is not where it is cited."""
    for cited in read.citations:
        words = _quoted(cited, read)
        if cited.kind != "lines" or not cited.resolves or not words:
            continue
        page = read.sources.pages[cited.page]
        # [“快递企业36家”][000:48]: the marks are those of whoever quotes
        if _is_there(words, cited, page) or _is_there(_without_marks(words), cited, page):
            continue
        yield partial(_told, cited, words, read)


def _told(cited: Citation, words: str, read: Read) -> Breach:
    elsewhere = [place for one in read.sources.pages for place in _places(words, one, read.sources)]
    if elsewhere:
        more = f" and {len(elsewhere) - _MOST} more" if len(elsewhere) > _MOST else ""
        where = f"; it stands at {', '.join(elsewhere[:_MOST])}{more}"
        remedy = f"Cite {elsewhere[0]}."
    else:
        where, remedy = "; no page prints it", "Quote what the line prints."
    return Breach(
        read.cited(cited),
        f"“{words}” is not printed at {cited.place}{where}.",
        remedy,
        (read.sources.shown(cited.page, cited.first, cited.last),),
    )


def _quoted(cited: Citation, read: Read) -> str:
    """The quotation without white space; empty where the words of the link are none."""
    link = cited.link
    words = read.sentence.words.text[link.start : link.end].replace(CODE, link.code)
    return "".join(words.split()) if is_quotation(words) else ""


def _without_marks(words: str) -> str:
    """The words within a pair of quotation marks."""
    return words[1:-1] if words[:1] + words[-1:] in _MARKS and len(words) > len("“”") else words


def _is_there(words: str, cited: Citation, page: Page) -> bool:
    lines = page.lines[cited.first - 1 : cited.last]
    printed = "".join("".join(lines).split())
    if cited.column is None:
        return words in printed
    before = len("".join(lines[0][: cited.column - 1].split()))
    # it covers the column, wherever it begins; it may go on over the end of the line
    text = "".join("".join(page.lines[cited.first - 1 : cited.first + _MOST]).split())
    return text.find(words, max(0, before - len(words) + 1), before + len(words)) >= 0


def _places(words: str, page: str, sources: Sources) -> Iterator[str]:
    """The lines of a page on which the words begin."""
    text, lines = sources.squeezed[page]
    at = text.find(words)
    while at >= 0:
        first, last = lines[at], lines[at + len(words) - 1]
        yield f"{page}:{first}" if first == last else f"{page}:{first}-{last}"
        at = text.find(words, at + 1)
