"""The record was read from the bytes that are there."""

import hashlib
import json
import re
from typing import Any

import pytest

from bundle_model.records import all_records
from checks.results import Region, Status

_RECORD = "bundle/record/pages.yaml"
_NAMES = [path.removeprefix("record/").removesuffix(".yaml") for path in all_records.RECORDS]
RECORDS = ("pages", *(name for name in _NAMES if name != "pages"))
"""In the order of the record that a finding is in first."""
_000, _SHA_000 = "000_fa7dfcdb48e7aafa.txt", '"sha256": "c7f5acff'


def _declare(copy: Any, page: str) -> None:
    """A page with other bytes becomes the declared one: CONSTRAINTS.md and the manifests have it, the records do not."""
    name, content = copy.path(page).name, copy.path(page).read_bytes()
    row = re.compile(rf"(- name: {name}\n +bytes: )[0-9]+(\n +sha256: )[0-9a-f]{{64}}")
    text, rows = row.subn(
        rf"\g<1>{len(content)}\g<2>{hashlib.sha256(content).hexdigest()}",
        copy.path("CONSTRAINTS.md").read_text(encoding="utf-8"),
    )
    assert rows == 1
    copy.write("CONSTRAINTS.md", text.encode())
    copy.seal()


def _stale(*records: str) -> Any:
    """These records were read from another page 000."""

    def change(copy: Any) -> None:
        for record in records:
            copy.edit_record(f"bundle/record/{record}.yaml", _SHA_000, '"sha256": "d7f5acff')

    return change


def _without_004(*records: str) -> Any:
    """These records have no entry for page 004."""

    def change(copy: Any) -> None:
        for record in records:
            data = copy.record(record)
            assert data["pages"].pop()["page"] == "004"
            copy.write(f"bundle/record/{record}.yaml", json.dumps(data).encode())
        copy.retag()

    return change


def _row(record: str, page: str) -> str:
    """The place of the entry of a page."""
    return f'bundle/record/{record}.yaml@"page": "{page}"'


_OTHERS = ", ".join(f"record/{name}.yaml" for name in RECORDS[1:])


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        pytest.param(_stale("pages"), _row("pages", "000"), "bundle/record/pages.yaml was not read from the page 000 that is there.", id="one-record"),
        pytest.param(_stale("mentions"), _row("mentions", "000"), "bundle/record/mentions.yaml was not read from the page 000 that is there.", id="another-record"),
        pytest.param(_stale(*RECORDS), _row("pages", "000"), f"bundle/record/pages.yaml was not read from the page 000 that is there. The same is true of {_OTHERS}.", id="every-record"),
        pytest.param(_stale("figures", "words"), _row("figures", "000"), "bundle/record/figures.yaml was not read from the page 000 that is there. The same is true of record/words.yaml.", id="two-records"),
        pytest.param(_without_004("figures"), "bundle/record/figures.yaml:1:1", "bundle/record/figures.yaml has no entry for page 004.", id="no-entry"),
    ],
)  # fmt: skip
def test_a_page_that_records_were_not_read_from_is_one_finding(
    assert_finds: Any, change: Any, place: str, said: str
) -> None:
    assert_finds("pages-as-read", change, [(place, said)])


def test_a_new_page_that_is_declared_has_no_entry_in_any_record(copy: Any) -> None:
    copy.write("bundle/data/005_x.txt", "一\n\n二\n".encode())
    row = "- name: 004_"
    digest = hashlib.sha256("一\n\n二\n".encode()).hexdigest()
    copy.edit("CONSTRAINTS.md", row, f"- name: 005_x.txt\n      bytes: 9\n      sha256: {digest}\n    {row}")
    copy.seal()
    (finding,) = copy.outcome("pages-as-read").findings
    assert finding.message == (
        f"{_RECORD} has no entry for page 005. The same is true of {_OTHERS}. On the page, lines 1, 3 are new."
    )
    assert [one.region.place for one in finding.related] == ["bundle/data/005_x.txt:1:1"]


def test_a_page_that_is_no_longer_declared_is_an_entry_too_many(copy: Any) -> None:
    copy.path("004").unlink()
    text = copy.path("CONSTRAINTS.md").read_text(encoding="utf-8")
    copy.write("CONSTRAINTS.md", re.sub(r" +- name: 004_.*\n +bytes: .*\n +sha256: .*\n", "", text).encode())
    copy.seal()
    (finding,) = copy.outcome("pages-as-read").findings
    assert finding.message == (
        f"{_RECORD} has an entry for page 004, which does not exist. The same is true of {_OTHERS}."
    )
    assert (finding.region.place, finding.related) == (copy.place(_row("pages", "004")), ())


_EDITS = {
    "a-line-more": (lambda lines: [*lines[:4], "印一行", *lines[4:]], " On the page, line 5 is new.", 5),
    "two-lines-and-a-blank-one": (lambda lines: [*lines[:4], "印一行", "", "又一行", *lines[4:]], " On the page, lines 5, 7 are new.", 5),
    "a-line-lost": (lambda lines: [*lines[:4], *lines[5:]], " On the page, 1 reviewed line is gone.", None),
    "two-lines-lost": (lambda lines: [*lines[:3], *lines[5:]], " On the page, 2 reviewed lines are gone.", None),
    "a-line-changed": (lambda lines: [*lines[:4], lines[4] + "。", *lines[5:]], " On the page, line 5 is new and 1 reviewed line is gone.", 5),
    "lines-that-only-move": (lambda lines: ["", *lines], "", None),
}  # fmt: skip
_REWRITTEN = ("a-line-more", "a-line-changed", "lines-that-only-move")
"""Edits that are tried too with the sha256 in the records written anew."""


@pytest.mark.parametrize(
    ("edit", "said", "new", "rewritten"),
    [
        *(pytest.param(*edit, False, id=f"{name}-records-left") for name, edit in _EDITS.items()),
        *(pytest.param(*_EDITS[name], True, id=f"{name}-records-rewritten") for name in _REWRITTEN),
    ],
)
def test_the_lines_that_nobody_has_reviewed_are_named(
    copy: Any, edit: Any, said: str, new: int | None, rewritten: bool
) -> None:
    page = copy.path("002")
    before = page.read_bytes()
    lines = before.decode().split("\n")
    assert len({*lines[2:6]}) == 4
    assert all(lines[2:6])
    page.write_bytes("\n".join(edit(lines)).encode())
    if rewritten:
        for record in RECORDS:
            after = hashlib.sha256(page.read_bytes()).hexdigest()
            copy.edit(f"bundle/record/{record}.yaml", hashlib.sha256(before).hexdigest(), after)
    _declare(copy, "002")
    findings = copy.outcome("pages-as-read").findings
    if rewritten and not said:
        # every line that is there has been reviewed, and no other
        assert findings == ()
        return
    (finding,) = findings
    first, others = ("words", "") if rewritten else ("pages", f" The same is true of {_OTHERS}.")
    at = f"bundle/record/{first}.yaml"
    assert finding.message == f"{at} was not read from the page 002 that is there.{others}{said}"
    assert finding.region.place == copy.place(_row(first, "002"))
    assert [one.region.place for one in finding.related] == ([f"{copy.page('002')}:{new}:1"] if new else [])


@pytest.mark.parametrize(
    ("change", "by"),
    [
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), f"C-02 at bundle/data/{_000}:1:1", id="page-changed"),
        pytest.param(lambda c: (c.edit("000", "义乌", "乌义"), c.seal()), f"C-02 at bundle/data/{_000}:1:1", id="page-and-manifests"),
        pytest.param(lambda c: (c.edit("000", "义乌", "乌义"), _stale(*RECORDS)(c)), f"C-02 at bundle/data/{_000}:1:1", id="page-and-records"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x"), "C-02 at bundle/data/005_x.txt:1:1", id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), "C-02 at CONSTRAINTS.md@- name: 004_", id="a-page-gone"),
        pytest.param(lambda c: c.write(c.page("002"), b"\xff"), "C-02 at bundle/data/002_9551d9c265f15358.txt:1:1", id="no-text"),
        pytest.param(lambda c: c.path(_RECORD).unlink(), "C-01 at bundle/tagmanifest-sha256.txt@pages.yaml", id="no-record"),
    ],
)  # fmt: skip
def test_what_has_its_own_finding_is_none_here(copy: Any, change: Any, by: str) -> None:
    change(copy)
    outcome = copy.outcome("pages-as-read")
    assert (outcome.status, outcome.findings) == (Status.FAILED, ())
    assert outcome.broken_by == (copy.finding(by),)


def test_a_record_that_no_manifest_lists_is_missing_all_the_same(copy: Any) -> None:
    copy.path(_RECORD).unlink()
    copy.retag()
    (finding,) = copy.outcome("pages-as-read").findings
    assert (finding.message, finding.remedy) == (
        f"{_RECORD} is missing.",
        "Restore it from git or, if it is new, write it; then run `yiwu-bundle record tags`.",
    )
    assert finding.region.place == copy.place("CONSTRAINTS.md@### C-05")
    assert [wait.said for wait in copy.outcome("lines-in-stories").waits] == [f"{_RECORD}: see {finding.id}"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(lambda c: c.edit_record(_RECORD, "true", "false"), id="another-reading-of-the-same-bytes"),
        pytest.param(lambda c: c.path("000").rename(c.root / "bundle/data/000_new.txt"), id="renamed-within-its-id"),
        pytest.param(lambda c: c.write("bundle/notes.txt", b"n"), id="stray-file-beside-the-pages"),
        pytest.param(lambda c: c.write("bundle/manifest-sha256.txt", b""), id="manifest-emptied"),
        pytest.param(lambda c: c.edit("bundle/bagit.txt", "1.0", "0.97"), id="another-version-of-BagIt"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("pages-as-read", change, [])


@pytest.mark.parametrize(
    ("content", "place"),
    [
        pytest.param(b"pages: 3\n", f"{_RECORD}:1:8", id="unfit"),
        pytest.param(b"\xff", f"{_RECORD}:1", id="no-utf-8"),
        pytest.param(b"pages: &a []\n", f"{_RECORD}:1:8", id="an-anchor"),
    ],
)
def test_waits(assert_waits: Any, content: bytes, place: str) -> None:
    assert_waits("pages-as-read", lambda c: c.write(_RECORD, content), [(_RECORD, place)])


def test_a_change_of_each_page_is_named_by_what_found_it(copy: Any) -> None:
    for page in ("000", "001", "002", "003", "004"):
        copy.write(copy.page(page), copy.path(page).read_bytes() + b"\n")
    outcome = copy.outcome("pages-as-read")
    assert (outcome.status, outcome.findings) == (Status.FAILED, ())
    assert [*outcome.broken_by] == [f"C-02 at {copy.page(page)}:1:1" for page in ("000", "001", "002", "003", "004")]


@pytest.mark.parametrize("declared", [False, True], ids=["changed", "declared"])
def test_a_page_that_is_no_text_is_one_finding_and_the_others_are_still_checked(copy: Any, declared: bool) -> None:
    page = copy.page("002")
    copy.write(page, copy.path("002").read_bytes()[:40] + b"\xff" + copy.path("002").read_bytes()[41:])
    if declared:
        _declare(copy, "002")
    run = copy.run()
    assert (run.exit_code, run.problems) == (1, ())
    bytes_, read = (copy.outcome(rule).findings for rule in ("page-bytes", "pages-as-read"))
    assert (len(bytes_), len(read)) == ((0, 1) if declared else (1, 0))
    (finding,) = (*bytes_, *read)
    if declared:
        assert finding.message == f"{page} is not UTF-8: found byte 0xe5 at offset 38, expected UTF-8 text."
        assert finding.region == Region(page, 3, 1, 3, 1)
    rest = {
        "lines-in-stories",
        "every-digit-accounted",
        "figures-as-recorded",
        "words-judged",
        "mentions-in-place",
        "no-system",
    }
    waiting = {one.rule: [wait.said for wait in one.waits] for one in run.outcomes if one.rule in rest}
    assert waiting == {rule: [f"page 002: see {finding.id}"] for rule in rest}


def test_a_page_that_is_too_large_is_found_at_its_first_line(copy: Any) -> None:
    with (copy.root / copy.page("002")).open("wb") as large:
        large.truncate(16 * 1024 * 1024 + 1)
    _declare(copy, "002")
    (finding,) = copy.outcome("pages-as-read").findings
    assert finding.region == Region(copy.page("002"), 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("digests", "said"),
    [
        pytest.param('"3d7b146b", "3d7b146b",', "each line is reviewed, but a digest is there twice.", id="doubled"),
        pytest.param('"3d7b146b", "00000000",', "1 reviewed line is gone.", id="of-no-line"),
    ],
)
def test_a_digest_too_many_is_a_finding(copy: Any, digests: str, said: str) -> None:
    copy.edit_record("bundle/record/words.yaml", '"3d7b146b",', digests)
    (finding,) = copy.outcome("pages-as-read").findings
    assert finding.region.place == copy.place(_row("words", "000"))
    assert finding.message.endswith(f" On the page, {said}")


def test_digests_in_another_order_are_as_good(copy: Any) -> None:
    copy.edit_record("bundle/record/words.yaml", '"3d7b146b",\n  "43565f22"', '"43565f22", "3d7b146b"')
    assert copy.outcome("pages-as-read").findings == ()
