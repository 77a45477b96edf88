"""Laws of a bag: any one changed byte, cut, missing file or extra file is reported, and its file named.

No hash covers the tag manifest: of a change to it, it is only said that something is wrong.
"""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model.bag.manifest import PAYLOAD_MANIFEST, TAG_MANIFEST
from bundle_model.bag.reader import read_bag

Bag = Any  # the SmallBag of conftest.py

PAGES = ["data/a.txt", "data/c.txt", "data/sub/b.txt"]
ALL_FILES = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", TAG_MANIFEST, "record/r.yaml", *PAGES]


def found(root: Path) -> set[tuple[str, str]]:
    return {(fault.kind, fault.file) for fault in read_bag(root).faults}


def test_the_laws_speak_of_every_file(bag: Bag) -> None:
    assert [file.path for file in read_bag(bag.root).files] == sorted(ALL_FILES)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_any_changed_byte_is_reported_and_its_file_named(data: st.DataObject, make_bag: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small = make_bag(Path(folder) / "bag")
        path = data.draw(st.sampled_from([name for name in ALL_FILES if name != TAG_MANIFEST]))
        content = bytearray(small.read(path))
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        small.write(path, bytes(content))
        # a byte of a manifest can be told as that of a line
        kinds = {kind for kind, file in found(small.root) if file == path}
        assert kinds if path == PAYLOAD_MANIFEST else "changed" in kinds


@pytest.mark.parametrize("flip", [0x01, 0x20, 0x80], ids=["the last bit", "the case", "no ASCII"])
def test_any_changed_byte_of_the_tag_manifest_is_reported(bag: Bag, flip: int) -> None:
    right = bag.read(TAG_MANIFEST)
    silent = []
    for offset in range(len(right)):
        bag.write(TAG_MANIFEST, right[:offset] + bytes([right[offset] ^ flip]) + right[offset + 1 :])
        if not read_bag(bag.root).faults:
            silent.append(offset)
    assert silent == []


@pytest.mark.parametrize("path", ALL_FILES)
def test_any_cut_is_reported(bag: Bag, path: str) -> None:
    content = bag.read(path)
    silent = []
    for size in range(len(content)):
        bag.write(path, content[:size])
        if not any(path in {TAG_MANIFEST, fault.file} for fault in read_bag(bag.root).faults):
            silent.append(size)
    assert silent == []


@pytest.mark.parametrize("path", ALL_FILES)
def test_any_missing_file_is_reported_and_named(bag: Bag, path: str) -> None:
    bag.remove(path)
    assert ("missing", path) in found(bag.root)


names = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8).filter(
    lambda name: name not in {".", ".."} and "/" not in name
)


@settings(max_examples=60, deadline=None)
@given(folder=st.sampled_from(["", "data/", "data/sub/", "record/", "new/"]), name=names, content=st.binary(max_size=4))
def test_any_extra_file_is_reported_and_named(folder: str, name: str, content: bytes, make_bag: Any) -> None:
    with tempfile.TemporaryDirectory() as place:
        small = make_bag(Path(place) / "bag")
        if not (small.root / folder / name).exists():
            small.write(folder + name, content)
            # an unlisted folder is named once, for all its files
            told = {fault.file for fault in read_bag(small.root).faults}
            assert not told.isdisjoint({folder + name, *(["new"] if folder == "new/" else [])})
