"""The record was read from the bytes that are there."""

from typing import Any

import pytest

from checks.results import Region, Status

WHOLE: tuple[str, ...] = ()

ASKED = "CONSTRAINTS.md@### C-05"
_RECORD = "bundle/record/pages.yaml"
_000 = "sha256: c7f5acff"


def _sealed(copy: Any) -> None:
    copy.edit("000", "义乌", "乌义")
    copy.seal()


def _without_004(copy: Any) -> None:
    text = copy.path(_RECORD).read_text(encoding="utf-8")
    copy.write(_RECORD, text[: text.index('- page: "004"')].encode())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), [(ASKED, "bundle/data/000_fa7dfcdb48e7aafa.txt is not the page")], id="page-changed"),
        pytest.param(_sealed, [(ASKED, "bundle/data/000_fa7dfcdb48e7aafa.txt is not the page")], id="page-and-manifests"),
        pytest.param(lambda c: c.edit(_RECORD, _000, "sha256: d7f5acff"), [(ASKED, "expected sha256 d7f5acff")], id="record-of-other-bytes"),
        pytest.param(_without_004, [(ASKED, "004_6518d22cf9b62253.txt has no entry in record/pages.yaml")], id="page-without-an-entry"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x"), [(ASKED, "005_x.txt has no entry in record/pages.yaml")], id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), [(ASKED, "has an entry for page 004, which does not exist")], id="entry-without-a-page"),
        pytest.param(lambda c: c.path(_RECORD).unlink(), [(ASKED, f"{_RECORD} is missing")], id="no-record"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds("pages-as-read", change, expected)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(lambda c: c.edit(_RECORD, "true", "false"), id="another-reading-of-the-same-bytes"),
        pytest.param(lambda c: c.path("000").rename(c.root / "bundle/data/000_new.txt"), id="renamed-within-its-id"),
        pytest.param(lambda c: c.write("bundle/notes.txt", b"n"), id="stray-file-beside-the-pages"),
        pytest.param(lambda c: c.write("bundle/manifest-sha256.txt", b""), id="manifest-emptied"),
        pytest.param(lambda c: c.edit("bundle/bagit.txt", "1.0", "0.97"), id="another-version-of-BagIt"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("pages-as-read", change, [])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"pages: [\n", id="no-yaml"),
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff", id="no-utf-8"),
        pytest.param(b"pages: &a []\n", id="an-anchor"),
    ],
)
def test_skips(assert_skips: Any, content: bytes) -> None:
    assert_skips("pages-as-read", lambda c: c.write(_RECORD, content), "record/pages.yaml could not be read")


def test_a_change_of_each_page_is_found(copy: Any) -> None:
    for page in ("000", "001", "002", "003", "004"):
        copy.write(copy.page(page), copy.path(page).read_bytes() + b"\n")
    outcome = copy.outcome("pages-as-read")
    assert (outcome.status, len(outcome.findings)) == (Status.FAILED, 5)


def test_a_page_that_is_too_large_is_found_at_its_first_line(copy: Any) -> None:
    page = copy.page("002")
    with (copy.root / page).open("wb") as large:
        large.truncate(16 * 1024 * 1024 + 1)
    found = {finding.region for finding in copy.outcome("pages-as-read").findings if finding.region.file == page}
    assert found == {Region(page, 1, 1, 1, 1)}


def test_a_page_that_is_no_text_is_a_finding_and_the_others_are_still_checked(copy: Any) -> None:
    page = copy.page("002")
    before = {(outcome.rule, outcome.reason) for outcome in copy.run().outcomes}
    copy.write(page, copy.path("002").read_bytes()[:40] + b"\xff" + copy.path("002").read_bytes()[41:])
    run = copy.run()
    assert (run.exit_code, run.problems) == (1, ())
    found = {finding.message: finding.region for finding in copy.outcome("pages-as-read").findings}
    said = f"{page} is not UTF-8: found byte 0xe5 at offset 38, expected UTF-8 text."
    assert found[said] == Region(page, 3, 1, 3, 1)
    of_records = {"pages-as-read", "figures-as-recorded", "relations-as-recorded", "words-judged", "mentions-in-place"}
    absences = {"no-system", "no-hardware-target", "no-performance-core"}
    assert copy.failed() == {"bag-valid", "page-bytes", *of_records, *absences}
    looked = {outcome.rule: outcome.reason for outcome in run.outcomes if (outcome.rule, outcome.reason) not in before}
    faults = "the rows of `gaps` are unreliable: the bundle or CONSTRAINTS.md has faults"
    assert looked.pop("issue-form-fresh") == faults
    assert looked == dict.fromkeys(
        ("lines-in-stories", "quotes-in-place", "every-digit-accounted", "words-judged", "mentions-in-place"),
        f"bundle/{page[7:]} could not be read",
    )
