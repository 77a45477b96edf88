"""The room over this project's bundle, and a reader of HTML that is not ours."""

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

import pytest

from bundle_model.repository import Repository
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.results import Run
from checks.room.contents import Contents, contents_of
from checks.room.page import page_of

_VOID = {"meta", "link", "input", "br"}


class _Reader(HTMLParser):
    """HTML as a browser reads it, as far as this page goes: every tag is closed but those that have no end."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("document")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        element = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        last = self.open[-1]
        if len(last):
            last[-1].tail = (last[-1].tail or "") + data
        else:
            last.text = (last.text or "") + data


@pytest.fixture(scope="session")
def read_html() -> Callable[[str], Element]:
    """The root element of an HTML document."""

    def read(text: str) -> Element:
        reader = _Reader()
        reader.feed(text)
        reader.close()
        assert reader.open == [reader.root]
        return reader.root

    return read


@pytest.fixture(scope="session")
def real_run(real_repository: Repository) -> Run:
    """A green one: as outside git, where nothing is tracked."""
    files = replace(real_repository.project_files, top=False)
    return run_checks(replace(real_repository, project_files=files), all_rules())


@pytest.fixture(scope="session")
def real_contents(real_run: Run) -> Contents:
    return contents_of(real_run)


@pytest.fixture(scope="session")
def real_text(real_contents: Contents) -> str:
    return page_of(real_contents)


@pytest.fixture(scope="session")
def real_html(real_text: str, read_html: Callable[[str], Element]) -> Element:
    return read_html(real_text)
