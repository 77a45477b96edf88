"""What makes a run red and is no finding of a check: constraints that are gone, and a tree that is not the staged one."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bundle_model.declared.constraints import MANUAL, Constraints
from bundle_model.faults import first_of
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.repository import Repository
from checks.engine.registry import Rule
from checks.results import Refusal, Region, RuleText

COUNTED = RuleText(
    id="constraints-counted",
    summary="CONSTRAINTS.md has the decisions and constraints that it counts, numbered without gaps.",
    why="A constraint that is cut out takes its check with it, and what is not checked cannot fail.",
    bad="24 constraints by the block, and a document that ends at C-23.",
    good="The block `{decisions: 4, constraints: 24, manual: 1}` in a document that has them.",
    remedy="Restore what is missing from git. A constraint that is no longer meant keeps its heading, with `retired_by`.",
)

STAGED = RuleText(
    id="tree-as-staged",
    summary="What lies on disk is what git has staged.",
    why="The files are read from disk, and which there are is read from the index. Where the two differ, what is judged is "
    "neither what was committed nor what will be.",
    bad="An edit that is not staged, under --require-all.",
    good="A fresh clone, or a hook that sets aside what is not staged.",
    remedy="Stage the files (`git add`) or set them aside (`git stash`), or leave out --require-all.",
)
_AT_MOST = 3


def differing(repository: Repository) -> Iterator[Refusal]:
    """One refusal for all files that are not on disk as they are staged, at the first of them."""
    files = repository.project_files.unstaged
    if files:
        which = "file is" if len(files) == 1 else "files are"
        said = f"{len(files)} {which} not on disk as staged: {first_of(files, _AT_MOST)}."
        yield Refusal(STAGED.id, Region(files[0], 1, 1, 1, 1), said, STAGED.remedy)


def miscounted(constraints: Constraints, rules: Mapping[str, Rule]) -> Iterator[Refusal]:
    """One refusal for everything that is missing or not counted. A document without the block has gaps alone."""
    gaps, differing = list(_gaps(constraints)), list(_differences(constraints))
    if not (gaps or differing):
        return
    without = unreferenced(constraints, rules)
    said = [
        *([f"{CONSTRAINTS} {' and '.join(gaps)}."] if gaps else []),
        *(one.said("this line" if one is differing[0] else f"line {one.line}") for one in differing),
        *([f"No constraint names the check {' or '.join(without)}."] if without else []),
    ]
    lost = [COUNTED.remedy] if gaps or any(one.is_lost for one in differing) else []
    remedies = lost or dict.fromkeys(one.remedy for one in differing)
    line = differing[0].line if differing else constraints.heading
    yield refusal(COUNTED.id, line, " ".join(said), " ".join(remedies), constraints)


def refusal(rule: str, line: int, said: str, remedy: str, constraints: Constraints) -> Refusal:
    """A refusal that is about a check, at a line of CONSTRAINTS.md."""
    lines = constraints.text.lines
    excerpt = lines[line - 1] if line <= len(lines) else None
    return Refusal(rule, Region.of_line(constraints.text, CONSTRAINTS, line), said, remedy, excerpt)


def unreferenced(constraints: Constraints, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """The ids of the checks that no constraint names."""
    return tuple(sorted(rules.keys() - {one.fields.check for one in constraints.active}))


def _gaps(constraints: Constraints) -> Iterator[str]:
    for letter in ("D", "C"):
        numbers = {int(name[2:]) for name in constraints.ids if name.startswith(letter)}
        missing = sorted(set(range(1, max(numbers, default=0) + 1)) - numbers)
        if missing:
            # `C-999` alone leaves out 998
            yield f"has no {first_of([f'{letter}-{number:02d}' for number in missing], 5)}"


class _Difference(NamedTuple):
    """A count that is another than it says, and its line."""

    key: str
    what: str
    counted: int
    there: int
    line: int

    @property
    def is_lost(self) -> bool:
        """Whether there are fewer than were counted."""
        return self.there < self.counted

    def said(self, where: str) -> str:
        """How many there are, and how many its line says, which is called `where`."""
        how_many = f"is 1 {self.what}" if self.there == 1 else f"are {self.there} {self.what}s"
        return f"There {how_many}, but {where} says {self.counted}."

    @property
    def remedy(self) -> str:
        """What to write where one was added."""
        return f"Write `{self.key}: {self.there}` if you added one; if one is lost, restore its section."


def _differences(constraints: Constraints) -> Iterator[_Difference]:
    if constraints.counted is None:
        return
    stated, lines = constraints.counted
    for key, what, there in (
        ("decisions", "decision", sum(one.startswith("D") for one in constraints.ids)),
        ("constraints", "constraint", sum(one.startswith("C") for one in constraints.ids)),
        ("manual", "manual constraint", sum(one.fields.check == MANUAL for one in constraints.constraints)),
    ):
        counted = getattr(stated, key)
        if counted != there:
            yield _Difference(key, what, counted, there, lines[key])
