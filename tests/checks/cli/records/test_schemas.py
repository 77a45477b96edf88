"""The schemas are written where the tool itself lies, and nowhere else."""

from pathlib import Path
from typing import Any

import pytest

from bundle_model.repository import Repository
from checks.cli.answer import Changes, UsageError
from checks.cli.records import schemas
from checks.cli.records.schemas import record
from checks.output.schemas import schema_names, schema_text

_TOP = Path(__file__).parents[4]


def test_with_nothing_to_change_nothing_is_written(real_repository: Repository) -> None:
    assert record(real_repository, _TOP) == Changes({}, ())


def test_what_differs_is_written_and_named(real_repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = {name: schema_text(name) for name in schema_names()}
    monkeypatch.setattr(schemas, "made_schemas", lambda: {**shipped, "check": "new\n", "lint": "义\n"})
    folder = "checks/output/schemas"
    assert record(real_repository, _TOP) == Changes(
        {_TOP / folder / "check.json": b"new\n", _TOP / folder / "lint.json": "义\n".encode()},
        (
            f"wrote {folder}/check.json from the types of its document",
            f"wrote {folder}/lint.json from the types of its document",
        ),
    )


@pytest.mark.parametrize("folder", [None, "checks/output/schemas"], ids=["without-the-tool", "with-another-copy"])
def test_another_root_is_refused(copy: Any, folder: str | None) -> None:
    if folder:
        (copy.root / folder).mkdir(parents=True)
    with pytest.raises(UsageError, match="this root is not the tree that it runs from"):
        record(copy.repository(), copy.root)


def test_by_another_way_it_is_the_same_root(real_repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(_TOP)
    assert record(real_repository, tmp_path / "link") == Changes({}, ())
