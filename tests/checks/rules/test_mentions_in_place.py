"""Every mention and every statement of it stands at its place, to the letter."""

from typing import Any

import pytest

WHOLE: tuple[str, ...] = ("mentions", "words")

RULE = "mentions-in-place"
_RECORD = "bundle/record/mentions.yaml"
_KUAISHOU, _PARK = f'{_RECORD}@"name": "快手"', f'{_RECORD}@"name": "信息化平台"'


def test_nothing_is_wrong_as_it_is_and_it_says_over_how_much(copy: Any) -> None:
    outcome = copy.outcome(RULE)
    assert (outcome.findings, outcome.note) == ((), "108 mentions, 192 places")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param('"places": ["000:37:18"]', '"places": ["000:37:17"]', [(_KUAISHOU, "Kuaishou is recorded at 000:37:17 as “快\n手”, but it is not there.")], id="one-column-off"),
        pytest.param('"places": ["000:37:18"]', '"places": ["009:37:18"]', [(_KUAISHOU, "Kuaishou is recorded at 009:37:18 as")], id="on-no-page"),
        pytest.param('"places": ["000:37:18"]', '"places": ["000:9999:1"]', [(_KUAISHOU, "recorded at 000:9999:1")], id="behind-the-page"),
        pytest.param('"quotes": ["快\\n手"]', '"quotes": ["快手"]', [(_KUAISHOU, "as “快手”, but it is not there")], id="not-to-the-letter"),
        pytest.param('{"name": "直播带货"', '{"name": "直播代货"', [(f'{_RECORD}@"name": "直播代货"', f"at {place} as “直播代货”") for place in ("000:42:14", "004:320:1", "004:320:8")], id="a-name-at-each-of-its-places"),
        pytest.param('"at": "000:124:2", "quote"', '"at": "000:124:3", "quote"', [(_PARK, "quotes “美创园公共服务中心” at 000:124:3, but it is not there.")], id="a-statement-that-has-moved"),
        pytest.param('"at": "000:124:2", "quote"', '"at": "009:124:2", "quote"', [(_PARK, "quotes “美创园公共服务中心” at 009:124:2, but it is not there.")], id="a-statement-on-no-page"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert_finds(RULE, lambda c: c.edit_record(_RECORD, old, new), expected)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda c: c.edit_record(_RECORD, "names a commercial platform", "names a shop"), id="another-verdict"
        ),
        pytest.param(
            lambda c: (c.edit_record(_RECORD, '"what": "scheme"', '"what": "method"'), c.recount()),
            id="another-kind-counted",
        ),
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
        copy.path("000").unlink()
        copy.edit_record(_RECORD, '{"name": "直播带货"', '{"name": "直播代货"')

    said = [(f'{_RECORD}@"name": "直播代货"', f"at {place} as “直播代货”") for place in ("004:320:1", "004:320:8")]
    assert_waits(RULE, change, [("page 000", "C-02 at CONSTRAINTS.md@- name: 000_")], said)


def test_a_mention_that_has_moved_is_a_judgement_that_others_wait_for(copy: Any) -> None:
    copy.edit_record(_RECORD, '"places": ["000:37:18"]', '"places": ["000:37:17"]')
    (finding,) = copy.outcome(RULE).findings
    (wait,) = copy.outcome("issue-form-fresh").waits
    assert wait.finding == finding.id
