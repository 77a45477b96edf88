from argparse import ArgumentParser, Namespace

from checks.cli.answer import Answer
from checks.cli.arguments import check_words
from checks.output.schemas import schema_names, schema_text

SUMMARY = "Print the JSON Schema of a document that this tool writes; without a name, list the schemas."


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help=f"one of: {', '.join(schema_names())}")


def run(arguments: Namespace) -> Answer:
    """Print one schema, or the names of all. UsageError, with the nearest name, if the name is unknown."""
    names = schema_names()
    if arguments.name is None:
        return Answer(f"{name}\n" for name in names)
    check_words("schema", [arguments.name], names)
    return Answer((schema_text(arguments.name),))
