"""The numbers that the pages print on a line and in a story, also those inside a word: 两委, 半年, 千万级."""

import re
from collections.abc import Iterable
from fractions import Fraction

from bundle_model.bundle import Bundle
from bundle_model.english.units import same_unit
from bundle_model.facts import story_at
from bundle_model.figures import Figure
from bundle_model.figures.numerals.chinese import CHARACTERS, DIGITS, POWERS, chinese_number
from bundle_model.figures.numerals.decimals import rendered
from bundle_model.patterns import pattern
from bundle_model.records.english import Line

_RUN = pattern(f"[{CHARACTERS}半双]+")
_OTHERS = {"半": "1/2", "双": "2"}
_MAGNITUDES = pattern(f"[{''.join(POWERS)}]+")
_LONGEST_MAGNITUDE = 4


def number_key(value: str) -> str:
    """The value in one form: 36.0 as 36, 2/4 as 1/2."""
    if "/" in value:
        return rendered(Fraction(value))
    return value.rstrip("0").rstrip(".") if "." in value else value


def same_figure(english: Figure, chinese: Figure) -> bool:
    """Whether an English figure has the value, the bound and the unit of a Chinese one."""
    same = number_key(english.value) == number_key(chinese.value) and english.bound == chinese.bound
    return same and same_unit(english.unit, chinese.unit)


def numbers_in_words(line: str) -> frozenset[str]:
    """Every number that Chinese numerals on a line write, figures or not."""
    return frozenset(number for run in _RUN.findall(line) for number in _of_run(run))


def _of_run(run: str) -> Iterable[str]:
    yield from (_OTHERS[char] for char in run if char in _OTHERS)
    for part in re.split("[半双]", run):
        number = chinese_number(part) if part else None
        if number and not number.positional:
            yield number.value
        else:
            # "三五", "135": each digit; "千万级", "百亩": magnitudes alone
            yield from (str(DIGITS[char]) for char in part if char in DIGITS)
            yield from (_product(one) for one in _MAGNITUDES.findall(part) if len(one) <= _LONGEST_MAGNITUDE)


def _product(magnitudes: str) -> str:
    return str(10 ** sum(POWERS[sign] for sign in magnitudes))


class PrintedNumbers:
    """The numbers of a bundle, looked up by line. What has been read is kept."""

    def __init__(self, bundle: Bundle) -> None:
        self._pages = bundle.page_by_id
        self._readings = {reading.page: reading for reading in bundle.readings}
        self._figures: dict[Line, list[Figure]] = {}
        for figure in bundle.figures:
            self._figures.setdefault((figure.page, figure.line), []).append(figure)
        self._beside: dict[Line, frozenset[str]] = {}

    @property
    def stories_known(self) -> bool:
        """Whether the record of pages could be read."""
        return bool(self._readings)

    def figures_on(self, line: Line) -> list[Figure]:
        """The figures that begin on a line."""
        return self._figures.get(line, [])

    def has_line(self, line: Line) -> bool:
        """Whether there is such a line."""
        page = self._pages.get(line[0])
        return page is not None and line[1] <= len(page.lines)

    def beside(self, line: Line) -> frozenset[str]:
        """The numbers on a line and in its story."""
        if line not in self._beside:
            lines = self._story_lines(line) or [line]
            numbers = frozenset[str]().union(*map(self._on, lines))
            self._beside.update(dict.fromkeys(lines, numbers))
        return self._beside[line]

    def _story_lines(self, line: Line) -> list[Line]:
        """All lines of the story of a line; none where it has no story."""
        reading = self._readings.get(line[0])
        story = story_at(reading, line[1])
        spans = [span for one in (reading.stories if reading else ()) if one.id == story for span in one.lines]
        return [(line[0], number) for span in spans for number in range(span.first, span.last + 1)]

    def _on(self, line: Line) -> frozenset[str]:
        """The numbers on one line, which a story may have although the page has not."""
        figures = {number_key(figure.value) for figure in self.figures_on(line)}
        text = self._pages[line[0]].lines[line[1] - 1] if self.has_line(line) else ""
        return numbers_in_words(text) | figures
