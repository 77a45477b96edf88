"""Characters that are written in another way: after a backslash, or as an entity."""

import re
from html import unescape

from bundle_model.patterns import pattern

ENTITY = pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ESCAPED = pattern(rf"\\([{re.escape(''.join(sorted(PUNCTUATION)))}])|({ENTITY.pattern})")


def character(entity: str) -> str:
    """What an entity stands for; itself where it stands for nothing."""
    shown = unescape(entity)
    return "\ufffd" if shown == "\x00" else shown


def plain_text(written: str) -> str:
    """The text with every escape read."""
    return _ESCAPED.sub(lambda found: found[1] or character(found[2]), written)
