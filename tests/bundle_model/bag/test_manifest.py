"""Manifests: strict reading, and writing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model.bag.manifest import (
    MAX_FAULTS,
    MAX_PATH,
    PAYLOAD_MANIFEST,
    TAG_MANIFEST,
    ManifestEntry,
    parse_manifest,
    render_manifest,
)

A = "0123456789abcdef" * 4
B = "f" * 64
DEEPEST = "data/" + "d/" * 31 + "f"


def payload(text: str) -> list[tuple[str, str]]:
    reading = parse_manifest(text.encode(), PAYLOAD_MANIFEST)
    assert reading.faults == ()
    assert reading.complete
    return [(entry.sha256, entry.path) for entry in reading.entries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="an empty manifest lists nothing"),
        pytest.param(f"{A}  data/a\n{B}  data/b\n", [(A, "data/a"), (B, "data/b")], id="two lines"),
        pytest.param(f"{B}  data/b\n{A}  data/a", [(B, "data/b"), (A, "data/a")], id="any order, no last newline"),
        pytest.param(f"{A}  data/a\r\n{B}  data/b\r\n", [(A, "data/a"), (B, "data/b")], id="CRLF"),
        pytest.param(f"{A}  data/a\r{B}  data/b\r", [(A, "data/a"), (B, "data/b")], id="CR"),
        pytest.param(f"{A} data/a\n", [(A, "data/a")], id="one space"),
        pytest.param(f"{A}\t \tdata/a\n", [(A, "data/a")], id="tabs"),
        pytest.param(f"{A} *data/a\n", [(A, "data/a")], id="binary marker"),
        pytest.param(f"{A} **data/a\n", [(A, "data/a")], id="as bagit, any number of markers"),
        pytest.param(f"{A.upper()}  data/a\n", [(A, "data/a")], id="upper-case digits become lower-case"),
        pytest.param(f"{A}  data/a b  c\td\n", [(A, "data/a b  c\td")], id="white space inside a name"),
        pytest.param(f"{A}  data/a*~#:,'\"\n", [(A, "data/a*~#:,'\"")], id="marks inside a name"),
        pytest.param(f"{A}  data/~a\n", [(A, "data/~a")], id="~ not at the start"),
        pytest.param(f"{A}  data/...\n", [(A, "data/...")], id="three dots are a name"),
        pytest.param(f"{A}  data/..a/a..\n", [(A, "data/..a/a..")], id="dots beside letters"),
        pytest.param(f"{A}  data/义乌 市场.txt\n", [(A, "data/义乌 市场.txt")], id="beyond ASCII"),
        pytest.param(f"{A}  data/cafe\u0301\n", [(A, "data/cafe\u0301")], id="normalisation is left alone"),
        pytest.param(f"{A}  data/a%0Ab%0Dc\n", [(A, "data/a\nb\rc")], id="encoded line ends"),
        pytest.param(f"{A}  data/%0A%0A%0D%0D\n", [(A, "data/\n\n\r\r")], id="two of each are decoded everywhere"),
        pytest.param(f"{A}  data/a\n{B}  data/A\n", [(A, "data/a"), (B, "data/A")], id="case tells paths apart"),
        pytest.param(f"{A}  {DEEPEST}\n", [(A, DEEPEST)], id="as deep as a tree is read"),
        pytest.param(
            f"{A}  data/{'x' * (MAX_PATH - 5)}\n", [(A, "data/" + "x" * (MAX_PATH - 5))], id="as long as may be"
        ),
    ],
)
def test_what_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert payload(text) == expected


@pytest.mark.parametrize(
    ("line", "kind", "column"),
    [
        pytest.param("", "malformed-line", None, id="empty line"),
        pytest.param("  ", "malformed-line", None, id="blank line"),
        pytest.param("# comment", "malformed-line", None, id="comment"),
        pytest.param("data/a", "malformed-line", None, id="no hash"),
        pytest.param(A, "malformed-line", None, id="no path"),
        pytest.param(f"{A}data/a", "malformed-line", None, id="no space"),
        pytest.param(f"{A}\u00a0data/a", "malformed-line", None, id="no-break space between"),
        pytest.param(f" {A}  data/a", "malformed-line", None, id="space before"),
        pytest.param(f"{A[1:]}  data/a", "malformed-line", None, id="63 digits"),
        pytest.param(f"{A}0  data/a", "malformed-line", None, id="65 digits"),
        pytest.param(f"g{A[1:]}  data/a", "malformed-line", None, id="no hexadecimal digit"),
        pytest.param(f"\uff11{A[1:]}  data/a", "malformed-line", None, id="full-width digit"),
        pytest.param(f"{A}  ", "unsafe-path", 67, id="only spaces after the hash"),
        pytest.param(f"{A} *", "unsafe-path", 67, id="only a marker"),
        pytest.param(f"{A}  data/a ", "unsafe-path", 67, id="space at the end, which bagit drops"),
        pytest.param(f"{A}  data/a\u3000", "unsafe-path", 67, id="wide space at the end"),
        pytest.param(f"{A} * data/a", "unsafe-path", 67, id="space after the marker"),
        pytest.param(f"{A}  /etc/passwd", "unsafe-path", 67, id="absolute"),
        pytest.param(f"{A}  C:/a", "unsafe-path", 67, id="absolute with a drive"),
        pytest.param(f"{A}  ~/a", "unsafe-path", 67, id="home"),
        pytest.param(f"{A}  ~root/a", "unsafe-path", 67, id="home of a user"),
        pytest.param(f"{A}  data\\a", "unsafe-path", 67, id="backslash"),
        pytest.param(f"{A}  ../a", "unsafe-path", 67, id=".. at the start"),
        pytest.param(f"{A}  data/../../a", "unsafe-path", 67, id=".. inside"),
        pytest.param(f"{A}  data/..", "unsafe-path", 67, id=".. at the end"),
        pytest.param(f"{A}  data/./a", "unsafe-path", 67, id="."),
        pytest.param(f"{A}  ./data/a", "unsafe-path", 67, id=". at the start"),
        pytest.param(f"{A}  data//a", "unsafe-path", 67, id="empty segment"),
        pytest.param(f"{A}  data/a/", "unsafe-path", 67, id="slash at the end"),
        pytest.param(f"{A}  data/{'x' * (MAX_PATH - 4)}", "unsafe-path", 67, id="too long"),
        pytest.param(f"{A}  data/{'d/' * 32}f", "unsafe-path", 67, id="too deep"),
        pytest.param(f"{A}  data/a%", "wrong-percent-encoding", 73, id="bare percent sign"),
        pytest.param(
            f"{A}  data/a%0a", "wrong-percent-encoding", 73, id="lower-case code, which bagit does not decode"
        ),
        pytest.param(f"{A}  data/%20", "wrong-percent-encoding", 72, id="a character that needs no code"),
        pytest.param(f"{A}  data/%2e%2e", "wrong-percent-encoding", 72, id="an encoded .."),
        pytest.param(f"{A}  data/a%25b", "unsupported", 73, id="encoded percent sign"),
        pytest.param(f"{A}  data/%0A%0A%0A", "unsupported", 78, id="three LF, of which bagit decodes two"),
        pytest.param(f"{A}  data/%0Da%0Da%0D", "unsupported", 80, id="three CR"),
        pytest.param(f"{A}  data/a\u2028b", "unsupported", 73, id="line separator, at which bagit ends the line"),
        pytest.param(f"{A}  data/a\x00", "unsupported", 73, id="NUL"),
        pytest.param(f"{A}  data/a\x0cb", "unsupported", 73, id="form feed"),
        pytest.param(f"{A}  {PAYLOAD_MANIFEST}", "lists-itself", None, id="itself"),
        pytest.param(f"{A}  bagit.txt", "wrong-manifest", None, id="a tag file"),
        pytest.param(f"{A}  data", "wrong-manifest", None, id="the payload folder"),
        pytest.param(f"{A}  Data/a", "wrong-manifest", None, id="another case of data/"),
        pytest.param(f"{B}  data/first", "doubled-path", None, id="a path twice"),
        pytest.param(f"{A} *data/first", "doubled-path", None, id="twice with the same hash and a marker"),
    ],
)
def test_what_is_refused(line: str, kind: str, column: int | None) -> None:
    reading = parse_manifest(f"{A}  data/first\n{line}\n{B}  data/last\n".encode(), PAYLOAD_MANIFEST)
    (fault,) = reading.faults
    assert (fault.kind, fault.file, fault.line, fault.column) == (kind, PAYLOAD_MANIFEST, 2, column)
    assert fault.unreadable == (kind in {"malformed-line", "wrong-percent-encoding", "unsupported"})
    assert reading.entries == (ManifestEntry(A, "data/first"), ManifestEntry(B, "data/last"))
    assert [entry.line for entry in reading.entries] == [1, 3]
    assert reading.complete


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        pytest.param(TAG_MANIFEST, "lists-itself", id="itself"),
        pytest.param("data/a", "wrong-manifest", id="a payload file"),
        pytest.param("first", "doubled-path", id="a path twice"),
        pytest.param("fir%0Ast", "doubled-path", id="twice, told after decoding"),
    ],
)
def test_what_a_tag_manifest_refuses(path: str, kind: str) -> None:
    reading = parse_manifest(f"{A}  first\n{A}  fir%0Ast\n{B}  {path}\n".encode(), TAG_MANIFEST)
    assert [(fault.kind, fault.line) for fault in reading.faults] == [(kind, 3)]


def test_a_tag_manifest_lists_tag_files() -> None:
    reading = parse_manifest(f"{A}  {PAYLOAD_MANIFEST}\n{B}  record/x\n".encode(), TAG_MANIFEST)
    assert ([entry.path for entry in reading.entries], reading.faults) == ([PAYLOAD_MANIFEST, "record/x"], ())


def test_all_faults_are_told() -> None:
    text = f"x\n{A}  data/a\n{A}  /b\n\n{A}  data/a\n"
    faults = parse_manifest(text.encode(), PAYLOAD_MANIFEST).faults
    told = [(fault.line, fault.kind) for fault in faults]
    assert told == [(1, "malformed-line"), (3, "unsafe-path"), (4, "malformed-line"), (5, "doubled-path")]


def test_what_refused_lines_mention() -> None:
    text = f"zz  data/a b\ndata/d\n{A} *data/%25%0A\n\n{A.upper()}data/e\n{A[1:]}  data/f\n"
    reading = parse_manifest(text.encode(), PAYLOAD_MANIFEST)
    wanted = [{"data/a b"}, {"data/d"}, {"data/%\n", A}, {""}, {"data/e", A}, {"data/f"}]
    assert [one <= seems for one, seems in zip(wanted, reading.refused, strict=True)] == [True] * 6
    assert not reading.mentions("data/g", "b" * 64)


def test_found_shows_the_line_and_no_more_than_is_useful() -> None:
    empty, long = parse_manifest(b"\n" + b"x" * 500, PAYLOAD_MANIFEST).faults
    assert (empty.found, long.found) == ("an empty line", "x" * 200 + "…")


def test_a_byte_order_mark_is_told_and_hides_no_line() -> None:
    reading = parse_manifest(f"\ufeff{A}  data/a\n".encode(), PAYLOAD_MANIFEST)
    assert [fault.kind for fault in reading.faults] == ["byte-order-mark"]
    assert reading.entries == (ManifestEntry(A, "data/a"),)


def test_a_manifest_that_is_no_text() -> None:
    reading = parse_manifest(f"{A}  data/\n".encode() + b"\xff", PAYLOAD_MANIFEST)
    assert [(fault.kind, fault.line) for fault in reading.faults] == [("not-utf-8", 2)]
    assert (reading.entries, reading.complete) == ((), False)


@pytest.mark.parametrize(("lines", "complete"), [(MAX_FAULTS, True), (MAX_FAULTS + 1, False), (2_000_000, False)])
def test_faults_without_end_are_cut(lines: int, *, complete: bool) -> None:
    reading = parse_manifest(b"\n" * lines, PAYLOAD_MANIFEST)
    assert len(reading.faults) == (MAX_FAULTS if complete else MAX_FAULTS + 2)
    assert reading.complete == complete


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param([("b", B), ("a", A)], f"{A}  a\n{B}  b\n", id="sorted by path"),
        pytest.param([("a", A), ("B", B)], f"{B}  B\n{A}  a\n", id="by code point"),
        pytest.param([("a\nb\rc", A)], f"{A}  a%0Ab%0Dc\n", id="line ends encoded"),
        pytest.param([("义乌 x", A)], f"{A}  义乌 x\n", id="other text as it is"),
    ],
)
def test_render(entries: list[tuple[str, str]], text: str) -> None:
    assert render_manifest(ManifestEntry(sha256, path) for path, sha256 in entries) == text


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([("a", A), ("a", B)], id="a path twice"),
        pytest.param([("a", A.upper())], id="upper-case digits"),
        pytest.param([("a", A[1:])], id="no sha256"),
        pytest.param([("", A)], id="no path"),
        pytest.param([("*a", A)], id="a name that reads as a marker"),
        pytest.param([(" a", A)], id="space at an end"),
        pytest.param([("a%b", A)], id="percent sign"),
        pytest.param([("a%0A", A)], id="a name that reads as encoded"),
        pytest.param([("\n\n\n", A)], id="three line ends"),
        pytest.param([("../a", A)], id="outside"),
        pytest.param([("a\u2029b", A)], id="line separator"),
    ],
)
def test_render_refuses_what_would_not_be_read_back(entries: list[tuple[str, str]]) -> None:
    with pytest.raises(ValueError, match="cannot be listed"):
        render_manifest(ManifestEntry(sha256, path) for path, sha256 in entries)


hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
segments = st.text(st.sampled_from("aB.~* #é义\u0301%\n\r\t"), min_size=1, max_size=6)
paths = st.lists(segments, min_size=1, max_size=3).map("/".join)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(paths, hashes, max_size=4))
def test_what_is_rendered_is_read_back(listed: dict[str, str]) -> None:
    entries = [ManifestEntry(sha256, path) for path, sha256 in sorted(listed.items())]
    try:
        text = render_manifest(entries)
    except ValueError:
        return  # refused whole; which paths that concerns is the table's matter
    reading = parse_manifest(text.encode(), TAG_MANIFEST)
    assert (list(reading.entries), reading.faults) == (entries, ())


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.text("abc义é", min_size=1, max_size=4).map("data/".__add__), hashes, max_size=6))
def test_plain_paths_are_rendered_and_read_back(listed: dict[str, str]) -> None:
    entries = [ManifestEntry(sha256, path) for path, sha256 in sorted(listed.items())]
    reading = parse_manifest(render_manifest(reversed(entries)).encode(), PAYLOAD_MANIFEST)
    assert (list(reading.entries), reading.faults) == (entries, ())


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    reading = parse_manifest(content, PAYLOAD_MANIFEST)
    assert content == b"" or reading.faults  # no 200 arbitrary bytes are a manifest
