"""The page in a real browser: links, keyboard, layers, print, no script, no style, accessibility.

They need Chromium and the packages of the group `development`; where these are not, they are skipped with the reason.
`BROWSER_TESTS=required` makes that a failure: the gate sets it.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checks.room.contents import Contents, contents_of
from checks.room.page import page_of

WHOLE = {"words", "mentions", "figures", "relations"}
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_JENKINS = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'"
"""What a Jenkins server sends with the pages of a build: no script runs, and no style that is in the page counts."""


def _missing(reason: str) -> None:
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, one for all tests."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        _missing("there is no Chromium here; on Debian: apt-get install chromium fonts-noto-cjk")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed; pip install --group development")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(real_text: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("room") / "report.html"
    path.write_text(real_text, encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def opened(browser: Any) -> Callable[..., Any]:
    """Open a page that may ask for nothing and must report nothing: `with opened(address) as page`."""

    @contextmanager
    def open_it(address: str, **options: Any) -> Iterator[Any]:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(address)
        yield page
        others = [url for url in asked if not url.startswith((address.partition("#")[0], "data:"))]
        context.close()
        assert (others, said) == ([], [])

    return open_it


@pytest.fixture(scope="module")
def room(opened: Callable[..., Any], address: str) -> Iterator[Any]:
    """The page, opened once, for tests that leave it as it is."""
    with opened(address) as page:
        yield page


_IS_HERE = "name => document.getElementById(name).classList.contains('here')"


def _until(page: Any, expression: str, arg: str | None = None) -> None:
    """Wait until it is true. Playwright's own wait would run text as code, which the policy of the page forbids."""
    for _ in range(200):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"it never became true: {expression}")


def _here(page: Any) -> list[str]:
    """The ids of what is marked, or the words where a piece has none."""
    found: list[str] = page.eval_on_selector_all(".here", "all => all.map(one => one.id || one.textContent)")
    return found


def _is_in_view(page: Any, name: str) -> bool:
    box = page.locator(f'[id="{name}"]').bounding_box()
    bar = page.locator("header").bounding_box()
    return bool(box) and bar["height"] - 1 <= box["y"] < page.viewport_size["height"]


@pytest.mark.parametrize(
    ("bare", "name"),
    [
        pytest.param("000", "000", id="a-page"),
        pytest.param("000-5", "000-5", id="a-story"),
        pytest.param("002:330", "002:330", id="a-line"),
        pytest.param("000:48:15", "000:48:15", id="a-figure"),
        pytest.param("n-000:48:15", "n-000:48:15", id="a-note"),
        pytest.param("003:39:5", "003:39:5", id="a-thing"),
        pytest.param("m-智慧小脑", "m-智慧小脑", id="a-thing-by-name"),
        pytest.param("m-%E6%99%BA%E6%85%A7%E5%B0%8F%E8%84%91", "m-智慧小脑", id="a-name-as-browsers-copy-it"),
        pytest.param("R-000-04", "R-000-04", id="a-relation"),
        pytest.param("U-08", "U-08", id="a-row"),
        pytest.param("C-19", "C-19", id="a-constraint"),
        pytest.param("D-02", "D-02", id="a-decision"),
        pytest.param("t-platform", "t-platform", id="a-term"),
        pytest.param("000:48:2", "000:48", id="a-place-where-no-mark-begins"),
        pytest.param("000:47-50", "000:47", id="a-range-of-lines"),
    ],
)
def test_a_bare_link_lands_and_is_marked(room: Any, bare: str, name: str) -> None:
    room.evaluate("bare => { location.hash = bare }", bare)
    _until(room, _IS_HERE, name)
    assert name in _here(room)
    assert _is_in_view(room, name)


def test_opening_a_link_lands_even_where_the_target_was_closed(opened: Callable[..., Any], address: str) -> None:
    with opened(f"{address}#t-platform") as page:
        assert page.locator("#t-platform").get_attribute("open") is not None
        assert _is_in_view(page, "t-platform")


def test_every_piece_of_a_target_is_marked(room: Any) -> None:
    begun = room.evaluate("document.querySelector('.part [lang] > span > span[data-k]').dataset.k.split(' ')[0]")
    room.evaluate("name => { location.hash = name }", begun)
    _until(room, "document.querySelectorAll('.part [lang] .here').length > 1")
    places = room.eval_on_selector_all(
        "[id='m-智慧小脑'] p:nth-of-type(1) a", "all => all.map(one => one.hash.slice(1))"
    )
    room.evaluate("location.hash = 'm-智慧小脑'")
    _until(room, _IS_HERE, "m-智慧小脑")
    assert len(places) == 3
    assert set(places) < set(_here(room))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("000:48", "000:48", id="a-line"),
        pytest.param("u-08", "U-08", id="a-row-in-small-letters"),
        pytest.param("智慧小脑", "m-智慧小脑", id="a-name-in-chinese"),
        pytest.param("Smart Cerebellum", "m-智慧小脑", id="a-name-in-english"),
        pytest.param("platform", "t-platform", id="a-term"),
        pytest.param("平臺", "t-platform", id="a-form-of-a-term"),
        pytest.param("hardware target", "U-08", id="an-element"),
        pytest.param("Jiangbei Xiazhu has by now gathered", "000:47", id="words-of-a-gist"),
    ],
)
def test_the_box_goes_to_it(room: Any, typed: str, name: str) -> None:
    room.fill("#goto", typed)
    room.press("#goto", "Enter")
    _until(room, _IS_HERE, name)
    assert room.inner_text("#said") == ""


def test_the_box_says_what_it_does_not_know(room: Any) -> None:
    for typed in ("no such thing", " "):
        room.fill("#goto", typed)
        room.press("#goto", "Enter")
        assert room.locator("#said").inner_text() == f"Nothing here is called {typed.strip() or 'that'}."


def test_the_filter_narrows_and_no_link_is_lost_to_it(room: Any) -> None:
    room.fill("#filter", "cerebellum")
    shown = room.locator("#things > article:visible")
    assert 0 < shown.count() < 20
    assert "things" in room.inner_text("#said")
    room.evaluate("location.hash = '000:48:15'")
    _until(room, _IS_HERE, "000:48:15")
    assert room.input_value("#filter") == ""
    assert _is_in_view(room, "000:48:15")


def test_layers_are_marks_that_can_be_taken_away(room: Any) -> None:
    looks = "one => { const look = getComputedStyle(one); return look.textDecorationLine + look.borderBottomStyle }"
    for layer, selector, on, off in (
        ("figures", ".part a.f:not(.t, .w)", "underlinenone", "nonenone"),
        ("things", ".part [lang] > span > a:not([class])", "underlinenone", "nonenone"),
        ("words", ".part u", "nonedotted", "nonenone"),
    ):
        box = room.locator(f"#layer-{layer}")
        assert box.is_checked() is (layer != "words")
        box.check()
        assert room.eval_on_selector(selector, looks) == on
        box.uncheck()
        assert room.eval_on_selector(selector, looks) == off
        box.set_checked(layer != "words")


def test_as_printed_the_lines_are_in_the_order_of_the_file_with_their_numbers(room: Any) -> None:
    lines = "all => all.map(one => [Number(one.id.split(':')[1]), one.getBoundingClientRect().top])"
    room.check("#view-printed")
    found = room.eval_on_selector_all("[id='000'] .part [lang] > span", lines)
    tops = dict(found)
    assert sorted(tops, key=tops.__getitem__) == sorted(tops)
    number = "getComputedStyle(document.getElementById('000:48'), '::before').content"
    assert room.evaluate(number) == '"000:48"'
    room.check("#view-story")
    assert [n for n, _ in found] != sorted(tops)


def test_pointing_shows_what_belongs_together(room: Any) -> None:
    room.locator("[id='000:48:15']").hover()
    assert "point" in room.locator("[id='n-000:48:15']").get_attribute("class")
    room.locator("h2").first.hover()
    assert room.locator(".point").count() == 0


def test_figures_are_sorted_by_a_column_and_back(room: Any) -> None:
    column = "all => all.map(one => one.textContent)"
    first = room.eval_on_selector_all("#figure-table td:first-child", column)
    room.click("#figure-table th:nth-child(3) button")
    values = room.eval_on_selector_all("#figure-table td:nth-child(3)", column)
    numbers = [float(re.search(r"-?[0-9.]+", value.replace(",", ""))[0]) for value in values if "/" not in value]  # type: ignore[index]
    assert numbers == sorted(numbers)
    assert room.get_attribute("#figure-table th:nth-child(3)", "aria-sort") == "ascending"
    room.click("#figure-table th:nth-child(1) button")
    assert room.eval_on_selector_all("#figure-table td:first-child", column) == first


def test_the_open_questions_are_copied_or_selected(room: Any) -> None:
    room.click("#copy")
    _until(room, "document.getElementById('copied').textContent !== ''")
    selected = room.evaluate("getSelection().toString()")
    assert room.inner_text("#copied") == "Copied." or "U-08 Hardware target: " in selected


def test_by_keyboard_alone_a_reader_gets_to_a_note_and_back(opened: Callable[..., Any], address: str) -> None:
    with opened(address) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.evaluate("location.hash = '000:48:4'")
        _until(page, "document.activeElement.id === '000:48:4'")
        page.keyboard.press("Enter")
        _until(page, _IS_HERE, "n-000:48:4")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.hash") == "#000:48:4"
        page.keyboard.press("Enter")
        _until(page, _IS_HERE, "000:48:4")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "000:48:15"


def test_without_script_all_of_it_is_there(opened: Callable[..., Any], address: str) -> None:
    with opened(f"{address}#002:330", java_script_enabled=False) as page:
        assert not page.locator("#tools").is_visible()
        for name in ("answers", "cases", "rows", "pages", "things", "relations", "figures", "ask", "search"):
            assert page.locator(f"#{name} > h2, #{name} > h1").is_visible()
        assert _is_in_view(page, "002:330")
        page.locator("#t-platform summary").click()
        assert page.locator("#t-platform ul").is_visible()
        page.check("#theme-dark")
        assert page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(23, 22, 20)"


def test_under_the_header_of_a_ci_server_it_is_readable_and_in_order(browser: Any, real_text: str) -> None:
    page = browser.new_page()
    headers = {"Content-Security-Policy": _JENKINS, "Content-Type": "text/html"}
    page.route("**/*", lambda route: route.fulfill(body=real_text, headers=headers))
    page.goto("http://room.example/report.html")
    assert page.locator("body").evaluate("one => getComputedStyle(one).fontFamily") != ""
    assert page.locator(".questions").evaluate("one => getComputedStyle(one).display") == "block"
    tops = [
        page.locator(f"#{name}").bounding_box()["y"]
        for name in ("answers", "cases", "rows", "pages", "things", "search")
    ]
    assert tops == sorted(tops)
    assert page.locator("[id='000:48']").is_visible()
    page.close()


@pytest.mark.parametrize(
    ("system", "switch", "ink", "paper"),
    [
        pytest.param("light", None, "rgb(29, 27, 24)", "rgb(252, 251, 248)", id="light-by-the-system"),
        pytest.param("dark", None, "rgb(235, 230, 220)", "rgb(23, 22, 20)", id="dark-by-the-system"),
        pytest.param("light", "dark", "rgb(235, 230, 220)", "rgb(23, 22, 20)", id="dark-by-the-switch"),
        pytest.param("dark", "light", "rgb(29, 27, 24)", "rgb(252, 251, 248)", id="light-by-the-switch"),
    ],
)
def test_colours_are_those_of_the_system_or_of_the_switch(
    room: Any, system: str, switch: str | None, ink: str, paper: str
) -> None:
    room.emulate_media(color_scheme=system)
    room.check(f"#theme-{switch or 'system'}")
    look = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    assert room.eval_on_selector("body", look) == [ink, paper]
    room.check("#theme-system")
    room.emulate_media(color_scheme="light")


def test_nothing_is_cut_off_from_320_to_2560_pixels(room: Any) -> None:
    for width in (320, 360, 900, 1280, 2560):
        room.set_viewport_size({"width": width, "height": 900})
        assert room.evaluate("document.documentElement.scrollWidth") == width
        chinese, english = (
            room.locator(f"[id='000:48'] >> xpath={path}").bounding_box()
            for path in ("..", "../following-sibling::p[1]")
        )
        beside = chinese["x"] + chinese["width"] <= english["x"]
        assert beside is (width > 900)
    room.set_viewport_size({"width": 1280, "height": 900})


def test_it_prints_on_few_sheets_and_the_pages_only_where_asked(room: Any) -> None:
    sheets = re.compile(rb"/Type\s*/Page\b(?!s)")
    few = len(sheets.findall(room.pdf(format="A4")))
    assert 5 <= few <= 30
    room.emulate_media(media="print")
    assert not room.locator("#pages").is_visible()
    room.evaluate("document.getElementById('print-pages').click()")
    assert room.locator("#pages").is_visible()
    room.evaluate("document.getElementById('print-pages').click()")
    room.emulate_media(media="screen")


def test_a_hostile_bundle_runs_nothing(copy: Any, opened: Callable[..., Any], tmp_path: Path) -> None:
    words = "</script><script>alert(1)</script><img src=x onerror=alert(1)>' \u202e"
    copy.insert("000", -1, f"\n{words}12家".encode())
    for name, key in (("mentions", "name"), ("mentions", "english"), ("gists", "english"), ("relations", "claim")):
        copy.edit(f"bundle/record/{name}.yaml", f'"{key}": "', f'"{key}": "{words}')
    copy.edit("CONSTRAINTS.md", "There are five seeds", f"There {words} are")
    path = tmp_path / "report.html"
    path.write_text(page_of(contents_of(copy.run())), encoding="utf-8")
    with opened(path.as_uri()) as page:
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == 1
        shown = words.replace("\u202e", "\\u{202e}")
        assert page.evaluate("words => document.body.innerText.split(words).length", shown) > 3


def _small(contents: Contents) -> Contents:
    """A little of everything."""
    page = contents.pages[0]
    return replace(
        contents,
        rows=contents.rows[:3],
        pages=(replace(page, stories=page.stories[-3:]),),
        things=contents.things[-5:],
        relations=contents.relations[:3] + contents.relations[-3:],
        figures=tuple(note for note in contents.figures if note.page == page.id),
        searches=contents.searches[:3],
    )


def _violations(page: Any, **options: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"resultTypes": ["violations"], "reporter": "no-passes", **options}).response
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"][:3]]


_BY_COLOUR = ("color-contrast", "link-in-text-block")
"""Rules that look at every text for each colour behind it, which takes minutes on the whole page."""


def test_the_whole_page_breaks_no_rule_of_accessibility(room: Any) -> None:
    assert _violations(room, rules={rule: {"enabled": False} for rule in _BY_COLOUR}) == []


def test_text_and_links_are_seen_in_light_and_in_dark(
    opened: Callable[..., Any], real_contents: Contents, tmp_path: Path
) -> None:
    path = tmp_path / "small.html"
    path.write_text(page_of(_small(real_contents)), encoding="utf-8")
    with opened(path.as_uri()) as page:
        page.check("#layer-words")
        for name in ("theme-light", "theme-dark"):
            page.check(f"#{name}")
            page.evaluate("location.hash = '000:333'")
            assert _violations(page, runOnly=list(_BY_COLOUR)) == []
