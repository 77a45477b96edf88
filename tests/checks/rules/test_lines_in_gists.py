"""Every printed line of a story is told once."""

import json
from collections.abc import Callable
from typing import Any

import pytest

_RECORD = "bundle/record/gists.yaml"
_000, _004 = 0, 4
Gists = list[dict[str, Any]]


_SPANS = ("2-20", "21-72", "73-152", "154-175", "177-224", "226-333")


def _said(copy: Any, lines: str) -> str:
    """What the record says of the figures on these lines of page 000, in a sentence each."""
    first, last = map(int, lines.split("-"))
    rows = (row for row in copy.repository().bundle.facts if row.says and row.figure.page == "000")
    return " ".join(f"{row.says}." for row in rows if first <= row.figure.line <= last) or "Nothing is counted."


def _edited(edit: Callable[[Gists], object], *, recount: bool = True) -> Any:
    """Page 000 told in six passages, the parts of its stories, changed by `edit`."""

    def change(copy: Any) -> None:
        text = copy.path(_RECORD).read_text(encoding="utf-8")
        data = json.loads("".join(line for line in text.splitlines(keepends=True) if not line.startswith("#")))
        data["pages"][_000]["gists"] = [{"lines": one, "english": _said(copy, one)} for one in _SPANS]
        edit(data["pages"][_000]["gists"])
        copy.write(_RECORD, json.dumps(data, ensure_ascii=False).encode())
        copy.seal()
        if recount:
            copy.recount()

    return change


def _lines(number: int, lines: str) -> Any:
    return _edited(lambda gists: gists[number].update(lines=lines))


_PAGE = "bundle/data/000_fa7dfcdb48e7aafa.txt"


def _page(line: int) -> str:
    return f"{_PAGE}:{line}:1"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(_lines(1, "22-72"), [(_page(21), "Line 21 of page 000 (story 000-2) has no gist.")], id="the-first-line-left-out"),
        pytest.param(_edited(lambda gists: gists.pop(1)), [(_page(21), "Lines 21-72 of page 000 (story 000-2) have no gist.")], id="a-story-is-one-finding"),
        pytest.param(_edited(lambda gists: gists.insert(2, gists[1])), [(_page(21), "Lines 21-72 of page 000 (story 000-2) are in the passages 21-72 and 21-72.")], id="told-twice"),
        pytest.param(_edited(lambda gists: gists.insert(2, {"lines": "72", "english": "The end."})), [(_page(72), "Line 72 of page 000 (story 000-2) is in the passages 21-72 and 72.")], id="the-last-line-twice"),
        pytest.param(_edited(lambda gists: [gists.insert(2, gists[1]) for _ in range(5)]), [(_page(21), "are in the passages 21-72 and 21-72 and 21-72.")], id="of-many-some-are-named"),
        pytest.param(_edited(lambda gists: gists[1].update(lines="2-72", english=gists.pop(0)["english"] + gists[0]["english"])), [(f"{_RECORD}:1:1", "The gist of lines 2-72 of page 000 does not lie within one part of a story.")], id="over-two-stories"),
        pytest.param(_edited(lambda gists: gists.append({"lines": "335-336", "english": "The name of the page."})), [(f"{_RECORD}:1:1", "The gist of lines 335-336 of page 000 does not lie")], id="in-no-story"),
        pytest.param(_edited(lambda gists: gists.append({"lines": "900-999", "english": "Nothing."})), [(f"{_RECORD}:1:1", "The gist of lines 900-999")], id="beyond-the-end"),
        pytest.param(_edited(lambda gists: gists[1].update(english=gists[1]["english"].replace("36 couriers", "couriers"))), [(f"{_PAGE}:48:15", "The gist of lines 21-72 of page 000 does not say “36家”: 36 家 (exact).")], id="a-figure-left-out"),
        pytest.param(_edited(lambda gists: gists[1].update(english=gists[1]["english"].replace("more than 1,000", "1,000"))), [(f"{_PAGE}:47:12", "does not say “1000多个”: 1000 个 (over).")], id="a-bound-left-out"),
        pytest.param(_edited(lambda gists: gists[1].update(english=gists[1]["english"].replace("12,647 yuan", "12,647 orders"))), [(f"{_PAGE}:39:10", "does not say “12647元”: 12647 元 (exact).")], id="another-unit"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds("lines-in-gists", change, expected)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(_edited(lambda _: None), id="a-passage-a-part"),
        pytest.param(_edited(lambda gists: (gists[1].update(lines="21-40"), gists.insert(2, {**gists[1], "lines": "41-72"}))), id="cut-in-two"),
    ],
)  # fmt: skip
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("lines-in-gists", change, [])


def test_what_is_cut_elsewhere_differs_from_what_is_counted(copy: Any) -> None:
    _edited(lambda _: None, recount=False)(copy)
    (finding,) = copy.outcome("lines-in-gists").findings
    assert finding.region.file == "CONSTRAINTS.md"
    assert finding.message.startswith("The record of gists has ")
    assert finding.message.endswith("; differs from its sha256.")


@pytest.mark.parametrize(
    ("change", "waits"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), [(_RECORD, "C-01 at bundle/tagmanifest-sha256.txt@gists.yaml")], id="no-record"),
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), [("page 000", f"C-02 at {_page(1)}")], id="other-characters"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, waits: Any) -> None:
    assert_waits("lines-in-gists", change, waits)
