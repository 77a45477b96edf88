"""The parser of the command line: wrong usage is a UsageError in our own words, with the nearest name where there is one."""

import re
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any, NoReturn

from bundle_model.strict.nearest import nearest
from checks.cli.answer import UsageError
from checks.cli.arguments import check_words

_OURS = (
    (r"the following arguments are required: (.+)", r"\1 is missing"),
    (r"argument (\S+): expected one argument", r"\1 needs a value"),
    (r"argument (\S+): ignored explicit argument .*", r"\1 takes no value"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 and \2 mean the same; give one of them"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 may mean each of \2"),
)
"""What argparse says, and what is said instead."""


class Parser(ArgumentParser):
    """A parser that raises a UsageError, so that wrong usage is one line like every other failure."""

    def error(self, message: str) -> NoReturn:
        """Raise the error that argparse has found."""
        for theirs, ours in _OURS:
            message = re.sub(f"^{theirs}$", ours, message, flags=re.DOTALL)
        raise UsageError(f"{message}; see {self.prog} --help")

    def read(self, argv: Sequence[str]) -> Namespace:
        """The arguments. UsageError if one of them is none that the command takes."""
        found, others = self.parse_known_args(argv)
        if others:
            found.parser.refuse(others)
        return found

    def refuse(self, others: Sequence[str]) -> NoReturn:
        """Raise a UsageError for arguments that this parser does not take."""
        command = self.prog.rpartition(" ")[2]
        near = nearest(others[0].partition("=")[0], [name for one in self._actions for name in one.option_strings])
        said = f"did you mean {near}?" if near else f"see {self.prog} --help"
        raise UsageError(f"{command} does not take {' '.join(others)}; {said}")

    def _check_value(self, action: Action, value: Any) -> None:
        # argparse quotes the value as Python does, and lists all choices however many there are
        if action.choices is not None:
            check_words(str(action.metavar or action.dest).lower().replace("_", " "), [value], list(action.choices))
