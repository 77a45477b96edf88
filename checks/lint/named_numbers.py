"""Numbers that name and do not count: a version, a section, a standard, the step of a list."""

import re

from bundle_model.english.units import same_unit
from bundle_model.english.words import MONTHS
from bundle_model.figures import Figure
from bundle_model.patterns import pattern

_LABELS_TEXT = (
    "act addendum algorithm amendment appendix arm article attachment batch bug build bullet case category chapter channel class clause code column commit decision definition draft edition enclosure epic equation error event example exercise exhibit exit "
    "field figure footnote form generation grade group http index interface issue item layer level line milestone mode module node note option page paragraph "
    "part phase point port principle priority question reason release request requirement revision row rule scenario section slide slot sprint stage standard "
    "state status step table task team test ticket tier track type unit variant version volume wave week wi-fi wifi zone"
)
_LABELS = frozenset(_LABELS_TEXT.split())
"""What a number after one of these is the number of."""
_PLACES_TEXT = (
    "apartment bay building bus byte camera core disk extension fax fd flight floor gate hall hotline lane lot pin room sensor socket telephone thread "
    "warehouse"
)
_PLACES = frozenset(_PLACES_TEXT.split())
"""The same where nothing is counted: gate 22, and not a gate (36 metres)."""
_QUANTITIES = frozenset(("grade", "level", "unit", "volume"))
"""Labels that head a column of what is measured, too: a volume of 36 litres."""
_HEADS_TEXT = (
    "# id key n° no no. nr nr. order pos pos. position priority rank ranking ref ref. reference severity year zip postcode room floor "
    "№ 序号 编号 行号 页码 步骤 端口 端口号 代码 状态码 错误码 级别 等级 优先级 排名 名次 楼层 房号 电话 邮编 版本 版本号 年份"
)
_HEADS = frozenset(_HEADS_TEXT.split()) | (_LABELS - _QUANTITIES) | {"level"}
"""What heads a column of numbers that count nothing."""
_LAST_OF_HEAD = frozenset(("code", "id", "port", "priority", "rank", "version"))
_IS_CODED = pattern(
    r"\b(?:address|code|extension|fax|hotline|id|index|isbn|issn|key|line|page|phone|port|postcode|room|telephone|version|zip)\s(?:is|was|=)\s$",
    re.IGNORECASE,
)
"""The port is 443."""
_ANSWERS = pattern(
    r"\b(?:answers?|returns?|responds?|replies|reply|sends?|gives?|gets?|got|status)(?:\swith)?(?:\san?)?\s$",
    re.IGNORECASE,
)
_NOUN = pattern(r"\s[a-z]")
_STATUS = pattern(r"[1-5][0-9]{2}")
_REASON = pattern(
    r"\s(?:OK|Accepted|Bad\sRequest|Conflict|Continue|Created|Forbidden|Found|Gone|Internal\sServer|Moved|No\sContent|Not\sFound|Switching|Too\sMany|Unauthori[sz]ed)\b"
)
"""What stands after the status of HTTP: 200 OK."""
_CLAUSE = pattern(r"\s+[A-Z\u3400-\u9fff]")
_POINT = pattern(r"[、．](?=[^\W\d_])")
_ONE_TO_ONE = pattern(r":1(?![0-9.])")
_ADDRESS = pattern(r"\s(?:[A-Z][\w'’-]*\s){1,3}(?:Avenue|Boulevard|Lane|Plaza|Road|Square|Street)\b")
_CHAIN_BEFORE, _CHAIN_AFTER = pattern(r"[0-9-]*$"), pattern(r"[0-9-]*")
_STARTS_TEXT = (
    "A All An And Another Any As At But Both By Each Every For From Has Have If In Into Its Of On Only Or Our So Such Than That The "
    "Their Then These They Those To With Yet"
)
_NO_NAMES = MONTHS | frozenset(_STARTS_TEXT.split())
_BEFORE, _AFTER = 48, 12
_LISTED = pattern(r"(?:[0-9][0-9.]*+(?:,\s(?:and\s|or\s)?|\sand\s|\sto\s|\sthrough\s|\sor\s|[-–]))++$")
_LIST_ENDS = (", ", " and ", " to ", " through ", " or ", "-", "–")
_PROPER = pattern(r"(?:^|[^A-Za-z0-9-])([A-Z][A-Za-z0-9+.-]*) $")
_ENDED = pattern(r"(?:\s(?:and|or|on|with|in|is|are|runs)\b|[,.](?![0-9])|[;:)]|$|[^\x00-\x7f])")
_JOINED = pattern(
    r"-(?:bits?|indexed|based|dimensional|sided|byte aligned|d|way|tier|digit|letter|character|star|fold)(?![\w])",
    re.IGNORECASE,
)
_O_CLOCK = pattern(r"\s?(?:[ap]m|[ap]\.m\.|o['’]clock)(?!\w)", re.IGNORECASE)
_MONEY = frozenset(("CNY", "EUR", "GBP", "HKD", "JPY", "RMB", "USD", "US"))
_ABSTRACT = ("tion", "sion")
"""How a word ends that is numbered and has no number of its own: interpretation 4."""
_DOTTED = pattern(r"[./][0-9]|\.x(?!\w)|\^")
_DOTTED_BEFORE = pattern(r"[0-9][./:]$")
_SHORT_TEXT = (
    "app. art. bldg. ch. chap. cl. ed. eq. ext. fig. no. nr. p. para. pp. ref. rev. rm. sec. sect. tel. ver. vol."
)
_SHORT = frozenset(_SHORT_TEXT.split())
_PRODUCTS = (
    ".NET Android Angular Bash CMake Chrome Clang Debian Django Docker ECMAScript Edge Elasticsearch Firefox GCC Git Go Java Kafka Kubernetes "
    "LLVM Linux MongoDB MySQL Nginx Node Node.js NumPy OpenAPI OpenSSL PHP Perl PostgreSQL Python React Redis Ruby Rust SQLite Safari Spring "
    "Swift TypeScript Ubuntu Unicode Vue Windows Xcode gcc glibc iOS kernel libc macOS musl npm pip"
)
_PRODUCT_ENDS = tuple(_PRODUCTS.split())
_PRODUCT = pattern(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _PRODUCTS.split()))})\s(?:(?:[<>]=?|[=~]=|[≤≥])\s?)?$")
_NAMES_OR_JOINS = (
    _LABELS
    | _PLACES
    | {f"{word}s" for word in _LABELS | _PLACES}
    | {word for word in _PRODUCT_ENDS if word.islower()}
    | {"is", "was", "and", "to", "through", "or"}
)
"""Words in lower case that may make a name of the number after them."""
_SIMPLE = pattern(r"([1-9][0-9]*+(?:,[0-9]{3})*+)(?: ([a-z]{3})|%? \||%?\Z)")
_VERSION_OF = pattern(
    r"\bversions?\s(?:(?:is|are)\s)?(?:\w+\s(?:than|to|as)\s|(?:[<>]=?|[=~]=|[≤≥])\s?)$", re.IGNORECASE
)
"""A version less than 1.2, version >= 1.2."""
_MANUAL = pattern(r"[A-Za-z_][\w.-]*\($")
_RAISED_BEFORE = pattern(r"\^$|\^[0-9]+\s?[-+]\s?$")
"""2^32-1: a formula, unless it is a power of ten, which is read as a number."""
_CODE = pattern(
    r"(?<![\w-])[A-Za-z][A-Za-z0-9.]*-(?:[A-Za-z0-9.]+-)*$|[A-Za-z]\+\+$|[\w.+-]@$|\+[0-9][0-9 ()-]*$|::$|[0-9]\($|(?<!\w)['’]$"
)
"""What a number is a part of: ISO-8859-1, x86-64, C++17; a@36.com; +86 579 85410943; ::1; 12(3); '99."""
_HEX = pattern(r"[xX][0-9A-Fa-f]")
_JOINS, _JOINED_BY, _CODE_ENDS = frozenset("./-@^"), frozenset("./:#!"), frozenset("-@:('’")
_MAIL = pattern(r"@[A-Za-z]")
_TELEPHONE = pattern(r"[\s-]?\(?[0-9]")
_CHINESE_VERSION = pattern(r"版本号?(?:为|是|[:：])?\s*$")
_CHINESE_CODE = pattern(r"(?:状态码|错误码|代码|端口号?|编号|邮编|房间号?|电话)(?:为|是|[:：])?\s*$")
_CHINESE_NAMED = pattern(r"\s?(?:号?端口|号(?:楼|门|线|机|库|文)|版(?![\u3400-\u9fff]*[万亿])|时区)")
_KINDS = pattern(r"(?:架构|结构|体系|模型|缓存|索引|域名|目录|联动|响应|菜单|分销|文件)")
"""What is of so many layers: 三层架构, 二级域名."""
_OF_KIND = frozenset(("层", "级", "维", "元", "位"))
_MARK_ENDS = pattern(r"\)\s[^\W\d_]")
_NEXT_MARK = r"(?:[;:,.]|\b(?:and|or))\s*"
_FAR = 400
"""Characters within which the numbers of a list in a line follow one another."""


def numbers_its_rows(head: str) -> bool:
    """Whether the head of a column says that its numbers name the rows: No., Port, Status code, 序号; not Number."""
    name = head.strip("*_ ").casefold()
    return name in _HEADS or name in _SHORT or name.rpartition(" ")[2] in _LAST_OF_HEAD


def is_named(figure: Figure, text: str) -> bool:
    """Whether the words around a figure of a text make its number a name."""
    start, end = figure.start, figure.numeral_end
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    if _is_simple(text, start, end, before):
        return False
    if _is_between_chinese(figure, before, after):
        return _is_chinese_name(figure, text, before)
    if (
        _is_part(figure, before, after)
        or _is_coded(figure, text, before)
        or _is_chinese_name(figure, text, before)
        or _is_list_mark(figure, text)
    ):
        return True
    if before.endswith("/"):
        return before[-2:-1].isalpha()
    # Python 3 code, Python >= 3.11
    if (
        figure.unit is None
        and before.rstrip().rstrip("<>=~≤≥").rstrip().endswith(_PRODUCT_ENDS)
        and _PRODUCT.search(before)
    ):
        return True
    return _follows_label(figure, before, after)


def _is_simple(text: str, start: int, end: int, before: str) -> bool:
    """Whether an integer stands between words of which neither makes a name of it, or alone in its cell, as most do.

    "keeps 36 couriers", "| 36 |" and "| 5% |".
    """
    found = _SIMPLE.match(text, start)
    # 36 million-bit: not the number as it is read
    if found is None or found.end(1) != end:
        return False
    if not found[2]:
        return not before or before.endswith("| ")
    word = before[:-1].rpartition(" ")[2] if before[-1:] == " " else ""
    plain = word.islower() and word.isascii() and word.isalpha()
    return plain and word not in _NAMES_OR_JOINS and not word.endswith(_ABSTRACT)


def _is_between_chinese(figure: Figure, before: str, after: str) -> bool:
    """Whether a number stands between two Chinese signs, so that it is no code, clause or mark: 有36家; not 有007家."""
    between = "\u3400" <= before[-1:] <= "\u9fff" and "\u3400" <= after[:1] <= "\u9fff"
    return between and figure.text[:1] != "0" and figure.value not in ("0", "-1")


def _is_part(figure: Figure, before: str, after: str) -> bool:
    """Whether the number belongs to a code, a time or an address, with what stands directly beside it."""
    # most numbers stand between blanks, and are part of no more than a telephone number
    last = before[-1:]
    # 4.2.1, 24/7; an 8-bit code
    if after[:1] in _JOINS and (_DOTTED.match(after) or _JOINED.match(after) or _MAIL.match(after)):
        return True
    if "-" in (last, after[:1]) and _is_chained(figure, before, after):
        return True
    # #42, wow!2, HTTP/2
    if last in _JOINED_BY and (last in "#!" or _DOTTED_BEFORE.search(before)):
        return True
    if (last in _CODE_ENDS or "+" in before) and (_CODE.search(before) or (last == "+" and _TELEPHONE.match(after))):
        return True
    # see open(2), and 2^32-1
    if (
        after[:1] == ")"
        and figure.unit is None
        and figure.text.isdecimal()
        and len(figure.text) == 1
        and _MANUAL.search(before)
    ) or ("^" in before and _RAISED_BEFORE.search(before)):
        return True
    # 0x1F; zero-day
    if (figure.text[:1] == "0" and _HEX.match(after)) or figure.text[:5].lower() == "zero-":
        return True
    # U+0040
    if figure.text[:1] == "0" and figure.text[:2].isdecimal() and len(figure.text) > 1:
        return True
    # 9 am; [1]; folded in half
    in_half = figure.text == "half" and before.endswith(" in ")
    return in_half or bool(_O_CLOCK.match(after)) or (before.endswith("[") and after.startswith("]"))


def _is_coded(figure: Figure, text: str, before: str) -> bool:
    """Whether the number is a code, a house or any number at all: the port is 443, 200 OK, 12 Chouzhou Road, zero or more."""
    start, end = figure.start, figure.numeral_end
    if figure.unit is None and _is_clause(text, start, end):
        return True
    if _ADDRESS.match(text, end) or _REASON.match(text, end):
        return True
    # zero or more, set to 0: a value of a field, or any number
    if figure.value in ("0", "-1") and (figure.unit is None or figure.bound == "at_least"):
        return True
    # one for each, of which nothing is measured
    if figure.kind == "ratio" and figure.value == "1" and _ONE_TO_ONE.match(text, end):
        return True
    if "." in figure.value and figure.unit is None and _VERSION_OF.search(before):
        return True
    if figure.unit is not None or figure.bound != "exact":
        return False
    status = _STATUS.fullmatch(text, start, end) and _ANSWERS.search(before) and not _NOUN.match(text, end)
    return bool(status or _IS_CODED.search(before))


def _is_clause(text: str, start: int, end: int) -> bool:
    """The number of a clause or of a point: 3.3 投标人…, 4.2 The client …, 1、价格。"""
    if start == 0 and "." in text[start:end] and _CLAUSE.match(text, end):
        return True
    return _POINT.match(text, end) is not None and (start == 0 or text[start - 1] in "。；：;:\n ")


def _is_chained(figure: Figure, before: str, after: str) -> bool:
    """978-3-16-148410-0, 0579-85410943: no range has three ends, or a zero before it."""
    ahead, behind = _CHAIN_BEFORE.search(before), _CHAIN_AFTER.match(after)
    chain = f"{ahead[0] if ahead else ''}{figure.text[:1]}{behind[0] if behind else ''}"
    return chain.count("-") > 1 or (chain[:1] == "0" and "-" in chain)


def _follows_label(figure: Figure, before: str, after: str) -> bool:
    """Whether the word before the number is what is numbered."""
    if before.endswith(_LIST_ENDS):  # steps 3 to 5
        before = _LISTED.sub("", before)
    if before.rstrip().endswith("§"):
        return True
    if not before.endswith((" ", "(")):
        return False
    word = before.rstrip(" (#").rsplit(None, 1)[-1:]
    name = word[0].lstrip("([“‘\"'") if word else ""
    lower = name.lower()
    if figure.unit is None and not before.endswith("(") and lower.removesuffix("s") in _PLACES:
        return True
    if (
        lower in _LABELS
        or lower in _SHORT
        or (lower.endswith("s") and lower[:-1] in _LABELS)
        or lower.endswith(_ABSTRACT)
    ):
        return True
    # ISO/IEC/IEEE 29148, RFC 3339 timestamps
    if (
        ("/" in name and name[0].isupper()) or (len(name) > 1 and name.isupper() and name.isalpha())
    ) and name not in _MONEY:
        return True
    if name == lower:  # most words before a number
        return False
    proper = _PROPER.search(before)
    # Debian 12, Python 3.11 or newer; not "About 30,000", nor "All 36,"
    counts = figure.unit is not None and not ("." in figure.value and same_unit(figure.unit, None))
    if proper is None or proper[1] in _NO_NAMES or figure.bound != "exact" or counts:
        return False
    # BagIt 1.0 bags
    return "." in figure.value or _ENDED.match(after) is not None


def _is_chinese_name(figure: Figure, text: str, before: str) -> bool:
    """3.2节; 版本号为2.0; 状态码404; 8080端口; 三层架构."""
    end = figure.numeral_end
    if figure.unit is None and (
        (not before.isascii() and _CHINESE_CODE.search(before)) or _CHINESE_NAMED.match(text, end)
    ):
        return True
    if figure.unit in _OF_KIND and figure.bound == "exact" and _KINDS.match(text, figure.end):
        return True
    if "." not in figure.value:
        return False
    return text[end : end + 1] in ("节", "章", "条", "款") or (
        figure.unit is None and _CHINESE_VERSION.search(before) is not None
    )


def _is_list_mark(figure: Figure, text: str) -> bool:
    """The numbers of a list in a line: it does (1) this; (2) that."""
    start, end = figure.start, figure.numeral_end
    if not (text[start:end].isdecimal() and end - start <= len("10") and _MARK_ENDS.match(text, end)):
        return False
    number, opens = int(text[start:end]), text[max(0, start - 1) : start] == "("
    sign = re.escape("(") if opens else ""
    if number == 1:
        return re.search(rf"{_NEXT_MARK}{sign}2\)", text[end : end + _FAR]) is not None
    before = text[max(0, start - _FAR) : start - opens]
    return f"{'(' * opens}{number - 1})" in before and re.search(rf"{_NEXT_MARK}$", before) is not None
