"""What a sentence of a draft claims and cites, and how far what it cites carries each figure: what every rule looks at."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from bundle_model.english.units import english_unit, same_unit
from bundle_model.english.wording import readable_value
from bundle_model.figures import Figure
from bundle_model.figures.interval import interval
from bundle_model.figures.numerals.decimals import readable
from checks.evidence.printed_numbers import number_key
from checks.lint.carrying import fitting, measured, same
from checks.lint.citations import Citation
from checks.lint.claims import Claim, claims_of
from checks.lint.draft import Draft, Sentence
from checks.lint.formulas import COUNT, SHARE, Result, ResultError, computed
from checks.lint.language import is_chinese
from checks.lint.requirements import Requirement, requirement_in
from checks.lint.sources import Sources, fraction_of
from checks.results import Region, Related

Stand = Literal["carried", "uncited", "elsewhere", "unresolved", "bound", "unit", "value", "relation", "formula"]
_WORST: tuple[Stand, ...] = ("carried", "elsewhere", "unresolved", "bound", "unit", "formula", "relation", "value")
"""How well a claim may stand, the best first: one citation that carries it is enough, and of others the nearest is told."""


class Support(NamedTuple):
    """How a claim stands, by which citation, and the figure of a page that is nearest to it.

    `elsewhere`: it rests on a decision, a constraint or an assumption. `said` is what a formula or a relation has against it.
    """

    stand: Stand
    citation: Citation | None = None
    figure: Figure | None = None
    said: str = ""


_UNCITED = Support("uncited")
_LOOKS: Mapping[Stand, str] = MappingProxyType(
    {"uncited": "uncited", "value": "number", "unit": "number", "bound": "bound", "relation": "relation"}
)
"""What a rule looks at that a claim stands so."""


class Read(NamedTuple):
    """A sentence with what it claims, requires and cites. `supports`: each claim, and how it stands."""

    draft: Draft
    sentence: Sentence
    sources: Sources
    claims: tuple[Claim, ...]
    requirement: Requirement | None
    supports: tuple[tuple[Claim, Support], ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What it cites, in order."""
        return self.sentence.citations

    @property
    def looks(self) -> Iterator[str]:
        """What rules have to look at in it; see LOOKS in `checks.lint.registry`."""
        if self.supports:
            yield from dict.fromkeys([_LOOKS[one.stand] for _, one in self.supports if one.stand in _LOOKS])
        if self.citations:
            yield "citations"
        if self.requirement is not None:
            yield "requirement"

    @property
    def element(self) -> str | None:
        """The element in whose section it stands."""
        return self.sentence.section.element if self.sentence.section else None

    def region(self, start: int, end: int) -> Region:
        """The region in the draft of a span in the words of the block."""
        return self.draft.region(*self.sentence.words.span(start, end))

    @property
    def place(self) -> Region:
        """The region of the sentence."""
        return self.region(self.sentence.start, self.sentence.end)

    def cited(self, citation: Citation) -> Region:
        """The region of a citation."""
        return self.draft.region(*citation.link.source)


def supported(claim: Claim, citations: tuple[Citation, ...], sources: Sources) -> tuple[Claim, Support]:
    """How a claim stands as it is read, or as it may be read too, whichever is better: 32m of 3200万元, which is no length."""
    first = support(claim, citations, sources)
    if not claim.others or first.stand in ("carried", "uncited"):
        return claim, first
    others = [claim._replace(figure=figure) for figure in claim.others]
    every = [(claim, first), *((other, support(other, citations, sources)) for other in others)]
    return min(every, key=lambda one: _WORST.index(one[1].stand))


def read_of(draft: Draft, sentence: Sentence, sources: Sources) -> Read:
    """Read a sentence. Of one that claims nothing, or has no sign of a figure or a requirement, only the citations are read."""
    if not (sentence.claims and sentence.signs):
        return Read(draft, sentence, sources, (), None, ())
    text = sentence.passage.masked[sentence.start : sentence.end]
    chinese = is_chinese(text)
    claims = claims_of(sentence, text, chinese=chinese)
    requirement = requirement_in(sentence, text, chinese=chinese)
    return Read(draft, sentence, sources, claims, requirement, _supports(claims, sentence, sources))


def _supports(claims: tuple[Claim, ...], sentence: Sentence, sources: Sources) -> tuple[tuple[Claim, Support], ...]:
    passage = sentence.passage
    if not (sentence.citations or any(column.cited for column in passage.row.above)):
        return tuple([(claim, _UNCITED) for claim in claims])
    # "Two of them come to [6][=…]": what a formula comes to is the figure in its own words, if there is one
    with_figure = {id(claim.citation) for claim in claims if claim.citation is not None}
    own = tuple(one for one in sentence.citations if one.formula is None or id(one) not in with_figure)
    found = [
        # what may carry a claim: the citation that it stands in, else all of its sentence, and of the head of its column
        supported(
            one, (one.citation,) if one.citation is not None else (*own, *passage.cited_above(one.start)), sources
        )
        for one in claims
    ]
    # "Of 65 things, 6 are left ([sum][=…])": the sum is that of the figure that it comes to, and of no other
    used = {id(one.citation) for _, one in found if one.stand == "carried"}
    return tuple(
        (claim, _UNCITED if one.stand == "formula" and id(one.citation) in used else one) for claim, one in found
    )


def support(claim: Claim, citations: tuple[Citation, ...], sources: Sources) -> Support:
    """How a claim stands by the best of these citations."""
    if not citations:
        return _UNCITED
    found = [_by(claim, one, sources) for one in citations]
    return min(found, key=lambda one: _WORST.index(one.stand))


def _by(claim: Claim, cited: Citation, sources: Sources) -> Support:
    if not cited.resolves:
        return Support("unresolved", cited)
    if cited.kind == "lines":
        figures = sources.figures_on(cited.page, cited.first, cited.last)
        numbers = sources.numbers_on(cited.page, cited.first, cited.last)
        if cited.column is not None:
            at = [one for one in figures if one.column == cited.column]
            figures, numbers = (at, frozenset()) if at else (figures, numbers)
        best = fitting(claim, figures, numbers)
        return Support(best.fit, cited, best.figure)
    if cited.kind == "relation":
        return _by_relation(claim, cited, sources)
    if cited.formula is not None:
        said = against(claim, cited)
        return Support("formula" if said else "carried", cited, said=said)
    return Support("elsewhere", cited)


def _by_relation(claim: Claim, cited: Citation, sources: Sources) -> Support:
    """How a claim stands by a relation: by a figure that it relates, else by a number that it comes to."""
    figures = sources.relation_figures[cited.id]
    best = fitting(claim, figures, frozenset())
    number = number_key(claim.figure.value)
    # "36.0 couriers": the number is there, and not as the draft has it
    alike = next((one for one in figures if number_key(one.value) == number), None)
    if best.fit != "value" or alike:
        return Support(best.fit, cited, best.figure or alike)
    said = ""
    if number not in sources.relation_numbers[cited.id]:
        said = "has no such number"
    elif measured(claim) and not any(same(claim, one) or one.kind == "ratio" or not one.claimed for one in figures):
        said = f"relates nothing in {claim.figure.unit}"
    elif claim.figure.bound in ("over", "nearly") and all(one.bound in (None, "exact") for one in figures):
        said = f"comes to exactly {readable_value(claim.figure.value)}"
    return Support("relation" if said else "carried", cited, said=said)


def place_of(cited: Citation, figure: Figure | None) -> str:
    """Where a figure is printed, as a message names it."""
    return f"{figure.id} of {cited.id}" if figure and cited.kind == "relation" else cited.place


def lines_of(cited: Citation, figure: Figure | None, sources: Sources) -> Related:
    """The lines that are cited, or that of the figure that a relation relates."""
    if figure and cited.kind == "relation":
        return sources.shown(figure.page, figure.line, figure.line)
    return sources.shown(cited.page, cited.first, cited.last)


def result_of(cited: Citation) -> Result | str:
    """What the formula of a citation comes to, or why it comes to nothing."""
    if cited.formula is None:
        return ""
    try:
        return computed(cited.formula)
    except ResultError as error:
        return str(error)


def against(claim: Claim, cited: Citation) -> str:
    """What the formula of a citation has against a claim; empty where it comes to the claim."""
    result = result_of(cited)
    if isinstance(result, str):
        return ""  # the formula itself is at fault, and is told once
    value = fraction_of(claim.figure.value)
    if value is None:
        return "the draft has more digits than can be computed with"
    if claim.figure.kind == "percent":
        value /= 100
    unit = _unit_of(claim)
    if not _same_units(unit, result):
        return f"it comes to {shown(result)}, and the draft counts {claim.figure.unit}"
    if value != result.value and not _rounds_to(claim, result):
        return f"it comes to {shown(result)}"
    hedged = claim.figure.bound
    if result.exact or hedged == "about":
        return ""
    if result.span is None:
        return f"it comes to about {shown(result)}, since the pages say about"
    asks = claim.figure.interval
    inside = asks is not None and result.span.lies_within(asks)
    return "" if inside else f"the pages hedge its figures, so that it comes to {result.span}"


def _unit_of(claim: Claim) -> str | None:
    """The unit of a claim as formulas name units; None where it has none."""
    figure = claim.figure
    if figure.kind in ("percent", "ratio"):
        return SHARE
    if figure.unit is None:
        return None
    if claim.chinese:
        return english_unit(figure.unit) or COUNT
    # a measure of the table is no classifier, and any other noun is what is counted
    return COUNT if " per " not in figure.unit and same_unit(figure.unit, None) else figure.unit


def _same_units(unit: str | None, result: Result) -> bool:
    if unit is None:
        return True
    if not result.units:
        return unit in (SHARE, COUNT)
    above = [name for name, times in result.units if times > 0]
    return unit == result.unit or (len(above) == 1 and unit == above[0])


def _rounds_to(claim: Claim, result: Result) -> bool:
    """Whether the result, rounded to the printed digits, is the claim: 33.3 per cent of 1/3."""
    printed, about = claim.figure.printed, claim.figure.bound == "about"
    if printed is None or (printed.whole and not about):
        return False
    # "about 20" of 20.2
    span = interval(printed._replace(bound="exact", whole=False))
    scaled = result.value * 100 if claim.figure.kind == "percent" else result.value
    return span is not None and span.holds(scaled)


def shown(result: Result) -> str:
    """What a formula comes to, in words."""
    unit = "" if result.unit == COUNT else result.unit
    return f"{readable(result.value)} {unit}".rstrip()
