"""`record` writes a derived part anew, by hand, and says what it changes."""

from pathlib import Path
from typing import Any

import pytest

from checks.results import Status

TAGS = "bundle/tagmanifest-sha256.txt"
_RECORD = "bundle/record/pages.yaml"


def _state(copy: Any) -> dict[str, bytes]:
    return {str(p.relative_to(copy.root)): p.read_bytes() for p in copy.root.rglob("*") if p.is_file()}


def test_a_record_that_was_edited_is_listed_anew_and_named(copy: Any, say: Any) -> None:
    copy.edit(_RECORD, '"title": "', '"title": "So: ')
    before = _state(copy)
    said = say("record", "tags", "--root", str(copy.root))
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"changed {_RECORD}: sha256 ")
    assert said.out.count("\n") == 1
    assert {name for name, content in _state(copy).items() if content != before[name]} == {TAGS}
    assert copy.outcome("bag-valid").status is Status.PASSED


def test_with_nothing_to_change_nothing_is_written(copy: Any, say: Any) -> None:
    stamp = copy.path(TAGS).stat()
    said = say("record", "tags", "--root", str(copy.root))
    assert (said.code, said.out, said.err) == (0, "nothing to change\n", "")
    assert (copy.path(TAGS).stat().st_mtime_ns, copy.path(TAGS).stat().st_ino) == (stamp.st_mtime_ns, stamp.st_ino)


def test_it_finds_its_root(here: Path, say: Any) -> None:
    assert say("record", "tags").out == "nothing to change\n"


@pytest.mark.parametrize("value", ["true", "1", "false"])
def test_it_refuses_in_ci(copy: Any, say: Any, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("CI", value)
    copy.edit(_RECORD, '"title": "', '"title": "So: ')
    before = _state(copy)
    said = say("record", "tags", "--root", str(copy.root))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("yiwu-bundle: record writes files, but CI is set;")
    assert _state(copy) == before


def test_an_empty_ci_says_nothing(copy: Any, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "")
    assert say("record", "tags", "--root", str(copy.root)).code == 0


def test_it_does_not_write_to_the_shipped_copy(tmp_path: Path, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = say("record", "tags")
    assert said.code == 2
    assert said.err == "yiwu-bundle: record does not write to the shipped copy; name a folder: --root ROOT\n"


def test_a_root_that_is_not_there(say: Any) -> None:
    assert say("record", "tags", "--root", "nowhere").code == 2


def test_pages_and_payload_manifest_are_never_touched(copy: Any, say: Any) -> None:
    copy.edit("000", "义乌", "乌义")
    copy.write("bundle/data/stray.txt", b"x")
    before = _state(copy)
    assert say("record", "tags", "--root", str(copy.root)).out == "nothing to change\n"
    assert _state(copy) == before
    assert copy.outcome("bag-valid").status is Status.FAILED


def test_hostile_names_are_shown_as_text(copy: Any, say: Any) -> None:
    """A name that the manifest lists, and that is no record."""
    manifest = "bundle/tagmanifest-sha256.txt"
    copy.write(manifest, copy.path(manifest).read_bytes() + f"{'0' * 64}  record/\u202e::error::.yaml\n".encode())
    said = say("record", "tags", "--root", str(copy.root))
    assert (said.code, said.out) == (0, "removed bundle/record/\\u{202e}:\\u{3a}error:\\u{3a}.yaml\n")


def test_a_failure_to_write_leaves_the_old_manifest(copy: Any, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    copy.edit(_RECORD, '"title": "', '"title": "So: ')
    before = _state(copy)
    monkeypatch.setattr("checks.cli.writing.os.fsync", fail)
    said = say("record", "tags", "--root", str(copy.root))
    assert (said.code, said.out) == (2, "")
    assert "tagmanifest-sha256.txt cannot be written: No space left on device" in said.err
    assert _state(copy) == before


_FIGURES = "bundle/record/figures.yaml"


def test_figures_are_written_named_and_then_listed_anew(copy: Any, say: Any) -> None:
    copy.edit(_FIGURES, '"value": "625"', '"value": "626"')
    copy.retag()
    before = _state(copy)
    said = say("record", "figures", "--root", str(copy.root))
    assert (said.code, said.err) == (0, "")
    assert said.out.split("\n")[0].startswith("changed 000:39:2 '625单': 625单 quantity 626 单 exact is now ")
    assert {name for name, content in _state(copy).items() if content != before[name]} == {_FIGURES}
    assert copy.outcome("figures-as-recorded").status is Status.COULD_NOT_LOOK
    say("record", "tags", "--root", str(copy.root))
    assert copy.outcome("figures-as-recorded").status is Status.FAILED
    copy.edit(_FIGURES, ', "reviewed": "false"}', "}")
    assert say("record", "tags", "--root", str(copy.root)).code == 0
    assert copy.failed() == set()


def test_figures_with_nothing_to_change(copy: Any, say: Any) -> None:
    before = _state(copy)
    assert say("record", "figures", "--root", str(copy.root)).out == "nothing to change\n"
    assert _state(copy) == before


def test_a_row_that_is_kept_is_named_though_nothing_is_written(copy: Any, say: Any) -> None:
    copy.path("004").unlink()
    before = _state(copy)
    said = say("record", "figures", "--root", str(copy.root))
    assert (said.code, said.out.startswith("kept page 004, which is missing: ")) == (0, True)
    assert _state(copy) == before


def test_figures_are_not_written_in_ci(copy: Any, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    copy.edit(_FIGURES, '"value": "625"', '"value": "626"')
    before = _state(copy)
    said = say("record", "figures", "--root", str(copy.root))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("yiwu-bundle: record writes files, but CI is set;")
    assert _state(copy) == before


def _stale_counts(copy: Any) -> str:
    """Make a count stale; the text as it was."""
    before = str(copy.path("CONSTRAINTS.md").read_text(encoding="utf-8"))
    copy.edit("CONSTRAINTS.md", "\n  hits: ", "\n  hits: 9")
    return before


def test_counts_are_written_named_and_then_hold(copy: Any, say: Any) -> None:
    right = _stale_counts(copy)
    before = _state(copy)
    assert copy.failed() == {"no-system"}
    said = say("record", "counts", "--root", str(copy.root))
    assert (said.code, said.err, said.out.count("\n")) == (0, "", 1)
    assert said.out.startswith("C-09 hits: 9")
    assert {name for name, content in _state(copy).items() if content != before[name]} == {"CONSTRAINTS.md"}
    assert copy.path("CONSTRAINTS.md").read_text(encoding="utf-8") == right
    assert copy.failed() == set()


@pytest.mark.parametrize("page_changed", [False, True], ids=["in-CI", "over-a-fault"])
def test_counts_are_refused(copy: Any, say: Any, monkeypatch: pytest.MonkeyPatch, page_changed: bool) -> None:
    _stale_counts(copy)
    if page_changed:
        copy.edit("000", "义乌", "乌义")
    else:
        monkeypatch.setenv("CI", "true")
    before = _state(copy)
    said = say("record", "counts", "--root", str(copy.root))
    assert (said.code, said.out) == (2, "")
    assert _state(copy) == before
