"""Each printed line is in one passage, beside what it says."""

from typing import Any

import pytest

from bundle_model.repository import Repository
from checks.room import stories
from checks.room.contents import Contents
from checks.room.notes import note_of
from checks.room.stories import PageText, pages_of

WHOLE = {"mentions", "figures"}


def _pages(repository: Repository) -> dict[str, PageText]:
    bundle = repository.bundle
    return {page.id: page for page in pages_of(bundle, {fact.figure.id: note_of(fact) for fact in bundle.facts})}


def _lines(page: PageText) -> list[int]:
    return [line.number for story in page.stories for part in story.parts for one in part for line in one.lines]


def test_each_printed_line_is_there_once(real_contents: Contents, real_repository: Repository) -> None:
    for page in real_contents.pages:
        text = real_repository.bundle.page(page.id)
        assert sorted(_lines(page)) == [n for n, line in enumerate(text.lines, 1) if line.strip()]


def test_each_figure_and_each_place_of_a_thing_has_a_note(real_contents: Contents) -> None:
    passages = [one for page in real_contents.pages for story in page.stories for part in story.parts for one in part]
    assert [note.id for one in passages for note in one.figures] != []
    assert {note.id for one in passages for note in one.figures} == {note.id for note in real_contents.figures}
    assert {note.id for one in passages for note in one.things} == {
        at for one in real_contents.things for at in one.places
    }


def test_a_story_that_others_interrupt_has_its_parts_in_order(real_contents: Contents) -> None:
    story = real_contents.pages[0].stories[0]
    assert (story.id, story.about_yiwu, story.headline) == ("000-1", True, "上溪打出“1+8+X”组合拳助力老镇区脱胎换新颜")
    assert [part[0].lines[0].number for part in story.parts] == [2, 226]


def test_a_passage_has_its_lines_its_gist_and_its_notes(real_contents: Contents) -> None:
    passages = [one for story in real_contents.pages[0].stories for part in story.parts for one in part]
    (one,) = (passage for passage in passages if passage.lines[0].number == 47)
    assert (one.id, one.apart) == ("000:47-50", False)
    assert "6,400 market entities" in (one.gist or "")
    assert [note.words for note in one.figures] == ["1000多个", "6400余家", "36家", "3万余人", "150万单", "300亿元"]
    (byline,) = (passage for passage in passages if passage.id == "000:21-22")
    assert byline.apart


def test_a_thing_is_noted_in_the_words_of_its_place(real_contents: Contents) -> None:
    notes = [
        note for story in real_contents.pages[3].stories for part in story.parts for one in part for note in one.things
    ]
    (one,) = (note for note in notes if note.id == "003:39:5")
    assert (one.words, one.name, one.english, one.what) == ("智慧小脑", "智慧小脑", "smart cerebellum", "platform")


def test_lines_outside_the_stories_are_told_by_what_they_are(real_contents: Contents) -> None:
    outside = [story for page in real_contents.pages for story in page.stories if story.id is None]
    assert [story.title for story in outside] == ["Outside the stories"] * 5
    assert [bool(one.gist) for story in outside for part in story.parts for one in part] == [True] * 5


def test_a_page_that_has_changed_says_that_nobody_has_told_it(copy: Any) -> None:
    copy.insert("000", -1, "\n新的一行12家\n".encode())
    page = _pages(copy.repository())["000"]
    assert (page.newspaper, page.date) == (None, None)
    *_, last = page.stories
    assert (last.id, last.title) == (None, "Lines that nobody has read as part of a story")
    assert [(one.gist, [note.words for note in one.figures]) for part in last.parts for one in part] == [
        (None, ["12家"])
    ]
    assert {one.gist for story in page.stories for part in story.parts for one in part} == {None}


def test_without_the_reading_of_a_page_all_its_lines_are_there(copy: Any) -> None:
    copy.path("bundle/record/pages.yaml").unlink()
    pages = _pages(copy.repository())
    assert [story.id for page in pages.values() for story in page.stories] == [None] * 5
    assert len(_lines(pages["003"])) == 49


def test_lines_past_the_limit_are_counted(real_repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "LINES", 40)
    page = _pages(real_repository)["003"]
    assert (len(_lines(page)), page.more_lines) == (40, 9)
