"""The issue form that asks for a real spec: the rows of `gaps`, as GitHub shows them."""

from pathlib import Path  # noqa: TID251 - names places, opens none

from bundle_model.repository import ISSUE_FORM, Repository
from checks.cli.answer import Changes, UsageError
from checks.gaps.issue_form import issue_form
from checks.gaps.rows import gaps_of


def record(repository: Repository, root: Path) -> Changes:
    """Write the form where it differs. UsageError where a row is red or a file cannot be read: nothing is blessed."""
    gaps = gaps_of(repository)
    if repository.faults or any(row.wrong for row in gaps.rows):
        raise UsageError("the bundle or CONSTRAINTS.md has faults; `yiwu-bundle check` names them")
    form = issue_form(gaps)
    committed = repository.project_files.texts.get(ISSUE_FORM)
    if committed is not None and committed.text == form:
        return Changes({}, ())
    return Changes({root / ISSUE_FORM: form.encode()}, (f"wrote {ISSUE_FORM} from the rows of `yiwu-bundle gaps`",))
