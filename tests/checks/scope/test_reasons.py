"""What a `because` may be; a decision that stands, and that permits what rests on it."""

from dataclasses import replace

import pytest

from bundle_model.declared.constraints import read_constraints
from bundle_model.repository import Repository
from checks.scope.reasons import Permit, Unfit, unfit_reason

_DECISIONS = """<a id="d-01"></a>
### D-01 It was so.

For a while.

```yaml
id: D-01
date: 2026-11-20
by: the author of the card
superseded_by: D-02
```

<a id="d-02"></a>
### D-02 It is so.

From now on.

```yaml
id: D-02
date: 2026-11-21
by: Li, a maintainer
permits:
  entries: [docs, server]
  dependencies: [pyyaml, "uvicorn[standard]"]
```
"""
_FORM = "`yiwu-bundle explain --template decision` prints its form."
_ANY = "a decision D-NN"
_NAME_ONE = f"Name a decision, or write one. {_FORM}"
_PLACE = "rests on a place in the pages, which define no system and ask for nothing"


def _of(real: Repository, text: str = _DECISIONS) -> Repository:
    return replace(real, constraints=read_constraints(text.encode()))


def test_a_decision_that_stands_is_a_reason(real_repository: Repository) -> None:
    assert unfit_reason("D-02", _of(real_repository)) is None


@pytest.mark.parametrize(
    ("because", "said", "expected", "remedy"),
    [
        pytest.param("", "rests on nothing", _ANY, _NAME_ONE, id="empty"),
        pytest.param(" ", "rests on nothing", _ANY, _NAME_ONE, id="blank"),
        pytest.param("D-03", "rests on nothing", "a decision that is in this file", f"Write D-03 first. {_FORM}", id="the-next"),
        pytest.param("D-2", "rests on nothing", "a decision that is in this file", f"Did you mean D-02? Else write D-03 first. {_FORM}", id="other-number"),
        pytest.param("D-999", "rests on nothing", "a decision that is in this file", f"There are D-01, D-02: name one, or write D-03 first. {_FORM}", id="none-is-near"),
        pytest.param("d-02", "rests on nothing", _ANY, _NAME_ONE, id="small-letter"),
        pytest.param("D-02 ", "rests on nothing", _ANY, _NAME_ONE, id="with-a-space"),
        pytest.param("D-02\n", "rests on nothing", _ANY, _NAME_ONE, id="with-a-line-end"),
        pytest.param("C-01", "rests on a constraint, which is no reason", _ANY, _NAME_ONE, id="constraint"),
        pytest.param("C-99", "rests on a constraint, which is no reason", _ANY, _NAME_ONE, id="constraint-that-is-not-there"),
        pytest.param("000:36", _PLACE, _ANY, _NAME_ONE, id="line"),
        pytest.param("000:36:1", _PLACE, _ANY, _NAME_ONE, id="line-and-column"),
        pytest.param("009:0", _PLACE, _ANY, _NAME_ONE, id="no-page"),
        pytest.param("000:36x", "rests on nothing", _ANY, _NAME_ONE, id="no-place"),
        pytest.param("the card", "rests on nothing", _ANY, _NAME_ONE, id="words"),
        pytest.param("D-02, 000:36", "rests on nothing", _ANY, _NAME_ONE, id="two-at-once"),
    ],
)  # fmt: skip
def test_what_is_no_reason(real_repository: Repository, because: str, said: str, expected: str, remedy: str) -> None:
    unfit = unfit_reason(because, _of(real_repository))
    assert unfit is not None
    assert (unfit.message, unfit.expected, unfit.remedy) == (said, expected, remedy)
    assert "### D-03 " in (unfit.template or "")


def test_a_superseded_decision_names_the_one_that_replaced_it(real_repository: Repository) -> None:
    assert unfit_reason("D-01", _of(real_repository)) == Unfit(
        "rests on a superseded decision", "a decision that is not superseded", "Name D-02, or remove it."
    )


@pytest.mark.parametrize(
    "needs",
    [
        pytest.param((), id="nothing"),
        pytest.param((("entries", "server"),), id="named"),
        pytest.param((("entries", "server"), ("entries", "docs")), id="both-named"),
        pytest.param((("dependencies", "pyyaml"),), id="package"),
        pytest.param((("dependencies", "yaml"),), id="module-of-a-package"),
        pytest.param((("dependencies", "uvicorn[standard]"),), id="with-its-extra"),
        pytest.param((("dependencies", "uvicorn"),), id="module-of-a-package-with-an-extra"),
    ],
)
def test_what_a_decision_permits(real_repository: Repository, needs: tuple[Permit, ...]) -> None:
    assert unfit_reason("D-02", _of(real_repository), needs) is None


@pytest.mark.parametrize(
    ("needs", "named", "form"),
    [
        pytest.param((("entries", "serve"),), "the entry `serve`", "  entries: [serve]\n", id="another-name"),
        pytest.param((("files", "server"),), "the kind of file `server`", "  files: [server]\n", id="another-kind"),
        pytest.param((("entries", "server"), ("entries", "x"), ("files", ".js")), "the entry `x`, the kind of file `.js`", "  entries: [x]\n  files: [.js]\n", id="some-of-them"),
        pytest.param((("dependencies", "pyyaml[fast]"),), "the package `pyyaml[fast]`", '  dependencies: ["pyyaml[fast]"]\n', id="with-an-extra"),
        pytest.param((("dependencies", "torch"),), "the package `torch`", "  dependencies: [torch]\n", id="another-package"),
    ],
)  # fmt: skip
def test_what_a_decision_does_not_permit(
    real_repository: Repository, needs: tuple[Permit, ...], named: str, form: str
) -> None:
    unfit = unfit_reason("D-02", _of(real_repository), needs)
    assert unfit is not None
    assert unfit.message == "rests on a decision that does not permit it"
    assert unfit.expected == f"a decision that permits {named}"
    assert unfit.sentence == f"D-02 does not permit {named}. It was taken on 2026-11-21 by Li, a maintainer."
    assert (unfit.template or "").endswith(f"permits:\n{form}```\n")


def test_one_decision_is_named_as_what_there_is(real_repository: Repository) -> None:
    alone = _DECISIONS.partition('<a id="d-02">')[0].replace("superseded_by: D-02\n", "")
    unfit = unfit_reason("D-07", _of(real_repository, alone))
    assert unfit is not None
    assert unfit.remedy == f"There is D-01: name one, or write D-02 first. {_FORM}"


def test_where_there_is_no_decision_at_all_none_is_proposed(real_repository: Repository) -> None:
    unfit = unfit_reason("D-02", _of(real_repository, "# Nothing\n"))
    assert unfit is not None
    assert unfit.remedy == f"Write D-01 first. {_FORM}"


def test_a_decision_that_could_not_be_read_is_let_be_since_it_is_reported(real_repository: Repository) -> None:
    repository = _of(real_repository, _DECISIONS.replace("date: 2026-11-21", "dtae: 2026-11-21"))
    assert repository.constraints.faults
    assert unfit_reason("D-02", repository) is None
    assert unfit_reason("D-03", repository) is not None


def test_a_decision_that_prose_speaks_of_is_none(real_repository: Repository) -> None:
    repository = _of(real_repository, _DECISIONS.replace("From now on.", "Until D-03 comes.\n###D-03 x"))
    assert unfit_reason("D-03", repository) is not None
