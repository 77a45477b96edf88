"""Elements of the page. Every text goes through here, so that nothing from a page or a record can become markup."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

from bundle_model.patterns import pattern
from checks.safe_text.terminal import visible

CHINESE = "zh"
Child: TypeAlias = "Element | str | Iterable[Child] | None"
_ID = pattern(r"(?<![\w:-])([\w.]+:[1-9][0-9]*(?::[1-9][0-9]*)?|[RUCD]-[\w]+(?:-[0-9]+)?)(?![\w:])")


def node(tag: str, *children: Child, **attributes: str | None) -> Element:
    """An element. `class_` is the attribute class, `data_k` is data-k; an attribute that is None is left out."""
    element = Element(tag)
    for name, value in attributes.items():
        if value is not None:
            element.set(name.rstrip("_").replace("_", "-"), visible(value))
    last: Element | None = None
    for child in _flat(children):
        if isinstance(child, Element):
            element.append(child)
            last = child
        elif last is None:
            element.text = (element.text or "") + visible(child)
        else:
            last.tail = (last.tail or "") + visible(child)
    return element


def _flat(children: Iterable[Child]) -> Iterator[Element | str]:
    for child in children:
        if isinstance(child, (Element, str)):  # nearly all are; of a tuple `isinstance` is twice as fast as of a union
            yield child
        elif child is not None:
            yield from _flat(child)


def anchor(text: str) -> str:
    """The id that something with this name has on the page: no blanks, and nothing that hides."""
    return visible("-".join(text.split()))


def link(target: str, *children: Child, **attributes: str | None) -> Element:
    """A link to something on the page. Where the page has no such thing, it becomes plain text in the end."""
    return node("a", *children, href=f"#{anchor(target)}", **attributes)


def linked(text: str) -> Iterator[Child]:
    """The text with each place and id in it as a link."""
    end = 0
    for found in _ID.finditer(text):
        yield text[end : found.start()]
        yield link(found[0], found[0])
        end = found.end()
    yield text[end:]


def coded(text: str) -> Iterator[Child]:
    """The tool's own words, with code where it stands between two back-ticks."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a file name may bring a back-tick without a partner
        yield text
        return
    yield from (node("code", part) if number % 2 else part for number, part in enumerate(parts))


def chinese(tag: str, *children: Child, **attributes: str | None) -> Element:
    """An element whose text is Chinese."""
    return node(tag, *children, lang=CHINESE, **attributes)


def chinese_link(target: str, text: str) -> Element:
    """A link whose text is Chinese."""
    element = link(target, text)
    element.set("lang", CHINESE)
    return element


def settle(root: Element) -> None:
    """Keep each id once, the first, and make plain text of a link to what is not on the page."""
    taken: set[str] = set()
    for element in root.iter():
        name = element.get("id")
        if name in taken:
            del element.attrib["id"]
        elif name is not None:
            taken.add(name)
    for element in root.iter("a"):
        if element.attrib["href"].removeprefix("#") not in taken:
            del element.attrib["href"]
            element.tag = "span"
