"""Words: things that the pages name, search terms, and further names of the glossary."""

from collections.abc import Iterator
from functools import lru_cache

from bundle_model.declared.elements import elements
from bundle_model.records.glossary import GlossaryRecord, Name
from bundle_model.records.mentions import Mention, MentionsRecord
from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import Repository
from checks.evidence.gists import gists_at
from checks.results import Explanation

ORDER = 7  # last: people chose these names, and one may look like an id
LISTED = 5


def every(repository: Repository) -> Iterator[Explanation]:
    """Every mention, then every term, then the names of the glossary that are neither."""
    mentions, words = repository.bundle.record(MentionsRecord), repository.bundle.record(TermsRecord)
    yield from (_mention(mention, repository) for mention in (mentions.mentions if mentions else ()))
    yield from (_term(term, repository) for term in (words.terms if words else ()))
    yield from map(_name, _further(repository))


def find(text: str, repository: Repository) -> Explanation | None:
    """The mention or term with this English name, else with this Chinese name, form or variant, else the name of the glossary."""
    wanted = _plain(text)
    mentions, words = repository.bundle.record(MentionsRecord), repository.bundle.record(TermsRecord)
    things: tuple[Mention | Term, ...] = (
        *(mentions.mentions if mentions else ()),
        *(words.terms if words else ()),
    )
    variants = _variants(repository)
    ranked = (
        *((thing, (thing.english,)) for thing in things),
        *((thing, (thing.name,) if isinstance(thing, Mention) else thing.forms) for thing in things),
        *((thing, variants.get(thing.name, ())) for thing in things if isinstance(thing, Mention)),
    )
    found = next((thing for thing, names in ranked if wanted in map(_plain, names)), None)
    if found is None:
        further = (one for one in _further(repository) if wanted in map(_plain, (one.chinese, *one.words)))
        return next(map(_name, further), None)
    return _mention(found, repository) if isinstance(found, Mention) else _term(found, repository)


def names(text: str, repository: Repository) -> list[str]:
    """Every name of a mention and of a term, in English and as printed."""
    mentions, words = repository.bundle.record(MentionsRecord), repository.bundle.record(TermsRecord)
    named = [name for mention in (mentions.mentions if mentions else ()) for name in (mention.name, mention.english)]
    further = (name for one in _further(repository) for name in (*one.words[:1], one.chinese))
    return [
        *named,
        *(name for term in (words.terms if words else ()) for name in (term.english, *term.forms)),
        *further,
    ]


def _variants(repository: Repository) -> dict[str, tuple[str, ...]]:
    """What else a thing could be called, by its name as printed."""
    glossary = repository.bundle.record(GlossaryRecord)
    return {name.chinese: name.variants for name in (glossary.names if glossary else ())}


def _further(repository: Repository) -> Iterator[Name]:
    """The names of the glossary that are no mention and no term."""
    mentions, words = repository.bundle.record(MentionsRecord), repository.bundle.record(TermsRecord)
    glossary = repository.bundle.record(GlossaryRecord)
    known = {mention.english for mention in (mentions.mentions if mentions else ())}
    known.update(term.english for term in (words.terms if words else ()))
    return (name for name in (glossary.names if glossary else ()) if name.english and name.english not in known)


def _name(name: Name) -> Explanation:
    english = name.english or name.chinese
    parts = (
        ("printed", name.chinese),
        *([("means", name.means)] if name.means else []),
        ("not used", ", ".join(name.variants) or "nothing"),
    )
    return Explanation(english, name.means or f"The English name of {name.chinese}.", parts)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _mention(mention: Mention, repository: Repository) -> Explanation:
    known = elements()
    stated = "\n".join(
        f"{one.element} {known[one.element].name}: {one.at} “{''.join(one.quote.split())}”: {one.says}"
        for one in mention.states
    )
    told = {one.element for one in mention.states}
    unstated = [one for one in known.values() if one.id not in told]
    parts = (
        ("printed", mention.name),
        ("what", mention.what),
        ("places", ", ".join(map(str, mention.places))),
        ("gist", gists_at(mention.places, repository)),
        ("stated", stated or "nothing that a spec could use"),
        ("not stated", ", ".join(f"{one.id} {one.name}" for one in unstated)),
        ("verdict", mention.verdict),
        ("reason", mention.reason),
        *([("argued", mention.argued.text)] if mention.argued else []),
    )
    return Explanation(
        mention.english, f"{mention.english[:1].upper()}{mention.english[1:]}: {mention.verdict}.", parts
    )


def _term(term: Term, repository: Repository) -> Explanation:
    known = elements()
    hits = repository.bundle.hits[term.english]
    judged = "\n".join(
        f"{', '.join(map(str, judgement.at))}: {judgement.why}"
        + (f" (defines {', '.join(judgement.defines)})" if judgement.defines else "")
        for judgement in term.judgements
    )
    words = repository.bundle.record(TermsRecord)
    pages = "\n".join(f"{page.page} sha256 {page.sha256}" for page in (words.pages if words else ()))
    parts = (
        ("forms", ", ".join(term.forms)),
        *([("compounds", ", ".join(term.compounds))] if term.compounds else []),
        ("searched for", ", ".join(f"{one} {known[one].name}" for one in term.elements)),
        ("judged", judged or "no hit"),
        ("pages", pages),
    )
    return Explanation(term.english, f"The term “{term.english}” hits {len(hits)} times.", parts)
