"""A relation as reporters see it, by hand."""

from collections.abc import Callable

import pytest

from checks.evidence.relation_views import Input, View


@pytest.fixture(scope="session")
def make_view() -> Callable[..., View]:
    """A view with the fields that a test is about."""

    def make(**fields: object) -> View:
        values: dict[str, object] = {
            "id": "R-000-01", "page": "000", "stories": ("000-2",), "kind": "sum", "strength": "claimed",
            "claim": "The 6 are 2 and 4.", "verdict": "holds", "recorded": "holds", "why": "the printed values are equal",
            "expected": "6", "stated": "6", "gap": "0", "doubt": None,
            "inputs": (Input("000:1:2", "6家", "six firms"),),
        }  # fmt: skip
        return View(**{**values, **fields})  # type: ignore[arg-type]

    return make
