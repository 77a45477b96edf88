"""Requirements as pip writes them: one alone, and the files that list them."""

import re
from typing import NamedTuple

from bundle_model.patterns import pattern

_NAME = pattern(r"\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?=[\[(<>=!~;@\\#]|$)")
_EXTRAS = pattern(r"\[([^\]]*)\]\s*")
_URL = pattern(r"@\s*(\S+)")
_FILE = pattern(r"requirements[\w.-]*\.(?:txt|in)", re.IGNORECASE)
_INSTALLS = pattern(r"(?:-e|--editable)[ =]\s*(\S+)")


class Requirement(NamedTuple):
    """A package to install: its normalised name (PEP 503) with its extras, and its `text` as written.

    Where it comes from a URL, the name is `name @ URL`, since it may be any other code. `line` counts from 1 in a file of
    requirements, and is 0 elsewhere.
    """

    name: str
    text: str
    line: int = 0


def is_requirements(path: str) -> bool:
    """Whether a file is called as files of requirements are: `requirements.txt`, `requirements-extra.in`."""
    return _FILE.fullmatch(path.rpartition("/")[2]) is not None


def requirement_of(text: str, line: int = 0) -> Requirement | None:
    """A requirement from its text; None where it names no package: `./local`, a bare URL."""
    name = _NAME.match(text)
    if name is None:
        return None
    extras = _EXTRAS.match(text, name.end())
    listed = sorted({normal(one.strip()) for one in extras[1].split(",")} - {""}) if extras else []
    shown = f"[{','.join(listed)}]" if listed else ""
    url = _URL.match(text, (extras or name).end())
    return Requirement(normal(name[1]) + shown + (f" @ {url[1]}" if url else ""), text, line)


def read_requirements(text: str) -> tuple[Requirement, ...]:
    """What a file of requirements installs, in order. What has no name is called as it is written."""
    found: list[Requirement] = []
    for number, written in enumerate(text.split("\n"), 1):
        line = written.strip()
        # a hash below its package, a comment; `-r other.txt` is a file that is read for itself
        if written[:1] in (" ", "\t", "#", "") or (line.startswith("-") and not _INSTALLS.match(line)):
            continue
        installs = _INSTALLS.match(line)
        bare = installs[1] if installs else line
        found.append(requirement_of(bare, number) or Requirement(bare.split(" ")[0], bare, number))
    return tuple(found)


def normal(name: str) -> str:
    """A name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()
