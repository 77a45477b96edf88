"""Ranks and positions: 第N, prizes, storeys, quarters, grades, places in a ranking, list markers."""

from bundle_model.figures.context import Context, Decision, Near
from bundle_model.figures.kinds.names import numbers_a_quoted_name
from bundle_model.figures.lexicon import Beginnings, Endings, any_of, lexicon
from bundle_model.figures.numerals.chinese import CHARACTERS
from bundle_model.patterns import LETTER, pattern
from bundle_model.text.text import is_han

_WORDS = lexicon().ordinals
_RANKS = Beginnings(_WORDS["ranks"].words)
_LABELS, _NOT_LABELS = Endings(_WORDS["labels"].words), Endings(_WORDS["not_labels"].words)
_TOP = frozenset(_WORDS["top"].words)
_LISTED_RANK = pattern(r"(?:^|[^0-9])(?:[0-9]|[一二三四五六七八九])、$")
_ADDRESS = pattern(r"[栋幢座](?=[0-9A-Z]|单元)")
_UNIT_OF_HOUSE = pattern(r"单元[0-9]")
_MARKER = pattern(r"(?:[、)）](?![0-9])|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2}年))")
_MARKED_NUMBER = pattern(r"、([0-9]{1,4})(?![0-9.,、-])")
_AFTER_MARKERS = frozenset("、).")
_ARTICLE = (")项", ")款")
_CN_MARKER = pattern(f"[、)](?![{CHARACTERS}])")
_BEGINNINGS = frozenset("。；;：:！!？?\0”") | {""}
"""What ends a sentence before the marker of a list; nothing does at the beginning of a text."""
_STOREYS_BEFORE = pattern(r"[0-9][-至到]$")
_RANGE_BEFORE = pattern(r"[0-9]{1,3}[-至到]$")
_EPITHET_BEFORE = pattern(rf"[“‘「『《]{LETTER}{{1,8}}第$")
_EPITHET_AFTER = pattern(rf"{LETTER}{{1,2}}[”’」』》]")
_LIST_REACH = 10
_FORCE = pattern(r"(?:风(?![险景格味貌情采光尚俗波口控水])|震|浪|涌)[^。；;！!？?]{0,18}$")
"""Wind, waves or an earthquake in the sentence: 级 measures their force."""
_STRONG = pattern("^(?:以上|左右|的|超强|特强|强|短时){1,3}(?=[阵大台余地海热飓震风])")
_TIER = any_of(_WORDS["tiers"].words)
_TIERS = pattern(rf"{_TIER}、{_TIER}$")
_JOINTS = frozenset("-至到、和与及")
_BEHIND_DI = pattern(r"第(?:[0-9]{1,4}|[零一二三四五六七八九十百]{1,5})([-至到、和与及])$")
_DI_REACH = 7
_LASTS = frozenset("第前名列居排(次卷、[,-至到和与及") | {word[-1] for word in _WORDS["labels"].words}
_ENDS_RANK = pattern(r"[,，。；;、!?！？)）”’」』》的之行\0]|$")
_FOOTNOTE_BEFORE, _FOOTNOTE_AFTER = pattern(r"\[[0-9,、-]{0,12}$"), pattern(r"[0-9,、-]{0,12}\]")
_LISTING = frozenset("、和与及")
_LABEL_REACH = 6
_LISTED_LABEL = pattern(rf"({LETTER}{{1,3}})[0-9]{{1,2}}[、和与及]$")
_AFTER_A_FIGURE = frozenset("%‰℃)]")
_MOST_ITEMS = 30

ORDINAL_STARTS = _RANKS.starts | frozenset("号栋幢座期层级、).]")
"""The characters that follow an ordinal without 第."""
NEAR_ORDINAL = Near(_LASTS, ORDINAL_STARTS)


def ordinal(context: Context) -> Decision | None:
    """Whether a numeral says which one, not how many."""
    if context.previous_char == "第":
        # "第百家", “江南第一村”: a word or a name, no rank
        named = context.numeral.form == "magnitude" or _is_epithet(context)
        return None if named else Decision("ordinal", "behind-di")
    if context.previous_char in _JOINTS and _is_behind_di(context):
        return Decision("ordinal", "behind-di")
    followed = context.next_char in ORDINAL_STARTS
    if context.number is None or (context.previous_char not in _LASTS and not followed):
        return None
    # the 3 of "2-3": nothing but a footnote, [2-3]
    if context.previous_char == "-" and not followed:
        return _footnote(context)
    return (
        _ranked(context)
        or (_by_following_char(context) if followed else None)
        or (_list_marker(context) if context.next_char in _AFTER_MARKERS else None)
        or _footnote(context)
        or _labelled(context)
    )


def _is_behind_di(context: Context) -> bool:
    """Whether 第 before an earlier numeral governs this one: 第1—3名, 第2、3期. In 第2、3家 it need not."""
    match = _BEHIND_DI.search(context.before, len(context.before) - _DI_REACH)
    return match is not None and (match[1] in "-至到" or context.after.startswith(_WORDS["numbered"].words))


def _by_following_char(context: Context) -> Decision | None:
    return _by_following_word(context) or _storey(context) or _level(context)


def _is_epithet(context: Context) -> bool:
    """Whether 第 and a Chinese numeral end a coined name in quotes: “江南第一村”, but not “全国第一批”."""
    return (
        context.numeral.form == "chinese"
        and not context.after.startswith(_WORDS["numbered"].words)
        and _EPITHET_AFTER.match(context.after) is not None
        and _EPITHET_BEFORE.search(context.before) is not None
    )


def _ranked(context: Context) -> Decision | None:
    """前10位, 排名3, 卷五, and the 四 of 第三、四名."""
    before = context.before
    # "目前10名": 前 ends another word
    if context.previous_char == "前" and not before.endswith(_WORDS["not_top_before"].words) and _is_top(context):
        return Decision("ordinal", "top-places")
    # "排3个": a count
    ranked = context.arabic and before.endswith(_WORDS["ranked_before"].words)
    if ranked and not context.after.startswith(_WORDS["not_ranked"].words):
        return Decision("ordinal", "ranked")
    listed = context.next_char in ("名", "位") and _LISTED_RANK.search(before)
    return Decision("ordinal", "ranked") if listed or context.previous_char == "卷" else None


def _is_top(context: Context) -> bool:
    """Whether 前 and the numeral are the first places of a ranking: 前10位, 进入前三. 前5家 counts."""
    return context.next_char in _TOP or (context.unit is None and _ENDS_RANK.match(context.after) is not None)


def _by_following_word(context: Context) -> Decision | None:
    after, numeral = context.after, context.numeral
    # "二〇一号": no other rank is written digit by digit
    if numeral.positional and context.next_char not in ("室", "号"):
        return None
    word = _RANKS.match(after)
    if word and not _is_no_rank(word, context):
        return Decision("ordinal", "rank-word")
    # "总1286期"; "出版20期" counts issues
    if context.next_char == "期" and context.arabic and len(numeral.printed) >= 4:
        return Decision("ordinal", "issue")
    # "“一号工程": a slogan
    if numeral.printed == "一" and context.previous_char in ("“", '"', "‘"):
        return None
    # "3号台风"; "3号召" is cut from 号召, and "“飓风39号”" is a name
    if context.next_char == "号" and not after.startswith(_WORDS["not_numbers"].words):
        return None if numbers_a_quoted_name(context) else Decision("ordinal", "number-hao")
    if _ADDRESS.match(after):
        return Decision("ordinal", "address")
    # "二期" is a phase; "两期" counts
    phase = context.next_char == "期" and numeral.form == "chinese" and numeral.printed != "两"
    return Decision("ordinal", "phase") if phase and context.is_number(1, 9) else None


def _is_no_rank(word: str, context: Context) -> bool:
    """Words that only look like a rank here: 3楼盘, 两季度, 4单元 without a house number, 三室."""
    return bool(
        context.after.startswith(_WORDS["not_ranks"].words)
        or (word == "季度" and context.numeral.printed == "两" and context.previous_char != "前")
        or (word == "单元" and not _UNIT_OF_HOUSE.match(context.after))
        or (word == "室" and not (context.arabic and context.is_number(100, 9999)))
    )


def _storey(context: Context) -> Decision | None:
    """3层 where 位于 or the like says which one; the upper end of 7-10层, unless 高 or the like says how high."""
    before = context.before
    if context.next_char != "层" or not context.is_number(1, 200):
        return None
    if context.numeral.sign == "负" or before.endswith(_WORDS["storey_before"].words):
        return Decision("ordinal", "storey")
    upper = context.arabic and not context.after.startswith("层高") and _STOREYS_BEFORE.search(before)
    high = _RANGE_BEFORE.sub("", before).endswith(_WORDS["height_before"].words)
    return Decision("ordinal", "storey") if upper and not high else None


def _level(context: Context) -> Decision | None:
    """A rank such as 一级. Not the force of a wind of 8级, a count such as 两级, or 一级抓一级."""
    after, before = context.after, context.before
    if (
        context.next_char != "级"
        or context.numeral.printed == "两"
        or (context.unit is not None and context.unit.text != "级")  # "20级台阶"
        or after.startswith("级抓")
        or before.endswith("级抓")
    ):
        return None
    behind = after[1:]
    measured = _STRONG.sub("", behind).startswith(_WORDS["force_after"].words)
    # "市、县、乡三级书记": how many tiers
    listed = "、" in before[-_LIST_REACH:] and behind.startswith(_WORDS["tiers_after"].words)
    counted = listed or _TIERS.search(before)
    # "西北风2—3级", "风力较大,有4-5级"
    if measured or counted or before.endswith(_WORDS["force_before"].words) or _FORCE.search(before):
        return None
    return Decision("ordinal", "level")


def _list_marker(context: Context) -> Decision | None:
    """(1) and (一), and 1、 一、 or 1. at the beginning of a sentence or after white space."""
    numeral, chinese = context.numeral, not context.arabic
    # "(100)": no list is so long; "(两)", "二〇、" and "(百)" number nothing
    if not context.is_number(1, 99) or len(numeral.printed) > 2 + chinese:
        return None
    if chinese and (numeral.form != "chinese" or numeral.positional or numeral.printed == "两"):
        return None
    bracketed = context.previous_char == "(" and context.next_char == ")"
    # "第(三)项"; in "胜利(一)社区" it is part of a name
    if bracketed and (not chinese or context.after.startswith(_ARTICLE)):
        return Decision("ordinal", "list-marker")
    # "共有3、4人": within a sentence 、 joins two counts
    ended = context.before[-1 - bracketed : len(context.before) - bracketed] in _BEGINNINGS
    begins = ended or context.parted
    marked = begins and (_CN_MARKER if chinese else _MARKER).match(context.after)
    if marked or (ended and _comes_before_a_number(context)):
        return Decision("ordinal", "list-marker")
    if chinese:
        return None
    # "下降5%2.加强": the item begins where the figure before it ends
    first = context.after[1:2] if context.next_char == "." else ""
    inside = context.is_number(1, _MOST_ITEMS) and (first == "“" or is_han(first))
    return Decision("ordinal", "list-marker") if inside and _may_end_an_item(context) else None


def _comes_before_a_number(context: Context) -> bool:
    r"""Whether an item of a list that begins a line begins with a number: 。\n1、18周岁以上. 1、2号楼 goes on counting."""
    match = _MARKED_NUMBER.match(context.after) if context.parted and context.arabic else None
    return match is not None and context.number is not None and int(match[1]) > context.number + 1


def _may_end_an_item(context: Context) -> bool:
    """Whether what comes before can end an item of a list. In “达到35.其中” the point ends a sentence."""
    last = context.previous_char
    said = last in _WORDS["not_list_before"].words
    return last in _AFTER_A_FIGURE or (is_han(last) and not said)


def _footnote(context: Context) -> Decision | None:
    """[3], [1-3]."""
    # nearly no text has a bracket
    if "[" not in context.before or not context.arabic or not context.is_number(1, 999):
        return None
    note = _FOOTNOTE_BEFORE.search(context.before) and _FOOTNOTE_AFTER.match(context.after)
    return Decision("ordinal", "footnote") if note else None


def _labelled(context: Context) -> Decision | None:
    """表1, 附件2, and the 2 of 表1和2."""
    if not context.arabic or not context.is_number(1, 999) or context.unit is not None:
        return None
    before = context.before
    listed = _LISTED_LABEL.search(before, len(before) - _LABEL_REACH) if context.previous_char in _LISTING else None
    said = listed[1] if listed else before
    label, longer = _LABELS.match(said), _NOT_LABELS.match(said)
    # "代表3": 表 ends another word
    return Decision("ordinal", "label") if label and not (longer and len(longer) > len(label)) else None
