"""What a `because` may be; what test_declaration.py shows at the constraints holds for any reason."""

from dataclasses import replace
from typing import Any

import pytest

from bundle_model.declared.constraints import read_constraints
from bundle_model.faults import Fault
from bundle_model.repository import Repository
from checks.scope.reasons import Unfit, unfit_reason

_DECISIONS = """<a id="d-01"></a>
### D-01 It was so.

For a while.

```yaml
id: D-01
date: 2026-11-20
superseded_by: D-02
```

<a id="d-02"></a>
### D-02 It is so.

From now on.

```yaml
id: D-02
date: 2026-11-21
```
"""
_ANY = "a decision D-NN, or a place page:line that is not blank"
_NAME_ONE = "Name a decision or a place in the pages."


def _of(real: Repository, text: str = _DECISIONS) -> Repository:
    return replace(real, constraints=read_constraints(text.encode()))


def _with_faults(real: Repository, *files: str, pages: Any = ()) -> Repository:
    faults = tuple(Fault("changed", file, "is odd", "this", "that", "Fix it.") for file in files)
    return replace(_of(real), bundle=replace(real.bundle, faults=faults, pages=pages))


@pytest.mark.parametrize("because", ["D-02", "000:36", "000:36:1", "001:3:4", "004:1"])
def test_a_decision_that_stands_or_something_printed_is_a_reason(real_repository: Repository, because: str) -> None:
    assert unfit_reason(because, _of(real_repository)) is None


@pytest.mark.parametrize(
    ("because", "unfit"),
    [
        pytest.param("", Unfit("rests on nothing", _ANY, _NAME_ONE), id="empty"),
        pytest.param(" ", Unfit("rests on nothing", _ANY, _NAME_ONE), id="blank"),
        pytest.param("D-01", Unfit("rests on a superseded decision", "a decision that is not superseded", "Name D-02, or remove it."), id="superseded"),
        pytest.param("D-03", Unfit("rests on nothing", "a decision that is in this file", "Did you mean D-02?"), id="no-decision"),
        pytest.param("D-2", Unfit("rests on nothing", "a decision that is in this file", "Did you mean D-02?"), id="other-number"),
        pytest.param("d-02", Unfit("rests on nothing", _ANY, _NAME_ONE), id="small-letter"),
        pytest.param("D-02 ", Unfit("rests on nothing", _ANY, _NAME_ONE), id="with-a-space"),
        pytest.param("D-02\n", Unfit("rests on nothing", _ANY, _NAME_ONE), id="with-a-line-end"),
        pytest.param("C-01", Unfit("rests on a constraint, which is no reason", _ANY, _NAME_ONE), id="constraint"),
        pytest.param("C-99", Unfit("rests on a constraint, which is no reason", _ANY, _NAME_ONE), id="constraint-that-is-not-there"),
        pytest.param("000:1", Unfit("rests on nothing", _ANY, _NAME_ONE), id="blank-line"),
        pytest.param("000:36:999", Unfit("rests on nothing", _ANY, _NAME_ONE), id="behind-the-line"),
        pytest.param("000:99999", Unfit("rests on nothing", _ANY, _NAME_ONE), id="behind-the-page"),
        pytest.param("009:1", Unfit("rests on nothing", _ANY, _NAME_ONE), id="no-page"),
        pytest.param("000:0", Unfit("rests on nothing", _ANY, _NAME_ONE), id="lines-count-from-1"),
        pytest.param("the card", Unfit("rests on nothing", _ANY, _NAME_ONE), id="words"),
        pytest.param("D-02, 000:36", Unfit("rests on nothing", _ANY, _NAME_ONE), id="two-at-once"),
    ],
)  # fmt: skip
def test_what_is_no_reason(real_repository: Repository, because: str, unfit: Unfit) -> None:
    assert unfit_reason(because, _of(real_repository)) == unfit


def test_where_there_is_no_decision_at_all_none_is_proposed(real_repository: Repository) -> None:
    unfit = unfit_reason("D-02", _of(real_repository, "# Nothing\n"))
    assert unfit is not None
    assert unfit.remedy == "Write the decision first."


def test_a_decision_that_could_not_be_read_is_let_be_since_it_is_reported(real_repository: Repository) -> None:
    repository = _of(real_repository, _DECISIONS.replace("date: 2026-11-21", "dtae: 2026-11-21"))
    assert repository.constraints.faults
    assert unfit_reason("D-02", repository) is None
    assert unfit_reason("D-03", repository) is not None


def test_a_decision_that_prose_speaks_of_is_none(real_repository: Repository) -> None:
    repository = _of(real_repository, _DECISIONS.replace("From now on.", "Until D-03 comes.\n###D-03 x"))
    assert unfit_reason("D-03", repository) is not None


@pytest.mark.parametrize("file", [".", "data", "data/000_x.txt"])
def test_a_place_is_let_be_where_pages_could_not_be_read(real_repository: Repository, file: str) -> None:
    assert unfit_reason("000:36", _with_faults(real_repository, file)) is None


@pytest.mark.parametrize("files", [(), ("record/pages.yaml",), ("database.txt",)])
def test_a_fault_elsewhere_excuses_no_place(real_repository: Repository, files: tuple[str, ...]) -> None:
    assert unfit_reason("000:36", _with_faults(real_repository, *files)) is not None


def test_a_page_that_was_read_is_looked_at_whatever_is_wrong_with_another(real_repository: Repository) -> None:
    repository = _with_faults(real_repository, "data/004_x.txt", pages=real_repository.bundle.pages)
    assert unfit_reason("000:1", repository) is not None
    assert unfit_reason("000:36", repository) is None
