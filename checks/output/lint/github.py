"""Commands to a GitHub Actions log: annotations on the lines of a change, at most ten of a kind, then the last line."""

from checks.lint.run import LintRun
from checks.output.check.github import commands
from checks.output.formats import Style
from checks.summary.drafts import draft_entries, last_line


def render(run: LintRun, style: Style) -> str:
    """The commands, one line each, then the last line. An opinion is a notice."""
    return commands(draft_entries(run), last_line(run))
