"""Every failure is a line on stderr and an exit code; the document alone goes to stdout."""

import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bundle_model.errors import RenamedFieldWarning
from bundle_model.version import VERSION
from checks.cli import main as module
from checks.cli.answer import Answer, UsageError
from checks.cli.commands import check, facts
from checks.cli.main import main, run

_CRASHED = "yiwu-bundle: the command check (checks/cli/commands/check.py) crashed: "
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        pytest.param([], "COMMAND is missing; see yiwu-bundle --help", id="no-command"),
        pytest.param(["chek"], "no command is called chek; did you mean check?", id="unknown-command"),
        pytest.param(["check", "nowhere"], "nowhere is not a folder; name one that has CONSTRAINTS.md", id="no-such-root"),
        pytest.param(["check", "bundle"], "bundle has no CONSTRAINTS.md; name a folder", id="no-constraints"),
        pytest.param(["check", ".", "."], "check does not take .; see yiwu-bundle check --help", id="two-roots"),
        pytest.param(["check", "--output-format", "no-such"], "no output format is called no-such; there are text, ", id="unknown-format"),
        pytest.param(["check", "--colour"], "check does not take --colour; did you mean --color?", id="unknown-flag"),
        pytest.param(["check", "--output-file"], "--output-file needs a value; see yiwu-bundle check --help", id="no-value"),
        pytest.param(["check", "--output-file", "none/x"], "none/x cannot be written", id="unwritable-file"),
        pytest.param(["explain", "bag-vald"], "nothing is called bag-vald; did you mean bag-valid?", id="unknown-id"),
        pytest.param(["record", "pages"], "no part is called pages; there are counts, figures, form, schemas, tags", id="unknown-part"),
        pytest.param(["check", "--require-all=yes"], "--require-all takes no value; see yiwu-bundle check --help", id="a-value-too-many"),
        pytest.param(["check", "--re"], "--re may mean each of --require-all, --report; see", id="cut-too-short"),
        pytest.param(["check", "--selct=C-01"], "check does not take --selct=C-01; did you mean --select?", id="unknown-flag-with-a-value"),
        pytest.param(["check", ".", "?", "--x"], "check does not take ? --x; see yiwu-bundle check --help", id="two-that-are-none"),
        pytest.param(["facts", "--contains", "a", "--grep", "b"], "--grep and --contains mean the same; give one of them; see", id="two-names-of-one-flag"),
        pytest.param(["record"], "PART is missing; see yiwu-bundle record --help", id="no-part"),
        pytest.param(["check", "--color", "yes"], "no color is called yes; there are auto, always, never", id="unknown-value"),
        pytest.param(["???"], "no command is called ???; there are check, explain, facts, ", id="no-command-near"),
        pytest.param(["check", "\x1b[31m::error::\n"], "\\u{1b}[31m:\\u{3a}error:\\u{3a}\\u{a} is not a folder", id="hostile-root"),
        pytest.param(["check", ".", "\x1b\u202e::"], "check does not take \\u{1b}\\u{202e}:\\u{3a}", id="hostile-argument"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_line_and_2(here: Path, say: Any, argv: list[str], words: str) -> None:
    said = say(*argv)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("yiwu-bundle: ")
    assert said.err.count("\n") == 1
    assert words in said.err


@pytest.mark.parametrize("argv", [["--version"], ["--help"], ["check", "--help"], ["explain", "-h"], ["record", "-h"]])
def test_what_is_asked_of_the_parser_is_0(say: Any, argv: list[str]) -> None:
    said = say(*argv)
    assert (said.code, said.err) == (0, "")
    assert said.out


_LIGHT = """
import sys
from checks.cli.main import main
for argv in {asked}:
    main(argv)
    assert not {{"pydantic", "yaml"}} & {{*sys.modules}}, argv
"""


def test_what_reads_nothing_imports_neither_pydantic_nor_yaml(tool: Any) -> None:
    asked = [
        *(
            ["--version"],
            ["--help"],
            ["schema"],
            ["schema", "check"],
            ["chek"],
            ["facts", "--nope"],
            ["facts", "--kind", "x"],
        ),
        *(["relations", "--verdict", "x"], ["check", "no-such"], ["check", "--report", "a=b"]),
        *([name, "--help"] for name in ("check", "explain", "facts", "gaps", "lint", "relations", "schema")),
    ]
    assert tool("--version", before=_LIGHT.format(asked=asked)).code == 0


def test_version(say: Any) -> None:
    assert say("--version").out == f"yiwu-bundle {VERSION}\n"


@pytest.mark.parametrize("argv", [["--help"], ["check", "--help"]])
def test_help_says_how_places_are_counted_and_what_the_codes_mean(say: Any, argv: list[str]) -> None:
    words = " ".join(say(*argv).out.split())
    assert "0 no finding; 1 read, but not satisfied; 2 could not do the job" in words
    assert "lines and columns count from 1, columns in Unicode code points, ends are exclusive" in words


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(arguments: object) -> Answer:
        raise ZeroDivisionError("a defect\nof \x1b our own")

    monkeypatch.setattr(check, "run", crash)


def test_a_crash_is_2_and_one_line(broken: None, say: Any) -> None:
    said = say("check")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "yiwu-bundle: the command check (checks/cli/commands/check.py) crashed: "
        "ZeroDivisionError: a defect\\u{a}of \\u{1b} our own; --traceback shows more\n"
    )


def test_another_command_that_crashes_is_named(say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "run", lambda _: {}["x"])
    said = say("facts")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "yiwu-bundle: the command facts (checks/cli/commands/facts.py) crashed: KeyError: 'x'; --traceback shows more\n"
    )


@pytest.mark.parametrize("flags", [[], ["--traceback"]], ids=["a-line", "where"])
def test_a_crash_before_there_is_a_command(say: Any, monkeypatch: pytest.MonkeyPatch, flags: list[str]) -> None:
    monkeypatch.setattr(facts, "add_arguments", lambda _: {}["x"])
    said = say(*flags, "facts")
    assert (said.code, said.out) == (2, "")
    last = "yiwu-bundle: the command line (checks/cli/main.py) crashed: KeyError: 'x'"
    assert said.err.endswith(f"{last}\n" if flags else f"{last}; --traceback shows more\n")
    assert ("Traceback" in said.err) is bool(flags)


@pytest.mark.parametrize(
    "argv",
    [
        pytest.param(["check"], id="check"),
        pytest.param(["check", "--report", "json=x"], id="check-with-a-report"),
        pytest.param(["check", "--output-file", "x"], id="check-with-a-file"),
        pytest.param(["check", "elsewhere"], id="check-of-a-root"),
        pytest.param(["explain", "C-01"], id="explain"),
        pytest.param(["facts"], id="facts"),
        pytest.param(["gaps"], id="gaps"),
        pytest.param(["relations"], id="relations"),
        pytest.param(["record", "tags"], id="record"),
    ],
)
def test_without_a_working_directory_every_command_is_one_line_and_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Any, argv: list[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    said = say(*argv)
    monkeypatch.undo()
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "yiwu-bundle: the working directory is not there: No such file or directory; change to another folder\n"
    )


def test_what_needs_no_working_directory_does_its_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Any
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    said = say("schema")
    monkeypatch.undo()
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize("argv", [["--traceback", "check"], ["check", "--traceback"]], ids=["before", "behind"])
def test_traceback_shows_where(broken: None, say: Any, argv: list[str]) -> None:
    said = say(*argv)
    assert (said.code, said.out) == (2, "")
    assert "Traceback (most recent call last):\n" in said.err
    assert "in crash\n" in said.err
    assert said.err.split("\n")[-2].startswith(
        "yiwu-bundle: the command check (checks/cli/commands/check.py) crashed: "
    )
    assert "\x1b" not in said.err


def test_traceback_changes_nothing_where_nothing_breaks(here: Path, say: Any) -> None:
    assert say("check", "--traceback") == say("check")


def test_an_interrupt_is_130_and_says_nothing(monkeypatch: pytest.MonkeyPatch, say: Any) -> None:
    def stop(arguments: object) -> Answer:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", stop)
    assert (say("check").code, say("check").out, say("check").err) == (130, "", "")


def test_notes_go_to_stderr_and_the_document_to_stdout(monkeypatch: pytest.MonkeyPatch, say: Any) -> None:
    monkeypatch.setattr(check, "run", lambda _: Answer(("one\n", "two \ud800\n"), 1, ("a note", "::x")))
    said = say("check")
    assert (said.code, said.out, said.err) == (1, "one\ntwo \\ud800\n", "a note\n:\\u{3a}x\n")


def test_notes_are_said_after_the_document_whose_last_piece_may_add_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    notes = ["a note"]

    def document() -> Iterator[str]:
        yield "one\n"
        notes.append(f"written so far: {capfd.readouterr().err}")

    monkeypatch.setattr(check, "run", lambda _: Answer(document(), notes=notes))
    assert main(["check"]) == 0
    assert capfd.readouterr().err == "a note\nwritten so far: \n"


def test_notes_are_said_though_the_document_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, say: Any
) -> None:
    monkeypatch.setattr(check, "run", lambda _: Answer(("one\n",), 1, ("a note",)))
    said = say("check", "--output-file", str(tmp_path / "none" / "x"))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("a note\nyiwu-bundle: ")


def test_run_exits_with_the_code(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["yiwu-bundle", "check", "nowhere"])
    with pytest.raises(SystemExit) as stopped:
        run()
    assert stopped.value.code == 2


@needs_full
@pytest.mark.parametrize(
    ("stream", "code"), [("stdout", 2), ("stderr", 0)], ids=["nowhere-for-the-document", "nowhere-for-notes"]
)
def test_a_stream_that_is_full(here: Path, monkeypatch: pytest.MonkeyPatch, stream: str, code: int) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, stream, full)
        monkeypatch.setattr(check, "run", lambda _: Answer(("document\n",), 0, ("a note",)))
        assert main(["check"]) == code
        monkeypatch.undo()


@needs_full
@pytest.mark.parametrize(("before", "document"), [("x", ""), ("", "x" * 100_000)], ids=["before", "within"])
def test_a_stream_that_is_full_from_early_on(
    monkeypatch: pytest.MonkeyPatch, say: Any, before: str, document: str
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        full.write(before)
        monkeypatch.setattr(sys, "stdout", full)
        monkeypatch.setattr(check, "run", lambda _: Answer((document, "y")))
        assert main(["check"]) == 2
        monkeypatch.undo()


def test_a_document_that_breaks_off_is_no_fault_of_stdout(monkeypatch: pytest.MonkeyPatch, say: Any) -> None:
    def document() -> Iterator[str]:
        yield "one\n"
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(check, "run", lambda _: Answer(document()))
    said = say("check")
    assert (said.code, said.out) == (2, "one\n")
    assert said.err.startswith(f"{_CRASHED}OSError: [Errno 5] Input/output error;")


@pytest.mark.parametrize(("stream", "code"), [("stdout", 2), ("stderr", 0)])
def test_a_stream_that_is_not_there(here: Path, monkeypatch: pytest.MonkeyPatch, stream: str, code: int) -> None:
    monkeypatch.setattr(sys, stream, None)
    monkeypatch.setattr(check, "run", lambda _: Answer(("document\n",), 0, ("a note",)))
    assert main(["check"]) == code


def test_the_commands_are_the_modules_that_are_there() -> None:
    stems = {path.stem for path in Path(module.commands.__path__[0]).glob("*.py")} - {"__init__"}
    assert {name for name, _ in module._commands([])} == stems  # noqa: SLF001 - how the parser is made


@pytest.mark.parametrize(
    ("argv", "alone"),
    [
        pytest.param(["facts", "check"], True, id="named"),
        pytest.param(["--traceback", "facts"], True, id="named-after-a-flag"),
        pytest.param(["--help", "facts"], False, id="help-on-all"),
        pytest.param(["--trace", "facts"], False, id="named-after-a-flag-in-short"),
        pytest.param(["fact"], False, id="a-typo"),
        pytest.param([], False, id="none"),
    ],
)
def test_where_a_command_is_named_no_other_is_imported(argv: list[str], alone: bool) -> None:
    names = [name for name, _ in module._commands(argv)]  # noqa: SLF001 - how the parser is made
    assert (names == ["facts"]) is alone
    assert "facts" in names


def _in_shell(command: str, cwd: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    tool = f"{sys.executable} -c 'from checks.cli.main import run; run()'"
    return subprocess.run(
        ["/bin/sh", "-c", command.replace("TOOL", tool)],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("command", "code", "err"),
    [
        pytest.param(
            "TOOL schema check > /dev/full",
            "2",
            "stdout cannot be written: No space left on device",
            id="full",
            marks=needs_full,
        ),
        pytest.param(
            "TOOL --help > /dev/full",
            "2",
            "stdout cannot be written: No space left on device",
            id="help-full",
            marks=needs_full,
        ),
        pytest.param("TOOL schema check >&-", "2", "stdout cannot be written: Bad file descriptor", id="no-stdout"),
        pytest.param("TOOL schema nothing 2> /dev/full", "2", "", id="stderr-full", marks=needs_full),
        pytest.param("TOOL schema nothing >&- 2>&-", "2", "", id="neither"),
    ],
)
def test_the_code_stands_whatever_becomes_of_the_streams(
    tmp_path: Path, own_environment: dict[str, str], command: str, code: str, err: str
) -> None:
    done = _in_shell(f"({command}); echo $? > code", tmp_path, own_environment)
    assert (tmp_path / "code").read_text().strip() == code
    assert done.stderr == (f"yiwu-bundle: {err}\n" if err else "")


@pytest.mark.parametrize("arguments", ["schema check", "--help"])
def test_a_closed_pipe_is_no_traceback_and_changes_no_code(
    tmp_path: Path, own_environment: dict[str, str], arguments: str
) -> None:
    program = (
        "import os, subprocess, sys\n"
        "reader, writer = os.pipe(); os.close(reader)\n"
        "tool = [sys.executable, '-c', 'from checks.cli.main import run; run()', *sys.argv[1:]]\n"
        "sys.exit(subprocess.run(tool, stdout=writer).returncode)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments.split()],
        cwd=tmp_path, env=own_environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_old_name_of_a_field_is_noted_once(copy: Any, say: Any) -> None:
    record = copy.path("bundle/record/figures.yaml")
    lines = record.read_text(encoding="utf-8").split("\n")
    rows = [number for number, line in enumerate(lines) if line.lstrip().startswith('{"id":')][:2]
    for number in rows:
        lines[number] = lines[number].replace("}", ', "read": "true"}')
    record.write_text("\n".join(lines), encoding="utf-8")
    said = say("facts", "--root", str(copy.root), "--story", "000-1")
    assert said.err.split("\n")[0] == "`read` is now called `reviewed`; the old name works for one release"
    assert said.err.count("`read`") == 1


_NOTE = "`old` is now called `new`"


def _answers(arguments: object) -> Answer:
    return Answer(("document\n",), notes=("a note",))


def _refuses(arguments: object) -> Answer:
    raise UsageError("no such thing")


def _crashes(arguments: object) -> Answer:
    raise ZeroDivisionError("ours")


@pytest.mark.parametrize(
    ("then", "code", "rest"),
    [
        pytest.param(_answers, 0, "a note\n", id="answer"),
        pytest.param(_refuses, 2, "yiwu-bundle: no such thing\n", id="usage-error"),
        pytest.param(_crashes, 2, f"{_CRASHED}ZeroDivisionError: ours; --traceback shows more\n", id="crash"),
    ],
)  # fmt: skip
def test_the_note_on_an_old_name_is_said_whatever_comes_of_the_command(
    monkeypatch: pytest.MonkeyPatch, say: Any, then: Any, code: int, rest: str
) -> None:
    def warn_twice(arguments: object) -> Answer:
        for _ in range(2):
            warnings.warn(_NOTE, RenamedFieldWarning, stacklevel=1)
        return then(arguments)  # type: ignore[no-any-return]

    monkeypatch.setattr(check, "run", warn_twice)
    said = say("check")
    assert (said.code, said.err) == (code, f"{_NOTE}\n{rest}")


def test_an_old_name_that_is_found_while_the_document_is_written_is_noted(
    monkeypatch: pytest.MonkeyPatch, say: Any
) -> None:
    def document() -> Iterator[str]:
        warnings.warn(_NOTE, RenamedFieldWarning, stacklevel=1)
        yield "document\n"

    monkeypatch.setattr(check, "run", lambda _: Answer(document()))
    said = say("check")
    assert (said.code, said.out, said.err) == (0, "document\n", f"{_NOTE}\n")


@pytest.mark.parametrize("category", [DeprecationWarning, FutureWarning, UserWarning])
def test_another_warning_goes_the_usual_way(monkeypatch: pytest.MonkeyPatch, say: Any, category: type[Warning]) -> None:
    def warn(arguments: object) -> Answer:
        warnings.warn("of a library", category, stacklevel=1)
        return Answer(("document\n",))

    monkeypatch.setattr(check, "run", warn)
    with pytest.warns(category, match="of a library"):
        said = say("check")
    assert (said.code, said.out, said.err) == (0, "document\n", "")


def test_the_way_warnings_are_shown_is_given_back(monkeypatch: pytest.MonkeyPatch, say: Any) -> None:
    before = (warnings.showwarning, list(warnings.filters))
    monkeypatch.setattr(check, "run", _crashes)
    say("check")
    assert (warnings.showwarning, list(warnings.filters)) == before
