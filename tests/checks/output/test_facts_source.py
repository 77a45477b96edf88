"""A source is frozen, and empty for a text that is no page."""

from dataclasses import FrozenInstanceError

import pytest

from checks.output.facts_source import Source


def test_of_a_text_nothing_is_known() -> None:
    assert (Source().files, dict(Source().stories)) == ((), {})


def test_it_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Source().files = ()  # type: ignore[misc]
