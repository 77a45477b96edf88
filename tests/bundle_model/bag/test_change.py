"""What kind of change a file has undergone. Conflict markers are put together, so that this file holds none itself."""

import hashlib
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model.bag.change import Change, ChangeKind, change_of

BOM = b"\xef\xbb\xbf"
CONFLICT = b"%s HEAD\na\n%s\nb\n%s other\n" % (b"<" * 7, b"=" * 7, b">" * 7)
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12\n" % (b"a" * 64)
YIWU = "义乌市\n".encode()
ONLY = "differs from the recorded file only in"
AUTOCRLF = f"{ONLY} its line ends: CRLF where LF was, as git's core.autocrlf makes them"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def kind(recorded: bytes, now: bytes) -> ChangeKind:
    return change_of(now, sha256(recorded)).kind


EXACT = [
    ("LF to CRLF", b"a\nb\n", b"a\r\nb\r\n", ChangeKind.LINE_ENDS),
    ("CRLF to LF", b"a\r\nb\r\n", b"a\nb\n", ChangeKind.LINE_ENDS),
    ("LF to CR", b"a\nb\n", b"a\rb\r", ChangeKind.LINE_ENDS),
    ("CR to LF", b"a\rb\r", b"a\nb\n", ChangeKind.LINE_ENDS),
    ("LF to CRLF beside a lone CR", b"a\rb\nc", b"a\rb\r\nc", ChangeKind.LINE_ENDS),
    ("one line only", b"a\nb\nc", b"a\nb\r\nc", ChangeKind.LINE_ENDS),
    ("line ends of bytes that are no text", b"\xff\nb\n", b"\xff\r\nb\r\n", ChangeKind.LINE_ENDS),
    ("mark added", b"a\n", BOM + b"a\n", ChangeKind.BYTE_ORDER_MARK),
    ("mark removed", BOM + b"a\n", b"a\n", ChangeKind.BYTE_ORDER_MARK),
    ("second mark", BOM + b"a", BOM + BOM + b"a", ChangeKind.BYTE_ORDER_MARK),
    ("newline added", b"a", b"a\n", ChangeKind.FINAL_NEWLINE),
    ("newline removed", b"a\n", b"a", ChangeKind.FINAL_NEWLINE),
    ("second newline removed", b"a\n\n", b"a\n", ChangeKind.FINAL_NEWLINE),
    ("two newlines added", b"a\n", b"a\n\n\n", ChangeKind.FINAL_NEWLINE),
    ("newline added to three", b"a\n\n\n", b"a\n\n\n\n", ChangeKind.FINAL_NEWLINE),
    ("CRLF added to three", b"a\r\n\r\n\r\n", b"a\r\n\r\n\r\n\r\n", ChangeKind.FINAL_NEWLINE),
    ("CRLF removed", b"a\r\n", b"a", ChangeKind.FINAL_NEWLINE),
    ("newline in an empty file", b"", b"\n", ChangeKind.FINAL_NEWLINE),
    ("NFC to NFD", "é义".encode(), "e\u0301义".encode(), ChangeKind.NORMALISATION),
    ("NFD to NFC", "e\u0301义".encode(), "é义".encode(), ChangeKind.NORMALISATION),
    ("compatibility ideograph", "\u795e".encode(), "\ufa19".encode(), ChangeKind.NORMALISATION),
    ("saved as GBK", YIWU, "义乌市\n".encode("gbk"), ChangeKind.NOT_UTF_8),
    ("saved as UTF-16", YIWU, "义乌市\n".encode("utf-16"), ChangeKind.NOT_UTF_8),
    ("saved as UTF-16 with the high byte first", YIWU, b"\xfe\xff" + "义乌市\n".encode("utf-16-be"), ChangeKind.NOT_UTF_8),
]  # fmt: skip
INEXACT = [
    ("another letter", b"ab", b"ac", ChangeKind.CHANGED),
    ("cut", b"abc", b"ab", ChangeKind.CHANGED),
    ("line ends and a letter", b"a\nb\n", b"A\r\nb\r\n", ChangeKind.CHANGED),
    ("line ends and a mark", b"a\nb\n", BOM + b"a\r\nb\r\n", ChangeKind.CHANGED),
    ("a space", b"a b", b"a  b", ChangeKind.CHANGED),
    ("a space at the end", b"a", b"a ", ChangeKind.CHANGED),
    ("width, which canonical normalisation keeps", "ａ".encode(), b"a", ChangeKind.CHANGED),
    ("emptied", b"abc", b"", ChangeKind.TRUNCATED),
    ("cut within a character", YIWU, YIWU[:4], ChangeKind.TRUNCATED),
    ("another encoding", b"\xe9", b"\xc3\xa9", ChangeKind.CHANGED),
    ("no text", b"ab\xff", b"ac\xff", ChangeKind.NOT_UTF_8),
    ("no text in the middle", YIWU, YIWU[:4] + b"\n" + YIWU[4:], ChangeKind.NOT_UTF_8),
    ("half of UTF-16", YIWU, b"\xff\xfea", ChangeKind.NOT_UTF_8),
    ("a pointer", YIWU, POINTER, ChangeKind.LFS_POINTER),
    ("a conflict", YIWU, YIWU + CONFLICT, ChangeKind.MERGE_CONFLICT),
    ("a conflict in bytes that are no text", YIWU, b"\xff\n" + CONFLICT, ChangeKind.MERGE_CONFLICT),
]


@pytest.mark.parametrize(
    ("recorded", "now", "expected"), [pytest.param(*rest, id=name) for name, *rest in (*EXACT, *INEXACT)]
)
def test_kind(recorded: bytes, now: bytes, expected: ChangeKind) -> None:
    assert kind(recorded, now) == expected


def test_every_kind_has_a_case() -> None:
    without = {ChangeKind.ANOTHER_FILE, ChangeKind.GROWN}  # what only the caller can know
    assert {row[-1] for row in (*EXACT, *INEXACT)} | without == set(ChangeKind)


@pytest.mark.parametrize(
    ("recorded", "now", "said"),
    [
        pytest.param(b"a\nb\n", b"a\r\nb\r\n", AUTOCRLF, id="every line end"),
        pytest.param(b"a\nb", b"a\r\nb", AUTOCRLF, id="every line end of a file that ends without one"),
        pytest.param(
            b"a\nb\nc", b"a\nb\r\nc", f"{ONLY} its line ends: CRLF where LF was, in 1 of 2 lines", id="one line end"
        ),
        pytest.param(
            b"a\rb\nc", b"a\rb\r\nc", f"{ONLY} its line ends: CRLF where LF was, in 1 of 1 lines", id="git sees a CR"
        ),
        pytest.param(
            b"\0\nb", b"\0\r\nb", f"{ONLY} its line ends: CRLF where LF was, in 1 of 1 lines", id="git sees no text"
        ),
        pytest.param(b"a\r\nb\r\n", b"a\nb\n", f"{ONLY} its line ends, which were CRLF", id="CRLF was"),
        pytest.param(b"a\rb\r", b"a\nb\n", f"{ONLY} its line ends, which were CR", id="CR was"),
        pytest.param(b"a\nb\n", b"a\rb\r", f"{ONLY} its line ends, which were LF", id="CR is"),
        pytest.param(b"a", BOM + b"a", f"{ONLY} a byte-order mark at its start", id="mark"),
        pytest.param(b"a", b"a\n", f"{ONLY} newlines at its end", id="newline"),
        pytest.param(YIWU, "义乌市\n".encode("gbk"), "is not UTF-8, but the recorded text in GB18030", id="GBK"),
        pytest.param(YIWU, POINTER, "is a Git LFS pointer, not the file", id="pointer"),
        pytest.param(YIWU, YIWU + CONFLICT, "has merge-conflict markers at lines 2, 4 and 6", id="conflict"),
        pytest.param(YIWU, b"", "is empty", id="empty"),
        pytest.param(
            b"ab\ncd",
            b"ab\nc\xff",
            "does not have the recorded bytes, and is not UTF-8: byte 0xff at offset 4, line 2",
            id="no text",
        ),
        pytest.param(
            YIWU,
            YIWU[:4],
            "ends in the middle of a character, so bytes are missing at its end",
            id="cut in a character",
        ),
    ],
)
def test_words(recorded: bytes, now: bytes, said: str) -> None:
    assert change_of(now, sha256(recorded)).said == said


@pytest.mark.parametrize(
    ("now", "expected", "said"),
    [
        pytest.param(b"abc\nd", ChangeKind.GROWN, "has 1 byte more at its end than the recorded file", id="grown by one"),
        pytest.param(b"abc\nde", ChangeKind.GROWN, "has 2 bytes more at its end than the recorded file", id="by two"),
        pytest.param(b"xxabc\n", ChangeKind.GROWN, "has 2 bytes more at its start than the recorded file", id="at its start"),
        pytest.param(b"abxc\n", ChangeKind.CHANGED, "does not have the recorded bytes, and is 1 byte longer", id="within"),
        pytest.param(b"abx\n", ChangeKind.CHANGED, "does not have the recorded bytes", id="as long"),
        pytest.param(b"ab", ChangeKind.TRUNCATED, "is 2 bytes shorter than the recorded file", id="shorter"),
        pytest.param(b"\xe4\xb9", ChangeKind.TRUNCATED, "is 2 bytes shorter than the recorded file", id="cut"),
        pytest.param(b"", ChangeKind.TRUNCATED, "is empty, and had 4 bytes", id="empty"),
        pytest.param(b"abc\n\n", ChangeKind.FINAL_NEWLINE, f"{ONLY} newlines at its end", id="a newline is one kind only"),
        pytest.param(b"abc\n" + CONFLICT, ChangeKind.MERGE_CONFLICT, "has merge-conflict markers at lines 2, 4 and 6",
            id="grown by a conflict"),
    ],
)  # fmt: skip
def test_with_a_known_size(now: bytes, expected: ChangeKind, said: str) -> None:
    change = change_of(now, sha256(b"abc\n"), size=4)
    assert (change.kind, change.said) == (expected, said)


def test_the_bytes_of_another_file() -> None:
    change = change_of(b"2", sha256(b"1"), owner="data/b")
    assert (change.kind, change.said) == (ChangeKind.ANOTHER_FILE, "has the bytes recorded for data/b")


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        pytest.param(None, ChangeKind.CHANGED, id="unknown"),
        pytest.param("data/b", ChangeKind.ANOTHER_FILE, id="known by its hash"),
    ],
)
def test_a_file_too_large_to_keep(owner: str | None, expected: ChangeKind) -> None:
    assert change_of(None, sha256(b"1"), size=1, owner=owner).kind == expected


SETTING = "Set `bundle/** -text` in .gitattributes if it is not there, delete the file, and check it out again."


@pytest.mark.parametrize(
    ("now", "of_a_page", "of_a_tag_file"),
    [
        pytest.param(b"a\r\nb\r\n", SETTING, SETTING, id="autocrlf"),
        pytest.param(POINTER, "Run `git lfs pull`.", "Run `git lfs pull`.", id="pointer"),
        pytest.param(
            CONFLICT,
            "End the merge with the recorded file, as git has it: the payload is never changed.",
            "Resolve the conflict, then run `yiwu-bundle record tags`.",
            id="conflict",
        ),
        pytest.param(
            b"x",
            "Restore the file from git: the payload is never changed.",
            "Restore the file from git, or, if the change is meant, run `yiwu-bundle record tags`.",
            id="changed",
        ),
    ],
)
def test_remedies(now: bytes, of_a_page: str, of_a_tag_file: str) -> None:
    change = change_of(now, sha256(b"a\nb\n"))
    assert [change.remedy_for(path) for path in ("data/a", "record/data/a")] == [of_a_page, of_a_tag_file]


@settings(max_examples=150, deadline=None)
@given(st.text("a义é\u0301", min_size=1, max_size=8), st.lists(st.text("b义", min_size=1, max_size=4), max_size=4))
def test_a_change_of_one_kind_is_told_as_that_kind(first: str, rest: list[str]) -> None:
    text = unicodedata.normalize("NFC", "\n".join([first, *rest])) + "\n"
    recorded = text.encode()
    line_ends = kind(recorded, text.replace("\n", "\r\n").encode())
    assert line_ends in {ChangeKind.LINE_ENDS, ChangeKind.FINAL_NEWLINE}
    assert kind(recorded, BOM + recorded) == ChangeKind.BYTE_ORDER_MARK
    assert kind(recorded, recorded + b"\n") == ChangeKind.FINAL_NEWLINE
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed == text or kind(recorded, decomposed.encode()) == ChangeKind.NORMALISATION


@settings(deadline=None)
@given(st.binary(max_size=20), st.binary(min_size=1, max_size=20))
def test_what_was_added_is_counted(recorded: bytes, more: bytes) -> None:
    change = change_of(recorded + more, sha256(recorded), size=len(recorded))
    number = f"has {len(more)} byte{'s' * (len(more) > 1)} more at its end than the recorded file"
    assert change.said == number or change.kind in {row[-1] for row in EXACT}


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param("\u0301\u0316", id="marks of two classes"),
        pytest.param("\u0f73", id="a character that only decomposes into marks"),
    ],
)
def test_marks_without_end_cost_no_square_time(marks: str) -> None:
    start = time.perf_counter()
    assert kind(b"", ("a" + marks * 200_000).encode()) == ChangeKind.CHANGED
    assert time.perf_counter() - start < 5  # normalising it takes minutes


@pytest.mark.parametrize(("marks", "told"), [(30, True), (31, False)], ids=["writing", "no-writing"])
def test_marks_in_a_row_are_normalised_as_far_as_writing_has_them(marks: int, told: bool) -> None:
    text = "e" + "\u0301" * marks
    recorded = unicodedata.normalize("NFC", text).encode()
    assert kind(recorded, text.encode()) == (ChangeKind.NORMALISATION if told else ChangeKind.CHANGED)


def test_a_change_is_a_value() -> None:
    assert change_of(b"2", sha256(b"1")) == Change(ChangeKind.CHANGED, "does not have the recorded bytes")
