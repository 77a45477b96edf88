"""What the note of a figure says in English."""

import pytest

from bundle_model.facts import Fact
from bundle_model.figures import figures_of
from checks.room.notes import note_of


@pytest.mark.parametrize(
    ("text", "words", "amount", "unit", "limits"),
    [
        pytest.param("共36家企业", "36家", "exactly 36", "firms or bodies", None, id="exact"),
        pytest.param("市场主体6400余家", "6400余家", "more than 6,400", "firms or bodies", "(6400, ∞)", id="over"),
        pytest.param("至少12天", "12天", "at least 12", "days", "[12, ∞)", id="at-least"),
        pytest.param("不超过12345元", "12345元", "up to 12,345", "yuan", "[0, 12345]", id="at-most"),
        pytest.param("约20亩", "20亩", "about 20", "mu", None, id="about"),
        pytest.param("近20亩", "20亩", "nearly 20", "mu", "[0, 20)", id="nearly"),
        pytest.param("三四个人", "三四个", "between 3 and 4", "of any kind", "[3, 4]", id="between"),
        pytest.param("占63%", "63%", "63 as printed", "per cent", "[62.5, 63.5)", id="rounded"),
        pytest.param("面积36.0公顷", "36.0公顷", "36.0 as printed", "hectares", "[35.95, 36.05)", id="a-point"),
        pytest.param("零下10度", "零下10度", "exactly -10", "degrees Celsius", None, id="negative"),
        pytest.param("三分之二的人", "三分之二", "2/3 as printed", None, "[0.5, 5/6 (0.833…))", id="a-fraction"),
        pytest.param("1234567元", "1234567元", "exactly 1,234,567", "yuan", None, id="groups"),
        pytest.param("买了3把锁", "3把", "exactly 3", "of what is counted", None, id="a-counter-of-no-page"),
    ],
)
def test_a_claim(text: str, words: str, amount: str, unit: str | None, limits: str | None) -> None:
    note = note_of(Fact(figures_of(text)[0], "000-1", "so many"))
    assert (note.words, note.amount, note.unit_english, note.limits) == (words, amount, unit, limits)
    assert (note.claimed, note.story, note.says) == (True, "000-1", "so many")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        pytest.param("2020年", "date", "2020", id="a-year-is-not-grouped"),
        pytest.param("第37届", "ordinal", "37", id="an-ordinal"),
        pytest.param("“1+8+X”", "name", "1", id="a-name"),
    ],
)
def test_what_claims_nothing_has_its_value_alone(text: str, kind: str, value: str) -> None:
    note = note_of(Fact(figures_of(text)[0]))
    assert (note.kind, note.value, note.claimed) == (kind, value, False)
    assert (note.unit_english, note.limits, note.says) == (None, None, None)


def test_words_that_break_over_lines_are_one() -> None:
    assert note_of(Fact(figures_of("供应26068 \n亩")[0])).words == "26068亩"
