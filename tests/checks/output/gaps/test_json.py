"""One document that has everything, as it is."""

import json
from typing import Any

from bundle_model.version import VERSION
from checks.gaps.passages import Passage
from checks.gaps.rows import HEADING, Gaps, GapStatus, Row, gaps_of
from checks.output.formats import Style
from checks.output.gaps.json import render


def _document(gaps: Gaps) -> dict[str, Any]:
    text = "".join(render(gaps, Style()))
    assert text.endswith("}\n")
    assert not [part for part in ("\x1b", "\u202e", "::", "##[") if part in text]
    return json.loads(text)


def _plain(row: Row) -> Any:
    """The row as JSON can say it."""
    search = [one._asdict() | {"hits": [hit._asdict() for hit in one.hits]} for one in row.search]
    own = {"passages": [one._asdict() for one in row.passages], "said_of": row.said_of._asdict(), "search": search}
    return json.loads(json.dumps(row._asdict() | own | {"element": None}))


def test_the_document_has_every_row_whole(copy: Any) -> None:
    gaps = gaps_of(copy.repository())
    document = _document(gaps)
    assert list(document) == ["schema_version", "tool", "heading", "caveat", "verdicts", "pages", "rows"]
    assert (document["schema_version"], document["tool"]) == (
        1,
        {"name": "yiwu-bundle", "version": VERSION},
    )
    assert (document["heading"], document["caveat"]) == (HEADING, gaps.caveat)
    assert document["verdicts"] == list(gaps.verdicts)
    assert [(page["page"], page["sha256"]) for page in document["pages"]] == list(gaps.pages)
    assert len(document["rows"]) == 27
    for found, row in zip(document["rows"], gaps.rows, strict=True):
        element = {name: found.pop(name) for name in ("id", "name", "question")}
        assert element == row.element.model_dump(exclude={"by"})
        assert " ".join(found.pop("asked_by")) == row.element.by
        found["problems"] = found.pop("wrong")
        assert found | {"element": None} == _plain(row)


def test_more_passages_than_are_shown_elsewhere_are_there(make_row: Any) -> None:
    passages = tuple(Passage(f"000:{n}:1", "一部\n手机", "a phone") for n in range(1, 9))
    (row,) = _document(Gaps((make_row(passages=passages),), ()))["rows"]
    assert [one["place"] for one in row["passages"]] == [one.place for one in passages]
    assert row["passages"][0] == {
        "place": "000:1:1", "quote": "一部\n手机", "says": "a phone", "of": None, "technical": False, "lacks": None, "gist": None
    }  # fmt: skip
    assert row["search"] == [
        {
            "term": "terminal",
            "forms": ["手机", "phone"],
            "hits": [{"place": "000:2:1", "words": "手机", "why": "any phone"}],
        }
    ]


def test_whatever_is_said_it_is_given_back_to_the_letter(make_row: Any, hostile: str) -> None:
    row = make_row(
        status=GapStatus.UNREAD,
        passages=(Passage(hostile, hostile, hostile, hostile, technical=True, lacks=hostile, gist=hostile),),
        problems=(hostile,),
    )
    document = _document(Gaps((row,), ((hostile, "0" * 64),)))
    (found,) = document["rows"]
    assert (found["status"], found["wrong"], set(found["passages"][0].values())) == (
        "unread",
        [hostile],
        {hostile, True},
    )
    assert document["pages"] == [{"page": hostile, "sha256": "0" * 64}]
