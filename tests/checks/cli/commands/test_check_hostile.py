"""A hostile bundle, end to end: its names and its lines reach no terminal, log, page or reader as more than text."""

import json
import os
import re
import time
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from checks.output import check as reporters
from checks.output.formats import formats_of

FORMATS = list(formats_of(reporters, "text"))
_NAMES = [
    b"\x1b[31m.txt",
    "\u202egnp.txt".encode(),
    b"::error file=x::y",
    b"\n::error::y",
    b"##[group]x",
    b"]]>",
    b"<script>alert(1)<",
    b"a|b||c",
    b"`a``b```",
    "a\u2028b".encode(),
    b"\xff\xfe.txt",
    b"@octocat #1",
    b"![x](http:",
    b"%0A%3A%2C",
    b"title=x,line=1",
    b" a ",
    b"-rf",
]
_LINES = (
    "\x1b[31m义乌\u202e ::error file=x::y\n::warning::z\r##[group]x\n]]><script>alert(1)</script>|`@octocat"
    "![x](http://e) \x00\x0b\ufffe\u2028 12家 \n" + "一亿元和2万人，" * 5_000 + "\n"
)
_LIVE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.fixture
def hostile_root(copy: Any) -> Path:
    """A copy with hostile names, a hostile page that all manifests vouch for, a hostile record and sentence."""
    bag = copy.root / "bundle"
    page = copy.path("002")
    page.write_bytes(page.read_bytes() + _LINES.encode())
    copy.edit("CONSTRAINTS.md", "There are five seeds", "There \x1b[31m\u202e::error:: ##[group]<b>@octocat| are")
    copy.edit("CONSTRAINTS.md", "check: yiwu-pages", 'check: "\\e[31m::error::\\u202e"')
    copy.seal()
    for name in _NAMES:
        Path(os.fsdecode(os.fsencode(bag) + b"/" + name)).touch()
    copy.write("bundle/record/words.yaml", "- \x1b[31m\u202e: [::error::".encode())
    return Path(copy.root)


@pytest.fixture
def texts(hostile_root: Path, tmp_path: Path, say: Any) -> dict[str, str]:
    """What every format says of it, all from one run."""
    reports = [part for name in FORMATS for part in ("--report", f"{name}={tmp_path}/{name}")]
    begun = time.process_time()
    said = say("check", os.fspath(hostile_root), *reports, "--output-format", "github")
    assert time.process_time() - begun < 5
    assert (said.code, said.err) == (2, "")
    return {name: (tmp_path / name).read_text(encoding="utf-8") for name in FORMATS} | {"log": said.out}


def test_it_commands_nothing_in_any_format_and_readers_get_all_of_it(
    texts: dict[str, str], hostile_root: Path, assert_tame: Any
) -> None:
    for name, text in texts.items():
        assert not {unicodedata.category(char) for char in text if char != "\n"} & _LIVE, name
        assert "##[" not in text, name
        commands = [line for line in text.split("\n") if "::" in line]
        assert name in ("github", "log") or commands == [], name
        assert all(re.match("::(error|warning) (file|title)=", line) for line in commands), name
        assert all(line.count("::") == 2 for line in commands), name
    assert texts["log"] == texts["github"]
    assert assert_tame(texts["markdown"])

    document = json.loads(texts["json"])
    (bag,) = [one for one in document["constraints"] if one["check"] == "bag-valid"]
    said = "\n".join(f"{one['file']} {one['message']}" for one in bag["findings"])
    assert [name for name in _NAMES if name.decode("utf-8", "backslashreplace") not in said] == []
    files = {problem["file"] for problem in document["problems"]}
    assert {"CONSTRAINTS.md", "bundle/record/words.yaml"} <= files
    results = json.loads(texts["sarif"])["runs"][0]["results"]
    assert {result["ruleId"] for result in results} >= {"bag-valid", "page-bytes", "unreadable"}
    cases = list(ET.fromstring(texts["junit"]).iter("testcase"))  # noqa: S314 - what was just written
    assert {case.get("classname") for case in cases} >= {"bag-valid", "page-bytes", "unreadable"}
    assert all(case.get("file") and case.get("line") for case in cases)
