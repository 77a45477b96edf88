"""The counts of the absences: only the numbers are written, each change is named, and never over a fault."""

import re
from typing import Any

import pytest

from checks.cli.answer import UsageError
from checks.cli.records.counts import record
from checks.results import Status

FILE = "CONSTRAINTS.md"
_BLOCK = re.compile(
    r"with:\n  (elements: \[U-01, [^\n]*)\n  terms: (\d+)\n  (chinese_forms: \d+)\n  (english_forms: \d+)\n  hits: (\d+)\n"
    r"  mentions: (\d+)\n  (sha256: \w+)\n"
)


def _recorded(copy: Any) -> tuple[str | None, list[str]]:
    """The new text of CONSTRAINTS.md, if there is one, and the notes."""
    changes = record(copy.repository(), copy.root)
    assert set(changes.files) <= {copy.root / FILE}
    return next((content.decode() for content in changes.files.values()), None), list(changes.notes)


def _text(copy: Any) -> str:
    return str(copy.path(FILE).read_bytes().decode())


def test_nothing_to_change(copy: Any) -> None:
    assert _recorded(copy) == (None, [])


def _of_no_system(as_written: str) -> Any:
    """Write the parameters of `no-system` in another form; {t}, {h} and {m} are the counts, {f} both of the forms."""

    def rewrite(text: str, terms: str | None = None, hits: str | None = None, mentions: str | None = None) -> str:
        block = _BLOCK.search(text)
        assert block
        elements, t, chinese, english, h, m, sha256 = block.groups()
        t, h, m = terms or t, hits or h, mentions or m
        forms = f", {chinese}, {english}, {sha256}" if "{{" in as_written else f"  {chinese}\n  {english}\n  {sha256}\n"
        return text.replace(block[0], as_written.format(e=elements, t=t, f=forms, h=h, m=m))

    return rewrite


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("with:\n  {e}\n  terms: {t}\n{f}  hits: {h}\n  mentions: {m}\n", id="as-it-is"),
        pytest.param("with:\n  {e}\n  terms: {t}  # of the list\n{f}  hits: {h} # 12\n  mentions: {m}\t\n", id="comments-stay"),
        pytest.param("with:\n  mentions: {m}\n  hits: '{h}'\n  terms: \"{t}\"\n{f}  {e}\n", id="quoted-and-turned"),
        pytest.param("with: {{{e}, terms: {t}, hits: {h}, mentions: {m}{f}}} # 3\n", id="on-one-line"),
        pytest.param("with: {{mentions: {m}, hits: {h}, {e}, terms: {t}{f}}}\n", id="on-one-line-turned"),
    ],
)  # fmt: skip
def test_only_the_numbers_are_written(copy: Any, form: str) -> None:
    rewrite, text = _of_no_system(form), _text(copy)
    right = rewrite(text)
    copy.write(FILE, rewrite(text, "7", "80000", "0").encode())
    new, notes = _recorded(copy)
    assert new == right
    block = _BLOCK.search(text)
    assert block
    _, terms, _, _, hits, mentions, _ = block.groups()
    assert notes == [
        f"C-09 hits: 80000 is now {hits}", f"C-09 mentions: 0 is now {mentions}", f"C-09 terms: 7 is now {terms}",
    ]  # fmt: skip


def test_each_absence_is_counted_anew(copy: Any) -> None:
    right = _text(copy)
    copy.write(FILE, re.sub(r"\bterms: \d+", "terms: 1", right).encode())
    new, notes = _recorded(copy)
    assert new == right
    assert [note.partition(":")[0] for note in notes] == ["C-09 terms", "C-10 terms", "C-11 terms", "C-15 terms"]


def test_a_term_more_is_counted_where_it_is_searched_for(copy: Any) -> None:
    more = '{"english": "fish", "forms": ["摸摸鱼"], "elements": ["U-13"], "judgements": []}'
    copy.edit_record("bundle/record/words.yaml", '{"english": "system"', f'{more},\n{{"english": "system"')
    notes = [note.partition(" is now ")[0].rpartition(":")[0] for note in _recorded(copy)[1]]
    assert notes == ["C-11 chinese_forms", "C-11 sha256", "C-11 terms", "C-15 forms", "C-15 sha256", "C-15 terms"]


_RELATIONS = "bundle/record/relations.yaml"
_ORDER = re.compile(r"check: relations-as-recorded\nwith:.*\n(?:  .*\n)*")


@pytest.mark.parametrize(
    ("declared", "notes"),
    [
        pytest.param("check: relations-as-recorded\n", ["C-14 doubts: none is now 37"], id="no-with"),
        pytest.param("check: relations-as-recorded\nwith:\n  relations: 1\n", ["C-14 relations: 1 is now 164", "C-14 doubts: none is now 37"], id="fields-lacking"),
        pytest.param("because: D-01\ncheck: relations-as-recorded\nwith:\n  kinds:\n    list: 3\n# end\n", ["C-14 kinds list: 3 is now 46", "C-14 kinds sum: none is now 4"], id="with-is-last"),
    ],
)  # fmt: skip
def test_a_block_with_other_fields_is_written_anew(copy: Any, declared: str, notes: list[str]) -> None:
    text = _text(copy)
    whole = _ORDER.search(text)
    assert whole
    old, fresh = whole[0] + "because: D-01\n", declared + ("" if "because" in declared else "because: D-01\n")
    copy.write(FILE, text.replace(old, fresh).encode())
    new, said = _recorded(copy)
    assert set(notes) <= set(said)
    written = str(new).partition("check: relations-as-recorded\n")[2].partition("```")[0].splitlines()
    assert max(map(len, written)) <= 110
    assert all(": " in line for line in written if line.startswith("    ")), "a key is parted from its value"
    copy.write(FILE, str(new).encode())
    assert _recorded(copy) == (None, [])
    assert copy.outcome("relations-as-recorded").status is Status.PASSED


def test_the_last_relation_of_a_kind_takes_the_kind_along(copy: Any) -> None:
    text = copy.path(_RELATIONS).read_text(encoding="utf-8")
    start = text.rindex("\n", 0, text.index('"kind": "maximum"'))
    copy.edit_record(_RELATIONS, text[start : text.index("\n", start + 1)], "")
    new, notes = _recorded(copy)
    assert "C-14 kinds maximum: 1 is now none" in notes
    assert all(re.fullmatch(r"C-14 \S+( [\w -]+)?: \S+ is now \S+", note) for note in notes)
    assert "maximum" not in str(new)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), id="a-page-changed"),
        pytest.param(lambda c: c.edit("bundle/record/words.yaml", '"terms":', '"term":'), id="an-unfit-record"),
        pytest.param(lambda c: c.edit("bundle/record/words.yaml", '"why": "', '"why": "So: '), id="a-tag-not-sealed"),
        pytest.param(lambda c: c.path("bundle/record/mentions.yaml").unlink(), id="no-record"),
        pytest.param(lambda c: c.edit(FILE, "id: C-10", "id: C-17"), id="an-unfit-constraint"),
        pytest.param(lambda c: c.edit(FILE, "  elements: [U-08", "  element: [U-08"), id="an-unknown-parameter"),
        pytest.param(lambda c: c.edit(FILE, "check: no-system", "check: no-systen"), id="an-unknown-check"),
        pytest.param(lambda c: c.path(FILE).unlink(), id="no-constraints"),
    ],
)
def test_over_a_fault_nothing_is_written(copy: Any, change: Any) -> None:
    change(copy)
    with pytest.raises(UsageError, match="has faults; `yiwu-bundle check` names them"):
        record(copy.repository(), copy.root)
