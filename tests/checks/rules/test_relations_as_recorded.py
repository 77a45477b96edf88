"""Every relation can be computed and comes out as recorded; a page that was not read from these bytes is one finding."""

import hashlib
import re
from collections import Counter
from typing import Any

import pytest

from checks.results import Status

RULE = "relations-as-recorded"
_RECORD = "bundle/record/relations.yaml"
_SHA_000 = "c7f5acff606e5715de64dcf08b90c35c72fcb6069c2844de998e77c27bba1d68"


def _line(copy: Any, needle: str) -> int:
    lines = copy.path(_RECORD).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if needle in line)


def _at(copy: Any, id_: str) -> str:
    line = _line(copy, f'"id": "{id_}"')
    return f"{_RECORD}:{line}:1"


def test_nothing_is_wrong_as_it_is(copy: Any) -> None:
    assert [finding.message for finding in copy.outcome(RULE).findings] == []


@pytest.mark.parametrize(
    ("old", "new", "id_", "said"),
    [
        pytest.param('"whole": "004:301:9"', '"whole": "004:254:8"', "R-004-23", "R-004-23 is recorded as “holds”, but is “contradicts”: 60 and 7 have no value in common.", id="another-verdict"),
        pytest.param('"whole": "004:301:9"', '"whole": "004:301:8"', "R-004-23", "R-004-23 names the figure 004:301:8, which does not exist.", id="no-such-figure"),
        pytest.param('{"at": "000:312:7", "quote": "休闲"}', '{"at": "000:312:6", "quote": "休闲"}', "R-000-27", "R-000-27 quotes “休闲” at 000:312:6, but it is not there.", id="moved-quotation"),
        pytest.param('{"at": "000:242:5", "quote": "城市客厅建设"}', '{"at": "000:242:5", "quote": "城市客房建设"}', "R-000-22", "R-000-22 quotes “城市客房建设” at 000:242:5, but it is not there.", id="moved-inside-a-formula"),
        pytest.param('"count": {"at": "001:21:52", "quote": "三", "value": "3"}', '"count": {"at": "001:21:52", "quote": "四", "value": "3"}', "R-001-08", "R-001-08 quotes “四” at 001:21:52, but it is not there.", id="moved-anchor"),
        pytest.param('"parts": ["004:301:19", "004:304:1", ', '"parts": ["004:301:19", "004:304:1", "004:95:18", ', "R-004-23", "R-004-23 cannot be computed: unlike units: count, 亩.", id="unlike-units"),
        pytest.param('"002:332:7", "share": "002:333:1"', '"002:332:7", "share": {"value": "0", "because": "none"}', "R-002-45", "R-002-45 cannot be computed: 0 (none) can be zero, so it cannot divide anything.", id="divided-by-zero"),
        pytest.param('"figures": ["000:33:14", "000:76:3"]', '"figures": ["000:33:14", "000:33:14"]', "R-000-02", "R-000-02 names 000:33:14 twice.", id="compared-with-itself"),
        pytest.param('"whole": "004:301:9"', '"whole": "004:301:19"', "R-004-23", "R-004-23 names 004:301:19 twice.", id="a-part-as-its-whole"),
        pytest.param('"004:301:19", "004:304:1", ', '"004:301:19", "004:304:1", "004:304:1", ', "R-004-23", "R-004-23 names 004:304:1 twice.", id="a-part-twice"),
        pytest.param('"parts": ["004:301:19", "004:304:1", "004:305:3", "004:306:4"]', '"parts": ["004:301:19"]', "R-004-23", "R-004-23 has 1 of its parts, and needs 2.", id="one-part-left"),
        pytest.param('"part": ["000:48:15"]', '"part": []', "R-000-03", "R-000-03 has none of its part, and needs 1.", id="no-part-left"),
        pytest.param('"count": {"at": "001:21:52", "quote": "三", "value": "3"}', '"count": {"at": "001:21:52", "quote": "三", "value": "4"}', "R-001-08", "R-001-08 says that “三” at 001:21:52 is 4, but it reads 3.", id="a-value-that-is-not-there"),
        pytest.param('"whole": {"value": "7"', f'"whole": {{"value": "{"7" * 5000}"', "R-001-14", "R-001-14 has values of 5002 digits, more than the 500 it computes with.", id="very-many-digits"),
    ],
)  # fmt: skip
def test_one_thing_wrong_is_one_finding(copy: Any, old: str, new: str, id_: str, said: str) -> None:
    copy.edit_record(_RECORD, old, new)
    outcome = copy.outcome(RULE)
    (finding,) = (one for one in outcome.findings if one.message.startswith(id_))
    assert finding.region.place == _at(copy, id_)
    assert finding.message == said
    assert f'"id": "{id_}"' in (finding.excerpt or "")
    assert outcome.status is Status.FAILED


_AGAINST = "R-002-03"
"""Nine groups with 20 per cent each are more than all there are, if nothing saves that reading."""


def test_everything_wrong_is_named_in_one_run(copy: Any) -> None:
    copy.edit_record(_RECORD, '"whole": "004:301:9"', '"whole": "004:301:8"')
    copy.edit(
        _RECORD,
        '{"at": "000:312:7", "quote": "休闲"}, {"at": "000:312:10"',
        '{"at": "000:312:6", "quote": "休闲"}, {"at": "000:312:9"',
    )
    copy.change("relations", _AGAINST, saved_by=None)
    found = [finding.message for finding in copy.outcome(RULE).findings if not finding.message.startswith("R-003-17")]
    assert [message.split(" ")[0] for message in found] == ["R-000-27", "R-000-27", _AGAINST, "R-004-23"]


def test_a_contradiction_of_the_newspaper_is_no_finding(copy: Any) -> None:
    copy.change("relations", _AGAINST, saved_by=None, verdict="contradicts")
    copy.recount()
    assert copy.outcome(RULE).status is Status.PASSED


_002 = "C-02 at bundle/data/002_9551d9c265f15358.txt:1:1"


def _rows(record: str) -> str:
    return f'{record}@"page": "000"'


@pytest.mark.parametrize(
    ("change", "part", "finding"),
    [
        pytest.param(lambda c: c.insert("002", 0, b"\n"), "page 002", _002, id="every-line-moves"),
        pytest.param(lambda c: c.insert("002", 1000, b"\n"), "page 002", _002, id="one-byte-within"),
        pytest.param(lambda c: c.insert("002", -1, b"\n"), "page 002", _002, id="one-byte-at-the-end"),
        pytest.param(lambda c: c.path(_RECORD).unlink(), _RECORD, "C-01 at bundle/tagmanifest-sha256.txt@relations.yaml", id="no-record"),
        pytest.param(lambda c: c.edit_record(_RECORD, _SHA_000, "d" + _SHA_000[1:]), f"page 000 in {_RECORD}", f"C-05 at {_rows(_RECORD)}", id="record-of-other-bytes"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x\n"), "page 005", "C-02 at bundle/data/005_x.txt:1:1", id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), "page 004", "C-02 at CONSTRAINTS.md@- name: 004_", id="a-page-that-is-gone"),
        pytest.param(lambda c: c.write(_RECORD, b"pages: 3\n"), _RECORD, f"{_RECORD}:1:8", id="unfit-record"),
        pytest.param(lambda c: c.write(_RECORD, b"\xff"), _RECORD, f"{_RECORD}:1", id="no-text"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, part: str, finding: str) -> None:
    assert_waits(RULE, change, [(part, finding)])


@pytest.mark.parametrize(
    ("old", "new"),
    [pytest.param('"kind": "repeat"', '"kind": "repete"', id="unknown-kind"), pytest.param('"relation": ', '"relations": ', id="wrong-parts")],
)  # fmt: skip
def test_an_unfit_relation_is_waited_for(copy: Any, old: str, new: str) -> None:
    copy.edit_record(_RECORD, old, new)
    whole = copy.whole()
    (wait,) = whole.outcome(RULE).waits
    assert (wait.parts, wait.finding) == ((_RECORD,), whole.run.problems[0].id)


def test_the_relations_of_the_other_pages_are_still_judged(assert_waits: Any) -> None:
    def change(copy: Any) -> None:
        copy.insert("002", 0, b"\n")
        copy.edit_record(_RECORD, '"whole": "004:301:9"', '"whole": "004:254:8"')

    expected = [(f'{_RECORD}@"id": "R-004-23"', "R-004-23 is recorded as “holds”, but is “contradicts”")]
    assert_waits(RULE, change, [("page 002", _002)], expected)


def test_each_part_that_is_wrong_is_a_problem_with_its_line(copy: Any) -> None:
    copy.edit_record(_RECORD, '"kind": "repeat"', '"kind": "repete"')
    copy.edit_record(_RECORD, '"relation": "<="', '"relation": "=<"')
    copy.edit_record(_RECORD, '"closed": "true"', '"closed": "yes"')
    lines = [_line(copy, needle) for needle in ('"kind": "repete"', '"relation": "=<"', '"closed": "yes"')]
    run = copy.run()
    assert [(problem.fault.file, problem.fault.line) for problem in run.problems] == [(_RECORD, line) for line in lines]
    assert run.problems[0].fault.expected == "must be a known kind, such as repeat"
    assert run.exit_code == 2


def test_without_the_record_of_figures_relations_are_judged_all_the_same(copy: Any) -> None:
    copy.path("bundle/record/figures.yaml").unlink()
    outcome = copy.outcome(RULE)
    assert (outcome.status, outcome.waits) == (Status.PASSED, ())


def _change_award(copy: Any) -> None:
    """30 awards become 40 in the page, in CONSTRAINTS.md and in every record of it, with all manifests made anew."""
    old = hashlib.sha256(copy.path("004").read_bytes()).hexdigest()
    copy.edit("004", "30个数字创富老", "40个数字创富老")
    new = hashlib.sha256(copy.path("004").read_bytes()).hexdigest()
    for name in ("pages", "figures", "relations", "words", "mentions"):
        copy.edit(f"bundle/record/{name}.yaml", old, new)
    copy.edit("CONSTRAINTS.md", old, new)
    row = '{"id": "004:301:19", "text": "30个", "kind": "quantity", "value": "30"'
    copy.edit("bundle/record/figures.yaml", row, row.replace("30", "40").replace("401", "301"))
    copy.seal()


def test_a_figure_changed_in_page_and_records_changes_the_relations_that_it_enters(copy: Any) -> None:
    before = {judged.relation.id: judged.judgement for judged in copy.repository().bundle.judged}
    _change_award(copy)
    after = {judged.relation.id: judged.judgement for judged in copy.repository().bundle.judged}
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"R-004-23"}
    outcome = copy.outcome(RULE)
    # the record of words has each line that was reviewed, so one is new; a relation does not rest on that
    assert len(copy.outcome("pages-as-read").findings) == 1
    assert [(finding.message, outcome.waits) for finding in outcome.findings] == [
        ("R-004-23 is recorded as “holds”, but is “contradicts”: 70 and 60 have no value in common.", ())
    ]


def test_the_figures_of_a_page_are_told_from_those_of_another(copy: Any) -> None:
    """A relation reaches over no page: what is wrong with one page says nothing of another's relations."""
    text = copy.path(_RECORD).read_text(encoding="utf-8")
    copy.write(_RECORD, text.replace('["004:301:19", ', '["001:71:66", ', 1).encode())
    (problem,) = copy.run().problems
    assert problem.fault.line == _line(copy, '"id": "R-004-23"')
    assert "must relate only parts of page 004" in problem.fault.expected


def _without(id_: str) -> Any:
    def change(copy: Any) -> None:
        text = copy.path(_RECORD).read_text(encoding="utf-8")
        start = text.index(f'  {{"id": "{id_}"')
        copy.edit_record(_RECORD, text[start : text.index("\n", start) + 1], "")

    return change


def _counts(copy: Any) -> Counter[str]:
    relations = [relation for page in copy.record("relations")["pages"] for relation in page["relations"]]
    named = (
        (one["kind"], one["verdict"], one.get("strength"), one.get("closed") == "true" and "closed")
        for one in relations
    )
    counts = Counter(name for names in named for name in names if name)
    return counts + Counter(relations=len(relations), doubts=sum("doubt" in one for one in relations))


@pytest.mark.parametrize(
    ("change", "fewer"),
    [
        pytest.param(_without("R-001-03"), {"relations", "part-of-whole", "holds"}, id="a-relation-gone"),
        pytest.param(lambda c: c.edit_record(_RECORD, ', "strength": "claimed"', ""), {"claimed"}, id="a-claim-weakened"),
        pytest.param(lambda c: c.edit_record(_RECORD, '"closed": "true"', '"closed": "false"'), {"closed"}, id="a-list-opened"),
        pytest.param(lambda c: c.change("relations", next(re.finditer(r'"id": "([^"]+)"[^\n]*"doubt"', c.path(_RECORD).read_text(encoding="utf-8")))[1], doubt=None), {"doubts"}, id="a-doubt-gone"),
    ],
)  # fmt: skip
def test_what_is_gone_is_one_finding_with_its_counts(copy: Any, change: Any, fewer: set[str]) -> None:
    before = _counts(copy)
    change(copy)
    after = _counts(copy)
    (finding,) = copy.outcome(RULE).findings
    said = {f"has {after[name]} {name}, not {before[name]}" for name in before if before[name] != after[name]}
    assert {*finding.message.removeprefix("The record of relations ")[:-1].split("; ")} == {
        *said,
        "differs from its sha256",
    }
    assert {name for name in fewer if before[name] - after[name] == 1} == fewer


@pytest.mark.parametrize(
    ("id_", "field", "figure", "said"),
    [
        pytest.param("R-000-02", "figures", ["000:53:18", "000:76:3"], "is recorded as", id="another-figure"),
        pytest.param("R-000-03", "part", ["000:104:10"], "differs from its sha256", id="a-figure-exchanged"),
    ],
)
def test_what_is_exchanged_is_one_finding(copy: Any, id_: str, field: str, figure: list[str], said: str) -> None:
    copy.change("relations", id_, **{field: figure})
    (finding,) = copy.outcome(RULE).findings
    assert said in finding.message


def test_other_english_changes_nothing(copy: Any) -> None:
    copy.edit_record(_RECORD, '"claim": "', '"claim": "So: ')
    copy.edit_record(_RECORD, '"doubt": "', '"doubt": "Perhaps: ')
    copy.change("relations", _AGAINST, saved_by="They may be those of all groups.")
    assert copy.outcome(RULE).status is Status.PASSED


def test_the_block_to_paste_is_the_right_one(copy: Any) -> None:
    """What the finding prints, written in the place of the block, satisfies the check."""
    _without("R-001-03")(copy)
    (finding,) = copy.outcome(RULE).findings
    block = re.search("`(with: [^`]*)`", finding.remedy)
    assert block
    text = copy.path("CONSTRAINTS.md").read_text(encoding="utf-8")
    start = text.index("with:", text.index("check: relations-as-recorded"))
    copy.write("CONSTRAINTS.md", f"{text[:start]}{block[1]}\n{text[text.index('because:', start) :]}".encode())
    assert copy.outcome(RULE).status is Status.PASSED
