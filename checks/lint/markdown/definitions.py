"""Definitions of links: `[000:48]: bundle/data/000_x.txt#L48`, on lines of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bundle_model.patterns import pattern
from checks.lint.markdown.escapes import plain_text

MOST_LABEL = 999
"""Characters of a label. CommonMark takes no longer one."""
_LINES = 8
"""Lines of one definition that are looked at."""
_LABEL = pattern(rf"\[((?:[^\[\]\\]|\\.|\\\n?){{1,{MOST_LABEL}}}+)\]:[ \t]*+\n?[ \t]*+", re.DOTALL)
_TARGET = pattern(r"<((?:[^<>\n\\]|\\.)*+)>|(?!<)([^\s]++)")
_TITLE = pattern(
    r"[ \t]*+\n?[ \t]*+(?:\"(?:[^\"\\]|\\.|\\\n)*+\"|'(?:[^'\\]|\\.|\\\n)*+'|\((?:[^()\\]|\\.|\\\n)*+\))[ \t]*+(?=\n|$)"
)
_REST = pattern(r"[ \t]*+(?=\n|$)")


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition: its label as written, its target, and where it begins and ends in the text."""

    label: str
    target: str
    start: int
    end: int


@dataclass(slots=True)
class Definitions:
    """The definitions of a text, by label; the first of a label counts. `every` has the others too."""

    every: list[Definition] = field(default_factory=list)
    by_label: dict[str, Definition] = field(default_factory=dict)

    def add(self, one: Definition) -> None:
        self.every.append(one)
        self.by_label.setdefault(folded(one.label), one)

    def find(self, label: str) -> Definition | None:
        """The definition of a label, in whatever case and with whatever blanks."""
        return self.by_label.get(folded(label))


def folded(label: str) -> str:
    """A label as labels are compared."""
    return " ".join(label.split()).casefold()


def definitions_at(text: str, spans: Sequence[tuple[int, int]], definitions: Definitions) -> int:
    """Read the definitions at the beginning of a paragraph. Gives how many of its lines they take."""
    taken = 0
    while taken < len(spans) and text[spans[taken][0]] == "[":
        lines = spans[taken : taken + _LINES]
        found = _read("\n".join(text[start:end] for start, end in lines))
        if found is None:
            break
        label, target, used = found
        last = lines[used - 1]
        definitions.add(Definition(label, target, lines[0][0], last[1]))
        taken += used
    return taken


def _read(words: str) -> tuple[str, str, int] | None:
    """The label, the target and the number of lines of the definition that these lines begin with."""
    label = _LABEL.match(words)
    target = _TARGET.match(words, label.end()) if label else None
    if label is None or target is None or not label[1].strip():
        return None
    end = target.end()
    title = _TITLE.match(words, end) if words[end : end + 1] in (" ", "\t", "\n") else None
    if title is None:
        # a title on a line of its own that is none leaves a definition without one
        rest = _REST.match(words, end)
        if rest is None:
            return None
        end = rest.end()
    else:
        end = title.end()
    shown = plain_text(target[1] if target[1] is not None else target[2])
    return label[1], shown, words.count("\n", 0, end) + 1
