"""Files that are not there, and what no manifest lists: one fault for one cause, and a remedy that loses nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bundle_model.bag.declaration import BAGIT_TXT
from bundle_model.bag.manifest import PAYLOAD_MANIFEST, TAG_MANIFEST
from bundle_model.bag.reader import read_bag

Bag = Any  # the SmallBag of conftest.py
Act = Callable[[Bag], object]
MOVE_A_PAGE = (
    "Move it out of the bag. A new page makes another bundle: it takes a decision, and a line in the manifest."
)
MOVE_A_TAG_FILE = (
    "Move it out of the bag. Only records are listed besides BagIt's own files: if it is one, name its model in "
    "RECORDS (bundle_model/records/all_records.py), then run `yiwu-bundle record tags`."
)
RESTORE = "Restore it from git."


@pytest.fixture
def bag(make_bag: Any, tmp_path: Path) -> Bag:
    """Two pages, two more in a folder, and two records."""
    pages = {"data/a": b"1", "data/b": b"2", "data/sub/c": b"3", "data/sub/d": b"4"}
    return make_bag(tmp_path / "bag", pages, {"record/x": b"5", "record/y": b"6"})


def move(path: str, name: str) -> Act:
    return lambda bag: (bag.root / path).rename(bag.root / name)


def lose(path: str) -> Act:
    return lambda bag: (bag.root / path).rename(bag.root.parent / "lost")


def every(*acts: Act) -> Act:
    return lambda bag: [act(bag) for act in acts]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param(lose("data/a"), [("missing", "data/a", "no such file or folder", RESTORE)], id="a file"),
        pytest.param(lose("record"), [("missing", "record", "no such file or folder", RESTORE)], id="a folder"),
        pytest.param(lose("data"), [("missing", "data", "no such file or folder", RESTORE)], id="the payload"),
        pytest.param(
            every(lose("data/sub/c"), lambda bag: bag.remove("data/sub/d")),
            [("missing", f"data/sub/{name}", "no such file or folder", RESTORE) for name in "cd"],
            id="the files of a folder that is there",
        ),
        pytest.param(
            every(lambda bag: bag.remove("data/a"), lambda bag: (bag.root / "data/a").mkdir()),
            [("missing", "data/a", "a folder in its place", RESTORE)],
            id="a folder in the place of a file",
        ),
        pytest.param(
            move("record", "recor"), [("renamed", "record", "recor", "Rename recor to record.")], id="a folder renamed"
        ),
        pytest.param(
            move("data/sub", "data/bus"),
            [("renamed", "data/sub", "data/bus", "Rename data/bus to data/sub.")],
            id="a folder of pages renamed",
        ),
        pytest.param(
            every(move("data/sub", "data/bus"), move("data/bus/c", "data/c")),
            [
                ("renamed", "data/sub/c", "data/c", "Rename data/c to data/sub/c."),
                ("renamed", "data/sub/d", "data/bus/d", "Rename data/bus/d to data/sub/d."),
            ],
            id="its files in two places",
        ),
        pytest.param(
            every(move("data/sub", "data/bus"), lambda bag: bag.remove("data/bus/c")),
            [
                ("missing", "data/sub/c", "no such file or folder", RESTORE),
                ("renamed", "data/sub/d", "data/bus/d", "Rename data/bus/d to data/sub/d."),
            ],
            id="one lost, one in another place",
        ),
        pytest.param(
            lambda bag: bag.write("z", b""), [("unlisted-file", "z", "a file", MOVE_A_TAG_FILE)], id="a tag file"
        ),
        pytest.param(
            lambda bag: bag.write("data/z", b""), [("unlisted-file", "data/z", "a file", MOVE_A_PAGE)], id="a page more"
        ),
        pytest.param(
            lambda bag: [bag.write(path, b"") for path in ("z/1", "z/2", "z/y/3")],
            [("unlisted-folder", "z", "1 and 2 more", MOVE_A_TAG_FILE)],
            id="a folder of files",
        ),
        pytest.param(
            lambda bag: bag.write("data/z/1", b""),
            [("unlisted-folder", "data/z", "1", MOVE_A_PAGE)],
            id="a folder of pages",
        ),
        pytest.param(
            lambda bag: (bag.root / "z/y").mkdir(parents=True),
            [
                (
                    "unlisted-folder",
                    "z",
                    "an empty folder",
                    "Remove it: a manifest lists files only, and git keeps no empty folder.",
                )
            ],
            id="empty folders",
        ),
        pytest.param(
            every(lambda bag: (bag.root / "z").mkdir(), lambda bag: (bag.root / "z/l").symlink_to("a")),
            [("link", "z/l", "a symbolic link", "Replace the link with its target, or remove it.")],
            id="a folder with a link",
        ),
        pytest.param(
            every(move("record/x", "z"), lambda bag: bag.write("y", b"")),
            [("renamed", "record/x", "z", "Rename z to record/x."), ("unlisted-file", "y", "a file", MOVE_A_TAG_FILE)],
            id="a file renamed beside a stray one",
        ),
        pytest.param(
            move(PAYLOAD_MANIFEST, "manifest-sha512.txt"),
            [
                (
                    "renamed",
                    PAYLOAD_MANIFEST,
                    "manifest-sha512.txt",
                    f"Rename manifest-sha512.txt to {PAYLOAD_MANIFEST}.",
                )
            ],
            id="a manifest with the name of another algorithm",
        ),
    ],
)
def test_one_cause_is_one_fault(bag: Bag, act: Act, expected: list[tuple[str, str, str, str]]) -> None:
    act(bag)
    faults = read_bag(bag.root).faults
    assert sorted((fault.kind, fault.file, fault.found, fault.remedy) for fault in faults) == expected


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param(lose("record"), "a folder with the 2 files that tagmanifest-sha256.txt lists in it", id="tags"),
        pytest.param(lose("data"), "a folder with the 4 files that manifest-sha256.txt lists in it", id="payload"),
    ],
)
def test_a_lost_folder_says_how_many_files_are_lost(bag: Bag, act: Act, expected: str) -> None:
    act(bag)
    (fault,) = read_bag(bag.root).faults
    assert fault.expected == expected


def other_algorithm(*names: str) -> Act:
    def act(bag: Bag) -> None:
        for name in names:
            bag.write(f"manifest-{name}.txt", b"")
            bag.write(f"tagmanifest-{name}.txt", b"")
        bag.remove(PAYLOAD_MANIFEST)
        bag.remove(TAG_MANIFEST)

    return act


def version(text: bytes) -> Act:
    return lambda bag: (bag.edit(BAGIT_TXT, b"1.0", text), bag.retag())


@pytest.mark.parametrize(
    ("act", "place", "message"),
    [
        pytest.param(
            other_algorithm("sha512"), ".", "is a sha512 bag of BagIt 1.0, which is not supported", id="sha512"
        ),
        pytest.param(
            other_algorithm("sha512", "md5"),
            ".",
            "is a md5 and sha512 bag of BagIt 1.0, which is not supported",
            id="two",
        ),
        pytest.param(
            version(b"0.97"), "bagit.txt:1", "declares a sha256 bag of BagIt 0.97, which is not supported", id="version"
        ),
        pytest.param(
            every(version(b"0.97"), lambda bag: bag.write("z", b""), lambda bag: bag.remove("data/a")),
            "bagit.txt:1",
            "declares a sha256 bag of BagIt 0.97, which is not supported",
            id="another version has rules of its own",
        ),
        pytest.param(
            every(version(b"0.97"), other_algorithm("md5")),
            ".",
            "is a md5 bag of BagIt 0.97, which is not supported",
            id="both",
        ),
        pytest.param(
            every(other_algorithm("md5"), lambda bag: bag.remove(BAGIT_TXT)),
            ".",
            "is a md5 bag of BagIt 1.0, which is not supported",
            id="no declaration",
        ),
    ],
)
def test_another_kind_of_bag_is_one_fault(bag: Bag, act: Act, place: str, message: str) -> None:
    act(bag)
    (fault,) = read_bag(bag.root).faults
    assert (fault.kind, fault.place, fault.message, fault.unreadable) == ("unsupported", place, message, True)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param(
            lambda bag: bag.edit(BAGIT_TXT, b"1.0", b"0.97"),
            [("changed", BAGIT_TXT), ("unsupported", BAGIT_TXT)],
            id="bagit.txt was changed",
        ),
        pytest.param(
            lambda bag: bag.write("manifest-md5.txt", b""),
            [("unsupported", "manifest-md5.txt")],
            id="one manifest more",
        ),
        pytest.param(
            every(lose(PAYLOAD_MANIFEST), lambda bag: bag.write("manifest-md5.txt", b"")),
            [("missing", PAYLOAD_MANIFEST), ("unsupported", "manifest-md5.txt")],
            id="in the place of one that is listed",
        ),
    ],
)
def test_it_is_still_this_kind_of_bag(bag: Bag, act: Act, expected: list[tuple[str, str]]) -> None:
    act(bag)
    assert sorted((fault.kind, fault.file) for fault in read_bag(bag.root).faults) == expected


@pytest.mark.parametrize(
    ("act", "message"),
    [
        pytest.param(
            lambda bag: bag.write("data/a", b"1x"), "has 1 byte more at its end than the recorded file", id="grown"
        ),
        pytest.param(lambda bag: bag.write("data/a", b""), "is empty, and had 1 byte", id="empty"),
        pytest.param(
            every(lambda bag: bag.write("data/a", b"1x"), lambda bag: bag.edit("bag-info.txt", b"2026", b"2025")),
            "does not have the recorded bytes",
            id="bag-info.txt has changed, and is not believed",
        ),
        pytest.param(
            every(
                lambda bag: bag.write("bag-info.txt", b"Payload-Oxum: 1.4\n"),
                lambda bag: bag.retag(),
                lambda bag: bag.write("data/a", b"1x"),
            ),
            "does not have the recorded bytes",
            id="a size that cannot be",
        ),
        pytest.param(
            every(lambda bag: bag.write("data/a", b"1x"), lambda bag: bag.remove("data/b")),
            "does not have the recorded bytes",
            id="another page is lost",
        ),
    ],
)
def test_the_size_of_one_changed_page_follows_from_the_size_of_all(bag: Bag, act: Act, message: str) -> None:
    act(bag)
    assert message in [fault.message for fault in read_bag(bag.root).faults if fault.file == "data/a"]
