"""The form of a record: what is written reads back as it was, by either reader, and every record of the bundle has it.

`python tests/bundle_model/records/test_record_text.py` writes each record in its form again, after an edit by hand.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.records.all_records import RECORDS
from bundle_model.records.record_text import END, comments_by_path, render_record
from bundle_model.strict.yaml_text import FORBIDDEN, read_yaml

_BUNDLE = Path(__file__).parents[3] / "bundle"
_MOST_BYTES = 700_000

ENTRIES = {
    "pages": [
        {"page": "000", "date": {"printed": "no", "from": [{"at": "000:1"}, {"at": "000:2"}]}, "rows": [{"quotes": [{"a": "b"}]}]},
        {"page": "001", "lines": ["3d7b146b", "43565f22"], "places": ["001:1", "001:2"], "rows": []},
    ],
    "names": [{"lines": ["1-2"], "of": [{"lines": ["1", "2"], "closed": "true"}]}],
    "none": [],
    "text": '“一”\n# no comment \\ "x"',
}  # fmt: skip
FORM = r"""# head
{"pages": [
{"page": "000", "date": {"printed": "no", "from": [
  {"at": "000:1"},
# above
#  and so on
  {"at": "000:2"}
]}, "rows": [
  {"quotes": [{"a": "b"}]}
]},
{"page": "001", "lines": [
  "3d7b146b",
# a line
  "43565f22"
], "places": ["001:1", "001:2"], "rows": []}
],
"names": [
# a name
{"lines": [
  "1-2"
], "of": [
  {"lines": ["1", "2"], "closed": "true"}
]}
],
"none": [],
"text": "“一”\n# no comment \\ \"x\""}
# end
"""
COMMENTS: dict[tuple[str | int, ...], tuple[str, ...]] = {
    (): ("# head",),
    ("pages", 0, "date", "from", 1): ("# above", "#  and so on"),
    ("pages", 1, "lines", 1): ("# a line",),
    ("names", 0): ("# a name",),
    END: ("# end",),
}


def test_the_form() -> None:
    assert render_record(ENTRIES, COMMENTS) == FORM


def test_comments_are_found_above_what_they_are_written_above() -> None:
    assert comments_by_path(FORM, read_yaml(FORM)) == COMMENTS


def test_comments_of_yaml_stay_above_the_entry_below_them() -> None:
    text = "# head\npages:\n# one\n- page: '000'\n  # two\n  places:\n  # three\n  - '000:1'\n- page: '001'\n# end\n"
    assert comments_by_path(text, read_yaml(text)) == {
        (): ("# head",),
        ("pages", 0): ("# one",),
        ("pages", 1): ("# two", "# three"),
        END: ("# end",),
    }


_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
_values = st.recursive(
    _texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3),
    max_leaves=12,
)


def _json(text: str) -> Any:
    return json.loads("\n".join(line for line in text.split("\n") if not line.startswith("#")))


@given(st.dictionaries(_texts, _values, max_size=3))
def test_what_is_written_reads_back_as_it_was(data: dict[str, Any]) -> None:
    text = render_record(data, {(): ("# a", "# b"), END: ("# c",)})
    document = read_yaml(text)
    assert FORBIDDEN.search(text) is None
    assert (document.data, document.problems, _json(text)) == (data, (), data)
    assert render_record(data, comments_by_path(text, document)) == text


def _again(text: str) -> str:
    document = read_yaml(text)
    assert document.problems == ()
    return render_record(document.data, comments_by_path(text, document))


@pytest.mark.parametrize("path", RECORDS)
def test_a_record_of_the_bundle_is_in_its_form(path: str) -> None:
    text = (_BUNDLE / path).read_text(encoding="utf-8")
    assert _again(text) == text, f"python {Path(__file__).relative_to(_BUNDLE.parent)} writes it in its form"
    assert _json(text) == read_yaml(text).data


def test_the_records_stay_small() -> None:
    assert sum((_BUNDLE / path).stat().st_size for path in RECORDS) <= _MOST_BYTES


if __name__ == "__main__":
    for record in RECORDS:
        content = (_BUNDLE / record).read_bytes().decode()
        (_BUNDLE / record).write_bytes(_again(content).encode())
