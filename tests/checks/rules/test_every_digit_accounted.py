"""Every Arabic digit of every page belongs to exactly one figure."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bundle_model.bundle import WorkedOut
from bundle_model.figures import Figure, figures_of
from bundle_model.repository import Repository
from checks.results import Status

RULE = "every-digit-accounted"
Change = Callable[[Figure], list[Figure]]


@pytest.fixture
def copy(copy: Any) -> Any:
    """A copy whose figures are found each time: these tests change the extractor, and not the files."""

    def read(root: Path, name: str) -> Repository:
        repository = copy.read(root, name)
        return replace(repository, bundle=replace(repository.bundle, worked_out=WorkedOut()))

    return replace(copy, read=read)


def _extracting(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    """Let the extractor give for each figure what `change` makes of it."""

    def changed(chunks: list[str], page: str) -> Iterator[Figure]:
        for figure in figures_of("".join(chunks), page):
            yield from change(figure)

    monkeypatch.setattr("bundle_model.figures.figures_of_stream", changed)


def _declare(copy: Any) -> None:
    """CONSTRAINTS.md and the manifests have the page 000 that is there: what is on a page with other bytes, nobody looks at."""
    content = copy.path("000").read_bytes()
    row = re.compile(r"(- name: 000_.*\n +bytes: )[0-9]+(\n +sha256: )[0-9a-f]{64}")
    text, rows = row.subn(
        rf"\g<1>{len(content)}\g<2>{hashlib.sha256(content).hexdigest()}",
        copy.path("CONSTRAINTS.md").read_text(encoding="utf-8"),
    )
    assert rows == 1
    copy.write("CONSTRAINTS.md", text.encode())
    copy.seal()


def _at(figure_id: str, made: Callable[[Figure], list[Figure]]) -> Change:
    return lambda figure: made(figure) if figure.id == figure_id else [figure]


@pytest.mark.parametrize(
    ("change", "columns", "holders"),
    [
        pytest.param(lambda _: [], [2, 3, 4], 0, id="a-figure-missed"),
        pytest.param(lambda figure: [figure, figure], [2, 3, 4], 2, id="a-figure-doubled"),
        pytest.param(
            lambda figure: [figure._replace(numeral_end=figure.numeral_end - 1)], [4], 0, id="last-digit-missed"
        ),
        pytest.param(lambda figure: [figure._replace(start=figure.start + 1)], [2], 0, id="first-digit-missed"),
        pytest.param(
            lambda figure: [figure, figure._replace(start=figure.start + 1)], [3, 4], 2, id="two-that-overlap"
        ),
        pytest.param(
            lambda figure: [figure._replace(numeral_end=figure.start)], [2, 3, 4], 0, id="a-unit-holds-no-digit"
        ),
        pytest.param(lambda figure: [figure._replace(page="001")], [2, 3, 4], 0, id="of-another-page"),
    ],
)  # 000:39:2 is 625单
def test_fires(copy: Any, monkeypatch: pytest.MonkeyPatch, change: Change, columns: list[int], holders: int) -> None:
    _extracting(monkeypatch, _at("000:39:2", change))
    findings = [one for one in copy.outcome(RULE).findings if one.region.file == copy.page("000")]
    assert [(one.region.place, one.region.end_column) for one in findings] == [
        (f"{copy.page('000')}:39:{column}", column + 1) for column in columns
    ]
    assert [one.message for one in findings] == [
        f"The digit {'625'[c - 2]} belongs to {holders} figures." for c in columns
    ]


def test_full_width_digits_count_too(copy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    copy.edit("000", "625单", "６２５单")
    _declare(copy)
    assert copy.outcome(RULE).status is Status.PASSED
    _extracting(monkeypatch, _at("000:39:2", lambda _: []))
    assert len(copy.outcome(RULE).findings) == 3


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(
            lambda c: c.edit("000", "625单", "９,625.50单, 1/2, 1+8+X, A4 2.0版 03省道 0579-85381234"), id="more-digits"
        ),
        pytest.param(lambda c: c.edit("000", "625单", "½ Ⅷ ③ ٣"), id="what-is-no-arabic-digit"),
        pytest.param(lambda c: c.write(c.page("000"), b""), id="an-empty-page"),
        pytest.param(lambda c: c.path("bundle/record/figures.yaml").unlink(), id="no-record"),
        pytest.param(lambda c: c.write("bundle/record/pages.yaml", b"x"), id="no-stories"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds(RULE, lambda copy: (change(copy), _declare(copy)), [])


@pytest.fixture
def most(monkeypatch: pytest.MonkeyPatch) -> int:
    """So many figures of a page are read here, fewer than the tool reads."""
    for module in ("bundle_model.bundle", "checks.rules.every_digit_accounted"):
        monkeypatch.setattr(f"{module}.MOST_FIGURES", 500)
    return 500


def test_a_page_of_very_many_figures_is_read_up_to_a_limit(assert_finds: Any, most: int) -> None:
    def change(copy: Any) -> None:
        copy.write(copy.page("000"), b"5\n" * (most + 2))
        _declare(copy)

    said = f"Page 000 has more than {most} figures; from here on none is read."
    assert_finds(RULE, change, [(f"bundle/data/000_fa7dfcdb48e7aafa.txt:{most + 1}:1", said)])


def test_a_page_of_just_as_many_figures_as_are_read_is_let_be(assert_finds: Any, most: int) -> None:
    assert_finds(RULE, lambda copy: (copy.write(copy.page("000"), b"5\n" * most), _declare(copy)), [])


def test_a_chinese_numeral_that_is_missed_is_not_its_business(copy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _extracting(monkeypatch, lambda figure: [figure] if any(char.isdigit() for char in figure.text) else [])
    assert copy.outcome(RULE).status is Status.PASSED


@pytest.mark.parametrize(
    ("change", "waits"),
    [
        pytest.param(lambda c: c.write(c.page("000"), b"\xff"), [("page 000", "C-02 at bundle/data/000_fa7dfcdb48e7aafa.txt:1:1")], id="no-utf-8"),
        pytest.param(lambda c: c.edit("000", "625单", "626单"), [("page 000", "C-02 at bundle/data/000_fa7dfcdb48e7aafa.txt:1:1")], id="changed"),
        pytest.param(lambda c: c.path("000").unlink(), [("page 000", "C-02 at CONSTRAINTS.md@- name: 000_")], id="missing"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, waits: Any) -> None:
    assert_waits(RULE, change, waits)
