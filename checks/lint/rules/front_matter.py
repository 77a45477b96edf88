from collections.abc import Iterator

from bundle_model.declared.elements import elements
from bundle_model.strict.yaml_text import Path
from checks.lint.draft import Draft
from checks.lint.kept import Kept
from checks.lint.sources import Sources
from checks.results import Breach, Region

SUMMARY = "The front matter names pages of this bundle by their sha256, and elements that there are."
WHY = "A draft that was written from other pages cites lines that may say something else here."
BAD = '---\nelements: []\npages:\n  "000": 0000000000000000000000000000000000000000000000000000000000000000\n---\n'
GOOD = '---\nelements: []\npages:\n  "000": c7f5acff606e5715de64dcf08b90c35c72fcb6069c2844de998e77c27bba1d68\n---\n'
REMEDY = "Read the draft against the pages of this bundle, then write their sha256; `yiwu-bundle gaps --output-format spec-template` prints them."
KEEP = "Never."


def draft(draft: Draft, kept: Kept, sources: Sources) -> Iterator[Breach]:
    """A finding for each value of the front matter that is not as it should be."""
    matter = draft.front_matter
    for line, column, said in matter.wrong:
        yield Breach(Region(draft.file, line, column, line, column), f"The front matter {said}.", "Write plain YAML.")
    pages, listed = matter.data.get("pages", {}), matter.data.get("elements", [])
    if not isinstance(pages, dict):
        yield _at(("pages",), draft, "`pages` must be a map of page and sha256", "Write one page a line.")
    else:
        for page, digest in pages.items():
            yield from _page(page, digest, draft, sources)
    if not isinstance(listed, list):
        yield _at(("elements",), draft, "`elements` must be a list of elements", "Write it as [U-01, U-08].")
    else:
        for index, one in enumerate(listed):
            if not isinstance(one, str) or one not in elements():
                said = f"there is no element {one} of a spec" if isinstance(one, str) else "an element must be an id"
                yield _at(("elements", index), draft, said, f"Name elements from U-01 to U-{len(elements()):02d}.")


def _page(page: str, digest: object, draft: Draft, sources: Sources) -> Iterator[Breach]:
    known = sources.pages.get(page)
    if known is None:
        yield _at(
            ("pages", page), draft, f"the bundle has no page {page}", f"The pages are {', '.join(sources.pages)}."
        )
    elif not isinstance(digest, str) or digest.lower() != known.file.sha256:  # a digest has no case
        yield _at(("pages", page), draft, f"page {page} has another sha256 here than when the draft was written", None)


def _at(path: Path, draft: Draft, said: str, remedy: str | None) -> Breach:
    line, column = draft.front_matter.place(path)
    end = len(draft.text[: draft.front_matter.end].split("\n")[line - 1]) + 1
    return Breach(Region(draft.file, line, column, line, max(column, end)), f"{said[:1].upper()}{said[1:]}.", remedy)
