"""Rules of the extractor: what each decides, the sentence of the definition behind it, and an input on either side."""

from collections.abc import Iterable, Iterator

from bundle_model.figures import figures_of
from bundle_model.figures.rules import RULE_TEXTS
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import Repository
from checks.results import Explanation

ORDER = 5  # before words, of which one may look like a rule
LISTED = 7  # none is: a rule is asked for by the name that a figure gives
_PREFIX = "rule:"


def every(repository: Repository) -> Iterator[Explanation]:
    """None. Each can be explained by the name that a figure gives, but is not listed."""
    yield from ()


def find(text: str, repository: Repository) -> Explanation | None:
    """The rule of this name, such as percent-sign; `rule:version` where a term is listed as `version`. Else None."""
    name = text.removeprefix(_PREFIX)
    rule = RULE_TEXTS.get(name)
    if rule is None or (name == text and name in _listed(repository)):
        return None
    decided = next(one for one in figures_of(rule.fires) if one.rule == name)
    parts = (
        ("definition", rule.definition),
        ("kind", decided.kind),
        ("fires", f"{rule.fires}: {decided.text}"),
        ("silent", rule.silent),
    )
    return Explanation(text, rule.says, parts)


def names(text: str, repository: Repository) -> Iterable[str]:
    """Every name of a rule."""
    return RULE_TEXTS


def _listed(repository: Repository) -> set[str]:
    """The English names under which words are listed."""
    mentions, terms = repository.bundle.record(MentionsRecord), repository.bundle.record(TermsRecord)
    named = {mention.english for mention in mentions.mentions} if mentions else set()
    return named | {term.english for term in terms.terms} if terms else named
