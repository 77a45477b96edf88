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
from checks.output import check, explain, facts, gaps, relations
from checks.output.formats import renders

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
    "relations.yaml": ("claim", "doubt"),
    "mentions.yaml": ("english", "says", "verdict", "reason", "argued"),
    "words.yaml": ("why",),
    "pages.yaml": ("title", "place"),
}
"""The keys of each record whose values people wrote."""
_TOP = Path(__file__).parents[4]
COMMANDS: list[Any] = [
    pytest.param((command, *arguments, "--output-format", name), id=" ".join((command, *map(ascii, arguments), name)))
    for command, package, first, cases in (
        ("check", check, "text", [()]),
        ("facts", facts, "table", [(), ("--page", "\x9b")]),
        ("relations", relations, "table", [()]),
        ("gaps", gaps, "text", [()]),
        ("explain", explain, "text", [(), *((id_,) for id_ in _IDS)]),
    )
    for name in renders(package, first)
    for arguments in cases
]


@pytest.fixture(scope="module")
def hostile_root(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy in which the words that people wrote are hostile, and so are a page and its name."""
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(_TOP / "bundle", root / "bundle")
    for name, keys in _WORDS.items():
        path = root / "bundle/record" / name
        written = path.read_text(encoding="utf-8")
        for key in keys:
            written, count = re.subn(rf'\b{key}: "', lambda found: found[0] + _ESCAPED, written)
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


def _alive(text: str, *, annotations: bool) -> Iterator[str]:
    """What would command a terminal, a log or a reader's eye."""
    yield from sorted({ascii(char) for char in text if unicodedata.category(char) in _LIVE and char != "\n"})
    for line in text.split("\n"):
        if "##[" in line or ("::" in line and not (annotations and _ANNOTATION.fullmatch(line))):
            yield line


def _has_formats(module: Any) -> bool:
    parser = ArgumentParser()
    module.add_arguments(parser)
    return "--output-format" in parser.format_help()


def test_every_command_that_has_formats_is_tried() -> None:
    commands = dict(main._commands())  # noqa: SLF001 - how the parser is made
    tried = {case.values[0][0] for case in COMMANDS}
    assert {name for name, module in commands.items() if _has_formats(module)} == tried
    assert set(commands) - tried == {"record", "schema"}  # the one has a test of its own, the other has our words alone


@pytest.mark.parametrize("argv", COMMANDS)
def test_nothing_is_alive(hostile_root: str, say: Any, argv: tuple[str, ...]) -> None:
    said = say(*argv, *(["--root"] if argv[0] != "check" else []), hostile_root)
    assert re.search(r"pwned|\\u\{?0*9b|%C2%9B", said.out), (
        f"nothing hostile is shown, so nothing is tried: {said.out[:200]}"
    )
    assert list(_alive(said.out, annotations=argv[-1] == "github")) == []
    assert list(_alive(said.err, annotations=False)) == []


def _facts(say: Any, root: str, name: str) -> str:
    return str(say("facts", "--root", root, "--output-format", name).out)


def test_readers_of_facts_get_the_words_to_the_letter(hostile_root: str, say: Any) -> None:
    figures = json.loads(_facts(say, hostile_root, "json"))["figures"]
    assert [json.loads(line) for line in _facts(say, hostile_root, "jsonl").splitlines()] == figures
    assert {figure["says"][: len(HOSTILE)] for figure in figures if figure["says"]} == {HOSTILE}
    assert {figure["page"] for figure in figures} == {"000", "001", "002", "003", "004", "\x9b"}


def test_no_cell_breaks_a_line_or_is_run(hostile_root: str, say: Any) -> None:
    text = _facts(say, hostile_root, "csv")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) == len(text.splitlines()) > 400
    cells = {cell for row in rows for cell in row}
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert any(cell.startswith("'=1+1\\u{1b}[31m\\u{9b}2J\\u{202e}\\u{2066}\\u{a}:\\u{3a}error ") for cell in cells)


def test_readers_of_relations_get_the_words_to_the_letter(hostile_root: str, say: Any) -> None:
    document = json.loads(say("relations", "--root", hostile_root, "--output-format", "json").out)
    said = [one[key] for one in document["relations"] for key in ("claim", "doubt") if one[key]]
    assert {words[: len(HOSTILE)] for words in said} == {HOSTILE}
