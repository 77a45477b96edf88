from collections.abc import Iterator

from bundle_model.files.layout import BUNDLE, CONSTRAINTS
from bundle_model.records.all_records import RECORDS
from bundle_model.records.glossary import GlossaryRecord, Name
from bundle_model.repository import README, Repository
from bundle_model.text.text import Text
from checks.evidence import parts
from checks.evidence.stale_pages import row_region
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


def check(repository: Repository) -> Iterator[Breach | Note]:
    """Look for every variant of every name, and for the printed name of each."""
    glossary = repository.bundle.record(GlossaryRecord)
    names = glossary.names if glossary else ()
    pages = "".join("".join(page.text.split()) for page in repository.bundle.pages)
    for number, name in enumerate(names):
        if name.chinese not in pages and not repository.bundle.left_out:
            at = row_region(repository, GlossaryRecord.path, ("names", number))
            yield Breach(at, f"The glossary has a name for “{name.chinese}”, which no page prints.")
        yield from _in_records(name, repository)
        for file in (CONSTRAINTS, README):
            text = repository.texts.get(file)
            yield from _in_text(name, file, text) if text else ()
    yield Note(f"{len(names)} names")


def _in_records(name: Name, repository: Repository) -> Iterator[Breach]:
    """A breach for each text of a record that has a variant."""
    for path, record in repository.bundle.records.items():
        # most records have no variant at all, and to look for words alone is quick
        if path == GlossaryRecord.path or not _may_have(name, repository.texts[f"{BUNDLE}/{path}"]):
            continue
        for row in record.english():
            for field, text in row.texts:
                if name.pattern and (found := name.pattern.search(text)):
                    yield _breach(row_region(repository, path, (*row.path, field)), found[0], name)


def _may_have(name: Name, text: Text) -> bool:
    return any(form in text.text for form in name.forms)


def _in_text(name: Name, file: str, text: Text) -> Iterator[Breach]:
    """A breach for each place of a file that has a variant."""
    if name.pattern and _may_have(name, text):
        for found in name.pattern.finditer(text.text):
            yield _breach(Region.of(text, file, *found.span()), found[0], name)


def _breach(at: Region, found: str, name: Name) -> Breach:
    return Breach(
        at, f"“{found}” is {name.chinese}, which the glossary calls “{name.english}”.", f"Write “{name.english}”."
    )
