"""The English of every record: which texts are held to the pages, and which lines each row cites."""

import json
from collections.abc import Iterator

import pytest

from bundle_model.bundle import Bundle
from bundle_model.records.all_records import RECORDS
from bundle_model.records.english import EnglishRow
from bundle_model.repository import Repository
from bundle_model.strict.models import parse_model


@pytest.fixture(scope="session")
def bundle(real_repository: Repository) -> Bundle:
    return real_repository.bundle


def _rows(bundle: Bundle, name: str) -> Iterator[EnglishRow]:
    return bundle.records[f"record/{name}.yaml"].english()


_PAGE = {"page": "000", "sha256": "0" * 64}
_STATED = {"element": "U-02", "at": "000:5:1", "quote": "甲", "says": "is there"}
_INFERRED = {"printed": "no", "inferred": "a day", "from": [
    {"at": "000:9", "because": "one"}, {"at": "000:2:3", "because": "two"}, {"at": "000:9:4", "because": "three"}
]}  # fmt: skip
_RECORDS = {
    "figures": {"pages": [{**_PAGE, "figures": [
        {"id": "000:1:2", "text": "3家", "kind": "quantity", "value": "3", "unit": "家", "bound": "exact", "says": "3 firms"},
        {"id": "000:2:2", "text": "3", "kind": "ordinal", "value": "3"},
    ]}]},
    "relations": {"pages": [{**_PAGE, "relations": [
        {"id": "R-000-01", "kind": "repeat", "figures": ["000:5:1", "000:3:1", "000:5:9"], "claim": "So.", "verdict": "holds"},
        {"id": "R-000-02", "kind": "formula", "parts": [{"number": "000:6:1", "spelled": [{"at": "000:4:1", "quote": "甲"}]}],
            "claim": "So.", "verdict": "holds", "doubt": "Odd.", "saved_by": "Read so."},
    ]}]},
    "mentions": {"pages": [_PAGE], "mentions": [
        {"name": "表", "english": "form", "what": "form", "places": ["000:4:1", "000:4:9"], "states": [_STATED],
            "verdict": "no", "reason": "none", "argued": {"there": "It (U-02).", "missing": "All."}},
    ]},
    "pages": {"pages": [{**_PAGE, "newspaper": {**_INFERRED, "from": []}, "date": _INFERRED, "stories": [
        {"id": "000-1", "title": "A", "headline": [], "byline": [], "place": "B", "about_yiwu": "true", "lines": ["2-4", "7-8"]},
    ], "furniture": [{"lines": "5-6", "what": "banner"}]}]},
    "words": {"pages": [{**_PAGE, "lines": []}], "terms": [
        {"english": "app", "forms": ["甲"], "elements": ["U-01"], "judgements": [{"at": ["000:3:1", "000:1:1", "000:3:5"], "why": "no"}]},
    ]},
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "name", "fields", "lines"),
    [
        pytest.param("figures", "000:1:2", ["says"], [1], id="a-figure"),
        pytest.param("relations", "R-000-01", ["claim"], [5, 3], id="a-line-once"),
        pytest.param("relations", "R-000-02", ["claim", "doubt", "saved_by"], [6, 4], id="a-relation-with-its-quotations"),
        pytest.param("mentions", "form", ["english", "verdict", "reason"], [4, 5], id="a-mention-with-its-statements"),
        pytest.param("mentions", "form (argued)", ["there", "missing"], [4, 5], id="an-argument"),
        pytest.param("mentions", "form (U-02)", ["says"], [5], id="a-statement"),
        pytest.param("pages", "the date of 000", ["printed", "inferred"], [9, 2], id="an-inference"),
        pytest.param("pages", "the date of 000 (000:2:3)", ["because"], [2], id="a-line-of-evidence"),
        pytest.param("pages", "000-1", ["title", "place"], [2, 7], id="a-story"),
        pytest.param("pages", "000:5-6", ["what"], [5, 6], id="furniture"),
        pytest.param("words", "app", ["why"], [3, 1], id="a-judgement"),
    ],
)  # fmt: skip
def test_a_row(record: str, name: str, fields: list[str], lines: list[int]) -> None:
    path = f"record/{record}.yaml"
    read, faults = parse_model(RECORDS[path], json.dumps(_RECORDS[record]).encode(), path)
    assert faults == ()
    assert read
    (row,) = (row for row in read.english() if name in (row.name, "app"))
    assert [field for field, _ in row.texts] == fields
    assert row.cites == tuple(("000", line) for line in lines)


@pytest.mark.parametrize("record", [path.removeprefix("record/").removesuffix(".yaml") for path in RECORDS])
def test_each_text_is_where_the_row_says(bundle: Bundle, record: str) -> None:
    path = f"record/{record}.yaml"
    lines = (bundle.documents[path], next(file.content for file in bundle.bag.files if file.path == path))
    text = (lines[1] or b"").decode().split("\n")
    for row in _rows(bundle, record):
        for field, _ in row.texts:
            line, column = lines[0].place((*row.path, field))
            assert text[line - 1][: column - 1].endswith(f'"{field}": ')


def test_every_judgement_and_every_claim_is_there(bundle: Bundle) -> None:
    text = next(file.content for file in bundle.bag.files if file.path == "record/figures.yaml")
    assert sum(1 for _ in _rows(bundle, "figures")) == (text or b"").count(b'"says": ')
    assert sum(1 for _ in _rows(bundle, "relations")) == len(bundle.judged)
