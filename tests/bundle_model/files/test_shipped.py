"""Where the bundle that ships is."""

from pathlib import Path

import bundle_model
from bundle_model.files.shipped import root_beside, shipped_root


def test_a_wheel_carries_it_in_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages/bundle_model"
    (package / "shipped_data").mkdir(parents=True)
    assert root_beside(package) == package / "shipped_data"


def test_a_tree_has_it_beside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "tree/bundle_model"
    package.mkdir(parents=True)
    (package / "shipped_data").write_text("no folder")
    assert root_beside(package) == tmp_path / "tree"


def test_what_ships_is_there() -> None:
    assert shipped_root() == root_beside(Path(bundle_model.__file__).resolve().parent)
    assert (shipped_root() / "CONSTRAINTS.md").is_file()
    assert (shipped_root() / "bundle/bagit.txt").is_file()
