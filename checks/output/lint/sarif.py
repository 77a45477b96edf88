"""The report as SARIF 2.1.0: every rule with a bad and a good example and when not to suppress it, and every finding."""

from checks.lint.registry import lint_rules
from checks.lint.run import LintRun
from checks.output.check.sarif import described, log_of
from checks.output.formats import Style
from checks.summary.drafts import draft_entries


def render(run: LintRun, style: Style) -> str:
    """One run of the tool. An opinion has the level `note`."""
    rules = (described(one.text, one.keep, note=one.opinion) for one in lint_rules().values())
    return log_of(draft_entries(run), rules, run.version, done=not run.problems, code=run.exit_code)
