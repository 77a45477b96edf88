"""The issue form: written where it differs, never over a fault, and nowhere else."""

from pathlib import Path
from typing import Any

import pytest

from checks.cli.answer import UsageError
from checks.cli.records.form import record
from checks.results import Status

FORM = ".github/ISSUE_TEMPLATE/real-spec.yml"
WORDS = "bundle/record/words.yaml"
NOTE = f"wrote {FORM} from the rows of `yiwu-bundle gaps`"


def _state(copy: Any) -> dict[str, bytes]:
    return {str(p.relative_to(copy.root)): p.read_bytes() for p in copy.root.rglob("*") if p.is_file()}


def test_nothing_to_change(copy: Any) -> None:
    changes = record(copy.repository(), copy.root)
    assert (changes.files, changes.notes) == ({}, ())


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c.edit(FORM, "Hardware target", "Hardware"), id="edited"),
        pytest.param(lambda c: c.write(FORM, b""), id="empty"),
        pytest.param(lambda c: c.path(FORM).unlink(), id="not-there"),
    ],
)
def test_the_form_is_made_again_and_nothing_else(copy: Any, change: Any) -> None:
    right = copy.path(FORM).read_bytes()
    change(copy)
    changes = record(copy.repository(), copy.root)
    assert (changes.files, changes.notes) == ({copy.root / FORM: right}, (NOTE,))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c.edit("002", "义乌", "乌义"), id="a-changed-page"),
        pytest.param(lambda c: c.write("bundle/stray.txt", b"x"), id="a-stray-file"),
        pytest.param(lambda c: [c.edit(WORDS, '["001:117:88"]', '["001:117:89"]'), c.retag()], id="a-hit-that-nobody-has-judged"),
        pytest.param(lambda c: c.edit(WORDS, '"why": "', '"why": "So: '), id="a-tag-not-sealed"),
        pytest.param(lambda c: c.write(WORDS, b"["), id="a-record-that-cannot-be-parsed"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", "settles:", "settle:"), id="a-typo-in-a-decision"),
        pytest.param(lambda c: [c.path(FORM).unlink(), c.path(FORM).symlink_to("x")], id="a-link-in-its-place"),
    ],
)  # fmt: skip
def test_over_a_fault_nothing_is_written(copy: Any, change: Any) -> None:
    copy.edit(FORM, "Hardware target", "Hardware")
    change(copy)
    with pytest.raises(UsageError, match="has faults; `yiwu-bundle check` names them"):
        record(copy.repository(), copy.root)


def test_recorded_by_the_command_it_holds(copy: Any, say: Any) -> None:
    before = _state(copy)
    copy.edit(FORM, "Hardware target", "Hardware")
    assert copy.outcome("issue-form-fresh").status is Status.FAILED
    said = say("record", "form", "--root", str(copy.root))
    assert (said.code, said.out, said.err) == (0, f"{NOTE}\n", "")
    assert _state(copy) == before
    assert copy.outcome("issue-form-fresh").status is Status.PASSED
    assert say("record", "form", "--root", str(copy.root)).out == "nothing to change\n"


def test_a_fresh_form_is_not_touched(copy: Any, say: Any) -> None:
    stamp = copy.path(FORM).stat()
    assert say("record", "form", "--root", str(copy.root)).out == "nothing to change\n"
    after = copy.path(FORM).stat()
    assert (after.st_mtime_ns, after.st_ino) == (stamp.st_mtime_ns, stamp.st_ino)


def test_folders_on_the_way_are_made(copy: Any, say: Any) -> None:
    right = copy.path(FORM).read_bytes()
    for path in (copy.root / ".github/ISSUE_TEMPLATE").iterdir():
        path.unlink()
    copy.path(".github/ISSUE_TEMPLATE").rmdir()
    assert say("record", "form", "--root", str(copy.root)).code == 0
    assert copy.path(FORM).read_bytes() == right


def test_through_a_linked_folder_nothing_is_written(copy: Any, say: Any, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    copy.path(".github").rename(tmp_path / "kept")
    copy.path(".github").symlink_to(outside)
    said = say("record", "form", "--root", str(copy.root))
    assert (said.code, said.out) == (2, "")
    assert list(outside.iterdir()) == []
    assert copy.run().exit_code == 2


@pytest.mark.parametrize("value", ["true", "1"])
def test_it_refuses_in_ci(copy: Any, say: Any, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("CI", value)
    copy.edit(FORM, "Hardware target", "Hardware")
    before = _state(copy)
    said = say("record", "form", "--root", str(copy.root))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("yiwu-bundle: record writes files, but CI is set;")
    assert _state(copy) == before
