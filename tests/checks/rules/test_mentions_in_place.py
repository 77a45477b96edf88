"""Every mention and every statement of it stands at its place, to the letter."""

from typing import Any

import pytest

WHOLE: tuple[str, ...] = ("mentions", "words")

RULE = "mentions-in-place"
ASKED = "CONSTRAINTS.md@### C-16"
_RECORD = "bundle/record/mentions.yaml"
_KUAISHOU, _PARK = f'{_RECORD}@- name: "快手"', f'{_RECORD}@- name: "信息化平台"'


def test_nothing_is_wrong_as_it_is_and_it_says_over_how_much(copy: Any) -> None:
    outcome = copy.outcome(RULE)
    assert (outcome.findings, outcome.note) == ((), "108 mentions, 192 places")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param('places: ["000:37:18"]', 'places: ["000:37:17"]', [(_KUAISHOU, "Kuaishou is recorded at 000:37:17 as “快\n手”, but it is not there.")], id="one-column-off"),
        pytest.param('places: ["000:37:18"]', 'places: ["009:37:18"]', [(_KUAISHOU, "Kuaishou is recorded at 009:37:18 as")], id="on-no-page"),
        pytest.param('places: ["000:37:18"]', 'places: ["000:9999:1"]', [(_KUAISHOU, "recorded at 000:9999:1")], id="behind-the-page"),
        pytest.param('quotes: ["快\\n手"]', 'quotes: ["快手"]', [(_KUAISHOU, "as “快手”, but it is not there")], id="not-to-the-letter"),
        pytest.param('- name: "直播带货"', '- name: "直播代货"', [(f'{_RECORD}@- name: "直播代货"', f"at {place} as “直播代货”") for place in ("000:42:14", "004:320:1", "004:320:8")], id="a-name-at-each-of-its-places"),
        pytest.param('at: "000:124:2", quote', 'at: "000:124:3", quote', [(_PARK, "quotes “美创园公共服务中心” at 000:124:3, but it is not there.")], id="a-statement-that-has-moved"),
        pytest.param('at: "000:124:2", quote', 'at: "009:124:2", quote', [(_PARK, "quotes “美创园公共服务中心” at 009:124:2, but it is not there.")], id="a-statement-on-no-page"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert_finds(RULE, lambda c: c.edit(_RECORD, old, new), expected)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), f"{_RECORD} is missing", id="no-record"),
        pytest.param(lambda c: c.write(c.page("000"), b"\n" + c.path("000").read_bytes()), "is not the page that record/mentions.yaml was read from", id="shifted-lines"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x"), "005_x.txt has no entry in record/mentions.yaml", id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), "has an entry for page 004, which does not exist", id="a-page-gone"),
    ],
)  # fmt: skip
def test_what_was_not_read_is_one_finding(assert_finds: Any, change: Any, said: str) -> None:
    assert_finds(RULE, change, [(ASKED, said)])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c.edit(_RECORD, "names a commercial platform", "names a shop"), id="another-verdict"),
        pytest.param(lambda c: c.edit(_RECORD, "what: scheme", "what: method"), id="another-kind"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds(RULE, change, [])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c.write(_RECORD, b"pages: ["), id="no-yaml"),
        pytest.param(lambda c: c.edit(_RECORD, "what: scheme", "what: plot"), id="unknown-kind"),
    ],
)
def test_skips(assert_skips: Any, change: Any) -> None:
    assert_skips(RULE, change, "record/mentions.yaml could not be read")
