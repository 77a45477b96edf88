import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import compress
from typing import Any

from bundle_model.files.layout import CONSTRAINTS
from bundle_model.records.all_records import RECORDS
from bundle_model.records.glossary import GlossaryRecord, Held, Name
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.tied import digest
from bundle_model.repository import README, Repository
from bundle_model.strict.models import Count, Sha256
from bundle_model.text.text import Text
from checks.evidence import parts
from checks.evidence.counted import Counted, miscounted
from checks.evidence.stale_pages import row_region, word_region
from checks.results import Breach, Note, Region

SUMMARY = "One thing has one English name, that of the glossary, in the record, in CONSTRAINTS.md and in the README."
WHY = (
    "A reader of the English cannot see that two names are one thing: each new name looks like one more platform, rule or "
    "body that the pages tell of."
)
BAD = "The “135 clearance system” in one row, and the “135 close-out rule” in another."
GOOD = "The “135 close-out rule” wherever the page says 135销号制."
REMEDY = "Write the name that the glossary has, or change it in bundle/record/glossary.yaml and wherever it stands."
NEEDS = (parts.PAGES, *(parts.record(model) for model in RECORDS.values()))

_Index = dict[bytes, list[tuple[int, list[bytes], Held]]]
_LETTERS = f"{string.ascii_letters}{string.digits}-".encode()
_SPACED = bytes(one if one in _LETTERS else ord(" ") for one in range(256))


class Parameters(Counted):
    """The names of the glossary and their variants, and the sha256 of all but what a name means."""

    OF = (GlossaryRecord,)

    names: Count | None = None
    variants: Count | None = None
    sha256: Sha256 | None = None

    def found(self, repository: Repository) -> Mapping[str, Any]:
        """What the record has."""
        record = repository.bundle.record(GlossaryRecord)
        if record is None:
            return {}
        variants = sum(len(name.variants) for name in record.names)
        return {"names": len(record.names), "variants": variants, "sha256": digest(record.names)}


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach | Note]:
    """Look for every variant of every name, and for the printed name of each."""
    glossary, mentions = repository.bundle.record(GlossaryRecord), repository.bundle.record(MentionsRecord)
    names = glossary.names if glossary else ()
    things = {mention.name: mention.english for mention in (mentions.mentions if mentions else ())}
    bundle = repository.bundle
    index = bundle.worked_out.once("names", (glossary, mentions), lambda: _index(_held(names, things)))
    once, named = bundle.worked_out.once, (glossary, mentions)
    name = f"{__name__} {sorted(bundle.left_out)}"
    found = [*once(name, (*named, *bundle.pages), lambda: tuple(_rows(names, things, repository)))]
    for path, record in bundle.records.items():
        if path != GlossaryRecord.path:
            found += once(__name__, (*named, record), partial(_in_record, path, index, repository))
    for file in (CONSTRAINTS, README):
        if text := repository.texts.get(file):
            found += once(__name__, (*named, text), partial(_in_text, file, text, index))
    yield from found or miscounted(parameters, repository, "The glossary")
    yield Note(f"{len(names)} names, and {len(things)} things with theirs")


def _rows(names: tuple[Name, ...], things: dict[str, str], repository: Repository) -> Iterator[Breach]:
    """A breach for a row that no page prints, that names a thing twice or not at all, or uses the name of another thing."""
    pages = "".join("".join(page.text.split()) for page in repository.bundle.pages)
    owner = {english: chinese for chinese, english in things.items()}
    for number, name in enumerate(names):
        said = []
        if name.chinese not in pages and not repository.bundle.left_out:
            said.append(f"The glossary has a name for “{name.chinese}”, which no page prints.")
        if name.english and name.chinese in things:
            said.append(f"The glossary names “{name.chinese}”, whose English name the record of mentions gives.")
        # where the record of mentions cannot be read, it is that which is found
        if not name.english and things and name.chinese not in things:
            said.append(
                f"The glossary has no English name for “{name.chinese}”, and neither has the record of mentions."
            )
        words = name.variants if name.chinese in things else name.words
        said += [f"“{word}” is the English name of “{owner[word]}”." for word in words if word in owner]
        yield from (Breach(row_region(repository, GlossaryRecord.path, ("names", number)), one) for one in said)


def _held(names: tuple[Name, ...], things: dict[str, str]) -> Iterator[Held]:
    """Each name with its English, without what stands in brackets."""
    taken = frozenset(things.values())
    for name in names:
        if english := name.english or things.get(name.chinese):
            yield name.held(english.partition(" (")[0], taken)


def _index(names: Iterable[Held]) -> _Index:
    """The names by the longest word of each variant, since short ones are common; with its place, and all words."""
    index: _Index = defaultdict(list)
    for name in names:
        for form in name.forms:
            words = _words(form)
            longest = max(words, key=len)
            index[longest].append((words.index(longest), words, name))
    return index


def _words(text: str) -> list[bytes]:
    """The words of a text in Latin letters, digits and hyphens. Bytes, since to split these is quick."""
    return text.encode(errors="replace").translate(_SPACED).split()


def _candidates(text: str, index: _Index) -> list[Held]:
    """The names of which a variant is in the text, word for word. Nearly always there is none."""
    words = _words(text)
    known = compress(range(len(words)), map(index.__contains__, words))
    found = ((at - before, form, name) for at in known for before, form, name in index[words[at]])
    return sorted({name for at, form, name in found if at >= 0 and words[at : at + len(form)] == form})


def _in_record(path: str, index: _Index, repository: Repository) -> tuple[Breach, ...]:
    """A breach for each text of a record that has a variant."""
    rows = repository.bundle.english_of(path)
    names = [(one, one.pattern) for one in _candidates("\n".join(text for row in rows for _, text in row.texts), index)]
    return tuple(
        _breach(word_region(repository, path, (*row.path, field), found[0]), found[0], name)
        for name, pattern in names
        for row in rows
        for field, text in row.texts
        if (found := pattern.search(text))
    )


def _in_text(file: str, text: Text, index: _Index) -> tuple[Breach, ...]:
    """A breach for each place of a file that has a variant."""
    return tuple(
        _breach(Region.of(text, file, *found.span()), found[0], name)
        for name in _candidates(text.text, index)
        for found in name.pattern.finditer(text.text)
    )


def _breach(at: Region, found: str, name: Held) -> Breach:
    return Breach(
        at, f"“{found}” is {name.chinese}, which the glossary calls “{name.english}”.", f"Write “{name.english}”."
    )
