"""Hostile records, pages and names, through every command and every format: what is printed commands nothing."""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import unicodedata
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checks.cli import main

HOSTILE = "=1+1\x1b[31m\x9b2J\u202e\u2066\n::error file=x::pwned ##[group]z"
_ESCAPED = HOSTILE.translate(
    {ord(char): f"\\x{ord(char):02x}" for char in "\x1b\x9b\n"} | {0x202E: "\\u202e", 0x2066: "\\u2066"}
)
_LIVE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ANNOTATION = re.compile(r"::(error|warning) (file=[^:,]*,line=[0-9]+,|title=)(?!.*::.*::).*::.*")
_IDS = (
    "C-03", "D-02", "000:38:15", "000:38", "R-000-01", "U-01", "U-08", "智慧小脑", f"{HOSTILE}Kuaishou", "platform", "\x9b:1:2", "\x9b:2"
)  # fmt: skip
_WORDS = {
    "figures.yaml": ("says",),
    "relations.yaml": ("claim", "doubt", "saved_by"),
    "mentions.yaml": ("english", "says", "verdict", "reason", "there", "missing"),
    "words.yaml": ("why",),
    "pages.yaml": ("title", "place"),
    "gists.yaml": ("english",),
}
"""The keys of each record whose values people wrote."""
_TOP = Path(__file__).parents[4]
_CASES: dict[str, list[tuple[str, ...]]] = {
    "facts": [(), ("--page", "\x9b")],
    "explain": [(), *((id_,) for id_ in _IDS)],
}
"""Further arguments of a command."""


def _calls() -> Iterator[tuple[str, ...]]:
    """Every command that reads a repository and needs no further word, with each of its formats."""
    for name, module in main._commands([]):  # noqa: SLF001 - how the parser is made
        parser = ArgumentParser()
        module.add_arguments(parser)
        options = {action.dest: action for action in parser._actions}  # noqa: SLF001 - argparse shows them to nobody
        if "root" in options and not any(option.required for option in options.values()):
            formats = options["output_format"].choices or () if "output_format" in options else ()
            flags = [("--output-format", one) for one in formats] or [()]
            yield from ((name, *case, *flag) for flag in flags for case in _CASES.get(name, [()]))


COMMANDS = [pytest.param(call, id=" ".join(map(ascii, call))) for call in _calls()]


@pytest.fixture(scope="module")
def hostile_root(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy in which the words that people wrote are hostile, and so are a page and its name."""
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(_TOP / "bundle", root / "bundle")
    for name, keys in _WORDS.items():
        path = root / "bundle/record" / name
        written = path.read_text(encoding="utf-8")
        for key in keys:
            written, count = re.subn(rf'"{key}": "', lambda found: found[0] + _ESCAPED, written)
            assert count
        path.write_text(written, encoding="utf-8")
    (root / "bundle/data/\x9b_x.txt").write_text(f"共3{HOSTILE}家\n::error::共7\x1b家", encoding="utf-8")
    tags = root / "bundle/tagmanifest-sha256.txt"
    for name in _WORDS:  # as someone would who wants the records to be read
        after = hashlib.sha256((root / "bundle/record" / name).read_bytes()).hexdigest()
        tags.write_text(
            re.sub(rf"[0-9a-f]{{64}}(?=  record/{name})", after, tags.read_text(encoding="utf-8")), encoding="utf-8"
        )
    words, constraints = HOSTILE.replace("\n", ""), (_TOP / "CONSTRAINTS.md").read_text(encoding="utf-8")
    constraints = constraints.replace("There are five seeds", words).replace("\nThe card", f"\n{words} The card")
    (root / "CONSTRAINTS.md").write_text(constraints, encoding="utf-8")
    return os.fspath(root)


@pytest.fixture(scope="module")
def _said() -> dict[tuple[str, ...], Any]:
    """What each command has said of `hostile_root`, which nobody changes."""
    return {}


@pytest.fixture
def say_of_it(hostile_root: str, say: Any, _said: dict[tuple[str, ...], Any]) -> Any:
    """Run a command on `hostile_root`, or tell what it said before: `say_of_it("facts", "--output-format", "json")`."""

    def run(*argv: str) -> Any:
        if argv not in _said:
            _said[argv] = say(*argv, *(["--root"] if argv[0] != "check" else []), hostile_root)
        return _said[argv]

    return run


def _alive(text: str, *, annotations: bool) -> Iterator[str]:
    """What would command a terminal, a log or a reader's eye."""
    yield from sorted({ascii(char) for char in set(text) if unicodedata.category(char) in _LIVE and char != "\n"})
    for line in text.split("\n"):
        if "##[" in line or ("::" in line and not (annotations and _ANNOTATION.fullmatch(line))):
            yield line


def test_the_commands_that_read_a_repository_are_tried() -> None:
    assert {case.values[0][0] for case in COMMANDS} >= {"check", "explain", "facts", "gaps", "relations"}
    assert {case.values[0] for case in COMMANDS} >= {
        ("gaps", "--output-format", "spec-template"),
        ("check", "--output-format", "github"),
    }


@pytest.mark.parametrize("argv", COMMANDS)
def test_nothing_is_alive(say_of_it: Any, argv: tuple[str, ...]) -> None:
    said = say_of_it(*argv)
    assert list(_alive(said.out, annotations=argv[-1] == "github")) == []
    assert list(_alive(said.err, annotations=False)) == []


@pytest.mark.parametrize("command", ["check", "explain", "facts", "gaps", "relations"])
@pytest.mark.parametrize("form", ["for-people", "json"])
def test_what_is_hostile_is_shown(say_of_it: Any, command: str, form: str) -> None:
    for_people = "table" if command in {"facts", "relations"} else "text"
    said = say_of_it(command, "--output-format", form if form == "json" else for_people)
    assert re.search(r"pwned|\\u\{?0*9b", said.out), said.err


def test_readers_of_facts_get_the_words_to_the_letter(say_of_it: Any) -> None:
    figures = json.loads(say_of_it("facts", "--output-format", "json").out)["figures"]
    lines = say_of_it("facts", "--output-format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == figures
    assert {figure["says"][: len(HOSTILE)] for figure in figures if figure["says"]} == {HOSTILE}
    assert {figure["page"] for figure in figures} == {"000", "001", "002", "003", "004", "\x9b"}


def test_no_cell_breaks_a_line_or_is_run(say_of_it: Any) -> None:
    text = say_of_it("facts", "--output-format", "csv").out
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) == len(text.splitlines()) > 400
    cells = {cell for row in rows for cell in row}
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert any(cell.startswith("'=1+1\\u{1b}[31m\\u{9b}2J\\u{202e}\\u{2066}\\u{a}:\\u{3a}error ") for cell in cells)


def test_readers_of_relations_get_the_words_to_the_letter(say_of_it: Any) -> None:
    document = json.loads(say_of_it("relations", "--output-format", "json").out)
    said = [one[key] for one in document["relations"] for key in ("claim", "doubt") if one[key]]
    assert {words[: len(HOSTILE)] for words in said} == {HOSTILE}
