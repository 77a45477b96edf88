"""Emphasis: runs of `*`, `_` and `~`, of which those that fit together are no words. The rules are CommonMark's and GitHub's."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Run:
    """A run of one sign in a piece of the words: how many are left, and whether it may open or close."""

    piece: int
    sign: str
    size: int
    left: int
    opens: bool
    closes: bool


def run_at(source: str, at: int, piece: int) -> Run:
    """The run that begins at `at`, for the piece of this number."""
    sign, end = source[at], at
    while source[end : end + 1] == sign:
        end += 1
    before, after = source[at - 1] if at else " ", source[end] if end < len(source) else " "
    blank_before, blank_after = before.isspace(), after.isspace()
    mark_before, mark_after = not (blank_before or before.isalnum()), not (blank_after or after.isalnum())
    left = not blank_after and (not mark_after or blank_before or mark_before)
    right = not blank_before and (not mark_before or blank_after or mark_after)
    opens, closes = left, right
    if sign == "_":
        opens = left and (not right or mark_before)
        closes = right and (not left or mark_after)
    size = end - at
    # one or two signs strike out, three begin a fence or nothing; beside a number one is about, or to: 3~5天，7~9天
    if sign == "~" and (size > 2 or (size == 1 and (before.isdecimal() or after.isdecimal()))):
        opens = closes = False
    return Run(piece, sign, size, size, opens, closes)


def matched(runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Match the runs, in order, and note what is left of each. Gives the pieces between which words are struck out."""
    floor: dict[tuple[str, bool, int], int] = {}
    stack: list[Run] = []
    struck: list[tuple[int, int]] = []
    for run in runs:
        if run.closes:
            struck += _matched(run, stack, floor)
        if run.opens and run.left:
            stack.append(run)
    return struck


def _matched(run: Run, stack: list[Run], floor: dict[tuple[str, bool, int], int]) -> list[tuple[int, int]]:
    """Match a run that closes with those of the stack. `floor`: below it no run of the stack fits such a run."""
    struck: list[tuple[int, int]] = []
    key = (run.sign, run.opens, run.size % 3)
    while run.left:
        at = len(stack) - 1
        least = floor.get(key, 0)
        while at >= least and not _fit(stack[at], run):
            at -= 1
        if at < least:
            floor[key] = len(stack)
            break
        opener = stack[at]
        used = min(opener.left, run.left, 2) if run.sign != "~" else run.left
        if run.sign == "~":
            struck.append((opener.piece, run.piece))
        opener.left -= used
        run.left -= used
        del stack[at + (opener.left > 0) :]
        # what has been taken from the stack is not below it any more
        for name, value in floor.items():
            floor[name] = min(value, len(stack))
    return struck


def _fit(opener: Run, run: Run) -> bool:
    """Whether one run opens what the other closes."""
    if opener.sign != run.sign:
        return False
    if run.sign == "~":
        return opener.size == run.size
    both = opener.closes or run.opens
    return not (both and (opener.size + run.size) % 3 == 0 and (opener.size % 3 or run.size % 3))
