"""The tag manifest lists what belongs, blesses nothing else, and each change is named."""

import hashlib
import os
from typing import Any

import pytest

from checks.cli.answer import UsageError
from checks.cli.records.tags import record

TAGS = "bundle/tagmanifest-sha256.txt"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _recorded(copy: Any) -> tuple[str | None, list[str]]:
    """The new text of the tag manifest, if there is one, and the notes."""
    changes = record(copy.repository(), copy.root)
    assert set(changes.files) <= {copy.root / TAGS}
    return next((content.decode() for content in changes.files.values()), None), list(changes.notes)


def test_nothing_to_change(copy: Any) -> None:
    assert _recorded(copy) == (None, [])


_LACKING = (
    "bundle/record/gists.yaml is not there, but RECORDS names it: restore it from git or, if it is new, write it, "
    "then run this again"
)


def test_a_record_that_is_gone_is_still_expected(copy: Any) -> None:
    copy.path("bundle/record/gists.yaml").rename(copy.root / "bundle/record/gist.yaml")
    text, notes = _recorded(copy)
    assert notes == ["removed bundle/record/gists.yaml", _LACKING]
    copy.write(TAGS, str(text).encode())
    # a new one, whose file nobody has written yet, is asked for too
    assert _recorded(copy) == (None, [_LACKING])


def _records(copy: Any) -> list[str]:
    """The records that are there, in order, as the bag names them."""
    return sorted(f"record/{path.name}" for path in (copy.root / "bundle/record").iterdir())


def _lines(copy: Any) -> list[str]:
    return list(copy.path(TAGS).read_text().splitlines(keepends=True))


def _unsorted(copy: Any) -> None:
    copy.write(TAGS, "".join(reversed(_lines(copy))).encode())


def _capitals(copy: Any) -> None:
    copy.write(TAGS, "".join(line[:64].upper() + line[64:] for line in _lines(copy)).encode())


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_unsorted, id="unsorted"),
        pytest.param(_capitals, id="capitals"),
        pytest.param(lambda c: c.write(TAGS, c.path(TAGS).read_bytes().rstrip()), id="no-final-newline"),
    ],
)
def test_another_form_alone_is_named_too(copy: Any, change: Any) -> None:
    right = copy.path(TAGS).read_text()
    change(copy)
    assert _recorded(copy) == (right, [f"rewrote {TAGS} in its standard form"])


def test_what_is_changed_added_and_removed_is_named(copy: Any) -> None:
    record_before = copy.path("bundle/record/pages.yaml").read_bytes()
    copy.edit("bundle/record/pages.yaml", '"title": "', '"title": "So: ')
    others = [line for line in _lines(copy) if not line.endswith("  record/mentions.yaml\n")]
    copy.write(TAGS, f"{''.join(others)}{'0' * 64}  record/zzz.yaml\n".encode())
    text, notes = _recorded(copy)
    record_now = copy.path("bundle/record/pages.yaml").read_bytes()
    assert notes == [
        f"added bundle/record/mentions.yaml: sha256 {_sha256(copy.path('bundle/record/mentions.yaml').read_bytes())}",
        f"changed bundle/record/pages.yaml: sha256 {_sha256(record_before)} is now {_sha256(record_now)}",
        "removed bundle/record/zzz.yaml",
    ]
    assert text is not None
    names = [line.split("  ")[1] for line in text.splitlines()]
    assert names == ["bag-info.txt", "bagit.txt", "manifest-sha256.txt", *_records(copy)]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("notes.txt", id="beside-the-tag-files"),
        pytest.param("record/notes.txt", id="no-yaml-among-the-records"),
        pytest.param("record/no-record.yaml", id="no-record-among-the-records"),
        pytest.param("record/a%41.yaml", id="a-name-that-no-manifest-can-list"),
        pytest.param("record/deep/notes.yaml", id="below-the-records"),
        pytest.param("records/notes.yaml", id="in-another-folder"),
        pytest.param("data/notes.yaml", id="among-the-pages"),
        pytest.param("fetch.txt", id="fetch"),
        pytest.param("manifest-md5.txt", id="manifest-of-another-algorithm"),
    ],
)
def test_a_stray_file_is_never_blessed(copy: Any, name: str) -> None:
    copy.write(f"bundle/{name}", b"x")
    assert _recorded(copy) == (None, [])


def test_a_stray_file_that_was_listed_is_listed_no_more(copy: Any) -> None:
    copy.write("bundle/notes.txt", b"x")
    copy.retag()
    text, notes = _recorded(copy)
    assert notes == ["removed bundle/notes.txt"]
    assert text is not None
    assert "notes.txt" not in text


def test_a_link_among_the_records_is_not_followed(copy: Any) -> None:
    copy.write("elsewhere.yaml", b"x")
    os.symlink(copy.root / "elsewhere.yaml", copy.root / "bundle/record/link.yaml")
    assert _recorded(copy) == (None, [])


@pytest.mark.parametrize("content", [None, b"\xff", b"nonsense\n"], ids=["missing", "no-utf-8", "nonsense"])
def test_a_tag_manifest_that_cannot_be_read_is_made_anew(copy: Any, content: bytes | None) -> None:
    right = copy.path(TAGS).read_text()
    copy.path(TAGS).unlink()
    if content is not None:
        copy.write(TAGS, content)
    text, notes = _recorded(copy)
    assert text == right
    assert [note.split(":")[0] for note in notes] == [f"added bundle/{line.split()[1]}" for line in right.splitlines()]


@pytest.mark.parametrize("name", ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"])
def test_without_a_file_that_every_bag_has_nothing_is_recorded(copy: Any, name: str) -> None:
    copy.path(f"bundle/{name}").unlink()
    with pytest.raises(UsageError, match=f"bundle/{name} is missing; restore it from git"):
        record(copy.repository(), copy.root)
