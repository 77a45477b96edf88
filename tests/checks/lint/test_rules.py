"""What the rules say, where the labelled sentences do not tell them apart."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bundle_model.records.mentions import MentionsRecord
from bundle_model.repository import Repository
from checks.gaps.rows import gaps_of
from checks.lint.run import Given, LintRun, lint

Found = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("It has 1 a, 2 b, 3 c, 4 d, 5 e, 6 f, 7 g, 8 h.", "“1”, “2”, “3”, “4”, “5”, “6” and 2 more have no citation in this sentence.", id="many figures"),
        pytest.param("It has [36 couriers][000:46].", "000:46 prints no figure, and so not 36 couriers.", id="a line without a figure"),
        pytest.param("It has [12,648 yuan][000:39].", "000:39 does not print 12648 for “12,648 yuan”; the nearest that it prints is 12647元.", id="the nearest of the same unit"),
        pytest.param(f"It has [{'9' * 101} yuan][000:39].", f"000:39 does not print {'9' * 101} for “{'9' * 101} yuan”; the nearest that it prints is 12647元.", id="a long number"),
        pytest.param("It has [12,647 dollars][000:39].", "000:39 prints 12647元, in yuan; the draft counts it in dollars.", id="another unit"),
        pytest.param("It is [2.35 km][000:302].", "000:302 does not print 2.35 for “2.35 km”; the nearest that it prints is 2350米.", id="the nearest of another kind"),
        pytest.param("It has [36 days][000:48].", "000:48 prints 36家, in 家; the draft counts it in days.", id="a measure for a count"),
        pytest.param("It has [up to 1,000 brands][000:47].", "The bound of 000:47 is turned round: the page says “1000多个”, more than 1,000; the draft says up to 1,000.", id="turned round"),
        pytest.param("It took [at least 3 days][002:55].", "The bound of 002:55 is turned round: the page says “3天”, up to 3; the draft says at least 3.", id="turned round, too"),
        pytest.param("It has [over 36 couriers][000:48].", "The bound of 000:48 is made stronger: the page says “36家”, exactly 36; the draft says more than 36.", id="made stronger"),
        pytest.param("It is [2,350 metres][000:302] long.", "The bound of 000:302 is dropped: the page says “2350米”, about 2,350; the draft says exactly 2,350.", id="dropped"),
        pytest.param("It shall end.", "“shall” requires what nothing asks for. It cites nothing.", id="nothing cited"),
        pytest.param("It shall have [36 couriers][000:48].", "“shall” requires what nothing asks for. Line 48 of page 000 tells of 36 couriers gathered in Jiangbei Xiazhu, according to statistics; it asks for nothing.", id="a line"),
        pytest.param("It shall assume ([x][U-23]), [R-001-19], [C-09], [=000:48:15].", "“shall” requires what nothing asks for. U-23 marks an assumption, which asks for nothing. R-001-19 relates figures, and asks for nothing. C-09 holds this project to something; only a decision asks for more. A formula asks for nothing.", id="what asks for nothing"),
        pytest.param("The core is [the same][R-000-01].", "R-000-01 is doubted: ", id="a doubt"),
        pytest.param("Each [employs somebody][R-000-04].", "R-000-04 is doubted: its verdict is “undecidable” (", id="undecidable"),
        pytest.param("It has [快递业36家][000:48].", "“快递业36家” is not printed at 000:48; no page prints it.", id="no page prints it"),
        pytest.param("It is [江北下朱][000:50].", "“江北下朱” is not printed at 000:50; it stands at 000:36, 000:43, 000:47 and 1 more.", id="elsewhere"),
        pytest.param("It is [`江北下朱`][000:50].", "“江北下朱” is not printed at 000:50; it stands at 000:36, 000:43, 000:47 and 1 more.", id="in code"),
        pytest.param("The search shall be fast and easy.", "“fast” says neither how much nor how it is measured.", id="a vague word"),
        pytest.param("系统必须快速响应。", "“快速” says neither how much nor how it is measured.", id="in Chinese"),
    ],
)  # fmt: skip
def test_what_is_said(text: str, said: str, found: Found) -> None:
    assert any(message.startswith(said) for _, message in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The search shall be fast, within 2 seconds.",
        "The search shall be fast ([why][D-01]).",
        "The search is fast.",
        "The search shall end.",
        "系统必须响应。",
    ],
)
def test_no_vague_word(text: str, fired: Callable[..., set[str]]) -> None:
    assert "vague-words" not in fired(text)


def test_a_place_that_a_thing_states_an_element_of(found: Found) -> None:
    messages = [message for _, message in found("It shall watch the site ([信息化管理系统][004:80]).")]
    assert any(
        "What it states (U-02 Need and purpose of the access-gate system" in one and "no more" in one
        for one in messages
    )


@pytest.mark.parametrize(
    "text",
    [
        "The village is [江北下朱][000:47:1].",
        "The firms are [快递企业36家][000:48:15].",
        "The trade is [市\n场主体6400余家](bundle/data/000_fa7dfcdb48e7aafa.txt#L47-L48).",
        "The village is [江北下朱已集聚电商品牌1000多个，市场主体][000:47:1].",
    ],
)
def test_a_quotation_at_its_column(text: str, found: Found) -> None:
    assert found(text, "quotations-to-the-letter") == []


@pytest.mark.parametrize(
    "text", ["The firms are [快递企业][000:48:15].", "The firms are [市场主体6400余家][000:48:15]."]
)
def test_a_quotation_beside_its_column(text: str, found: Found) -> None:
    assert len(found(text, "quotations-to-the-letter")) == 1


_U12 = "## U-12 Performance measure\n\n"


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("A search shall end within 2 seconds [D-01].\n\nA search shall end within 5 seconds [D-01].", True),
        ("A search shall end within 2 seconds [D-01].\n\nSearches must end within 5 seconds [D-01].", True),
        ("A search shall end within 2 seconds [D-01].\n\nA search shall end within 2 seconds [D-02].", False),
        ("A search shall end within 2 seconds [D-01].\n\nA report shall be printed within 5 seconds [D-01].", False),
        ("A search shall end within 2 seconds [D-01].\n\nA search shall end within 5 minutes [D-01].", False),
        ("A search shall end within 2 seconds [D-01].\n\nA search shall take at least 1 second [D-01].", False),
        (
            "At p95 a search shall end within 2 seconds [D-01].\n\nAt p99 a search shall end within 5 seconds [D-01].",
            False,
        ),
        ("A search shall end within 2 seconds [D-01]; a search shall end within 5 seconds [D-01].", False),
        ("It shall be 2 seconds [D-01].\n\nIt shall be 5 seconds [D-01].", True),
        ("A search shall list 2 [D-01].\n\nA search shall list 5 [D-01].", False),
    ],
)
def test_two_thresholds(text: str, two: bool, found: Found) -> None:
    assert len(found(f"{_U12}{text}", "elements-one-threshold")) == two


def test_only_the_first_thresholds_are_compared(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{_U12}A search shall end within 2 seconds [D-01].\n\nA search shall end within 5 seconds [D-01]."
    monkeypatch.setattr("checks.lint.kept.MOST_COMPARED", 1)
    assert found(text, "elements-one-threshold") == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("## U-08 Hardware target\n\nIt is a board.", ["3:1"]),
        ("## U-08 Hardware target\n\nIt is a board, [assumption][U-08].", []),
        ("## U-08 Hardware target\n\nIt is a board ([why][D-01]). It is small.", []),
        ("## U-08 Hardware target\n\nIt shall be a board.", []),
        ("## U-08 Hardware target\n\nIt shall be a board. It is small.", ["3:22"]),
        ("## U-21 Design constraints\n\nIt is small.", ["3:1"]),
        ("## U-21 Design constraints\n\nIt is small ([why][D-01]).", []),
        ("## U-21 Design constraints\n\nIt is small ([why][D-02]).", ["3:1"]),
        ("## U-21 Design constraints\n\nIt is small ([why][D-02]). It is light ([why][D-01]).", []),
        ("## U-08 Hardware target\n\nIt is a board ([why][D-02]).", []),
        ("## U-08 Hardware target\n\n> It is a board.", []),
        ("## U-05 Non-goals\n\nIt builds nothing.", ["3:1"]),
    ],
)
def test_answers_without_a_decision(text: str, at: list[str], found: Found) -> None:
    assert [place for place, _ in found(text, "answers-decided")] == at


def test_what_is_settled_rests_on_what_settles_it(linted: Callable[..., LintRun]) -> None:
    (outcome,) = linted("## U-21 Design constraints\n\nIt is small.", "answers-decided").outcomes
    (finding,) = outcome.findings
    assert "its row is “settled by decision D-01”" in finding.message
    assert finding.remedy == "Cite what settles it, such as `[why][D-01]`, and say no more than that."


def test_a_decision_that_does_not_settle_it_is_named(linted: Callable[..., LintRun]) -> None:
    (outcome,) = linted("## U-21 Design constraints\n\nIt is small ([why][D-02]).", "answers-decided").outcomes
    (finding,) = outcome.findings
    assert (
        "U-21 Design constraints is answered by D-02 alone, and its row is “settled by decision D-01”"
        in finding.message
    )


def test_what_the_pages_state_needs_no_decision(project: Repository) -> None:
    record = project.bundle.record(MentionsRecord)
    assert record
    first, *others = record.mentions
    # one that no decision settles
    element = next(row.element for row in gaps_of(project).rows if not row.decisions)
    stated = record.model_copy(update={"mentions": (first.model_copy(update={"defines": (element.id,)}), *others)})
    bundle = replace(project.bundle, records={**project.bundle.records, MentionsRecord.path: stated})
    draft = Given("d.md", "", f"## {element.id} {element.name}\n\nIt is a phone.".encode())
    found = [lint([draft], one, ["answers-decided"]) for one in (project, replace(project, bundle=bundle))]
    assert [len(run.outcomes[0].findings) for run in found] == [1, 0]


def test_an_empty_section_is_open(found: Found) -> None:
    said = "U-08 Hardware target is open: Which machine, processor, accelerator, memory, count?"
    assert found("---\nelements: [U-08]\n---\n\n## U-08 Hardware target\n", "elements-answered") == [("5:3", said)]
    assert found("## U-08 Hardware target\n", "elements-answered") == []


def test_elements_without_a_section(found: Found) -> None:
    assert len(found("---\na: b\n---\n\n# Terms\n\nA b.\n", "elements-have-sections")) == 26
    assert found("---\na: [\n---\n\n# Terms\n", "elements-have-sections") == []
    assert found("---\nelements: [U-25]\n---\n\n```open\nU-25: ?\n```\n", "elements-have-sections") == [
        ("2:12", "U-25 Terms has no section: What does each term and abbreviation mean here?")
    ]


@pytest.mark.parametrize(
    ("label", "target", "right"),
    [
        ("000:48", "bundle/data/000_fa7dfcdb48e7aafa.txt#L48", True),
        ("000:48", "bundle/data/000_fa7dfcdb48e7aafa.txt#L47-L48", False),
        ("000:48", "https://a.example/", False),
        ("000:48", "bundle/data/000_fa7dfcdb48e7aafa.txt#L999", False),
        ("000:48:15", "bundle/data/000_fa7dfcdb48e7aafa.txt#L48", True),
        ("D-02", "CONSTRAINTS.md#d-02", True),
        ("D-02", "CONSTRAINTS.md#d-01", False),
        ("U-08", "#u-08-hardware-target", True),
        ("U-08", "#u-09-software-platform", False),
        ("=000:48:15 + 000:65:10", "bundle/data/000_fa7dfcdb48e7aafa.txt#L48", True),
        ("=000:48:15 + 000:65:10", "bundle/data/000_fa7dfcdb48e7aafa.txt#L65", False),
        ("000:9999", "bundle/data/000_fa7dfcdb48e7aafa.txt#L1", True),
        ("other", "bundle/data/000_fa7dfcdb48e7aafa.txt#L1", True),
    ],
)
def test_definitions(label: str, target: str, right: bool, found: Found) -> None:
    said = found(f"A.\n\n[{label}]: {target}\n", "definitions-as-cited")
    assert [place for place, _ in said] == ([] if right else ["3:1"])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("It does ([why][D-02]).\n\n[d-02]: CONSTRAINTS.md#d-03", ["3:1"]),
        ("It does ([why][D-02]).\n\n[d-02]: https://a.example/", ["3:1"]),
        ("It does ([D-02]).\n\n[d-02]: CONSTRAINTS.md#d-03\n[D-02]: CONSTRAINTS.md#d-02", ["3:1"]),
        ("It has [6][=001:71:100+001:71:106+001:71:112].\n\n[r-001-19]: x\n[u-23]: y", []),
        ("It does ([why][D-02]).\n\n[d-02]: CONSTRAINTS.md#d-02", []),
        ("It does ([why][D-02]).\n\n[D-02]: CONSTRAINTS.md#d-02\n[d-02]: CONSTRAINTS.md#d-03", []),
        ("It does ([why][d-02]).\n\n[d-02]: CONSTRAINTS.md#d-03", []),
        ("It does ([why][x]).\n\n[x]: CONSTRAINTS.md#d-02\n[d-02]: https://a.example/", []),
        ("[Six of them][R-001-19] won.\n\n[r-001-19]: https://a.example/", ["3:1"]),
    ],
)
def test_definitions_in_another_case(text: str, places: list[str], found: Found) -> None:
    assert [place for place, _ in found(text, "definitions-as-cited")] == places


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[over 1,000 brands][000:47]. So [over 1,000][000:47].", []),
        ("[over 1,000 brands][000:47]. So [at least 1,000][000:47].", ["The draft gives 000:47:12 as at least 1,000, and before that as more than 1,000."]),
        ("[over 1,000 brands][000:47]. So [1,000][000:47].", []),
        ("[36 couriers][000:48] and [over 6,400][000:48].", []),
    ],
)  # fmt: skip
def test_one_value_a_place(text: str, said: list[str], found: Found) -> None:
    assert [message for _, message in found(text, "places-one-value")] == said


def test_what_a_line_says_is_shown_each_time_it_is_cited(linted: Callable[..., LintRun]) -> None:
    run = linted("[1,000 brands][000:47].\n\n[1,000 brands][000:47].", "bounds-as-printed")
    first, second = run.outcomes[0].findings
    assert first.related == second.related
    assert "江北下朱已集聚电商品牌1000多个，市" in first.related[0].message


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        (
            "It has 36 couriers.",
            "If one of these is meant, write `[36 couriers][000:48]` (36 couriers gathered in Jiangbei Xiazhu",
        ),
        ("有36家企业。", "If one of these is meant, write `[36家][000:48]` (36 couriers gathered in Jiangbei Xiazhu"),
        ("It has 12,647 dollars.", "Cite the line that prints it"),
        ("It has 3 things.", "Cite the line that prints it"),
        ("It has 1,000 brands.", "Cite the line that prints it"),
    ],
)
def test_the_citation_to_paste(text: str, remedy: str, linted: Callable[..., LintRun]) -> None:
    (finding,) = linted(text, "figures-cited").outcomes[0].findings
    assert finding.remedy.startswith(remedy)


_QUESTION = "**Question.** What is the thing to build called, and what is it?"
_OPENS, _CLOSES = "<!-- template -->\n\n", "\n\n<!-- /template -->"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param(f"{_OPENS}{_QUESTION}{_CLOSES}", [], id="as printed"),
        pytest.param(f"{_OPENS}{_QUESTION.replace('build ', 'build' + chr(10))}{_CLOSES}", [], id="broken anew"),
        pytest.param(f"{_OPENS}{_QUESTION}{_CLOSES}".replace("\n", "\r\n"), [], id="other ends of lines"),
        pytest.param(f"{_OPENS}<!-- a\n\nshall -->\n\n{_QUESTION}{_CLOSES}", [], id="a comment"),
        pytest.param(f"{_OPENS}{_CLOSES}", [], id="nothing"),
        pytest.param("It is a checker.", [], id="no marks"),
        pytest.param(f"{_OPENS}It shall end.", [], id="no closing mark, so that it is judged"),
        pytest.param(f"{_OPENS}{_QUESTION}\n\nIt shall end.{_CLOSES}", ["5:1"], id="a sentence more"),
        pytest.param(f"{_OPENS}{_QUESTION} It shall end.{_CLOSES}", ["3:1"], id="a sentence more in its paragraph"),
        pytest.param(f"{_OPENS}  It shall.\n\nIt must.{_CLOSES}", ["3:3"], id="one finding a pair of marks"),
        pytest.param(f"{_OPENS}A.{_CLOSES}\n\n{_OPENS}B.{_CLOSES}", ["3:1", "9:1"], id="two pairs"),
        pytest.param(f"<!-- template --> It shall end.{_CLOSES}", ["1:19"], id="beside the mark"),
        pytest.param(f"{_OPENS}- It shall end.{_CLOSES}", ["3:1"], id="a list"),
        pytest.param(f"{_OPENS}{_QUESTION.replace('called', 'named')}{_CLOSES}", ["3:1"], id="another word"),
    ],
)  # fmt: skip
def test_what_stands_between_the_marks(text: str, at: list[str], found: Found) -> None:
    assert [place for place, _ in found(text, "template-as-printed")] == at


def test_what_is_written_between_the_marks_is_judged_where_it_is_not_between_them(
    fired: Callable[..., set[str]],
) -> None:
    assert fired("<!-- template --> The system shall end. <!-- /template -->") == {"requirements-decided"}
    assert fired("<!-- a --> The system shall end. <!-- b -->") == {"requirements-decided"}
