"""The README's transcripts are what the commands print. To write them anew: python tests/test_readme.py

A block that begins with another program than this tool is tried in a copy of the repository, which it may change.
"""

import doctest
import io
import os
import re
import runpy
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

import bundle_model
from bundle_model import BundleError, Fault, load
from bundle_model.repository import Repository
from checks.cli.main import main

TOP = Path(__file__).parents[1]
README = TOP / "README.md"
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


def transcribed(readme: str, scratch: Path, project: Path = TOP) -> str:
    """The text with every console block run again in `project`: its commands, each followed by all that it prints."""
    return _BLOCK.sub(lambda block: _block(block[0], scratch, project), readme)


def _block(block: str, scratch: Path, project: Path) -> str:
    lines = _COMMAND.findall(block)
    folder = project if lines[0].startswith(("yiwu-bundle", "echo")) else _copy(project, scratch)
    return "".join(f"$ {line}\n{_run(line, folder)}" for line in lines)


def _copy(project: Path, scratch: Path) -> Path:
    """A fresh repository with the files that git tracks in the project."""
    copy = Path(tempfile.mkdtemp(dir=scratch))
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=project, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (project / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project / name, copy / name)
    for command in (["git", "init", "-q"], ["git", "add", "-A"]):
        subprocess.run(command, cwd=copy, check=True)
    return copy


def _run(line: str, folder: Path) -> str:
    """What a reader of the README sees of one line: this tool is run here, what its output is piped into by a shell."""
    given, into, rest = line.partition(" | yiwu-bundle ")
    if into:
        return _printed(shlex.split(rest), folder, _shell(given, folder))
    command, _, filters = line.partition(" | ")
    name, *argv = shlex.split(command)
    if name != "yiwu-bundle":
        return _shell(line, folder)
    printed = _printed(argv, folder)
    return _shell(filters, folder, printed) if filters else printed


def _shell(line: str, folder: Path, given: str = "") -> str:
    environment = {name: os.environ[name] for name in ("HOME", "PATH") if name in os.environ}
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment,
        input=given,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return f"{done.stdout}{done.stderr}"


def _printed(argv: list[str], folder: Path, given: str = "") -> str:
    """What this tool prints where no variable changes how it behaves. `given` is its stdin."""
    stdin = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    bare = {"PATH": os.environ["PATH"], "COLUMNS": "80"}
    with (
        chdir(folder), patch.dict(os.environ, bare, clear=True), patch("sys.stdin", stdin), redirect_stdout(out), redirect_stderr(err)
    ):  # fmt: skip
        main(argv)
    return "".join(stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]


def test_the_transcripts_are_what_the_commands_print(
    tmp_path: Path, small_project: Path, read_once: Callable[..., Repository], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bundle_model.repository.read_repository", read_once)
    readme = README.read_text(encoding="utf-8")
    assert _COMMAND.search(readme)
    assert _settled(transcribed(readme, tmp_path, small_project)) == _settled(readme)


def test_the_python_sessions_are_what_python_prints() -> None:
    sessions = re.findall(r"(?<=```pycon\n).*?(?=```)", README.read_text(encoding="utf-8"), re.DOTALL)
    assert sessions
    for session in sessions:
        example = doctest.DocTestParser().get_doctest(session, {}, README.name, README.name, 0)
        said: list[str] = []
        failed, tried = doctest.DocTestRunner(verbose=False).run(example, out=said.append)
        assert (failed, "".join(said)) == (0, "")
        assert tried == session.count(">>> ")


def _settled(readme: str) -> str:
    """The README without what changes whenever a line is added somewhere: lines of CONSTRAINTS.md, counts of a run.

    A summary is wrapped, so its white space depends on its numbers.
    """
    placed = re.sub(r"(CONSTRAINTS\.md(?::|,line=)|endLine=)[0-9]+", r"\1N", readme)
    summary = re.compile(r"^(?:ok|not satisfied): read .*(?:\n  .*)*", re.MULTILINE)
    return summary.sub(lambda found: " ".join(re.sub(r"[0-9]+", "N", found[0]).split()), placed)


def test_what_settles_a_readme_leaves_the_rest() -> None:
    said = "$ x\nCONSTRAINTS.md:357:1: a 3\nok: read .: 14 files,\n  5 pages\nC-18 3\n"
    assert _settled(said) == "$ x\nCONSTRAINTS.md:N:1: a 3\nok: read .: N files, N pages\nC-18 3\n"


def test_the_layers_are_those_of_the_constraints() -> None:
    readme, constraints = (
        re.sub(r"\s+", " ", (TOP / name).read_text(encoding="utf-8")) for name in ("README.md", "CONSTRAINTS.md")
    )
    for package in ("bundle_model", "checks"):
        (order,) = re.findall(rf"package: {package} order: ([^:]+?) (?:because|apart):", constraints)
        assert f" {package} {order} " in readme


def test_what_commands_cost_is_quoted_from_the_script() -> None:
    bench = runpy.run_path(str(TOP / "tests/bench/processes.py"))
    known = [case.name for case in bench["cases"](TOP, TOP)]
    table = README.read_text(encoding="utf-8").partition(bench["BEGIN"])[2].partition(bench["END"])[0]
    quoted = re.findall(r"^\| (.+) \| [0-9.]+ \| [0-9]+ \|$", table, re.MULTILINE)
    assert quoted == [name for name in known if name in quoted]
    assert len(quoted) > 10


def _public_names() -> list[tuple[str, list[str]]]:
    """The rows of the table of public names: each with the names in back-ticks that it is said to have."""
    section = README.read_text(encoding="utf-8").partition("## From Python\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)[^`]*` \| (.*) \| [^|]* \|$", section, re.MULTILINE)
    return [(name, re.findall(r"`([a-z_]+)(?:\([a-z, ]+\))?`", what)) for name, what in rows]


def test_the_table_has_every_public_name() -> None:
    assert sorted(name for name, _ in _public_names()) == sorted(bundle_model.__all__)


def test_what_the_table_says_of_a_class_is_there() -> None:
    bundle, fault = load(), Fault("k", "f", "m", "f", "e", "r")
    fact = bundle.facts[2]
    things: tuple[object, ...] = (
        bundle, bundle.pages[0], bundle.stories[0], fact, fact.figure, fact.figure.interval,
        bundle.hits["system"][0].place, fault, BundleError([fault]),
    )  # fmt: skip
    said = dict(_public_names())
    for thing in things:
        attributes = said[type(thing).__name__]
        assert attributes
        assert [name for name in attributes if name != "str" and not hasattr(thing, name)] == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch_folder:
        scratch = Path(scratch_folder)
        # a copy in which all is staged: whoever writes the README anew has edits that are not
        anew = transcribed(README.read_text(encoding="utf-8"), scratch, _copy(TOP, scratch))
        README.write_text(anew, encoding="utf-8")
