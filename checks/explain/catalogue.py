"""Everything that `explain` knows, by its id: found by one, listed in full, and the nearest to what is none."""

from collections.abc import Iterator, Mapping

from bundle_model.declared.elements import elements
from bundle_model.repository import Repository
from bundle_model.strict.models import nearest
from checks.engine.registry import Rule
from checks.explain.declared import explanations
from checks.explain.elements import explain_gap, gap_explanations
from checks.explain.places import explain_place, figure_explanations, nearest_figure
from checks.explain.relations import explain_relation, relation_explanations
from checks.explain.words import explain_word, word_explanations, word_names
from checks.results import Explanation


def catalogue(repository: Repository, rules: Mapping[str, Rule]) -> Iterator[Explanation]:
    """Decisions, constraints, checks, elements of a spec, relations, mentions, terms, figures."""
    yield from explanations(repository, rules)
    yield from gap_explanations(repository)
    yield from relation_explanations(repository)
    yield from word_explanations(repository)
    yield from figure_explanations(repository)


def explain(text: str, repository: Repository, rules: Mapping[str, Rule]) -> Explanation | None:
    """What is meant by an id, a place `page:line`, a name or a word; None where it is none."""
    for one in explanations(repository, rules):
        if one.id == text:
            return one
    for look_up in (explain_place, explain_relation, explain_gap, explain_word):
        if found := look_up(text, repository):
            return found
    return None


def nearest_id(text: str, repository: Repository, rules: Mapping[str, Rule]) -> str | None:
    """What is most like a text that is none, in other letters first; of a place the nearest figure."""
    named = (one.id for one in explanations(repository, rules))
    relations = (judged.relation.id for judged in repository.bundle.judged)
    figures = (fact.figure.id for fact in repository.bundle.facts)
    asked = elements() if text[:1] in ("U", "u") else ()  # C-20 is as near to U-20 as to C-02
    known = [*named, *figures, *relations, *asked, *word_names(repository)]
    alike = (one for one in known if one.casefold() == text.casefold())
    return nearest_figure(text, repository) or next(alike, None) or nearest(text, known)
