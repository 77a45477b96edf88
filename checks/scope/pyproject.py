"""pyproject.toml for the scope checks: whether it could be read, and the place of a text in it."""

import json

from bundle_model.project.pyproject import PYPROJECT, Project
from bundle_model.repository import Repository
from bundle_model.text.text import Text
from checks.results import AtDeclaration, Breach, Region, Skip


def project_of(repository: Repository) -> Project | Skip | Breach:
    """What pyproject.toml says, or why no check can look at it. A breach if it is in git but missing on disk."""
    if any(fault.file == PYPROJECT for fault in repository.project_files.faults):
        return Skip(f"{PYPROJECT} could not be read")
    if repository.project_files.project is None and any(
        entry.path == PYPROJECT for entry in repository.project_files.git_index.entries
    ):
        return Breach(AtDeclaration(), f"{PYPROJECT} is in git but missing on disk.", "Restore it from git.")
    return repository.project_files.project or Skip(f"there is no {PYPROJECT}")


def pyproject_region(repository: Repository, text: str) -> Region:
    """The first place of a text in pyproject.toml, quoted or bare; the first line if it is not there as such."""
    page = repository.project_files.texts.get(PYPROJECT, Text(text=""))
    # quoted first: `pydantic` bare could be part of a comment or of `pydantic.mypy`
    for written in (json.dumps(text, ensure_ascii=False), f"'{text}'", text):
        start = page.text.find(written)
        if start != -1:
            return Region.of(page, PYPROJECT, start, start + len(written))
    return Region.of_line(page, PYPROJECT, 1)
