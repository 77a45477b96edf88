"""Calls that add a command to a command line beside the files of the commands."""

import ast
from collections.abc import Iterable, Iterator

from bundle_model.project.python_file import PythonFile
from bundle_model.repository import PACKAGES
from checks.results import Region
from checks.scope.rows import region_of

_CALL = "add_parser"


def added_parsers(sources: Iterable[PythonFile]) -> Iterator[tuple[Region, str]]:
    """Each call in the packages that adds a parser under a name that is written there, and the name."""
    for source in sources:
        if source.module.partition(".")[0] in PACKAGES and _CALL in source.text.text:
            for use, call in source.calls(_CALL):
                first = call.args[0] if call.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield region_of(source, use), first.value
