"""There are as many seeds as were supplied, under their ids."""

from typing import Any

import pytest

WHOLE: tuple[str, ...] = ()

COUNT = "CONSTRAINTS.md@seeds: 5"
IDS = 'CONSTRAINTS.md@ids: ["000", "001"'


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda c: c.path("004").unlink(), [(COUNT, "holds 4 seeds, but 5"), (IDS, "are 000, 001, 002, 003, but")], id="one-missing"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x\n"), [(COUNT, "holds 6 seeds, but 5"), (IDS, "004, 005, but")], id="one-more"),
        pytest.param(lambda c: c.path("004").rename(c.root / "bundle/data/104_x.txt"), [(IDS, "003, 104, but 000")], id="another-id"),
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
    "change",
    [
        pytest.param(lambda c: [path.unlink() for path in (c.root / "bundle/data").iterdir()], id="no-page-at-all"),
    ],
)  # fmt: skip
def test_skips(assert_skips: Any, change: Any) -> None:
    assert_skips("seed-count", change, "data/ could not be read")
