"""JSON that may be shown anywhere: what would command a terminal or a log stands as an escape, and is read as it was."""

import json

from checks.safe_text.terminal import visible


def tame(text: str) -> str:
    r"""The JSON text, its line ends as they are, with `\u…` for what `visible` shows otherwise.

    Such characters, `::` and `##[` stand within strings alone, and end no escape.
    """
    hidden = {ord(char): json.dumps(char)[1:-1] for char in set(text) - {"\n"} if visible(char) != char}
    return text.translate(hidden).replace("::", ":\\u003a").replace("##[", "##\\u005b")
