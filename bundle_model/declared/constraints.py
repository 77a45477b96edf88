"""Reads the decisions and constraints of CONSTRAINTS.md, each from one section, with every fault at its line."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path  # noqa: TID251 - names paths, opens none
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, Field

from bundle_model.declared.elements import KnownElement
from bundle_model.declared.permits import Permits
from bundle_model.faults import Fault, FaultList, in_order, unreadable
from bundle_model.files.decoding import decode
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.files.left_by_git import left_by_git
from bundle_model.files.one_file import read_file
from bundle_model.patterns import pattern
from bundle_model.strict.markdown import Anchor, Fence, Heading, Part, Prose, Refused, parts_of
from bundle_model.strict.models import Count, NonBlank, StrictModel, each_once, model_of, written_as
from bundle_model.strict.nearest import nearest
from bundle_model.strict.yaml_text import YamlDocument, read_yaml
from bundle_model.text.text import Text

MAX_BYTES = 1024 * 1024
MANUAL = "manual"
COUNTED_HEADING = "Constraints"
"""The heading above the block of counts."""
_ID = r"[CD]-(?:0[1-9]|[1-9][0-9]{1,2})"
_SECTION_HEADING = pattern(rf"^({_ID})[ \t]+(\S.*)$")
_LIST_ITEM = pattern(r"[ ]*(?:[-*+]|[0-9]{1,9}[.)])[ ]")
_LOOKS_LIKE_ID = pattern(r"[*_`\[]{0,3}[CD][ \t\\–_-]{0,3}[0-9]", re.IGNORECASE)


def _day_of_the_calendar(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError("must be a day of the calendar") from None
    return value


def _each_once(elements: tuple[str, ...]) -> tuple[str, ...]:
    each_once(elements, "must have each element once")
    return elements


DecisionId = Annotated[str, written_as("D-[0-9]{2,3}", "the id of a decision, such as D-01")]


class DecisionFields(StrictModel):
    """The YAML block of a decision: its date (YYYY-MM-DD), who took it, and the decision that replaced it, if there is one.

    `by` has a name and a role. `settles` are the elements of a spec that it answers completely, so that nobody needs to
    ask for them. `permits` are the names of what it lets in, by kind.
    """

    id: DecisionId
    date: Annotated[
        str, written_as("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day such as 2026-11-20"), AfterValidator(_day_of_the_calendar)
    ]
    by: NonBlank
    settles: Annotated[tuple[KnownElement, ...], AfterValidator(_each_once)] = ()
    permits: Permits = Permits()
    superseded_by: DecisionId | None = None


class ConstraintFields(StrictModel):
    """The YAML block of a constraint: the check that enforces it, the reason for it, and what to do when it is broken.

    `check` is the id of a check, or `manual`. `with` has the parameters of the check. `because` is a decision.
    `remedy` overrides the one of the check; a manual constraint must have one. A constraint with `retired_by`
    keeps its number and is not checked.
    """

    id: Annotated[str, written_as("C-[0-9]{2,3}", "the id of a constraint, such as C-01")]
    check: NonBlank
    with_: Annotated[dict[str, Any] | None, Field(alias="with")] = None
    because: NonBlank
    remedy: NonBlank | None = None
    retired_by: DecisionId | None = None


class CountFields(StrictModel):
    """The YAML block under the heading Constraints: how many of each the document has, retired ones included."""

    decisions: Count
    constraints: Count
    manual: Count


class Counted(NamedTuple):
    """The block of counts, and the line of each of its keys."""

    fields: CountFields
    lines: Mapping[str, int]


class Section(NamedTuple):
    """A section of CONSTRAINTS.md: the id and sentence of its heading, its prose in paragraphs, and its YAML block."""

    id: str
    line: int
    sentence: str
    prose: str
    block: YamlDocument
    block_line: int

    @property
    def anchor(self) -> str:
        """The name of the section's anchor in the document."""
        return self.id.lower()


class Decision(NamedTuple):
    """A dated decision."""

    section: Section
    fields: DecisionFields


class Constraint(NamedTuple):
    """A declared constraint."""

    section: Section
    fields: ConstraintFields


class Constraints(NamedTuple):
    """The content of CONSTRAINTS.md in its order, and every fault.

    `text` has no byte-order mark and LF at every line end; `sha256` is that of the bytes. Both are empty where the file could
    not be read. `ids` are those of all headings, also of sections with a fault. `counted` is the block of counts, if there
    is one, and `heading` the line of the heading that it belongs below, or 1.
    """

    text: Text
    decisions: tuple[Decision, ...]
    constraints: tuple[Constraint, ...]
    faults: tuple[Fault, ...]
    ids: tuple[str, ...] = ()
    counted: Counted | None = None
    heading: int = 1
    sha256: str = ""

    @property
    def active(self) -> tuple[Constraint, ...]:
        """The constraints that are not retired."""
        return tuple(one for one in self.constraints if one.fields.retired_by is None)


def unread(fault: Fault) -> Constraints:
    """The result for a CONSTRAINTS.md that could not be read: only the fault."""
    return Constraints(Text(text=""), (), (), (fault,))


def read_declared(root: Path, read: Callable[[bytes], Constraints] | None = None) -> Constraints:
    """Read the CONSTRAINTS.md of a root, and nothing else. `read` stands in for `read_constraints`."""
    content, fault = read_file(root, CONSTRAINTS, MAX_BYTES)
    return unread(fault) if fault else (read or read_constraints)(content)


def read_constraints(content: bytes) -> Constraints:
    """Read CONSTRAINTS.md from its bytes, and keep every fault. A byte-order mark and CRLF, which settings make, are none."""
    text, fault = decode(content, CONSTRAINTS)
    if fault:
        return unread(fault)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if fault := left_by_git(text, CONSTRAINTS):
        return Constraints(Text(text=text), (), (), (fault,))
    faults = FaultList(CONSTRAINTS)
    parts = parts_of(text)
    named = _named(parts)
    found = list(_sections(parts, faults))
    counts = [one for one in found if isinstance(one, Counted)]
    sections = [one for one in found if isinstance(one, Section)]
    decisions, constraints = [], []
    for section in sections:
        if section.id.startswith("D"):
            decision = _fields(DecisionFields, section, faults)
            decisions.extend([Decision(section, decision)] if decision else [])
        else:
            constraint = _fields(ConstraintFields, section, faults)
            constraints.extend([Constraint(section, constraint)] if constraint else [])
    faults.extend(_repeated(named))
    faults.extend(_successors(decisions, [name for name, _ in named]))
    faults.extend(_backwards(decisions))
    faults.extend(_retired(constraints, [name for name, _ in named]))
    # the document itself may be called so too: the block belongs below the last of them
    heading = max(
        (part.line for part in parts if isinstance(part, Heading) and part.text == COUNTED_HEADING), default=1
    )
    return Constraints(
        Text(text=text),
        tuple(decisions),
        tuple(constraints),
        in_order(faults.counted),
        tuple(dict.fromkeys(name for name, _ in named)),
        counts[0] if counts else None,
        heading,
        hashlib.sha256(content).hexdigest(),
    )


def _unfit(line: int, message: str, found: str, expected: str, remedy: str) -> Fault:
    return unreadable(CONSTRAINTS, message, found, expected, remedy, line, 1)


def _named(parts: tuple[Part, ...]) -> list[tuple[str, int]]:
    """The ids at the start of headings, and their lines."""
    headings = [(_SECTION_HEADING.match(part.text), part.line) for part in parts if isinstance(part, Heading)]
    return [(match[1], line) for match, line in headings if match]


def _sections(parts: tuple[Part, ...], faults: list[Fault]) -> Iterator[Section | Counted]:
    """Cut the document at its headings. Yields each section whose heading begins with an id, and the block of counts."""
    anchor: Anchor | None = None
    heading: Heading | None = None
    own_anchor: Anchor | None = None
    body: list[Part] = []
    for part in (*parts, Heading(0, 1, "")):  # an empty heading closes the last section
        if isinstance(part, Heading):
            yield from _close(heading, own_anchor, body, faults)
            heading, own_anchor, body, anchor = part, anchor, [], None
            continue
        if isinstance(part, Refused):
            faults.append(_unfit(part.line, f"holds {part.why}", "this line", "plain Markdown", "Rewrite the line."))
        # an anchor belongs to the heading on the next line only
        anchor = part if isinstance(part, Anchor) else None
        body.append(part)


def _close(
    heading: Heading | None, anchor: Anchor | None, body: list[Part], faults: list[Fault]
) -> Iterator[Section | Counted]:
    """The section of a heading and the parts below it, where the heading begins with an id."""
    blocks = [part for part in body if isinstance(part, Fence) and _is_yaml(part)]
    named = _SECTION_HEADING.match(heading.text) if heading else None
    if heading and heading.text == COUNTED_HEADING and blocks:
        block = read_yaml(blocks[0].text)
        fields, found = model_of(CountFields, block, CONSTRAINTS, below=blocks[0].line)
        faults.extend(found)
        if fields:
            lines = {name: block.keys[name,][0] + blocks[0].line for name in CountFields.model_fields}
            yield Counted(fields, lines)
        blocks = blocks[1:]  # one block only: what follows has no owner
    if heading is None or named is None:
        faults.extend(_ownerless(heading, blocks))
        return
    prose = _paragraphs([part for part in body if isinstance(part, Prose)])
    faults.extend(_section_faults(named[1], heading.line, anchor, prose, blocks))
    if len(blocks) == 1:
        yield Section(named[1], heading.line, named[2], prose, read_yaml(blocks[0].text), blocks[0].line)


def _ownerless(heading: Heading | None, blocks: list[Fence]) -> Iterator[Fault]:
    # "## c-1 …", "## **C-01** …": meant as an id, and would be skipped without a word
    if heading and _LOOKS_LIKE_ID.match(heading.text):
        expected = "an id and a sentence, such as: C-02 Each page has the bytes recorded here."
        yield _unfit(heading.line, "has a heading without a valid id", heading.text, expected, "Fix the heading.")
    for block in blocks:
        expected = "YAML blocks only in sections whose heading begins with an id"
        remedy = "Move the block, or give the heading an id."
        yield _unfit(block.line, "has a block outside any section", "a yaml block", expected, remedy)


def _paragraphs(lines: list[Prose]) -> str:
    """The prose as paragraphs, one on each line. A list item is a paragraph of its own."""
    paragraphs: list[str] = []
    for before, line in zip([None, *lines], lines, strict=False):
        goes_on = before is not None and before.line == line.line - 1 and not _LIST_ITEM.match(line.text)
        if goes_on:
            paragraphs[-1] += f" {line.text.strip()}"
        else:
            paragraphs.append(line.text.strip())
    return "\n".join(paragraphs)


def _section_faults(name: str, line: int, anchor: Anchor | None, prose: str, blocks: list[Fence]) -> Iterator[Fault]:
    wanted = name.lower()
    if anchor is None or anchor.name != wanted:
        found, remedy = f"the anchor {anchor.name}" if anchor else "no anchor", "Put it above the heading."
        yield _unfit(line, f"{name} has no anchor of its own", found, f'<a id="{wanted}"></a>', remedy)
    if not prose.strip():
        yield _unfit(line, f"{name} has no prose", "none", "a reason in words", "Write the reason.")
    for block in blocks:
        # "yml", "YAML title=x": other readers may not take it as YAML
        if block.language != "yaml":
            yield _unfit(block.line, "has a block of unclear language", block.language, "yaml", "Write `yaml`.")
    if len(blocks) != 1:
        message, expected = f"{name} does not have exactly one block", "one fenced yaml block"
        yield _unfit(line, message, str(len(blocks)), expected, "Keep exactly one.")


def _is_yaml(fence: Fence) -> bool:
    return re.match(r"ya?ml\b", fence.language, re.IGNORECASE) is not None


def _fields(model: Any, section: Section, faults: list[Fault]) -> Any:
    fields, found = model_of(model, section.block, CONSTRAINTS, below=section.block_line)
    faults.extend(found)
    if fields and fields.id != section.id:
        line = section.block.place(("id",))[0] + section.block_line
        faults.append(
            _unfit(line, "has an id that differs from its heading", fields.id, section.id, "Make them equal.")
        )
        return None
    return fields


def _repeated(named: list[tuple[str, int]]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for name, line in named:
        if name in first:
            expected = f"each id once; line {first[name]} has it first"
            yield _unfit(line, "repeats an id", name, expected, "Take the next free number.")
        first.setdefault(name, line)


def _number(name: str) -> int:
    return int(name.partition("-")[2])


def _successors(decisions: list[Decision], ids: list[str]) -> Iterator[Fault]:
    for decision in decisions:
        successor = decision.fields.superseded_by
        later = [name for name in ids if name.startswith("D") and _number(name) > _number(decision.fields.id)]
        if successor and successor not in later:
            line = decision.section.block.place(("superseded_by",))[0] + decision.section.block_line
            near = nearest(successor, later)
            remedy = f"Did you mean {near}?" if near else "First write the decision that replaces it."
            yield _unfit(line, "does not name a later decision", successor, "the id of a later decision", remedy)


def _backwards(decisions: list[Decision]) -> Iterator[Fault]:
    """Each decision that is dated before the one with the number below: it was not there when that one was taken."""
    numbered = sorted(decisions, key=lambda one: _number(one.fields.id))
    for earlier, later in pairwise(numbered):
        if later.fields.date < earlier.fields.date:
            line = later.section.block.place(("date",))[0] + later.section.block_line
            expected = f"{earlier.fields.date} or later, since {earlier.fields.id} came before"
            yield _unfit(line, "is dated before an earlier decision", later.fields.date, expected, "Correct the date.")


def _retired(constraints: list[Constraint], ids: list[str]) -> Iterator[Fault]:
    for constraint in constraints:
        decision = constraint.fields.retired_by
        if decision and decision not in ids:
            line = constraint.section.block.place(("retired_by",))[0] + constraint.section.block_line
            remedy = "First write the decision that retires it."
            yield _unfit(line, "does not name a decision", decision, "the id of a decision", remedy)
