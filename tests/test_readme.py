"""The README's transcripts are what the commands print. To write them anew: python tests/test_readme.py"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[1]
README = TOP / "README.md"
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


def transcribed(readme: str) -> str:
    """The text with every console block run anew: its commands, each followed by all that it prints."""
    return _BLOCK.sub(lambda block: "".join(map(_run, _COMMAND.findall(block[0]))), readme)


def _run(line: str) -> str:
    """Run one line, which may end in `| head -N`, as a reader of the README would, in the repository."""
    command, _, cut = line.partition(" | head -")
    tool, *arguments = shlex.split(command)
    assert tool == "yiwu-bundle"
    code = "import sys; from checks.cli.main import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=TOP, capture_output=True, check=False, encoding="utf-8"
    )
    printed = (done.stdout + done.stderr).splitlines(keepends=True)
    return f"$ {line}\n" + "".join(printed[: int(cut)] if cut else printed)


def test_the_transcripts_are_what_the_commands_print() -> None:
    readme = README.read_text(encoding="utf-8")
    assert _COMMAND.search(readme)
    assert transcribed(readme) == readme


if __name__ == "__main__":
    README.write_text(transcribed(README.read_text(encoding="utf-8")), encoding="utf-8")
