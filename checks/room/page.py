"""The whole page as one HTML document that asks for nothing else: no network, no inline style, no handler."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from xml.etree.ElementTree import Element, tostring

from checks.room import show_lists, show_opening, show_pages
from checks.room.contents import Contents
from checks.room.markup import link, node, settle

_PARTS = (
    ("answers", "The answers"),
    ("fix", "To fix"),
    ("cases", "Nearest cases"),
    ("rows", "What is missing"),
    ("pages", "The pages"),
    ("things", "Named things"),
    ("relations", "Relations"),
    ("figures", "Figures"),
    ("ask", "What to ask"),
    ("search", "The search"),
    ("constraints", "Constraints"),
)


def page_of(contents: Contents) -> str:
    """The document. The same contents give the same text."""
    style, script = (files(__package__).joinpath(name).read_text(encoding="utf-8") for name in ("room.css", "room.js"))
    style += show_pages.orders(contents.pages)
    root = node("html", _head(contents, style, script), _body(contents, script), lang="en")
    settle(root)
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n"


def _head(contents: Contents, style: str, script: str) -> Element:
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    return node(
        "head",
        node("meta", charset="utf-8"),
        _meta(http_equiv="Content-Security-Policy", content=policy),
        _meta(name="viewport", content="width=device-width, initial-scale=1"),
        _meta(name="color-scheme", content="light dark"),
        _meta(name="referrer", content="no-referrer"),
        node("title", f"yiwu-bundle: {contents.opening.verdict}. What the pages say, and what they leave out"),
        node("link", rel="icon", href="data:,"),
        _raw("style", style),
    )


def _meta(**attributes: str) -> Element:
    return node("meta", **attributes)


def _raw(tag: str, text: str) -> Element:
    """An element with our own text to the letter, since its hash is that of the file."""
    element = Element(tag)
    element.text = text
    return element


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _body(contents: Contents, script: str) -> Element:
    notes = {note.id: note for note in contents.figures}
    parts = [
        *show_opening.opening(contents.opening),
        show_opening.cases(contents.cases),
        show_opening.rows(contents.rows),
        show_pages.pages(contents.pages, notes),
        show_lists.things(contents.things),
        show_lists.relations(contents.relations, len(contents.loose)),
        show_lists.figures(contents),
        show_opening.ask(contents.to_ask),
        show_lists.searches(contents.searches),
        show_lists.constraints(contents.outcomes, contents.decisions),
    ]
    there = {part.get("id") for part in parts}
    return node(
        "body",
        link("main", "Skip to the answers", class_="skip"),
        node("header", node("p", node("b", "yiwu-bundle"), " the reading room", class_="brand"), _tools(), _themes()),
        node(
            "nav",
            node("ul", [node("li", link(name, said)) for name, said in _PARTS if name in there]),
            aria_label="Parts of this page",
        ),
        node("main", parts, id="main", tabindex="-1"),
        _raw("script", script),
    )


def _tools() -> Element:
    return node(
        "form",
        node(
            "label",
            "Go to ",
            node("input", type="search", id="goto", autocomplete="off", placeholder="000:48, U-08, 平台"),
        ),
        node("button", "Go"),
        node(
            "label",
            "Filter ",
            node("input", type="search", id="filter", autocomplete="off", placeholder="stories, things …"),
        ),
        node("p", id="said", role="status"),
        id="tools",
        hidden="",
        role="search",
    )


def _themes() -> Element:
    choices = (("system", "System"), ("light", "Light"), ("dark", "Dark"))
    return node(
        "fieldset",
        node("legend", "Colours"),
        [
            node(
                "label",
                node("input", type="radio", name="theme", id=f"theme-{name}", checked="" if name == "system" else None),
                node("span", said),
            )
            for name, said in choices
        ],
        class_="themes",
    )
