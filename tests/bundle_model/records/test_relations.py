"""The record of relations: closed kinds, each with its own parts, every error with its line."""

from typing import Any

import pytest

from bundle_model.faults import Fault
from bundle_model.records.relations import RelationsRecord
from bundle_model.relations.registry import all_kinds
from bundle_model.strict.models import parse_model

SHA = "0" * 64
EVERY_KIND = ", ".join(all_kinds())
GOOD = """\
kind: repeat
figures: ["000:1:1", "000:1:5"]
"""


def _relation(body: str = GOOD, id_: str = "R-000-01", claim: str = "claim: one") -> str:
    lines = (f"id: {id_}", *body.splitlines(), claim, "strength: weak", "verdict: holds")
    return "".join(f"      {'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))


def _page(*relations: str, page: str = "000") -> str:
    return f'  - page: "{page}"\n    sha256: "{SHA}"\n    relations:\n{"".join(relations)}'


def _read(*pages: str) -> tuple[RelationsRecord | None, tuple[Fault, ...]]:
    return parse_model(RelationsRecord, f"pages:\n{''.join(pages)}".encode(), "record/relations.yaml")


def test_a_record() -> None:
    record, faults = _read(
        _page(_relation(), _relation(id_="R-000-03")),
        _page(_relation(GOOD.replace("000", "001"), "R-001-01"), page="001"),
    )
    assert faults == ()
    assert record
    assert [[relation.id for relation in page.relations] for page in record.pages] == [
        ["R-000-01", "R-000-03"],
        ["R-001-01"],
    ]
    assert {type(relation) for page in record.pages for relation in page.relations} == {all_kinds()["repeat"]}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('kind: repeat\nfigures: ["000:1:1"]\n', id="one-alone"),
        pytest.param('kind: list\ncount: "000:1:1"\nitems: []\nclosed: true\n', id="no-item"),
        pytest.param("kind: formula\nparts: []\n", id="no-part"),
        pytest.param('kind: formula\nparts: [{number: "000:1:1", spelled: []}]\n', id="nothing-spelled"),
        pytest.param('kind: part-of-whole\npart: []\nwhole: "000:1:1"\n', id="a-part-of-nothing"),
    ],
)
def test_a_relation_with_too_few_terms_can_be_read_and_is_a_finding_of_the_check(body: str) -> None:
    record, faults = _read(_page(_relation(body)))
    assert faults == ()
    assert record
    (relation,) = record.pages[0].relations
    assert [least > there for _, there, least in relation.lacking] == [True]


def test_a_page_may_have_more_than_99() -> None:
    record, faults = _read(_page(_relation(id_="R-000-99"), _relation(id_="R-000-100")))
    assert faults == ()
    assert record


# In `_read(_page(_relation(body)))` the id stands on line 5, the kind on line 6, the first part on line 7.
@pytest.mark.parametrize(
    ("body", "places"),
    [
        pytest.param("kind: summ\n", [(6, "wrong value in pages.0.relations.0.kind", "must be a known kind, such as sum")], id="kind-near"),
        pytest.param("kind: ???\n", [(6, "kind", f"must be a known kind, one of {EVERY_KIND}")], id="kind-far"),
        pytest.param('figures: ["000:1:1", "000:1:5"]\n', [(5, "kind", f"one of {EVERY_KIND}")], id="no-kind"),
        pytest.param("kind: [sum]\n", [(6, "kind", f"one of {EVERY_KIND}")], id="kind-is-a-list"),
        pytest.param('kind: sum\nwhole: "000:1:1"\n', [(5, "lacks the field pages.0.relations.0.parts", "parts")], id="part-lacks"),
        pytest.param(f'{GOOD}whole: "000:1:1"\n', [(8, "unknown field", "a field that is known here")], id="part-of-another-kind"),
        pytest.param('kind: repeat\nfigures: "000:1:1"\n', [(7, "relations.0.figures", "must be a list")], id="no-list"),
        pytest.param('kind: repeat\nfigures: ["000:1:1", "x"]\n', [(7, "relations.0.figures.1", "must be a place")], id="no-id"),
        pytest.param('kind: repeat\nfigures: ["000:1:1", {at: "000:1:5", quote: 三, valu: "3"}]\n', [(7, "figures.1.value", "value"), (7, "unknown field", "known here")], id="anchor-misspelt"),
        pytest.param('kind: order\nfigures: ["000:1:1", "000:1:5"]\nrelation: ">"\n', [(8, "relations.0.relation", "'<' or '<='")], id="unknown-order"),
        pytest.param('kind: list\ncount: "000:1:1"\nitems: 3\nclosed: maybe\n', [(8, "relations.0.items", "must be a list"), (9, "relations.0.closed", "true or false")], id="two-wrong"),
        pytest.param('kind: span\nstart: "000:1:1"\nend: "000:1:1"\nlength: "000:1:1"\ncounting: both\n', [(10, "counting", "'inclusive' or 'elapsed'")], id="unknown-counting"),
        pytest.param('kind: repeat\nfigures: ["000:1:1", "001:1:5"]\n', [(5, "relations.0", "must relate only parts of page 000")], id="figure-of-another-page"),
        pytest.param('kind: list\ncount: "000:1:1"\nitems: [{at: "001:1:5", quote: 三}]\nclosed: true\n', [(5, "relations.0", "must relate only parts of page 000")], id="quotation-of-another-page"),
    ],
)  # fmt: skip
def test_a_relation_that_is_unfit(body: str, places: list[tuple[int, str, str]]) -> None:
    record, faults = _read(_page(_relation(body)))
    assert record is None
    assert [fault.line for fault in faults] == [line for line, _, _ in places]
    for fault, (_, message, expected) in zip(faults, places, strict=True):
        assert message in fault.message
        assert expected in fault.expected
        assert (fault.file, fault.unreadable) == ("record/relations.yaml", True)


@pytest.mark.parametrize(
    ("ids", "line"),
    [
        pytest.param(["R-000-02", "R-000-01"], 11, id="backwards"),
        pytest.param(["R-000-01", "R-000-01"], 11, id="twice"),
        pytest.param(["R-000-100", "R-000-99"], 11, id="backwards-beyond-99"),
        pytest.param(["R-001-01", "R-000-02"], 5, id="of-another-page"),
    ],
)
def test_ids_stand_in_order_under_their_page(ids: list[str], line: int) -> None:
    record, (fault,) = _read(_page(*(_relation(id_=id_) for id_ in ids)))
    assert record is None
    assert fault.line == line
    assert fault.found in ids


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        pytest.param('kind: sum\nwhle: "000:1:1"\n', "Did you mean whole?", id="near"),
        pytest.param('kind: formula\nparts: [{nmber: "000:1:1"}]\n', "Did you mean number?", id="inside"),
        pytest.param('kind: sum\nclaims: "x"\n', "Did you mean claim?", id="of-every-kind"),
        pytest.param('kind: sum\nzzzz: "x"\n', "Remove it.", id="far"),
    ],
)
def test_a_field_of_a_kind_that_is_misspelt_has_the_nearest(body: str, remedy: str) -> None:
    _, faults = _read(_page(_relation(body)))
    assert [fault.remedy for fault in faults if fault.message == "has an unknown field"] == [remedy]


def test_every_relation_that_is_unfit_is_named() -> None:
    _, faults = _read(
        _page(
            _relation("kind: summ\n"), _relation(id_="R-000-02", claim="claim: ''"), _relation("kind: x\n", "R-000-03")
        )
    )
    assert [fault.line for fault in faults] == [6, 13, 17]


def test_a_relation_is_a_map() -> None:
    _, (fault,) = _read(_page("      - R-000-01\n"))
    assert (fault.line, fault.expected) == (5, "must be a map")


@pytest.mark.parametrize("ids", [("001", "000"), ("000", "000")], ids=["backwards", "twice"])
def test_pages_stand_in_order(ids: tuple[str, str]) -> None:
    pages = (_page(_relation(GOOD.replace("000", id_), f"R-{id_}-01"), page=id_) for id_ in ids)
    _, (fault,) = _read(*pages)
    assert fault.expected == "must be in order of the page ids, each once"


@pytest.mark.parametrize(
    ("name", "value"),
    [("verdict", "true"), ("strength", "strong"), ("doubt", '" "'), ("claim", '""')],
    ids=["verdict", "strength", "doubt", "claim"],
)
def test_the_common_words_are_closed(name: str, value: Any) -> None:
    text = _relation().replace("claim: one\n", "claim: one\n        doubt: two\n")
    old = next(line for line in text.splitlines() if line.strip().startswith(f"{name}:"))
    _, (fault,) = _read(_page(text.replace(old, f"        {name}: {value}")))
    assert fault.message.endswith(f"relations.0.{name}")
