"""A number in the English of a record that the pages do not print."""

from bundle_model.strict.marks import English
from bundle_model.strict.models import ExactNumber, StrictModel


class NotPrinted(StrictModel):
    """A number that stands in the English of a row although no page prints it there, and why."""

    number: ExactNumber
    because: English
