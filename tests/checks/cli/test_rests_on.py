"""A command reads the records that it rests on, and another that is broken is no concern of it."""

from typing import Any

import pytest

from bundle_model.records.all_records import RECORDS

_RESTS_ON = {
    "facts": {"pages", "figures"},
    "relations": {"pages", "figures", "relations"},
    "gaps": {"words", "mentions", "gists"},
}


@pytest.mark.parametrize(
    ("command", "record"),
    [(command, path) for command in _RESTS_ON for path in RECORDS],
)
def test_a_broken_record_is_a_fault_where_it_is_needed(copy: Any, say: Any, command: str, record: str) -> None:
    sound = say(command, "--root", str(copy.root))
    copy.write(f"bundle/{record}", b"pages: [")
    copy.retag()
    said = say(command, "--root", str(copy.root))
    if record.removeprefix("record/").removesuffix(".yaml") in _RESTS_ON[command]:
        assert said.code == 2
        assert said.err.startswith("the bundle has 1 fault; `yiwu-bundle check` lists them\n")
    else:
        assert said == sound
        assert said.code == 0
