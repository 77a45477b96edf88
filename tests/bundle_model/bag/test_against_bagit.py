"""Our reader held against the `bagit` package: what it refuses we refuse, what we accept it accepts."""

import hashlib
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model.bag.declaration import BAG_INFO, BAGIT_TXT
from bundle_model.bag.manifest import PAYLOAD_MANIFEST, TAG_MANIFEST
from bundle_model.bag.reader import read_bag

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import bagit  # type: ignore[import-untyped]

Bag = Any  # the SmallBag of conftest.py
Act = Callable[[Bag], object]
A = "a" * 64


@pytest.fixture(autouse=True, scope="module")
def _quiet() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bagit.LOGGER, "disabled", True)
        yield


def bagit_accepts(root: Path) -> bool:
    """Whether bagit validates the bag; a crash of it counts as a refusal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return bool(bagit.Bag(str(root)).validate())
        except Exception:  # noqa: BLE001 - it raises many kinds
            return False


def we_accept(root: Path) -> bool:
    return not read_bag(root).faults


def payload_lines(change: Callable[[bytes], bytes]) -> Act:
    return lambda bag: (bag.write(PAYLOAD_MANIFEST, change(bag.read(PAYLOAD_MANIFEST))), bag.retag())


def info_lines(more: bytes) -> Act:
    return lambda bag: (bag.write(BAG_INFO, bag.read(BAG_INFO) + more), bag.retag())


def new_page(path: str) -> Act:
    return lambda bag: (bag.write(path, b"x"), bag.seal())


def listed_as(path: str, line: str) -> Act:
    """A page that the payload manifest lists in the given spelling, with its right hash."""

    def act(bag: Bag) -> None:
        new_page(path)(bag)
        lines = bag.read(PAYLOAD_MANIFEST).decode().split("\n")
        kept = [kept for kept in lines if not kept.startswith(hashlib.sha256(b"x").hexdigest())]
        bag.write(PAYLOAD_MANIFEST, "\n".join([hashlib.sha256(b"x").hexdigest() + line, *kept]).encode())
        bag.retag()

    return act


BOTH_ACCEPT = [
    ("as it was made", lambda _bag: None),
    ("a payload manifest in CRLF", payload_lines(lambda text: text.replace(b"\n", b"\r\n"))),
    ("a payload manifest in CR", payload_lines(lambda text: text.replace(b"\n", b"\r"))),
    ("no last newline", payload_lines(lambda text: text[:-1])),
    ("upper-case digits", payload_lines(
        lambda text: b"".join(line[:64].upper() + line[64:] for line in text.splitlines(keepends=True)))),
    ("one space", payload_lines(lambda text: text.replace(b"  ", b" "))),
    ("tabs", payload_lines(lambda text: text.replace(b"  ", b"\t\t"))),
    ("binary marker", payload_lines(lambda text: text.replace(b"  ", b" *"))),
    ("two markers", payload_lines(lambda text: text.replace(b"  ", b" **"))),
    ("a name with LF and CR", new_page("data/a\nb\rc")),
    ("a name with each twice", new_page("data/\n\n\r\r.")),
    ("a name with spaces inside", new_page("data/a  b")),
    ("a name with ~ inside", new_page("data/~a")),
    ("a decomposed name", new_page("data/e\u0301")),
    ("a deep name", new_page("data/" + "d/" * 31 + "f")),
    ("continued and repeated elements", info_lines(b"A: b\n  c\nA: d\n")),
    ("an element without value", info_lines(b"A: \n")),
    ("bag-info.txt in CRLF", lambda bag: (
        bag.write(BAG_INFO, bag.read(BAG_INFO).replace(b"\n", b"\r\n")), bag.retag())),
    ("a name that is long", new_page("data/" + "义" * 80)),
]  # fmt: skip

BOTH_REFUSE = [
    ("a changed page", lambda bag: bag.write("data/a.txt", b"One\ntwo\n")),
    ("a changed tag file", lambda bag: bag.write("record/r.yaml", b"")),
    ("a missing page", lambda bag: bag.remove("data/a.txt")),
    ("a page more", lambda bag: bag.write("data/z", b"")),
    ("a missing tag file", lambda bag: bag.remove("record/r.yaml")),
    ("swapped pages", lambda bag: (bag.write("data/a.txt", b"three\n"), bag.write("data/c.txt", b"one\ntwo\n"))),
    ("a renamed page", lambda bag: (bag.root / "data/a.txt").rename(bag.root / "data/z")),
    ("no bagit.txt", lambda bag: bag.remove(BAGIT_TXT)),
    ("no payload manifest", lambda bag: (bag.remove(PAYLOAD_MANIFEST), bag.retag())),
    ("no payload", lambda bag: (bag.root / "data").rename(bag.root.parent / "moved")),
    ("version 2.0", lambda bag: (bag.edit(BAGIT_TXT, b"1.0", b"2.0"), bag.retag())),
    ("an unknown encoding", lambda bag: (bag.edit(BAGIT_TXT, b"UTF-8", b"UTF-9"), bag.retag())),
    ("bagit.txt with a mark", lambda bag: (bag.write(BAGIT_TXT, b"\xef\xbb\xbf" + bag.read(BAGIT_TXT)), bag.retag())),
    ("another Payload-Oxum", lambda bag: (bag.edit(BAG_INFO, b".3\n", b".2\n"), bag.retag())),
    ("Payload-Oxum of letters", lambda bag: (bag.edit(BAG_INFO, b".3\n", b".x\n"), bag.retag())),
    ("an info line without colon", info_lines(b"x\n")),
    ("a line separator in bag-info.txt", info_lines("A: b\u2028c\n".encode())),
    ("a form feed in bag-info.txt", info_lines(b"A: b\x0cc\n")),
    ("bag-info.txt that is not UTF-8", info_lines(b"A: \xff\n")),
    ("a payload manifest that is not UTF-8", payload_lines(lambda text: text + b"\xff\n")),
    ("a page listed twice", payload_lines(lambda text: text * 2)),
    ("an absolute path", payload_lines(lambda text: text + f"{A}  /etc/passwd\n".encode())),
    ("a path with ..", payload_lines(lambda text: text + f"{A}  data/../../x\n".encode())),
    ("a home", payload_lines(lambda text: text + f"{A}  ~/x\n".encode())),
    ("a manifest that lists itself", lambda bag: bag.write(
        TAG_MANIFEST, bag.read(TAG_MANIFEST) + f"{A}  {TAG_MANIFEST}\n".encode())),
    ("a percent sign, encoded as the RFC asks", new_page("data/a%b")),
    ("three LF in a name", new_page("data/\n\n\n.")),
    ("three CR in a name", new_page("data/\r\r\r.")),
    ("a line separator in a name", new_page("data/a\u2028b")),
    ("a next-line character in a name", new_page("data/a\x85b")),
    ("a space at the end of a name", new_page("data/a ")),
    ("a wide space at the end of a name", new_page("data/a\u3000")),
    ("a tag file that begins with a star", lambda bag: (bag.write("*a", b"x"), bag.retag())),
    ("lower-case codes", listed_as("data/a\nb", "  data/a%0ab")),
    ("fetch.txt with an address that is none", lambda bag: (bag.write("fetch.txt", b"x 1 data/a.txt\n"), bag.retag())),
    ("a tag file in the payload manifest", payload_lines(
        lambda text: text + f"{hashlib.sha256(b'r: 1' + bytes([10])).hexdigest()}  record/r.yaml\n".encode())),
    ("a page that is a link out of the bag", lambda bag: (
        (bag.root / "data/a.txt").rename(bag.root.parent / "m"), (bag.root / "data/a.txt").symlink_to("../../m"))),
    ("a broken link as a page", lambda bag: (bag.remove("data/a.txt"), (bag.root / "data/a.txt").symlink_to("no"))),
]  # fmt: skip

WE_ALONE_REFUSE = [
    ("an unlisted tag file", lambda bag: bag.write("z", b"")),
    ("an empty folder", lambda bag: (bag.root / "data/z").mkdir()),
    ("no tag manifest", lambda bag: bag.remove(TAG_MANIFEST)),
    ("a tag manifest in CRLF", lambda bag: bag.write(TAG_MANIFEST, bag.read(TAG_MANIFEST).replace(b"\n", b"\r\n"))),
    ("no Payload-Oxum", lambda bag: (bag.write(BAG_INFO, b"A: b\n"), bag.retag())),
    ("version 0.97", lambda bag: (bag.edit(BAGIT_TXT, b"1.0", b"0.97"), bag.retag())),
    ("fetch.txt", lambda bag: (bag.write("fetch.txt", b""), bag.retag())),
    ("a comment in a manifest", payload_lines(lambda text: b"# x\n" + text)),
    ("an empty line in a manifest", payload_lines(lambda text: text + b"\n")),
    ("a malformed line in a manifest", payload_lines(lambda text: text + b"x\n")),
    ("a mark in a manifest", payload_lines(lambda text: b"\xef\xbb\xbf" + text)),
    ("a bare percent sign", listed_as("data/a%b", "  data/a%b")),
    ("a path through .", listed_as("data/z", "  data/./z")),
    ("a path with an empty segment", listed_as("data/z", "  data//z")),
    ("a path with a backslash", new_page("data/a\\b")),
    ("another normalisation in the manifest", listed_as("data/e\u0301", "  data/é")),
    ("a page that is a link in the bag", lambda bag: ((bag.root / "data/z").symlink_to("a.txt"), bag.seal())),
    ("two names for one inode", lambda bag: ((bag.root / "data/z").hardlink_to(bag.root / "data/a.txt"), bag.seal())),
    ("names that differ in case", new_page("data/A.txt")),
]  # fmt: skip


def cases(*tables: tuple[list[tuple[str, Act]], bool, bool]) -> list[Any]:
    return [pytest.param(act, bagit_too, we, id=name) for table, bagit_too, we in tables for name, act in table]


@pytest.mark.parametrize(
    ("act", "bagit_too", "we"),
    cases((BOTH_ACCEPT, True, True), (BOTH_REFUSE, False, False), (WE_ALONE_REFUSE, True, False)),
)
def test_verdicts(bag: Bag, act: Act, *, bagit_too: bool, we: bool) -> None:
    act(bag)
    assert (bagit_accepts(bag.root), we_accept(bag.root)) == (bagit_too, we)


MANIFESTS = [PAYLOAD_MANIFEST, TAG_MANIFEST]
TAG_TEXTS = [*MANIFESTS, BAGIT_TXT, BAG_INFO]
OLD = [*TAG_TEXTS, "data/a.txt", "data/sub/b.txt", "record/r.yaml"]
PIECES = [
    "\n",
    "\r",
    " ",
    "  ",
    "*",
    "#",
    "%",
    "%0A",
    "%0d",
    "%25",
    "~",
    "/",
    "../",
    "./",
    "\\",
    "A",
    "0",
    ".",
    ":",
    "\t",
]
PIECES += ["\ufeff", "\u2028", "\x85", "\x0c", "\u3000", "e\u0301", "\0", "é", "data/", "x: y\n", f"{A}  data/a.txt\n"]
NAME_PARTS = [
    "a",
    "B",
    ".",
    "~",
    "*",
    " ",
    "#",
    "%",
    "é",
    "e\u0301",
    "\n",
    "\r",
    "\u2028",
    "\\",
    ":",
    "\u3000",
    "\x1f",
    "%0A",
]
new_names = (
    st.lists(st.sampled_from(NAME_PARTS), min_size=1, max_size=6)
    .map("".join)
    .filter(lambda name: name not in {".", ".."})
)
edits = st.tuples(st.sampled_from(TAG_TEXTS), st.sampled_from(PIECES), st.floats(0, 1), st.integers(0, 3))


def insert(bag: Bag, edit: tuple[str, str, float, int]) -> None:
    """Put a piece somewhere in the text of a tag file, in place of 0 to 3 bytes."""
    path, piece, where, cut = edit
    content = bag.read(path)
    offset = round(where * len(content))
    bag.write(path, content[:offset] + piece.encode() + content[offset + cut :])


@settings(max_examples=60, deadline=None)
@given(edits=st.lists(edits, min_size=1, max_size=2), retag=st.booleans())
def test_edits_of_tag_files(edits: list[tuple[str, str, float, int]], make_bag: Any, *, retag: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bag = make_bag(Path(folder) / "bag")
        for edit in edits:
            insert(bag, edit)
        if retag:
            bag.retag()
        assert bagit_accepts(bag.root) or not we_accept(bag.root)


@settings(max_examples=40, deadline=None)
@given(
    folder=st.sampled_from(["", "data/", "data/sub/", "record/"]),
    name=new_names,
    removed=st.none() | st.sampled_from(OLD),
)
def test_new_names_and_missing_files(folder: str, name: str, removed: str | None, make_bag: Any) -> None:
    with tempfile.TemporaryDirectory() as place:
        bag = make_bag(Path(place) / "bag")
        bag.write(folder + name, b"new")
        bag.seal()
        if removed is not None:
            bag.remove(removed)
        assert bagit_accepts(bag.root) or not we_accept(bag.root)
        assert removed is None or not we_accept(bag.root)
