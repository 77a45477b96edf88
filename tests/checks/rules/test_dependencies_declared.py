"""Every package that pyproject.toml asks for has its row, by group, with what it is for; both ways, whatever its version."""

from typing import Any

import pytest

RULE = "dependencies-declared"
ROWS = """
packages:
  - {group: run time, name: pydantic, for: models, because: D-02}
  - {group: build, name: hatchling, for: the wheel, because: D-02}
  - {group: test, name: pytest, for: the tests, because: D-02}
  - {group: development, name: ruff, for: style, because: D-02}
"""
PYPROJECT = """[build-system]
requires = ["hatchling>=1.27"]

[project]
dependencies = ["pydantic>=2.7"]

[project.optional-dependencies]
test = ["pytest>=8"]

[dependency-groups]
development = ["ruff>=0.9"]
"""


def _with(row: str) -> str:
    return f"{ROWS}  - {row}\n"


def _edited(old: str, new: str) -> str:
    assert old in PYPROJECT
    return PYPROJECT.replace(old, new)


@pytest.mark.parametrize(
    "pyproject",
    [
        pytest.param(PYPROJECT, id="as-declared"),
        pytest.param(_edited("pydantic>=2.7", "pydantic>=2.11,<3"), id="raised-bound"),
        pytest.param(_edited("pydantic>=2.7", "pydantic"), id="no-bound"),
        pytest.param(
            _edited("pydantic>=2.7", "Pydantic >=2.7; python_version > '3.8'"), id="other-spelling-and-marker"
        ),
        pytest.param(_edited("[dependency-groups]", "[tool.x]\ngpu = []\n[dependency-groups]"), id="another-table"),
    ],
)
def test_what_is_declared_is_let_be(scope: Any, pyproject: str) -> None:
    assert scope(RULE, ROWS, pyproject=pyproject).found() == []


@pytest.mark.parametrize(
    ("old", "new", "place", "said", "row"),
    [
        pytest.param('"pydantic>=2.7"', '"pydantic>=2.7", "torch"', "5:34", "`torch` (run time)", "- {group: run time, name: torch, for: , because: }", id="run-time"),
        pytest.param('"pydantic>=2.7"', "\"pydantic>=2.7\", 'torch==2'", "5:34", "`torch` (run time)", "- {group: run time, name: torch, for: , because: }", id="single-quotes"),
        pytest.param('"hatchling>=1.27"', '"hatchling>=1.27", "Setuptools_SCM"', "2:32", "`setuptools-scm` (build)", "- {group: build, name: setuptools-scm, for: , because: }", id="build-in-normal-form"),
        pytest.param('test = ["pytest>=8"]', 'test = ["pytest>=8"]\ngpu = ["cupy"]', "9:8", "`cupy` (gpu)", "- {group: gpu, name: cupy, for: , because: }", id="an-extra"),
        pytest.param('["ruff>=0.9"]', '["ruff>=0.9", "black"]', "11:29", "`black` (development)", "- {group: development, name: black, for: , because: }", id="dependency-group"),
        pytest.param('"pytest>=8"', '"pytest>=8", "ruff"', "8:22", "`ruff` (test)", "- {group: test, name: ruff, for: , because: }", id="declared-in-another-group"),
        pytest.param('test = ["pytest>=8"]', 'test = ["pytest>=8"]\n"x::y" = ["cupy"]', "9:11", "`cupy` (x::y)", '- {group: "x:\\x3ay", name: cupy, for: , because: }', id="hostile-group"),
    ],
)  # fmt: skip
def test_what_is_not_declared_is_found_with_its_row(
    scope: Any, old: str, new: str, place: str, said: str, row: str
) -> None:
    one = scope(RULE, ROWS, pyproject=_edited(old, new))
    assert one.found() == [(f"pyproject.toml:{place}", f"{said} is required, but no row declares it.")]
    (remedy,) = one.remedies()
    assert f"add to `packages` the row `{row}` and fill in `for`, and `because`: a decision" in remedy
    filled = row[2:].replace("because: ", "because: D-02").replace("for: ,", "for: x,")
    assert scope(RULE, _with(filled), pyproject=_edited(old, new)).found() == []


def test_an_extra_of_a_package_is_another_package(scope: Any) -> None:
    one = scope(RULE, ROWS, pyproject=_edited("pydantic>=2.7", "pydantic[Email,a_b]>=2.7"))
    assert [message for _, message in one.found()] == [
        "`pydantic (run time)` is declared, but pyproject.toml does not require it.",
        "`pydantic[a-b,email]` (run time) is required, but no row declares it.",
    ]
    assert '`- {group: run time, name: "pydantic[a-b,email]", for: , because: }`' in one.remedies()[1]


@pytest.mark.parametrize("table", ["[project.optional-dependencies]", "[dependency-groups]"])
def test_an_empty_group_is_to_be_taken_out(scope: Any, table: str) -> None:
    one = scope(RULE, ROWS, pyproject=_edited(table, f"{table}\ngpu = []"))
    line = PYPROJECT[: PYPROJECT.index(table)].count("\n") + 2
    said = "The extra or group `gpu` is empty, but no row declares it."
    assert (one.found(), one.remedies()) == ([(f"pyproject.toml:{line}:1", said)], ["Remove it."])


def test_no_dependency_at_run_time_or_to_build_is_no_empty_extra(scope: Any) -> None:
    rows = "packages:\n  - {group: test, name: pytest, for: the tests, because: D-02}"
    pyproject = "[project.optional-dependencies]\ntest = ['pytest']\n"
    assert scope(RULE, rows, pyproject=pyproject).found() == []


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("{group: run time, name: gone, for: x, because: D-02}", id="package"),
        pytest.param("{group: test, name: pydantic, for: x, because: D-02}", id="asked-for-in-another-group"),
        pytest.param("{group: gpu, name: torch, for: x, because: D-02}", id="group"),
        pytest.param("{group: run time, name: Pydantic, for: x, because: D-02}", id="not-in-normal-form"),
    ],
)
def test_what_is_declared_and_gone_is_found_at_its_row(scope: Any, row: str) -> None:
    one = scope(RULE, _with(row), pyproject=PYPROJECT)
    ((place, message),) = one.found()
    assert place == one.at(row)
    assert message.endswith(" is declared, but pyproject.toml does not require it.")


@pytest.mark.parametrize("said", [", for: ", ", for: ' '", ""])
def test_a_row_says_what_the_package_is_for(scope: Any, said: str) -> None:
    row = f"{{group: test, name: bagit{said}, because: D-02}}"
    one = scope(RULE, _with(row), pyproject=_edited('"pytest>=8"', '"pytest>=8", "bagit"'))
    assert one.found() == [(one.at(row), "The row of `bagit (test)` does not say what it is for.")]
    assert one.remedies() == ["Add `for` to the row, and say it in a few words."]


def test_a_row_without_a_reason_is_not_asked_for_its_use_too(scope: Any) -> None:
    one = scope(RULE, _with("{group: test, name: bagit}"), pyproject=_edited('"pytest>=8"', '"pytest>=8", "bagit"'))
    assert [message.partition(":")[0] for _, message in one.found()] == ["The row of `bagit (test)` rests on nothing"]


def test_a_row_rests_on_a_reason(scope: Any, unfit_reason: tuple[str, str]) -> None:
    because, said = unfit_reason
    row = f"{{group: test, name: bagit, for: x{because}}}"
    one = scope(RULE, _with(row), pyproject=_edited('"pytest>=8"', '"pytest>=8", "bagit"'))
    ((place, message),) = one.found()
    assert (place, message.startswith(f"The row of `bagit (test)` {said}")) == (one.at(row), True)


def test_without_pyproject_it_does_not_apply(scope: Any) -> None:
    assert scope(RULE, ROWS).skipped() == "there is no pyproject.toml"


@pytest.mark.parametrize(
    ("pyproject", "place"),
    [
        pytest.param("[project", "pyproject.toml:1", id="no-toml"),
        pytest.param("[project]\ndependencies = 'torch'", "pyproject.toml", id="wrong-shape"),
    ],
)
def test_what_cannot_be_read_is_waited_for(scope: Any, pyproject: str, place: str) -> None:
    assert scope(RULE, ROWS, pyproject=pyproject).waits() == ([f"pyproject.toml: see {place}"], 0)


def test_a_row_without_a_reason_is_found_without_pyproject(scope: Any) -> None:
    outcome = scope(RULE, _with("{group: test, name: x}")).outcome()
    assert len(outcome.findings) == 1
    assert outcome.reason


@pytest.mark.parametrize(
    ("row", "found", "expected"),
    [
        pytest.param("{group: test, name: pytest, for: x, because: D-02}", "pytest (test)", "must have each package once a group; number 2 has it too", id="doubled"),
        pytest.param("{group: test, for: x, because: D-02}", "no such field", "with.packages.4.name", id="no-name"),
        pytest.param("{group: ' ', name: x, for: x, because: D-02}", " ", "must not be blank", id="no-group"),
        pytest.param("{group: test, name: x, fro: x, because: D-02}", "with.packages.4.fro", "a field that is known here", id="misspelt-field"),
    ],
)  # fmt: skip
def test_rows_that_are_no_declaration(scope: Any, row: str, found: str, expected: str) -> None:
    assert [problem[1:] for problem in scope(RULE, _with(row), pyproject=PYPROJECT).unfit()] == [(found, expected)]


_HOOK = "-   id: one\n    entry: x\n    additional_dependencies: [torch]\n"
_LOCK = "pydantic==2.7 \\\n    --hash=sha256:0\ncertifi==1\nidna==2\n"
_PROJECT = "[project]\nname = 'Yiwu_Bundle'\ndependencies = ['pydantic']\n[project.optional-dependencies]\n"
_PACKAGE = "packages:\n  - {group: run time, name: pydantic, for: x, because: D-02}\n"


def test_the_project_s_own_extras_are_no_packages_of_others(scope: Any) -> None:
    assert scope(RULE, _PACKAGE, pyproject=f"{_PROJECT}all = ['yiwu-bundle[test]', 'yiwu_bundle']\n").found() == []
    ((_, message),) = scope(RULE, _PACKAGE, pyproject=f"{_PROJECT}all = ['yiwu-bundles[test]']\n").found()
    assert message.startswith("`yiwu-bundles[test]` (all) is required")


def test_what_a_hook_adds_is_declared(scope: Any) -> None:
    texts = {".pre-commit-hooks.yaml": _HOOK}
    one = scope(RULE, _PACKAGE, pyproject=_PROJECT, texts=texts)
    assert one.found() == [(".pre-commit-hooks.yaml:3:31", "`torch` (hook one) is required, but no row declares it.")]
    row = "{group: hook one, name: torch, for: x, because: D-02}"
    assert f"`- {row.replace('D-02', '').replace('for: x', 'for: ')}`" in one.remedies()[0]
    rows = f"{_PACKAGE}  - {row}\n"
    assert scope(RULE, rows, pyproject=_PROJECT, texts=texts).found() == []
    one = scope(RULE, rows, pyproject=_PROJECT)
    assert one.found() == [
        (one.at(row), "`torch (hook one)` is declared, but .pre-commit-hooks.yaml does not require it.")
    ]


def test_what_a_file_of_requirements_installs_is_declared(scope: Any) -> None:
    texts = {".ci/requirements.txt": _LOCK}
    one = scope(RULE, _PACKAGE, pyproject=_PROJECT, texts=texts)
    assert one.found() == [
        (".ci/requirements.txt:3:1", "`.ci/requirements.txt` installs `certifi`, `idna`, but no row declares it.")
    ]
    assert (
        "add to `files` the row `- {file: .ci/requirements.txt, brings: [certifi, idna], because: }`"
        in one.remedies()[0]
    )
    rows = f"{_PACKAGE}files:\n  - {{file: .ci/requirements.txt, brings: [certifi, idna], because: D-02}}\n"
    assert scope(RULE, rows, pyproject=_PROJECT, texts=texts).found() == []
    one = scope(RULE, rows, pyproject=_PROJECT, texts={".ci/requirements.txt": f"{_LOCK}torch==2\n"})
    assert [message for _, message in one.found()] == [
        "`.ci/requirements.txt` installs `torch`, but no row declares it."
    ]
    assert one.remedies() == ["Remove it, or add `torch` to `brings` in its row of `files`."]


def test_many_that_are_locked_are_one_finding(scope: Any) -> None:
    lock = "".join(f"p{number}==1\n" for number in range(7))
    ((_, message),) = scope(RULE, _PACKAGE, pyproject=_PROJECT, texts={"requirements.txt": lock}).found()
    assert message == "`requirements.txt` installs `p0`, `p1`, `p2`, `p3`, `p4` and 2 more, but no row declares it."


def test_what_a_file_of_requirements_no_longer_installs_is_found(scope: Any) -> None:
    row = "{file: requirements.txt, brings: [certifi, idna, torch], because: D-02}"
    rows = f"{_PACKAGE}files:\n  - {row}\n"
    one = scope(RULE, rows, pyproject=_PROJECT, texts={"requirements.txt": _LOCK})
    assert [message for _, message in one.found()] == ["`requirements.txt` does not install `torch`."]
    one = scope(RULE, rows, pyproject=_PROJECT)
    said = "`requirements.txt` is declared, but git tracks no such file of requirements."
    assert one.found() == [(one.at(row), said)]
    outside = scope(RULE, rows, pyproject=_PROJECT, unknown="git is not installed").outcome()
    assert (outcome := outside).findings == ()
    assert outcome.reason == "git is not installed"


def test_a_package_that_its_decision_does_not_permit_is_found(scope: Any) -> None:
    one = scope(RULE, _PACKAGE, pyproject=_PROJECT, permits="permits: {dependencies: [torch]}\n")
    assert [message.partition(":")[0] for _, message in one.found()] == [
        "D-02 permits the package `torch`, but no row that rests on it has that name.",
        "D-02 does not permit the package `pydantic`. It was taken on 2026-11-21 by a maintainer.",
    ]


def test_a_file_of_requirements_that_a_sparse_checkout_leaves_out_could_not_be_looked_at(scope: Any) -> None:
    rows = f"{_PACKAGE}files:\n  - {{file: a/requirements.txt, brings: [certifi], because: D-02}}\n"
    outcome = scope(RULE, rows, pyproject=_PROJECT, sparse=("a/requirements.txt",)).outcome()
    assert (outcome.findings, outcome.reason) == ((), outcome.reason)
    assert outcome.reason.startswith("a sparse checkout leaves out 1 file that git tracks, a/requirements.txt first")
