"""Bags with one thing wrong, and bags with nothing wrong."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bundle_model.bag import reader as bag_module
from bundle_model.bag.declaration import BAG_INFO, BAGIT_TXT
from bundle_model.bag.manifest import PAYLOAD_MANIFEST, TAG_MANIFEST
from bundle_model.bag.reader import FAULT_KINDS, BagReading, manifest_of, read_bag

REAL = Path(__file__).parents[3] / "bundle"
BOM = b"\xef\xbb\xbf"
OXUM = ("oxum-disagrees", BAG_INFO)
Bag = Any  # the SmallBag of conftest.py

CONFLICT = b"%s HEAD\na\n%s\nb\n%s other\n" % (b"<" * 7, b"=" * 7, b">" * 7)  # put together: this file has none
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12\n" % (b"a" * 64)

ALL_FILES = [
    BAG_INFO,
    BAGIT_TXT,
    "data/a.txt",
    "data/c.txt",
    "data/sub/b.txt",
    PAYLOAD_MANIFEST,
    "record/r.yaml",
    TAG_MANIFEST,
]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def found(reading: BagReading) -> set[tuple[str, str]]:
    return {(fault.kind, fault.file) for fault in reading.faults}


def write(path: str, content: bytes) -> Callable[[Bag], object]:
    return lambda bag: bag.write(path, content)


def edit(path: str, old: bytes, new: bytes) -> Callable[[Bag], object]:
    return lambda bag: bag.edit(path, old, new)


def flip(path: str, at: int) -> Callable[[Bag], object]:
    """Change the lowest bit of one byte: of a hexadecimal digit, it makes another one."""

    def act(bag: Bag) -> None:
        content = bytearray(bag.read(path))
        content[at] ^= 1
        bag.write(path, bytes(content))

    return act


def add_line(manifest: str, line: str) -> Callable[[Bag], object]:
    return lambda bag: (bag.write(manifest, bag.read(manifest) + line.encode()), _retag(bag, manifest))


def _retag(bag: Bag, manifest: str) -> object:
    return None if manifest == TAG_MANIFEST else bag.retag()


def fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def rename(old: str, new: str) -> Callable[[Bag], object]:
    return lambda bag: (bag.root / old).rename(bag.root / new)


def swap(one: str, other: str) -> Callable[[Bag], object]:
    def act(bag: Bag) -> None:
        first, second = bag.read(one), bag.read(other)
        bag.write(one, second)
        bag.write(other, first)

    return act


def link(path: str, target: str) -> Callable[[Bag], object]:
    """Move what is at `path` out of the bag and put a link to it, or to `target`, in its place."""

    def act(bag: Bag) -> None:
        (bag.root / path).rename(bag.root.parent / "moved")
        (bag.root / path).symlink_to(target)

    return act


def then_seal(act: Callable[[Bag], object]) -> Callable[[Bag], object]:
    return lambda bag: (act(bag), bag.seal())


def then_retag(act: Callable[[Bag], object]) -> Callable[[Bag], object]:
    return lambda bag: (act(bag), bag.retag())


def rmtree_data(bag: Bag) -> None:
    (bag.root / "data").rename(bag.root.parent / "moved")


FAULTS = [
    ("a changed byte of a page", edit("data/a.txt", b"one", b"One"), {("changed", "data/a.txt")}),
    ("a changed byte of a tag file", edit("record/r.yaml", b"1", b"2"), {("changed", "record/r.yaml")}),
    ("a changed bagit.txt", edit(BAGIT_TXT, b"BagIt-", b"Bagit-"),
        {("changed", BAGIT_TXT), ("malformed-line", BAGIT_TXT)}),
    ("a page cut short", write("data/a.txt", b"one\ntw"), {("changed", "data/a.txt")}),
    ("a page emptied", write("data/a.txt", b""), {("changed", "data/a.txt")}),
    ("a final newline more", write("data/a.txt", b"one\ntwo\n\n"), {("changed", "data/a.txt")}),
    ("a byte-order mark", write("data/a.txt", BOM + b"one\ntwo\n"), {("changed", "data/a.txt")}),
    ("CRLF", write("data/a.txt", b"one\r\ntwo\r\n"), {("changed", "data/a.txt")}),
    ("swapped pages", swap("data/a.txt", "data/sub/b.txt"), {("swapped", "data/a.txt"), ("swapped", "data/sub/b.txt")}),
    ("swapped tag files", swap(BAG_INFO, "record/r.yaml"), {
        ("swapped", BAG_INFO), ("swapped", "record/r.yaml")}),
    ("a missing page", lambda bag: bag.remove("data/a.txt"), {("missing", "data/a.txt")}),
    ("a missing tag file", lambda bag: bag.remove("record/r.yaml"), {("missing", "record/r.yaml")}),
    ("the only page of a folder missing", lambda bag: bag.remove("data/sub/b.txt"),
        {("missing", "data/sub/b.txt")}),
    ("a page that is a folder", lambda bag: (bag.remove("data/a.txt"), (bag.root / "data/a.txt").mkdir()),
        {("missing", "data/a.txt")}),
    ("a renamed page", rename("data/a.txt", "data/z.txt"), {("renamed", "data/a.txt")}),
    ("a page renamed in case", rename("data/a.txt", "data/A.txt"), {("renamed", "data/a.txt")}),
    ("a page moved among the tag files", rename("data/c.txt", "record/c"), {("renamed", "data/c.txt")}),
    ("a renamed folder", rename("data/sub", "data/bus"),
        {("renamed", "data/sub/b.txt")}),
    ("a renamed bagit.txt", rename(BAGIT_TXT, "bagit"), {("renamed", BAGIT_TXT)}),
    ("a page more", write("data/z.txt", b"z"), {("unlisted-file", "data/z.txt")}),
    ("a hidden file in the payload", write("data/.z", b""), {("unlisted-file", "data/.z")}),
    ("a tag file more", write("z.txt", b"z"), {("unlisted-file", "z.txt")}),
    ("a tag file more in a folder", write("record/z", b"z"), {("unlisted-file", "record/z")}),
    ("a folder of tag files more", write("z/z", b"z"), {("unlisted-folder", "z")}),
    ("an empty folder", lambda bag: (bag.root / "z").mkdir(), {("unlisted-folder", "z")}),
    ("empty folders in the payload", lambda bag: (bag.root / "data/y/z").mkdir(parents=True),
        {("unlisted-folder", "data/y")}),
    ("a page that is a link", link("data/a.txt", "../../moved"), {("link", "data/a.txt")}),
    ("a tag file that is a link", link("record/r.yaml", "../../moved"), {("link", "record/r.yaml")}),
    ("a payload that is a link", link("data", "../moved"), {("link", "data")}),
    ("a payload manifest that is a link", link(PAYLOAD_MANIFEST, "../moved"), {("link", PAYLOAD_MANIFEST)}),
    ("a tag manifest that is a link", link(TAG_MANIFEST, "../moved"), {("link", TAG_MANIFEST)}),
    ("a bag-info.txt that is a link", link(BAG_INFO, "../moved"), {("link", BAG_INFO)}),
    ("a stray link", lambda bag: (bag.root / "z").symlink_to("data"), {("link", "z")}),
    ("a FIFO", lambda bag: fifo(bag.root / "z"), {("special-file", "z")}),
    ("a page that is a FIFO", lambda bag: (bag.remove("data/a.txt"), fifo(bag.root / "data/a.txt")),
        {("special-file", "data/a.txt")}),
    ("two names for one inode", then_seal(lambda bag: (bag.root / "data/z.txt").hardlink_to(bag.root / "data/a.txt")),
        {("shared-inode", "data/z.txt")}),
    ("names that differ in case", then_seal(write("data/A.txt", b"A")), {("similar-names", "data/a.txt")}),
    ("names that differ in normalisation", then_seal(lambda bag: (bag.write("é", b"1"), bag.write("e\u0301", b"2"))),
        {("similar-names", "é")}),
    ("a name that is not UTF-8", lambda bag: (bag.root / os.fsdecode(b"\xff")).write_bytes(b""),
        {("name-not-utf-8", "\\xff")}),
    ("too deep", lambda bag: bag.root.joinpath("record", *"d" * 32).mkdir(parents=True),
        {("too-deep", "record" + "/d" * 32)}),
    ("no bagit.txt", lambda bag: bag.remove(BAGIT_TXT), {("missing", BAGIT_TXT)}),
    ("no bag-info.txt", lambda bag: bag.remove(BAG_INFO), {("missing", BAG_INFO)}),
    ("no payload manifest", lambda bag: bag.remove(PAYLOAD_MANIFEST), {("missing", PAYLOAD_MANIFEST)}),
    ("no tag manifest", lambda bag: bag.remove(TAG_MANIFEST), {("missing", TAG_MANIFEST)}),
    ("no bagit.txt, which nothing lists", then_retag(lambda bag: bag.remove(BAGIT_TXT)), {("missing", BAGIT_TXT)}),
    ("no payload", then_seal(rmtree_data), {("missing", "data")}),
    ("no payload, and pages listed", rmtree_data,
        {("missing", "data")}),
    ("fetch.txt", then_seal(write("fetch.txt", b"")), {("unsupported", "fetch.txt")}),
    ("fetch.txt unlisted", write("Fetch.txt", b""), {("unsupported", "Fetch.txt")}),
    ("a manifest of another algorithm", then_seal(write("manifest-md5.txt", b"")),
        {("unsupported", "manifest-md5.txt")}),
    ("a tag manifest of another algorithm", write("tagmanifest-sha512.txt", b""),
        {("unsupported", "tagmanifest-sha512.txt")}),
    ("a manifest of an unknown algorithm", write("manifest-x.txt", b""), {("unsupported", "manifest-x.txt")}),
    ("another algorithm in another case", write("Manifest-MD5.TXT", b""), {("unsupported", "Manifest-MD5.TXT")}),
    ("another version", then_retag(edit(BAGIT_TXT, b"1.0", b"0.97")), {("unsupported", BAGIT_TXT)}),
    ("another encoding", then_retag(edit(BAGIT_TXT, b"UTF-8", b"GBK")), {("unsupported", BAGIT_TXT)}),
    ("no Payload-Oxum", then_retag(write(BAG_INFO, b"A: b\n")), {("oxum-missing", BAG_INFO)}),
    ("Payload-Oxum twice", then_retag(lambda bag: bag.write(BAG_INFO, bag.read(BAG_INFO) * 2)),
        {("oxum-doubled", BAG_INFO)}),
    ("another number of bytes", then_retag(edit(BAG_INFO, b"Oxum: 2", b"Oxum: 3")), {OXUM}),
    ("another number of files", then_retag(edit(BAG_INFO, b".3\n", b".4\n")), {OXUM}),
    ("Payload-Oxum that is no pair", then_retag(edit(BAG_INFO, b".3\n", b"\n")), {("malformed-line", BAG_INFO)}),
    ("an info line without a colon", then_retag(edit(BAG_INFO, b"\n", b"\nx\n")), {("malformed-line", BAG_INFO)}),
    ("bag-info.txt that is not UTF-8", then_retag(write(BAG_INFO, b"\xff")), {("not-utf-8", BAG_INFO)}),
    ("bag-info.txt with a mark", then_retag(lambda bag: bag.write(BAG_INFO, BOM + bag.read(BAG_INFO))),
        {("byte-order-mark", BAG_INFO)}),
    ("bagit.txt with a mark", then_retag(lambda bag: bag.write(BAGIT_TXT, BOM + bag.read(BAGIT_TXT))),
        {("byte-order-mark", BAGIT_TXT)}),
    ("a changed payload manifest", edit(PAYLOAD_MANIFEST, b"  data/a", b" \tdata/a"), {("changed", PAYLOAD_MANIFEST)}),
    ("a payload manifest that is not UTF-8", then_retag(write(PAYLOAD_MANIFEST, b"\xff")),
        {("not-utf-8", PAYLOAD_MANIFEST)}),
    ("a tag manifest that is not UTF-8", write(TAG_MANIFEST, b"\xff"), {("not-utf-8", TAG_MANIFEST)}),
    ("a malformed line", add_line(PAYLOAD_MANIFEST, "x\n"), {("malformed-line", PAYLOAD_MANIFEST)}),
    ("a hash cut short, its file told once", then_retag(
        lambda bag: bag.write(PAYLOAD_MANIFEST, bag.read(PAYLOAD_MANIFEST)[1:])),
        {("malformed-line", PAYLOAD_MANIFEST)}),
    ("a percent sign", then_seal(write("data/a%b", b"")), {("unsupported", PAYLOAD_MANIFEST)}),
    ("a wrong code", add_line(PAYLOAD_MANIFEST, f"{'a' * 64}  data/%41\n"),
        {("wrong-percent-encoding", PAYLOAD_MANIFEST)}),
    ("a path out of the bag", add_line(PAYLOAD_MANIFEST, f"{'a' * 64}  data/../../x\n"),
        {("unsafe-path", PAYLOAD_MANIFEST)}),
    ("a page listed twice", add_line(PAYLOAD_MANIFEST, f"{sha256(b'x')}  data/a.txt\n"),
        {("doubled-path", PAYLOAD_MANIFEST)}),
    ("a manifest that lists itself", add_line(TAG_MANIFEST, f"{'a' * 64}  {TAG_MANIFEST}\n"),
        {("lists-itself", TAG_MANIFEST)}),
    ("a payload manifest that lists a tag file", add_line(PAYLOAD_MANIFEST, f"{sha256(b'r: 1')}  record/r.yaml\n"),
        {("wrong-manifest", PAYLOAD_MANIFEST)}),
    ("a page nobody lists", then_retag(write(PAYLOAD_MANIFEST, b"")),
        {("unlisted-file", "data/a.txt"), ("unlisted-file", "data/c.txt"), ("unlisted-folder", "data/sub")}),
    ("an empty tag manifest", write(TAG_MANIFEST, b""),
        {("missing-line", TAG_MANIFEST), ("unlisted-folder", "record")}),
    ("a merge conflict in a manifest", write(TAG_MANIFEST, CONFLICT), {("merge-conflict", TAG_MANIFEST)}),
    ("a merge conflict in a listed manifest", write(PAYLOAD_MANIFEST, CONFLICT),
        {("merge-conflict", PAYLOAD_MANIFEST), ("changed", PAYLOAD_MANIFEST)}),
    ("a manifest that is a Git LFS pointer", write(TAG_MANIFEST, POINTER), {("lfs-pointer", TAG_MANIFEST)}),
    ("a digit of a manifest", flip(TAG_MANIFEST, 0), {("wrong-line", TAG_MANIFEST)}),
    ("a tag manifest in CRLF", lambda bag: bag.write(TAG_MANIFEST, bag.read(TAG_MANIFEST).replace(b"\n", b"\r\n")),
        {("not-canonical", TAG_MANIFEST)}),
    ("a tag manifest without its last newline", lambda bag: bag.write(TAG_MANIFEST, bag.read(TAG_MANIFEST)[:-1]),
        {("not-canonical", TAG_MANIFEST)}),
    ("a tag manifest with a mark", lambda bag: bag.write(TAG_MANIFEST, BOM + bag.read(TAG_MANIFEST)),
        {("byte-order-mark", TAG_MANIFEST)}),
]  # fmt: skip


@pytest.mark.parametrize(("act", "expected"), [pytest.param(act, expected, id=name) for name, act, expected in FAULTS])
def test_faults(bag: Bag, act: Callable[[Bag], object], expected: set[tuple[str, str]]) -> None:
    act(bag)
    reading = read_bag(bag.root)
    assert found(reading) == expected
    assert len(reading.faults) == len(expected)


@pytest.mark.parametrize("tag_file", [BAGIT_TXT, BAG_INFO, PAYLOAD_MANIFEST])
def test_a_tag_manifest_that_leaves_out_what_it_must_list(bag: Bag, tag_file: str) -> None:
    lines = bag.read(TAG_MANIFEST).splitlines(keepends=True)
    bag.write(TAG_MANIFEST, b"".join(line for line in lines if not line.endswith(f"  {tag_file}\n".encode())))
    (fault,) = read_bag(bag.root).faults
    assert (fault.kind, fault.file, fault.line) == ("missing-line", TAG_MANIFEST, None)
    assert (fault.message, fault.remedy) == (f"has no line for {tag_file}", "Run `yiwu-bundle record tags`.")


SILENT = [
    ("as it was made", lambda _bag: None),
    ("an empty page", then_seal(write("data/empty", b""))),
    ("a hidden page", then_seal(write("data/.hidden", b"x"))),
    ("two pages with the same bytes", then_seal(write("data/z", b"one\ntwo\n"))),
    ("a page that is no text", then_seal(write("data/z", b"\xff\x00"))),
    ("a name with line ends", then_seal(write("data/a\nb\rc", b"x"))),
    ("a name beyond ASCII, with spaces", then_seal(write("data/义乌 市场.txt", b"x"))),
    ("a decomposed name", then_seal(write("data/e\u0301", b"x"))),
    ("deep folders", then_seal(write("data/" + "d/" * 31 + "f", b"x"))),
    ("a folder data among the tag files", then_seal(write("record/data/x", b"x"))),
    ("a manifest by its name in the payload", then_seal(write("data/manifest-md5.txt", b"x"))),
    ("fetch.txt in the payload", then_seal(write("data/fetch.txt", b"x"))),
    ("a payload manifest in another order", then_retag(
        lambda bag: bag.write(PAYLOAD_MANIFEST, b"".join(bag.read(PAYLOAD_MANIFEST).splitlines(keepends=True)[::-1])))),
    ("a payload manifest in CRLF", then_retag(
        lambda bag: bag.write(PAYLOAD_MANIFEST, bag.read(PAYLOAD_MANIFEST).replace(b"\n", b"\r\n")))),
    ("a payload manifest with markers", then_retag(
        lambda bag: bag.write(PAYLOAD_MANIFEST, bag.read(PAYLOAD_MANIFEST).replace(b"  ", b" *")))),
    ("more elements in bag-info.txt", then_retag(
        lambda bag: bag.write(BAG_INFO, bag.read(BAG_INFO) + b"A: b\n  c\nA: d\n"))),
    ("a page with a second name outside", lambda bag: (
        bag.root.parent / "outside").hardlink_to(bag.root / "data/a.txt")),
    ("nothing is executable or writable", lambda bag: (bag.root / "data/a.txt").chmod(0o400)),
]  # fmt: skip


@pytest.mark.parametrize("act", [pytest.param(act, id=name) for name, act in SILENT])
def test_no_fault(bag: Bag, act: Callable[[Bag], object]) -> None:
    act(bag)
    reading = read_bag(bag.root)
    assert reading.faults == ()
    assert {file.path for file in reading.files if not file.unchanged} == {TAG_MANIFEST}


def test_an_empty_payload_is_a_payload(make_bag: Any, tmp_path: Path) -> None:
    assert read_bag(make_bag(tmp_path / "bag", payload={}).root).faults == ()


def test_what_is_read(bag: Bag) -> None:
    reading = read_bag(bag.root)
    assert [file.path for file in reading.files] == ALL_FILES
    assert [file.path for file in reading.payload] == ["data/a.txt", "data/c.txt", "data/sub/b.txt"]
    assert [file.path for file in reading.tag_files] == [p for p in ALL_FILES if not p.startswith("data/")]
    page = reading.payload[0]
    assert (page.size, page.content, page.sha256, page.unchanged) == (8, b"one\ntwo\n", sha256(b"one\ntwo\n"), True)
    assert reading.info == (("Bagging-Date", "2026-11-20"), ("Payload-Oxum", "21.3"))
    listed = [(entry.path, manifest_of(entry.path), entry.line) for entry in reading.entries]
    assert listed[:2] == [("data/a.txt", PAYLOAD_MANIFEST, 1), ("data/c.txt", PAYLOAD_MANIFEST, 2)]
    assert listed[3:5] == [("bag-info.txt", TAG_MANIFEST, 1), ("bagit.txt", TAG_MANIFEST, 2)]


def test_a_changed_file_is_read_as_it_is(bag: Bag) -> None:
    bag.write("data/a.txt", b"two\none\n")
    page = read_bag(bag.root).payload[0]
    assert (page.path, page.content, page.unchanged) == ("data/a.txt", b"two\none\n", False)


def test_the_bag_may_be_reached_through_a_link(bag: Bag) -> None:
    (bag.root.parent / "link").symlink_to(bag.root)
    assert read_bag(bag.root.parent / "link") == read_bag(bag.root)


@pytest.mark.parametrize("name", ["missing", "bag/bagit.txt", "bag/data\0"])
def test_no_bag(bag: Bag, name: str) -> None:
    reading = read_bag(bag.root.parent / name)
    assert [(fault.kind, fault.file, fault.unreadable) for fault in reading.faults] == [("root-unreadable", ".", True)]
    assert (reading.files, reading.info) == ((), ())


def test_an_empty_folder_is_a_bag_without_its_files(tmp_path: Path) -> None:
    (fault,) = read_bag(tmp_path).faults
    assert (fault.kind, fault.file, fault.message) == ("missing", ".", "is an empty folder")


def test_a_bag_with_a_note_alone_lacks_its_files(tmp_path: Path) -> None:
    (tmp_path / "note").write_bytes(b"")
    names = ("bagit.txt", "bag-info.txt", "data", "manifest-sha256.txt", "tagmanifest-sha256.txt")
    assert found(read_bag(tmp_path)) == {("missing", name) for name in names}


@pytest.mark.parametrize("name", [BAGIT_TXT, BAG_INFO, PAYLOAD_MANIFEST, TAG_MANIFEST])
def test_a_tag_file_that_is_too_large_is_told_and_not_parsed(
    bag: Bag, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bag_module, "MAX_TAG_FILE", 1000)
    bag.write(name, b"\n" * 1001)
    expected = {("too-large", name)} | ({("changed", name)} if name != TAG_MANIFEST else set())
    assert found(read_bag(bag.root)) == expected


def test_a_large_page_is_no_fault_of_the_bag(bag: Bag, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bag_module, "MAX_PAGE", 7)
    reading = read_bag(bag.root)
    assert [file.content for file in reading.payload] == [None, b"three\n", "义乌\n".encode()]
    assert reading.faults == ()


@pytest.mark.parametrize(
    ("room", "kept"),
    [
        pytest.param(21, ["a.txt", "c.txt", "sub/b.txt"], id="for-all"),
        pytest.param(20, ["a.txt", "c.txt"], id="for-two"),
        pytest.param(13, ["a.txt"], id="for-one"),
        pytest.param(7, ["c.txt"], id="for-a-smaller-one-behind"),
        pytest.param(0, [], id="for-none"),
    ],
)
def test_pages_are_kept_while_there_is_room(
    bag: Bag, monkeypatch: pytest.MonkeyPatch, room: int, kept: list[str]
) -> None:
    monkeypatch.setattr(bag_module, "MAX_PAGES", room)
    reading = read_bag(bag.root)
    assert [file.path for file in reading.payload if file.content is not None] == [f"data/{name}" for name in kept]
    assert reading.faults == ()


def test_a_file_that_may_not_be_read_is_told_once(bag: Bag, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(path: str, *args: Any, **options: Any) -> int:
        if path == "sub":
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **options)

    monkeypatch.setattr(os, "open", refuse)
    assert found(read_bag(bag.root)) == {("unreadable", "data/sub")}


def test_a_fault_names_both_ends_of_a_rename_and_the_manifest_line(bag: Bag) -> None:
    rename("data/c.txt", "data/z.txt")(bag)
    (fault,) = read_bag(bag.root).faults
    assert (fault.found, fault.expected) == ("data/z.txt", "the name that manifest-sha256.txt:2 lists")


def test_the_first_line_that_is_not_canonical_is_named(bag: Bag) -> None:
    bag.edit(TAG_MANIFEST, b"  manifest", b" manifest")
    assert [(fault.kind, fault.line) for fault in read_bag(bag.root).faults] == [("not-canonical", 3)]


def test_unreadable_is_set_where_the_kinds_say_so(tmp_path: Path, make_bag: Any) -> None:
    seen: dict[str, set[bool]] = {}
    for number, (_name, act, _expected) in enumerate(FAULTS):
        small = make_bag(tmp_path / str(number) / "bag")
        act(small)
        for fault in read_bag(small.root).faults:
            seen.setdefault(fault.kind, set()).add(fault.unreadable)
    assert seen == {kind: {"(unreadable)" in FAULT_KINDS[kind]} for kind in seen}
    elsewhere = {"root-unreadable", "too-large", "unreadable", "vanished"}  # each has a test of its own
    assert seen.keys() | elsewhere == set(FAULT_KINDS)
    assert list(FAULT_KINDS) == sorted(FAULT_KINDS)


def test_the_real_payload_is_whole() -> None:
    reading = read_bag(REAL)
    assert [fault for fault in reading.faults if not fault.file.startswith("record")] == []
    assert len(reading.payload) == 5
    assert all(file.unchanged and file.content is not None for file in reading.payload)
    assert dict(reading.info)["Bagging-Date"] == "2026-11-20"


def test_reading_a_bag_imports_no_third_party() -> None:
    code = "import bundle_model.bag, sys; assert not {'pydantic','yaml'} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=REAL.parent)
