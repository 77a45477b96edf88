"""One document, complete, with the working of each relation."""

import json
from typing import Any

from bundle_model.version import VERSION
from checks.evidence.relation_views import View
from checks.output.fact_list import FIELDS
from checks.output.formats import Style
from checks.output.relations.json import render


def test_the_document(make_view: Any, make_fact: Any) -> None:
    views = [make_view(), make_view(id="R-000-02", verdict=None, doubt="odd\x1b|<b>")]
    document = json.loads("".join(render(views, [make_fact("000-2", "three firms")], Style())))
    assert list(document) == ["schema_version", "tool", "relations", "figures_in_no_relation"]
    assert (document["schema_version"], document["tool"]) == (
        1,
        {"name": "yiwu-bundle", "version": VERSION},
    )
    assert [list(one) for one in document["relations"]] == [list(View._fields)] * 2
    assert document["relations"][0]["stories"] == ["000-2"]
    assert document["relations"][0]["inputs"] == [{"place": "000:1:2", "text": "6家", "says": "six firms"}]
    assert (document["relations"][1]["verdict"], document["relations"][1]["doubt"]) == (None, "odd\x1b|<b>")
    (loose,) = document["figures_in_no_relation"]
    assert list(loose) == list(FIELDS)
    assert (loose["id"], loose["says"]) == ("000:1:2", "three firms")


def test_nothing_is_a_document_too() -> None:
    text = "".join(render([], [], Style()))
    assert text.endswith("}\n")
    assert json.loads(text)["relations"] == json.loads(text)["figures_in_no_relation"] == []
