"""What passages say, by place and by line."""

from types import SimpleNamespace
from typing import Any

import pytest

from bundle_model.records.gists import Gist
from bundle_model.text.places import Place
from checks.evidence.gists import NOT_TOLD, gists_at, gists_on

_GISTS = tuple(
    Gist.model_validate({"lines": lines, "english": said}) for lines, said in (("2-4", "One."), ("6", "Two."))
)


def _repository() -> Any:
    def gists_of(page: str, first: int, last: int) -> tuple[Gist, ...]:
        told = _GISTS if page == "000" else ()
        return tuple(gist for gist in told if gist.lines.first <= last and first <= gist.lines.last)

    return SimpleNamespace(bundle=SimpleNamespace(gists_of=gists_of))


@pytest.mark.parametrize(
    ("places", "said"),
    [
        pytest.param(["000:2:1"], "000:2-4 One.", id="one"),
        pytest.param(["000:4:9", "000:3"], "000:2-4 One.", id="each-once"),
        pytest.param(["000:6:1", "000:2:1"], "000:6 Two.\n000:2-4 One.", id="in-the-order-of-the-places"),
        pytest.param(["000:5:1"], NOT_TOLD, id="between-passages"),
        pytest.param(["001:2:1"], NOT_TOLD, id="a-page-without"),
        pytest.param([], NOT_TOLD, id="nowhere"),
    ],
)
def test_at_places(places: list[str], said: str) -> None:
    assert gists_at(map(Place.model_validate, places), _repository()) == said


def test_on_lines() -> None:
    assert gists_on([("000", 4, 9)], _repository()) == "000:2-4 One.\n000:6 Two."
