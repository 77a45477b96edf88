"""bagit.txt and bag-info.txt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model.bag.declaration import InfoElement, PayloadOxum, check_bagit_txt, parse_bag_info

RIGHT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
OXUM = "Payload-Oxum: 12.3\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(RIGHT, id="as the RFC writes it"),
        pytest.param(RIGHT.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(RIGHT.rstrip(), id="no last newline"),
    ],
)
def test_the_declaration_that_is_read(text: str) -> None:
    assert check_bagit_txt(text.encode()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [("malformed-line", 1), ("malformed-line", 2)], id="nothing"),
        pytest.param(RIGHT.replace("1.0", "0.97"), [("unsupported", 1)], id="an older version"),
        pytest.param(RIGHT.replace("1.0", "1.1"), [("unsupported", 1)], id="a later version"),
        pytest.param(RIGHT.replace("1.0", "1.00"), [("unsupported", 1)], id="a version that only looks the same"),
        pytest.param(RIGHT.replace("1.0", ""), [("malformed-line", 1)], id="no version"),
        pytest.param(RIGHT.replace(": 1.0", ":1.0"), [("malformed-line", 1)], id="no space"),
        pytest.param(RIGHT.replace("1.0", "1.0 "), [("malformed-line", 1)], id="space at the end"),
        pytest.param(RIGHT.replace("BagIt", "Bagit"), [("malformed-line", 1)], id="another label"),
        pytest.param(RIGHT.replace("UTF-8", "UTF-16"), [("unsupported", 2)], id="another encoding"),
        pytest.param(RIGHT.replace("UTF-8", "utf-8"), [("unsupported", 2)], id="lower-case name of the encoding"),
        pytest.param(RIGHT + "\n", [("malformed-line", 3)], id="an empty line more"),
        pytest.param(RIGHT + "A: b\nC: d\n", [("malformed-line", 3)], id="lines more, told once"),
        pytest.param(
            "\n".join(RIGHT.split("\n")[1::-1]), [("malformed-line", 1), ("malformed-line", 2)], id="exchanged"
        ),
    ],
)
def test_declarations_that_are_refused(text: str, expected: list[tuple[str, int]]) -> None:
    faults = check_bagit_txt(text.encode())
    assert [(fault.kind, fault.line) for fault in faults] == expected
    assert all(fault.unreadable and fault.file == "bagit.txt" for fault in faults)


@pytest.mark.parametrize(("prefix", "kind"), [(b"\xef\xbb\xbf", "byte-order-mark"), (b"\xff", "not-utf-8")])
def test_a_declaration_in_other_bytes(prefix: bytes, kind: str) -> None:
    assert [fault.kind for fault in check_bagit_txt(prefix + RIGHT.encode())] == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(OXUM, [("Payload-Oxum", "12.3", 1)], id="one element"),
        pytest.param("A: b\r\n" + OXUM, [("A", "b", 1), ("Payload-Oxum", "12.3", 2)], id="CRLF"),
        pytest.param(OXUM + "A: b\nA: c\n", [("Payload-Oxum", "12.3", 1), ("A", "b", 2), ("A", "c", 3)], id="repeated"),
        pytest.param(OXUM + "A:\tb", [("Payload-Oxum", "12.3", 1), ("A", "b", 2)], id="tab, no last newline"),
        pytest.param(OXUM + "A: b: c\n", [("Payload-Oxum", "12.3", 1), ("A", "b: c", 2)], id="colon in a value"),
        pytest.param(OXUM + "A b: \n", [("Payload-Oxum", "12.3", 1), ("A b", "", 2)], id="space in a label, no value"),
        pytest.param(
            "A: one\n  two\n\tthree \n" + OXUM,
            [("A", "one\ntwo\nthree", 1), ("Payload-Oxum", "12.3", 4)],
            id="continued",
        ),
        pytest.param(OXUM + "城市: 义乌\n", [("Payload-Oxum", "12.3", 1), ("城市", "义乌", 2)], id="beyond ASCII"),
    ],
)
def test_elements(text: str, expected: list[tuple[str, str, int]]) -> None:
    info = parse_bag_info(text.encode())
    assert info.elements == tuple(InfoElement(*element) for element in expected)
    assert info.faults == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="empty"),
        pytest.param(" \t", id="blank"),
        pytest.param("no colon", id="no colon"),
        pytest.param("A:b", id="no space after the colon"),
        pytest.param(": b", id="no label"),
        pytest.param("A : b", id="space at the end of a label"),
        pytest.param("\u00a0A: b", id="another space at the start of a label"),
        pytest.param("A: b\u2028c", id="line separator, at which bagit ends the line"),
        pytest.param("A: \x1b[0m", id="control character"),
    ],
)
def test_lines_that_are_refused(line: str) -> None:
    info = parse_bag_info(f"{OXUM}{line}\nZ: z\n".encode())
    assert [(fault.kind, fault.file, fault.line) for fault in info.faults] == [("malformed-line", "bag-info.txt", 2)]
    assert info.faults[0].unreadable
    assert [element.label for element in info.elements] == ["Payload-Oxum", "Z"]


def test_a_continuation_needs_something_to_continue() -> None:
    info = parse_bag_info(f"  two\n{OXUM}".encode())
    assert [(fault.kind, fault.line) for fault in info.faults] == [("malformed-line", 1)]


@pytest.mark.parametrize(
    ("text", "oxum"),
    [
        pytest.param("Payload-Oxum: 12.3\n", PayloadOxum(12, 3, 1), id="bytes and files"),
        pytest.param("A: b\npayload-oxum: 0.0\n", PayloadOxum(0, 0, 2), id="any case, an empty payload"),
    ],
)
def test_payload_oxum(text: str, oxum: PayloadOxum) -> None:
    assert parse_bag_info(text.encode()).oxum == oxum


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        pytest.param("", "oxum-missing", None, id="an empty file"),
        pytest.param("A: b\n", "oxum-missing", None, id="not there"),
        pytest.param("A: b\n" + OXUM + OXUM, "oxum-doubled", 3, id="twice"),
        pytest.param(OXUM + "PAYLOAD-OXUM: 1.1\n", "oxum-doubled", 2, id="twice in another case"),
        pytest.param("Payload-Oxum: \n", "malformed-line", 1, id="no value"),
        pytest.param("Payload-Oxum: 12\n", "malformed-line", 1, id="no number of files"),
        pytest.param("Payload-Oxum: -1.3\n", "malformed-line", 1, id="negative"),
        pytest.param("Payload-Oxum: 1.2.3\n", "malformed-line", 1, id="three numbers"),
        pytest.param("Payload-Oxum: 1.2\n 3\n", "malformed-line", 1, id="continued"),
        pytest.param("Payload-Oxum: １２.3\n", "malformed-line", 1, id="full-width digits"),
        pytest.param(f"Payload-Oxum: {'9' * 5000}.3\n", "malformed-line", 1, id="a number that is too long"),
    ],
)
def test_payload_oxum_refused(text: str, kind: str, line: int | None) -> None:
    info = parse_bag_info(text.encode())
    assert [(fault.kind, fault.line) for fault in info.faults] == [(kind, line)]
    assert info.faults[0].unreadable == (kind == "malformed-line")
    assert info.oxum is None


def test_a_file_that_is_no_text() -> None:
    info = parse_bag_info(b"A: \xff\n")
    assert ([fault.kind for fault in info.faults], info.elements, info.oxum) == (["not-utf-8"], (), None)


def test_a_byte_order_mark_is_told_beside_the_elements() -> None:
    info = parse_bag_info(b"\xef\xbb\xbf" + OXUM.encode())
    assert ([fault.kind for fault in info.faults], info.oxum) == (["byte-order-mark"], PayloadOxum(12, 3, 1))


def test_faults_without_end_are_cut() -> None:
    assert len(parse_bag_info(b"\n" * 1_000_000).faults) < 1100


labels = st.text("AbC-义", min_size=1, max_size=8).filter(lambda label: label.lower() != "payload-oxum")
values = st.text("aZ:. 义", max_size=8).map(str.strip)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(labels, values), max_size=6))
def test_elements_keep_order_and_repeats(elements: list[tuple[str, str]]) -> None:
    text = OXUM + "".join(f"{label}: {value}\n" for label, value in elements)
    info = parse_bag_info(text.encode())
    assert [(element.label, element.value) for element in info.elements[1:]] == elements
    assert info.faults == ()
