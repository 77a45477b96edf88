"""Every record of the bag. This is the only list: the loader, the tag manifest and the checks use it."""

from collections.abc import Mapping
from types import MappingProxyType

from bundle_model.records.base import Record
from bundle_model.records.figures import FiguresRecord
from bundle_model.records.gists import GistsRecord
from bundle_model.records.glossary import GlossaryRecord
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.pages import PagesRecord
from bundle_model.records.relations import RelationsRecord
from bundle_model.records.terms import TermsRecord

RECORDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        model.path: model
        for model in (
            PagesRecord,
            FiguresRecord,
            RelationsRecord,
            TermsRecord,
            MentionsRecord,
            GistsRecord,
            GlossaryRecord,
        )
    }
)
"""The model of each record, by its path in the bag."""
