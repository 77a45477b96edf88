"""Every page was read, and the bytes that are there are the bytes that were read.

What the record says of a page is a claim about exact bytes. Where they differ, the page counts as unread.
"""

from collections.abc import Iterable

from bundle_model.closed import Closed
from bundle_model.loader import PAGES_RECORD
from bundle_model.repository import Reading
from checks.records import not_as_read
from checks.results import Breach, Skip

BAD = "A page of another sha256 than its entry in bundle/record/pages.yaml."
GOOD = "Each page has an entry with the sha256 of its bytes, and each entry has its page."
REMEDY = "Restore the page from git, or read it again and record what it says with its sha256."
NEEDS = ()


class Parameters(Closed):
    """Takes none."""


def check(reading: Reading, parameters: Parameters) -> Iterable[Breach | Skip]:
    """Give each difference between pages and record."""
    return not_as_read(reading, PAGES_RECORD)
