"""What a decision permits: names by kind, as the rows under Scope have them."""

from typing import Annotated

from pydantic import AfterValidator, Field

from bundle_model.strict.models import NonBlank, StrictModel, each_once


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    each_once(names, "must have each name once")
    return names


Names = Annotated[tuple[NonBlank, ...], Field(min_length=1), AfterValidator(_each_once)]


class Permits(StrictModel):
    """The names that a decision permits, by kind. A kind that is left out permits nothing.

    `entries` are entries of the top level, and links and submodules by their path; `files` kinds of file (`.py`, or a
    whole name such as `py.typed`); `dependencies` packages as an index names them; `commands` the commands of the tool;
    `programs` what is installed, and `hooks` what pre-commit may run, by their names; `capabilities` what a module does
    although its package forbids it, as `subprocess in bundle_model.files.git_index`.
    """

    entries: Names | None = None
    files: Names | None = None
    dependencies: Names | None = None
    commands: Names | None = None
    programs: Names | None = None
    hooks: Names | None = None
    capabilities: Names | None = None

    def of(self, kind: str) -> tuple[str, ...]:
        """The names of one kind."""
        return getattr(self, kind) or ()

    @property
    def kinds(self) -> dict[str, tuple[str, ...]]:
        """Each kind that it permits something of, with the names."""
        return {kind: self.of(kind) for kind in type(self).model_fields if self.of(kind)}
