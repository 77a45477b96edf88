"""The pages are the files that CONSTRAINTS.md names, byte for byte, even where the manifests agree with others."""

from dataclasses import replace
from typing import Any

import pytest

from bundle_model.faults import Fault
from checks.engine.registry import all_rules
from checks.results import Status

WHOLE: tuple[str, ...] = ()

ROW_000 = "CONSTRAINTS.md@- name: 000_"
ROWS = "CONSTRAINTS.md@  pages:"  # a list is what its key says


def _sealed(change: Any) -> Any:
    def both(copy: Any) -> None:
        change(copy)
        copy.seal()

    return both


def _link(copy: Any) -> None:
    page = copy.path("000")
    page.rename(copy.root / "elsewhere.txt")
    page.symlink_to(copy.root / "elsewhere.txt")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), [(ROW_000, "has the declared size, but its sha256")], id="same-size"),
        pytest.param(_sealed(lambda c: c.edit("000", "义乌", "乌义")), [(ROW_000, "has the declared size, but its sha256")], id="page-and-manifests"),
        pytest.param(_sealed(lambda c: c.edit("000", "义乌", "义")), [(ROW_000, "3 bytes shorter than the 12646")], id="shorter"),
        pytest.param(_sealed(lambda c: c.edit("001", "义乌", "义乌!")), [("CONSTRAINTS.md@- name: 001_", "1 byte longer")], id="longer"),
        pytest.param(lambda c: c.path("004").unlink(), [("CONSTRAINTS.md@- name: 004_", "is missing")], id="missing"),
        pytest.param(_link, [(ROW_000, "is missing, or is not a regular file")], id="a-link-to-itself"),
        pytest.param(_sealed(lambda c: c.write("bundle/data/005_x.txt", b"x\n")), [(ROWS, "bundle/data/005_x.txt is a page that no row declares")], id="a-sixth-page"),
        pytest.param(lambda c: c.path("000").rename(c.root / "bundle/data/9.txt"), [(ROWS, "9.txt is a page"), (ROW_000, "is missing")], id="renamed"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", "bytes: 12646", "bytes: 12647"), [(ROW_000, "1 byte shorter")], id="declaration-changed"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds("page-bytes", change, expected)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(lambda c: c.write("bundle/notes.txt", b"n"), id="stray-file-beside-the-pages"),
        pytest.param(lambda c: c.write("bundle/manifest-sha256.txt", b""), id="manifest-emptied"),
        pytest.param(lambda c: c.edit("bundle/record/pages.yaml", "true", "false"), id="record-changed"),
        pytest.param(lambda c: c.path("000").chmod(0o600), id="other-permissions"),
        pytest.param(lambda c: (c.root / "bundle/data/empty").mkdir(), id="empty-folder"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", "The bundle is these", "These are the"), id="other-prose"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("page-bytes", change, [])


def test_a_bag_that_is_no_folder_is_skipped(copy: Any) -> None:
    (copy.root / "bundle").rename(copy.root / "other")
    copy.write("bundle", b"")
    outcome = copy.outcome("page-bytes")
    assert (outcome.status, outcome.findings) == (Status.SKIPPED, ())
    assert outcome.reason.count("could not be read") == 5


@pytest.mark.parametrize("blocked", ["data", "data/000_fa7dfcdb48e7aafa.txt"])
def test_what_is_there_and_may_not_be_read_is_skipped(copy: Any, blocked: str) -> None:
    repository = copy.repository()
    bag = repository.bundle.bag
    fault = Fault("unreadable", blocked, "cannot be read", "a", "b", "c", unreadable=True)
    left = tuple(file for file in bag.files if not file.path.startswith(blocked))
    bundle = replace(repository.bundle, bag=replace(bag, files=left, faults=(fault,)))
    rule = all_rules()["page-bytes"]
    block = next(one for one in repository.constraints.constraints if one.fields.check == rule.id).fields.with_
    given = list(rule.check(replace(repository, bundle=bundle), rule.parameters.model_validate(block)))
    assert [skip.reason for skip in given] == [  # type: ignore[union-attr]
        f"bundle/{file.path} could not be read" for file in bag.payload if file.path.startswith(blocked)
    ]
