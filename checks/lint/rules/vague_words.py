import re
from collections.abc import Iterator
from functools import cache, partial

from bundle_model.strict.models import NonBlank, StrictModel
from bundle_model.strict.tables import read_table
from checks import lint
from checks.lint.language import is_chinese
from checks.lint.reading import Read
from checks.results import Breach, Untold

SUMMARY = "A requirement says how much, not a vague word (an opinion, which never fails a draft)."
WHY = "Nobody can test “fast”. A word list is right in some six of ten cases, so this is a note and no more."
BAD = "The search shall be fast."
GOOD = "The search shall end within 2 seconds ([why][D-01])."
REMEDY = "Say how much, measured how; or leave the word where a reader knows what is meant."
KEEP = "It never fails a draft, so there is nothing to except."
LOOKS_AT = "requirement"
OPINION = True


class _Words(StrictModel):
    english: tuple[NonBlank, ...]
    chinese: tuple[NonBlank, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = read_table(_Words, lint.__name__, "vague.yaml")
    english = "|".join(re.escape(word) for word in sorted(words.english, key=lambda word: (-len(word), word)))
    chinese = "|".join(re.escape(word) for word in sorted(words.chinese, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?:{english})(?![\w-])", re.IGNORECASE), re.compile(chinese)


def sentence(read: Read) -> Iterator[Untold]:
    """A note for the first vague word of a requirement without a number or a decision."""
    if read.requirement is None or read.claims or any(one.kind == "decision" for one in read.citations):
        return
    text = read.sentence.text
    found = _patterns()[is_chinese(text)].search(text)
    if found:
        yield partial(_told, found, read)


def _told(found: re.Match[str], read: Read) -> Breach:
    at = read.region(found.start() + read.sentence.start, found.end() + read.sentence.start)
    return Breach(at, f"“{found[0]}” says neither how much nor how it is measured.")
