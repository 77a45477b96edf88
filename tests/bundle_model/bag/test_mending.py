"""A line of a manifest that is wrong itself: its manifest is at fault, once, and no innocent file."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bundle_model.bag.declaration import BAG_INFO, BAGIT_TXT
from bundle_model.bag.manifest import PAYLOAD_MANIFEST, TAG_MANIFEST
from bundle_model.bag.reader import read_bag

Bag = Any  # the SmallBag of conftest.py
Act = Callable[[Bag], object]
RECORD = "record/pages.yaml"
PAGES = {"data/a.txt": b"one\ntwo\n", "data/n.txt": "义乌\n".encode(), "data/t.txt": b"three\n"}
GIT, TAGS, EITHER = (
    "Restore the line from git.",
    "Run `yiwu-bundle record tags`.",
    "Restore the line from git, or run `yiwu-bundle record tags`.",
)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def bag(make_bag: Any, tmp_path: Path) -> Bag:
    """Three pages, and a record that was read from them."""
    record = "".join(f"- {{page: '{path[5]}', sha256: {sha256(content)}}}\n" for path, content in PAGES.items())
    return make_bag(tmp_path / "bag", PAGES, {RECORD: record.encode()})


def told(bag: Bag) -> list[tuple[str, str, int | None]]:
    return [(fault.kind, fault.file, fault.line) for fault in read_bag(bag.root, [RECORD]).faults]


def edit(path: str, old: str, new: str) -> Act:
    return lambda bag: bag.edit(path, old.encode(), new.encode())


def line(path: str, name: str, change: Callable[[bytes], bytes]) -> Act:
    """Change the line of a manifest that lists `name`; an empty result removes it."""

    def act(bag: Bag) -> None:
        lines = bag.read(path).splitlines(keepends=True)
        assert sum(name.encode() in one for one in lines) == 1
        bag.write(path, b"".join(change(one) if name.encode() in one else one for one in lines))

    return act


def both(*acts: Act, retag: bool = False) -> Act:
    return lambda bag: ([act(bag) for act in acts], bag.retag() if retag else None)


def none(_: bytes) -> bytes:
    return b""


def digit(one: bytes) -> bytes:
    return bytes([one[0] ^ 1]) + one[1:]


def other_hash(one: bytes) -> bytes:
    return sha256(b"another").encode() + one[64:]


def letter(one: bytes) -> bytes:
    return one[:-2] + b"z\n"


def exchange(bag: Bag) -> None:
    """Exchange the hashes of two lines."""
    first, second, third = bag.read(PAYLOAD_MANIFEST).splitlines(keepends=True)
    bag.write(PAYLOAD_MANIFEST, second[:64] + first[64:] + first[:64] + second[64:] + third)


WRONG_LINE = ("wrong-line", PAYLOAD_MANIFEST, 1)
WRONG_TAG = ("wrong-line", TAG_MANIFEST, 1)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param(line(PAYLOAD_MANIFEST, "a.txt", digit), [WRONG_LINE], id="a digit of a page"),
        pytest.param(both(line(PAYLOAD_MANIFEST, "a.txt", digit), retag=True), [WRONG_LINE], id="and tagged anew"),
        pytest.param(line(PAYLOAD_MANIFEST, "a.txt", other_hash), [WRONG_LINE], id="another hash"),
        pytest.param(
            both(line(PAYLOAD_MANIFEST, "a.txt", other_hash), retag=True),
            [WRONG_LINE],
            id="another hash, tagged anew: the record knows the page",
        ),
        pytest.param(line(PAYLOAD_MANIFEST, "a.txt", letter), [WRONG_LINE], id="a letter of a page"),
        pytest.param(
            both(line(PAYLOAD_MANIFEST, "a.txt", letter), retag=True),
            [("renamed", "data/a.txz", None)],
            id="a letter, tagged anew: the file or the line",
        ),
        pytest.param(
            edit(PAYLOAD_MANIFEST, "data/a.txt", f"data/a.txt {'b' * 64}"),
            [WRONG_LINE],
            id="a hash of nothing in a path",
        ),
        pytest.param(exchange, [WRONG_LINE, ("wrong-line", PAYLOAD_MANIFEST, 2)], id="two hashes exchanged"),
        pytest.param(
            line(PAYLOAD_MANIFEST, "a.txt", lambda one: one[:-1] + b"J"),
            [WRONG_LINE],
            id="a line end of the payload lost",
        ),
        pytest.param(line(PAYLOAD_MANIFEST, "a.txt", none), [("missing-line", PAYLOAD_MANIFEST, None)], id="no line"),
        pytest.param(
            both(line(PAYLOAD_MANIFEST, "a.txt", none), retag=True),
            [("missing-line", PAYLOAD_MANIFEST, None)],
            id="no line, tagged anew: the record knows the page",
        ),
        pytest.param(
            lambda bag: bag.write(PAYLOAD_MANIFEST, b""),
            [("missing-line", PAYLOAD_MANIFEST, None)],
            id="no line at all",
        ),
        pytest.param(
            both(line(PAYLOAD_MANIFEST, "a.txt", none), lambda bag: bag.write("data/n.txt", b"x")),
            [("changed", "data/n.txt", None), ("missing-line", PAYLOAD_MANIFEST, None)],
            id="no line, and another page changed",
        ),
        pytest.param(
            both(line(PAYLOAD_MANIFEST, "a.txt", digit), lambda bag: bag.write("data/n.txt", b"x")),
            [("changed", "data/n.txt", None), WRONG_LINE],
            id="a digit, and another page changed",
        ),
        pytest.param(line(TAG_MANIFEST, "bag-info", digit), [WRONG_TAG], id="a digit of a tag file"),
        pytest.param(line(TAG_MANIFEST, "bag-info", letter), [WRONG_TAG], id="a letter of a tag file"),
        pytest.param(
            edit(TAG_MANIFEST, RECORD, "record/pages.yamm"),
            [("wrong-line", TAG_MANIFEST, 4)],
            id="a letter of a record",
        ),
        pytest.param(
            edit(TAG_MANIFEST, RECORD, "aecord/pages.yaml"),
            [("wrong-line", TAG_MANIFEST, 4)],
            id="a letter of its folder, which breaks the order too",
        ),
        pytest.param(
            line(TAG_MANIFEST, "  manifest", digit),
            [("wrong-line", TAG_MANIFEST, 3)],
            id="a digit of the other manifest",
        ),
        pytest.param(
            line(TAG_MANIFEST, "bag-info", lambda one: one[:-1] + b"J"), [WRONG_TAG], id="a line end of the tags lost"
        ),
        pytest.param(
            line(TAG_MANIFEST, RECORD, none), [("missing-line", TAG_MANIFEST, None)], id="no line of a record"
        ),
        pytest.param(
            lambda bag: bag.write(TAG_MANIFEST, b""),
            [("missing-line", TAG_MANIFEST, None)],
            id="no line of any tag file",
        ),
        pytest.param(
            line(TAG_MANIFEST, BAGIT_TXT, lambda one: one[:64] + one[66:]),
            [("malformed-line", TAG_MANIFEST, 2)],
            id="no space: the refused line has the file",
        ),
        pytest.param(
            lambda bag: bag.write(TAG_MANIFEST, bag.read(TAG_MANIFEST)[:-30]),
            [("malformed-line", TAG_MANIFEST, 4)],
            id="cut within the last hash: the refused line is the missing one",
        ),
        pytest.param(
            edit(PAYLOAD_MANIFEST, "data/a", "dat/a"), [("wrong-manifest", PAYLOAD_MANIFEST, 1)], id="a letter less"
        ),
    ],
)
def test_the_line_is_at_fault(bag: Bag, act: Act, expected: list[tuple[str, str, int | None]]) -> None:
    act(bag)
    assert told(bag) == expected


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param(edit("data/a.txt", "o", "0"), [("changed", "data/a.txt", None)], id="a page changed"),
        pytest.param(lambda bag: bag.write("data/a.txt", PAGES["data/n.txt"]), [("changed", "data/a.txt", None)],
            id="a page that is another one was read, but not as this one"),
        pytest.param(lambda bag: bag.write("data/d.txt", PAGES["data/a.txt"]), [("unlisted-file", "data/d.txt", None)],
            id="a copy of a page was read, but is listed under its name"),
        pytest.param(lambda bag: bag.write("data/d.txt", b"new"), [("unlisted-file", "data/d.txt", None)], id="a new page"),
        pytest.param(lambda bag: (bag.root / "data/a.txt").rename(bag.root / "data/d.txt"),
            [("renamed", "data/a.txt", None)], id="a page renamed"),
        pytest.param(lambda bag: (bag.root / "data/a.txt").rename(bag.root / RECORD.replace("pages", "a")),
            [("renamed", "data/a.txt", None)], id="a page moved to the tag files"),
        pytest.param(lambda bag: (bag.root / RECORD).rename(bag.root / "record/pages.yamm"),
            [("renamed", RECORD, None)], id="a record renamed"),
        pytest.param(edit(RECORD, "page", "gape"), [("changed", RECORD, None)], id="a record changed"),
        pytest.param(edit(BAG_INFO, ".3\n", ".4\n"), [("changed", BAG_INFO, None)], id="bag-info.txt changed"),
        pytest.param(lambda bag: bag.write("record/more.yaml", b"x"), [("unlisted-file", "record/more.yaml", None)],
            id="a record that nobody knows"),
        pytest.param(lambda bag: bag.remove(TAG_MANIFEST), [("missing", TAG_MANIFEST, None)], id="no tag manifest"),
        pytest.param(lambda bag: bag.write("data/a\u2028", b"x"), [("unlisted-file", "data/a\u2028", None)],
            id="a name that no manifest can list"),
        pytest.param(edit(PAYLOAD_MANIFEST, "  data/a", " \tdata/a"), [("changed", PAYLOAD_MANIFEST, None)],
            id="white space of a manifest"),
    ],
)  # fmt: skip
def test_the_file_is_at_fault(bag: Bag, act: Act, expected: list[tuple[str, str, int | None]]) -> None:
    act(bag)
    assert told(bag) == expected


@pytest.mark.parametrize(
    ("act", "message", "remedy"),
    [
        pytest.param(
            line(PAYLOAD_MANIFEST, "a.txt", digit),
            "has a wrong sha256 for data/a.txt, which is as it was recorded", GIT, id="a digit of a page",
        ),
        pytest.param(
            line(PAYLOAD_MANIFEST, "a.txt", letter),
            "has a wrong path for data/a.txt, which is where it was recorded", GIT, id="a letter of a page",
        ),
        pytest.param(line(PAYLOAD_MANIFEST, "a.txt", none), "has no line for data/a.txt", GIT, id="no line of a page"),
        pytest.param(
            line(TAG_MANIFEST, BAG_INFO, digit),
            f"has a wrong sha256 for {BAG_INFO}, which is as it was recorded", EITHER, id="a digit of a tag file",
        ),
        pytest.param(line(TAG_MANIFEST, RECORD, none), f"has no line for {RECORD}", TAGS, id="no line of a tag file"),
        pytest.param(
            lambda bag: bag.write(PAYLOAD_MANIFEST, bag.read(PAYLOAD_MANIFEST).splitlines(keepends=True)[0]),
            "has no line for data/n.txt and 1 more file", "Restore the lines from git.", id="no two lines",
        ),
        pytest.param(
            lambda bag: bag.write(TAG_MANIFEST, b""), f"has no line for {BAG_INFO} and 3 more files", TAGS, id="no line at all",
        ),
    ],
)  # fmt: skip
def test_words(bag: Bag, act: Act, message: str, remedy: str) -> None:
    act(bag)
    (fault,) = read_bag(bag.root, [RECORD]).faults
    assert (fault.message, fault.remedy) == (message, remedy)


@pytest.mark.parametrize("manifest", [PAYLOAD_MANIFEST, TAG_MANIFEST])
@pytest.mark.parametrize("bit", [1, 2, 64], ids=lambda bit: f"bit {bit}")
def test_whatever_byte_of_a_manifest_is_damaged_it_alone_is_told(bag: Bag, manifest: str, bit: int) -> None:
    whole = bag.read(manifest)
    wrong: dict[int, object] = {}
    for at in range(len(whole)):
        bag.write(manifest, whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        faults = read_bag(bag.root, [RECORD]).faults
        # what cannot be read is told beside the bytes, which are not as recorded
        causes = [fault for fault in faults if not fault.unreadable] or faults[:1]
        if len(causes) != 1 or {fault.file for fault in faults} != {manifest}:
            wrong[at] = faults
    assert wrong == {}


def test_a_path_that_becomes_that_of_another_page_is_told_in_the_manifest_alone(bag: Bag) -> None:
    bag.edit(PAYLOAD_MANIFEST, b"data/a", b"data/t")
    assert {fault.file for fault in read_bag(bag.root, [RECORD]).faults} == {PAYLOAD_MANIFEST}


@pytest.mark.parametrize("manifest", [PAYLOAD_MANIFEST, TAG_MANIFEST])
def test_wherever_a_manifest_is_cut_it_alone_is_told(bag: Bag, manifest: str) -> None:
    whole = bag.read(manifest)
    for at in range(0, len(whole), 3):
        bag.write(manifest, whole[:at])
        assert {fault.file for fault in read_bag(bag.root, [RECORD]).faults} == {manifest}
