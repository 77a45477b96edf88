"""The three absences hold over exactly the lines that were judged, whatever was planted and however it was hidden."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bundle_model.repository import Repository
from checks.evidence.absence import WholeSearch
from checks.results import Status

RULES = ("no-system", "no-hardware-target", "no-performance-core")
EACH = pytest.mark.parametrize("rule", RULES)
CONSTRAINT = dict(zip(RULES, ("C-09", "C-10", "C-11"), strict=True))
WORDS, MENTIONS = "bundle/record/words.yaml", "bundle/record/mentions.yaml"
AT = 40
"""The line behind which things are planted."""

CHINESE = ["调度系统输入订单，输出线路，须在加速卡上20毫秒内响应。"]
ENGLISH = ["The system takes orders, gives routes and answers within 20 ms on an accelerator."]
OVER_A_BREAK = ["调度系", "统输入订单，输出线路，须在加", "速卡上20毫", "秒内响应。"]
WITHOUT_A_TERM = ["甲收乙，吐丙，眨眼即成。"]
PLANTED = pytest.mark.parametrize(
    "planted",
    [CHINESE, ENGLISH, OVER_A_BREAK, WITHOUT_A_TERM],
    ids=["chinese", "english", "over-a-break", "without-a-term"],
)


def _plant(copy: Any, lines: list[str]) -> None:
    page = copy.path("002").read_text(encoding="utf-8").split("\n")
    copy.write(copy.page("002"), "\n".join([*page[:AT], *lines, *page[AT:]]).encode())


def _leave(copy: Any) -> None:
    """Nothing is hidden."""


def _seal(copy: Any) -> None:
    copy.seal()


@EACH
def test_as_it_is_it_holds_and_says_over_how_much(copy: Any, rule: str) -> None:
    outcome = copy.outcome(rule)
    assert (outcome.status, outcome.findings) == (Status.PASSED, ())
    assert re.fullmatch(r"[1-9]\d* hits of [1-9]\d* terms judged, [1-9]\d* mentions judged", outcome.note)


def _waits(copy: Any) -> list[list[str]]:
    """What each of the absences waits for."""
    outcomes = copy.outcomes(*RULES)
    assert {(outcome.status, outcome.findings) for outcome in outcomes} == {(Status.COULD_NOT_LOOK, ())}
    return [[wait.said for wait in outcome.waits] for outcome in outcomes]


@PLANTED
@pytest.mark.parametrize("hide", [_leave, _seal], ids=["manifests-left", "manifests-rewritten"])
def test_what_is_planted_is_one_finding_of_the_page(copy: Any, planted: list[str], hide: Callable[[Any], None]) -> None:
    _plant(copy, planted)
    hide(copy)
    found = f"page 002: see C-02 at {copy.page('002')}:1:1"
    assert _waits(copy) == [[found]] * 3
    assert copy.run().exit_code == 1


@PLANTED
def test_everything_rewritten_too_hides_no_new_line(copy: Any, planted: list[str]) -> None:
    before = copy.path("002").read_bytes()
    _plant(copy, planted)
    content = copy.path("002").read_bytes()
    for name in ("CONSTRAINTS.md", *(f"bundle/record/{path.name}" for path in (copy.root / "bundle/record").iterdir())):
        copy.edit(name, hashlib.sha256(before).hexdigest(), hashlib.sha256(content).hexdigest())
    copy.edit("CONSTRAINTS.md", f"bytes: {len(before)}", f"bytes: {len(content)}")
    copy.seal()
    (finding,) = copy.outcome("pages-as-read").findings
    assert [one.region.place for one in finding.related] == [f"{copy.page('002')}:{AT + 1}:1"]
    said = f"page 002 in {WORDS}: see {finding.id}"
    assert _waits(copy) == [[said]] * 3


@pytest.mark.parametrize(
    ("change", "wait"),
    [
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x"), "page 005: see C-02 at bundle/data/005_x.txt:1:1", id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), "page 004: see C-02 at CONSTRAINTS.md@- name: 004_", id="a-page-gone"),
        pytest.param(lambda c: c.write(c.page("004"), b"\xff"), "page 004: see C-02 at bundle/data/004_6518d22cf9b62253.txt:1:1", id="no-text"),
        pytest.param(lambda c: c.path(WORDS).unlink(), f"{WORDS}: see C-01 at bundle/tagmanifest-sha256.txt@words.yaml", id="no-words"),
        pytest.param(lambda c: c.write(MENTIONS, b"pages: 3\n"), f"{MENTIONS}: see {MENTIONS}:1:1", id="unfit-mentions"),
        pytest.param(lambda c: [c.path(f"00{n}").unlink() for n in range(5)], "bundle/data: see C-02 at CONSTRAINTS.md@  pages:", id="no-pages"),
    ],
)  # fmt: skip
def test_waits(copy: Any, change: Any, wait: str) -> None:
    change(copy)
    part, _, finding = wait.partition(": see ")
    assert _waits(copy) == [[f"{part}: see {copy.finding(finding)}"]] * 3


DEFINED = [pytest.param("U-01", "no-system", id="U-01"), pytest.param("U-08", "no-hardware-target", id="U-08"),
           pytest.param("U-13", "no-performance-core", id="U-13")]  # fmt: skip


@pytest.mark.parametrize(("element", "rule"), DEFINED)
def test_a_mention_that_defines_one_fails_the_absence_of_it_alone(copy: Any, element: str, rule: str) -> None:
    name = '{"name": "快手"'
    copy.edit_record(MENTIONS, name, f'{name}, "defines": ["U-02", "{element}"]')
    whole = copy.whole()
    ((place, message),) = whole.findings(rule)
    assert place == copy.place(f"{MENTIONS}@{name}")
    assert message == f"Kuaishou (快手) is judged to define {element}."
    assert whole.failed & {*RULES} == {rule}


def test_a_judgement_that_defines_one_fails_the_absence_of_it_alone(copy: Any) -> None:
    copy.change("words", "002:364:8", defines=["U-10", "U-02", "U-01"])
    whole = copy.whole()
    ((place, message),) = whole.findings("no-system")
    assert place == copy.place(f'{WORDS}@"defines": ["U-10"')
    assert message == "The term “system” at 002:364:8 is judged to define U-01, U-10."
    assert whole.failed & {*RULES} == {"no-system"}


def test_a_hit_that_nobody_has_judged_fails_the_absence_that_its_term_is_for(copy: Any) -> None:
    copy.unjudge("001:117:122")  # a platform: U-01, U-10
    whole = copy.whole()
    ((place, message),) = whole.findings("no-system")
    assert place == f"{copy.page('001')}:117:122"
    assert message == "Line 117 of page 001 has words of the search that nobody has judged: “平台” (platform)."
    assert whole.failed & {*RULES} == {"no-system"}
    assert whole.run.exit_code == 1


@EACH
@pytest.mark.parametrize("name", ["terms", "chinese_forms", "english_forms", "hits", "mentions"])
def test_a_stale_count_is_one_finding_with_the_block_to_paste(copy: Any, rule: str, name: str) -> None:
    text = copy.path("CONSTRAINTS.md").read_text(encoding="utf-8")
    head, check, tail = text.partition(f"check: {rule}\n")
    stated = re.search(rf"{name}: ([0-9]+)", tail)
    block = re.match(r"with:\n((?:  .*\n)+)", tail)
    assert stated
    assert block
    copy.write("CONSTRAINTS.md", (head + check + tail.replace(stated[0], f"{name}: 7", 1)).encode())
    whole = copy.whole()
    (finding,) = whole.outcome(rule).findings
    assert finding.excerpt == f"  {name}: 7"
    words = {"chinese_forms": "Chinese forms", "english_forms": "English forms"}.get(name, name)
    assert finding.message == f"The search has {stated[1]} {words}, not 7."
    assert f"`with: {{{', '.join(line.strip() for line in block[1].splitlines())}}}`" in finding.remedy
    assert whole.failed == {rule}


def _terms_changed(change: Callable[[Any, Any], Any]) -> Callable[[Any], None]:
    """Change the list of terms; `change` takes it and the bundle."""

    def edit(copy: Any) -> None:
        data = copy.record("words")
        change(data["terms"], copy.repository().bundle)
        copy.write_record("words", data)

    return edit


def _keep_what_hits(terms: Any, bundle: Any) -> None:
    """Drop every form that hits nothing, as a search by hand shows it."""
    text = "".join("".join(page.text.split()) for page in bundle.pages).lower()
    for term in terms:
        term["forms"] = [one for one in term["forms"] if "".join(one.split()).lower() in text] or term["forms"][:1]


def _exchange_a_form(terms: Any, _: Any) -> None:
    """One form that hits nothing for another, both Chinese."""
    system = next(term for term in terms if term["english"] == "system")
    system["forms"][system["forms"].index("系統")] = "摸摸鱼"


def test_forms_that_hit_nothing_are_missed_all_the_same(copy: Any) -> None:
    """The hits are as before, and nothing is unjudged: only the counts tell."""
    _terms_changed(_keep_what_hits)(copy)
    whole = copy.whole()
    assert whole.run.exit_code == 1
    found = {rule: [message for _, message in whole.findings(rule)] for rule in RULES}
    assert all("Chinese forms, not" in message for said in found.values() for message in said)
    assert all(found.values())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(_terms_changed(_exchange_a_form), "The search differs from its sha256.", id="exchanged"),
        pytest.param(lambda c: c.edit_record(WORDS, '"系統", ', ""), "Chinese forms, not", id="lost"),
    ],
)  # fmt: skip
def test_a_form_that_is_exchanged_fails_as_one_that_is_lost(copy: Any, change: Any, said: str) -> None:
    change(copy)
    whole = copy.whole()
    ((place, message),) = whole.findings("no-system")
    assert said in message
    words = whole.outcome("words-judged")
    assert (words.findings, words.broken_by) == ((), (f"C-09 at {place}",))
    assert whole.failed == {"no-system", "words-judged"}


def test_the_order_of_terms_and_forms_makes_no_difference(copy: Any) -> None:
    _terms_changed(lambda terms, _: [terms.reverse(), *(term["forms"].reverse() for term in terms)])(copy)
    assert copy.failed() == set()


@EACH
def test_an_element_that_the_constraint_loses_is_a_finding(copy: Any, rule: str) -> None:
    text = copy.path("CONSTRAINTS.md").read_text(encoding="utf-8")
    head, check, tail = text.partition(f"check: {rule}\n")
    listed = re.search(r"elements: \[(U-..), ([^]]*)\]", tail)
    assert listed
    copy.write("CONSTRAINTS.md", (head + check + tail.replace(listed[0], f"elements: [{listed[2]}, U-27]", 1)).encode())
    (finding,) = copy.outcome(rule).findings
    right = f"{listed[1]}, {listed[2]}"
    assert finding.message == f"The elements are {listed[2]}, U-27, but the check is about {right}."
    assert finding.remedy == f"Write `{listed[0]}`."


def test_a_mention_that_is_gone_is_one_finding(copy: Any) -> None:
    mentions = copy.record("mentions")["mentions"]
    counts = [len(mentions), *(sum(len(one.get(field, ())) for one in mentions) for field in ("places", "states"))]
    gone = copy.change("mentions", "快手")
    fewer = (1, len(gone["places"]), len(gone["states"]))
    whole = copy.whole()
    (finding,) = whole.outcome("mentions-in-place").findings
    whats = ("mentions", "places", "statements")
    said = [f"{n - less} {what}, not {n}" for n, less, what in zip(counts, fewer, whats, strict=True)]
    assert finding.message == f"The record of mentions has {'; has '.join(said)}; differs from its sha256."
    assert [whole.outcome(rule).broken_by for rule in RULES] == [(finding.id,)] * 3
    assert {*RULES, "mentions-in-place"} <= whole.failed


def test_a_search_that_could_not_be_read_has_no_counts(real_repository: Repository) -> None:
    bundle = real_repository.bundle.without(frozenset(), frozenset({"record/words.yaml"}))
    assert WholeSearch().found(replace(real_repository, bundle=bundle)) == {}
    assert WholeSearch().found(real_repository) != {}
