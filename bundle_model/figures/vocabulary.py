"""The closed sets of words that describe a figure: its kind, and the bound of a claim."""

from typing import Literal, get_args

Kind = Literal["quantity", "percent", "ratio", "date", "ordinal", "name", "contact"]
Bound = Literal["exact", "over", "at_least", "at_most", "about", "nearly", "between"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CLAIMS: tuple[Kind, ...] = ("quantity", "percent", "ratio")
BOUNDS: tuple[Bound, ...] = get_args(Bound)
