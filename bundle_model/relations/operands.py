"""The terms of relations: figures by their id, quoted words with a value, and constants that everybody knows."""

from fractions import Fraction
from typing import Annotated, Literal, NamedTuple

from pydantic_core import core_schema

from bundle_model.errors import YiwuBundleError
from bundle_model.figures.interval import Interval
from bundle_model.figures.vocabulary import Kind
from bundle_model.strict.marks import English
from bundle_model.strict.models import ExactNumber, NonBlank, ReadBy, StrictModel
from bundle_model.text.places import Place, Point, Quote


class Anchor(StrictModel):
    """A numeral that is no figure, such as one in a slogan: its words, their place, and the value they have."""

    at: Point
    quote: NonBlank
    value: ExactNumber


class Constant(StrictModel):
    """A number that is not printed because everybody knows it; `because` says what it is."""

    value: ExactNumber
    because: English


def _term(value: object) -> object:
    """Choose the model by the form of the value, so that errors come from one model and not from the whole union."""
    if isinstance(value, dict):
        return (Constant if "because" in value else Anchor).model_validate(value)
    return value if isinstance(value, Anchor | Constant) else _figure_id(value)


def _item(value: object) -> object:
    if isinstance(value, dict):
        return Quote.model_validate(value)
    return value if isinstance(value, Quote) else _figure_id(value)


def _figure_id(value: object) -> str:
    if not isinstance(value, str) or Place.model_validate(value).column is None:
        raise ValueError("must be the id of a figure, such as 000:38:15, or quoted words with their place")
    return value


Term = Annotated[str | Anchor | Constant, ReadBy(core_schema.no_info_plain_validator_function(_term))]
Item = Annotated[str | Quote, ReadBy(core_schema.no_info_plain_validator_function(_item))]


class Known(NamedTuple):
    """A term with its value: its label in messages, the printed value, the interval and the dimension.

    `span` is None where the words around set no limits (`about`). `exact` is false where they hedge the value.
    Terms of one `dimension` can be added: the unit of a measure, or `count`; None where there is no unit.
    """

    label: str
    value: Fraction
    span: Interval | None
    exact: bool
    dimension: str | None
    kind: Kind | Literal["constant"]

    @property
    def scale(self) -> Fraction:
        """The factor that turns the value into a share of one: 1/100 for a percentage."""
        return Fraction(1, 100) if self.kind == "percent" else Fraction(1)

    @property
    def as_share(self) -> "Known":
        """The same term as a share of one: 63 % is 63/100."""
        span = self.span.times(Interval.point(self.scale)) if self.span else None
        return self._replace(value=self.value * self.scale, span=span)


class UnfitRelationError(YiwuBundleError, ValueError):
    """A relation cannot be computed as it is declared. The message says why."""
