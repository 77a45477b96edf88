"""`check`, end to end: what it says, where it writes it, and with which code it ends."""

import hashlib
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bundle_model.files.layout import CONSTRAINTS
from checks.cli.root import SHIPPED


def _failed(said: Any) -> list[str]:
    return [line.split()[2] for line in said.out.split("\n") if line.startswith("C-") and line.split()[1] == "failed"]


def _reported(said: Any) -> list[str]:
    return [line.split()[0] for line in said.out.split("\n") if line.startswith("C-")]


def _declared(root: Path) -> list[str]:
    return re.findall(r"\nid: (C-[0-9]+)", (root / CONSTRAINTS).read_text(encoding="utf-8"))


def _last(said: Any) -> str:
    """The line that counts, which is broken to the width."""
    lines = said.out.rstrip("\n").split("\n")
    begins = max(number for number, line in enumerate(lines) if not line.startswith("  "))
    return " ".join(line.strip() for line in lines[begins:])


def test_the_repository_as_it_is(here: Path, say: Any) -> None:
    said = say("check")
    assert (said.code, said.err) == (0, "")
    assert _last(said).startswith("ok: read .: ")
    assert _reported(said) == _declared(here)
    assert len(_reported(said)) > 20


def test_outside_any_repository_the_shipped_copy_is_read_and_said(say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    ran = say("check")
    assert (ran.code, ran.err) == (0, "")
    assert f"ok: read {SHIPPED}: " in ran.out


def test_in_a_repository_without_a_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Any) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    said = say("check")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("yiwu-bundle: this repository has no folder with CONSTRAINTS.md and bundle/;")


def test_from_a_folder_below(here: Path, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / ".git").mkdir()
    monkeypatch.chdir(here / "bundle/data")
    assert " read ../..: " in _last(say("check"))


@pytest.mark.parametrize("page", ["000", "001", "002", "003", "004"])
@pytest.mark.parametrize("at", [0, -1], ids=["first", "last"])
def test_one_byte_of_any_page(copy: Any, say: Any, page: str, at: int) -> None:
    content = bytearray(copy.path(page).read_bytes())
    content[at] ^= 0x01
    copy.write(copy.page(page), bytes(content))
    said = say("check", str(copy.root))
    assert said.code in ({1} if _is_text(bytes(content)) else {2})
    (first,) = [line for line in said.out.split("\n") if line.startswith("bundle/")]
    assert first.startswith(f"{copy.page(page)}:1:1: ")
    assert said.out.startswith("1 thing to fix; ")
    assert _reported(said) == _declared(copy.root)
    assert set(_failed(said)) == ({"bag-valid", "page-bytes", "pages-as-read"} if said.code == 1 else set())


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _link(copy: Any) -> None:
    page = copy.path("002")
    page.rename(copy.root / "elsewhere.txt")
    page.symlink_to(copy.root / "elsewhere.txt")


def _consistently(copy: Any) -> None:
    copy.edit("002", "义乌", "乌义")
    copy.seal()


def _consistently_with_its_records(copy: Any) -> None:
    before = hashlib.sha256(copy.path("002").read_bytes()).hexdigest()
    copy.edit("002", "义乌", "乌义")
    after = hashlib.sha256(copy.path("002").read_bytes()).hexdigest()
    for record in (copy.root / "bundle/record").iterdir():
        copy.edit(f"bundle/record/{record.name}", before, after)
    copy.seal()


_BROKEN = {"bag-valid", "page-bytes", "pages-as-read"}
"""What promises the bytes of a page."""


@pytest.mark.parametrize(
    ("change", "file", "rules"),
    [
        pytest.param(lambda c: c.edit("002", "义乌", "乌义"), "002_", _BROKEN, id="changed-byte"),
        pytest.param(_link, "002_", _BROKEN | {"seed-count"}, id="link-to-a-copy-of-itself"),
        pytest.param(lambda c: c.write("bundle/stray.txt", b""), "bundle/stray.txt", {"bag-valid"}, id="stray-file"),
        pytest.param(lambda c: (c.root / "bundle/.cache").mkdir(), "bundle/.cache", {"bag-valid"}, id="stray-folder"),
        pytest.param(_consistently, "002_", {"page-bytes", "pages-as-read"}, id="page-and-both-manifests"),
        pytest.param(_consistently_with_its_records, "002_", {"page-bytes", "pages-as-read"}, id="page-records-and-both-manifests"),
        pytest.param(lambda c: c.path("002").unlink(), "002_", _BROKEN | {"seed-count"}, id="page-missing"),
    ],
)  # fmt: skip
def test_what_breaks_the_bundle_is_1_and_named_and_the_others_are_reported(
    copy: Any, say: Any, change: Callable[[Any], None], file: str, rules: set[str]
) -> None:
    change(copy)
    said = say("check", str(copy.root))
    assert (said.code, said.err) == (1, "")
    assert file in said.out
    assert said.out.startswith("1 thing to fix")
    assert set(_failed(said)) == rules
    assert _reported(said) == _declared(copy.root)
    assert _last(said).startswith("not satisfied: read ")


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        pytest.param('because: D-01\n```\n\n<a id="c-02">', 'becuase: D-01\n```\n\n<a id="c-02">', "because", id="field-of-a-constraint"),
        pytest.param("date: 2026-11-20", "dtae: 2026-11-20", "date", id="field-of-a-decision"),
        pytest.param("  seeds: 5", "  seed: 5", "seeds", id="parameter"),
        pytest.param("check: page-bytes", "check: page-byte", "page-bytes", id="check"),
        pytest.param("because: D-02", "because: D-2", "D-02", id="reason"),
    ],
)  # fmt: skip
def test_a_typo_in_a_constraint_is_2_with_its_line_and_the_nearest_name(
    copy: Any, say: Any, old: str, new: str, near: str
) -> None:
    copy.edit(CONSTRAINTS, old, new)
    line = copy.path(CONSTRAINTS).read_text(encoding="utf-8").partition(new)[0].count("\n") + 1
    said = say("check", str(copy.root))
    assert (said.code, said.err) == (2, "")
    assert f"\nCONSTRAINTS.md:{line}:" in f"\n{said.out}"
    assert f"remedy: Did you mean {near}?" in said.out
    assert _last(said).startswith("could not do the job: read ")


def test_with_findings_and_a_typo_both_are_told(copy: Any, say: Any) -> None:
    copy.edit("002", "义乌", "乌义")
    copy.edit(CONSTRAINTS, "  seeds: 5", "  seed: 5")
    said = say("check", str(copy.root))
    assert said.code == 2
    assert set(_failed(said)) == _BROKEN
    assert "Did you mean seeds?" in said.out


def _without_record(copy: Any) -> None:
    copy.path("bundle/record/pages.yaml").unlink()
    copy.retag()


@pytest.mark.parametrize(
    ("flags", "code", "refused"),
    [pytest.param((), 0, 0, id="may-be"), pytest.param(("--require-all",), 1, 3, id="all-required-for-three-reasons")],
)
def test_what_does_not_apply_is_no_failure_unless_all_is_required(
    copy: Any, say: Any, flags: tuple[str, ...], code: int, refused: int
) -> None:
    said = say("check", *flags, str(copy.root))
    assert said.code == code
    words = " ".join(said.out.split())
    assert words.count(" apply here, but all checks are required: ") == refused
    scope = (copy.root / "CONSTRAINTS.md").read_text(encoding="utf-8").partition("\n## Scope\n")[2]
    assert f", {scope.count(chr(10) + '### C-')} skipped, " in _last(
        said
    )  # those of scope, which need a git repository


@pytest.mark.parametrize("flags", [(), ("--require-all",), ("--ignore", "pages-as-read")], ids=" ".join)
def test_what_could_not_be_looked_at_is_a_failure_whatever_the_flags(
    copy: Any, say: Any, flags: tuple[str, ...]
) -> None:
    _without_record(copy)
    said = say("check", *flags, str(copy.root))
    assert said.code == 1
    assert "bundle/record/pages.yaml" in said.out.split("\n\n")[1]
    assert re.search(
        r"^C-\d+  could-not-look lines-in-stories +\(bundle/record/pages\.yaml: see ", said.out, re.MULTILINE
    )


def test_require_all_is_content_where_nothing_is_skipped(
    checkout: Any, say: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout.root)
    assert say("check", "--require-all").code == 0


@pytest.mark.parametrize("spoil", [False, True], ids=["as-it-is", "spoilt"])
def test_the_code_does_not_depend_on_the_format(copy: Any, say: Any, spoil: bool) -> None:
    if spoil:
        copy.edit("002", "义乌", "乌义")
    text, document = say("check", str(copy.root)), say("check", str(copy.root), "--output-format", "json")
    assert text.code == document.code == int(spoil)
    parsed = json.loads(document.out)
    assert parsed["exit_code"] == text.code
    assert [one["id"] for one in parsed["constraints"]] == _reported(text)


def test_an_output_file_takes_the_document(here: Path, say: Any) -> None:
    said = say("check", "--output-format", "json", "--output-file", "report.json")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert (here / "report.json").read_text(encoding="utf-8") == say("check", "--output-format", "json").out


def test_an_output_file_that_cannot_be_written_is_2_though_nothing_was_found(here: Path, say: Any) -> None:
    said = say("check", "--output-file", "none/report.txt")
    assert (said.code, said.out) == (2, "")
    assert said.err == "yiwu-bundle: none/report.txt cannot be written: No such file or directory\n"


def test_a_crash_leaves_the_old_output_file(here: Path, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "report.txt").write_bytes(b"old")
    monkeypatch.setattr("checks.engine.runner.run_checks", lambda *_, **__: 1 / 0)
    assert say("check", "--output-file", "report.txt").code == 2
    assert (here / "report.txt").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("flags", "variables", "coloured"),
    [
        pytest.param((), {}, False, id="no-terminal"),
        pytest.param(("--color", "always"), {"NO_COLOR": "1"}, True, id="flag"),
        pytest.param(("--color", "never"), {"FORCE_COLOR": "1"}, False, id="never"),
        pytest.param((), {"FORCE_COLOR": "1"}, True, id="force-color"),
        pytest.param((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="no-color"),
        pytest.param(("--output-format", "json", "--color", "always"), {}, False, id="never-for-machines"),
    ],
)
def test_colour(
    here: Path,
    say: Any,
    monkeypatch: pytest.MonkeyPatch,
    flags: tuple[str, ...],
    variables: dict[str, str],
    coloured: bool,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in say("check", *flags).out) is coloured


def test_the_place_of_the_root_changes_nothing(copy: Any, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    copy.edit("002", "义乌", "乌义")
    monkeypatch.chdir(copy.root)
    first = say("check", "--output-format", "json").out
    moved = copy.root.rename(copy.root.parent / "moved")
    monkeypatch.chdir(moved)
    assert say("check", "--output-format", "json").out == first
    assert os.fspath(moved.parent) not in first


def test_a_check_writes_nothing(copy: Any, say: Any) -> None:
    def state() -> dict[str, tuple[int, bytes]]:
        files = (path for path in copy.root.rglob("*") if path.is_file())
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    copy.edit("002", "义乌", "乌义")
    before = state()
    assert say("check", str(copy.root)).code == 1
    assert state() == before
