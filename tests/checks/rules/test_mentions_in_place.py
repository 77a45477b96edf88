"""Every mention and every statement of it stands at its place, to the letter."""

from typing import Any

import pytest

from bundle_model.records.mentions import MentionsRecord

RULE = "mentions-in-place"
_RECORD = "bundle/record/mentions.yaml"
_KUAISHOU = f'{_RECORD}@"name": "快手"'


def test_nothing_is_wrong_as_it_is_and_it_says_over_how_much(copy: Any) -> None:
    outcome = copy.outcome(RULE)
    mentions = copy.repository().bundle.record(MentionsRecord).mentions
    assert (outcome.findings, outcome.note) == (
        (),
        f"{len(mentions)} mentions, {sum(len(one.places) for one in mentions)} places",
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param('"places": ["000:37:18"]', '"places": ["000:37:17"]', [(_KUAISHOU, "Kuaishou is recorded at 000:37:17 as “快\n手”, but it is not there.")], id="one-column-off"),
        pytest.param('"places": ["000:37:18"]', '"places": ["009:37:18"]', [(_KUAISHOU, "Kuaishou is recorded at 009:37:18 as")], id="on-no-page"),
        pytest.param('"places": ["000:37:18"]', '"places": ["000:9999:1"]', [(_KUAISHOU, "recorded at 000:9999:1")], id="behind-the-page"),
        pytest.param('"quotes": ["快\\n手"]', '"quotes": ["快手"]', [(_KUAISHOU, "as “快手”, but it is not there")], id="not-to-the-letter"),
        pytest.param('{"name": "1+3+X"', '{"name": "1+3+Y"', [(f'{_RECORD}@"name": "1+3+Y"', f"at {place} as “1+3+Y”") for place in ("004:13:4", "004:28:16")], id="a-name-at-each-of-its-places"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert_finds(RULE, lambda c: c.edit_record(_RECORD, old, new), expected)


@pytest.mark.parametrize("at", ["000:38:6", "009:38:5"], ids=["that-has-moved", "on-no-page"])
def test_a_statement(assert_finds: Any, at: str) -> None:
    stated = {"element": "U-06", "at": at, "quote": "直播销售", "says": "sells"}
    said = f"Kuaishou quotes “直播销售” at {at}, but it is not there."
    assert_finds(RULE, lambda c: c.change("mentions", "快手", states=[stated]), [(_KUAISHOU, said)])


_ARGUMENT = f'{_RECORD}@"argued": '


def _argued(there: str, missing: str = "All.", **fields: object) -> Any:
    """One thing of which U-03 and U-06 are stated is argued in these words; no other is."""

    def change(copy: Any) -> None:
        data = copy.record("mentions")
        rest = [{field: one[field] for field in one if field != "argued"} for one in data["mentions"]]
        states = [
            {"element": element, "at": "000:38:5", "quote": "直播销售", "says": "sells"} for element in ("U-03", "U-06")
        ]
        argued = {"there": there, "missing": missing, **fields}
        rest = [{**one, "states": states, "argued": argued} if one["name"] == "快手" else one for one in rest]
        further = [
            {**one, "states": [{**states[0], "element": "U-14"}]} if one["name"] == "抖音" else one for one in rest
        ]
        copy.write_record("mentions", {**data, "mentions": further})
        copy.recount()

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(_argued("A seller (U-03)."), ["leaves out U-06, which is stated"], id="what-is-stated-is-not-told"),
        pytest.param(_argued("A seller (U-03) sells (U-06, U-13)."), ["tells of U-13, which is not stated"], id="what-is-told-is-not-stated"),
        pytest.param(_argued("A seller (U-03) sells (U-05)."), ["leaves out U-06, which is stated", "tells of U-05, which is not stated"], id="another-element"),
        pytest.param(_argued("(U-03, U-06)", along_with=["Smart 3.0"]), ["argues of Smart 3.0, which is no mention"], id="a-thing-that-is-not-named"),
        pytest.param(_argued("(U-03, U-06)", along_with=["Douyin"]), ["leaves out U-14, which is stated"], id="what-is-stated-of-a-further-thing"),
        pytest.param(_argued("(U-03, U-06, U-14)"), ["tells of U-14, which is not stated"], id="what-is-stated-of-another-thing"),
    ],
)  # fmt: skip
def test_an_argument_and_what_is_stated_agree(assert_finds: Any, change: Any, expected: list[str]) -> None:
    assert_finds(RULE, change, [(_ARGUMENT, f"The argument of Kuaishou {said}.") for said in expected])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_argued("A seller (U-03) sells (U-06)."), id="told-as-stated"),
        pytest.param(_argued("(U-03, U-06, U-14)", along_with=["Douyin"]), id="told-of-both"),
        # what is missing of an element may be argued although something of it is stated
        pytest.param(_argued("(U-03, U-06)", missing="Fields (U-06, U-07)."), id="missing-is-free"),
        pytest.param(lambda c: c.change("mentions", "快手", verdict="names a shop"), id="another-verdict"),
        pytest.param(lambda c: (c.change("mentions", "快手", what="method"), c.recount()), id="another-kind-counted"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds(RULE, change, [])


@pytest.mark.parametrize(
    ("change", "waits"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), [(_RECORD, "C-01 at bundle/tagmanifest-sha256.txt@mentions.yaml")], id="no-record"),
        pytest.param(lambda c: c.write(_RECORD, b"pages: 3\n"), [(_RECORD, f"{_RECORD}:1:1")], id="unfit-record"),
        pytest.param(lambda c: c.write(c.page("000"), b"\n" + c.path("000").read_bytes()), [("page 000", "C-02 at bundle/data/000_fa7dfcdb48e7aafa.txt:1:1")], id="shifted-lines"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x"), [("page 005", "C-02 at bundle/data/005_x.txt:1:1")], id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), [("page 004", "C-02 at CONSTRAINTS.md@- name: 004_")], id="a-page-gone"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, waits: Any) -> None:
    assert_waits(RULE, change, waits)


def test_an_unfit_record_is_waited_for_at_its_line(copy: Any) -> None:
    copy.edit_record(_RECORD, '"what": "scheme"', '"what": "plot"')
    outcome = copy.outcome(RULE)
    (problem,) = copy.run().problems
    assert problem.id.startswith(copy.place(f'{_RECORD}@"what": "plot"').removesuffix("1"))
    assert [wait.said for wait in outcome.waits] == [f"{_RECORD}: see {problem.id}"]


def test_what_is_on_the_other_pages_is_looked_at(assert_waits: Any) -> None:
    def change(copy: Any) -> None:
        copy.path("001").unlink()
        copy.edit_record(_RECORD, '{"name": "网格"', '{"name": "网络"')

    places = ("004:223:6", "004:258:15", "004:259:13")
    said = [(f'{_RECORD}@"name": "网络"', f"at {place} as “网络”") for place in places]
    assert_waits(RULE, change, [("page 001", "C-02 at CONSTRAINTS.md@- name: 001_")], said)


def test_a_mention_that_has_moved_is_a_judgement_that_others_wait_for(copy: Any) -> None:
    copy.edit_record(_RECORD, '"places": ["000:37:18"]', '"places": ["000:37:17"]')
    (finding,) = copy.outcome(RULE).findings
    (wait,) = copy.outcome("issue-form-fresh").waits
    assert wait.finding == finding.id
