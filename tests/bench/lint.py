"""What `lint` costs beside `facts --text` on the same bytes: drafts of several kinds, each as a whole process.

    python tests/bench/lint.py [--megabytes N] [--rounds N] [KIND ...]

In each round the two commands take turns, and the median over the rounds of the quotient of their time of the processor
is printed, with the peak of the memory of each. The goal is 2 at any size from a megabyte on, and memory that is a few
times the size of the draft. No sentence comes twice, except in `good` and `bad`, the worked drafts of the tests repeated.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

_TOP = Path(__file__).parents[2]
_WORKED = _TOP / "tests/checks/lint/worked"
_NOUNS_TEXT = (
    "archive board client clerk court form goods holder ledger market month notice order parcel query record report"
)
_VERBS_TEXT = "checks closes holds keeps links lists names opens prints reads sends shows stores writes"
_NOUNS, _VERBS = _NOUNS_TEXT.split(), _VERBS_TEXT.split()
_HAN = "村里的市场快递企业电商品牌服务平台数据系统工作人员街道社区建设投资发展居民管理记录"
_SIGNS = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum())
_MEBIBYTE = 1024 * (1024 if sys.platform == "darwin" else 1)
Draw = Callable[[Random], str]


def _words(draw: Random, most: int = 9) -> str:
    return " ".join(draw.choice(_NOUNS) for _ in range(draw.randint(2, most)))


def _plain(draw: Random) -> str:
    return f"The {draw.choice(_NOUNS)} {draw.choice(_VERBS)} {_words(draw)}. "


def _figure(draw: Random) -> str:
    return f"The {draw.choice(_NOUNS)} {draw.choice(_VERBS)} {draw.randint(2, 99_999):,} {draw.choice(_NOUNS)}s of {_words(draw)}. "


def _requirement(draw: Random) -> str:
    return f"The {draw.choice(_NOUNS)} shall keep {_words(draw)} within {draw.randint(2, 999)} seconds. "


def _spec(draw: Random) -> str:
    """As a spec is: two sentences of three without a figure."""
    return draw.choice((_plain, _plain, _plain, _plain, _figure, _requirement))(draw)


def _cited(draw: Random) -> str:
    place = f"00{draw.randint(0, 4)}:{draw.randint(1, 120)}"
    return f"It has [{draw.randint(2, 99)} {draw.choice(_NOUNS)}s][{place}] of {_words(draw)} ([why][D-0{draw.randint(1, 5)}]). "


def _link(draw: Random) -> str:
    return f"See [the {_words(draw, 3)}](https://example.org/{draw.choice(_NOUNS)}/{draw.randint(1, 999)}) of the {_words(draw)}. "


def _chinese(draw: Random) -> str:
    before, after = ("".join(draw.choices(_HAN, k=draw.randint(4, 14))) for _ in range(2))
    return f"{before}有{draw.randint(2, 9999)}{draw.choice(('家', '万元', '人'))}，{after}。"


def _row(draw: Random) -> str:
    return f"| {_words(draw, 3)} | {draw.randint(2, 9999)} | {draw.randint(1, 99)}% |\n"


def _nested(draw: Random) -> str:
    return f"{draw.choice(('- ', '  - ', '    - ', '> ', '> > ', '1. '))}{_spec(draw)}\n"


def _punctuation(draw: Random) -> str:
    return "".join(draw.choices(f"{_SIGNS}   \n", k=100))


def _paragraphs(sentence: Draw) -> Draw:
    return lambda draw: "".join(sentence(draw) for _ in range(5)) + "\n\n"


def _repeated(name: str) -> Draw:
    text = (_WORKED / name).read_text(encoding="utf-8")
    return lambda _: text


KINDS: dict[str, tuple[str, Draw]] = {
    "good": ("", _repeated("good.md")),
    "bad": ("", _repeated("bad.md")),
    "prose without figures": ("", _paragraphs(_plain)),
    "a spec": ("", _paragraphs(_spec)),
    "a spec in one line": ("", _spec),
    "a figure a sentence": ("", _paragraphs(_figure)),
    "a requirement a sentence": ("", _paragraphs(_requirement)),
    "citations": ("", _paragraphs(_cited)),
    "links": ("", _paragraphs(_link)),
    "Chinese": ("", _paragraphs(_chinese)),
    "a table": ("| Thing | Count | Share |\n|---|---|---|\n", _row),
    "lists and quotes": ("", _nested),
    "punctuation": ("", _punctuation),
}
"""What a draft begins with, and what it goes on with, by the kind of draft."""


class Cost(NamedTuple):
    """Seconds of the processor, and the peak of the memory in mebibytes."""

    seconds: float
    peak: float


def pieces(kind: str, size: int) -> Iterator[str]:
    """A draft of a kind with so many bytes, or a few more."""
    head, body = KINDS[kind]
    yield head
    draw = Random(7)  # noqa: S311 - the same draft in each run
    written = len(head)
    while written < size:
        piece = body(draw)
        written += len(piece.encode())
        yield piece


def cost(*arguments: str) -> Cost:
    """What a command of this tree costs."""
    code = f"import sys; sys.path.insert(0, {os.fspath(_TOP)!r}); from checks.cli.main import run; run()"
    null = subprocess.DEVNULL
    process = subprocess.Popen((sys.executable, "-I", "-c", code, *arguments), cwd=_TOP, stdout=null, stderr=null)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / _MEBIBYTE)


def row(kind: str, size: int, rounds: int, folder: Path) -> str:
    """A row of the table."""
    draft = folder / "draft.md"
    with draft.open("w", encoding="utf-8") as file:
        file.writelines(pieces(kind, size))
    pairs = [(cost("lint", os.fspath(draft)), cost("facts", "--text", os.fspath(draft))) for _ in range(rounds)]
    ratio = median(lint.seconds / facts.seconds for lint, facts in pairs)
    lint, facts = (
        Cost(median(one.seconds for one in each), max(one.peak for one in each)) for each in zip(*pairs, strict=True)
    )
    return f"| {kind} | {ratio:.2f} | {lint.seconds:.2f} | {facts.seconds:.2f} | {lint.peak:.0f} | {facts.peak:.0f} |\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"some of: {'; '.join(KINDS)}")
    arguments = parser.parse_args()
    sys.stdout.write(
        "| draft | ratio | lint, s | facts, s | lint, MiB | facts, MiB |\n| --- | ---: | ---: | ---: | ---: | ---: |\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        for kind in arguments.kinds or KINDS:
            sys.stdout.write(row(kind, int(arguments.megabytes * 1_000_000), arguments.rounds, Path(folder)))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
