"""There are as many seeds as were supplied, under their ids."""

from typing import Any

import pytest

COUNT = "CONSTRAINTS.md@seeds: 5"
IDS = 'CONSTRAINTS.md@ids: ["000", "001"'


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda c: (c.path("004").unlink(), c.write("bundle/data/000_b.txt", b"")), [(IDS, "are 000_b, 000_fa7dfcdb48e7aafa, 001")], id="one-id-twice"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", "seeds: 5", "seeds: 4"), [("CONSTRAINTS.md@seeds: 4", "5 seeds, but 4")], id="four-because-the-card-says-so"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", '"003", "004"]', '"004", "003"]'), [(IDS, "are declared")], id="declared-in-another-order"),
        pytest.param(lambda c: c.edit("CONSTRAINTS.md", 'ids: ["000", "001", "002", "003", "004"]', "ids: []"), [("CONSTRAINTS.md@ids: []", "but none are declared")], id="no-ids-declared"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds("seed-count", change, expected)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), id="other-bytes"),
        pytest.param(lambda c: c.path("000").rename(c.root / "bundle/data/000_other.txt"), id="renamed-within-its-id"),
        pytest.param(lambda c: c.write("bundle/notes.txt", b"n"), id="stray-file-beside-the-pages"),
        pytest.param(lambda c: (c.root / "bundle/data/empty").mkdir(), id="empty-folder"),
        pytest.param(lambda c: c.write("bundle/record/pages.yaml", b"nonsense"), id="record-that-cannot-be-read"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("seed-count", change, [])


@pytest.mark.parametrize(
    ("change", "by"),
    [
        pytest.param(lambda c: c.path("004").unlink(), "CONSTRAINTS.md@- name: 004_", id="one-missing"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x\n"), "bundle/data/005_x.txt:1:1", id="one-more"),
        pytest.param(lambda c: c.path("004").rename(c.root / "bundle/data/104_x.txt"), "bundle/data/104_x.txt:1:1", id="another-id"),
        pytest.param(lambda c: [path.unlink() for path in (c.root / "bundle/data").iterdir()], "CONSTRAINTS.md@  pages:", id="no-page-at-all"),
    ],
)  # fmt: skip
def test_a_page_that_is_gone_or_new_has_its_own_finding(assert_broken: Any, change: Any, by: str) -> None:
    assert_broken("seed-count", change, [f"C-02 at {by}"])
