from collections.abc import Iterator

from bundle_model.files.layout import CONSTRAINTS
from bundle_model.records.gists import GistsRecord
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import ISSUE_FORM, Repository
from bundle_model.text.text import Text
from checks.evidence import parts
from checks.gaps.issue_form import issue_form
from checks.gaps.rows import gaps_of
from checks.results import AtDeclaration, Breach, DoesNotApply, Region

SUMMARY = "The committed issue form asks for exactly what `gaps` lists as open."
WHY = (
    "A person who can answer sees the questions first in this form. If it is edited by hand, or older than a "
    "judgement or decision, it asks for what is settled or quotes what no page says."
)
BAD = "A form that still asks for an element that a decision has settled."
GOOD = "The form that `yiwu-bundle record form` writes."
REMEDY = "Run `yiwu-bundle record form`, and review the change."


NEEDS = (
    parts.PAGES,
    parts.record(TermsRecord),
    parts.record(MentionsRecord),
    parts.record(GistsRecord),
    parts.HITS,
    parts.JUDGEMENTS,
    CONSTRAINTS,
    ISSUE_FORM,
)


def check(repository: Repository) -> Iterator[Breach | DoesNotApply]:
    """Compare the form with the rows of `gaps`, unless something is broken that they rest on."""
    files = repository.project_files
    committed = files.texts.get(ISSUE_FORM)
    if any(fault.file == ISSUE_FORM for fault in files.faults) or repository.constraints.faults:
        return
    if ISSUE_FORM in files.sparse:  # whoever runs the checks says so
        return
    if committed is None and not files.top:  # the shipped copy has no form
        yield DoesNotApply(f"this copy is not the top of a git repository and has no {ISSUE_FORM}")
        return
    gaps = gaps_of(repository)
    # no row is unreliable without the gists, and each is shorter
    if (
        repository.bundle.record(GistsRecord) is None
        or repository.bundle.left_out
        or any(row.problems for row in gaps.rows)
    ):
        return
    if committed is None:
        yield Breach(AtDeclaration(), f"{ISSUE_FORM} is missing.")
    elif committed.text != issue_form(gaps):
        yield Breach(_first_difference(committed, issue_form(gaps)), "The form differs from the rows of `gaps`.")


def _first_difference(committed: Text, fresh: str) -> Region:
    """The first line that differs, or the last line of the form where only the lines after it are missing."""
    # None for what follows the last wanted line: a form with a line too many differs there
    wanted = (*Text(text=fresh).lines, None)
    pairs = enumerate(zip(committed.lines, wanted, strict=False), 1)
    line = next((number for number, (there, other) in pairs if there != other), max(1, len(committed.lines)))
    return Region.of_line(committed, ISSUE_FORM, line)
