"""Regular expressions that are compiled where they are used first: a run uses about two thirds of them.

To compile one takes 0.1 to 1 ms, and more with Chinese in brackets: `re` goes through a table of 65,536 characters for it.
"""

import re
from functools import cached_property
from typing import Any, cast

LETTER = r"[^\W\dA-Za-z_]"
"""In a pattern: a letter or sign of number that is not ASCII; on the pages it is Chinese. The range of Chinese takes 1 ms."""


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but an error in the text is raised at the first use. The functions of `re` do not take the result."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """Has the methods and the attributes of a compiled pattern."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._text, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # `copy` and `pickle` ask for these before anything is there
            raise AttributeError(name)
        method = getattr(self._compiled, name)
        setattr(self, name, method)  # found without this function from now on
        return method


HAN = pattern(r"[\u3400-\u4dbf\u4e00-\u9fff]")
"""A Chinese character, which `is_han` tells of one."""
