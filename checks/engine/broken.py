"""What is broken, each part with the finding that says so, and what is left for a check that rests on it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice

from bundle_model.files.layout import BUNDLE
from bundle_model.repository import Repository
from checks.evidence import parts
from checks.results import Wait

MOST_NAMED = 100
"""Parts that one wait names."""


@dataclass(slots=True)
class Broken:
    """The broken parts by name (see `checks.evidence.parts`), each with the id of the first finding that shows it.

    `breaks` are the constraints that a finding breaks beside its own, by the id of the finding.
    """

    finding_of: dict[str, str] = field(default_factory=dict)
    breaks: dict[str, dict[str, None]] = field(default_factory=dict)
    _resting: dict[str, tuple[int, dict[str, int]]] = field(default_factory=dict)
    _left: dict[frozenset[str], Repository] = field(default_factory=dict)

    def add(self, names: Iterable[str], finding: str) -> None:
        """Add a finding that shows these parts to be broken."""
        for name in names:
            self.finding_of.setdefault(name, finding)

    def claim(self, names: Collection[str], constraint: str) -> str | None:
        """The finding of these parts, if each is known to be broken already; it then breaks this constraint too."""
        found = [self._finding(name) for name in names]
        if not found or None in found:
            return None
        self.breaks.setdefault(str(found[0]), {})[constraint] = None
        return found[0]

    def _finding(self, name: str) -> str | None:
        # `bundle/data/000`: that page, or the whole folder. A bag may have 100,000 files: each is looked up, not searched for
        whole = name.rstrip("/")
        above = accumulate(whole.split("/"), "{}/{}".format)
        found = next((self.finding_of[part] for part in above if part in self.finding_of), None)
        if found is None and name.endswith("/"):  # `bundle/data/`: any page
            return next((finding for part, finding in self.finding_of.items() if parts.is_in(part, whole)), None)
        return found

    def waits(self, needs: Collection[str]) -> tuple[Wait, ...]:
        """What a check with these needs cannot look at, by finding."""
        by_finding: dict[str, list[str]] = {}
        for part in self._in_the_way(needs):
            by_finding.setdefault(self.finding_of[part], []).append(part)
        return tuple(Wait(_shown(names), finding) for finding, names in by_finding.items())

    def left(self, repository: Repository, needs: Collection[str]) -> Repository:
        """The repository without the pages and records that a check with these needs cannot look at."""
        in_the_way = frozenset(self._in_the_way(needs))
        if in_the_way not in self._left:
            pages = frozenset(page for part in in_the_way for page in _pages_of(part, repository))
            records = frozenset(path for path in repository.bundle.records if f"{BUNDLE}/{path}" in in_the_way)
            bundle = repository.bundle.without(pages, records) if pages or records else repository.bundle
            # itself where nothing is taken out: it keeps what it has worked out, such as its texts
            left = repository if bundle is repository.bundle else replace(repository, bundle=bundle)
            self._left[in_the_way] = left
        return self._left[in_the_way]

    def _in_the_way(self, needs: Collection[str]) -> list[str]:
        found: dict[str, int] = {}
        for need in needs:
            found.update(self._that_rests_on(need))
        return sorted(found, key=found.__getitem__)

    def _that_rests_on(self, need: str) -> dict[str, int]:
        """The broken parts on which a need rests, each with its number. Parts are only added, so that each is looked at once."""
        seen, found = self._resting.get(need, (0, {}))
        for number, part in enumerate(islice(self.finding_of, seen, None), seen):
            if parts.rests_on(need, part):
                found[part] = number
        self._resting[need] = (len(self.finding_of), found)
        return found


def _shown(names: list[str]) -> tuple[str, ...]:
    """The parts in words. Of very many the others are counted: one finding may stand for 100,000 files."""
    more = len(names) - MOST_NAMED
    return (*map(parts.shown, names[:MOST_NAMED]), *([f"{more} more"] if more > 0 else []))


def _pages_of(part: str, repository: Repository) -> frozenset[str]:
    """The ids of the pages that are lost with a part: all of them with `bundle/data`."""
    if parts.is_in(parts.PAGES, part):
        recorded = (page.page for record in repository.bundle.records.values() for page in record.pages)
        return frozenset((*recorded, *repository.bundle.payload_ids))
    page_id = parts.page_in(part)
    return frozenset() if page_id is None else frozenset((page_id,))
