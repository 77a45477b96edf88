"""The loader, on copies of the real bundle: the facts, and every fault in one error."""

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bundle_model import BundleError, inspect_bag, load
from bundle_model.bag.manifest import PAYLOAD
from bundle_model.bag.reader import MAX_PAGE
from bundle_model.bundle import Bundle
from bundle_model.files.shipped import shipped_root
from bundle_model.records.all_records import RECORDS
from bundle_model.records.base import stale
from bundle_model.records.figures import FiguresRecord
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.pages import PagesRecord
from bundle_model.records.terms import TermsRecord

NAMES = (
    "000_fa7dfcdb48e7aafa.txt",
    "001_5ed80dd453b4aebe.txt",
    "002_9551d9c265f15358.txt",
    "003_92c944d4641b52e9.txt",
    "004_6518d22cf9b62253.txt",
)
FIRST, SECOND = PAYLOAD + NAMES[0], PAYLOAD + NAMES[1]
MANIFEST, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
Change = Callable[[Path], object]
Inspect = Callable[[Path], Bundle]


@pytest.fixture
def root(repository: Path) -> Path:
    return repository / "bundle"


def edit(path: str, change: Callable[[bytes], bytes]) -> Change:
    return lambda root: (root / path).write_bytes(change((root / path).read_bytes()))


def line(path: str, added: str) -> Change:
    """Add a line to a manifest; a hash stands for {}."""
    return edit(path, lambda content: content + added.format("0" * 64).encode() + b"\n")


def write(path: str, content: bytes = b"x\n") -> Change:
    return lambda root: (root / path).write_bytes(content)


def rename(path: str, new: str) -> Change:
    return lambda root: (root / path).rename(root / new)


def remove(path: str) -> Change:
    return lambda root: (root / path).unlink()


def link(path: str) -> Change:
    def change(root: Path) -> None:
        copy = root.parent / "copy"
        (root / path).rename(copy)
        (root / path).symlink_to(copy)

    return change


def swap(root: Path) -> None:
    rename(FIRST, "spare")(root)
    rename(SECOND, FIRST)(root)
    rename("spare", SECOND)(root)


def reseal(root: Path) -> None:
    """Write Payload-Oxum and both manifests to fit what is there, as someone does who means to hide a change."""
    payload = sorted(path for path in (root / "data").iterdir())
    size = sum(path.stat().st_size for path in payload)
    info = [row for row in (root / "bag-info.txt").read_text().splitlines() if not row.startswith("Payload-Oxum")]
    (root / "bag-info.txt").write_text("\n".join([*info, f"Payload-Oxum: {size}.{len(payload)}", ""]))
    tags = [root / tag for tag in ("bag-info.txt", "bagit.txt", MANIFEST)]
    for manifest, paths in ((MANIFEST, payload), (TAGS, [*tags, *sorted(root.glob("record/*.yaml"))])):
        rows = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(root).as_posix()}\n" for p in paths]
        (root / manifest).write_text("".join(rows))


def and_reseal(first: Change) -> Change:
    def change(root: Path) -> None:
        first(root)
        reseal(root)

    return change


def test_the_facts(root: Path) -> None:
    bundle = load(root)
    assert (bundle.seed_count, bundle.yiwu_page_count) == (5, 4)
    assert [file.name for file in bundle.files] == list(NAMES)
    assert [page.id for page in bundle.pages] == ["000", "001", "002", "003", "004"]
    first = bundle.files[0]
    assert (first.page, first.bytes, first.lines, first.characters) == ("000", 12646, 338, 4625)
    for file in bundle.files:
        content = (root / PAYLOAD / file.name).read_bytes()
        assert (file.bytes, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        assert file.lines == content.count(b"\n") + (content[-1:] != b"\n") == len(bundle.page(file.page).lines)
        assert file.characters == sum(byte & 0xC0 != 0x80 for byte in content)  # bytes that begin a character
        assert bundle.page(file.page).text.encode() == content


def test_places_of_the_real_pages_round_trip(root: Path) -> None:
    for page in load(root).pages:
        assert all(page.offset_of(*page.place_of(offset)) == offset for offset in range(len(page.text) + 1))


def test_without_a_bag_the_one_that_ships() -> None:
    assert load() == load(str(shipped_root() / "bundle"))


def test_the_root_may_be_reached_through_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    assert load(tmp_path / "link") == load(str(tmp_path / "link")) == load(root)


FAULTS = [
    pytest.param(edit(FIRST, lambda c: c.replace(b"1", b"2", 1)), "changed", FIRST, "does not have the recorded bytes", id="changed byte, same size"),
    pytest.param(edit(FIRST, lambda c: c + "。".encode()), "changed", FIRST, "has 3 bytes more at its end", id="added character"),
    pytest.param(edit(FIRST, lambda c: c[:-100]), "changed", FIRST, "is 100 bytes shorter", id="truncation"),
    pytest.param(write(FIRST, b""), "changed", FIRST, "is empty, and had 12646 bytes", id="emptied"),
    pytest.param(edit(FIRST, lambda c: c + b"\n"), "changed", FIRST, "only in newlines at its end", id="final newline"),
    pytest.param(edit(FIRST, lambda c: b"\xef\xbb\xbf" + c), "changed", FIRST, "only in a byte-order mark", id="byte-order mark"),
    pytest.param(edit(FIRST, lambda c: c.replace(b"\n", b"\r\n")), "changed", FIRST, "only in its line ends", id="CRLF"),
    pytest.param(edit(FIRST, lambda c: c[:30] + b"\xff" + c[31:]), "page-not-text", FIRST, "is not UTF-8", id="not UTF-8"),
    pytest.param(edit(PagesRecord.path, lambda c: c + b"#"), "changed", PagesRecord.path, "does not have the recorded bytes", id="changed record"),
    pytest.param(remove(FIRST), "missing", FIRST, "is not there", id="missing"),
    pytest.param(remove(PagesRecord.path), "missing", PagesRecord.path, "is not there", id="missing record"),
    pytest.param(remove(TAGS), "missing", TAGS, "is not there", id="missing tag manifest"),
    pytest.param(write("data/005_x.txt"), "unlisted-file", "data/005_x.txt", "is not listed", id="extra page"),
    pytest.param(write("x.txt"), "unlisted-file", "x.txt", "is not listed", id="stray file"),
    pytest.param(write("record/x.yaml"), "unlisted-file", "record/x.yaml", "is not listed", id="stray record"),
    pytest.param(write(".hidden"), "unlisted-file", ".hidden", "is not listed", id="hidden file"),
    pytest.param(lambda root: (root / "x").mkdir(), "unlisted-folder", "x", "without a file", id="stray folder"),
    pytest.param(lambda root: (root / "data/x").mkdir(), "unlisted-folder", "data/x", "without a", id="folder in data"),
    pytest.param(rename(FIRST, "data/000_x.txt"), "renamed", FIRST, "data/000_x.txt has its bytes", id="renamed"),
    pytest.param(swap, "swapped", FIRST, f"recorded for {SECOND}", id="swapped"),
    pytest.param(link(FIRST), "link", FIRST, "is a symbolic link", id="page as a link to its copy"),
    pytest.param(link("record"), "link", "record", "is a symbolic link", id="folder as a link to its copy"),
    pytest.param(link("bagit.txt"), "link", "bagit.txt", "is a symbolic link", id="bagit.txt as a link"),
    pytest.param(lambda root: os.link(root / FIRST, root / "data/x.txt"), "shared-inode", "data/x.txt", "hard link", id="one inode"),
    pytest.param(lambda root: os.mkfifo(root / "data/x"), "special-file", "data/x", "neither a file", id="FIFO"),
    pytest.param(write(FIRST.upper().replace("DATA", "data")), "similar-names", FIRST, "only in case", id="case"),
    pytest.param(line(MANIFEST, "no line"), "malformed-line", MANIFEST, "", id="malformed line"),
    pytest.param(edit(MANIFEST, lambda c: c + c.splitlines(keepends=True)[0]), "doubled-path", MANIFEST, "", id="doubled line"),
    pytest.param(line(MANIFEST, "{}  /etc/passwd"), "unsafe-path", MANIFEST, "", id="absolute"),
    pytest.param(line(MANIFEST, "{}  data/../../x"), "unsafe-path", MANIFEST, "", id="escaping"),
    pytest.param(line(MANIFEST, "{}  ~/x"), "unsafe-path", MANIFEST, "", id="home"),
    pytest.param(line(MANIFEST, "{}  data/100%"), "wrong-percent-encoding", MANIFEST, "", id="percent"),
    pytest.param(line(MANIFEST, "{}  manifest-sha256.txt"), "lists-itself", MANIFEST, "", id="lists itself"),
    pytest.param(write("manifest-md5.txt"), "unsupported", "manifest-md5.txt", "not supported", id="unknown algorithm"),
    pytest.param(write("fetch.txt"), "unsupported", "fetch.txt", "not supported", id="fetch.txt"),
    pytest.param(edit("bagit.txt", lambda c: c.replace(b"1.0", b"0.97")), "unsupported", "bagit.txt", "", id="version"),
    pytest.param(edit("bag-info.txt", lambda c: c.replace(b".5", b".6")), "changed", "bag-info.txt", "", id="oxum"),
    pytest.param(shutil.rmtree, "root-unreadable", ".", "cannot be read", id="no bag"),
    pytest.param(and_reseal(edit(FIRST, lambda c: c + b"x")), "stale-pages-record", FIRST, "is not the page that", id="page and manifests"),
    pytest.param(and_reseal(remove(FIRST)), "stale-pages-record", PagesRecord.path, "has an entry for page 000, which", id="page gone, resealed"),
    pytest.param(and_reseal(write("data/005_x.txt")), "stale-pages-record", "data/005_x.txt", "has no entry in record/pages.yaml", id="new page, resealed"),
    pytest.param(and_reseal(lambda root: shutil.rmtree(root / "record")), "stale-pages-record", PagesRecord.path, "is missing", id="no record"),
    pytest.param(and_reseal(edit(FIRST, lambda c: c + b"x")), "stale-figures-record", FIRST, f"is not the page that {FiguresRecord.path} was", id="figures of other bytes"),
    pytest.param(and_reseal(remove(FIRST)), "stale-figures-record", FiguresRecord.path, "has an entry for page 000, which", id="figures of no page"),
    pytest.param(and_reseal(write("data/005_x.txt")), "stale-figures-record", "data/005_x.txt", "has no entry in record/figures.yaml", id="page without figures"),
    pytest.param(and_reseal(remove(FiguresRecord.path)), "stale-figures-record", FiguresRecord.path, "is missing", id="no record of figures"),
    pytest.param(and_reseal(edit(FiguresRecord.path, lambda c: c.replace(b'"kind":', b'"knid":', 1))), "unreadable", FiguresRecord.path, "has an unknown field", id="field of a figure"),
    pytest.param(and_reseal(write(FiguresRecord.path, b"\xff")), "unreadable", FiguresRecord.path, "is not UTF-8", id="figures not UTF-8"),
    pytest.param(and_reseal(write(FiguresRecord.path, b"pages: [\n")), "unreadable", FiguresRecord.path, "is not valid YAML", id="figures no YAML"),
    *(
        pytest.param(and_reseal(change), kind, file, message, id=f"{record}: {name}")
        for record, field in ((TermsRecord.path, b'"english":'), (MentionsRecord.path, b'"verdict":'))
        for change, kind, file, message, name in (
            (edit(FIRST, lambda c: c + b"x"), stale(record), FIRST, f"is not the page that {record} was", "other bytes"),
            (remove(FIRST), stale(record), record, "has an entry for page 000, which", "no page"),
            (write("data/005_x.txt"), stale(record), "data/005_x.txt", f"has no entry in {record}", "page not read"),
            (remove(record), stale(record), record, "is missing", "missing"),
            (edit(record, lambda c, field=field: c.replace(field, b'"x":', 1)), "unreadable", record, "has an unknown field", "field"),
            (write(record, b"\xff"), "unreadable", record, "is not UTF-8", "not UTF-8"),
            (write(record, b"pages: [\n"), "unreadable", record, "is not valid YAML", "no YAML"),
        )
    ),
    pytest.param(and_reseal(write(PagesRecord.path, b"pages: &a []\n")), "unreadable", PagesRecord.path, "has the anchor", id="anchor"),
    pytest.param(and_reseal(write(PagesRecord.path, b"page: []\n")), "unreadable", PagesRecord.path, "has an unknown field", id="field"),
    pytest.param(and_reseal(write(PagesRecord.path, b"\xff")), "unreadable", PagesRecord.path, "is not UTF-8", id="record not UTF-8"),
    pytest.param(and_reseal(write(PagesRecord.path, b"#" * (4 * 1024**2 + 1))), "unreadable", PagesRecord.path, "is too large", id="large record"),
    pytest.param(write(FIRST, b"x" * (MAX_PAGE + 1)), "page-not-text", FIRST, "is too large for a page", id="large page"),
    pytest.param(lambda root: [write(f"data/{n}.txt", b"x" * MAX_PAGE)(root) for n in range(2)], "page-not-text", "data/1.txt", "is one page more than are read", id="many pages"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "kind", "file", "message"), FAULTS)
def test_a_fault_is_named_with_its_file(
    root: Path, inspect_once: Inspect, change: Change, kind: str, file: str, message: str
) -> None:
    change(root)
    found = inspect_once(root).faults
    assert [fault for fault in found if (fault.kind, fault.file) == (kind, file) and message in fault.message], found
    assert all(fault.file and fault.message and fault.found and fault.expected and fault.remedy for fault in found)


def test_all_faults_in_one_run(root: Path) -> None:
    edit(FIRST, lambda c: c + b"x")(root)
    remove(SECOND)(root)
    write("x.txt")(root)
    edit(PagesRecord.path, lambda c: c.replace(b'"about_yiwu": "true"', b'"about_yiwu": "yes"', 2))(root)
    faults = inspect_bag(root).faults
    kinds = Counter((fault.kind, fault.file) for fault in faults)
    expected = {
        ("changed", FIRST): 1,
        ("missing", SECOND): 1,
        ("unlisted-file", "x.txt"): 1,
        ("unreadable", PagesRecord.path): 2,
    }
    assert kinds.items() >= expected.items()
    with pytest.raises(BundleError) as raised:
        load(root)
    assert raised.value.faults == faults


def test_what_can_still_be_read_is_kept(root: Path) -> None:
    edit(FIRST, lambda c: b"\n\n\xff" + c)(root)
    remove(SECOND)(root)
    bundle = inspect_bag(root)
    assert list(bundle.page_by_id) == ["002", "003", "004"]
    assert bundle.record(PagesRecord) is not None
    assert [(fault.found, fault.unreadable) for fault in bundle.no_text] == [("byte 0xff at offset 2", False)]
    assert bundle.payload_ids == ("000", "002", "003", "004")


def test_a_page_that_is_no_text_is_there_all_the_same(root: Path) -> None:
    edit(FIRST, lambda c: b"\xff" + c)(root)
    for record in RECORDS:
        found = [(fault.file, fault.message) for fault in inspect_bag(root).faults if fault.kind == stale(record)]
        assert found == [(FIRST, f"is not the page that {record} was read from")]


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        pytest.param(Path.exists, set(), id="sound"),
        pytest.param(edit(FIRST, lambda c: c + b"x"), set(), id="a changed page can be read"),
        pytest.param(edit(FIRST, lambda c: c + b"\xff"), set(), id="a page that is no text, among others"),
        pytest.param(lambda root: [(root / PAYLOAD / name).unlink() for name in NAMES], {PAYLOAD}, id="no pages"),
        pytest.param(write(PagesRecord.path, b"pages: x"), {PagesRecord.path}, id="a record that cannot be parsed"),
        pytest.param(remove(PagesRecord.path), {PagesRecord.path}, id="no record"),
        pytest.param(write(FiguresRecord.path, b"pages: x"), {FiguresRecord.path}, id="figures that cannot be parsed"),
        pytest.param(remove(FiguresRecord.path), {FiguresRecord.path}, id="no record of figures"),
        pytest.param(write(TermsRecord.path, b"pages: x"), {TermsRecord.path}, id="words that cannot be parsed"),
        pytest.param(remove(MentionsRecord.path), {MentionsRecord.path}, id="no record of mentions"),
        pytest.param(shutil.rmtree, {PAYLOAD, *RECORDS}, id="no bag"),
    ],
)
def test_what_is_lacking(root: Path, inspect_once: Inspect, change: Change, lacking: set[str]) -> None:
    change(root)
    bundle = inspect_once(root)
    said = {part: bundle.lacks(part) for part in (PAYLOAD, *RECORDS)}
    assert said == {part: f"{part} could not be read" if part in lacking else None for part in said}


def test_pages_stand_in_the_order_of_their_ids(root: Path) -> None:
    for name in ("a-x.txt", "a.txt"):
        write(PAYLOAD + name)(root)
    assert [page.id for page in inspect_bag(root).pages][-2:] == ["a", "a-x"]


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory, made_repository: Path) -> Path:
    """A copy that examples change and put right again."""
    return Path(shutil.copytree(made_repository / "bundle", tmp_path_factory.mktemp("worn") / "bundle"))


PATHS = (*(PAYLOAD + name for name in NAMES), MANIFEST, TAGS, "bagit.txt", "bag-info.txt", *RECORDS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PATHS), st.floats(0, 1), st.integers(0, 3), st.binary(max_size=3))
def test_no_damage_goes_unseen_or_raises(
    worn: Path, inspect_once: Inspect, path: str, where: float, cut: int, added: bytes
) -> None:
    content = (worn / path).read_bytes()
    at = int(where * len(content))
    damaged = content[:at] + added + content[at + cut :]
    try:
        (worn / path).write_bytes(damaged)
        assert (inspect_once(worn).faults == ()) == (damaged == content)
    finally:
        (worn / path).write_bytes(content)


@pytest.mark.parametrize(
    ("change", "ids"),
    [
        pytest.param(Path.exists, "000 001 002 003 004", id="sound"),
        pytest.param(and_reseal(edit(FIRST, lambda c: c + b"\n")), "001 002 003 004", id="other bytes"),
        pytest.param(remove(SECOND), "000 002 003 004", id="page gone"),
        pytest.param(edit(SECOND, lambda c: c + b"\xff"), "000 002 003 004", id="page that is no text"),
        pytest.param(write("data/005_x.txt"), "000 001 002 003 004", id="new page"),
        pytest.param(swap, "002 003 004", id="swapped"),
    ],
)
def test_the_pages_that_are_as_read(root: Path, inspect_once: Inspect, change: Change, ids: str) -> None:
    change(root)
    bundle = inspect_once(root)
    for record in RECORDS:
        assert bundle.pages_as_read(record) == frozenset(ids.split())
