"""The pages whose stories are all about Yiwu are the declared ones."""

from typing import Any

import pytest

COUNT = "CONSTRAINTS.md@count: 4"
IDS = 'CONSTRAINTS.md@ids: ["000", "002"'
_RECORD = "bundle/record/pages.yaml"


def _all_about_yiwu(copy: Any) -> None:
    record = copy.path(_RECORD)
    record.write_bytes(record.read_bytes().replace(b'"about_yiwu": "false"', b'"about_yiwu": "true"'))
    copy.retag()


def _one_story_elsewhere(copy: Any) -> None:
    copy.edit_record(_RECORD, '"about_yiwu": "true"', '"about_yiwu": "false"')


def _none(copy: Any) -> None:
    record = copy.path(_RECORD)
    record.write_bytes(record.read_bytes().replace(b'"about_yiwu": "true"', b'"about_yiwu": "false"'))
    copy.retag()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda c: c.edit_record(_RECORD, '"about_yiwu": "false"', '"about_yiwu": "true"'), [('CONSTRAINTS.md@  stories: ["001-1', "are 001-1, 001-2, 001-3, 001-6, but 001-1, 001-2, 001-6")], id="one-more-story-of-page-001"),
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
        pytest.param(lambda c: c.edit_record(_RECORD, '"title": ', '"title":   '), id="another-layout"),
        pytest.param(lambda c: c.write("bundle/notes.txt", b"n"), id="stray-file"),
        pytest.param(lambda c: c.edit_record(_RECORD, '"place": "', '"place": "Wucheng? '), id="another-place"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("yiwu-pages", change, [])


def _no_page(copy: Any) -> None:
    for path in (copy.root / "bundle/data").iterdir():
        path.unlink()


def _page_and_count(copy: Any) -> None:
    copy.edit("000", "义乌", "乌义")
    copy.edit("CONSTRAINTS.md", "count: 4", "count: 5")


def _page_and_story(copy: Any) -> None:
    """Page 001 has changed, and another page is no longer about Yiwu."""
    copy.edit("001", "义乌", "乌义")
    _one_story_elsewhere(copy)


_PAGES = ("bundle/data", "C-02 at CONSTRAINTS.md@  pages:")


@pytest.mark.parametrize(
    ("change", "waits", "expected"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), [(_RECORD, "C-01 at bundle/tagmanifest-sha256.txt@pages.yaml")], [], id="no-record"),
        pytest.param(lambda c: c.write(_RECORD, b"pages: 3\n"), [(_RECORD, f"{_RECORD}:1:8")], [], id="unfit-record"),
        pytest.param(lambda c: c.write(c.page("000"), b"x"), [("page 000", "C-02 at 000@x")], [], id="other-bytes"),
        pytest.param(_page_and_count, [("page 000", "C-02 at bundle/data/000_fa7dfcdb48e7aafa.txt:1:1")], [], id="the-count-of-all-pages-is-not-known"),
        pytest.param(_page_and_story, [("page 001", "C-02 at bundle/data/001_5ed80dd453b4aebe.txt:1:1")], [(IDS, "are 002, 003, 004, but 000, 002")], id="the-other-pages-are-compared"),
        pytest.param(_no_page, [_PAGES], [], id="no-page"),
        pytest.param(lambda c: (c.write(_RECORD, b"pages: 3\n"), _no_page(c)), [(_RECORD, f"{_RECORD}:1:8"), _PAGES], [], id="both"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, waits: Any, expected: Any) -> None:
    assert_waits("yiwu-pages", change, waits, expected)
