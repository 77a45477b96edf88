"""The rules of `lint` that exist: every module of `checks/lint/rules`. A module there that is not a rule is an error.

A rule has texts (SUMMARY, WHY, BAD, GOOD, REMEDY, and KEEP, when not to except it) and `sentence(read)`, which looks at one
sentence, or `draft(draft, kept, sources)`, which looks at a whole draft, or both. Each yields breaches; where a text takes time
to make, it yields a function that makes the breach, which is called if the finding is kept.

`sentence` is shown the sentences that its LOOKS_AT names: `uncited` have a claim without a citation; `number`, `bound` and
`relation` have one that is not as cited; `citations` have citations; `requirement` have a requirement. A rule about any other
sentence is a `draft`. With OPINION a rule gives notes, which make nothing red.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import signature
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from bundle_model.errors import YiwuBundleError
from checks.lint import rules
from checks.results import RuleText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from checks.lint.draft import Draft
    from checks.lint.kept import Kept
    from checks.lint.reading import Read
    from checks.lint.sources import Sources
    from checks.results import Untold

_TEXTS = ("SUMMARY", "WHY", "BAD", "GOOD", "REMEDY", "KEEP")
LOOKS = ("uncited", "number", "bound", "relation", "citations", "requirement")
_TAKES = {"sentence": ["read"], "draft": ["draft", "kept", "sources"]}


class RegistryError(YiwuBundleError, TypeError):
    """A module in `checks/lint/rules` is no rule; the message names it and what it lacks."""


@dataclass(frozen=True, slots=True)
class LintRule:
    """A rule and the constants of its module. `keep` says when not to except it, `looks_at` of which sentences it is shown."""

    text: RuleText
    keep: str
    opinion: bool
    looks_at: str
    sentence: Callable[[Read], Iterable[Untold]] | None
    draft: Callable[[Draft, Kept, Sources], Iterable[Untold]] | None

    @property
    def id(self) -> str:
        return self.text.id


def rule_of(module: ModuleType) -> LintRule:
    """The rule of a module. RegistryError if a part is missing or has the wrong type."""
    texts = {name: getattr(module, name, "") for name in _TEXTS}
    functions = {name: getattr(module, name, None) for name in _TAKES}
    wrong = [f"{name}, a text" for name, text in texts.items() if not (isinstance(text, str) and text)]
    wrong += [
        f"{name}({', '.join(takes)})"
        for name, takes in _TAKES.items()
        if (function := functions[name]) is not None and list(signature(function).parameters) != takes
    ]
    if not any(functions.values()):
        wrong.append("sentence(read) or draft(draft, kept, sources)")
    looks_at = getattr(module, "LOOKS_AT", "")
    if functions["sentence"] and looks_at not in LOOKS:
        wrong.append(f"LOOKS_AT, one of {', '.join(LOOKS)}")
    if wrong:
        raise RegistryError(f"{module.__file__}: a rule of lint needs {'; '.join(wrong)}")
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    text = RuleText(name, *(texts[part] for part in _TEXTS[:-1]))
    return LintRule(text, texts["KEEP"], bool(getattr(module, "OPINION", False)), looks_at, **functions)


@cache
def lint_rules() -> dict[str, LintRule]:
    """Every rule by its id, in order of the ids."""
    found = (import_module(f"{rules.__name__}.{module.name}") for module in iter_modules(rules.__path__))
    return {rule.id: rule for rule in sorted(map(rule_of, found), key=lambda rule: rule.id)}
