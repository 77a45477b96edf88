"""The row to add reads back as what it says, whatever the name; a row without a reason is found at its line."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bundle_model.project.python_file import Use
from bundle_model.repository import Repository
from bundle_model.strict.yaml_text import read_yaml
from checks.results import AtDeclaration, Breach, Region
from checks.safe_text.terminal import visible
from checks.scope.flow_yaml import row_text
from checks.scope.rows import ScopeRow, region_of, row_to_add, stale_row, unfit_rows


class _Row(ScopeRow):
    name: str

    @property
    def title(self) -> str:
        return self.name


def _rows(*reasons: str) -> tuple[_Row, ...]:
    return tuple(_Row(name=f"n{number}", because=because) for number, because in enumerate(reasons))


def _unfit(real: Repository, *reasons: str) -> list[Breach]:
    return list(unfit_rows(_rows(*reasons), "things", real))


def test_rows_that_rest_on_something_are_let_be(real_repository: Repository) -> None:
    assert _unfit(real_repository, "D-01", "D-02") == []
    assert _unfit(real_repository) == []


def test_each_row_that_rests_on_nothing_is_found_at_its_reason(real_repository: Repository) -> None:
    first, second = _unfit(real_repository, "", "D-01", "C-01")
    assert (first.at, second.at) == (AtDeclaration(("things", 0, "because")), AtDeclaration(("things", 2, "because")))
    assert first.message.startswith("The row of `n0` rests on nothing: found nothing, expected a decision D-NN")
    assert second.message.startswith("The row of `n2` rests on a constraint, which is no reason: found C-01, expected")
    assert first.remedy == second.remedy
    assert first.remedy.startswith("Name a decision, or write one.")
    assert first.template == second.template


def test_a_reason_that_is_left_out_is_empty() -> None:
    assert _Row.model_validate({"name": "x"}).because == ""


def test_a_row_without_a_title_is_a_mistake_of_ours() -> None:
    with pytest.raises(NotImplementedError):
        _ = ScopeRow().title


def test_what_is_gone_is_found_at_its_row_or_in_it() -> None:
    assert stale_row("things", 2, "x").at == AtDeclaration(("things", 2))
    assert stale_row("things", 2, "x", "may", 1).at == AtDeclaration(("things", 2, "may", 1))


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        pytest.param({"name": "server"}, "- {name: server, because: }", id="plain"),
        pytest.param({"name": ".hidden"}, "- {name: .hidden, because: }", id="hidden"),
        pytest.param({"package": "a.b", "ours": ("c", "d.e")}, "- {package: a.b, ours: [c, d.e], because: }", id="list"),
        pytest.param({"package": "a", "never": ()}, "- {package: a, never: [], because: }", id="empty-list"),
        pytest.param({"name": "A :: B"}, r'- {name: "A :\x3a B", because: }', id="classifier"),
        pytest.param({"name": "a:b"}, '- {name: "a:b", because: }', id="colon"),
        pytest.param({"name": "3.10"}, '- {name: "3.10", because: }', id="number"),
        pytest.param({"name": "- x"}, '- {name: "- x", because: }', id="dash"),
        pytest.param({"name": "义乌"}, '- {name: "义乌", because: }', id="chinese"),
        pytest.param({"name": 'a\n`\\"\u202e\U000e0001'}, r'- {name: "a\x0a\x60\x5c\x22\U0000202e\U000e0001", because: }', id="hostile"),
    ],
)  # fmt: skip
def test_the_row_as_it_is_printed(fields: Any, row: str) -> None:
    assert row_text(fields) == row


_TEXT = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=12)
_MARKS = st.text(
    st.sampled_from(list(" .-:#[]{},&*!|>'\"%@`?~\\n\t\x1b\x85\u2028\ufeff\uffff义a0")), min_size=1, max_size=8
)
_NAMES = st.one_of(_TEXT, _MARKS)


@given(name=_NAMES, group=st.one_of(st.just(""), _NAMES), listed=st.lists(_NAMES, max_size=3))
@example(name="::error ::x##[group]:::", group="---", listed=["...", "null", "~"])
def test_a_row_reads_back_as_what_it_says_and_is_shown_as_it_is(name: str, group: str, listed: list[str]) -> None:
    row = row_text({"name": name, "group": group, "may": listed})
    document = read_yaml(f"with:\n  things:\n    {row}\n")
    assert document.problems == ()
    assert document.data == {"with": {"things": [{"name": name, "group": group, "may": listed, "because": ""}]}}
    assert visible(row) == row
    assert "`" not in row


@pytest.mark.parametrize(
    ("fields", "instead", "said"),
    [
        pytest.param({"name": "x"}, False, "Remove it, or add to `things` the row `- {name: x, because: }` and fill in `because`: a decision D-NN that permits it.", id="row"),
        pytest.param({"name": "x"}, True, "Remove it, or replace its row in `things` with `- {name: x, because: }` and fill in `because`: a decision D-NN that permits it.", id="instead"),
        pytest.param({"name": "\udcff"}, False, "Remove or rename it: a name that is not UTF-8 cannot be declared.", id="no-utf-8"),
        pytest.param({"module": "a", "may": ("a", "b\udc80")}, False, "Remove or rename it: a name that is not UTF-8 cannot be declared.", id="no-utf-8-in-a-list"),
    ],
)  # fmt: skip
def test_the_remedy_for_what_is_not_declared(fields: Any, instead: bool, said: str) -> None:
    assert row_to_add("things", fields, instead=instead) == said


def test_the_region_of_a_name_in_code(make_source: Any) -> None:
    region = region_of(make_source("checks/one.py"), Use("os.system", 2, 3, 2, 12))
    assert region == Region("checks/one.py", 2, 3, 2, 12)
