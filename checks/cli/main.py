"""Find the commands, print their answers, and turn every failure into one line and an exit code."""

import errno
import gc
import os
import sys
import warnings
from argparse import SUPPRESS, Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path  # noqa: TID251 - names places, opens none
from pkgutil import iter_modules
from types import ModuleType
from typing import TextIO

from bundle_model.errors import RenamedFieldWarning
from bundle_model.version import VERSION
from checks.cli import commands
from checks.cli.answer import Answer, UsageError
from checks.cli.crashes import crash_lines
from checks.cli.root import find_root, working_folder
from checks.cli.stopping import Stopped, stop_on_signals
from checks.cli.targets import Target, check_targets
from checks.cli.usage import Parser
from checks.cli.writing import append, write_whole
from checks.safe_text.terminal import visible

_EPILOG = (
    "Exit codes: 0 no finding; 1 read, but not satisfied; 2 could not do the job. Places are path:line:column; lines and "
    "columns count from 1, columns in Unicode code points, ends are exclusive."
)


def run(*command: str) -> None:
    """The entry point: run the command of `sys.argv` after `command`, and exit with its code."""
    # nearly all objects live to the end: looking for garbage often takes a fifth of the time
    gc.set_threshold(500_000)
    stop_on_signals()
    code = main([*command, *sys.argv[1:]])  # noqa: TID251 - prints and exits
    gc.freeze()  # or Python would look through all of them once more
    sys.exit(code)  # noqa: TID251 - prints and exits


def main(argv: list[str]) -> int:
    """Run one command and return its exit code: 2 for every failure. Never raises."""
    try:
        return _run(argv)
    except UsageError as error:
        _say(f"yiwu-bundle: {error}")
    except KeyboardInterrupt:
        return 130
    except Stopped as stopped:
        return stopped.exit_code
    except Exception as error:  # noqa: BLE001 - Python's own exit on a crash is 1, which would read as findings
        _say(*crash_lines("the command line", __name__, error, shown="--traceback" in argv))
    return 2


def _run(argv: list[str]) -> int:
    try:
        arguments = _parser(argv).read(argv)
    except SystemExit:  # `--help` and `--version`: argparse has printed them, and the pipe may be closed
        _print(())
        return 0
    try:
        with _old_names_said():
            answer: Answer = arguments.run(arguments)
            _deliver(answer, arguments)
    except UsageError:
        raise
    except Exception as error:  # noqa: BLE001 - here the command has a name
        _say(*crash_lines(f"the command {arguments.command}", arguments.module, error, shown=arguments.traceback))
        return 2
    return answer.exit_code


@contextmanager
def _old_names_said() -> Iterator[None]:
    """Print each different RenamedFieldWarning as a line, when it is given. Python shows all other warnings as usual."""
    said: set[str] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("always", RenamedFieldWarning)
        show = warnings.showwarning

        def say_or_show(
            message: Warning | str,
            category: type[Warning],
            filename: str,
            lineno: int,
            file: TextIO | None = None,
            line: str | None = None,
        ) -> None:
            if not issubclass(category, RenamedFieldWarning):
                show(message, category, filename, lineno, file, line)
            elif str(message) not in said:  # a record of 400 rows has the old name 400 times
                said.add(str(message))
                _say(str(message))

        warnings.showwarning = say_or_show
        yield


def _parser(argv: list[str]) -> Parser:
    """The parser. A command that is not named in `argv` has no arguments, since they take time to add."""
    parser = Parser(
        prog="yiwu-bundle",
        description="Checks a fixed bundle of five newspaper pages, its figures, and what it does not say.",
        epilog=_EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"yiwu-bundle {VERSION}")
    parser.add_argument("--traceback", action="store_true", help="if the tool crashes, show where")
    added = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, module in _commands(argv):
        command = added.add_parser(name, help=module.SUMMARY, description=module.SUMMARY, epilog=_EPILOG)
        # SUPPRESS: without it the default would overwrite `yiwu-bundle --traceback check`
        command.add_argument("--traceback", action="store_true", default=SUPPRESS, help=SUPPRESS)
        if name in argv:
            module.add_arguments(command)
        command.set_defaults(run=module.run, command=name, module=module.__name__, parser=command)
    return parser


def _commands(argv: list[str]) -> Iterator[tuple[str, ModuleType]]:
    """The command that comes first in `argv`, since then nothing asks for another; else all of them."""
    names = [module.name.replace("_", "-") for module in iter_modules(commands.__path__)]
    first = next((word for word in argv if word != "--traceback"), None)
    for name in [first] if first in names else names:
        yield name, import_module(f"{commands.__name__}.{name.replace('-', '_')}")


def _deliver(answer: Answer, arguments: Namespace) -> None:
    """Write the reports and the document, then print the notes, even if one of these could not be written."""
    output_file = getattr(arguments, "output_file", None)
    output = None if output_file is None else Target(Path(output_file))
    reports = [(Target(report.path, append=report.append), report.text) for report in answer.reports]
    try:
        # all of them before any is written
        targets = [*(target for target, _ in reports), *([output] if output else [])]
        if targets:
            overwrite = arguments.overwrite
            _say(*check_targets(targets, _root(arguments), overwrite=overwrite, inputs=answer.inputs))
        for target, text in reports:
            put = append if target.append else write_whole
            put(target.path, text.encode("utf-8", "backslashreplace"), named=target.named)
        if answer.document is None:
            return
        if output is not None:
            pieces = (piece.encode("utf-8", "backslashreplace") for piece in answer.document)
            write_whole(output.path, pieces, named=output.named)
        else:
            _print(answer.document)
    finally:
        _say(*answer.notes)


def _root(arguments: Namespace) -> Path | None:
    """The folder of the bundle that the command is about. None where there is none, as for a text."""
    try:
        return find_root(getattr(arguments, "root", None), working_folder())[0]
    except UsageError:
        return None


def _print(document: Iterable[str]) -> None:
    """Write to stdout. A reader that closes the pipe early, such as `head`, is no failure."""
    error = _write(sys.stdout, document)  # noqa: TID251 - prints and exits
    if error and not isinstance(error, BrokenPipeError):
        raise UsageError(f"stdout cannot be written: {error.strerror}") from error


def _say(*lines: str) -> None:
    """Write to stderr. If stderr is closed or full, the exit code stays."""
    _write(sys.stderr, (f"{visible(line)}\n" for line in lines))  # noqa: TID251 - prints and exits


def _write(stream: TextIO | None, document: Iterable[str]) -> OSError | None:
    """Write and flush; return the error of the stream, if any."""
    if stream is None:  # Python was started with the stream closed, as in `>&-`
        return OSError(errno.EBADF, os.strerror(errno.EBADF))
    if error := _put(stream, "", flush=True):  # what argparse has printed
        return error
    try:
        for piece in document:
            if error := _put(stream, piece):
                return error
    except BaseException:  # a crash in the middle of a long document: what came before is still shown
        _put(stream, "", flush=True)
        raise
    return _put(stream, "", flush=True)


def _put(stream: TextIO, piece: str, *, flush: bool = False) -> OSError | None:
    """Write a piece; return the error of the stream, if any. An error from making the piece is not caught here."""
    try:
        stream.buffer.write(piece.encode("utf-8", "backslashreplace"))
        if flush:
            stream.flush()
    except OSError as error:
        # Python flushes the stream when it exits, and would report the error again with its own exit code
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # noqa: TID251 - the null device, after a reader closed the pipe
        return error
    return None
