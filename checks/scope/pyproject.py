"""pyproject.toml for the scope checks: what it says, and the place of a text in it."""

import json

from bundle_model.project.pyproject import PYPROJECT, Project
from bundle_model.repository import Repository
from bundle_model.text.text import Text
from checks.results import Region


def project_of(repository: Repository) -> Project | None:
    """What pyproject.toml says; None where it is not there or could not be read, for which a check waits."""
    project = repository.project_files.project
    return None if project is None or project.faults else project


def pyproject_region(repository: Repository, text: str) -> Region:
    """The first place of a text in pyproject.toml (see `file_region`)."""
    return file_region(repository, PYPROJECT, text)


def file_region(repository: Repository, file: str, text: str) -> Region:
    """The first place of a text in a file that declares packages, quoted or bare; its first line if it is not there."""
    page = repository.project_files.texts.get(file, Text(text=""))
    # quoted first: `pydantic` bare could be part of a comment or of `pydantic.mypy`
    for written in (json.dumps(text, ensure_ascii=False), f"'{text}'", text):
        start = page.text.find(written)
        if start != -1:
            return Region.of(page, file, start, start + len(written))
    return Region.of_line(page, file, 1)
