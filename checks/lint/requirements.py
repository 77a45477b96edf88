"""Sentences that require something: those with shall or must and, in the section of an element, should, will and 应."""

import re
from typing import NamedTuple

from bundle_model.patterns import pattern
from checks.lint.draft import Sentence

_ENGLISH = pattern(
    r"(?<![\w“\"'‘-])(?:(?:shall|must)(?![\w”\"'’-])|(?:mustn|shan)['’]t(?!\w))(?!(?-i:\sNOT)?,?\s(?:and\s|or\s)?(?:shall|must|should|will|may|required|recommended)\b)",
    re.IGNORECASE,
)
"""Not in the list of the words that RFC 2119 explains: MUST NOT, REQUIRED, SHALL and MAY."""
_CAPITALS = pattern(r"\b(?:is|are|be)\s(REQUIRED)\b")
_WEAK = pattern(r"(?<![\w“\"'‘-])(?:(?:should|will)(?![\w”\"'’-])|(?:shouldn|won)['’]t(?!\w))", re.IGNORECASE)
_CHINESE = pattern(
    # “必须”一词, 四必须, 不必须; 须知
    r"(?<![不“‘「『\"])(?<![^其第之][二三四五六七八九十两])必须(?![的”’」』\"])|(?<![“‘「『\"])应当(?![”’」』\"])|(?<![无毋勿胡龙触些斯莫髯必])须(?![知臾眉要])"
    # 不得不, 舍不得, 不得而知
    r"|(?<![“‘「『\"舍巴了使怪由见顾算值来免恨等吃看要记])不得(?=[\u3400-\u9fff])(?![不了已而知])|(?<![“‘「『\"])严禁(?![”’」』\"])|(?<![“‘「『\"被不所])禁止(?![令性类的标”’」』\"])"
)
_SPEECH = pattern(r"(?<![^。！？；，\s])(?:必须|应当)(?:指出|说|承认|强调)(?:的是)?[，,：:]")
"""应当说，… tells, and asks for nothing."""
_WEAK_CHINESE = pattern(
    r"(?<![反供响适对相效感呼回照答理本不顺因策])应(?!运而|对(?![^，。；]{1,20}(?:进行|加以|予以|作出|做出))|[用急届变聘答付邀声收试酬和许允力景战激诺援征约募答接])"
)
_ANY = ("shall", "must", "should", "will", "shan", "won", "required", "须", "应", "不得", "禁")
_NO_USE = pattern(
    # requirements say must; who must sign; there is a will
    r"\b(?:says?|said|writes?|words?|verbs?|uses?|keywords?|means?|what|whatever|who|whoever|whom|the|an?|his|her|their|its)\s$",
    re.IGNORECASE,
)
_SAYINGS = ("proverb", "saying", "adage", "motto")
_PROVERB = pattern(rf"\b(?:{'|'.join(_SAYINGS)})\s(?:goes|says|runs|has\sit)\b", re.IGNORECASE)
_REACH = 12


class Requirement(NamedTuple):
    """The words of a sentence that require: where they begin and end in the words of its block."""

    start: int
    end: int


def requirement_in(sentence: Sentence, text: str, *, chinese: bool) -> Requirement | None:
    """The first words of a sentence that require something; None where there are none. `text` are its words without what it quotes."""
    lower = text.lower()
    for word in _ANY:  # a third of the time of any(…), for each sentence
        if word in lower:
            break
    else:
        return None
    found = _strong(text, chinese=chinese) or (_weak(text, chinese=chinese) if sentence.section else None)
    return Requirement(found.start() + sentence.start, found.end() + sentence.start) if found else None


def _strong(text: str, *, chinese: bool) -> re.Match[str] | None:
    if chinese:
        return next((one for one in _CHINESE.finditer(text) if not _SPEECH.match(text, one.start())), None)
    found = _used(_ENGLISH, text) or ("REQUIRED" in text and _CAPITALS.search(text)) or None
    # what a proverb asks for, nobody asks of what is built
    if found is not None and any(word in text.lower() for word in _SAYINGS) and _PROVERB.search(text):
        return None
    return found


def _weak(text: str, *, chinese: bool) -> re.Match[str] | None:
    if chinese:
        return _WEAK_CHINESE.search(text)
    # "Should it fail, …": a condition
    found = _used(_WEAK, text)
    return None if found and found.start() == 0 else found


def _used(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that is used as a verb, and not named or asked for."""
    for one in pattern.finditer(text):
        if not _NO_USE.search(text, max(0, one.start() - _REACH), one.start()):
            return one
    return None
