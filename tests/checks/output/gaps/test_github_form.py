"""The form, as the check and `record form` make it."""

from typing import Any

from checks.gaps.issue_form import issue_form
from checks.gaps.rows import gaps_of
from checks.output.formats import Style
from checks.output.gaps.github_form import render


def test_it_is_the_form_in_any_style(copy: Any) -> None:
    gaps = gaps_of(copy.repository())
    assert "".join(render(gaps, Style())) == "".join(render(gaps, Style(width=20, colour=True))) == issue_form(gaps)
    assert issue_form(gaps).encode() == (copy.root / ".github/ISSUE_TEMPLATE/real-spec.yml").read_bytes()
