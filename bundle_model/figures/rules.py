"""Each rule of the extractor, for every value of `Figure.rule`: what it looks at, and why, with an input that fires it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Rule(NamedTuple):
    """`says`: what the rule looks at, in one sentence. `definition`: the sentence of the definition of a figure behind it.

    `fires` is an input that it decides, `silent` one that it leaves to others.
    """

    says: str
    definition: str
    fires: str
    silent: str


_CONTACT = "A part of a mail address or a telephone number, also with blanks or a country code, and short service numbers said to be called, is a contact."
_NAME = "An Arabic part of a name, slogan, code, road number or version is a name."
_URL = "The digits of a URL, path, ISBN or identifier are names."
_DATE = "A calendar point or period is a date: year, month, day, decade, century, hour and minute of a clock time; a bare year in a title."
_YEARS = "Before 年 neighbouring digits are a length, unless 〇 or 零 is among them, or a month, 初, 底, 末 or a season follows, or 在, 自, 从 or 于 comes before and no word of lasting follows."
_CLOCK = "Two digits after a colon, up to 24:00, are a clock time, unless 比, 比例, 比分, 配比, 胜, 负, 击败 or ∶ is in the clause; then it is a ratio."
_LUNAR = "二月十五 without 日 is a date."
_ORDINAL = "A rank, position, storey, prize, quarter or place in a ranking is an ordinal."
_TOP = "前三, 前十强 and 前10 of a ranking are ordinals; 前三季度 is an ordinal 3; 前三日 and 前十日 are lengths."
_MARKER = "A list marker is an ordinal, also after text: 下降5%2.加强."
_LABEL = "The number of a table, figure, note, annex or footnote is an ordinal: 表1, [3]."
_PERCENT = "A percentage keeps its own scale, also as 百分之三十; 三成 is 30, with the unit 成."
_RATIO = "Each side of a ratio is a figure: a colon between two bare numbers that compare. Behind a label such as PM2.5： or 2023： it is no ratio."
_FRACTION = "A fraction such as 三分之二 is one ratio of value 2/3, and ends where its word ends."
_HALF = "一半 is one half, on which careful readers differ."
_QUANTITY = "A count or a measure is a quantity: people, firms, money, area, length, duration, times as much."
_BARE = "Every Arabic digit of a text belongs to exactly one figure: nothing numeric is left unaccounted for."
_CHINESE = "A Chinese numeral is a figure where it plainly states a count, a date, an ordinal or a share."
_ALONE = "A magnitude alone counts when a classifier follows an approximator: 百余位."
_ONE = "一 is no figure where it is only an article: 一个, 一条, 一支."
_RANGE = "In a range each end is its own figure, and a unit, percent sign or magnitude printed once serves both."
_MISPRINT = "A misprint with a doubled point is a name, one figure with the value that is meant."
_BETWEEN = "Neighbouring digits are one figure: the value is the lower number, the bound `between`."
_LOOSE = "上, 数, 几 and 好几 before a magnitude belong to the numeral, where they begin a word; 成 counts so in 成百, 成千, 成百上千 and 成千上万 alone."

RULE_TEXTS: Mapping[str, Rule] = MappingProxyType(
    {
        "mail-address": Rule(
            "It is part of a mail address, next to the @ or among the letters.",
            _CONTACT,
            "邮箱a12@163.com",
            "12人@所有人",
        ),
        "telephone-number": Rule(
            "It has the form of a telephone number, or follows a word such as 电话 or 热线.",
            _CONTACT,
            "电话：0579-85123456",
            "0579人",
        ),
        "joined-by-plus": Rule(
            "A plus sign joins it to a number or a letter: 1+8+X.",
            _NAME,
            "“1+8+X”模式",
            "60+个城市",
        ),
        "day-as-name": Rule(
            "A middle dot joins it to a number: 9·11.",
            _NAME,
            "9·11事件",
            "9月·11日",
        ),
        "dotted-number": Rule(
            "It is part of a number with more than one point: 192.168.1.1.",
            _NAME,
            "地址192.168.1.1",
            "增长1.1%",
        ),
        "letter-and-number": Rule(
            "A Latin letter comes directly before it: G20.",
            _NAME,
            "G20峰会",
            "SUV30辆",
        ),
        "number-and-letter": Rule(
            "Latin letters that are not a unit follow it: 5G.",
            _NAME,
            "5G网络",
            "5kg大米",
        ),
        "number-of-a-name": Rule(
            "A word before or after it makes it the number of a road, a line, a model or a programme: 03省道.",
            _NAME,
            "03省道",
            "03项",
        ),
        "number-of-a-line": Rule(
            "路 follows it and means a bus line: 12路公交.",
            _NAME,
            "12路公交",
            "12路人马",
        ),
        "code": Rule(
            "A word such as 编号 comes before it, or a hyphen and a Chinese character follow: it is a code.",
            _NAME,
            "编号35",
            "编号35家",
        ),
        "doubled-point": Rule(
            "Its point is printed twice, a misprint: 3..5%.",
            _MISPRINT,
            "增长3..5%",
            "增长3.5%",
        ),
        "address-on-the-network": Rule(
            "It is part of a URL, a path or an ISBN.",
            _URL,
            "http://example.org/a/23.html",
            "23.5元",
        ),
        "label": Rule(
            "It follows 表, 图, 注, 附件 or the like: 表1.",
            _LABEL,
            "见表1",
            "代表3人",
        ),
        "footnote": Rule(
            "It is in square brackets: [3].",
            _LABEL,
            "资料[3]",
            "(3家)",
        ),
        "neighbouring-digits": Rule(
            "Two neighbouring digits of a Chinese numeral count from the lower to the higher: 三四个.",
            _BETWEEN,
            "三四个",
            "三五成群",
        ),
        "loose-magnitude": Rule(
            "上, 数, 几 or 成 comes before a magnitude: 上千人, 数十家.",
            _LOOSE,
            "上千人",
            "网上千家商户",
        ),
        "long-code": Rule(
            "It has seven digits or more, or more than three that begin with 0, and no unit follows.",
            _NAME,
            "股票(0005678)",
            "共1234567人",
        ),
        "quoted-number": Rule(
            "It is alone in quotes.",
            _NAME,
            "“119”",
            "“3家”",
        ),
        "number-in-a-quoted-name": Rule(
            "It ends a name in quotes: “零点01”.",
            _NAME,
            "“零点01”",
            "零点3家",
        ),
        "version": Rule(
            "版 follows its point, or a name comes before a number such as 4.0: 2.0版, 工业4.0.",
            _NAME,
            "2.0版",
            "2.5米",
        ),
        "year": Rule(
            "年 follows four digits, or three after 前; or 届 or 级 follows a year.",
            _DATE,
            "2013年",
            "20年来",
        ),
        "year-of-an-era": Rule(
            "The title of a reign or an era comes before it: 贞观十三年.",
            _DATE,
            "贞观十三年",
            "十三年来",
        ),
        "short-year": Rule(
            "年 follows two digits, and nothing says that they count years: 98年初.",
            _YEARS,
            "98年初",
            "近60年来",
        ),
        "bare-year": Rule(
            "It has four digits between 1800 and 2099, and no unit.",
            _DATE,
            "2013规划",
            "2013家",
        ),
        "decade": Rule(
            "年代 or 后 follows it: 90年代, 90后.",
            _DATE,
            "90年代",
            "90年来",
        ),
        "century": Rule(
            "世纪 follows it, without 个: 21世纪.",
            _DATE,
            "21世纪",
            "两个世纪",
        ),
        "month": Rule(
            "月 follows a number up to 12, without 个.",
            _DATE,
            "12月",
            "12个月",
        ),
        "day": Rule(
            "日 follows a number up to 31, or 号 after a month or before a word of time, and nothing says that it counts days.",
            _DATE,
            "5月24日",
            "拘留10日",
        ),
        "lunar-day": Rule(
            "It follows 初 or a month, without 日: 正月初三, 八月十五.",
            _LUNAR,
            "正月十五",
            "每月十五个",
        ),
        "in-brackets": Rule(
            "It is alone in brackets between a word such as 今 and 年, 月 or 日.",
            _DATE,
            "今（13）日",
            "（13）家",
        ),
        "hour": Rule(
            "时 or 点 follows a number up to 24.",
            _DATE,
            "上午9时",
            "得9点",
        ),
        "clock-time": Rule(
            "A colon and two digits follow it, and its clause has no word of comparing: 9:30.",
            _CLOCK,
            "15:30开始",
            "比分15:30",
        ),
        "minute": Rule(
            "It follows the hour of a clock time.",
            _CLOCK,
            "9时15分",
            "得15分",
        ),
        "second": Rule(
            "It follows the minute of a clock time.",
            _CLOCK,
            "9:15:30",
            "30秒",
        ),
        "written-date": Rule(
            "It is part of a date in digits, 2011-5-20, or is beside a weekday: 周四（8/14）.",
            _DATE,
            "2011-5-20",
            "1995-20",
        ),
        "behind-di": Rule(
            "It follows 第, or a number of the same range or list that does: 第1—3名.",
            _ORDINAL,
            "第37届",
            "37届",
        ),
        "top-places": Rule(
            "It is between 前 and 位, 名, 强 or 甲: 前10位.",
            _TOP,
            "前10位",
            "目前10位",
        ),
        "ranked": Rule(
            "It follows a word of ranking or 卷, or is in a list of ranks: 排名3, 第三、四名.",
            _TOP,
            "排名3",
            "排3个",
        ),
        "rank-word": Rule(
            "The word after it makes it a rank, a prize, a storey, a quarter or a grade: 一等奖, 7楼.",
            _ORDINAL,
            "一等奖",
            "一家",
        ),
        "issue": Rule(
            "期 follows four digits or more: the issue of a paper or a draw.",
            _ORDINAL,
            "总1286期",
            "出版20期",
        ),
        "phase": Rule(
            "期 follows a Chinese numeral: 二期.",
            _ORDINAL,
            "二期工程",
            "两期",
        ),
        "number-hao": Rule(
            "号 follows it and makes it the number of something.",
            _ORDINAL,
            "3号地块",
            "3号召",
        ),
        "address": Rule(
            "栋, 幢 or 座 and a further number follow it in an address.",
            _ORDINAL,
            "3栋2单元",
            "3栋楼",
        ),
        "storey": Rule(
            "层 follows it, and the words around it say which storey.",
            _ORDINAL,
            "位于3层",
            "共3层",
        ),
        "level": Rule(
            "级 follows it, and the words around it say neither a force nor a count.",
            _ORDINAL,
            "2级企业",
            "西北风2级",
        ),
        "list-marker": Rule(
            "It numbers an item of a list: it is in brackets, or begins a sentence or line before 、 or a point.",
            _MARKER,
            "下降5%2.加强",
            "达到35.其中",
        ),
        "percent-sign": Rule(
            "% or ‰ follows it.",
            _PERCENT,
            "增长63%",
            "63家",
        ),
        "percent-in-words": Rule(
            "百分之 comes before it.",
            _PERCENT,
            "百分之三十",
            "百分百",
        ),
        "tenths": Rule(
            "成 follows a number up to ten: 三成 is 30 per cent, 六成五 is 65.",
            _PERCENT,
            "三成",
            "三成员",
        ),
        "fraction": Rule(
            "分之 or a slash divides it: 三分之二, 1/3.",
            _FRACTION,
            "五分之一二手车",
            "五分钟",
        ),
        "side-of-a-ratio": Rule(
            "A colon or 比 joins it to a number: 1.92:1.",
            _RATIO,
            "1.92:1",
            "PM2.5：48.0",
        ),
        "side-of-a-score": Rule(
            "A dash joins it to a number, and the words around say that it is a score: 以89-78.",
            _RATIO,
            "以89-78取胜",
            "89-78家",
        ),
        "one-half": Rule(
            "It is the 一 of 一半.",
            _HALF,
            "一半以上",
            "一半天",
        ),
        "unit": Rule(
            "It is an Arabic numeral, and a unit or a classifier follows it.",
            _QUANTITY,
            "36家",
            "36号",
        ),
        "bare-number": Rule(
            "It is an Arabic numeral that no other rule takes: it counts, without a unit.",
            _BARE,
            "增至75.3左右",
            "75.3元",
        ),
        "chinese-count": Rule(
            "It is a Chinese numeral, and a unit, a classifier or a counted noun follows it.",
            _CHINESE,
            "三所学校",
            "三里屯",
        ),
        "magnitude-alone": Rule(
            "It is a magnitude alone, with a classifier after it, and an approximator or a word such as 近: 百余位.",
            _ALONE,
            "百余位",
            "百亩茶园",
        ),
        "one-that-counts": Rule(
            "一 measures, says how long, or is said to be the only one, so it is not an article.",
            _ONE,
            "仅一家",
            "一个",
        ),
        "shared-with-next": Rule(
            "A later numeral of the same range or list gives its kind and unit: the 3 of 3~5%.",
            _RANGE,
            "3~5%",
            "3家5%",
        ),
    }
)
"""Each rule by its name."""
RULES: Mapping[str, str] = MappingProxyType({name: rule.says for name, rule in RULE_TEXTS.items()})
"""One English sentence for each rule, by its name."""
