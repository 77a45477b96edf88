"""The bag is complete, unchanged and holds nothing unlisted."""

import os
from dataclasses import replace
from typing import Any

import pytest

from bundle_model.faults import Fault
from checks.engine.registry import all_rules
from checks.results import AtDeclaration, Status

ASKED = "CONSTRAINTS.md@### C-01"


def _flip(copy: Any, name: str, at: int = 0) -> None:
    content = bytearray(copy.path(name).read_bytes())
    content[at] ^= 1
    copy.write(copy.page(name), bytes(content))


def _link(copy: Any) -> None:
    page = copy.path("000")
    page.rename(copy.root / "elsewhere.txt")
    page.symlink_to(copy.root / "elsewhere.txt")


def _swap(copy: Any) -> None:
    first, second = copy.path("000"), copy.path("001")
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)


def _shuffle_tag_manifest(copy: Any) -> None:
    path = copy.path("bundle/tagmanifest-sha256.txt")
    path.write_text("".join(reversed(path.read_text().splitlines(keepends=True))))


PAGE_000 = "bundle/data/000_fa7dfcdb48e7aafa.txt:1:1"
ROW_000 = "CONSTRAINTS.md@- name: 000_"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda c: c.write("bundle/notes.txt", b"n"), [("bundle/notes.txt:1:1", "The file is not listed")], id="stray-file"),
        pytest.param(lambda c: (c.root / "bundle/empty").mkdir(), [(ASKED, "bundle/empty is a folder")], id="stray-folder"),
        pytest.param(lambda c: c.edit("bundle/record/pages.yaml", '"title": "', '"title": "So: '), [("bundle/record/pages.yaml:1:1", "The file does not have the recorded bytes")], id="record-changed"),
        pytest.param(lambda c: c.path("bundle/record/pages.yaml").unlink(), [("bundle/tagmanifest-sha256.txt@pages.yaml", "bundle/record/pages.yaml is not there")], id="record-missing"),
        pytest.param(lambda c: os.mkfifo(c.root / "bundle/pipe"), [(ASKED, "neither a file")], id="special-file"),
        pytest.param(_shuffle_tag_manifest, [("bundle/tagmanifest-sha256.txt@record/", "one accepted form")], id="tag-manifest-not-in-its-form"),
        pytest.param(lambda c: (c.edit("bundle/bag-info.txt", "Payload-Oxum: 7", "Payload-Oxum: 8"), c.retag()), [("bundle/bag-info.txt@Oxum", "states")], id="a-wrong-sum-where-every-page-is-right"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds("bag-valid", change, expected)


@pytest.mark.parametrize(
    ("change", "by"),
    [
        pytest.param(lambda c: _flip(c, "000"), [PAGE_000], id="first-byte-flipped"),
        pytest.param(lambda c: _flip(c, "000", -5), [PAGE_000], id="byte-flipped-near-the-end"),
        pytest.param(lambda c: c.edit("000", "\n", "\r\n"), [PAGE_000], id="one-line-end-and-so-another-sum"),
        pytest.param(lambda c: c.path("000").unlink(), [ROW_000], id="page-missing"),
        pytest.param(_link, [ROW_000], id="page-is-a-link-to-itself"),
        pytest.param(lambda c: c.path("000").rename(c.root / "bundle/data/x.txt"), ["bundle/data/x.txt:1:1"], id="page-renamed"),
        pytest.param(lambda c: os.link(c.path("000"), c.root / "bundle/data/zzz.txt"), ["bundle/data/zzz.txt:1:1"], id="two-names-for-one-page"),
        pytest.param(lambda c: (c.path("000").unlink(), (c.root / "bundle/data/000_fa7dfcdb48e7aafa.txt").mkdir()), [ROW_000], id="a-folder-in-its-place"),
        pytest.param(_swap, [PAGE_000], id="two-pages-swapped"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x"), ["bundle/data/005_x.txt:1:1"], id="page-more"),
        pytest.param(lambda c: (_flip(c, "000"), c.path("001").unlink()), [PAGE_000, "CONSTRAINTS.md@- name: 001_"], id="two-causes"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_as_declared_has_its_own_finding(assert_broken: Any, change: Any, by: list[str]) -> None:
    assert_broken("bag-valid", change, [f"C-02 at {one}" for one in by])


def _page_with_manifests(copy: Any) -> None:
    copy.edit("000", "义乌", "乌义")
    copy.seal()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(_page_with_manifests, id="page-and-manifests-together"),
        pytest.param(lambda c: c.write("beside.txt", b"b"), id="file-beside-the-bag"),
        pytest.param(lambda c: (c.write("bundle/record/more.yaml", b"a: b\n"), c.retag()), id="record-added-and-listed"),
        pytest.param(lambda c: (c.edit("bundle/record/pages.yaml", "true", "false"), c.retag()), id="record-changed-and-listed"),
        pytest.param(lambda c: c.path("000").chmod(0o600), id="other-permissions"),
        pytest.param(lambda c: os.utime(c.path("000"), (0, 0)), id="other-times"),
        pytest.param(lambda c: os.link(c.path("000"), c.root / "outside.txt"), id="linked-from-outside-as-installers-do"),
    ],
)  # fmt: skip
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("bag-valid", change, [])


def test_a_bag_of_another_version_is_one_cause(copy: Any) -> None:
    copy.edit("bundle/bagit.txt", "1.0", "0.97")
    outcome = copy.outcome("bag-valid")
    (problem,) = copy.run().problems
    assert problem.fault.file == "bundle/bagit.txt"
    assert (outcome.findings, outcome.broken_by, problem.breaks) == ((), (problem.id,), ("C-01",))


def test_what_cannot_be_parsed_hides_no_other_finding(copy: Any) -> None:
    copy.edit("bundle/bagit.txt", "1.0", "0.97")
    copy.write("bundle/notes.txt", b"n")
    outcome = copy.outcome("bag-valid")
    assert [finding.region.place for finding in outcome.findings] == ["bundle/notes.txt:1:1"]
    assert len(outcome.broken_by) == 1


def test_a_bag_that_is_no_folder_is_one_problem(copy: Any) -> None:
    (copy.root / "bundle").rename(copy.root / "other")
    copy.write("bundle", b"")
    run = copy.run()
    (problem,) = run.problems
    assert (problem.id, run.exit_code, run.findings) == ("bundle", 2, ())
    assert {*problem.breaks} == {"C-01", "C-02", "C-03", "C-05"}


def test_the_own_remedy_of_a_fault_is_kept(copy: Any) -> None:
    copy.write("bundle/notes.txt", b"n")
    (finding,) = copy.outcome("bag-valid").findings
    assert finding.remedy.startswith("Move it out of the bag.")
    assert finding.excerpt is None


def test_a_fault_in_a_file_without_text_points_at_the_constraint(copy: Any) -> None:
    repository = copy.repository()
    fault = Fault("changed", "data/huge.txt", "has other bytes", "a", "b", "c", line=4)
    bundle = replace(repository.bundle, bag=replace(repository.bundle.bag, faults=(fault,)))
    rule = all_rules()["bag-valid"]
    (breach,) = rule.check(replace(repository, bundle=bundle), rule.parameters())
    assert breach.at == AtDeclaration()  # type: ignore[union-attr]


def test_many_faults_take_no_square_time(copy: Any) -> None:
    lines = "".join(f"{'0' * 64}  data/{number:05}.txt\n" for number in range(6_000))
    copy.write("bundle/manifest-sha256.txt", lines.encode())
    outcome = copy.outcome("bag-valid")
    assert outcome.status is Status.FAILED
    missing = [finding for finding in outcome.findings if "is not there" in finding.message]
    (counted,) = (one for one in outcome.findings if one.message.endswith(" more findings of this check."))
    assert len(missing) + int(counted.message.split()[2]) >= 6_000
    assert missing[123].region.place == "bundle/manifest-sha256.txt:124:1"
