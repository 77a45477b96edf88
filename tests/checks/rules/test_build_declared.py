"""Every setting that decides how the project is built and installed has its row, with its value, both ways."""

from typing import Any

import pytest

RULE = "build-declared"
ROWS = """
settings:
  - {name: build-system.build-backend, is: hatchling.build, because: D-02}
  - {name: tool.hatch.build.targets.wheel.packages, is: "a, b", because: D-02}
  - {name: tool.ruff, because: D-02}
"""
PYPROJECT = """[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[tool.hatch.build.targets.wheel]
packages = ["a", "b"]
[tool.ruff]
line-length = 120
"""


def _with(row: str) -> str:
    return f"{ROWS}  - {row}\n"


@pytest.mark.parametrize(
    "pyproject",
    [PYPROJECT, PYPROJECT.replace("120", "100"), PYPROJECT.replace('"hatchling"]', '"hatchling>=2"]')],
    ids=["as-declared", "a-setting-of-another-tool", "a-requirement"],
)
def test_what_is_declared_is_let_be(scope: Any, pyproject: str) -> None:
    assert scope(RULE, ROWS, pyproject=pyproject).found() == []


@pytest.mark.parametrize(
    ("more", "place", "said", "row"),
    [
        pytest.param('[tool.hatch.build.hooks.custom]\npath = "x.py"\n', "9:1", "`tool.hatch.build.hooks.custom.path` to `x.py`", "- {name: tool.hatch.build.hooks.custom.path, is: x.py, because: }", id="hook"),
        pytest.param('[tool.hatch.build.targets.wheel.shared-scripts]\n".ci/run" = "serve"\n', "9:3", "`tool.hatch.build.targets.wheel.shared-scripts..ci/run` to `serve`", "- {name: tool.hatch.build.targets.wheel.shared-scripts..ci/run, is: serve, because: }", id="shared-script"),
        pytest.param("[tool.uv]\nx = 1\n", "8:7", "`tool.uv`", "- {name: tool.uv, because: }", id="another-tool"),
        pytest.param('[project]\ndynamic = ["version"]\n', "9:1", "`project.dynamic` to `version`", "- {name: project.dynamic, is: version, because: }", id="dynamic"),
        pytest.param("[tool.hatch.envs.x]\nskip = true\n", "9:1", "`tool.hatch.envs.x.skip` to `true`", "- {name: tool.hatch.envs.x.skip, is: true, because: }", id="no-text"),
    ],
)  # fmt: skip
def test_what_is_not_declared_is_found_with_its_row(scope: Any, more: str, place: str, said: str, row: str) -> None:
    one = scope(RULE, ROWS, pyproject=PYPROJECT + more)
    assert one.found() == [(f"pyproject.toml:{place}", f"pyproject.toml sets {said}, but no row declares it.")]
    assert f"add to `settings` the row `{row}` and fill in `because`: " in one.remedies()[0]
    assert scope(RULE, _with(row[2:].replace("because: ", "because: D-02")), pyproject=PYPROJECT + more).found() == []


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        pytest.param('"hatchling.build"', '"mine"', "`build-system.build-backend` to `mine`", id="text"),
        pytest.param(
            '["a", "b"]', '["a", "b", "c"]', "`tool.hatch.build.targets.wheel.packages` to `a, b, c`", id="list"
        ),
    ],
)
def test_another_value_is_found_and_its_row_to_be_put_in_place(scope: Any, old: str, new: str, value: str) -> None:
    one = scope(RULE, ROWS, pyproject=PYPROJECT.replace(old, new))
    ((_, said),) = one.found()
    assert said == f"pyproject.toml sets {value}, but its row has another value."
    assert "replace its row in `settings` with `- {name: " in one.remedies()[0]


def test_what_is_declared_and_gone_is_found_at_its_row(scope: Any) -> None:
    row = "{name: tool.gone, because: D-02}"
    one = scope(RULE, _with(row), pyproject=PYPROJECT)
    assert one.found() == [(one.at(row), "`tool.gone` is declared, but pyproject.toml does not set it.")]


def test_a_row_rests_on_a_reason(scope: Any, unfit_reason: tuple[str, str]) -> None:
    because, said = unfit_reason
    ((_, message),) = scope(RULE, _with(f"{{name: tool.mypy{because}}}"), pyproject=PYPROJECT + "[tool.mypy]\n").found()
    assert message.startswith(f"The row of `tool.mypy` {said}")


def test_without_pyproject_it_does_not_apply(scope: Any) -> None:
    assert scope(RULE, ROWS).skipped() == "there is no pyproject.toml"


def test_a_setting_stands_once(scope: Any) -> None:
    (problem,) = scope(RULE, _with("{name: tool.ruff, because: D-02}"), pyproject=PYPROJECT).run().problems
    assert problem.fault.expected == "must have each setting once; number 2 has it too"


@pytest.mark.parametrize(
    ("text", "name", "value", "place"),
    [
        pytest.param("*.txt filter=clean-pages\n", "filter=clean-pages", "*.txt", "1:7", id="filter"),
        pytest.param("# x\na diff=x\nb diff=x\n", "diff=x", "a, b", "2:3", id="diff-of-two-patterns"),
        pytest.param("\n* -text merge=mine\n", "merge=mine", "*", "2:9", id="merge-beside-others"),
    ],
)
def test_a_driver_of_git_is_a_setting(scope: Any, text: str, name: str, value: str, place: str) -> None:
    texts = {".gitattributes": text}
    one = scope(RULE, ROWS, pyproject=PYPROJECT, texts=texts)
    said = f".gitattributes sets `.gitattributes {name}` to `{value}`, but no row declares it."
    assert one.found() == [(f".gitattributes:{place}", said)]
    rows = f'{ROWS}  - {{name: ".gitattributes {name}", is: "{value}", because: D-02}}\n'
    assert scope(RULE, rows, pyproject=PYPROJECT, texts=texts).found() == []
    ((_, gone),) = scope(RULE, rows, pyproject=PYPROJECT).found()
    assert gone == f"`.gitattributes {name}` is declared, but .gitattributes does not set it."


@pytest.mark.parametrize(
    "text", ["* text=auto eol=lf\n", "bundle/** -diff -merge filter\n", "# * filter=x\n", "\n", "filter=x\n"]
)
def test_attributes_that_name_no_driver_are_let_be(scope: Any, text: str) -> None:
    assert scope(RULE, ROWS, pyproject=PYPROJECT, texts={".gitattributes": text}).found() == []


@pytest.mark.parametrize(
    ("toml", "name", "value"),
    [
        pytest.param("[tool.ruff.x]\nplugins = ['a.b']\n", "tool.ruff.x.plugins", "a.b", id="plugins"),
        pytest.param(
            "[tool.ruff]\nrequired_plugins = ['a', 'b']\n", "tool.ruff.required_plugins", "a, b", id="required"
        ),
    ],
)
def test_plugins_of_a_declared_tool_are_settings(scope: Any, toml: str, name: str, value: str) -> None:
    found = scope(RULE, ROWS, pyproject=PYPROJECT.replace("[tool.ruff]\nline-length = 120\n", "") + toml).found()
    assert [message for _, message in found if name in message] == [
        f"pyproject.toml sets `{name}` to `{value}`, but no row declares it."
    ]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        pytest.param('keywords = ["gpu"]', "pyproject.toml sets `project.keywords` to `gpu`", id="keywords"),
        pytest.param(
            'urls = {Home = "https://x.example"}', "pyproject.toml sets `project.urls.Home` to `https://x", id="urls"
        ),
    ],
)
def test_what_a_project_claims_is_a_setting(scope: Any, toml: str, said: str) -> None:
    found = scope(RULE, ROWS, pyproject=f"{PYPROJECT}[project]\n{toml}\n").found()
    assert [message.startswith(said) for _, message in found] == [True]
