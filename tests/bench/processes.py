"""What each command costs as a whole process, in floors, beside what other tools cost.

    python tests/bench/processes.py [--rounds N] [--write]

A floor is what `import pydantic, yaml` and one model take. In each round a floor and a command take turns, and the median over
the rounds of their quotient is printed, in time of the processor, children included; so a busy machine hits both alike. The
wheel is built and unpacked into a temporary folder first, so `pip` and `hatchling` must be there; a peer that is not installed
is left out, and so is the folder of a checkout that is none. `--write` puts the table into README.md.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

_TOP = Path(__file__).parents[2]
_README = _TOP / "README.md"
BEGIN, END = "<!-- costs: python tests/bench/processes.py --write -->\n", "<!-- end of costs -->\n"
_FLOOR = "import pydantic, yaml\nclass Model(pydantic.BaseModel):\n    a: int"
_PAGES = [f"bundle/data/{path.name}" for path in sorted((_TOP / "bundle/data").iterdir())]


class Case(NamedTuple):
    """A row of the table: what is run, where, and for a peer the module or program that must be there."""

    name: str
    command: tuple[str, ...]
    folder: Path
    needs: str = ""

    @property
    def is_there(self) -> bool:
        return not self.needs or find_spec(self.needs) is not None or shutil.which(self.needs) is not None


def cases(wheel: Path, empty: Path) -> Iterator[Case]:
    """Every row in its order. `wheel` is a folder with the unpacked wheel, `empty` one without a repository."""

    def ours(tree: Path, *arguments: str) -> tuple[str, ...]:
        code = f"import sys; sys.path.insert(0, {os.fspath(tree)!r}); from checks.cli.main import run; run()"
        return (sys.executable, "-I", "-c", code, *arguments)

    for name, *arguments in (
        ("--version",), ("--help",), ("chek (a typo)", "chek"), ("schema check",), ("explain bag-valid",), ("explain D-02",),
        ("facts",), ("gaps",), ("relations",), ("check",),
    ):  # fmt: skip
        yield Case("check, wheel" if name == "check" else name, ours(wheel, *(arguments or name.split())), empty)
    yield Case("check, checkout", ours(_TOP, "check"), _TOP)
    yield Case("bare Python", (sys.executable, "-c", ""), _TOP)
    yield Case("sha256sum of the five pages", ("sha256sum", *_PAGES), _TOP, "sha256sum")
    yield Case("bagit.py --validate", (sys.executable, "-m", "bagit", "--validate", "bundle"), _TOP, "bagit")
    yield Case("frictionless validate, five pages", ("frictionless", "validate", *_PAGES), _TOP, "frictionless")
    form = (".github/ISSUE_TEMPLATE/real-spec.yml",)
    kind = ("--builtin-schema", "vendor.github-issue-forms")
    yield Case("check-jsonschema, the issue form", ("check-jsonschema", *kind, *form), _TOP, "check-jsonschema")
    yield Case("lint-imports --help", ("lint-imports", "--help"), _TOP, "lint-imports")
    yield Case("ruff check", ("ruff", "check", "--no-cache", "."), _TOP, "ruff")


def _spent(command: tuple[str, ...], folder: Path) -> float:
    """Seconds of the processor that a process and its children take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _row(case: Case, rounds: int) -> str:
    floor = (sys.executable, "-c", _FLOOR)
    for command in (floor, case.command):
        _spent(command, case.folder)  # what is read from the disk, and compiled, for the first time
    pairs = [(_spent(floor, case.folder), _spent(case.command, case.folder)) for _ in range(rounds)]
    return (
        f"| {case.name} | {median(own / of for of, own in pairs):.2f} | {1000 * median(own for _, own in pairs):.0f} |"
    )


def _table(rounds: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as made:
        wheel, empty = Path(made) / "wheel", Path(made) / "empty"
        empty.mkdir()
        source = shutil.copytree(_TOP, Path(made) / "source", ignore=shutil.ignore_patterns(".git", "__pycache__"))
        pip = (
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--no-build-isolation",
            "--target",
            wheel,
            source,
        )
        subprocess.run(pip, check=True)
        yield "| command | floors | ms |"
        yield "| --- | ---: | ---: |"
        yield from (_row(case, rounds) for case in cases(wheel, empty) if case.is_there)


def main() -> None:
    """Measure, print, and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    table = ""
    for row in _table(arguments.rounds):
        sys.stdout.write(f"{row}\n")
        sys.stdout.flush()
        table += f"{row}\n"
    if arguments.write:
        head, _, rest = _README.read_text(encoding="utf-8").partition(BEGIN)
        _README.write_text(f"{head}{BEGIN}{table}{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
