"""Rules of `lint`: what each says of a draft, why, a bad and a good example, and when not to except it."""

from collections.abc import Iterable, Iterator

from bundle_model.repository import Repository
from checks.lint.registry import LintRule, lint_rules
from checks.results import Explanation

ORDER = 8  # last: an id is exact, and nothing else is called so
LISTED = 8  # after what this project has: they are about drafts


def every(repository: Repository) -> Iterator[Explanation]:
    """Each rule, in order of the ids."""
    yield from map(_explained, lint_rules().values())


def find(text: str, repository: Repository) -> Explanation | None:
    """The rule with this id, or None."""
    rule = lint_rules().get(text)
    return _explained(rule) if rule else None


def names(text: str, repository: Repository) -> Iterable[str]:
    """Every id."""
    return lint_rules()


def _explained(rule: LintRule) -> Explanation:
    text = rule.text
    kind = "an opinion: a note, which never fails a draft" if rule.opinion else "exact: a finding fails the draft"
    parts = (
        ("why", text.why),
        ("bad", text.bad),
        ("good", text.good),
        ("remedy", text.remedy),
        ("except", rule.keep),
        ("kind", kind),
        ("holds", "drafts of a spec: yiwu-bundle lint"),
    )
    return Explanation(text.id, text.summary, parts)
