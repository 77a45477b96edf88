"""The words that a figure is told in, each set closed: its kind, and the bound of what it claims."""

from typing import Literal, get_args

Kind = Literal["quantity", "percent", "ratio", "date", "ordinal", "name", "contact"]
Bound = Literal["exact", "over", "at_least", "at_most", "about", "nearly"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CLAIMS: tuple[Kind, ...] = ("quantity", "percent", "ratio")
BOUNDS: tuple[Bound, ...] = get_args(Bound)
