from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path  # noqa: TID251 - names places, opens none
from typing import TYPE_CHECKING

from checks.cli.answer import Answer, UsageError
from checks.cli.arguments import check_words, trust
from checks.cli.options import add_look
from checks.cli.reports import add_report, answer, wanted
from checks.cli.root import find_root, read_root, working_folder
from checks.output import lint as reporters
from checks.output.formats import formats_of
from checks.safe_text.terminal import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from checks.lint.run import Given, LintRun

SUMMARY = "Lint drafts of a spec: each figure held to the line that it cites, each requirement to a decision."
_STDIN = "stdin"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("drafts", nargs="+", metavar="DRAFT", help="a Markdown file; - is stdin")
    parser.add_argument("--root", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    for name, what in (("select", "run only"), ("ignore", "do not run")):
        help_text = f"{what} this rule; repeat for more"
        parser.add_argument(f"--{name}", action="append", default=[], metavar="ID", help=help_text)
    parser.add_argument(
        "--definitions", action="store_true", help="print the link definitions that make short citations clickable"
    )
    parser.add_argument(
        "--elements", action="store_true", help="print only by what each element is answered; the exit code is the same"
    )
    add_look(parser, formats_of(reporters, "text"))
    add_report(parser)


def run(arguments: Namespace) -> Answer:
    """Lint the drafts. Exit code 1 if there is a finding, 2 if a draft could not be read."""
    asked = list(wanted(arguments, reporters))
    _check_definitions(arguments)
    repository = read_root(arguments.root)
    # here, so that a usage error imports neither pydantic nor yaml
    from checks.lint.registry import lint_rules
    from checks.lint.run import lint

    check_words("rule", [*arguments.select, *arguments.ignore], list(lint_rules()))
    root = find_root(arguments.root, working_folder())[0]
    given = _given(arguments.drafts, root)
    found = lint(given, repository, arguments.select, arguments.ignore, definitions=arguments.definitions)
    code, notes = trust(repository.bundle, repository.constraints.faults)
    if arguments.definitions:
        unread = tuple(str(one.fault) for one in found.problems)
        return Answer(
            tuple(_definitions(found)), max(code, 2 * bool(unread)), (*notes, *unread), inputs=arguments.drafts
        )
    found = replace(found, elements_only=arguments.elements)
    crashes = [line for crash in found.crashes for line in crash.splitlines()] if arguments.traceback else []
    told = answer(found, arguments, reporters, asked, crashes)
    return told._replace(exit_code=max(told.exit_code, code), notes=(*told.notes, *notes), inputs=arguments.drafts)


def _check_definitions(arguments: Namespace) -> None:
    """Raise UsageError for what `--definitions` would leave out without a word."""
    others = {
        "--elements": arguments.elements,
        "--report": bool(arguments.report),
        f"--output-format {arguments.output_format}": arguments.output_format != "text",
    }
    unfit = next((name for name, given in others.items() if given), None)
    if arguments.definitions and unfit:
        raise UsageError(f"--definitions prints link definitions and nothing else; leave out {unfit}")


def _definitions(found: LintRun) -> Iterator[str]:
    """The link definitions of all drafts; draft by draft, where a label leads elsewhere from another folder."""
    every = dict.fromkeys(line for draft in found.drafts for line in draft.definitions)
    if len({line.partition("]: ")[0] for line in every}) == len(every):
        yield from every
        return
    for draft in found.drafts:
        # no name ends the comment that it stands in
        yield f"<!-- {visible(draft.file).replace('--', '- -')} -->\n"
        yield from draft.definitions


def _given(names: list[str], root: Path) -> Iterator[Given]:
    """Each draft once, read when it is its turn."""
    from bundle_model.files.named_file import read_named, read_open
    from checks.lint.run import MAX_BYTES, Given

    real, seen = Path(os.path.realpath(root)), set[str]()
    for name in names:
        if name == "-":
            if sys.stdin is None:  # `lint - <&-`  # noqa: TID251 - reads a draft from stdin
                raise UsageError("stdin cannot be read: it is closed")
            if name not in seen:
                yield Given(_STDIN, "", *read_open(sys.stdin.buffer, _STDIN, MAX_BYTES))  # noqa: TID251 - reads a draft from stdin
            seen.add(name)
            continue
        path = name if "\0" in name else os.path.realpath(name)  # no path has one, and reading it says so
        if path not in seen:
            shown, folder = _shown(name, path, real)
            yield Given(shown, folder, *read_named(Path(name), shown, MAX_BYTES))
        seen.add(path)


def _shown(name: str, path: str, root: Path) -> tuple[str, str]:
    """The name of a draft in findings, and its folder seen from the root. No name is absolute."""
    inside = os.path.relpath(path, root).replace(os.sep, "/")
    folder = inside.rpartition("/")[0]
    if not inside.startswith("../"):
        return inside, folder
    return (os.path.relpath(name) if Path(name).is_absolute() else name).replace(os.sep, "/"), folder
