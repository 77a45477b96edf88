"""The schemas of the JSON documents, one file each, named as the command that writes the document."""

from importlib.resources import files

_SUFFIX = ".json"


def schema_names() -> tuple[str, ...]:
    """The names of all schemas, in order."""
    there = (file.name for file in files(__name__).iterdir() if file.name.endswith(_SUFFIX))
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in there))


def schema_text(name: str) -> str:
    """The schema of this name, as it is shipped."""
    return files(__name__).joinpath(name + _SUFFIX).read_text(encoding="utf-8")
