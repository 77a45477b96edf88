from collections.abc import Iterator
from typing import Annotated

from bundle_model.project.pyproject import PYPROJECT
from bundle_model.repository import Repository
from bundle_model.strict.models import StrictModel
from checks.results import Breach
from checks.scope.pyproject import project_of, pyproject_region
from checks.scope.rows import NamedRow, row_to_add, stale_row, unfit_rows, unique_rows

SUMMARY = "Every classifier in pyproject.toml is declared."
WHY = (
    "A classifier is a claim to everyone who searches for a tool: a GPU environment, a stable status, a web "
    "framework. It needs a reason."
)
BAD = "`Environment :: GPU`, and no decision that asks for one."
GOOD = "`Environment :: Console`, because D-01 asks for a tool of this kind."
REMEDY = "Remove the classifier, or declare it with a decision that asks for it."
NEEDS = (PYPROJECT,)


class ClassifierRow(NamedRow):
    """A classifier, to the letter."""


class Parameters(StrictModel):
    """The classifiers."""

    classifiers: Annotated[tuple[ClassifierRow, ...], unique_rows("must have each classifier once")]


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare pyproject.toml with the rows, both ways."""
    yield from unfit_rows(parameters.classifiers, "classifiers", repository)
    project = project_of(repository)
    if project is None:
        return
    declared = {row.name for row in parameters.classifiers}
    for name in project.classifiers:
        if name not in declared:
            said = f"{PYPROJECT} has the classifier `{name}`, but no row declares it."
            yield Breach(pyproject_region(repository, name), said, row_to_add("classifiers", {"name": name}))
    for number, row in enumerate(parameters.classifiers):
        if row.name not in project.classifiers:
            yield stale_row("classifiers", number, f"`{row.name}` is declared, but {PYPROJECT} does not have it.")
