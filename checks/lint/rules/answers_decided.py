from collections.abc import Iterator

from bundle_model.declared.elements import elements
from checks.gaps.rows import GapStatus, Row
from checks.lint.draft import Draft
from checks.lint.kept import Answer, Kept
from checks.lint.sources import Sources
from checks.results import Breach, Related

SUMMARY = "An answer to an element that the pages do not state cites a decision, or says that it is an assumption."
WHY = "What the pages do not say, somebody must decide. An answer that rests on nothing is an invention."
BAD = "## U-08 Hardware target\n\nIt runs on a small board."
GOOD = "## U-08 Hardware target\n\nIt runs on any machine that runs Python ([why][D-03])."
REMEDY = "Cite the decision that answers it, or mark it as `[assumption][U-08]`."
KEEP = "Where the section says only that another one answers it."


def draft(draft: Draft, kept: Kept, sources: Sources) -> Iterator[Breach]:
    """A finding for each element that is answered without a decision, or without that which settles it; where all is
    required, that is told already.
    """
    for element, answer in kept.answers.items():
        row, one = sources.rows[element], elements()[element]
        # what is settled rests on what settles it: any other decision may be about something else
        rests = answer.decisions.keys() & row.decisions if row.decisions else answer.decisions
        if rests or answer.lines or answer.assumed or answer.bare is None or row.status == GapStatus.STATED:
            continue
        near = row.nearest
        related: tuple[Related, ...] = ()
        if near is not None:
            page, line, _ = near.place.rsplit(":", 2)
            shown = sources.shown(page, int(line), int(line))
            lacks = f" Not enough: {near.lacks}" if near.lacks else ""
            related = (Related(shown.region, f"the nearest that the pages come to {element}: {near.says}.{lacks}"),)
        yield Breach(
            answer.bare,
            f"{element} {one.name} is answered {_by(answer)}, and its row is “{row.answer}”: {one.question}",
            _remedy(row),
            related,
        )


def _by(answer: Answer) -> str:
    return f"by {', '.join(answer.decisions)} alone" if answer.decisions else "without a decision"


def _remedy(row: Row) -> str:
    """What to cite. One who settles an element has said what it is, and a draft may say something else."""
    if row.decisions:
        return f"Cite what settles it, such as `[why][{row.decisions[0]}]`, and say no more than that."
    return f"Cite the decision that answers it, or mark it as `[assumption][{row.element.id}]`."
