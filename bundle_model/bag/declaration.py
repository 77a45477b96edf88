"""The two tag files that say what a bag is: `bagit.txt` (RFC 8493, 2.1.1) and `bag-info.txt` (2.2.2).

Fault kinds: see `bundle_model.bag.reader.FAULT_KINDS`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bundle_model.bag.tag_text import control_column, read_tag_text
from bundle_model.faults import Fault
from bundle_model.patterns import pattern

BAGIT_TXT = "bagit.txt"
BAG_INFO = "bag-info.txt"
VERSION_LINE = "BagIt-Version: 1.0"
ENCODING_LINE = "Tag-File-Character-Encoding: UTF-8"

_OXUM_LABEL = "payload-oxum"
_OXUM = pattern(r"([0-9]{1,18})\.([0-9]{1,18})")
_ELEMENT = pattern(r"([^:]+):[ \t](.*)", re.DOTALL)
_MAX_FAULTS = 1000


class InfoElement(NamedTuple):
    """One element of bag-info.txt. The lines of a continued value are joined by LF, without indentation."""

    label: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class PayloadOxum:
    """The stated size of the payload in bytes, its stated number of files, and the line that states them."""

    size: int
    count: int
    line: int


class BagInfo(NamedTuple):
    """The elements in order, with repeated labels. `oxum` is None where it cannot be read; a fault says why."""

    elements: tuple[InfoElement, ...]
    oxum: PayloadOxum | None
    faults: tuple[Fault, ...]


def check_bagit_txt(content: bytes) -> tuple[Fault, ...]:
    """The faults of a bagit.txt. It must declare BagIt 1.0 with tag files in UTF-8, and nothing else."""
    text = read_tag_text(content, BAGIT_TXT)
    return text.faults if text.lines is None else (*text.faults, *_declaration_faults(text.lines))


def _declaration_faults(lines: tuple[str, ...]) -> Iterator[Fault]:
    for number, expected in enumerate((VERSION_LINE, ENCODING_LINE), start=1):
        found = lines[number - 1] if number <= len(lines) else ""
        if found != expected:
            label = expected.partition(" ")[0]
            # "BagIt-Version: 0.97" is well formed, but not supported
            kind = "unsupported" if re.fullmatch(re.escape(label) + r" [0-9A-Za-z._:-]+", found) else "malformed-line"
            yield _fault(kind, (BAGIT_TXT, number), "is not the supported declaration", found, f"`{expected}`")
    if len(lines) > 2:
        yield _fault("malformed-line", (BAGIT_TXT, 3), "comes after the declaration", lines[2], "two lines")


def parse_bag_info(content: bytes) -> BagInfo:
    """Read a bag-info.txt from its bytes. It must have Payload-Oxum exactly once."""
    text = read_tag_text(content, BAG_INFO)
    if text.lines is None:
        return BagInfo((), None, text.faults)
    elements, faults = _read_elements(text.lines)
    oxum = _read_oxum(elements)
    if isinstance(oxum, Fault):
        return BagInfo(elements, None, (*text.faults, *faults, oxum))
    return BagInfo(elements, oxum, (*text.faults, *faults))


def _read_elements(lines: tuple[str, ...]) -> tuple[tuple[InfoElement, ...], tuple[Fault, ...]]:
    labels: list[tuple[str, int]] = []
    values: list[list[str]] = []  # joined once at the end, so that many continued lines take linear time
    faults: list[Fault] = []
    for number, line in enumerate(lines, start=1):
        element = _ELEMENT.fullmatch(line)
        if control_column(line) is not None or not line.strip():
            faults.append(_malformed(number, line))
        elif line[0] in " \t" and values:
            values[-1].append(line.strip())
        elif element is None or element[1] != element[1].strip():
            faults.append(_malformed(number, line))
        else:
            labels.append((element[1], number))
            values.append([element[2].strip()])
        if len(faults) > _MAX_FAULTS:
            break
    pairs = zip(labels, values, strict=True)
    return tuple(InfoElement(label, "\n".join(value), line) for (label, line), value in pairs), tuple(faults)


def _read_oxum(elements: tuple[InfoElement, ...]) -> PayloadOxum | Fault:
    found = [element for element in elements if element.label.lower() == _OXUM_LABEL]
    if not found:
        return Fault(
            kind="oxum-missing",
            file=BAG_INFO,
            message="does not state the size of the payload",
            found="no Payload-Oxum",
            expected="`Payload-Oxum: BYTES.FILES`",
            remedy="Add the line, with the number of bytes and of files in data/.",
        )
    if len(found) > 1:
        message, expected = "states the size of the payload more than once", "Payload-Oxum once"
        return _fault("oxum-doubled", (BAG_INFO, found[1].line), message, found[1].value, expected)
    match = _OXUM.fullmatch(found[0].value)
    if match is None:
        message, expected = "has a Payload-Oxum that cannot be read", "BYTES.FILES, two whole numbers"
        return _fault("malformed-line", (BAG_INFO, found[0].line), message, found[0].value, expected)
    return PayloadOxum(int(match[1]), int(match[2]), found[0].line)


def _malformed(number: int, line: str) -> Fault:
    expected = "`Label: value`, or an indented line that continues a value"
    return _fault("malformed-line", (BAG_INFO, number), "is not an element of bag-info.txt", line, expected)


def _fault(kind: str, place: tuple[str, int], message: str, found: str, expected: str) -> Fault:
    file, line = place
    return Fault(
        kind=kind,
        file=file,
        message=message,
        found=found[:200] or "nothing",
        expected=expected,
        remedy="Fix the line, or restore the file.",
        line=line,
        unreadable=kind != "oxum-doubled",
    )
