"""What files of requirements install, line by line, and which files are such."""

import pytest

from bundle_model.project.requirements import is_requirements, read_requirements, requirement_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("torch==2.5", "torch", id="version"),
        pytest.param("Torch_X.y>=1,<2  # why", "torch-x-y", id="normalised-with-a-comment"),
        pytest.param("torch[b,A]==2.5 \\", "torch[a,b]", id="extras-and-a-line-that-goes-on"),
        pytest.param("torch \\", "torch", id="no-version"),
        pytest.param("torch ; python_version < '3.12'", "torch", id="marker"),
        pytest.param("torch @ https://x.example/t.whl", "torch @ https://x.example/t.whl", id="address"),
        pytest.param("https://x.example/t.whl", "https://x.example/t.whl", id="address-alone"),
        pytest.param("./local/package", "./local/package", id="path"),
        pytest.param("-e ./local", "./local", id="editable"),
        pytest.param("--editable=git+https://x.example/t", "git+https://x.example/t", id="editable-address"),
    ],
)
def test_what_a_line_installs(line: str, name: str) -> None:
    assert [(one.name, one.line) for one in read_requirements(f"# x\n{line}\n")] == [(name, 2)]


@pytest.mark.parametrize("line", ["", "# torch", "    --hash=sha256:0", "  # via torch", "-r other.txt", "--index-url https://x.example", "--no-binary torch"])  # fmt: skip
def test_what_installs_nothing(line: str) -> None:
    assert read_requirements(f"{line}\n") == ()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("requirements.txt", True), (".ci/requirements-extra.txt", True), ("a/Requirements.in", True), ("requirements.md", False),
        ("my-requirements.txt", False), ("requirements/dev.txt", False), ("requirements.txt/x", False),
    ],
)  # fmt: skip
def test_which_files_are_of_requirements(path: str, expected: bool) -> None:
    assert is_requirements(path) is expected


@pytest.mark.parametrize("text", ["./local", "-r x", "https://x.example/t", "", "torch torch"])
def test_what_names_no_package(text: str) -> None:
    assert requirement_of(text) is None
