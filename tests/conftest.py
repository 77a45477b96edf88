"""What every test may ask for."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("project", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("project")

_TOP = Path(__file__).parents[1]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A fresh copy of this project's CONSTRAINTS.md and bundle/, for the test to change."""
    root = tmp_path / "repository"
    root.mkdir()
    shutil.copyfile(_TOP / "CONSTRAINTS.md", root / "CONSTRAINTS.md")
    shutil.copytree(_TOP / "bundle", root / "bundle")
    return root
