"""Numerals that count nothing: parts of names, codes, roads and versions; telephone numbers and mail addresses.

All are Arabic: a Chinese numeral in a name is no figure.
"""

import re

from bundle_model.figures.context import CLOSING, IN_QUOTES, LETTERS, OPENING, Context, Decision, Near
from bundle_model.figures.lexicon import Beginnings, Endings, any_of, lexicon
from bundle_model.figures.units import unit_at
from bundle_model.patterns import pattern
from bundle_model.text.text import is_han

_WORDS = lexicon().names
_CONTACT, _CODE = any_of(_WORDS["contacts_before"].words), any_of(_WORDS["codes_before"].words)
_MAIL_AFTER = pattern(r"[A-Za-z0-9._-]{0,30}@[A-Za-z0-9]")
_MAIL_BEFORE = pattern(r"@[A-Za-z0-9.-]{0,30}$")
_FURTHER = r"(?:[0-9()/、,+\0-]|或者?|和|及){0,24}$"
_CALLED = pattern(rf"{_CONTACT}[^0-9。；、]{{0,6}}{_FURTHER}")
_CALLED_SHORTLY = pattern(
    rf"(?:{any_of(_WORDS['calling'].words)}[^0-9。；、,超低高达约近多少于]{{0,6}}"
    rf"|{_CONTACT}(?:{any_of(_WORDS['contact_fillers'].words)}|:){{0,4}}){_FURTHER}"
)
_PHONE_REST = pattern(r"[-)][0-9]{5,8}(?![0-9])|-[0-9]{3,4}-[0-9]{4}(?![0-9])")
_PHONE_HEAD = pattern(r"(?:^|[^0-9])0[0-9]{2,3}[-)]$")
_FREE_REST = pattern(r"-[0-9]{7}(?![0-9])|-[0-9]{3,4}-[0-9]{3,4}(?![0-9])")
_FREE_HEAD = pattern(r"(?:^|[^0-9])[48]00-(?:([0-9]{3,4})-)?$")
_FREE_LAST = pattern(r"-[0-9]{3,4}(?![0-9])")
_EXTENSION, _EXTENDED = pattern(r"[0-9]{7,8}转$"), pattern(r"转[0-9]")
_MEASURE_BEFORE = pattern(r"(?<![A-Za-z])[0-9][0-9.]{0,8}[万亿千百]{0,2}([A-Za-z°μ·/]{1,12}[²³23]?)[-+]$")
_MEASURE_REACH = 24
_PART_AFTER = pattern("-[0-9]{3,4}(?![0-9])")
_PLUS = pattern(r"[0-9A-Za-z]\+[0-9A-Za-z]")
_DAY = pattern(r"[0-9]·[0-9]")
_ONE_LETTER = pattern(r"(?:^|[^A-Za-z])[A-Z](?:[0-9]{1,4}/)?$")
_CODES_BEFORE = pattern(rf"{_CODE}[为是:]?{_CODE}?[0-9、,+]*$")
_MAY_END_CODES = {word[-1] for word in _WORDS["codes_before"].words} | set("为是:0123456789、,+")
_NAMES_AFTER = Beginnings(_WORDS["names_after"].words)
_NAMES_BEFORE = Endings(_WORDS["names_before"].words)
_SERIES, _NOT_SERIES = Endings(_WORDS["series"].words), Endings(_WORDS["not_series"].words)
_NOUNS = frozenset(lexicon().units["nouns"].words)
_URL_BEFORE = pattern(r"[A-Za-z0-9./:?=&%#_~+\\-]{1,24}$")
_URL_AFTER = pattern(r"[A-Za-z0-9./:?=&%#_~+\\-]{0,40}")
_IN_URL = frozenset("/\\_=&?#~.-:")
_LINES_BEFORE, _LINES_REACH = pattern(r"[0-9]路[、和与及]$"), 3
_OF_ADDRESSES = pattern("[A-Za-z_]|//")
_ADDRESS = pattern(rf"://|www\.|[A-Za-z]:\\|{any_of(_WORDS['suffixes'].words)}")
_PATH = pattern(r"[A-Za-z_]{2,}[0-9]*/|/[A-Za-z_]|[A-Za-z]/$")
_ISBN = pattern(r"(?:ISBN|ISSN|DOI|CN|ID)[:号码]?[0-9\0/-]{0,20}$", re.IGNORECASE)
_MOBILE_FIRST, _MOBILE_REST = pattern(r"1[3-9][0-9]"), pattern(r"[\0-][0-9]{4}[\0-][0-9]{4}(?![0-9])")
_MOBILE_HEAD = pattern(r"(?:^|[^0-9])1[3-9][0-9][\0-](?:([0-9]{4})[\0-])?$")
_MOBILE_LAST = pattern(r"[\0-][0-9]{4}(?![0-9])")
"""A mobile number with blanks: its first part with what comes after it, and what comes before and after the others."""
_PHONE_REACH = 12
"""How far before a part of a telephone number the part before it may begin."""
_COUNTRY_CODE = pattern(
    r"(?:^|[^0-9])(?:\(?\+[0-9]{1,3}\)?|\(?(?:00)?(?:86|85[23]|886)\))[\0-]?(?:[0-9]{1,4}[\0-]){0,3}$"
)
_IS_COUNTRY_CODE = pattern(r"\)?[\0-]?[0-9]{2,4}[\0-]?[0-9]{3,}")
_LANDLINE_REST = pattern(r"\0[0-9]{3,4}\0?[0-9]{4}(?![0-9])")
_LANDLINE_HEAD = pattern(r"(?:^|[^0-9])0[0-9]{2,3}\0(?:[0-9]{3,4}\0)?$")


_AFTER_NAMES = _NAMES_AFTER.starts | {word[0] for word in _WORDS["lines_after"].words} | {"版"}
NEAR_CONTACT = Near(LETTERS | set("0123456789@._-+)\0转"), LETTERS | set("@._-)\0转"), digits=3)
NEAR_JOINED_NAME = Near(_IN_URL | set("\0N+·"), _IN_URL | set("+·"), digits=4)
NEAR_NAME = Near(
    LETTERS | _NAMES_BEFORE.ends | _MAY_END_CODES | set("-."),
    LETTERS | _AFTER_NAMES | CLOSING | set("次层-."),
    digits=3,
)


def contact(context: Context) -> Decision | None:
    """A telephone number or a part of a mail address."""
    before, after = context.before, context.after
    # "13812345678万元": money, though its digits are those of a mobile number
    if context.numeral.scale:
        return None
    if ("@" in after and _MAIL_AFTER.match(after)) or ("@" in before and _MAIL_BEFORE.search(before)):
        return Decision("contact", "mail-address")
    printed = context.numeral.printed
    if printed.isdigit() and _is_blank_phone(context, printed):
        return Decision("contact", "telephone-number")
    # "拨打3次": no service number has fewer than three digits, but a part may: 热线63-666-999
    if not printed.isdigit() or (len(printed) < 3 and not (len(printed) == 2 and _PART_AFTER.match(after))):
        return None
    return Decision("contact", "telephone-number") if _is_telephone(context, printed) else None


def _is_blank_phone(context: Context, printed: str) -> bool:
    """Whether digits are a part of a telephone number with blanks or a country code: 138 1234 5678, +86 571 8812 3456."""
    before, after, size = context.before, context.after, len(printed)
    last = context.previous_char
    if last == "+" and size <= 3 and _IS_COUNTRY_CODE.match(after):
        return True
    joined = last in ("\0", "-", ")", "+") or context.next_char in ("\0", "-")
    if not joined or size > 11:
        return False
    if last in ("\0", "-", ")") and ("+" in before or ")" in before) and _COUNTRY_CODE.search(before):
        return True
    if size in (3, 4):
        if printed[0] == "0" and _LANDLINE_REST.match(after):
            return True
        if _is_part_of_mobile(printed, before, after):
            return True
    return last == "\0" and size <= 8 and _LANDLINE_HEAD.search(before) is not None


def _is_part_of_mobile(printed: str, before: str, after: str) -> bool:
    """Whether three or four digits are a part of a mobile number with blanks: 138 1234 5678."""
    if len(printed) == 3:
        return _MOBILE_FIRST.match(printed) is not None and _MOBILE_REST.match(after) is not None
    head = _MOBILE_HEAD.search(before, len(before) - _PHONE_REACH)
    return head is not None and (head[1] is not None or _MOBILE_LAST.match(after) is not None)


def _is_telephone(context: Context, printed: str) -> bool:
    """Whether digits are a mobile number, follow a word of calling, or are a part of 0571-88123456转801."""
    before, size = context.before, len(printed)
    # "13812345678"; "12012345678元" is money
    if size == 11 and printed[0] == "1" and printed[1] in "3456789":
        return True
    # "热线：96345"; "拨打300次" counts calls
    if (_CALLED.search(before)) if size >= 7 else (context.unit is None and _CALLED_SHORTLY.search(before)):
        return True
    # "0571-88123456", "400-820-8820": the first part
    if size <= 4 and printed[0] == "0" and _PHONE_REST.match(context.after):
        return True
    if _is_free_number(context, printed):
        return True
    # "(0571)88123456": the parts after it
    if size <= 8 and context.previous_char in ("-", ")") and _PHONE_HEAD.search(before, len(before) - _PHONE_REACH):
        return True
    # "88123456转801": the number, then the extension
    if size in (7, 8) and _EXTENDED.match(context.after):
        return True
    return context.previous_char == "转" and _EXTENSION.search(before) is not None


def _is_free_number(context: Context, printed: str) -> bool:
    """Whether digits are a part of 400-820-8820 or 800-8208820. In 800-1000斤 they are a range."""
    size = len(printed)
    if printed in ("400", "800"):
        return _FREE_REST.match(context.after) is not None
    if context.previous_char != "-":
        return False
    head = _FREE_HEAD.search(context.before, len(context.before) - _PHONE_REACH)
    if head is None:
        return False
    last = size == 7 if head[1] is None else size + len(head[1]) == 7
    return last or (head[1] is None and size in (3, 4) and _FREE_LAST.match(context.after) is not None)


def joined_name(context: Context) -> Decision | None:
    """Numbers that a sign joins into a name, whatever word follows: 1+8+X, 9·11, COVID-19, a part of a URL."""
    # "3..5%": a misprint, whose value is what is meant
    if ".." in context.numeral.printed:
        return Decision("name", "doubled-point")
    # "COVID-19", "A-3栋": a letter, a hyphen and a number, whatever follows
    if context.previous_char == "-" and context.before[-2:-1] in LETTERS and not _follows_measure(context.before):
        return Decision("name", "letter-and-number")
    if _in_address(context):
        return Decision("name", "address-on-the-network")
    last, first, numeral = context.previous_char, context.next_char, context.numeral.printed
    if "+" not in (last, first) and "·" not in (last, first):
        return None
    # "3+": a sign with nothing on its other side joins nothing
    around = f"{context.before[-2:]}{numeral[:1]}", f"{numeral[-1:]}{context.after[:2]}"
    if any(_PLUS.search(side) for side in around) and not (last == "+" and _follows_measure(context.before)):
        return Decision("name", "joined-by-plus")
    return Decision("name", "day-as-name") if any(_DAY.search(side) for side in around) else None


def _follows_measure(before: str) -> bool:
    """Whether the letters before a dash or a plus are the unit of a number: 80mg-300mg. In F-22 and X5G-2 they are none."""
    match = _MEASURE_BEFORE.search(before, len(before) - _MEASURE_REACH)
    unit = unit_at(match[1]) if match else None
    return unit is not None and match is not None and unit.end == len(match[1])


def name(context: Context) -> Decision | None:
    """An Arabic part of a name, code, road number or version."""
    # "K3%": a percentage, whatever is before it
    if context.numeral.scale or context.next_char in ("%", "‰"):
        return None
    before, after = context.before, context.after
    # "192.168.1.1"
    if (context.previous_char == "." and before[-2:-1].isdecimal()) or (
        context.next_char == "." and after[1:2].isdecimal()
    ):
        return Decision("name", "dotted-number")
    return (
        _with_latin(context)
        or _by_word_before(context)
        or (_in_quotes(context) if context.next_char in CLOSING else None)
        or (_by_word_after(context) if context.next_char in _AFTER_NAMES or "." in context.numeral.printed else None)
    )


def _in_address(context: Context) -> bool:
    """Whether the number is among the signs of an address on the network, a path, or an ISBN."""
    last, following = context.previous_char, context.next_char
    # a chain such as 1-2-3: no address is without letters
    if not (_OF_ADDRESSES.search(context.before) or _OF_ADDRESSES.search(context.after)):
        return False
    if last in ("\0", "-", "N", ":") and _ISBN.search(context.before):
        return True
    if last not in _IN_URL and following not in _IN_URL:
        return False
    head = _URL_BEFORE.search(context.before)
    if head is None:
        return False
    tail = _URL_AFTER.match(context.after)
    token = f"{head[0]}{context.numeral.printed}{tail[0] if tail else ''}"
    return _ADDRESS.search(token) is not None or (context.unit is None and _PATH.search(head[0]) is not None)


def _with_latin(context: Context) -> Decision | None:
    """D1234次, K1, 5G. Not where the letters are a unit: 5km."""
    before = context.before
    # "D1234次", "B1层": a train and a storey; 次 and 层 are units elsewhere
    if context.next_char in ("次", "层") and _ONE_LETTER.search(before):
        return Decision("name", "letter-and-number")
    letter = context.previous_char
    # "US$3", "RMB 300": a currency; "SUV30辆" counts, and "TOP20企业" does not
    if context.unit is not None and (context.unit.end == 0 or context.unit.text not in _NOUNS):
        return None
    if letter in LETTERS:
        return Decision("name", "letter-and-number")
    if context.unit is not None:
        return None
    following = context.after[1:2] if context.next_char == "-" else context.next_char
    return Decision("name", "number-and-letter") if following in LETTERS else None


def _by_word_before(context: Context) -> Decision | None:
    before, numeral = context.before, context.numeral
    # "波音747", "歼-20"; after one character a unit wins: "运3吨"
    if context.previous_char == "-":
        before = before[:-1]
        if _SERIES.match(before) and not _NOT_SERIES.match(before):
            return Decision("name", "number-of-a-name")
    named = _NAMES_BEFORE.match(before)
    if named and (len(named) > 1 or context.unit is None):
        return Decision("name", "number-of-a-name")
    if context.unit is not None:
        return None
    # "尾号为3、8"
    if context.previous_char in _MAY_END_CODES and _CODES_BEFORE.search(before):
        return Decision("name", "code")
    # "10-羟基"
    if context.next_char == "-" and numeral.whole and is_han(context.after[1:2]):
        return Decision("name", "code")
    # "23,047,473" counts; "000852": no count begins with 0
    coded = len(numeral.printed) >= 7 or (numeral.printed[0] == "0" and len(numeral.printed) > 3)
    return Decision("name", "long-code") if coded and numeral.whole and numeral.printed.isdigit() else None


def _in_quotes(context: Context) -> Decision | None:
    """A number that ends a quoted name: the closing mark is the next character, so that it has no unit."""
    if context.previous_char in OPENING and len(context.numeral.printed) < 7:
        return Decision("name", "quoted-number")
    return Decision("name", "number-in-a-quoted-name") if IN_QUOTES.search(context.before) else None


def numbers_a_quoted_name(context: Context) -> bool:
    """Whether a number with 号 ends a quoted name: “飓风39号”. In “3号” nothing is named."""
    return context.after[1:2] in CLOSING and IN_QUOTES.search(context.before) is not None


def _is_version(context: Context) -> bool:
    """Whether a name comes before a number such as 4.0, as in 工业4.0. In 评分8.0 and 4.0-4.9级 it is measured."""
    last = context.previous_char
    named = (is_han(last) or last in LETTERS) and last not in _WORDS["not_versions_before"].words
    return named and len(context.numeral.printed) == 3 and context.next_char != "-" and not is_han(context.after[:1])


def _by_word_after(context: Context) -> Decision | None:
    numeral, after, measured = context.numeral, context.after, context.unit is not None
    # "2.0版"; "2.0米" is a measure
    if "." in numeral.printed and (
        after.startswith("版") or (numeral.printed.endswith(".0") and not measured and _is_version(context))
    ):
        return Decision("name", "version")
    # "“飓风39号”": the number of an operation or a craft
    if context.next_char == "号" and numbers_a_quoted_name(context):
        return Decision("name", "number-in-a-quoted-name")
    word = _NAMES_AFTER.match(after) or ""
    # of a unit and a word of names the longer wins: "3次航班"
    longer = len(word) > (context.unit.end if context.unit else 0)
    # a single character makes a name only in quotes, 制 and 型 anywhere: "135制", "2型糖尿病"
    anywhere = word == "制" or (word == "型" and not after.startswith(("型号", "型材")))
    if longer and (len(word) > 1 or anywhere or context.previous_char in OPENING):
        return Decision("name", "number-of-a-name")
    # "12路公交"; "5路人马" counts
    # "7路、16路三分之二的车": the last of a list of lines
    listed = context.next_char == "路" and _LINES_BEFORE.search(context.before, len(context.before) - _LINES_REACH)
    line = numeral.whole and (listed or after.startswith(_WORDS["lines_after"].words))
    return Decision("name", "number-of-a-line") if line else None
