"""Comma-separated values read back as the fields that JSON has, as far as no cell could do anything."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.facts import Fact
from checks.output.fact_list import FIELDS, Source, fields_of
from checks.output.facts.csv import render
from checks.output.formats import Style


def _rendered(*facts: Fact) -> str:
    return "".join(render(facts, Source(), Style()))


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def _plain(value: object) -> str:
    """As JSON would write it, without quotation marks; nothing for null."""
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def _lines(text: str) -> list[str]:
    assert text.endswith("\n")
    return text.split("\n")[:-1]


def test_the_form(make_fact: Any) -> None:
    assert _rendered(make_fact("000-2", 'three firms, "so to say"')) == (
        ",".join(FIELDS) + "\n"
        '000:1:2,000,1,2,1,3,2,3家,quantity,3,家,exact,3,3,true,true,000-2,"three firms, ""so to say""",unit\n'
    )


def test_without_facts_the_head_alone() -> None:
    assert _rendered() == ",".join(FIELDS) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"', id="quote"),
        pytest.param("1,100万", id="comma"),
        pytest.param(" 3 ", id="blanks"),
        pytest.param("", id="nothing"),
        pytest.param("1+8=9", id="no-formula"),
    ],
)
def test_values_read_back(make_fact: Any, text: str) -> None:
    facts = [make_fact(text=text, unit=text, says=text), make_fact(bound=None, printed=None)]
    assert _read(_rendered(*facts)) == [{k: _plain(v) for k, v in fields_of(fact).items()} for fact in facts]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("3万\n余人", "3万\\u{a}余人", id="LF"),
        pytest.param("3万\r\n余人", "3万\\u{d}\\u{a}余人", id="CRLF"),
        pytest.param("3万\u2028\x0b\x85余人", "3万\\u{2028}\\u{b}\\u{85}余人", id="ends-of-lines-to-others"),
        pytest.param("a\x00b", "a\\u{0}b", id="NUL"),
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("::error::x", ":\\u{3a}error:\\u{3a}x", id="command"),
    ],
)
def test_what_would_do_something_reads_back_as_it_is_shown(make_fact: Any, text: str, cell: str) -> None:
    (row,) = _read(_rendered(make_fact(text, text, text=text, unit=text, page=text)))
    assert [row[name] for name in ("story", "says", "text", "unit", "page")] == [cell] * 5


@pytest.mark.parametrize("value", ["-7", "-0.5"])
def test_a_negative_number_is_data(make_fact: Any, value: str) -> None:
    (row,) = _read(_rendered(make_fact(value=value)))
    assert row["value"] == value


def test_a_place_in_a_text_that_is_no_page_is_one(make_fact: Any) -> None:
    (row,) = _read(_rendered(make_fact(page="-")))
    assert (row["id"], row["page"]) == ("-:1:2", "-")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.none() | st.text(st.sampled_from('\r\n",; =+-@3万')))
def test_a_fact_is_one_line_whatever_it_holds(make_fact: Any, text: str, says: str | None) -> None:
    fact = make_fact(text=text, says=says)
    _, first, second = _lines(_rendered(fact, fact))
    assert first == second
    assert len(_read(_rendered(fact, fact))) == 2


def test_facts_come_as_they_are_asked_for(make_fact: Any) -> None:
    def facts() -> Any:
        yield make_fact()
        raise AssertionError

    pieces = render(facts(), Source(), Style())
    assert next(pieces).startswith("id,")
    assert next(pieces).startswith("000:1:2,")
