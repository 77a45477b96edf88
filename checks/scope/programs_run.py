"""Which programs a file runs, as far as the calls that run them say it."""

import ast
from collections.abc import Iterator

from bundle_model.project.python_file import PythonFile, Use

_RUN = frozenset(
    {
        f"subprocess.{name}"
        for name in ("run", "call", "check_call", "check_output", "Popen", "getoutput", "getstatusoutput")
    }
)
_SHELL = frozenset({"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"})


def programs_run(source: PythonFile) -> Iterator[tuple[Use, str | None]]:
    """Each call that runs a program, and the program; None where the call does not name it, as with a shell."""
    for use, call in source.calls_of(_RUN | _SHELL):
        given = [*call.args[:1], *(one.value for one in call.keywords if one.arg == "args")]
        shell = any(one.arg == "shell" for one in call.keywords) or use.name in _SHELL
        yield use, None if shell else _first(given[0] if given else None)


def _first(given: ast.expr | None) -> str | None:
    """The first of a list or tuple that is written there, if it is a text."""
    first = given.elts[0] if isinstance(given, ast.List | ast.Tuple) and given.elts else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
