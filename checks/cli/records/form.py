from pathlib import Path  # noqa: TID251 - names places, opens none

from bundle_model.repository import ISSUE_FORM, Repository
from checks.cli.answer import Changes, UsageError
from checks.gaps.issue_form import issue_form
from checks.gaps.rows import gaps_of

SUMMARY = "the issue form that asks for a real spec"


def record(repository: Repository, root: Path) -> Changes:
    """Write the form if it differs. UsageError if a row is unreliable or a file has faults."""
    gaps = gaps_of(repository)
    if repository.faults or any(row.problems for row in gaps.rows):
        raise UsageError(
            "a hit is not judged, or the bundle or CONSTRAINTS.md has faults; `yiwu-bundle check` names them"
        )
    form = issue_form(gaps)
    committed = repository.project_files.texts.get(ISSUE_FORM)
    if committed is not None and committed.text == form:
        return Changes({}, ())
    return Changes({root / ISSUE_FORM: form.encode()}, (f"wrote {ISSUE_FORM} from the rows of `yiwu-bundle gaps`",))
