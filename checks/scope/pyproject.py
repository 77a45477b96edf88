"""pyproject.toml as the checks of scope look at it: whether it could be read, and on which line something stands."""

import json

from bundle_model.project.pyproject import PYPROJECT, Project
from bundle_model.repository import Repository
from bundle_model.text.text import Text
from checks.results import Asked, Breach, Region, Skip


def project_of(repository: Repository) -> Project | Skip | Breach:
    """What pyproject.toml says, or why nobody can look at it; where git tracks it and it is gone, that is a breach."""
    if any(fault.file == PYPROJECT for fault in repository.project_files.faults):
        return Skip(f"{PYPROJECT} could not be read")
    if repository.project_files.project is None and any(
        entry.path == PYPROJECT for entry in repository.project_files.git_index.entries
    ):
        return Breach(Asked(), f"{PYPROJECT} is in git but missing on disk.", "Restore it from git.")
    return repository.project_files.project or Skip(f"there is no {PYPROJECT}")


def pyproject_region(repository: Repository, text: str) -> Region:
    """The first place of a text, in quotes or bare, in pyproject.toml; its first line where it is not found."""
    page = repository.project_files.texts.get(PYPROJECT, Text(text=""))
    for written in (json.dumps(text, ensure_ascii=False), f"'{text}'", text):
        start = page.text.find(written)
        if start != -1:
            return Region.of(page, PYPROJECT, start, start + len(written))
    return Region.of_line(page, PYPROJECT, 1)
