"""Drafts: where sentences begin and end, what claims nothing and why, sections and open blocks."""

import pytest

from checks.lint.draft import Draft, draft_of, sentences_of
from checks.lint.sources import Sources


def _read(text: str, sources: Sources) -> tuple[Draft, list[tuple[str, str, str | None]]]:
    """The draft, and each sentence with why it is silent and its element."""
    draft = draft_of("d.md", "", text)
    every = sentences_of(draft, sources, every=True)
    return draft, [(one.text, one.silent, one.section.element if one.section else None) for one in every]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("A 1. B 2! C 3? D 4", ["A 1.", "B 2!", "C 3?", "D 4"], id="signs"),
        pytest.param("A 1 (“B 2.”) C.", ["A 1 (“B 2.”)", "C."], id="quotation marks after the sign"),
        pytest.param("Some, e.g. 3 of them, i.e. all. Etc. 4 more.", ["Some, e.g. 3 of them, i.e. all.", "Etc. 4 more."], id="short forms"),
        pytest.param("By J. Smith, no. 3. Not 4.", ["By J. Smith, no. 3.", "Not 4."], id="initials"),
        pytest.param("At 3.5. and then 2.", ["At 3.5. and then 2."], id="lower case goes on"),
        pytest.param("第一句3。第二句4！“第三句5。”第四句", ["第一句3。", "第二句4！", "“第三句5。”", "第四句"], id="Chinese"),
        pytest.param("A 1. [000:48]", ["A 1. [000:48]".replace("[", "").replace("]", "")], id="a citation after the sign"),
        pytest.param("A 1. ([x][000:48], [000:49]) B 2.", ["A 1. (x, 000:49)", "B 2."], id="citations before the next one"),
        pytest.param("A 1. (B [000:48]) C 2.", ["A 1.", "(B 000:48) C 2."], id="words in parentheses"),
        pytest.param("<!-- a --> A 1. B 2.", ["A 1.", "B 2."], id="after a comment"),
        pytest.param("<!-- a\n--> <!-- b --> A 1.", ["A 1."], id="after two"),
        pytest.param("A 1. B [000:48] C 2.", ["A 1.", "B 000:48 C 2."], id="words beside the citation"),
        pytest.param("[000:48] A.", ["000:48 A."], id="a citation first"),
        pytest.param("[A 1. B 2][000:48]. C 3.", ["A 1. B 2.", "C 3."], id="a sign within a link"),
        pytest.param("1 `x`. [000:48] `y`", ["1 \ufffc.", "000:48 \ufffc"], id="code beside the citation"),
        pytest.param("|a 1. b|c 2|\n|-|-|\n|d|e?|", ["a 1. b | c 2", "d | e?"], id="rows"),
        pytest.param("- a 1\n- b 2. C 3", ["a 1", "b 2.", "C 3"], id="items"),
        pytest.param("<b></b> [000:48]", ["000:48"], id="nothing but a citation"),
        pytest.param("![1](x)", ["\ufffc"], id="nothing but an image"),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: list[str], sources: Sources) -> None:
    assert [one for one, _, _ in _read(text, sources)[1]] == sentences


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("A 1.", [""]),
        ("# A 1", ["headings"]),
        ("> A 1.", ["quotes"]),
        ("> # A 1", ["quotes"]),
        ("A 1? “B 2?” C 3?) D", ["questions", "questions", "questions", ""]),
        ("有1个吗？有2个。", ["questions", ""]),
        ("<!-- template -->\n\nA 1.\n\n> B 2.\n\n<!-- /template -->\n\nC 3.", ["template", "quotes", ""]),
        ("<!-- template --> x <!-- /template -->\n\nC 3.", ["", ""]),
        ("<!-- a --> It shall end. <!-- b -->", [""]),
        ("<!-- template --> A 1.\n\nC 3.\n\n<!-- /template -->", ["template", "template"]),
        ("<!-- template --> A 1.\n\nC 3.", ["", ""]),
        ("<!-- template -->\n\nA 1.\n\n<!-- template -->\n\nB 2.\n\n<!-- /template -->\n\nC 3.", ["", "template", ""]),
        ("<!-- /template -->\n\nA 1.\n\n<!-- template -->\n\nB 2.", ["", ""]),
        ("> <!-- a --> A 1.", ["quotes"]),
        ("<!-- other -->\n\nC 3.", [""]),
    ],
)
def test_what_claims_nothing(text: str, silent: list[str], sources: Sources) -> None:
    assert [one for _, one, _ in _read(text, sources)[1]] == silent


def test_sections(sources: Sources) -> None:
    text = (
        "0 a.\n\n# 2.1 U-08 Hardware target\n\n1 b.\n\n## More 2\n\n3 c.\n\n# Accuracy\n\n4 d.\n\n# Other 5\n\n6 e.\n\n"
        "> # U-01 7\n\n8 f.\n\n# 4 Terms\n\n9 g.\n\n# U-99 x\n\n10 h.\n"
    )
    draft, every = _read(text, sources)
    assert [(words, element) for words, silent, element in every if not silent] == [
        ("0 a.", None), ("1 b.", "U-08"), ("3 c.", "U-08"), ("4 d.", "U-15"), ("6 e.", None), ("8 f.", None), ("9 g.", "U-25"), ("10 h.", None),
    ]  # fmt: skip
    assert [(one.element, one.line) for one in draft.sections] == [("U-08", 3), ("U-15", 11), ("U-25", 23)]


def test_the_id_of_a_section_has_no_case(sources: Sources) -> None:
    draft, _ = _read("# u-08 hardware\n\n# u-99 x\n\n# su-08 y\n", sources)
    assert [(one.element, one.line) for one in draft.sections] == [("U-08", 1)]


def test_a_paragraph_of_which_nothing_can_be_said(sources: Sources) -> None:
    """The first one of a section is an answer; others are only counted."""
    draft, every = _read("a b.\n\n# Terms\n\nc d.\n\ne f.\n", sources)
    assert [words for words, _, _ in every] == ["Terms", "c d."]
    assert draft.plain == 2


def test_what_has_nothing_to_look_at_is_counted(sources: Sources) -> None:
    text = "A b. C d 1. E f [000:48]. G h *i*. J must k. L。中文。应该。三个。\n\n> M n. O 2 p.\n\n# Q *r*\n\n# Terms\n\nS t *u*. V w.\n\nX *y*.\n"
    draft = draft_of("d.md", "", text)
    found = [one.text for one in sentences_of(draft, sources)]
    assert found == ["C d 1.", "E f 000:48.", "J must k.", "应该。", "三个。", "Terms", "S t u.", "V w."]
    assert draft.passed == {"": 5, "quotes": 2, "headings": 1}


def test_a_letter_that_is_two_in_lower_case_moves_nothing(sources: Sources) -> None:
    draft = draft_of("d.md", "", "İİİİİİİİ *a*. It MUST b. C d.")
    assert [one.text for one in sentences_of(draft, sources)] == ["It MUST b."]


def test_open_blocks_code_and_comments(sources: Sources) -> None:
    text = (
        "```open\nU-08: ?\n```\n\n# Terms\n\n```open\nwho\n```\n\n```open\n```\n\n```\nx\n```\n\n<!-- lint-except a --> <!-- lint-except b\n\n"
        "1 <!--lint-except e --> <!-- x -->\n\n<div>\n<!-- lint-except f\ng -->\n<!-- y --> <!-- h\n"
    )
    draft, _ = _read(text, sources)
    assert [element for element, _ in draft.open] == ["U-08", "U-25"]
    assert draft.code == 4
    assert [text[start:end] for start, end in draft.comments] == [
        "<!-- lint-except a -->",
        "<!--lint-except e -->",
        "<!-- lint-except f\ng -->",
    ]
    assert draft.html == 1
    free, _ = _read("```open\nwho\n```\n", sources)
    assert free.open == []


def test_a_region_ends_with_its_line(sources: Sources) -> None:
    draft, _ = _read("ab\ncd\n", sources)
    assert [draft.region(*span).end_column for span in ((0, 5), (0, 2), (3, 5))] == [3, 3, 3]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("*!* [&] <?", 1),
        ("*!* [_] <?\n\n[!]: ###", 1),
        ("*!* [!] <?\n\n[!]: <../bundle/x>", 0),
        ("*!* 3", 0),
        ("*!* [=+]", 0),
        ("*!* [=+ [!]", 1),
        ("*!* [==+]", 1),
        ("*!* [=+", 1),
        ("*!* [=+\\]", 1),
        ("*!* [=\\[]", 0),
        ("*!* [=`[`]", 0),
        ("*!* [=<!--[-->]", 0),
        ("*!* [=< [!]", 1),
    ],
)
def test_signs_alone_say_nothing_unless_they_are_defined(text: str, plain: int, sources: Sources) -> None:
    draft = draft_of("d.md", "", text)
    list(sentences_of(draft, sources))
    assert draft.plain == plain
