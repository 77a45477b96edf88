"""What of a draft is kept while its sentences are read, for the rules that look at the whole of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from bundle_model.figures import Figure
from checks.evidence.printed_numbers import number_key
from checks.lint.citations import Citation
from checks.lint.claims import Claim
from checks.lint.draft import Draft, Sentence
from checks.lint.reading import Read
from checks.results import Region

MOST_COMPARED = 200
"""Limits of one element that are kept, since each is compared with each."""
_FEW = 2
"""Words that are fewer answer nothing: the label "Decision." that the template writes."""


class Stated(NamedTuple):
    """A claim that a figure of a page carries, the first or one that differs from it: the claim, and where it is."""

    claim: Figure
    at: Region


def differ(one: Figure, other: Figure) -> bool:
    """Whether two claims of one figure say different things."""
    return (number_key(one.value), one.bound) != (number_key(other.value), other.bound)


class Threshold(NamedTuple):
    """A limit in a requirement: the figure, the words of the sentence without it, and where it is."""

    claim: Figure
    words: frozenset[str]
    at: Region


@dataclass
class Answer:
    """What a draft answers to an element. `first` is the first sentence that answers, `bare` the first without a requirement."""

    sections: list[Region] = field(default_factory=list)
    decisions: dict[str, None] = field(default_factory=dict)
    lines: dict[str, None] = field(default_factory=dict)
    assumed: bool = False
    first: Region | None = None
    bare: Region | None = None
    open: list[Region] = field(default_factory=list)

    def cite(self, cited: Citation, element: str, read: Read) -> None:
        """Note what a sentence of it rests on."""
        if cited.kind == "decision":
            self.decisions.setdefault(cited.id)
        elif cited.kind == "element":
            self.assumed = True
        elif cited.kind == "lines" and read.sources.defines(element, cited.page, cited.first, cited.last):
            self.lines.setdefault(cited.place)


class State(StrEnum):
    """How far a draft answers an element."""

    DECIDED = "answered"
    STATED = "stated by the pages"
    ASSUMED = "assumed"
    UNDECIDED = "answered, not decided"
    EMPTY = "empty"
    OPEN = "open"
    MISSING = "missing"


@dataclass
class Counts:
    """How much of a draft was read. `silent` counts the sentences that claim nothing, by what they stand in."""

    sentences: int = 0
    figures: int = 0
    citations: int = 0
    requirements: int = 0
    silent: Counter[str] = field(default_factory=Counter)


@dataclass
class Kept:
    """What a draft has that rules compare over the whole of it."""

    stated: dict[str, list[Stated]] = field(default_factory=dict)
    thresholds: dict[str, list[Threshold]] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    labels: dict[str, None] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)

    def add(self, read: Read) -> None:
        """Keep what a sentence has."""
        counts, sentence, citations = self.counts, read.sentence, read.citations
        if sentence.silent:
            counts.silent[sentence.silent] += 1
        else:
            counts.sentences += 1
        counts.figures += len(read.claims)
        counts.citations += len(citations)
        counts.requirements += read.requirement is not None
        for cited in citations:
            if cited.link.label is not None and cited.resolves:
                self.labels.setdefault(" ".join(cited.link.label.split()))
        for claim, support in read.supports:
            # what the line does not bear out is told by another rule
            if support.stand == "carried" and support.figure is not None:
                self._state(claim, support.figure.id, read)
        if sentence.section is not None and not sentence.silent:
            self._answer(read, sentence.section.element)

    def _state(self, claim: Claim, name: str, read: Read) -> None:
        """Keep the first claim of a figure, and those that differ from it."""
        found = self.stated.setdefault(name, [])
        if not found or differ(found[0].claim, claim.figure):
            found.append(Stated(claim.figure, read.region(claim.start, claim.end)))

    def _answer(self, read: Read, element: str) -> None:
        answer = self.answers.setdefault(element, Answer())
        for cited in read.citations:
            if cited.resolves:
                answer.cite(cited, element, read)
        if _says_something(read.sentence):
            at = answer.first or read.place
            answer.first = at
            if answer.bare is None and read.requirement is None:
                answer.bare = read.place
        if read.requirement is not None:
            for claim in read.claims:
                if claim.figure.bound not in (None, "exact") or claim.figure.unit:
                    found = self.thresholds.setdefault(element, [])
                    if len(found) < MOST_COMPARED:
                        found.append(_threshold(claim, read))

    def finish(self, draft: Draft) -> None:
        """Keep what the headings and the open blocks of a draft say, and count what was passed over."""
        self.counts.sentences += draft.passed.pop("", 0)
        self.counts.silent.update(draft.passed)
        for section in draft.sections:
            self.answers.setdefault(section.element, Answer()).sections.append(draft.region(*section.at))
        for element, at in draft.open:
            self.answers.setdefault(element, Answer()).open.append(draft.region(*at))

    def states(self, wanted: tuple[str, ...]) -> Iterator[tuple[str, State, str]]:
        """How far each of these elements is answered, and by what."""
        for element in wanted:
            answer = self.answers.get(element)
            if answer is None:
                yield element, State.MISSING, ""
            elif answer.open:
                yield element, State.OPEN, ""
            elif answer.decisions:
                yield element, State.DECIDED, ", ".join(answer.decisions)
            elif answer.lines:
                yield element, State.STATED, ", ".join(answer.lines)
            elif answer.assumed:
                yield element, State.ASSUMED, ""
            elif answer.first:
                yield element, State.UNDECIDED, ""
            else:
                yield element, State.EMPTY, ""


def _says_something(sentence: Sentence) -> bool:
    words = sentence.text.split()
    return len(words) >= _FEW or sum(not char.isascii() for char in sentence.text) > _FEW


_STOPS_TEXT = (
    "a an and any are as at be by each every for from has have in into is it its least more most must no not of on or shall should "
    "than that the their then these this to under up when will with within all at"
)
_STOPS = frozenset(_STOPS_TEXT.split())


def _threshold(claim: Claim, read: Read) -> Threshold:
    """A limit with the words around it, by which two limits of one thing are known."""
    text, start = read.sentence.text, read.sentence.start
    for one in sorted(read.claims, key=lambda other: -other.start):
        text = text[: one.start - start] + " " + text[one.end - start :]
    words = (word.strip(".,;:()[]“”\"'*").lower() for word in text.split())
    kept = frozenset(_stem(word) for word in words if word and word not in _STOPS)
    return Threshold(claim.figure, kept, read.region(claim.start, claim.end))


def _stem(word: str) -> str:
    """A word without the ending of its plural: searches as search."""
    return word.removesuffix("es" if word.endswith(("ches", "shes", "sses", "xes")) else "s")
