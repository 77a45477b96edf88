"""The counts of the absences: only the numbers are written, each change is named, and never over a fault."""

import re
from typing import Any

import pytest

from checks.cli.answer import UsageError
from checks.cli.records.counts import record

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
    """Write the parameters of `no-system` in another form; {t}, {h} and {m} are the counts."""

    def rewrite(text: str, terms: str | None = None, hits: str | None = None, mentions: str | None = None) -> str:
        block = _BLOCK.search(text)
        assert block
        elements, t, chinese, english, h, m, digest = block.groups()
        others = {"c": chinese, "n": english, "s": digest}
        return text.replace(
            block[0], as_written.format(e=elements, t=terms or t, h=hits or h, m=mentions or m, **others)
        )

    return rewrite


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("with:\n  {e}\n  terms: {t}\n  {c}\n  {n}\n  hits: {h}\n  mentions: {m}\n  {s}\n", id="as-it-is"),
        pytest.param("with:\n  {e}\n  terms: {t}  # of the list\n  {c}\n  {n}\n  hits: {h} # 12\n  mentions: {m}\t\n  {s}\n", id="comments-stay"),
        pytest.param("with:\n  {s}\n  mentions: {m}\n  hits: '{h}'\n  {n}\n  terms: \"{t}\"\n  {c}\n  {e}\n", id="quoted-and-turned"),
        pytest.param("with: {{{e}, terms: {t}, {c}, {n}, hits: {h}, mentions: {m}, {s}}} # 3\n", id="on-one-line"),
        pytest.param("with: {{mentions: {m}, hits: {h}, {e}, {s}, {n}, {c}, terms: {t}}}\n", id="on-one-line-turned"),
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
    assert [note.partition(":")[0] for note in notes] == ["C-09 terms", "C-10 terms", "C-11 terms"]


def test_a_term_more_is_counted_where_it_is_searched_for(copy: Any) -> None:
    more = "- {english: fish, forms: [摸摸鱼], elements: [U-13], judgements: []}\n"
    copy.write("bundle/record/words.yaml", copy.path("bundle/record/words.yaml").read_bytes() + more.encode())
    copy.retag()
    notes = _recorded(copy)[1]
    assert [note.partition(":")[0] for note in notes] == ["C-11 chinese_forms", "C-11 sha256", "C-11 terms"]


def test_a_form_that_is_exchanged_gives_another_sha256(copy: Any) -> None:
    copy.edit_record("bundle/record/words.yaml", "forms: [系统, 系統,", "forms: [系统, 系繞,")
    new, notes = _recorded(copy)
    assert [note.partition(":")[0] for note in notes] == ["C-09 sha256"]
    copy.write(FILE, str(new).encode())
    assert _recorded(copy) == (None, [])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), id="a-page-changed"),
        pytest.param(lambda c: c.edit("bundle/record/words.yaml", "terms:", "term:"), id="an-unfit-record"),
        pytest.param(lambda c: c.edit("bundle/record/words.yaml", "a branch", "an arm"), id="a-tag-not-sealed"),
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
