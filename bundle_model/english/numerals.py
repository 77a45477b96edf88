"""The numerals of an English text, with their exact values: digits with magnitudes, number words, fractions."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from bundle_model.english.words import AFTER_TENS, ONES, ORDINALS, SCALES, TENS, any_of
from bundle_model.figures.numerals.decimals import plain, rendered, shifted
from bundle_model.figures.vocabulary import Kind
from bundle_model.patterns import pattern


class Numeral(NamedTuple):
    """A numeral from `start` to `end`. `value` is a decimal string or p/q; `power`: its last digit counts tens to this power.

    `whole`: an integer without magnitude. `kind` is None where the words around decide it. `scale` is the power of ten of
    its magnitude. `word`: it is one word, such as "one" or "half".
    """

    start: int
    end: int
    value: str
    kind: Kind | None = None
    power: int = 0
    whole: bool = True
    scale: int = 0
    word: str = ""


_DIGIT_WORDS = list(ONES)[1:10]
_SCALE = "(?:hundred|thousand|million|billion|trillion)"
_SIMPLE = rf"(?:(?:{any_of(TENS)})(?:[\s-](?:{any_of(_DIGIT_WORDS)})(?!\w))?|(?:{any_of(ONES)}))"
_GROUP = rf"{_SIMPLE}(?:[\s-]{_SCALE}){{1,3}}"
_NUMBER_WORDS = pattern(
    rf"(?P<words>{_GROUP}(?:(?:\sand)?[\s-]{_GROUP}){{0,9}}(?:(?:\sand)?[\s-]{_SIMPLE}(?![\s-]{_SCALE}|\w))?|{_SIMPLE})"
    r"(?!\w)(?P<half>\sand\sa\shalf(?!\w))?"
)
_A_SCALE = pattern(rf"an?(?P<words>(?:[\s-]{_SCALE}){{1,2}})(?!\w)")
_DOZEN = pattern(rf"(?:(?P<count>a|half\sa|{any_of(list(ONES)[1:])})\s)dozen(?!\w)")
_DENOMINATORS = {**ORDINALS, "half": 2, "quarter": 4}
_PARTS = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_SEVERAL_PARTS = pattern(
    rf"(?P<above>{any_of(list(ONES)[2:10])})(?P<mark>[\s-])(?P<below>{_PARTS})s(?!\w)(?P<of>\sof\b)?"
)
_ONE_PART = pattern(rf"(?P<above>one|an?)(?P<mark>[\s-])(?P<below>half|{_PARTS})(?![\w-])(?P<of>\sof\b)?")
_HALF = pattern(r"half(?![\w-])")
_ORDINAL = pattern(
    rf"(?:(?P<tens>{any_of(TENS)})[\s-](?P<ones>{any_of([*AFTER_TENS, *list(ORDINALS)[:7]])})|(?P<word>{any_of(ORDINALS)}))(?!\w)"
)
_DIGITS = pattern(
    # 1,000; 1'000; 1 000, with a blank that breaks no line or with zeros alone after one that may
    r"(?P<digits>[0-9]{1,3}(?:(?:,[0-9]{3})++|(?:['’\u00a0\u2009\u202f][0-9]{3})++|(?: 000)++)(?![0-9])(?:\.[0-9]++)?"
    r"|[0-9]++(?:\.[0-9]++)?)"
    rf"(?P<scales>(?:[\s-]{_SCALE}(?!\w)){{1,2}}|\s?(?:bn|tn|mn|mln)(?!\w))?"
)
_SUFFIX = pattern(r"(?P<digits>[0-9]++)(?:st|nd|rd|th)(?!\w)")
_DECADE = pattern(r"(?P<digits>[0-9]{2}(?:[0-9]{2})?)s(?!\w)")
_SEVERAL: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (pattern(r"([0-9]{4})-([01][0-9])-([0-3][0-9])(?![0-9])"), "date"),
    (pattern(r"((?:[01]?[0-9]|2[0-4])):([0-5][0-9])(?![0-9:])"), "date"),
    (pattern(r"([0-9]++(?:\.[0-9]++)?):([0-9]++(?:\.[0-9]++)?)(?![0-9:])"), "ratio"),
)
_SEPARATORS = dict.fromkeys(map(ord, ",'’ \u00a0\u2009\u202f"))
_RAISED = dict(zip(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"), "0123456789", strict=True))
_POWER = pattern(
    r"(?:(?P<digits>[0-9]++(?:\.[0-9]++)?)(?:e\+?(?P<e>[0-9]{1,2})(?!\w)|\s?[×x*]\s?10(?:\^(?P<to>[0-9]{1,2})|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?!\w))"
    r"|10(?:\^(?P<one>[0-9]{1,2})|(?P<high>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?!\w))"
)
"""1e6, 10^6, 10⁶, 2 × 10^6: a power of ten beside or instead of digits."""
_JOINED = frozenset("-:/snrte^×*⁰¹²³⁴⁵⁶⁷⁸⁹")
_TIMES = frozenset((" ×", " x", " *"))
_STROKE = pattern(r"(?P<above>[1-9][0-9]{0,2})/(?P<below>[1-9][0-9]{0,2})(?![0-9/])")
_PLACE = pattern(r"[0-9]{3}(?:-[0-9]{1,2})?:[0-9]++(?::[0-9]++)?|0[0-9]{2}(?:-[0-9]{1,2})?(?![0-9]|[.,][0-9])")
_AFTER_FILE = pattern(r"[0-9]++(?::[0-9]++)?")
_CITED = pattern(
    r"(?:lines?|pages?|columns?)\s[0-9]++(?:(?:,\s?|\sand\s|\sto\s|,\sand\s|[-–])[0-9]++(?![.,]?[0-9]|[:%]|\sper\b)){0,20}"
    r"|(?:r-[0-9]{3}-[0-9]{2,3}|[cdu]-[0-9]{2})(?!\w)"
)
_INTEGER = pattern(
    rf"([1-9](?:[0-9]{{0,2}}(?:,[0-9]{{3}})++|[0-9]*+))(?: (?:[|]|(?!x|(?:{_SCALE}|bn|tn|mn|mln)(?!\w))[a-z])|% |%?\Z)"
)
"""An integer that nothing is joined to: before " couriers", " |" or "% ", or at the end."""
_CANDIDATE = pattern(
    # half the time of \b
    rf"[0-9]|(?<!\w)(?:{any_of(('half', *ONES, *TENS, *ORDINALS))}|lines?\s[0-9]|pages?\s[0-9]|columns?\s[0-9]|[rcdu]-[0-9]"
    rf"|an?[\s-](?:{_SCALE}|dozen|half|{_PARTS}))"
)


def numerals(text: str, start: int = 0, stop: int | None = None) -> Iterator[Numeral]:
    """Every numeral of a text in lower case that begins from `start` to `stop`, in order.

    A place, a line of a page or an id of a record is none.
    """
    position, size = start, len(text) if stop is None else stop
    while found := _CANDIDATE.search(text, position, size):
        at, digit = found.start(), found[0].isdecimal()
        # as most numbers are; not in README.md:12 users
        if digit and (simple := _INTEGER.match(text, at)) and text[at - 1 : at] != ":":
            digits = simple[1]
            position = at + len(digits)
            yield Numeral(at, position, digits.replace(",", ""))
            continue
        passed = _place(text, at) if digit else (_CITED.match(text, at) if found[0][-1].isdecimal() else None)
        if passed:
            position = passed.end()
            continue
        position = at + 1  # "a seventh-storey flat": no part, but an ordinal
        for one in _digits_at(text, at) if digit else _words_at(text, at):
            position = one.end
            yield one


def _place(text: str, at: int) -> re.Match[str] | None:
    """A place such as 002:53 or README.md:12, or the id of a page or of a story."""
    of_file = text[at - 1 : at] == ":" and text[at - 2 : at - 1].isalpha()
    return (_AFTER_FILE if of_file else _PLACE).match(text, at)


def _digits_at(text: str, at: int) -> Iterator[Numeral]:
    found = next(_DIGITS.finditer(text, at))
    # most numbers stand between blanks, and only these signs make another number of one
    after = text[found.end("digits") : found.end("digits") + 2]
    if (after[:1] in _JOINED or after in _TIMES) and (others := tuple(_joined(text, at))):
        yield from others
        return
    one = _decimal(found, "digits", None)
    if found["scales"]:
        scale = sum(SCALES[word] for word in found["scales"].replace("-", " ").split())
        value, power = shifted(one.value, scale), one.power + scale
        one = one._replace(end=found.end(), value=value, power=power, whole=False, scale=scale)
    yield one


def _joined(text: str, at: int) -> Iterator[Numeral]:
    """Digits that others or letters are joined to: a date, a clock time, a ratio, a fraction, 37th, 1990s."""
    for form, kind in _SEVERAL:
        if found := form.match(text, at):
            yield from (_decimal(found, group, kind) for group in range(1, 1 + len(found.groups())))
            return
    if found := _POWER.match(text, at):
        yield _power(found)
    elif (found := _STROKE.match(text, at)) and int(found["above"]) < int(found["below"]):
        yield _fraction(found, int(found["above"]), int(found["below"]))
    elif found := _SUFFIX.match(text, at):
        yield _decimal(found, "digits", "ordinal")._replace(end=found.end())
    elif found := _DECADE.match(text, at):
        yield _decimal(found, "digits", "date")._replace(end=found.end())


def _power(found: re.Match[str]) -> Numeral:
    """A number with a power of ten, which is its magnitude."""
    times = int(next(one for one in found.group("e", "to", "raised", "one", "high") if one).translate(_RAISED))
    digits = found["digits"] or "1"
    value, decimals = plain(digits), len(digits.partition(".")[2])
    return Numeral(*found.span(), shifted(value, times), None, times - decimals, whole=False, scale=times)


def _decimal(found: re.Match[str], group: int | str, kind: Kind | None) -> Numeral:
    digits = found[group]
    if digits.isdecimal():  # as most are
        return Numeral(*found.span(group), plain(digits), kind)
    digits = digits.translate(_SEPARATORS)
    decimals = len(digits.partition(".")[2])
    return Numeral(*found.span(group), plain(digits), kind, -decimals, whole=not decimals)


def _fraction(found: re.Match[str], above: int, below: int, end: int | None = None) -> Numeral:
    return Numeral(found.start(), found.end() if end is None else end, f"{above}/{below}", "ratio", whole=False)


def _words_at(text: str, at: int) -> Iterator[Numeral]:
    part = _SEVERAL_PARTS.match(text, at) or _ONE_PART.match(text, at)
    if part and _is_part(part):
        end = part.end() - len(part["of"] or "")
        yield _fraction(part, ONES.get(part["above"], 1), _DENOMINATORS[part["below"]], end)
    elif found := _DOZEN.match(text, at):
        count = Fraction(1, 2) if found["count"].startswith("half") else Fraction(ONES.get(found["count"], 1))
        yield Numeral(at, found.end(), rendered(12 * count))
    elif found := _A_SCALE.match(text, at):
        yield _of_words(found, f"one {found['words']}")
    elif found := _ORDINAL.match(text, at):
        value = ORDINALS[found["word"]] if found["word"] else TENS[found["tens"]] + _ones(found["ones"])
        yield Numeral(at, found.end(), str(value), "ordinal")
    elif found := _NUMBER_WORDS.match(text, at):
        yield _of_words(found, found["words"])
    elif found := _HALF.match(text, at):
        yield _fraction(found, 1, 2)._replace(word="half")


def _is_part(found: re.Match[str]) -> bool:
    """Whether it divides: not in "the ten quarters named" and "a third prize", where neither "of" nor a hyphen says so."""
    sure = found["below"] != "quarter" and found["above"] not in ("a", "an")
    return sure or found["of"] is not None or found["mark"] == "-"


def _ones(word: str) -> int:
    return AFTER_TENS.get(word) or ORDINALS[word]


def _of_words(found: re.Match[str], words: str) -> Numeral:
    """The number that words say. Hundreds multiply what stands before them, larger magnitudes close a group."""
    total = group = scale = 0
    for word in words.replace("-", " ").split():
        if word == "hundred":
            group, scale = group * 100, 2
        elif word in SCALES:
            # "three hundred thousand", and "a thousand million" with no number between
            group, total = (group or total) * 10 ** SCALES[word], total if group else 0
            total, group, scale = total + group, 0, SCALES[word]
        elif word != "and":
            group, scale = group + (ONES.get(word) or TENS.get(word, 0)), 0
    if "half" in found.groupdict() and found["half"]:
        return Numeral(*found.span(), rendered(total + group + Fraction(1, 2)), power=-1, whole=False)
    return Numeral(*found.span(), str(total + group), None, scale, whole=not scale, scale=scale, word=words)
