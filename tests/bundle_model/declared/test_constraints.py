"""CONSTRAINTS.md: what is read of it, and every unfit declaration at its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bundle_model.declared.constraints import Constraints, CountFields, read_constraints, unread
from bundle_model.faults import Fault
from bundle_model.files.layout import CONSTRAINTS

DOCUMENT = """# Constraints

Free prose, with `code` and a list:

- one

```python
print("not ours")
```

<a id="d-01"></a>
### D-01 The first decision.

Why it was taken.

```yaml
id: D-01
date: 2026-11-20
by: the author of the card
superseded_by: D-02
```

<a id="d-02"></a>

### D-02 The second decision.

Why 义乌.

~~~yaml
id: D-02
date: 2026-11-21
by: a maintainer
~~~

## Other heading

<a id="c-01"></a>
### C-01 The bundle is these bytes. ###

First line.
Second line.

```yaml
id: C-01
check: page-bytes
with:
  pages: [义, "000"]
because: D-02
remedy: Restore it.
```
"""
FOOT = DOCUMENT.count("\n") + 1  # the line below the document


def read(text: str) -> Constraints:
    return read_constraints(text.encode())


def section(name: str, *, anchor: str = "", block: str = "") -> str:
    """A sound section of six lines and its block, with what is given in place of its own."""
    made = f"id: {name}\n" + (
        "date: 2026-11-21\nby: me" if name[0] == "D" else "check: manual\nbecause: D-02\nremedy: Do."
    )
    return f'<a id="{anchor or name.lower()}"></a>\n### {name} A sentence.\n\nProse.\n\n```yaml\n{block or made}\n```\n'


def said(faults: tuple[Fault, ...]) -> list[tuple[int | None, str, str]]:
    assert all(fault.unreadable and fault.file == "CONSTRAINTS.md" and fault.remedy for fault in faults)
    return [(fault.line, fault.message, fault.remedy) for fault in faults]


def test_a_sound_document() -> None:
    constraints = read(DOCUMENT)
    assert constraints.faults == ()
    assert constraints.text.text == DOCUMENT
    first, second = constraints.decisions
    assert (first.fields.id, first.fields.date, first.fields.superseded_by) == ("D-01", "2026-11-20", "D-02")
    assert (second.section.line, second.section.prose, second.fields.superseded_by) == (25, "Why 义乌.", None)
    (constraint,) = constraints.constraints
    assert constraint.fields.with_ == {"pages": ["义", "000"]}
    assert (constraint.fields.check, constraint.fields.because) == ("page-bytes", "D-02")
    part = constraint.section
    assert (part.id, part.line, part.sentence, part.anchor) == ("C-01", 38, "The bundle is these bytes.", "c-01")
    assert (part.prose, part.block_line) == ("First line. Second line.", 43)


@pytest.mark.parametrize(
    ("settles", "elements"),
    [
        pytest.param("", (), id="none"),
        pytest.param("settles: []\n", (), id="an empty list"),
        pytest.param("settles: [U-21, U-05]\n", ("U-21", "U-05"), id="two in their order"),
    ],
)
def test_what_a_decision_settles(settles: str, elements: tuple[str, ...]) -> None:
    constraints = read(DOCUMENT.replace("id: D-02\n", f"id: D-02\n{settles}"))
    assert constraints.faults == ()
    assert [decision.fields.settles for decision in constraints.decisions] == [(), elements]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(section("C-03"), id="a gap in the constraints"),
        pytest.param(section("D-04"), id="a gap in the decisions"),
        pytest.param(section("C-100"), id="three digits"),
        pytest.param("## C and 1\n\n### Card 12\n\n### C++ 20\n", id="headings that begin alike"),
        pytest.param("### Free\n\n```json\n{}\n```\n", id="a block of another language"),
        pytest.param(section("C-02") + "\n```python\nx = 1\n```\n", id="a block of another language beside"),
        pytest.param(section("C-02") + "\n#### More\n\nProse.\n", id="a heading below"),
        pytest.param("", id="nothing more"),
    ],
)
def test_silent(more: str) -> None:
    assert read(DOCUMENT + more).faults == ()


def test_nothing_declared_is_no_fault_of_the_text() -> None:
    constraints = read("")
    assert (constraints.decisions, constraints.constraints, constraints.faults) == ((), (), ())


@pytest.mark.parametrize(
    ("more", "line", "message", "remedy"),
    [
        pytest.param(section("C-02", anchor="c-03"), 2, "C-02 has no anchor of its own", "Put it above", id="wrong anchor"),
        pytest.param(section("C-02").partition("\n")[2], 1, "C-02 has no anchor of its own", "Put it above", id="no anchor"),
        pytest.param(section("C-02").replace("###", "a\n###"), 3, "C-02 has no anchor of its own", "Put it", id="anchor too far"),
        pytest.param(section("C-02").replace("Prose.", ""), 2, "C-02 has no prose", "Write the reason.", id="no prose"),
        pytest.param(section("C-02").replace("Prose.", "\u00a0"), 2, "C-02 has no prose", "Write", id="invisible prose"),
        pytest.param(section("C-02").partition("```")[0], 2, "C-02 does not have exactly one block", "Keep exactly one.", id="no block"),
        pytest.param(section("C-02") + "~~~yaml\na: 1\n~~~\n", 2, "C-02 does not have exactly one block", "Keep exactly one.", id="two blocks"),
        pytest.param(section("C-02").replace("yaml", ""), 2, "C-02 does not have exactly one block", "Keep exactly one.", id="block of no language"),
        pytest.param(section("C-02").replace("yaml", "YAML"), 6, "has a block of unclear language", "Write `yaml`.", id="YAML"),
        pytest.param(section("C-02").replace("yaml", "yml x"), 6, "has a block of unclear language", "Write", id="yml and more"),
        pytest.param("# Free\n\n```yaml\na: 1\n```", 3, "has a block outside any section", "Move the block", id="ownerless"),
        pytest.param("### C-1 A sentence.", 1, "has a heading without a valid id", "Fix the heading.", id="one digit"),
        pytest.param("### C-02", 1, "has a heading without a valid id", "Fix the heading.", id="no sentence"),
        pytest.param("### C-02: A sentence.", 1, "has a heading without a valid id", "Fix the heading.", id="colon"),
        pytest.param("### c-02 A sentence.", 1, "has a heading without a valid id", "Fix the heading.", id="small letter"),
        pytest.param("### D–03 A sentence.", 1, "has a heading without a valid id", "Fix the heading.", id="en dash"),
        pytest.param("### C 02 A sentence.", 1, "has a heading without a valid id", "Fix the heading.", id="blank"),
        pytest.param("### C-00 A sentence.", 1, "has a heading without a valid id", "Fix the heading.", id="nought"),
        pytest.param("### D-003 A sentence.", 1, "has a heading without a valid id", "Fix the heading.", id="noughts in front"),
        pytest.param("### **C-02** A sentence.", 1, "has a heading without a valid id", "Fix the heading.", id="bold"),
        pytest.param("### C\\-02 A sentence.", 1, "has a heading without a valid id", "Fix the heading.", id="backslash"),
        pytest.param(section("C-02").replace("id: C-02", "id: C-03"), 7, "has an id that differs from its heading", "Make them equal", id="mismatch"),
        pytest.param(section("C-01"), 2, "repeats an id", "Take the next free number.", id="doubled"),
        pytest.param(section("C-02").replace("check: manual\n", ""), 7, "lacks the field check", "Add it.", id="missing"),
        pytest.param(section("C-02").replace("Do.", ""), 10, "has a wrong value in remedy", "Correct it.", id="empty"),
        pytest.param(section("C-02").replace("Do.", "Do.\nwith: x"), 11, "has a wrong value in with", "Correct", id="with"),
        pytest.param(section("C-02").replace("Do.", "Do.\nwith_: {}"), 11, "has an unknown", "Did you mean with?", id="with_"),
        pytest.param(section("C-02").replace("Do.", "!!str Do."), 10, "has the tag", "Fix the YAML.", id="tag"),
        pytest.param(section("C-02").replace("Do.", "&a Do."), 10, "has the anchor &a", "Fix the YAML.", id="anchor"),
        pytest.param(section("C-02").replace("Do.", "*a"), 10, "uses the alias *a", "Fix the YAML.", id="alias"),
        pytest.param(section("C-02").replace("Do.", "a\nremedy: b"), 11, "has the key 'remedy' twice", "Fix the YAML.", id="doubled key"),
        pytest.param(section("C-02").replace("Do.", "[a"), 11, "is not valid YAML", "Fix the YAML.", id="no YAML"),
        pytest.param(section("C-02", block="# a"), 7, "is empty", "Fix the YAML.", id="empty block"),
        pytest.param(section("C-02", block="- a"), 7, "has a wrong value", "Correct it.", id="a list"),
        pytest.param(section("D-03").replace("-21", "-32"), 8, "has a wrong value in date", "Correct it.", id="no day"),
        pytest.param(section("D-03").replace("11-21", "02-29"), 8, "has a wrong value in date", "", id="no leap year"),
        pytest.param(section("D-03").replace("2026-11-21", "20261121"), 8, "has a wrong value in date", "", id="no dashes"),
        pytest.param(section("D-03").replace("-21", "-21\nsuperseded_by: D-02"), 9, "does not name a later", "First write the", id="earlier"),
        pytest.param(section("D-03").replace("-21", "-21\nsuperseded_by: D-03"), 9, "does not name a later", "First write the", id="itself"),
        pytest.param(section("D-03").replace("-21", "-21\nsuperseded_by: C-01"), 9, "has a wrong value in", "", id="a constraint"),
        pytest.param(section("D-03").replace("-21", "-21\nsuperseded_by: D-05") + section("D-04"), 9, "does not name a later",
                     "First write the", id="none, but one is near"),
        pytest.param(section("D-03").replace("-21", "-21\nsettles: [U-01, U-28]"), 9, "has a wrong value in settles.1", "Correct it.", id="settles an unknown element"),
        pytest.param(section("D-03").replace("-21", "-21\nsettles: [U-01, U-02, U-01]"), 9, "has a wrong value in settles.2", "Correct it.", id="settles one twice"),
        pytest.param(section("D-03").replace("-21", "-21\nsettles: U-01"), 9, "has a wrong value in settles", "Correct it.", id="settles no list"),
        pytest.param(section("D-03").replace("-21", "-21\nsettle: [U-01]"), 9, "has an unknown field", "Did you mean settles?", id="settle"),
        pytest.param("a\n<!-- b", 2, "holds HTML", "Rewrite the line.", id="what Markdown refuses"),
    ],
)  # fmt: skip
def test_unfit(more: str, line: int, message: str, remedy: str) -> None:
    found = said(read(DOCUMENT + more).faults)
    assert [(at, what[: len(message)], mend[: len(remedy)]) for at, what, mend in found] == [
        (line + FOOT - 1, message, remedy)
    ]


def test_a_typo_in_a_field() -> None:
    found = said(read(DOCUMENT.replace("check:", "chek:")).faults)
    assert found == [
        (44, "lacks the field check", "Add it."),
        (45, "has an unknown field", "Did you mean check?"),
    ]


def test_a_doubled_id_is_seen_where_its_block_is_lacking() -> None:
    found = said(read(DOCUMENT + section("C-01").partition("```")[0]).faults)
    assert found == [
        (FOOT + 1, "C-01 does not have exactly one block", "Keep exactly one."),
        (FOOT + 1, "repeats an id", "Take the next free number."),
    ]


def test_a_second_block_is_named_with_its_section() -> None:
    found = said(read(DOCUMENT + "```yaml\na: 1\n```\n").faults)
    assert found == [(38, "C-01 does not have exactly one block", "Keep exactly one.")]


def test_all_in_one_run() -> None:
    text = DOCUMENT + "".join(
        section(name, anchor="x", block="id: C-09\nchek: manual") for name in ("C-02", "C-03")
    ) + "### C-4 x\n"  # fmt: skip
    messages = [message for _, message, _ in said(read(text).faults)]
    assert messages.count("has an unknown field") == 2
    assert messages.count("lacks the field because") == 2
    assert [message for message in messages if "anchor" in message] == [
        "C-02 has no anchor of its own",
        "C-03 has no anchor of its own",
    ]
    assert "has a heading without a valid id" in messages


def test_a_decision_that_cannot_be_read_is_still_there() -> None:
    text = DOCUMENT.replace("date: 2026-11-21", "data: 2026-11-21")
    found = {(line, message) for line, message, _ in said(read(text).faults)}
    assert found == {(31, "has an unknown field"), (30, "lacks the field date")}
    without_block = DOCUMENT.replace("~~~yaml\nid: D-02\ndate: 2026-11-21\nby: a maintainer\n~~~\n", "")
    assert said(read(without_block).faults) == [(25, "D-02 does not have exactly one block", "Keep exactly one.")]


def test_numbers_are_compared_as_numbers() -> None:
    names = [f"D-{number:02d}" for number in range(3, 101)]
    text = DOCUMENT + "".join(map(section, names))
    later = text.replace("id: D-99\ndate: 2026-11-21", "id: D-99\ndate: 2026-11-21\nsuperseded_by: D-100")
    assert read(later).faults == ()
    earlier = text.replace("id: D-100\ndate: 2026-11-21", "id: D-100\ndate: 2026-11-21\nsuperseded_by: D-99")
    assert [fault.message for fault in read(earlier).faults] == ["does not name a later decision"]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        pytest.param(("2026-11-21", "2026-11-22"), [], id="later"),
        pytest.param(("2026-11-21", "2026-11-21"), [], id="the same day"),
        pytest.param(("2026-11-20", "2026-11-21"), ["2026-11-20"], id="before the one above"),
        pytest.param(("2027-01-01", "2026-12-31"), ["2026-12-31"], id="another year"),
    ],
)
def test_dates_do_not_run_backwards(dates: tuple[str, str], said: list[str]) -> None:
    more = "".join(
        section(name, block=f"id: {name}\ndate: {date}\nby: me")
        for name, date in zip(("D-03", "D-04"), dates, strict=True)
    )
    faults = read(DOCUMENT + more).faults
    assert [(fault.message, fault.found) for fault in faults] == [
        ("is dated before an earlier decision", found) for found in said
    ]


@pytest.mark.parametrize(
    ("block", "messages"),
    [
        pytest.param("by: me\npermits:\n  entries: [server]\n", [], id="entries"),
        pytest.param("by: me\npermits: {commands: [serve], capabilities: [network in a.b]}\n", [], id="two kinds"),
        pytest.param("", ["lacks the field by"], id="nobody took it"),
        pytest.param("by:\n", ["has a wrong value in by"], id="blank"),
        pytest.param("by: me\npermits:\n  entry: [server]\n", ["has an unknown field"], id="unknown kind"),
        pytest.param(
            "by: me\npermits: {entries: []}\n", ["has a wrong value in permits.entries"], id="nothing of a kind"
        ),
        pytest.param("by: me\npermits: {entries: [a, b, a]}\n", ["has a wrong value in permits.entries.2"], id="twice"),
        pytest.param("by: me\npermits: {entries: a}\n", ["has a wrong value in permits.entries"], id="no list"),
    ],
)
def test_what_a_decision_permits_and_who_took_it(block: str, messages: list[str]) -> None:
    faults = read(DOCUMENT + section("D-03", block=f"id: D-03\ndate: 2026-11-22\n{block}")).faults
    assert [fault.message for fault in faults] == messages


def test_what_has_another_id_than_its_heading_is_left_out() -> None:
    constraints = read(DOCUMENT.replace("id: C-01", "id: C-02"))
    assert (constraints.constraints, len(constraints.faults)) == ((), 1)


@pytest.mark.parametrize("heading", ["C" + " " * 400_000 + "x", "C-01" + " " * 400_000], ids=["blanks", "no sentence"])
def test_a_long_heading_takes_no_square_time(heading: str) -> None:
    assert len(read(f"# {heading}").faults) < 2  # at 400 000 characters, square time is many minutes


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(lambda content: content.replace(b"\n", b"\r\n"), id="CRLF, as core.autocrlf makes it"),
        pytest.param(lambda content: content.replace(b"\n", b"\r\n", 9), id="CRLF in some lines"),
        pytest.param(lambda content: b"\xef\xbb\xbf" + content, id="a byte-order mark"),
    ],
)
def test_what_settings_do_to_the_file_changes_nothing(saved: Callable[[bytes], bytes], repository: Path) -> None:
    content = (repository / CONSTRAINTS).read_bytes()
    assert saved(content) != content
    assert read_constraints(saved(content))._replace(sha256="") == read_constraints(content)._replace(sha256="")


def test_a_merge_conflict_is_one_fault(repository: Path) -> None:
    content = (repository / CONSTRAINTS).read_text("utf-8")
    conflict = f"{'<' * 7} HEAD\n### C-01 a\n{'=' * 7}\n### C-01 b\n{'>' * 7} other\n"
    reading = read_constraints((content + conflict).encode())
    (fault,) = reading.faults
    line = content.count("\n") + 1
    assert (fault.kind, fault.line, fault.unreadable, reading.constraints) == ("merge-conflict", line, True, ())
    assert reading.text.text == content + conflict


def test_bytes_that_are_no_text() -> None:
    constraints = read_constraints(b"# a\n\xff")
    (fault,) = constraints.faults
    assert (fault.place, fault.message, fault.unreadable) == ("CONSTRAINTS.md:2", "is not UTF-8", True)
    assert constraints == unread(fault)
    assert (constraints.text.text, constraints.decisions, constraints.constraints) == ("", (), ())


def test_the_real_document(repository: Path) -> None:
    constraints = read_constraints((repository / "CONSTRAINTS.md").read_bytes())
    assert constraints.faults == ()
    assert [decision.fields.id for decision in constraints.decisions][:2] == ["D-01", "D-02"]
    assert constraints.constraints[0].fields.id == "C-01"


@pytest.mark.parametrize(
    ("prose", "paragraphs"),
    [
        pytest.param("One\ntwo.\n\nThree.", "One two.\nThree.", id="paragraphs"),
        pytest.param("- one\n- two\n  and a half\n1. three", "- one\n- two and a half\n1. three", id="list"),
        pytest.param("2.5 m\n-5 K", "2.5 m -5 K", id="no list"),
    ],
)
def test_prose_is_kept_by_paragraphs(prose: str, paragraphs: str) -> None:
    (constraint,) = read_constraints(section("C-01").replace("Prose.", prose).encode()).constraints
    assert constraint.section.prose == paragraphs


_COUNTS = "## Constraints\n\nAll of them.\n\n```yaml\n{block}\n```\n"
_SOUND = "decisions: 2\nconstraints: 1\nmanual: 0"


def test_without_the_block_nothing_is_counted() -> None:
    constraints = read(DOCUMENT)
    assert (constraints.counted, constraints.heading, constraints.ids) == (None, 1, ("D-01", "D-02", "C-01"))


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        pytest.param(_SOUND, (1, 2, 3), id="lines"),
        pytest.param("{decisions: 2, constraints: 1, manual: 0}", (1, 1, 1), id="flow"),
        pytest.param("manual: 0\ndecisions: 2\nconstraints: 1", (2, 3, 1), id="another-order"),
    ],
)
def test_the_block_of_counts(block: str, lines: tuple[int, int, int]) -> None:
    constraints = read(DOCUMENT + _COUNTS.format(block=block))
    assert constraints.faults == ()
    assert constraints.counted is not None
    assert constraints.counted.fields == CountFields(decisions=2, constraints=1, manual=0)
    fence = FOOT + 4
    assert constraints.heading == FOOT
    assert constraints.counted.lines == {
        name: fence + line for name, line in zip(("decisions", "constraints", "manual"), lines, strict=True)
    }


def test_the_heading_without_a_block() -> None:
    text = DOCUMENT.replace("# Constraints\n", "# This\n") + "## Constraints\n"
    constraints = read(text)
    assert (constraints.counted, constraints.heading, constraints.faults) == (None, FOOT, ())


@pytest.mark.parametrize(
    ("block", "line", "message"),
    [
        pytest.param("decisions: 2\nconstraints: 1", 6, "lacks the field manual", id="one-missing"),
        pytest.param(f"{_SOUND}\nretired: 0", 9, "has an unknown field", id="one-unknown"),
        pytest.param(_SOUND.replace("2", "-2"), 6, "has a wrong value in decisions", id="negative"),
        pytest.param(_SOUND.replace("2", "two"), 6, "has a wrong value in decisions", id="in-words"),
        pytest.param("[", 7, "is not valid YAML", id="no-yaml"),
        pytest.param(f"{_SOUND}\n```\n\n```yaml\n{_SOUND}", 11, "has a block outside any section", id="two-blocks"),
    ],
)
def test_unfit_counts(block: str, line: int, message: str) -> None:
    found = said(read(DOCUMENT + _COUNTS.format(block=block)).faults)
    assert [(at, what[: len(message)]) for at, what, _ in found] == [(FOOT - 1 + line, message)]


def test_counts_below_another_heading_are_a_block_without_an_owner() -> None:
    constraints = read(DOCUMENT + _COUNTS.replace("## Constraints", "## Counts").format(block=_SOUND))
    assert constraints.counted is None
    assert [fault.message for fault in constraints.faults] == ["has a block outside any section"]


def test_the_ids_are_those_of_every_heading_once() -> None:
    more = section("C-03").replace("because", "becuase") + section("C-04") + section("C-04")
    constraints = read(DOCUMENT + more)
    assert constraints.ids == ("D-01", "D-02", "C-01", "C-03", "C-04")
    assert [one.fields.id for one in constraints.constraints] == ["C-01", "C-04", "C-04"]


@pytest.mark.parametrize(
    ("retired", "active"),
    [pytest.param("", ["C-01", "C-02"], id="none"), pytest.param("\nretired_by: D-01", ["C-01"], id="one")],
)
def test_a_retired_constraint_is_there_and_not_active(retired: str, active: list[str]) -> None:
    constraints = read(DOCUMENT + section("C-02").replace("Do.", f"Do.{retired}"))
    assert (constraints.faults, [one.fields.id for one in constraints.constraints]) == ((), ["C-01", "C-02"])
    assert [one.fields.id for one in constraints.active] == active


@pytest.mark.parametrize(
    ("retired", "message"),
    [
        pytest.param("D-03", "does not name a decision", id="no-such-decision"),
        pytest.param("C-01", "has a wrong value in retired_by", id="a-constraint"),
        pytest.param("yes", "has a wrong value in retired_by", id="no-id"),
    ],
)
def test_what_retires_a_constraint_is_a_decision(retired: str, message: str) -> None:
    found = said(read(DOCUMENT + section("C-02").replace("Do.", f"Do.\nretired_by: {retired}")).faults)
    assert [(line, what) for line, what, _ in found] == [(FOOT + 10, message)]
