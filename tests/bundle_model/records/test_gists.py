"""Gists: in the order of their lines, and each cites all lines that it tells."""

import pytest
from pydantic import ValidationError

from bundle_model.records.gists import Gist, GistsRecord, PageGists


def _page(*lines: str) -> PageGists:
    gists = [{"lines": one, "english": "Somebody did 3 things."} for one in lines]
    return PageGists.model_validate({"page": "000", "sha256": "0" * 64, "gists": gists})


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([], id="none"),
        pytest.param(["2", "3-9", "12"], id="in-order"),
        # that a line is told once is for the check to say, at the line
        pytest.param(["2-4", "4-9"], id="overlapping"),
    ],
)
def test_in_order(lines: list[str]) -> None:
    assert [str(gist.lines) for gist in _page(*lines).gists] == lines


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param(["3-9", "2"], "gists must be in the order of their lines", id="the-later-first"),
        pytest.param(["0"], "must be a line or a range of lines", id="no-line"),
        pytest.param(["9-3"], "must not end before it begins", id="backwards"),
        pytest.param(["3, 4"], "must be a line or a range of lines", id="a-list"),
    ],
)
def test_out_of_order(lines: list[str], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        _page(*lines)


def test_a_gist_has_words() -> None:
    with pytest.raises(ValidationError, match="english"):
        Gist.model_validate({"lines": "2", "english": " "})


def test_the_english_of_a_gist_cites_every_line_of_its_passage() -> None:
    record = GistsRecord(pages=(_page("2", "3-5"),))
    first, second = record.english()
    assert (first.name, first.path, first.cites) == ("000:2", ("pages", 0, "gists", 0), (("000", 2),))
    assert (second.name, second.texts) == ("000:3-5", (("english", "Somebody did 3 things."),))
    assert second.cites == (("000", 3), ("000", 4), ("000", 5))
