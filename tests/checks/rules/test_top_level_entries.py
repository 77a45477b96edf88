"""What git tracks at the top level is declared, both ways, and every link and submodule; twins are told."""

import json
from typing import Any

import pytest

from checks.output.check.json import render as as_json
from checks.output.check.text import render as as_text
from checks.output.formats import Style

RULE = "top-level-entries"
ROWS = """
entries:
  - {name: checks, because: D-02}
  - {name: README.md, because: D-02}
"""
FIRST = "  entries:"
CODE = {"checks/one.py": ""}
README: dict[str, Any] = {"README.md": "file"}
_OTHER_FORM = "Cafe\u0301"


def _with(row: str) -> str:
    return f"{ROWS}  - {row}\n"


def test_what_is_declared_is_let_be(scope: Any) -> None:
    assert scope(RULE, ROWS, CODE, {**README, "checks/deep/er/two.py": "file"}).found() == []


@pytest.mark.parametrize(
    ("path", "kind", "said", "row"),
    [
        pytest.param("server/app.py", "file", "`server` is in git but not declared in CONSTRAINTS.md.", "- {name: server, because: }", id="folder"),
        pytest.param(".hidden/x", "file", "`.hidden` is in git but not declared in CONSTRAINTS.md.", "- {name: .hidden, because: }", id="hidden-folder"),
        pytest.param("readme.txt", "file", "`readme.txt` is in git but not declared", "- {name: readme.txt, because: }", id="file"),
        pytest.param("there", "link", "`there`, a link, is in git but not declared", "- {name: there, kind: link, because: }", id="link"),
        pytest.param("lib", "submodule", "`lib`, a submodule, is in git but not declared", "- {name: lib, kind: submodule, because: }", id="submodule"),
        pytest.param("checks/a/there", "link", "`checks/a/there`, a link, is in git", "- {name: checks/a/there, kind: link, because: }", id="link-at-depth"),
        pytest.param("checks/z", "link", "`checks/z`, a link, is in git", "- {name: checks/z, kind: link, because: }", id="link-behind-all-else"),
        pytest.param("checks/a/lib", "submodule", "`checks/a/lib`, a submodule, is in git", "- {name: checks/a/lib, kind: submodule, because: }", id="submodule-at-depth"),
        pytest.param("3 d:x", "file", "`3 d:x` is in git", '- {name: "3 d:x", because: }', id="name-that-needs-quotes"),
        pytest.param("义乌/x", "file", "`义乌` is in git", '- {name: "义乌", because: }', id="chinese"),
    ],
)  # fmt: skip
def test_what_is_not_declared_is_found_with_its_row(scope: Any, path: str, kind: str, said: str, row: str) -> None:
    one = scope(RULE, ROWS, CODE, {**README, path: kind})
    ((place, message),) = one.found()
    assert place == one.at(FIRST)
    assert message.startswith(said)
    (remedy,) = one.remedies()
    assert f"add to `entries` the row `{row}` and fill in `because`: a decision D-NN that permits it." in remedy
    assert scope(RULE, _with(row[2:].replace("because: ", "because: D-02")), CODE, {**README, path: kind}).found() == []


@pytest.mark.parametrize(
    ("row", "path", "kind", "instead"),
    [
        pytest.param("{name: x, because: D-02}", "x", "link", "- {name: x, kind: link, because: }", id="a-file-is-a-link-now"),
        pytest.param("{name: x, kind: link, because: D-02}", "x", "submodule", "- {name: x, kind: submodule, because: }", id="a-link-is-a-submodule"),
        pytest.param("{name: x, kind: link, because: D-02}", "x", "file", "- {name: x, because: }", id="a-link-is-a-file"),
    ],
)  # fmt: skip
def test_another_kind_than_declared_puts_another_row_in_its_place(
    scope: Any, row: str, path: str, kind: str, instead: str
) -> None:
    one = scope(RULE, _with(row), CODE, {**README, path: kind})
    ((_, message),) = one.found()
    assert message.endswith(", but its row says otherwise.")
    assert f"replace its row in `entries` with `{instead}` and fill" in one.remedies()[0]
    mended = _with(instead[2:].replace("because: ", "because: D-02"))
    assert scope(RULE, mended, CODE, {**README, path: kind}).found() == []


@pytest.mark.parametrize(
    ("row", "others"),
    [
        pytest.param("{name: gone, because: D-02}", {}, id="entry"),
        pytest.param("{name: checks/gone, kind: link, because: D-02}", {}, id="link-at-depth"),
        pytest.param(
            "{name: checks/gone, kind: link, because: D-02}", {"checks/gone": "file"}, id="link-that-is-a-file"
        ),
    ],
)
def test_what_is_declared_and_gone_is_found_at_its_row(scope: Any, row: str, others: Any) -> None:
    one = scope(RULE, _with(row), CODE, {**README, **others})
    ((place, message),) = one.found()
    assert place == one.at(row)
    assert message.endswith("is declared but not in git.")


@pytest.mark.parametrize(("name", "kind"), [("lib", "submodule"), ("checks/a", "link"), ("checks/b", "submodule")])
def test_a_declared_link_or_submodule_is_let_be(scope: Any, name: str, kind: str) -> None:
    rows = _with(f"{{name: {name}, kind: {kind}, because: D-02}}")
    assert scope(RULE, rows, CODE, {**README, name: kind}).found() == []


@pytest.mark.parametrize(
    ("others", "twins"),
    [
        pytest.param(["checks/One.py"], [("checks/one.py", "checks/One.py")], id="files-by-case"),
        pytest.param(["checks/A/x", "checks/a/y"], [("checks/a", "checks/A")], id="folders-by-case"),
        pytest.param(["checks/A/x", "checks/a/x"], [("checks/a", "checks/A"), ("checks/a/x", "checks/A/x")], id="folders-and-what-is-in-them"),
        pytest.param([f"checks/{_OTHER_FORM}", "checks/Caf\u00e9"], [("checks/Caf\u00e9", f"checks/{_OTHER_FORM}")], id="by-normalisation"),
        pytest.param(["checks/AB", "checks/Ab", "checks/aB"], [("checks/Ab", "checks/AB"), ("checks/aB", "checks/Ab")], id="three-of-a-kind"),
        pytest.param(["checks/a-b/x", "checks/a/x", "checks/ab"], [], id="no-twins"),
        pytest.param(["checks/Stra\u00dfe", "checks/STRASSE"], [("checks/Stra\u00dfe", "checks/STRASSE")], id="by-full-case-folding"),
    ],
)  # fmt: skip
def test_twins(scope: Any, others: list[str], twins: list[tuple[str, str]]) -> None:
    one = scope(RULE, ROWS, CODE, {**README, **dict.fromkeys(others, "file")})
    said = [f"`{late}` differs from `{early}`" for late, early in twins]
    found = one.found()
    assert [message.partition(", which")[0] for _, message in found] == sorted(said)
    assert {place for place, _ in found} <= {one.at(FIRST)}


def test_twins_at_the_top_are_told_as_twins_beside_what_is_not_declared(scope: Any) -> None:
    messages = [message for _, message in scope(RULE, ROWS, CODE, {**README, "Checks/x": "file"}).found()]
    assert [message.partition(" ")[0] for message in messages] == ["`Checks`", "`checks`"]


def test_a_row_rests_on_a_reason(scope: Any, unfit_reason: tuple[str, str]) -> None:
    because, said = unfit_reason
    one = scope(RULE, _with(f"{{name: x{because}}}"), CODE, {**README, "x": "file"})
    ((place, message),) = one.found()
    assert place == one.at("{name: x")
    assert message.startswith(f"The row of `x` {said}")


@pytest.mark.parametrize("why", ["git is not installed", "git tracks no file here"])
def test_where_git_says_nothing_the_reason_is_given(scope: Any, why: str) -> None:
    assert scope(RULE, ROWS, unknown=why).skipped() == why


def test_a_reason_that_is_none_is_found_though_git_says_nothing(scope: Any) -> None:
    outcome = scope(RULE, _with("{name: x}"), unknown="git is not installed").outcome()
    assert (len(outcome.findings), outcome.reason) == (1, "git is not installed")


@pytest.mark.parametrize(
    ("row", "found", "expected"),
    [
        pytest.param("{name: checks, because: D-02}", "checks", "must have each entry once; number 0 has it too", id="doubled"),
        pytest.param("{name: checks, kind: link, because: D-02}", "checks", "must have each entry once; number 0 has it too", id="doubled-as-another-kind"),
        pytest.param("{name: x, kind: file, because: D-02}", "file", "must be one of 'link' or 'submodule'", id="unknown-kind"),
        pytest.param("{name: '', because: D-02}", "nothing", "must not be empty", id="no-name"),
        pytest.param("{name: x, becuase: D-02}", "entries.2.becuase", "a field that is known here", id="misspelt-field"),
    ],
)  # fmt: skip
def test_rows_that_are_no_declaration(scope: Any, row: str, found: str, expected: str) -> None:
    one = scope(RULE, _with(row), CODE, README)
    ((place, was, wanted),) = one.unfit()
    assert place.startswith("CONSTRAINTS.md:")
    assert was.endswith(found)
    assert wanted == expected


@pytest.mark.parametrize(
    ("name", "declarable"),
    [
        pytest.param("a\nb", True, id="newline"),
        pytest.param("\x1b[31mred", True, id="esc"),
        pytest.param("::error ::x", True, id="workflow-command"),
        pytest.param("##[group]x", True, id="azure-command"),
        pytest.param("a`b``c", True, id="back-ticks"),
        pytest.param('a"b\\c', True, id="quotes"),
        pytest.param("\u202egnp.exe", True, id="bidirectional-mark"),
        pytest.param("\u2028x\x7f", True, id="what-yaml-forbids"),
        pytest.param("{a: [b]}", True, id="yaml"),
        pytest.param("- x #y", True, id="yaml-marks"),
        pytest.param("\udcff\udce4", False, id="no-utf-8"),
    ],
)
def test_hostile_names_are_shown_safely_and_can_be_declared(scope: Any, name: str, declarable: bool) -> None:
    one = scope(RULE, ROWS, CODE, {**README, name: "file"})
    (remedy,) = one.remedies()
    text = as_text(one.run(), Style(width=2000, colour=False))
    document = as_json(one.run(), Style()).encode("utf-8", "backslashreplace").decode()
    assert not [part for part in ("\x1b", "\u202e", "\u2028", "\x7f", "\udcff", "::", "##[") if part in text]
    assert "\x1b" not in document
    assert json.loads(document)["constraints"][0]["findings"][0]["remedy"] == remedy
    row = remedy.partition("the row `")[2].partition("`")[0]
    if not declarable:
        assert remedy == "Remove or rename it: a name that is not UTF-8 cannot be declared."
        return
    assert row in text  # nothing of it is written in another way on the screen
    assert (
        scope(RULE, _with(row[2:].replace("because: }", "because: D-02}")), CODE, {**README, name: "file"}).found()
        == []
    )


def test_a_new_folder_with_python_asks_for_both_rows_at_once(scope: Any) -> None:
    code = {**CODE, "server/app.py": "from http.server import HTTPServer\nimport flask\nimport checks.one"}
    one = scope(RULE, ROWS, code, README)
    ((_, message),) = one.found()
    assert message == "`server` is in git but not declared in CONSTRAINTS.md. Its Python uses `flask`, `http.server`."
    (remedy,) = one.remedies()
    assert "add to `entries` the row `- {name: server, because: }` and" in remedy
    assert "the row `- {package: server, imports: [flask], because: }` too, in `dependencies`" in remedy


@pytest.mark.parametrize(
    ("was", "others", "said", "instead"),
    [
        pytest.param({"LICENCE": "README.md"}, {"LICENCE": "file"}, "`README.md` is now called `LICENCE`, which", "LICENCE", id="file"),
        pytest.param({"docs/a": "README.md/a", "docs/b/c": "README.md/b/c"}, {"docs/a": "file", "docs/b/c": "file"}, "`README.md` is now called `docs`, which", "docs", id="folder"),
    ],
)  # fmt: skip
def test_what_has_another_name_is_one_finding(scope: Any, was: Any, others: Any, said: str, instead: str) -> None:
    one = scope(RULE, ROWS, CODE, others, was=was)
    ((place, message),) = one.found()
    assert (place, message.startswith(said)) == (one.at("name: README.md"), True)
    assert one.remedies()[0].startswith("Rename it back, or replace its row in `entries` with `- {name: " + instead)


def test_what_has_moved_to_two_places_is_gone_and_new(scope: Any) -> None:
    was = {"docs/a": "README.md/a", "notes/b": "README.md/b"}
    found = scope(RULE, ROWS, CODE, {"docs/a": "file", "notes/b": "file"}, was=was).found()
    assert [message.partition("`")[2].partition("`")[0] for _, message in found] == ["docs", "notes", "README.md"]


def test_an_entry_that_its_decision_does_not_permit_is_found(scope: Any) -> None:
    one = scope(RULE, ROWS, CODE, README, permits="permits: {entries: [checks]}\n")
    ((place, message),) = one.found()
    assert place == one.at("name: README.md")
    assert message == "D-02 does not permit the entry `README.md`. It was taken on 2026-11-21 by a maintainer."


def test_a_project_file_that_a_sparse_checkout_leaves_out_is_not_missing(scope: Any) -> None:
    rows = _with("{name: pyproject.toml, because: D-02}")
    assert scope(RULE, rows, CODE, README, sparse=("pyproject.toml",)).found() == []
    ((_, message),) = scope(RULE, rows, CODE, {**README, "pyproject.toml": "file"}).found()
    assert message == "`pyproject.toml` is in git but missing on disk."
