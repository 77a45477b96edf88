"""One thing has one English name: a variant is found in the record, in CONSTRAINTS.md and in the README."""

from typing import Any

import pytest

from bundle_model.records.glossary import GlossaryRecord
from bundle_model.records.mentions import MentionsRecord
from bundle_model.repository import Repository

RULE = "names-as-in-glossary"
_FIGURES, _RELATIONS, _GLOSSARY = (f"bundle/record/{name}.yaml" for name in ("figures", "relations", "glossary"))
_MENTIONS = "bundle/record/mentions.yaml"
_SAID = "“Lizu Xiangyu” is 李祖乡遇, which the glossary calls “Meet Lizu”."


def test_nothing_is_wrong_as_it_is_and_it_says_over_how_much(copy: Any) -> None:
    outcome = copy.outcome(RULE)
    names, things = copy.record("glossary")["names"], copy.record("mentions")["mentions"]
    assert (outcome.findings, outcome.note) == ((), f"{len(names)} names, and {len(things)} things with theirs")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda c: c.change("figures", "004:38:4", says="6 rooms of Lizu Xiangyu"), [(f"{_FIGURES}@@Lizu Xiangyu", _SAID)], id="a-figure"),
        pytest.param(lambda c: c.change("relations", "R-000-16", claim="34 party members"), [(f"{_RELATIONS}@@party members", "“party members” is 党员, which the glossary calls “Party member”.")], id="a-claim"),
        pytest.param(lambda c: c.change("pages", "000-1", title="A school of our city now"), [("bundle/record/pages.yaml@@our city now", "“our city” is 我市")], id="a-title"),
        pytest.param(lambda c: c.change("mentions", "快手", reason="For good traders."), [("bundle/record/mentions.yaml@@good traders", "“good traders” is 好商")], id="a-thing"),
        pytest.param(lambda c: c.change("words", "003:39:13", why="the Smart Cerebellum"), [("bundle/record/words.yaml@@Smart Cerebellum", "“Smart Cerebellum” is 智慧小脑")], id="a-judgement"),
        pytest.param(lambda c: c.edit_record(_GLOSSARY, '"chinese": "李祖乡遇"', '"chinese": "李祖乡愚"'), [(f"{_GLOSSARY}@李祖乡愚", "The glossary has a name for “李祖乡愚”, which no page prints.")], id="a-name-of-nothing"),
        pytest.param(lambda c: c.edit_record(_GLOSSARY, '"chinese": "135销号制"', '"chinese": "135销号制", "english": "135 rule of closing"'), [(f"{_GLOSSARY}@135销号制", "The glossary names “135销号制”, whose English name the record of mentions gives.")], id="a-thing-named-in-two-places"),
        pytest.param(lambda c: c.edit_record(_GLOSSARY, ', "english": "Good Merchant"', ""), [(f"{_GLOSSARY}@好商", "The glossary has no English name for “好商”, and neither has the record of mentions.")], id="no-name"),
        pytest.param(lambda c: c.edit_record(_GLOSSARY, '"english": "Good Merchant"', '"english": "Douyin"'), [(f"{_GLOSSARY}@好商", "“Douyin” is the English name of “抖音”.")], id="the-name-of-another-thing"),
        pytest.param(lambda c: c.edit_record(_GLOSSARY, '"good merchant"]', '"Kuaishou"]'), [(f"{_GLOSSARY}@好商", "“Kuaishou” is the English name of “快手”.")], id="the-name-of-another-thing-as-a-variant"),
        pytest.param(lambda c: c.edit_record(_GLOSSARY, '"135 rule", ', '"135 close-out rule", '), [(f"{_GLOSSARY}@135销号制", "“135 close-out rule” is the English name of “135销号制”.")], id="its-own-name-as-a-variant"),
    ],
)  # fmt: skip
def test_fires_once(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds(RULE, change, expected)


def test_no_variant_is_in_a_name_or_in_the_variant_of_another(real_repository: Repository) -> None:
    """One that is would be found in correct English, or twice for one cause."""
    bundle = real_repository.bundle
    mentions, glossary = bundle.record(MentionsRecord), bundle.record(GlossaryRecord)
    assert mentions
    assert glossary
    things = {mention.name: mention.english for mention in mentions.mentions}
    held = [name.held(name.english or things[name.chinese]) for name in glossary.names]
    names = [*things.values(), *(one.english for one in held)]
    said = {text for name in names for text in (name, f"{name[:1].upper()}{name[1:]}", f"{name}s")}
    for one in held:
        pattern = one.pattern
        others = {variant for other in held if other is not one for variant in other.variants}
        assert [text for text in (*said, *others) if pattern.search(text)] == []


def test_what_a_name_says_in_brackets_is_no_part_of_it(copy: Any) -> None:
    copy.write("README.md", b"The Three Service campaign.\n")
    (found,) = copy.outcome(RULE).findings
    assert found.message == "“Three Service campaign” is 三服务, which the glossary calls “Three Services campaign”."


def test_a_variant_in_constraints_md_and_in_the_readme(copy: Any) -> None:
    copy.edit("CONSTRAINTS.md", "135销号制, the 135 close-out rule", "135销号制, the 135 clearance system")
    copy.write("README.md", b"# x\n\nThe residential quarters, and more residential quarters.\n")
    found = [(one.region.place, one.message, one.remedy) for one in copy.outcome(RULE).findings]
    place = copy.place("CONSTRAINTS.md@135 clearance").removesuffix("1")
    (constraints, first, second) = found
    assert constraints[0].startswith(place)
    assert constraints[1:] == (
        "“135 clearance system” is 135销号制, which the glossary calls “135 close-out rule”.",
        "Write “135 close-out rule”.",
    )
    assert [one[0] for one in (first, second)] == ["README.md:3:5", "README.md:3:36"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c.change("figures", "004:38:4", says="6 rooms of Li Zu"), id="another-word"),
        pytest.param(lambda c: c.write("README.md", b"\xff"), id="a-readme-that-is-no-text"),
        pytest.param(lambda c: (c.edit_record(_GLOSSARY, '"variants": ["Lizu Xiangyu"]', '"variants": []'), c.recount()), id="no-variant-counted"),
        pytest.param(lambda c: (c.change("glossary", "选调生", means=None), c.recount()), id="no-explanation-counted"),
    ],
)  # fmt: skip
def test_finds_nothing(copy: Any, change: Any) -> None:
    change(copy)
    assert copy.outcome(RULE).findings == ()


@pytest.mark.parametrize(
    ("change", "waits"),
    [
        pytest.param(lambda c: c.write(_GLOSSARY, b"pages: 3\n"), [(_GLOSSARY, f"{_GLOSSARY}:1:1")], id="an-unfit-glossary"),
        pytest.param(lambda c: c.write(_MENTIONS, b"pages: 3\n"), [(_MENTIONS, f"{_MENTIONS}:1:1")], id="unfit-mentions-that-would-have-the-names"),
        pytest.param(lambda c: c.path("004").unlink(), [("page 004", "C-02 at CONSTRAINTS.md@- name: 004_")], id="a-page-gone"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, waits: Any) -> None:
    assert_waits(RULE, change, waits)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('"好商"', '"好商户"', "The glossary has a name for “好商户”, which no page prints.", id="a-name-that-no-page-prints"),
        pytest.param('"good merchant"]', '"good merchants"]', "The glossary differs from its sha256.", id="a-variant-exchanged"),
        pytest.param(', "good merchant"]', "]", "variants, not ", id="a-variant-gone"),
        pytest.param('"english": "Good Merchant"', '"english": "Good Trader"', "The glossary differs from its sha256.", id="another-name"),
    ],
)  # fmt: skip
def test_what_is_gone_or_exchanged_is_one_finding(copy: Any, old: str, new: str, said: str) -> None:
    copy.edit_record(_GLOSSARY, old, new)
    (finding,) = copy.outcome(RULE).findings
    assert said in finding.message


def test_what_a_name_means_is_for_review(copy: Any) -> None:
    rows = [row for row in copy.record("glossary")["names"] if "means" in row]
    copy.edit_record(_GLOSSARY, rows[0]["means"], "something else")
    assert copy.outcome(RULE).findings == ()
