"""The hooks that are offered, with what each runs and installs; what is no list of hooks is a fault at its line."""

import pytest

from bundle_model.project.hooks import HOOKS, read_hooks

_TWO = """# words
-   id: one
    entry: yiwu-bundle check
    language: python
-   id: two
    entry: python -m http.server
    additional_dependencies: ["Torch_X[gpu]>=2", ./local, {a: b}]
"""


def test_what_hooks_run_and_install() -> None:
    (first, second), faults = read_hooks(_TWO)
    assert faults == ()
    assert (first.id, first.entry, first.packages, first.line) == ("one", "yiwu-bundle check", (), 2)
    assert (second.id, second.entry, second.line) == ("two", "python -m http.server", 5)
    assert [one.name for one in second.packages] == ["torch-x[gpu]", "./local"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("id: one", 1, "is no list of hooks", id="no-list"),
        pytest.param("", 1, "is empty", id="empty"),
        pytest.param("- one", 1, "has a hook that is no map", id="no-map"),
        pytest.param("- {id: a, entry: b}\n- {id: a}", 2, "has a hook without an id, an entry", id="no-entry"),
        pytest.param("- {id: a, entry: [b]}", 1, "has a hook without an id, an entry", id="entry-that-is-no-text"),
        pytest.param("- {id: a, entry: b, additional_dependencies: c}", 1, "has a hook without", id="no-list-of-packages"),
        pytest.param("- {id: a", 2, "", id="no-yaml"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(text: str, line: int, message: str) -> None:
    hooks, (fault,) = read_hooks(text)
    assert (fault.file, fault.line, fault.unreadable) == (HOOKS, line, True)
    assert message in fault.message
    assert hooks == () or len(hooks) == 1
