"""The pages whose stories are all about Yiwu are the declared ones."""

from typing import Any

import pytest

WHOLE: tuple[str, ...] = ()

COUNT = "CONSTRAINTS.md@count: 4"
IDS = 'CONSTRAINTS.md@ids: ["000", "002"'
_RECORD = "bundle/record/pages.yaml"


def _all_about_yiwu(copy: Any) -> None:
    record = copy.path(_RECORD)
    record.write_bytes(record.read_bytes().replace(b"about_yiwu: false", b"about_yiwu: true"))


def _one_story_elsewhere(copy: Any) -> None:
    copy.edit(_RECORD, "about_yiwu: true", "about_yiwu: false")


def _none(copy: Any) -> None:
    record = copy.path(_RECORD)
    record.write_bytes(record.read_bytes().replace(b"about_yiwu: true", b"about_yiwu: false"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(_one_story_elsewhere, [(COUNT, "3 pages are only about Yiwu, but 4"), (IDS, "are 002, 003, 004, but 000")], id="one-story-elsewhere"),
        pytest.param(_all_about_yiwu, [(COUNT, "5 pages are"), (IDS, "are 000, 001, 002")], id="page-001-counted-too"),
        pytest.param(_none, [(COUNT, "0 pages are"), (IDS, "are none, but 000")], id="no-page-left"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", "count: 4", "count: 5"), [("CONSTRAINTS.md@count: 5", "4 pages are")], id="count-declared-otherwise"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", 'ids: ["000", "002"', 'ids: ["001", "002"'), [('CONSTRAINTS.md@ids: ["001"', "but 001, 002")], id="another-page-declared"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", 'ids: ["000", "002", "003", "004"]', "ids: []"), [("CONSTRAINTS.md@ids: []", "but none are")], id="none-declared"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds("yiwu-pages", change, expected)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(
            lambda c: c.edit(_RECORD, "about_yiwu: false", "about_yiwu: true"), id="one-more-story-of-page-001"
        ),
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), id="other-bytes"),
        pytest.param(lambda c: c.edit(_RECORD, "title: ", "title:   "), id="another-layout"),
        pytest.param(lambda c: c.write("bundle/notes.txt", b"n"), id="stray-file"),
        pytest.param(lambda c: c.edit(_RECORD, 'place: "', 'place: "Wucheng? '), id="another-place"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("yiwu-pages", change, [])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), "record/pages.yaml could not be read", id="no-record"),
        pytest.param(
            lambda c: c.write(_RECORD, b"pages: 3\n"), "record/pages.yaml could not be read", id="unfit-record"
        ),
        pytest.param(
            lambda c: [path.unlink() for path in (c.root / "bundle/data").iterdir()],
            "data/ could not be read",
            id="no-page",
        ),
        pytest.param(
            lambda c: (c.write(_RECORD, b""), [path.unlink() for path in (c.root / "bundle/data").iterdir()]),
            "data/ could not be read; record/pages.yaml could not be read",
            id="both",
        ),
    ],
)
def test_skips(assert_skips: Any, change: Any, reason: str) -> None:
    assert_skips("yiwu-pages", change, reason)
