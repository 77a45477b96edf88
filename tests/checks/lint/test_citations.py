"""Citations: every form of one, what each resolves to, and what is said of one that does not."""

from collections.abc import Callable

import pytest

from bundle_model.repository import Repository
from checks.lint.citations import Citation, citation, labels
from checks.lint.markdown.words import Link
from checks.lint.sources import Sources

_FILE = "bundle/data/000_fa7dfcdb48e7aafa.txt"


def _cited(sources: Sources, label: str | None, target: str | None = None, folder: str = "") -> Citation | None:
    return citation(Link(0, 1, label, target, (0, 1)), sources, folder)


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("000:48", ("lines", "000", 48, 48, None)),
        (" 000:48 ", ("lines", "000", 48, 48, None)),
        ("000:47-48", ("lines", "000", 47, 48, None)),
        ("000:48:15", ("lines", "000", 48, 48, 15)),
        ("D-02", ("decision", "", 0, 0, None)),
        ("C-09", ("constraint", "", 0, 0, None)),
        ("R-001-03", ("relation", "", 0, 0, None)),
        ("U-23", ("element", "", 0, 0, None)),
        ("=000:48:15+000:48:4", ("formula", "", 0, 0, None)),
    ],
)
def test_labels(sources: Sources, label: str, place: tuple[str, str, int, int, int | None]) -> None:
    assert labels(sources)(label)
    cited = _cited(sources, label)
    assert cited is not None
    assert (cited.wrong, cited.kind, cited.page, cited.first, cited.last, cited.column) == ("", *place)
    assert cited.place == label.strip()


@pytest.mark.parametrize("label", ["x", "1", "12:30", "a b", "U 23", "=", "==", "D-", "note:3", "48"])
def test_other_labels(sources: Sources, label: str) -> None:
    assert not labels(sources)(label)
    assert _cited(sources, label, "https://a.example/") is None


@pytest.mark.parametrize(
    ("target", "folder", "place"),
    [
        pytest.param(f"{_FILE}#L48", "", "000:48", id="a line"),
        pytest.param(f"./{_FILE}#L47-L48", "", "000:47-48", id="lines"),
        pytest.param(f"{_FILE}#L47-48", "a/b", "000:47-48", id="from the root"),
        pytest.param(f"../../{_FILE}#L48C1-L48C9", "a/b", "000:48", id="from the draft"),
        pytest.param(f"/{_FILE}?plain=1#L48", "a", "000:48", id="with a stroke"),
        pytest.param("bundle/data/000%5Ffa7dfcdb48e7aafa.txt#L48", "", "000:48", id="escaped"),
        pytest.param("../x/bundle/../bundle/data/000_fa7dfcdb48e7aafa.txt#L48", "../t", None, id="another folder"),
        pytest.param("CONSTRAINTS.md#d-02", "", "D-02", id="a decision"),
        pytest.param("../CONSTRAINTS.md#c-09", "a", "C-09", id="a constraint"),
        pytest.param("CONSTRAINTS.md#scope", "", None, id="another section"),
        pytest.param("CONSTRAINTS.md", "", None, id="the whole file"),
        pytest.param("bundle/record/relations.yaml", "", None, id="a record"),
        pytest.param("#u-08-hardware-target", "", "U-08", id="a section"),
        pytest.param("#other", "", None, id="another one"),
        pytest.param("", "", None, id="nothing"),
        pytest.param("#", "", None, id="no section"),
        pytest.param("https://a.example/CONSTRAINTS.md#d-02", "", None, id="an address"),
        pytest.param("//a.example/CONSTRAINTS.md#d-02", "", None, id="one without a scheme"),
        pytest.param("docs/x.md#L48", "", None, id="another file"),
    ],
)
def test_targets(sources: Sources, target: str, folder: str, place: str | None) -> None:
    cited = _cited(sources, None, target, folder)
    assert (cited.place if cited else None, cited.wrong if cited else "") == (place, "")


def test_the_line_of_a_relation(sources: Sources) -> None:
    line = sources.relation_lines["R-001-19"]
    cited = _cited(sources, None, f"bundle/record/relations.yaml#L{line}")
    assert cited is not None
    assert (cited.kind, cited.id, cited.wrong) == ("relation", "R-001-19", "")


def test_a_label_before_its_target(sources: Sources) -> None:
    """What a label means is what it means, with or without a definition."""
    cited = _cited(sources, "000:48", f"{_FILE}#L49")
    assert cited is not None
    assert cited.place == "000:48"
    assert _cited(sources, "x", f"{_FILE}#L49") == _cited(sources, "x", f"{_FILE}#L49")
    other = _cited(sources, "x", f"{_FILE}#L49")
    assert other is not None
    assert other.place == "000:49"


@pytest.mark.parametrize(
    ("label", "target", "wrong", "remedy"),
    [
        ("000:339", None, "page 000 has 338 lines.", "Name a line that it has."),
        ("007:48", None, "there is no page 007.", "The pages are 000, 001, 002, 003, 004."),
        ("000:0", None, "its lines run backwards or from none.", "Write the first line before the last."),
        ("000:9-8", None, "its lines run backwards or from none.", "Write the first line before the last."),
        ("000:45", None, "nothing is printed there.", "Name a line with words on it."),
        ("000:48:99", None, "line 48 of page 000 has no words at column 99.", "The figures there are 000:48:4, 000:48:15."),
        ("000:44:99", None, "line 44 of page 000 has no words at column 99.", "Write page:line, such as 000:48, or page:line:column for one figure."),
        ("000:48:0", None, "line 48 of page 000 has no words at column 0.", "The figures there are 000:48:4, 000:48:15."),
        ("000:47-48:1", None, "line 47 of page 000 has no words at column 1.", "The figures there are 000:47:12."),
        ("000:x", None, "“000:x” is no place in a page.", "Write page:line, such as 000:48, or page:line:column for one figure."),
        ("D-99", None, "CONSTRAINTS.md has no decision D-99.", "There are D-01 to D-"),
        ("C-1", None, "CONSTRAINTS.md has no constraint C-1.", "Did you mean C-"),
        ("R-009-99", None, "no relation R-009-99 is recorded.", "There are R-000-01 to R-004-"),
        ("U-99", None, "there is no element U-99 of a spec.", "There are U-01 to U-27."),
        ("D-9zzzzzzzzzzzz", None, "CONSTRAINTS.md has no decision D-9zzzzzzzzzzzz.", "There are D-01 to D-0"),
        ("=000:48:15 +", None, "it ends before the last figure.", "Write ids of figures, such as 001:71:100"),
        (None, "bundle/data/000_x.txt#L1", "bundle/data/000_x.txt is no page of the bundle.", "The pages are bundle/data/000_fa7dfcdb48e7aafa.txt, "),
        (None, "bundle/data/", "", ""),
        (None, "bundle/data/y#L1", "bundle/data/y is no page of the bundle.", "The pages are bundle/data/000_fa7dfcdb48e7aafa.txt, bundle"),
        (None, _FILE, "the link names page 000 and no line of it.", "Add the line to the link, such as #L48 or #L47-L48."),
        (None, f"{_FILE}#x", "the link names page 000 and no line of it.", "Add the line to the link, such as #L48 or #L47-L48."),
        (None, "bundle/record/relations.yaml#L1", "no relation is recorded at line 1.", "Name the relation, such as R-001-03."),
    ],
)  # fmt: skip
def test_what_does_not_resolve(
    sources: Sources, label: str | None, target: str | None, wrong: str, remedy: str
) -> None:
    cited = _cited(sources, label, target)
    if not wrong:
        assert cited is None
        return
    assert cited is not None
    assert not cited.resolves
    assert cited.wrong == wrong
    assert cited.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("target", "folder", "wrong", "remedy"),
    [
        (f"../{_FILE}#L48", "", f"from here ../{_FILE} leads out of the project.", f"Write `{_FILE}#L48`."),
        (f"../{_FILE}", "", f"from here ../{_FILE} leads out of the project.", f"Write `{_FILE}`."),
        (f"../{_FILE}#L48", "docs/a", f"from here ../{_FILE} leads to docs/{_FILE}, which is no page.", f"Write `../../{_FILE}#L48`."),
        (f"../../{_FILE}#L48", "docs", f"from here ../../{_FILE} leads out of the project.", f"Write `../{_FILE}#L48`."),
        ("../CONSTRAINTS.md#d-02", "", "from here ../CONSTRAINTS.md leads out of the project.", "Write `CONSTRAINTS.md#d-02`."),
        ("../../CONSTRAINTS.md#c-09", "docs", "from here ../../CONSTRAINTS.md leads out of the project.", "Write `../CONSTRAINTS.md#c-09`."),
    ],
)  # fmt: skip
def test_a_link_that_leads_astray(sources: Sources, target: str, folder: str, wrong: str, remedy: str) -> None:
    cited = _cited(sources, None, target, folder)
    assert cited is not None
    assert (cited.wrong, cited.remedy) == (wrong, remedy)


@pytest.mark.parametrize(
    ("target", "folder"),
    [
        pytest.param("../CONSTRAINTS.md", "", id="the whole file"),
        pytest.param("../CONSTRAINTS.md#scope", "", id="another section"),
        pytest.param("../CONSTRAINTS.md#d-77", "docs/a", id="one that may be there"),
        pytest.param("x/CONSTRAINTS.md#d-02", "", id="of another project"),
        pytest.param(f"x/{_FILE}#L48", "", id="a copy"),
        pytest.param(f"../{_FILE}#L48", "../t", id="from outside"),
        pytest.param("../bundle/data/other.txt#L48", "", id="another file"),
        pytest.param("/../docs/x.md", "", id="from the root"),
        pytest.param("../README.md#l-1", "", id="a file outside"),
    ],
)
def test_a_link_to_another_file(sources: Sources, target: str, folder: str) -> None:
    assert _cited(sources, None, target, folder) is None


def test_a_citation_that_does_not_resolve_is_found_once(found: Callable[..., list[tuple[str, str]]]) -> None:
    """What rests on it waits: neither its figure nor its requirement is told a second time."""
    text = "The system shall keep [36 couriers][000:339]."
    assert found(text) == [("1:23", "The citation does not resolve: page 000 has 338 lines.")]


def test_few_of_what_links_cite_are_kept(project: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checks.lint.citations._MOST_KEPT", 2)
    sources = Sources(project)
    for label in ("000:47", "000:48", "000:49", "000:48"):
        assert _cited(sources, label) is not None
        assert len(sources.cited) <= 2
