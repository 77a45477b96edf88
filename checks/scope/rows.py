"""Declared rows with their reasons, and the row to add for something undeclared."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field

from bundle_model.patterns import pattern
from bundle_model.project.python_file import PythonFile, Use
from bundle_model.repository import Repository
from bundle_model.strict.models import NonBlank, StrictModel, each_once
from checks.results import AtDeclaration, Breach, Region
from checks.scope.flow_yaml import row_text
from checks.scope.reasons import Permit, unfit_reason

_NO_UTF_8 = pattern("[\ud800-\udfff]")


class ScopeRow(StrictModel):
    """Something declared, and the decision that it rests on; empty if nobody has filled it in."""

    because: str = ""

    @property
    def needs(self) -> tuple[Permit, ...]:
        """What its decision must permit; nothing for a row that names a decision only."""
        return ()

    @property
    def declares(self) -> tuple[str, ...]:
        """The parts that it declares, which are broken where its reason is unfit (see `checks.evidence.parts`)."""
        return ()

    @property
    def title(self) -> str:
        """What the row is about, for messages."""
        raise NotImplementedError


EVERYTHING = "."
"""The package of a row that is about all that git tracks."""
Rows = TypeVar("Rows", bound=Sequence[ScopeRow])


class NamedRow(ScopeRow):
    """A row about something that has a name."""

    name: NonBlank

    @property
    def title(self) -> str:
        """The name."""
        return self.name


class PurposeRow(ScopeRow):
    """A row that says what the thing that it declares is `for`; empty if nobody has filled it in."""

    for_: Annotated[str, Field(alias="for")] = ""


def unique_rows(rule: str) -> AfterValidator:
    """Refuse rows of which two have one title; `rule` is the message."""

    def each(rows: Rows) -> Rows:
        each_once((row.title for row in rows), rule)
        return rows

    return AfterValidator(each)


def unfit_rows(rows: Sequence[ScopeRow], name: str, repository: Repository) -> Iterator[Breach]:
    """Each row of the parameter `name` without a decision that permits what it declares, or without its purpose, at its line."""
    for number, row in enumerate(rows):
        if unfit := unfit_reason(row.because, repository, row.needs):
            found = row.because or "nothing"
            said = f"The row of `{row.title}` {unfit.message}: found {found}, expected {unfit.expected}."
            said = unfit.sentence or said
            at = AtDeclaration((name, number, "because"))
            yield Breach(at, said, unfit.remedy, parts=row.declares, template=unfit.template)
        elif isinstance(row, PurposeRow) and not row.for_.strip():
            said = f"The row of `{row.title}` does not say what it is for."
            yield Breach(AtDeclaration((name, number)), said, "Add `for` to the row, and say it in a few words.")


def stale_row(name: str, number: int, said: str, *path: str | int, part: str | None = None) -> Breach:
    """The breach for a row, or the value at `path` in it, whose subject is gone. Give `part` if other checks depend on it."""
    remedy = "Remove the row, or restore what it declares."
    return Breach(AtDeclaration((name, number, *path)), said, remedy, parts=(part,) if part else ())


def row_to_add(name: str, fields: Mapping[str, str | Sequence[str]], *, instead: bool = False) -> str:
    """The remedy for something undeclared: the exact row to add to the parameter `name`, or to put there `instead`."""
    if any(_NO_UTF_8.search(text) for value in fields.values() for text in value):
        return "Remove or rename it: a name that is not UTF-8 cannot be declared."
    how = f"replace its row in `{name}` with" if instead else f"add to `{name}` the row"
    empty = "".join(f"`{field}`, and " for field, value in fields.items() if not value and isinstance(value, str))
    return f"Remove it, or {how} `{row_text(fields)}` and fill in {empty}`because`: a decision D-NN that permits it."


def region_of(source: PythonFile, site: Use) -> Region:
    """The place of a name in a source file."""
    return Region(source.path, site.line, site.column, site.end_line, site.end_column)
