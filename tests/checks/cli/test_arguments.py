"""Unknown words are refused with the nearest, and what was read of a faulty bundle is not trusted."""

from typing import Any

import pytest

from checks.cli.answer import UsageError
from checks.cli.arguments import check_words, trust

KINDS = ("list", "order", "share")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        pytest.param("lst", "no kind is called lst; did you mean list?", id="near"),
        pytest.param("zzz", "no kind is called zzz; there are list, order, share", id="far"),
        pytest.param("", "no kind is called ; there are list, order, share", id="nothing"),
    ],
)
def test_an_unknown_word(word: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        check_words("kind", ["order", word], KINDS)
    assert str(error.value) == said


def test_where_nothing_is_known() -> None:
    with pytest.raises(UsageError, match="there is none here"):
        check_words("story", ["000-1"], {})


@pytest.mark.parametrize("given", [[], ["list"], ["list", "order", "list"]], ids=["none", "one", "several"])
def test_known_words(given: list[str]) -> None:
    assert check_words("kind", given, KINDS) is None


@pytest.mark.parametrize(
    ("change", "code", "notes"),
    [
        pytest.param(lambda _: None, 0, 0, id="whole"),
        pytest.param(lambda c: c.path("004").unlink(), 1, 1, id="a-page-lacks"),
        pytest.param(lambda c: c.write(c.page("004"), b"\xff"), 1, 1, id="a-page-is-no-text"),
        pytest.param(lambda c: c.write("bundle/record/pages.yaml", b"\xff"), 2, 1, id="unreadable"),
    ],
)
def test_trust(copy: Any, change: Any, code: int, notes: int) -> None:
    change(copy)
    bundle = copy.repository().bundle
    assert trust(bundle)[0] == code
    assert len(trust(bundle)[1]) == notes
    assert all("`yiwu-bundle check`" in note and str(len(bundle.faults)) in note for note in trust(bundle)[1])


def _with_a_typo(copy: Any) -> None:
    copy.edit("CONSTRAINTS.md", "settles:", "settle:")


@pytest.mark.parametrize(
    ("change", "code", "note"),
    [
        pytest.param(lambda _: None, 0, (), id="whole"),
        pytest.param(_with_a_typo, 2, ("the bundle or CONSTRAINTS.md has 1 fault; `yiwu-bundle check` lists them",), id="only-others"),
        pytest.param(lambda c: c.write("bundle/x", b""), 1, ("the bundle has 1 fault; `yiwu-bundle check` lists them",), id="only-the-bundle"),
        pytest.param(lambda c: [_with_a_typo(c), c.write("bundle/x", b"")], 2, ("the bundle or CONSTRAINTS.md has 2 faults; `yiwu-bundle check` lists them",), id="both"),
    ],
)  # fmt: skip
def test_faults_of_what_else_was_used_count_too(copy: Any, change: Any, code: int, note: tuple[str, ...]) -> None:
    change(copy)
    repository = copy.repository()
    assert trust(repository.bundle, repository.constraints.faults) == (code, note)
