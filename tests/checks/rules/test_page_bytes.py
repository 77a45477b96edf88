"""The pages are the files that CONSTRAINTS.md names, byte for byte, even where the manifests agree with others."""

import shutil
from typing import Any

import pytest

ROW_000 = "CONSTRAINTS.md@- name: 000_"
ROWS = "CONSTRAINTS.md@  pages:"  # a list is what its key says


def _sealed(change: Any) -> Any:
    def both(copy: Any) -> None:
        change(copy)
        copy.seal()

    return both


def _link(copy: Any) -> None:
    page = copy.path("000")
    page.rename(copy.root / "elsewhere.txt")
    page.symlink_to(copy.root / "elsewhere.txt")


def _swap(copy: Any, one: str = "000", other: str = "001") -> None:
    first, second = copy.path(one), copy.path(other)
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)


def _empty(copy: Any) -> None:
    for path in (copy.root / "bundle/data").iterdir():
        path.unlink()


def _folder(copy: Any) -> None:
    copy.path("000").unlink()
    (copy.root / "bundle/data/000_fa7dfcdb48e7aafa.txt").mkdir()


def _conflict(copy: Any) -> None:
    copy.edit("000", "\n", f"\n{'<' * 7} HEAD\na\n{'=' * 7}\nb\n{'>' * 7} other\n")


def _pointer(copy: Any) -> None:
    oid = "0" * 64
    copy.write(copy.page("000"), f"version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 12646\n".encode())


PAGE_000, PAGE_001 = "bundle/data/000_fa7dfcdb48e7aafa.txt:1:1", "bundle/data/001_5ed80dd453b4aebe.txt:1:1"
FROM_GIT = "Restore the file from git: the payload is never changed."


@pytest.mark.parametrize(
    ("change", "place", "said", "remedy"),
    [
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), PAGE_000, "The page does not have the recorded bytes. On the page, line 2 is new and 1 reviewed line is gone.", FROM_GIT, id="changed"),
        pytest.param(_sealed(lambda c: c.edit("000", "义乌", "乌义")), PAGE_000, "The page does not have the recorded bytes.", FROM_GIT, id="changed-with-its-manifests"),
        pytest.param(_sealed(lambda c: c.edit("000", "义乌", "义")), PAGE_000, "The page is 3 bytes shorter than the recorded file.", FROM_GIT, id="truncated"),
        pytest.param(lambda c: c.write(c.page("000"), b""), PAGE_000, "The page is empty, and had 12646 bytes.", FROM_GIT, id="emptied"),
        pytest.param(_sealed(lambda c: c.edit("001", "义乌", "义乌!")), PAGE_001, "The page does not have the recorded bytes, and is 1 byte longer.", FROM_GIT, id="longer"),
        pytest.param(lambda c: c.write(c.page("000"), c.path("000").read_bytes() + b"more"), PAGE_000, "The page has 4 bytes more at its end than the recorded file.", FROM_GIT, id="grown"),
        pytest.param(lambda c: c.write(c.page("000"), c.path("000").read_bytes().replace(b"\n", b"\r\n")), PAGE_000, "The page differs from the recorded file only in its line ends: CRLF where LF was, as git's core.autocrlf makes them.", "Set `bundle/** -text` in .gitattributes if it is not there, delete the file, and check it out again.", id="line-ends-as-git-makes-them"),
        pytest.param(_conflict, PAGE_000, "The page has merge-conflict markers at lines 2, 4 and 6.", "End the merge with the recorded file, as git has it: the payload is never changed.", id="merge-conflict"),
        pytest.param(_pointer, PAGE_000, "The page is a Git LFS pointer, not the file.", "Run `git lfs pull`.", id="lfs-pointer"),
        pytest.param(lambda c: c.write(c.page("000"), c.path("001").read_bytes()), PAGE_000, "The page has the bytes recorded for 001_5ed80dd453b4aebe.txt.", FROM_GIT, id="a-copy-of-another"),
        pytest.param(_swap, PAGE_000, "The page has the bytes of 001_5ed80dd453b4aebe.txt, and the other way round.", "Exchange the two names.", id="swapped"),
        pytest.param(lambda c: c.path("004").unlink(), "CONSTRAINTS.md@- name: 004_", "bundle/data/004_6518d22cf9b62253.txt is missing.", "Restore the page from git.", id="missing"),
        pytest.param(_link, ROW_000, "bundle/data/000_fa7dfcdb48e7aafa.txt is a symbolic link: found a symbolic link, expected a regular file or folder.", "Restore the page from git.", id="a-link-to-itself"),
        pytest.param(_folder, ROW_000, "bundle/data/000_fa7dfcdb48e7aafa.txt is not there: found a folder in its place", "Restore the page from git.", id="a-folder-of-that-name"),
        pytest.param(_sealed(lambda c: c.write("bundle/data/005_x.txt", b"x\n")), "bundle/data/005_x.txt:1:1", "The file is a page that no row declares.", "Move the file out of bundle/data: the bundle is fixed.", id="stray"),
        pytest.param(lambda c: c.path("000").rename(c.root / "bundle/data/9.txt"), "bundle/data/9.txt:1:1", "`000_fa7dfcdb48e7aafa.txt` was renamed to `9.txt`.", "Rename it to 000_fa7dfcdb48e7aafa.txt.", id="renamed"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", "bytes: 12646", "bytes: 12647"), ROW_000, "The row of 000_fa7dfcdb48e7aafa.txt has its sha256, but 12647 bytes for 12646.", "Correct the number of bytes.", id="a-wrong-number-in-the-row"),
        pytest.param(_empty, ROWS, "bundle/data has no page, but 5 are declared.", "Restore the folder from git.", id="no-page-left"),
        pytest.param(lambda c: shutil.rmtree(c.root / "bundle/data"), ROWS, "bundle/data has no page, but 5 are declared.", "Restore the folder from git.", id="the-folder-gone"),
    ],
)  # fmt: skip
def test_one_cause_is_one_finding(copy: Any, change: Any, place: str, said: str, remedy: str) -> None:
    change(copy)
    ((_, finding),) = (pair for pair in copy.run().findings if pair[0].rule == "page-bytes")
    assert (finding.region.place, finding.message[: len(said)]) == (copy.place(place), said)
    assert finding.remedy.startswith(remedy)
    # the bag is not the one it was, nor are the pages those that were read: by this finding, and none of their own
    assert [copy.outcome(rule).findings for rule in ("bag-valid", "seed-count", "pages-as-read")] == [(), (), ()]


@pytest.mark.parametrize(
    ("change", "places"),
    [
        pytest.param(lambda c: (_swap(c), c.path("004").unlink()), ["CONSTRAINTS.md@- name: 004_", PAGE_000], id="swapped-and-missing"),
        pytest.param(lambda c: (_swap(c), _swap(c, "002", "003")), [PAGE_000, "bundle/data/002_9551d9c265f15358.txt:1:1"], id="swapped-twice"),
        pytest.param(lambda c: (_swap(c), _swap(c, "000", "002")), [PAGE_000, PAGE_001, "bundle/data/002_9551d9c265f15358.txt:1:1"], id="three-in-a-ring-are-no-swap"),
        pytest.param(lambda c: (c.path("000").rename(c.root / "bundle/data/8.txt"), shutil.copy(c.root / "bundle/data/8.txt", c.root / "bundle/data/9.txt")), ["bundle/data/8.txt:1:1", "bundle/data/9.txt:1:1"], id="renamed-and-copied"),
        pytest.param(lambda c: (c.edit("000", "义乌", "乌义"), c.edit("001", "义乌", "乌义"), c.edit("CONSTRAINTS.md", "- name: 001_", "- name: 01_")), ["CONSTRAINTS.md@- name: 01_", PAGE_000, PAGE_001], id="a-row-of-another-name"),
    ],
)  # fmt: skip
def test_each_cause_has_its_finding(copy: Any, change: Any, places: list[str]) -> None:
    change(copy)
    found = [finding.region.place for finding in copy.outcome("page-bytes").findings]
    assert found == [copy.place(place) for place in places]


def test_two_pages_that_are_exchanged_are_both_named(copy: Any) -> None:
    _swap(copy)
    (finding,) = copy.outcome("page-bytes").findings
    assert [(one.region.place, one.message) for one in finding.related] == [(PAGE_001, "the other page")]
    (wait,) = copy.outcome("every-digit-accounted").waits
    assert wait.parts == ("page 000", "page 001")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(lambda c: c.write("bundle/notes.txt", b"n"), id="stray-file-beside-the-pages"),
        pytest.param(lambda c: c.write("bundle/manifest-sha256.txt", b""), id="manifest-emptied"),
        pytest.param(lambda c: c.edit("bundle/record/pages.yaml", "true", "false"), id="record-changed"),
        pytest.param(lambda c: c.path("000").chmod(0o600), id="other-permissions"),
        pytest.param(lambda c: (c.root / "bundle/data/empty").mkdir(), id="empty-folder"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", "Each page has the", "These are the"), id="other-prose"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("page-bytes", change, [])


def test_a_bag_that_is_no_folder_is_one_problem(copy: Any, assert_broken: Any) -> None:
    def change(copy: Any) -> None:
        (copy.root / "bundle").rename(copy.root / "other")
        copy.write("bundle", b"")

    assert_broken("page-bytes", change, ["bundle"])


def test_a_page_too_large_to_keep_is_named_by_its_hash_alone(copy: Any) -> None:
    with (copy.root / copy.page("002")).open("wb") as large:
        large.truncate(16 * 1024 * 1024 + 1)
    (finding,) = copy.outcome("page-bytes").findings
    assert finding.region.place == "bundle/data/002_9551d9c265f15358.txt:1:1"
    assert finding.message == "The page does not have the recorded bytes."


def test_the_lines_that_nobody_has_reviewed_are_named(copy: Any) -> None:
    for line in ("甲\n", "乙\n", "丙\n", "丁\n", "戊\n", "己\n"):
        copy.path("000").write_bytes(line.encode() + copy.path("000").read_bytes().replace("义乌".encode(), b"", 1))
    (finding,) = copy.outcome("page-bytes").findings
    assert [one.region.place for one in finding.related] == [f"{PAGE_000[:-4]}:{line}:1" for line in range(1, 6)]
    assert " On the page, lines 1-6, " in finding.message


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c.write("bundle/record/words.yaml", b"x"), id="nobody-knows-its-lines"),
        pytest.param(lambda c: c.edit_record("bundle/record/words.yaml", "c7f5acff606e5715", "0" * 16), id="other-lines-were-reviewed"),
    ],
)  # fmt: skip
def test_of_lines_that_are_not_those_of_the_recorded_bytes_nothing_is_said(copy: Any, change: Any) -> None:
    change(copy)
    copy.edit("000", "义乌", "乌义")
    (finding,) = copy.outcome("page-bytes").findings
    assert (finding.message, finding.related) == ("The page does not have the recorded bytes.", ())
