"""A copy of the repository that tests can change and check, written without the code under test where it could be."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bundle_model.declared.elements import elements
from bundle_model.facts import Fact
from bundle_model.faults import Fault
from bundle_model.figures import Figure
from bundle_model.figures.interval import Printed
from bundle_model.records.record_text import render_record
from bundle_model.repository import Repository
from checks.cli.records import counts
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.gaps.passages import Passage
from checks.gaps.rows import GapStatus, JudgedHit, Row, Searched
from checks.results import CRASH, Examined, Finding, Outcome, Problem, Refusal, Region, Run, Status


def _lists(data: object) -> Iterator[list[Any]]:
    """Every list in the data of a record, one before those in it."""
    if isinstance(data, list):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _lists(inner)


def _is(row: object, key: str) -> bool:
    """Whether a row of a record has this id, name or place."""
    if not isinstance(row, dict):
        return False
    at = row.get("at", ())
    return key in (row.get("id"), row.get("name"), row.get("english"), row.get("chinese"), at) or key in [*at]


@dataclass(frozen=True)
class Whole:
    """A run of all rules."""

    run: Run

    @property
    def failed(self) -> set[str]:
        """The rules that found something."""
        return {outcome.rule for outcome in self.run.outcomes if outcome.status is Status.FAILED}

    def outcome(self, rule: str) -> Outcome:
        """What became of the one constraint that a rule holds."""
        (outcome,) = (one for one in self.run.outcomes if one.rule == rule)
        return outcome

    def findings(self, rule: str) -> list[tuple[str, str]]:
        """The place and the message of each of its findings."""
        return [(finding.region.place, finding.message) for finding in self.outcome(rule).findings]


@dataclass(frozen=True)
class Copy:
    """A copy of CONSTRAINTS.md and bundle/. Pages are named by their id, other files by their path."""

    root: Path
    read: Callable[..., Repository]

    def path(self, name: str) -> Path:
        pages = list((self.root / "bundle/data").glob(f"{name}_*.txt"))
        return pages[0] if pages else self.root / name

    def page(self, page_id: str) -> str:
        """The page's path relative to the root."""
        return self.path(page_id).relative_to(self.root).as_posix()

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in a file, which must be there."""
        content = self.path(name).read_bytes()
        assert old.encode() in content
        self.path(name).write_bytes(content.replace(old.encode(), new.encode(), 1))

    def insert(self, page_id: str, at: int, content: bytes) -> None:
        """Put bytes into a page, at an offset in bytes; -1 is before its last byte."""
        whole = bytearray(self.path(page_id).read_bytes())
        whole[at:at] = content
        self.write(self.page(page_id), bytes(whole))

    def edit_record(self, name: str, old: str, new: str) -> None:
        """Edit a record as someone does who means it: the tag manifest lists it as it is then."""
        self.edit(name, old, new)
        self.retag()

    def record(self, name: str) -> Any:
        """A record as plain data."""
        text = self.path(f"bundle/record/{name}.yaml").read_text(encoding="utf-8")
        return json.loads("\n".join(line for line in text.split("\n") if not line.startswith("#")))

    def write_record(self, name: str, data: Any) -> None:
        """Write a record, an entry a line, as someone does who means it."""
        self.write_records({name: render_record(data)})

    def write_records(self, texts: Mapping[str, str]) -> None:
        """Write records, as someone does who means it."""
        for name, text in texts.items():
            self.write(f"bundle/record/{name}.yaml", text.encode())
        self.retag()

    def change(self, name: str, key: str, **fields: object) -> Any:
        """Give the first row of a record that has this id, name or place other fields, whatever it says now.

        A field that is None is taken away; without fields, the row is. The row as it was is returned.
        """
        data = self.record(name)
        rows, at = next((rows, at) for rows in _lists(data) for at, row in enumerate(rows) if _is(row, key))
        was = rows.pop(at)
        if fields:
            rows.insert(at, {field: value for field, value in {**was, **fields}.items() if value is not None})
        self.write_record(name, data)
        return was

    def unjudge(self, place: str) -> None:
        """Take this place out of all judgements of hits."""
        data = self.record("words")
        for term in data["terms"]:
            left = ({**one, "at": [at for at in one["at"] if at != place]} for one in term["judgements"])
            term["judgements"] = [one for one in left if one["at"]]
        self.write_record("words", data)

    def write(self, name: str, content: bytes) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_bytes(content)

    def recount(self) -> None:
        """Write what CONSTRAINTS.md counts of the records, as someone does who means a change."""
        for path, content in counts.record(self.repository(), self.root).files.items():
            path.write_bytes(content)

    def retag(self) -> None:
        """Write the tag manifest anew: every file of the bag outside data/."""
        bag = self.root / "bundle"
        names = [p.relative_to(bag).as_posix() for p in bag.rglob("*") if p.is_file()]
        self._manifest("tagmanifest-sha256.txt", [n for n in names if not n.startswith(("data/", "tagmanifest-"))])

    def seal(self) -> None:
        """Write both manifests and Payload-Oxum anew, as someone would who wants to hide a change."""
        files = [path for path in (self.root / "bundle/data").rglob("*") if path.is_file()]
        self._manifest("manifest-sha256.txt", [p.relative_to(self.root / "bundle").as_posix() for p in files])
        oxum = f"Payload-Oxum: {sum(path.stat().st_size for path in files)}.{len(files)}\n"
        self.write("bundle/bag-info.txt", f"Bagging-Date: 2026-11-20\n{oxum}".encode())
        self.retag()

    def _manifest(self, name: str, paths: list[str]) -> None:
        bag = self.root / "bundle"
        lines = [f"{hashlib.sha256((bag / path).read_bytes()).hexdigest()}  {path}\n" for path in sorted(paths)]
        (bag / name).write_text("".join(lines), encoding="utf-8")

    def place(self, text: str) -> str:
        """`FILE@TEXT` as the place of the first line of FILE that holds TEXT, `FILE@@TEXT` as that of TEXT; other text as it is."""
        name, at, needle = text.partition("@")
        if not at:
            return text
        lines, word = self.path(name).read_text(encoding="utf-8").split("\n"), needle.removeprefix("@")
        number, line = next((number, line) for number, line in enumerate(lines, 1) if word in line)
        return f"{self.page(name)}:{number}:{line.index(word) + 1 if word != needle else 1}"

    def finding(self, text: str) -> str:
        """The id of a finding or problem, whose place may be `FILE@TEXT`."""
        name, at, place = text.rpartition(" at ")
        return f"{name}{at}{self.place(place)}"

    def repository(self) -> Repository:
        return self.read(self.root, ".")

    def run(self, *, require_all: bool = False) -> Run:
        return run_checks(self.repository(), all_rules(), require_all=require_all)

    def outcome(self, rule: str) -> Outcome:
        """What became of the one constraint that a rule holds."""
        (outcome,) = self.outcomes(rule)
        return outcome

    def outcomes(self, *rules: str) -> tuple[Outcome, ...]:
        """The same of each of several rules, in one run."""
        # the findings that they wait for are shown too
        outcomes = run_checks(self.repository(), all_rules(), only=rules).outcomes
        return tuple(one for rule in rules for one in outcomes if one.rule == rule)

    def whole(self) -> Whole:
        return Whole(self.run())

    def failed(self) -> set[str]:
        """The rules that found something."""
        return self.whole().failed


@pytest.fixture
def copy(repository: Path, read_once: Callable[..., Repository]) -> Copy:
    """A copy of this project's CONSTRAINTS.md and bundle/."""
    return Copy(repository, read_once)


_VERDICT = {"verdict": "defines no system", "reason": "No more is told."}
_NAMED = [
    {"name": "快手", "english": "Kuaishou", "what": "platform", "places": ["000:37:18"], "quotes": ["快\n手"], "states": [
        {"element": "U-01", "at": "000:38:5", "quote": "直播销售", "says": "toys are sold through it"}], **_VERDICT},
    {"name": "直播带货", "english": "livestream selling", "what": "method", "places": ["000:42:14", "004:320:1"], **_VERDICT},
    {"name": "135销号制", "english": "135 close-out rule", "what": "procedure", "places": ["002:51:16"], "quotes": ["135\n销号制"],
        "states": [{"element": "U-16", "at": "002:53:7", "quote": "暂无法办理事项5天形成\n初步方案", "says": "a plan in 5 days"}],
        **_VERDICT},
]  # fmt: skip
_SEARCHED = [
    {"english": "computer", "forms": ["电脑", "computer"], "elements": sorted(elements()), "judgements": [
        {"at": ["001:117:88"], "why": "clerks compete on them", "near": ["U-09"], "of": "Kuaishou"}]},
    {"english": "phone", "forms": ["手机", "phone"], "elements": ["U-01", "U-05", "U-10"], "judgements": [
        {"at": ["000:31:16", "000:61:1"], "why": "a motto"},
        {"at": ["000:71:5"], "why": "the motto again", "near": ["U-05"], "of": "livestream selling"}]},
]  # fmt: skip


@pytest.fixture(scope="session")
def _small(made_repository: Path, read_once: Callable[..., Repository]) -> dict[str, str]:
    """The records of `small` that differ."""
    made = Copy(made_repository, read_once)
    rows = {"mentions": {"mentions": _NAMED}, "words": {"terms": _SEARCHED}}
    return {name: render_record({**made.record(name), **differ}) for name, differ in rows.items()}


@pytest.fixture
def small(copy: Copy, _small: dict[str, str]) -> Copy:
    """The copy with three things named, one of them technical, and two terms searched for, whatever is in the records."""
    copy.write_records(_small)
    return copy


@pytest.fixture
def assert_finds(copy: Copy) -> Callable[[str, Callable[[Copy], object], list[tuple[str, str]]], None]:
    """Change the copy, then compare the findings of a rule with (place, words of the message), in order."""

    def assert_it(rule: str, change: Callable[[Copy], object], expected: list[tuple[str, str]]) -> None:
        change(copy)
        outcome = copy.outcome(rule)
        found = [(finding.region.place, finding.message) for finding in outcome.findings]
        assert [place for place, _ in found] == [copy.place(place) for place, _ in expected]
        assert all(words in message for (_, message), (_, words) in zip(found, expected, strict=True)), found
        assert (outcome.status, outcome.waits, outcome.reason) == (
            Status.FAILED if expected else Status.PASSED,
            (),
            None,
        )

    return assert_it


@pytest.fixture
def assert_waits(copy: Copy) -> Callable[..., None]:
    """Change the copy, then compare what a check could not look at, and the finding or problem that it waits for.

    `waits` are (part in words, finding), where a finding is `C-02 at PLACE` and a problem is `PLACE`. `expected` are the
    findings about the rest, as (place, words of the message).
    """

    def assert_it(
        rule: str,
        change: Callable[[Copy], object],
        waits: list[tuple[str, str]],
        expected: list[tuple[str, str]] | None = None,
    ) -> None:
        change(copy)
        outcome = copy.outcome(rule)
        assert [wait.said for wait in outcome.waits] == [f"{part}: see {copy.finding(one)}" for part, one in waits]
        found = [(finding.region.place, finding.message) for finding in outcome.findings]
        wanted = [(copy.place(place), words) for place, words in expected or ()]
        assert [place for place, _ in found] == [place for place, _ in wanted]
        assert all(words in message for (_, message), (_, words) in zip(found, wanted, strict=True)), found
        status = Status.FAILED if expected else Status.COULD_NOT_LOOK
        assert (outcome.status, outcome.reason) == (status, None)

    return assert_it


@pytest.fixture
def assert_broken(copy: Copy) -> Callable[[str, Callable[[Copy], object], list[str]], None]:
    """Change the copy, then compare the findings of other constraints that break this one, which has none of its own."""

    def assert_it(rule: str, change: Callable[[Copy], object], by: list[str]) -> None:
        change(copy)
        outcome = copy.outcome(rule)
        assert (outcome.status, outcome.findings) == (Status.FAILED, ())
        assert [*outcome.broken_by] == [copy.finding(one) for one in by]

    return assert_it


@dataclass(frozen=True)
class Ran:
    """What a process left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def tool(tmp_path: Path, own_environment: dict[str, str]) -> Callable[..., Ran]:
    """Run the command line in a process of its own: `tool("check", cwd=…, **environment)`."""

    def run(*arguments: str, cwd: Path = tmp_path, before: str = "", **environment: str) -> Ran:
        program = f"{before}\nfrom checks.cli.main import run; run()"
        done = subprocess.run(
            [sys.executable, "-P", "-c", program, *arguments],
            cwd=cwd,
            env={**own_environment, **environment},
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def make_fact() -> Callable[..., Fact]:
    """A fact by hand: `3家` at 000:1:2, with the fields of a figure or of a fact that a test is about."""

    def make(story: str | None = None, says: str | None = None, **fields: object) -> Fact:
        figure = Figure(
            page="000", line=1, column=2, start=1, end=3, numeral_end=2, text="3家", kind="quantity", value="3", unit="家",
            bound="exact", rule="unit", printed=Printed("3", "exact", 0, whole=True),
        )  # fmt: skip
        return Fact(figure._replace(**fields), story, says)  # type: ignore[arg-type]

    return make


@dataclass(frozen=True)
class Make:
    """Small results with the one part that a test is about."""

    def finding(self, excerpt: str | None = "words", column: int = 1, end: int = 6, **parts: object) -> Finding:
        values: dict[str, object] = {"message": "is wrong.", "remedy": "Fix it.", "related": (), **parts}
        region = Region(str(values.pop("file", "bundle/a.txt")), 3, column, 3, end)
        values.setdefault("id", f"C-01 at {region.place}")
        return Finding(region=region, excerpt=excerpt, **values)  # type: ignore[arg-type]

    def outcome(self, *findings: Finding, status: Status = Status.FAILED, **parts: object) -> Outcome:
        values: dict[str, object] = {
            "constraint": "C-01", "line": 7, "sentence": "Nothing changes.", "rule": "bag-valid", "remedy": "Restore it."
        }  # fmt: skip
        return Outcome(status=status, findings=findings, **{**values, **parts})  # type: ignore[arg-type]

    def problem(self, excerpt: str | None = None, breaks: tuple[str, ...] = (), **parts: object) -> Problem:
        values = {"kind": "unreadable", "file": "a.yaml", "message": "is odd", "found": "this", "expected": "that"}
        fault = Fault(**{**values, "remedy": "Fix it.", "unreadable": True, "excerpt": excerpt, **parts})  # type: ignore[arg-type]
        return Problem(fault, breaks)

    def crash(self, rule: str = "bag-valid", **parts: object) -> Problem:
        """A check that crashed."""
        file, said = f"checks/rules/{rule.replace('-', '_')}.py", f"the check {rule} crashed"
        return self.problem(kind=CRASH, file=file, message=said, found="KeyError: 'x'", expected="a result", **parts)  # type: ignore[arg-type]

    def refusal(self, **parts: object) -> Refusal:
        """A check that could not look, and nobody knows of anything broken."""
        values: dict[str, object] = {
            "rule": "never-in-code", "message": "C-19 could not look: git was silent.", "remedy": "Run it again.",
            "region": Region("CONSTRAINTS.md", 9, 1, 9, 6), "excerpt": "### C", **parts
        }  # fmt: skip
        return Refusal(**values)  # type: ignore[arg-type]

    def run(self, *outcomes: Outcome, problems: tuple[Problem, ...] = (), **parts: object) -> Run:
        values: dict[str, object] = {"version": "1.2.3", "root": ".", "examined": Examined(9, 8, 7, 6, 5, 4, 3, 2)}
        return Run(problems=problems, outcomes=outcomes, **{**values, **parts})  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def make() -> Make:
    """Small results by hand."""
    return Make()


@pytest.fixture(scope="session")
def make_row() -> Callable[..., Row]:
    """A row by hand: one passage, one term that hits once; with the fields that a test is about."""

    def make(element: str = "U-08", **fields: object) -> Row:
        values: dict[str, object] = {
            "status": GapStatus.MENTIONED, "decisions": (), "problems": (),
            "passages": (Passage("000:1:2", "一部\n手机", "a phone"),),
            "search": (Searched("terminal", ("手机", "phone"), (JudgedHit("000:2:1", "手机", "any phone"),)),),
        }  # fmt: skip
        return Row(element=elements()[element], **{**values, **fields})  # type: ignore[arg-type]

    return make


@pytest.fixture(
    params=[
        "\x1b[31m\u202e", "::error file=x::y", "##[group]x", "`|<script>alert(1)</script>", "@octocat #1 o/r#2", " - a",
        "![a](https://e.example/x.png) [b](c)", "``|``\\", "\n\n# a\n---\n| x |", "  1. a", "&#64;x <!-- ", "'\": {[%",
    ]
)  # fmt: skip
def hostile(request: pytest.FixtureRequest) -> str:
    """Text that would do something, if it were let."""
    return str(request.param)


@pytest.fixture(scope="session")
def assert_tame() -> Callable[[str], list[Token]]:
    """Markdown in which nothing is alive but line breaks in cells and the marks of a template: the tokens of its blocks."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def assert_it(markdown: str) -> list[Token]:
        assert not [part for part in ("\x1b", "\u202e", "::", "##[") if part in markdown]
        tokens = parser.parse(markdown)
        inside = [child for token in tokens for child in token.children or ()]
        alive = [one for one in (*tokens, *inside) if one.type in {"html_block", "html_inline", "link_open", "image"}]
        assert {one.content.rstrip("\n") for one in alive} <= {"<br>", "<!-- template -->", "<!-- /template -->"}
        assert not [one for one in inside if one.type == "text" and re.search(r"@|#[0-9]|://|www\.", one.content)]
        return tokens

    return assert_it
