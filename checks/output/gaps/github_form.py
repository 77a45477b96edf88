"""The GitHub issue form, as it is committed."""

from collections.abc import Iterator

from checks.gaps.issue_form import issue_form
from checks.gaps.rows import Gaps
from checks.output.formats import Style


def render(gaps: Gaps, style: Style) -> Iterator[str]:
    """The form."""
    yield issue_form(gaps)
