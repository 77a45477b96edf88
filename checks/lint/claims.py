"""The figures that a sentence of a draft claims, each with the citation that it stands in."""

from typing import NamedTuple

from bundle_model.english.extract import RULE
from bundle_model.figures import Figure
from bundle_model.patterns import pattern
from checks.lint.citations import Citation
from checks.lint.draft import Sentence

_MAY_COUNT = pattern(r"[0-9０-９]|[A-Za-z]{3}|[\u3400-\u9fff]")


class Claim(NamedTuple):
    """A figure of a sentence. Its `start` and `end` count in the words of the sentence's block.

    `citation` is the one in whose words it stands, None outside of any. `chinese`: it is written in Chinese. `others` are what else
    its words may mean.
    """

    figure: Figure
    start: int
    end: int
    citation: Citation | None
    chinese: bool
    others: tuple[Figure, ...] = ()


def claims_of(sentence: Sentence, text: str, *, chinese: bool) -> tuple[Claim, ...]:
    """The figures that a sentence claims, in order. `text` are its words without what it quotes, which is for the quotation to say."""
    if not _MAY_COUNT.search(text):
        return ()
    passage = sentence.passage
    figures = passage.figures(sentence.start, sentence.end, in_chinese=chinese)
    return tuple(
        [
            Claim(one, one.start, one.end, passage.link_at(one.start), one.rule != RULE, passage.others_of(one))
            for one in figures
        ]
    )
