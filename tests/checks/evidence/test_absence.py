"""The three absences hold over exactly the lines that were judged, whatever was planted and however it was hidden."""

import hashlib
import re
from collections.abc import Callable
from typing import Any

import pytest

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


def _findings(copy: Any, rule: str) -> list[tuple[str, str]]:
    return [(finding.region.place, finding.message) for finding in copy.outcome(rule).findings]


@EACH
def test_as_it_is_it_holds_and_says_over_how_much(copy: Any, rule: str) -> None:
    outcome = copy.outcome(rule)
    assert (outcome.status, outcome.findings) == (Status.PASSED, ())
    assert re.fullmatch(r"[1-9]\d* hits of [1-9]\d* terms judged, [1-9]\d* mentions judged", outcome.note)


@EACH
@PLANTED
@pytest.mark.parametrize("hide", [_leave, _seal], ids=["manifests-left", "manifests-rewritten"])
def test_what_is_planted_is_one_finding_there(
    copy: Any, rule: str, planted: list[str], hide: Callable[[Any], None]
) -> None:
    _plant(copy, planted)
    hide(copy)
    outcome = copy.outcome(rule)
    (finding,) = outcome.findings
    assert finding.region.place == f"{copy.page('002')}:{AT + 1}:1"
    assert finding.excerpt == planted[0]
    last = AT + len(planted)
    lines = f"{AT + 1}" if last == AT + 1 else f"{AT + 1}-{last}"
    assert finding.message.startswith("Page 002 changed since it was reviewed for U-")
    new = f"line {lines} is new" if last == AT + 1 else f"lines {lines} are new"
    assert finding.message.endswith(f"; {new}, so the search no longer covers it.")
    assert (outcome.constraint, finding.remedy) == (CONSTRAINT[rule], outcome.remedy)
    assert outcome.remedy.startswith("Read the lines named here ")
    assert copy.run().exit_code == 1


@PLANTED
def test_the_sha256_in_every_record_rewritten_too_hides_nothing(copy: Any, planted: list[str]) -> None:
    before = hashlib.sha256(copy.path("002").read_bytes()).hexdigest()
    _plant(copy, planted)
    after = hashlib.sha256(copy.path("002").read_bytes()).hexdigest()
    for path in (copy.root / "bundle/record").iterdir():
        copy.edit(f"bundle/record/{path.name}", before, after)
    copy.seal()
    for rule in RULES:
        assert f"{copy.page('002')}:{AT + 1}:1" in dict(_findings(copy, rule))


@EACH
@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        pytest.param(lambda c: c.write(c.page("002"), b"\n\n" + c.path("002").read_bytes()), 1, "Page 002 changed since it was reviewed for", id="shifted-lines"),
        pytest.param(lambda c: c.write(c.page("002"), c.path("002").read_bytes().rstrip()[:-3]), 358, "; line 358 is new, so the search no longer covers it.", id="cut-off"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", "\n一\n二\n\n三".encode()), 2, "Nobody has reviewed page 005 for", id="a-new-page"),
    ],
)  # fmt: skip
def test_a_page_that_differs_is_one_finding(copy: Any, rule: str, change: Any, line: int, said: str) -> None:
    last = len(copy.path("002").read_text(encoding="utf-8").rstrip().split("\n"))
    change(copy)
    ((place, message),) = _findings(copy, rule)
    page = copy.page("005" if "005" in said else "002")
    assert place == f"{page}:{last if line == 358 else line}:1"
    assert said.replace("358", str(last)) in message
    assert ("new" in message) is said.startswith("; line")


@EACH
def test_ranges_of_new_lines(copy: Any, rule: str) -> None:
    before = copy.path("002").read_bytes()
    lines = before.decode().rstrip("\n").count("\n") + 1
    copy.write(copy.page("002"), before.rstrip(b"\n") + "\n一\n二\n\n三".encode())
    ((_, message),) = _findings(copy, rule)
    first = lines + 1
    assert f"; lines {first}-{first + 1}, {first + 3} are new, so" in message


@EACH
@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda c: c.path("004").unlink(), "Page 004 was reviewed, but can no longer be read, ", id="a-page-gone"),
        pytest.param(lambda c: c.write(c.page("004"), b"\xff"), "Page 004 was reviewed, but can no longer be read, ", id="a-page-no-text"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"\xff"), "Page 005 cannot be read, ", id="a-new-page-no-text"),
    ],
)  # fmt: skip
def test_a_page_that_could_not_be_read_is_one_finding(copy: Any, rule: str, change: Any, said: str) -> None:
    change(copy)
    ((place, message),) = _findings(copy, rule)
    assert place == copy.place(f"CONSTRAINTS.md@### {CONSTRAINT[rule]}")
    assert message == f"{said}so the search does not cover it."


DEFINED = [pytest.param("U-01", "no-system", id="U-01"), pytest.param("U-08", "no-hardware-target", id="U-08"),
           pytest.param("U-13", "no-performance-core", id="U-13")]  # fmt: skip


@pytest.mark.parametrize(("element", "rule"), DEFINED)
def test_a_mention_that_defines_one_fails_the_absence_of_it_alone(copy: Any, element: str, rule: str) -> None:
    name = '- name: "快手"'
    copy.edit_record(MENTIONS, name, f"{name}\n  defines: [U-02, {element}]")
    ((place, message),) = _findings(copy, rule)
    assert place == copy.place(f"{MENTIONS}@{name}")
    assert message == f"Kuaishou (快手) is judged to define {element}."
    assert copy.failed() & {*RULES} == {rule}


def test_a_judgement_that_defines_one_fails_the_absence_of_it_alone(copy: Any) -> None:
    judgement = '- {at: ["002:364:8"], '
    copy.edit_record(WORDS, judgement, f"{judgement}defines: [U-10, U-02, U-01], ")
    ((place, message),) = _findings(copy, "no-system")
    assert place == copy.place(f"{WORDS}@{judgement}")
    assert message == "The term “system” at 002:364:8 is judged to define U-01, U-10."
    assert copy.failed() & {*RULES} == {"no-system"}


def test_a_hit_that_nobody_has_judged_fails_the_absence_that_its_term_is_for(copy: Any) -> None:
    copy.edit_record(WORDS, '"001:117:103", "001:117:122"', '"001:117:103"')  # a platform: U-01, U-10
    ((place, message),) = _findings(copy, "no-system")
    assert place == f"{copy.page('001')}:117:122"
    assert message == "“平台” is a hit of the term “platform” without a judgement."
    assert copy.failed() & {*RULES} == {"no-system"}
    assert copy.run().exit_code == 1


@EACH
@pytest.mark.parametrize("name", ["terms", "hits", "mentions"])
def test_a_stale_count_is_one_finding_with_its_own_remedy(copy: Any, rule: str, name: str) -> None:
    text = copy.path("CONSTRAINTS.md").read_text(encoding="utf-8")
    head, check, tail = text.partition(f"check: {rule}\n")
    stated = re.search(rf"{name}: ([0-9]+)", tail)
    assert stated
    copy.write("CONSTRAINTS.md", (head + check + tail.replace(stated[0], f"{name}: 7", 1)).encode())
    (finding,) = copy.outcome(rule).findings
    assert finding.excerpt == f"  {name}: 7"
    assert finding.message == f"The search has {stated[1]} {name}, but CONSTRAINTS.md says 7."
    assert finding.remedy == "Run `yiwu-bundle record counts`, and review the change."
    assert copy.failed() == {rule}


@EACH
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(lambda c: c.path(WORDS).unlink(), "record/words.yaml could not be read", id="no-words"),
        pytest.param(lambda c: c.write(MENTIONS, b"["), "record/mentions.yaml could not be read", id="unfit-mentions"),
        pytest.param(lambda c: [c.path(f"00{n}").unlink() for n in range(5)], "data/ could not be read", id="no-pages"),
    ],
)
def test_skips(assert_skips: Any, rule: str, change: Any, reason: str) -> None:
    assert_skips(rule, change, reason)
