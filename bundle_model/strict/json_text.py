"""YAML that is also JSON, read by `json` in a tenth of the time. It says nothing of what is wrong, and knows no places."""

import json
from typing import Any

from bundle_model.patterns import pattern

_BEGINS = pattern(r"(?:#.*\n|[ \n])*[{[]")
_SPECIAL = ("\t", "\\ud", "\\uD", "\\/")
"""What the two languages read in two ways, or a library of YAML refuses, wherever it stands."""
_VALUE_APART = pattern(r"\n *:")
"""A colon on another line than its key, which is no YAML."""
_KEYS_LENGTH = 170
"""Characters of the keys of a map: YAML takes no key of more than 1,024, each perhaps written as an escape of six."""


def json_data(text: str, most_values: int, most_levels: int) -> Any:
    """The data of a map or list, every scalar as text, which the YAML reader gives too. None of any other text.

    Lines that begin with `#` are comments. A text of more values or levels is another.
    """
    if not _BEGINS.match(text) or any(one in text for one in _SPECIAL) or _VALUE_APART.search(text):
        return None
    # the line stays, as an empty one: in the middle of a string it is no comment, and a string of two lines is no JSON
    kept = "\n".join("" if line.startswith("#") else line for line in text.split("\n"))
    try:
        data = _DECODER.decode(kept)
    except (ValueError, RecursionError):
        return None
    return data if _is_within(data, most_values, most_levels) else None


def _map(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs) or len("".join(found)) > _KEYS_LENGTH:
        raise ValueError("a key is there twice, or is too long for YAML")
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_map, parse_int=str, parse_float=str, parse_constant=str)


def _is_within(data: Any, most_values: int, most_levels: int) -> bool:
    """Whether there are only maps, lists and text (`true` and `null` are none), not too many and not too deep."""
    level, values = [data], 1
    for _ in range(most_levels):
        inner = [one for each in level for one in (each.values() if type(each) is dict else each)]
        level = [one for one in inner if type(one) is not str]
        values += len(inner)
        if not level:
            return values <= most_values
        if not all(type(one) is dict or type(one) is list for one in level):
            return False
    return False
