"""pyproject.toml, as far as it says what the project is."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.faults import Fault
from bundle_model.project.pyproject import BUILD, PYPROJECT, RUN_TIME, Project, Requirement, read_project


def names(requirements: Iterable[Requirement]) -> list[str]:
    return [requirement.name for requirement in requirements]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("torch", "torch", id="bare"),
        pytest.param("PyYAML>=6.0", "pyyaml", id="capitals and a bound"),
        pytest.param("ruamel.yaml", "ruamel-yaml", id="dot"),
        pytest.param("a-_.b__C==1", "a-b-c", id="a run of signs"),
        pytest.param(" torch ", "torch", id="spaces around"),
        pytest.param("torch >= 1, != 1.5", "torch", id="bounds"),
        pytest.param("torch~=1.0", "torch", id="compatible"),
        pytest.param("torch<2", "torch", id="below"),
        pytest.param("torch!=2", "torch", id="not"),
        pytest.param("torch===2", "torch", id="exactly"),
        pytest.param("torch (>=1)", "torch", id="brackets"),
        pytest.param("torch; python_version < '3.12'", "torch", id="marker"),
        pytest.param("torch;extra=='x'", "torch", id="marker, close"),
        pytest.param("a[z,B_b , c.C]>=1", "a[b-b,c-c,z]", id="extras, in order and normal"),
        pytest.param("a [x]", "a[x]", id="extras apart"),
        pytest.param("a[]", "a", id="no extras"),
        pytest.param("a[x,,X, ]", "a[x]", id="an extra twice, and empty ones"),
        pytest.param("a[x]; python_version<'3'", "a[x]", id="extras and a marker"),
        pytest.param("a @ https://e.org/a.whl", "a @ https://e.org/a.whl", id="from a URL"),
        pytest.param("A[y,x]@git+https://e.org/a@v1 ; extra == 'q'", "a[x,y] @ git+https://e.org/a@v1", id="URL, extras"),
        pytest.param("a@file:///tmp/a", "a @ file:///tmp/a", id="from a file"),
        pytest.param("a2", "a2", id="digit"),
        pytest.param("7", "7", id="one digit"),
    ],
)  # fmt: skip
def test_the_name_of_a_requirement(text: str, name: str) -> None:
    project = read_project(f'[project]\ndependencies = ["""{text}"""]')
    assert project.faults == ()
    assert project.groups[RUN_TIME] == (Requirement(name, text),)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("   ", id="blank"),
        pytest.param("-r other.txt", id="option"),
        pytest.param("./local", id="path"),
        pytest.param(">=1", id="no name"),
        pytest.param("義烏", id="Chinese"),
        pytest.param("pydantic義", id="a name with more behind it"),
        pytest.param("pydantic/other", id="a path behind a name"),
        pytest.param("pydantic torch", id="two"),
        pytest.param("pydantic-", id="ends in a sign"),
        pytest.param("https://example.org/a.whl", id="bare URL"),
    ],
)
def test_what_is_no_name_is_a_fault(text: str) -> None:
    project = read_project(f"[build-system]\nrequires = ['a', '{text}', 'b']")
    assert names(project.groups[BUILD]) == ["a", "b"]
    (fault,) = project.faults
    assert (fault.file, fault.expected, fault.unreadable) == (PYPROJECT, "names of packages", True)
    assert fault.message == "has a wrong value in build-system.requires"


PART = st.text("aB9", min_size=1, max_size=4)
NAME = st.lists(PART, min_size=1, max_size=3)


@given(NAME, st.lists(st.sampled_from("-_."), min_size=2, max_size=2), st.sampled_from(["", ">=1", " ; x", "[e]"]))
def test_spellings_that_installers_take_for_one_are_one(parts: list[str], signs: list[str], end: str) -> None:
    texts = [sign.join(parts) for sign in signs]
    shown = [f"{texts[0]}{end}", f"{texts[1].swapcase()}{end}"]
    found = names(read_project(f"[project]\ndependencies = {shown!r}").groups[RUN_TIME])
    assert found[0] == found[1] == "-".join(parts).lower() + ("[e]" if end == "[e]" else "")


def test_all_that_is_said() -> None:
    text = """
[build-system]
requires = ["hatchling"]
[project]
dependencies = ["b", "a"]
classifiers = ["Typing :: Typed", "Environment :: GPU"]
[project.optional-dependencies]
gpu = ["torch"]
none = []
both = ["x"]
[dependency-groups]
both = ["y", "x"]
Development = ["ruff"]
[project.scripts]
tool = "a:run"
[project.gui-scripts]
tool = "a:show"
[project.entry-points."pytest11"]
plug = "a.plugin"
[project.entry-points.empty]
[tool.other]
dependencies = 1
"""
    project = read_project(text)
    assert project.faults == ()
    assert {group: names(listed) for group, listed in project.groups.items()} == {
        RUN_TIME: ["b", "a"],
        BUILD: ["hatchling"],
        "gpu": ["torch"],
        "none": [],
        "both": ["x", "y", "x"],
        "Development": ["ruff"],
    }
    assert project.scripts == {"tool": "a:run", "gui-scripts: tool": "a:show", "pytest11: plug": "a.plugin"}
    assert project.classifiers == ("Typing :: Typed", "Environment :: GPU")


@pytest.mark.parametrize("text", ["", "# nothing\n", "[project]\n", "[tool]\r\n"])
def test_nothing_said_is_nothing(text: str) -> None:
    assert read_project(text) == Project({RUN_TIME: (), BUILD: ()}, {}, ())


def test_a_group_that_takes_in_another_adds_no_package_of_its_own() -> None:
    project = read_project("[dependency-groups]\na = ['x', {include-group = 'b'}]\nb = ['y']\n")
    assert project.faults == ()
    assert [one.name for one in project.groups["a"]] == ["x"]


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        pytest.param("build-system.build-backend = 'a'", {"build-system.build-backend": "a"}, id="backend"),
        pytest.param("build-system.backend-path = ['.']", {"build-system.backend-path": "."}, id="backend of its own"),
        pytest.param("build-system.requires = ['a']", {}, id="requirements are told elsewhere"),
        pytest.param("project.dynamic = ['a', 'b']", {"project.dynamic": "a, b"}, id="dynamic"),
        pytest.param("tool.hatch.build.hooks.custom.path = 'x.py'", {"tool.hatch.build.hooks.custom.path": "x.py"}, id="hook"),
        pytest.param("tool.hatch.x = [1, {y = 2}]", {"tool.hatch.x": '[1, {"y": 2}]'}, id="no texts"),
        pytest.param("tool.hatch.x = 2020-01-01", {"tool.hatch.x": '"2020-01-01"'}, id="a day"),
        pytest.param("tool.ruff.x = 1\ntool.ruff.y.z = 2", {"tool.ruff": None}, id="another tool"),
    ],
)  # fmt: skip
def test_what_else_decides_how_it_is_built(text: str, settings: dict[str, str | None]) -> None:
    project = read_project(text)
    assert (project.settings, project.faults) == (settings, ())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("project = 1", [("project", "a table")], id="project"),
        pytest.param("build-system = []", [("build-system", "a table")], id="build system"),
        pytest.param("dependency-groups = 'a'", [("dependency-groups", "a table")], id="groups"),
        pytest.param("project.optional-dependencies = ['a']", [("optional-dependencies", "a table")], id="extras"),
        pytest.param("project.dependencies = 'a'", [("project.dependencies", "a list")], id="dependencies"),
        pytest.param("project.dependencies = {a = '1'}", [("project.dependencies", "a list")], id="a table of them"),
        pytest.param("build-system.requires = 'a'", [("build-system.requires", "a list")], id="build requirements"),
        pytest.param("project.classifiers = true", [("project.classifiers", "a list")], id="classifiers"),
        pytest.param("project.classifiers = [1]", [("project.classifiers", "a list of texts")], id="a classifier"),
        pytest.param("project.dependencies = [['a']]", [("project.dependencies", "a list of texts")], id="a dependency"),
        pytest.param(
            "dependency-groups.a = [{include-group = 1}]", [("dependency-groups.a", "a list of texts")], id="include"
        ),
        pytest.param("tool = 1", [("tool", "a table")], id="tools"),
        pytest.param("project.scripts = 'a'", [("scripts", "a table")], id="scripts"),
        pytest.param("project.scripts.a = 1", [("scripts.a", "a text")], id="a script"),
        pytest.param("project.gui-scripts.a.b = 'c'", [("gui-scripts.a", "a text")], id="a program with a window"),
        pytest.param("project.entry-points = 2020-01-01", [("entry-points", "a table")], id="entry points"),
        pytest.param("project.entry-points.a = 'b'", [("a", "a table")], id="a group of entry points"),
        pytest.param("project.entry-points.a.b = ['c']", [("a.b", "a text")], id="an entry point"),
        pytest.param(
            "dependency-groups = 1\nproject.dependencies = 2\nproject.scripts = 3",
            [("project.dependencies", "a list"), ("dependency-groups", "a table"), ("scripts", "a table")],
            id="all of them",
        ),
    ],
)  # fmt: skip
def test_another_shape_is_a_fault(text: str, wanted: list[tuple[str, str]]) -> None:
    project = read_project(text)
    said = [(fault.message, fault.expected) for fault in project.faults]
    assert said == [(f"has a wrong value in {where}", expected) for where, expected in wanted]
    assert all(fault.unreadable and fault.file == PYPROJECT for fault in project.faults)
    assert (sum(project.groups.values(), ()), project.scripts, project.classifiers) == ((), {}, ())


def test_what_has_the_right_shape_beside_it_is_kept() -> None:
    project = read_project("[project]\ndependencies = [1, 'a']\nscripts = {b = 2, c = 'd'}\nclassifiers = [{}, 'e']")
    assert (names(project.groups[RUN_TIME]), project.scripts, project.classifiers) == (["a"], {"c": "d"}, ("e",))
    assert len(project.faults) == 3


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a = 1\n\n[b\n", 3, id="bracket"),
        pytest.param("a = 1\na = 2", 2, id="twice"),
        pytest.param("a = 1\n= 2", 2, id="no key"),
        pytest.param("a = 1\nb = '\0'", 2, id="NUL"),
        pytest.param("a = 1\nb = 2026-13-40", 2, id="date"),
        pytest.param("\na = '\n\n", 2, id="at its end"),
        pytest.param('a = """\n\nb', 3, id="text without an end"),
    ],
)
def test_no_toml(text: str, line: int) -> None:
    fault = the_fault(text)
    assert fault.line == line
    assert 0 < len(fault.found) <= 120  # the parser's words, which change from one Python to the next


@pytest.mark.parametrize(
    ("text", "kind", "line", "message"),
    [
        pytest.param(
            f"a = 1\n{'<' * 7} HEAD\nb = 1\n{'=' * 7}\nb = 2\n{'>' * 7} other\n",
            "merge-conflict",
            2,
            "has merge-conflict markers at lines 2, 4 and 6",
            id="a conflict",
        ),
        pytest.param(
            f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\nsize 12\n",
            "lfs-pointer",
            1,
            "is a Git LFS pointer, not the file",
            id="a Git LFS pointer",
        ),
        pytest.param("\ufeffa = 1", "unreadable", 1, "begins with a byte-order mark", id="a byte-order mark"),
    ],
)
def test_what_stands_in_the_place_of_toml(text: str, kind: str, line: int, message: str) -> None:
    (fault,) = read_project(text).faults
    assert (fault.file, fault.kind, fault.line, fault.message) == (PYPROJECT, kind, line, message)
    assert fault.unreadable


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a = " + "[" * 100_000, "brackets nested too deep to be read", id="100,000 brackets"),
        pytest.param("a = " + "{a=" * 100_000, "brackets nested too deep to be read", id="100,000 tables"),
        pytest.param("a = " + "1" * 5000, "a number with too many digits", id="a number of 5000 digits"),
    ],
)
def test_a_limit_of_python_is_said_in_our_words(text: str, found: str) -> None:
    fault = the_fault(text)
    assert (fault.found, fault.line) == (found, None)


def the_fault(text: str) -> Fault:
    """The one fault of a text that is no TOML."""
    project = read_project(text)
    assert (project.groups, project.scripts, project.classifiers) == ({}, {}, ())
    (fault,) = project.faults
    assert (fault.file, fault.message, fault.unreadable) == (PYPROJECT, "is not valid TOML", True)
    return fault


def test_that_of_this_project() -> None:
    project = read_project((Path(__file__).parents[3] / PYPROJECT).read_text("utf-8"))
    assert project.faults == ()
    assert {"pydantic", "pyyaml"} <= set(names(project.groups[RUN_TIME]))
    assert set(project.scripts) == {"yiwu-bundle"}
