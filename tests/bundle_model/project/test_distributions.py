"""Which modules come with a package; what is installed here is asked too."""

import importlib.metadata

import pytest

from bundle_model.project.distributions import modules_of


@pytest.mark.parametrize(
    ("name", "modules"),
    [
        pytest.param("pyyaml", {"yaml", "_yaml"}, id="another-name"),
        pytest.param("yaml", {"yaml", "_yaml"}, id="by-its-module"),
        pytest.param("pydantic", {"pydantic", "pydantic_core"}, id="with-its-core"),
        pytest.param("pytest", {"pytest", "_pytest"}, id="with-private-parts"),
        pytest.param("check-jsonschema", {"check_jsonschema"}, id="not-in-the-table"),
        pytest.param("uvicorn[standard]", {"uvicorn"}, id="with-an-extra"),
        pytest.param("torch @ https://x.example/y.whl", {"torch"}, id="from-a-url"),
    ],
)
def test_the_modules_of_a_package(name: str, modules: set[str]) -> None:
    assert set(modules_of(name)) == modules


@pytest.mark.parametrize("name", ["attrs", "markdown-it-py", "pydantic", "pytest", "pyyaml"])
def test_the_table_names_what_is_installed(name: str) -> None:
    installed = importlib.metadata.files(name) or []
    tops = {path.parts[0].removesuffix(".py") for path in installed if path.suffix == ".py" and ".." not in path.parts}
    assert tops - {"py"} <= set(modules_of(name))
