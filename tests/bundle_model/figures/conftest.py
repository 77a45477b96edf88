"""What the tables of figures share."""

from collections.abc import Callable

import pytest

from bundle_model.figures import figures_of


def _read(text: str) -> list[str]:
    said = (
        (one.text.replace("\n", ""), one.kind, one.value, one.unit or "-", one.bound or "-") for one in figures_of(text)
    )
    return [" ".join(fields) for fields in said]


@pytest.fixture(scope="session")
def read() -> Callable[[str], list[str]]:
    """The figures of a text, each as `text kind value unit bound`."""
    return _read
