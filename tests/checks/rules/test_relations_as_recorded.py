"""Every relation can be computed and comes out as recorded; a page that was not read from these bytes is one finding."""

import hashlib
from typing import Any

import pytest

from checks.results import Status

WHOLE: tuple[str, ...] = ("figures", "relations")

RULE = "relations-as-recorded"
ASKED = "CONSTRAINTS.md@### C-14"
_RECORD = "bundle/record/relations.yaml"
_SHA_000 = "c7f5acff606e5715de64dcf08b90c35c72fcb6069c2844de998e77c27bba1d68"


def _line(copy: Any, needle: str) -> int:
    lines = copy.path(_RECORD).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if needle in line)


def _at(copy: Any, id_: str) -> str:
    return f"{_RECORD}:{_line(copy, f'id: {id_}')}:1"


def test_nothing_is_wrong_as_it_is(copy: Any) -> None:
    assert [finding.message for finding in copy.outcome(RULE).findings] == []


@pytest.mark.parametrize(
    ("old", "new", "id_", "said"),
    [
        pytest.param('whole: "004:301:9"', 'whole: "004:301:19"', "R-004-23", "R-004-23 is recorded as “holds”, but is “contradicts”: 60 and 30 have no value in common.", id="another-verdict"),
        pytest.param('whole: "004:301:9"', 'whole: "004:301:8"', "R-004-23", "R-004-23 names the figure 004:301:8, which does not exist.", id="no-such-figure"),
        pytest.param('{at: "000:312:7", quote: "休闲"}', '{at: "000:312:6", quote: "休闲"}', "R-000-27", "R-000-27 quotes “休闲” at 000:312:6, but it is not there.", id="moved-quotation"),
        pytest.param('{at: "000:242:5", quote: "城市客厅建设"}', '{at: "000:242:5", quote: "城市客房建设"}', "R-000-22", "R-000-22 quotes “城市客房建设” at 000:242:5, but it is not there.", id="moved-inside-a-formula"),
        pytest.param('count: {at: "001:21:52", quote: "三", value: "3"}', 'count: {at: "001:21:52", quote: "四", value: "3"}', "R-001-08", "R-001-08 quotes “四” at 001:21:52, but it is not there.", id="moved-anchor"),
        pytest.param('parts: ["004:301:19", "004:304:1", ', 'parts: ["004:301:19", "004:304:1", "004:95:18", ', "R-004-23", "R-004-23 cannot be computed: unlike units: count, 亩.", id="unlike-units"),
        pytest.param('"002:332:7"\n    share: "002:333:1"', '"002:332:7"\n    share: {value: "0", because: none}', "R-002-45", "R-002-45 cannot be computed: 0 (none) can be zero, so it cannot divide anything.", id="divided-by-zero"),
        pytest.param('whole: {value: "7"', f'whole: {{value: "{"7" * 5000}"', "R-001-14", "R-001-14 has values of 5002 digits, more than the 500 it computes with.", id="very-many-digits"),
    ],
)  # fmt: skip
def test_one_thing_wrong_is_one_finding(copy: Any, old: str, new: str, id_: str, said: str) -> None:
    copy.edit(_RECORD, old, new)
    (finding,) = (one for one in copy.outcome(RULE).findings if one.message.startswith(id_))
    assert finding.region.place == _at(copy, id_)
    assert finding.message == said
    assert f"id: {id_}" in (finding.excerpt or "")
    assert copy.run().exit_code == 1


def test_everything_wrong_is_named_in_one_run(copy: Any) -> None:
    copy.edit(_RECORD, 'whole: "004:301:9"', 'whole: "004:301:8"')
    copy.edit(
        _RECORD,
        '{at: "000:312:7", quote: "休闲"}, {at: "000:312:10"',
        '{at: "000:312:6", quote: "休闲"}, {at: "000:312:9"',
    )
    copy.edit(_RECORD, "verdict: contradicts", "verdict: holds")
    found = [finding.message for finding in copy.outcome(RULE).findings if not finding.message.startswith("R-003-17")]
    assert [message.split(" ")[0] for message in found] == ["R-000-27", "R-000-27", "R-002-03", "R-004-23"]


def test_a_contradiction_of_the_newspaper_is_no_finding(copy: Any) -> None:
    assert "verdict: contradicts" in copy.path(_RECORD).read_text(encoding="utf-8")
    assert not [finding for finding in copy.outcome(RULE).findings if finding.message.startswith("R-002-03")]


def test_a_doubt_changes_no_verdict(copy: Any) -> None:
    before = len(copy.outcome(RULE).findings)
    copy.edit(_RECORD, "    verdict: contradicts\n", "    verdict: contradicts\n    # no doubt\n")
    copy.edit(_RECORD, "    verdict: holds\n", "    verdict: holds\n    doubt: odd\n    # ")
    assert len(copy.outcome(RULE).findings) == before


@pytest.mark.parametrize("at", [0, 1000, -1], ids=["every-line-moves", "within", "at-the-end"])
def test_one_byte_of_one_page_is_exactly_one_finding_for_it(copy: Any, at: int) -> None:
    content = bytearray(copy.path("002").read_bytes())
    content[at:at] = b"\n"
    copy.write(copy.page("002"), bytes(content))
    (finding,) = (one for one in copy.outcome(RULE).findings if not one.message.startswith("R-003-17"))
    assert finding.region.place == copy.place(ASKED)
    assert f"{copy.page('002')} is not the page that record/relations.yaml was read from" in finding.message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), f"{_RECORD} is missing", id="no-record"),
        pytest.param(lambda c: c.edit(_RECORD, _SHA_000, "d" + _SHA_000[1:]), "expected sha256 d7f5acff", id="record-of-other-bytes"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x\n"), "005_x.txt has no entry in record/relations.yaml", id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), "has an entry for page 004, which does not exist", id="a-page-that-is-gone"),
    ],
)  # fmt: skip
def test_what_was_not_read_is_one_finding(copy: Any, change: Any, said: str) -> None:
    change(copy)
    (finding,) = (one for one in copy.outcome(RULE).findings if not one.message.startswith("R-003-17"))
    assert finding.region.place == copy.place(ASKED)
    assert said in finding.message


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(lambda c: c.write(_RECORD, b"pages: ["), "record/relations.yaml could not be read", id="no-yaml"),
        pytest.param(lambda c: c.write(_RECORD, b"\xff"), "record/relations.yaml could not be read", id="no-text"),
        pytest.param(lambda c: c.edit(_RECORD, "kind: repeat", "kind: repete"), "record/relations.yaml could not be read", id="unknown-kind"),
        pytest.param(lambda c: c.edit(_RECORD, "relation: ", "relations: "), "record/relations.yaml could not be read", id="wrong-parts"),
    ],
)  # fmt: skip
def test_skips(assert_skips: Any, change: Any, reason: str) -> None:
    assert_skips(RULE, change, reason)


def test_each_part_that_is_wrong_is_a_problem_with_its_line(copy: Any) -> None:
    copy.edit(_RECORD, "kind: repeat", "kind: repete")
    copy.edit(_RECORD, 'relation: "<="', 'relation: "=<"')
    copy.edit(_RECORD, "closed: true", "closed: yes")
    lines = [_line(copy, needle) for needle in ("kind: repete", 'relation: "=<"', "closed: yes")]
    run = copy.run()
    assert [(problem.file, problem.line) for problem in run.problems] == [(_RECORD, line) for line in lines]
    assert run.problems[0].expected == "must be a known kind, such as repeat"
    assert run.exit_code == 2


def test_without_the_record_of_figures_relations_are_judged_all_the_same(copy: Any) -> None:
    before = [finding.message for finding in copy.outcome(RULE).findings]
    copy.path("bundle/record/figures.yaml").unlink()
    outcome = copy.outcome(RULE)
    assert outcome.status is not Status.SKIPPED
    assert [finding.message for finding in outcome.findings] == before


def _change_award(copy: Any) -> None:
    """30 awards become 40 in the page and in every record of it, with all manifests made anew."""
    old = hashlib.sha256(copy.path("004").read_bytes()).hexdigest()
    copy.edit("004", "30个数字创富老", "40个数字创富老")
    new = hashlib.sha256(copy.path("004").read_bytes()).hexdigest()
    for name in ("pages", "figures", "relations", "words", "mentions"):
        copy.edit(f"bundle/record/{name}.yaml", old, new)
    row = '{id: "004:301:19", text: "30个", kind: quantity, value: "30"'
    copy.edit("bundle/record/figures.yaml", row, row.replace("30", "40").replace("401", "301"))
    copy.seal()


def test_a_figure_changed_in_page_and_records_changes_the_relations_that_it_enters(copy: Any) -> None:
    before = {judged.relation.id: judged.judgement for judged in copy.repository().bundle.judged}
    failed = copy.failed()
    _change_award(copy)
    after = {judged.relation.id: judged.judgement for judged in copy.repository().bundle.judged}
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"R-004-23"}
    # CONSTRAINTS.md names the bytes of each page, and the record of words each line that was judged
    absences = {"no-system", "no-hardware-target", "no-performance-core"}
    # with the records cut short the form differs; of a page that changed, the form cannot be compared
    assert copy.failed() == failed - {"issue-form-fresh"} | {RULE, "page-bytes", *absences}
    (finding,) = (one for one in copy.outcome(RULE).findings if not one.message.startswith("R-003-17"))
    assert (
        finding.message == "R-004-23 is recorded as “holds”, but is “contradicts”: 70 and 60 have no value in common."
    )


def test_the_figures_of_a_page_are_told_from_those_of_another(copy: Any) -> None:
    """A relation reaches over no page: what is wrong with one page says nothing of another's relations."""
    text = copy.path(_RECORD).read_text(encoding="utf-8")
    copy.write(_RECORD, text.replace('["004:301:19", ', '["001:71:66", ', 1).encode())
    (problem,) = copy.run().problems
    assert problem.line == _line(copy, "id: R-004-23")
    assert "must relate only parts of page 004" in problem.expected
