"""Rows and lists in YAML's flow style, to paste, in characters that every output shows unchanged."""

from collections.abc import Mapping, Sequence

from bundle_model.patterns import pattern
from checks.safe_text.terminal import visible

_PLAIN = pattern(r"[A-Za-z_.][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*")


def row_text(fields: Mapping[str, str | Sequence[str]]) -> str:
    """A row with an empty `because`. What else is empty is left for a person to fill in too."""
    inside = ", ".join(
        f"{name}: {'' if value == '' else flow(value)}" for name, value in {**fields, "because": ""}.items()
    )
    return f"- {{{inside}}}"


def flow(value: str | Sequence[str]) -> str:
    """A text, or a list of texts."""
    if not isinstance(value, str):
        return f"[{', '.join(map(flow, value))}]"
    if _PLAIN.fullmatch(value):
        return value
    inside = "".join(map(_escaped, value)).replace("::", ":\\x3a").replace("##[", "##\\x5b")  # a command to a CI log
    return f'"{inside}"'


def _escaped(char: str) -> str:
    """A character of a double-quoted scalar: escaped if it is invisible, or ends the scalar or a code span."""
    if char not in '"\\`' and visible(char) == char:
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\U{ord(char):08x}"
