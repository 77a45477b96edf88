"""The closed sets: every bound has its words in the lexicon, and every figure of the pages is told in words of the sets."""

from bundle_model import load
from bundle_model.figures.lexicon import lexicon
from bundle_model.figures.vocabulary import BOUNDS, CLAIMS, KINDS


def test_the_lexicon_has_words_for_each_bound_and_for_no_other() -> None:
    """Neighbouring digits say `between`, and no word does."""
    assert sorted(BOUNDS) == sorted([*lexicon().bounds, "between"])


def test_what_claims_is_a_kind() -> None:
    assert set(CLAIMS) < set(KINDS)
    assert len({*KINDS}) == len(KINDS)


def test_every_figure_of_the_pages_is_told_in_these_words() -> None:
    figures = load().figures
    assert {figure.kind for figure in figures} <= set(KINDS)
    assert {figure.bound for figure in figures if figure.claimed} <= set(BOUNDS)
    assert {figure.bound for figure in figures if not figure.claimed} == {None}
