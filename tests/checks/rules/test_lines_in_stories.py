"""Every printed line has one owner."""

import hashlib
from typing import Any

import pytest

_RECORD = "bundle/record/pages.yaml"


def _ranges(old: str, new: str) -> Any:
    return lambda copy: copy.edit_record(_RECORD, old, new)


def _counted(old: str, new: str) -> Any:
    return lambda copy: (copy.edit_record(_RECORD, old, new), copy.recount())


def _page(line: int) -> str:
    return f"bundle/data/000_fa7dfcdb48e7aafa.txt:{line}:1"


STORY_1 = '"lines": ["2-20", "226-333"]'
STORY_2 = '"lines": ["21-72"]'


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(_ranges(STORY_2, '"lines": ["22-72"]'), [(_page(21), "Line 21 of page 000 belongs to no story")], id="first-line-of-a-story-left-out"),
        pytest.param(_ranges(STORY_2, '"lines": ["21-71"]'), [(_page(72), "Line 72 of page 000 belongs to no story")], id="last-line-left-out"),
        pytest.param(_ranges(STORY_2, '"lines": ["21-73"]'), [(_page(73), "belongs to story 000-2 and story 000-3")], id="two-stories-overlap"),
        pytest.param(_ranges(STORY_2, '"lines": ["21-72", "30"]'), [(_page(30), "belongs to story 000-2 and story 000-2")], id="one-story-twice"),
        pytest.param(_ranges('"lines": "335-336"', '"lines": "333-336"'), [(_page(333), "story 000-1 and the furniture")], id="story-and-furniture-overlap"),
        pytest.param(_ranges('"lines": "335-336"', '"lines": "335"'), [(_page(336), "belongs to no story")], id="furniture-too-short"),
        pytest.param(_ranges('"lines": "335-336"', '"lines": "335-339"'), [(_page(338), "the furniture claims lines 335-339, but page 000 ends at line 338")], id="beyond-the-end"),
        pytest.param(_ranges('{"lines": "335-336"', '{"lines": "900", "what": "x"},\n{"lines": "335-336"'), [(_page(338), "claims lines 900, but")], id="wholly-beyond-the-end"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds("lines-in-stories", change, expected)


def _as_recorded(copy: Any, content: bytes) -> None:
    """Page 000 with other bytes, which every record and every manifest has, and CONSTRAINTS.md."""
    before = copy.path("000").read_bytes()
    copy.write(copy.page("000"), content)
    for name in ("CONSTRAINTS.md", *(f"bundle/record/{path.name}" for path in (copy.root / "bundle/record").iterdir())):
        copy.edit(name, hashlib.sha256(before).hexdigest(), hashlib.sha256(content).hexdigest())
    copy.edit("CONSTRAINTS.md", f"bytes: {len(before)}", f"bytes: {len(content)}")
    copy.seal()


def test_a_printed_line_in_the_place_of_a_blank_one_is_found(copy: Any) -> None:
    assert copy.path("000").read_bytes().startswith(b"\n")
    _as_recorded(copy, "印".encode() + copy.path("000").read_bytes())
    (finding,) = copy.outcome("lines-in-stories").findings
    assert (finding.region.place, finding.message) == (_page(1), "Line 1 of page 000 belongs to no story.")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param(2, "belongs to story 000-2 and story 000-2 and story 000-2.", id="three-are-named"),
        pytest.param(3, "belongs to story 000-2 and story 000-2 and story 000-2 and others.", id="more-are-not"),
        pytest.param(9, "belongs to story 000-2 and story 000-2 and story 000-2 and others.", id="many-more-are-not"),
    ],
)
def test_of_many_owners_some_are_named(copy: Any, more: int, said: str) -> None:
    copy.edit_record(_RECORD, STORY_2, f'"lines": ["21-72"{", 30" * more}]')
    (finding,) = copy.outcome("lines-in-stories").findings
    assert finding.message == f"Line 30 of page 000 {said}"


def test_the_region_is_the_whole_line(copy: Any) -> None:
    copy.edit_record(_RECORD, STORY_2, '"lines": ["22-72"]')
    (finding,) = copy.outcome("lines-in-stories").findings
    line = copy.path("000").read_text(encoding="utf-8").split("\n")[20]
    assert (finding.excerpt, finding.region.end_line, finding.region.end_column) == (line, 21, len(line) + 1)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(_counted(STORY_1, '"lines": ["226-333", "2-20"]'), id="ranges-in-another-order"),
        pytest.param(_counted(STORY_1, '"lines": ["1-20", "225-334"]'), id="blank-lines-in-a-range"),
        pytest.param(_counted(STORY_2, '"lines": ["21-40", "41-72"]'), id="a-range-cut-in-two"),
        pytest.param(_counted('"lines": "335-336"', '"lines": "335-338"'), id="to-the-last-line"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("lines-in-stories", change, [])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(STORY_1, '"lines": ["226-333", "2-20"]', "differs from its sha256", id="ranges-in-another-order"),
        pytest.param(STORY_2, '"lines": ["21-40", "41-72"]', "has 37 ranges, not 36; differs from its sha256", id="a-range-cut-in-two"),
    ],
)  # fmt: skip
def test_what_is_exchanged_differs_from_what_is_counted(copy: Any, old: str, new: str, said: str) -> None:
    copy.edit_record(_RECORD, old, new)
    (finding,) = copy.outcome("lines-in-stories").findings
    assert (finding.region.place, finding.message) == (
        copy.place(f"CONSTRAINTS.md@  {'ranges: 36' if 'ranges' in said else 'sha256: a539'}"),
        f"The record of pages {said}.",
    )


def test_an_empty_page_has_no_line_to_claim(copy: Any) -> None:
    _as_recorded(copy, b"")
    messages = {finding.message for finding in copy.outcome("lines-in-stories").findings}
    assert "story 000-2 claims lines 21-72, but page 000 ends at line 0." in messages
    assert {finding.region.line for finding in copy.outcome("lines-in-stories").findings} == {1}


_000 = [("page 000", f"C-02 at {_page(1)}")]


@pytest.mark.parametrize(
    ("change", "waits"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), [(_RECORD, "C-01 at bundle/tagmanifest-sha256.txt@pages.yaml")], id="no-record"),
        pytest.param(lambda c: c.write(_RECORD, b"pages: 3\n"), [(_RECORD, f"{_RECORD}:1:8")], id="unfit-record"),
        pytest.param(lambda c: c.write(c.page("000"), b"\xff"), _000, id="page-that-is-no-utf-8"),
        pytest.param(lambda c: c.write(c.page("000"), b""), _000, id="page-emptied"),
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), _000, id="other-characters"),
        pytest.param(lambda c: c.path("001").unlink(), [("page 001", "C-02 at CONSTRAINTS.md@- name: 001_")], id="page-missing"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x\n"), [("page 005", "C-02 at bundle/data/005_x.txt:1:1")], id="a-page-that-nobody-read"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, waits: Any) -> None:
    assert_waits("lines-in-stories", change, waits)


def test_the_other_pages_are_still_looked_at(assert_waits: Any) -> None:
    def change(copy: Any) -> None:
        copy.path("001").unlink()
        copy.edit_record(_RECORD, STORY_2, '"lines": ["22-72"]')

    waits = [("page 001", "C-02 at CONSTRAINTS.md@- name: 001_")]
    assert_waits("lines-in-stories", change, waits, [(_page(21), "Line 21 of page 000 belongs to no story")])
