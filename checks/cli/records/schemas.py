from pathlib import Path  # noqa: TID251 - names places, opens none

from bundle_model.repository import Repository
from checks.cli.answer import Changes, UsageError
from checks.output.schemas import schema_names, schema_text
from checks.output.schemas.make import made_schemas

SUMMARY = "the JSON Schemas of the documents, from their types"
_FOLDER = "checks/output/schemas"


def record(repository: Repository, root: Path) -> Changes:
    """Write each schema that differs. UsageError if the root is not the tree that the tool runs from."""
    # the schemas describe this tool: those of another tree may belong to another version
    if (root / _FOLDER).resolve() != Path(__file__).parents[3].resolve() / _FOLDER:
        raise UsageError(
            "the schemas are part of the tool, but this root is not the tree that it runs from; name that tree"
        )
    committed = {name: schema_text(name) for name in schema_names()}
    made = {name: text for name, text in made_schemas().items() if committed.get(name) != text}
    files = {root / _FOLDER / f"{name}.json": text.encode() for name, text in made.items()}
    return Changes(files, tuple(f"wrote {_FOLDER}/{name}.json from the types of its document" for name in made))
