"""What code may be forbidden to do: kinds of capabilities, each with the names that show it."""

import sys
from collections.abc import Iterator
from fnmatch import filter as matching
from importlib import import_module
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from bundle_model.errors import BundleError
from bundle_model.project import capabilities as module
from bundle_model.project.capabilities import KnownCapability, capabilities

KNOWN: TypeAdapter[str] = TypeAdapter(KnownCapability)
KINDS = {"network", "eval", "ctypes", "import-by-name", "subprocess", "compiled"}
NOT_EVERYWHERE = {"builtins.__builtins__", "os.startfile"}


def test_there_is_each_kind() -> None:
    assert set(capabilities()) == KINDS
    assert all(name == one.id for name, one in capabilities().items())
    assert all(one.modules or one.names or one.files for one in capabilities().values())
    assert [one.id for one in capabilities().values() if one.files] == ["compiled"]


def test_each_list_is_in_order_and_each_entry_once() -> None:
    for one in capabilities().values():
        for listed in (one.modules, one.names, one.files):
            assert list(listed) == sorted(set(listed)), one.id


def test_each_name_is_there_in_python() -> None:
    for name in (name for one in capabilities().values() for name in one.names):
        place, _, last = name.rpartition(".")
        assert place, name
        assert "*" not in last[:-1], name
        assert name in NOT_EVERYWHERE or matching(dir(import_module(place)), last), name


def test_each_file_is_an_end_of_a_name_in_small_letters() -> None:
    ends = capabilities()["compiled"].files
    assert all(end.startswith(".") and end == end.lower() and "." not in end[1:] for end in ends)
    assert {".so", ".pyd", ".dll", ".c", ".rs", ".pyc", ".wasm", ".cu"} <= set(ends)
    assert not {".py", ".pyi", ".md", ".txt", ".yaml", ".yml", ".toml", ".json", ".typed"} & set(ends)


@pytest.mark.parametrize(
    ("capability", "things"),
    [
        ("network", {"socket", "http", "urllib.request", "ssl", "asyncio", "requests"}),
        ("eval", {"builtins.eval", "builtins.exec", "builtins.compile", "pickle"}),
        ("ctypes", {"ctypes", "cffi"}),
        ("import-by-name", {"importlib.import_module", "builtins.__import__", "pkgutil.resolve_name"}),
        ("subprocess", {"subprocess", "os.system", "os.popen", "os.fork", "multiprocessing", "os.exec*", "os.spawn*"}),
    ],
)
def test_the_best_known_ways_are_among_them(capability: str, things: set[str]) -> None:
    known = capabilities()[capability]
    assert things <= {*known.modules, *known.names}


def test_what_every_file_needs_is_forbidden_nowhere() -> None:
    modules = {name for capability in capabilities().values() for name in capability.modules}
    assert not modules & {"os", "sys", "re", "json", "pathlib", "importlib", "builtins", "io", "urllib", "collections"}


def test_each_module_is_of_the_standard_library_now_or_once_or_is_well_known() -> None:
    once = {"asynchat", "asyncore", "imp", "nntplib", "smtpd", "telnetlib"}
    known = {"aiohttp", "cffi", "httpx", "requests", "urllib3", "websockets"}
    firsts = {name.partition(".")[0] for capability in capabilities().values() for name in capability.modules}
    assert firsts - sys.stdlib_module_names - once == known


def test_a_known_capability() -> None:
    assert KNOWN.validate_python("network") == "network"


@pytest.mark.parametrize("capability", ["", "networks", "Network", "network\n", "net work"])
def test_no_known_capability(capability: str) -> None:
    with pytest.raises(ValidationError, match="must be one of: network, eval, ctypes, import-by-name, subprocess, "):
        KNOWN.validate_python(capability)


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file that is read in place of the shipped one."""
    path = tmp_path / "capabilities.yaml"
    monkeypatch.setattr(module, "FILE", str(path))
    capabilities.cache_clear()
    yield path
    capabilities.cache_clear()


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        pytest.param("  - {id: a}\n  - {id: B}", 3, id="a name of another form"),
        pytest.param("  - {id: a}\n  - {id: b, module: [c]}", 3, id="an unknown field"),
        pytest.param("  - {id: a, modules: yes}", 2, id="no list"),
        pytest.param("  - {id: a, names: ['']}", 2, id="an empty name"),
        pytest.param("  - {id: a}\n  - {id: b}\n  - {id: a}", 4, id="one twice"),
    ],
)
def test_a_broken_table_is_named_with_its_line(other: Path, rows: str, line: int) -> None:
    other.write_text(f"capabilities:\n{rows}\n")
    with pytest.raises(BundleError) as raised:
        capabilities()
    assert [(fault.file, fault.line) for fault in raised.value.faults] == [(str(other), line)]


def test_another_table_is_read(other: Path) -> None:
    other.write_text("capabilities:\n  - {id: b, modules: [e]}\n  - {id: a, names: [c.d]}\n")
    assert list(capabilities()) == ["b", "a"]
    assert (capabilities()["b"].modules, capabilities()["a"].names) == (("e",), ("c.d",))
