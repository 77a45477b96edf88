"""Verdicts are written in the record, in the command's filters and in its answers by these words."""

from bundle_model.relations.verdicts import Judgement, Verdict


def test_the_words() -> None:
    assert [str(verdict) for verdict in Verdict] == [
        "holds",
        "holds after rounding",
        "open",
        "contradicts",
        "undecidable",
    ]


def test_a_judgement_may_have_nothing_to_compare() -> None:
    judgement = Judgement(Verdict.OPEN, "why")
    assert (judgement.expected, judgement.stated, judgement.gap) == (None, None, None)
