"""The workflow and the hook: valid by GitHub's schema, least rights, every action by its digest, commands that there are."""

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from checks.cli.answer import Answer
from checks.cli.commands import check, lint
from checks.cli.main import main
from checks.output import check as reporters
from checks.output.formats import formats_of

_TOP = Path(__file__).parents[1]
WORKFLOWS = sorted((_TOP / ".github/workflows").iterdir())
BUNDLE = _TOP / ".github/workflows/bundle.yml"
_PINNED = re.compile(
    r"uses: [a-z0-9-]+/[a-z0-9-]+(?:/[a-z0-9-]+)?@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$", re.MULTILINE
)


def _read(path: Path) -> dict[str, Any]:
    """The workflow as GitHub reads it, for whom `on` is a word."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in document.items()}


def _steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    """Each workflow."""
    return Path(request.param)


def test_the_bundle_has_a_workflow() -> None:
    assert BUNDLE in WORKFLOWS


def test_a_workflow_is_valid(path: Path) -> None:
    vendored = files("check_jsonschema").joinpath("builtin_schemas/vendor/github-workflows.json")
    schema = json.loads(vendored.read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(_read(path))] == []


def test_no_change_gets_round_it() -> None:
    assert _read(BUNDLE)["on"] == {"push": None, "pull_request": None}


def test_the_token_reads_and_no_more(path: Path) -> None:
    workflow = _read(path)
    assert workflow["permissions"] == {"contents": "read"}
    raised = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    scanning = {"code-scanning": {"contents": "read", "security-events": "write"}}
    assert raised == (scanning if path == BUNDLE else {})
    assert "secrets" not in path.read_text(encoding="utf-8")


def test_every_action_is_pinned_by_its_digest_and_names_its_version(path: Path) -> None:
    used = [step["uses"] for step in _steps(_read(path)) if "uses" in step]
    text = path.read_text(encoding="utf-8")
    pinned = [found.removeprefix("uses: ").partition(" ")[0] for found in _PINNED.findall(text)]
    assert used
    assert pinned == used
    assert text.count("uses:") == len(used)


def test_no_step_keeps_the_token_goes_on_after_a_failure_or_runs_words_of_others(path: Path) -> None:
    for step in _steps(_read(path)):
        assert "continue-on-error" not in step
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.fixture
def command() -> list[str]:
    """The run of the checks."""
    (run,) = [step["run"] for step in _steps(_read(BUNDLE)) if step.get("run", "").startswith("yiwu-bundle ")]
    return shlex.split(run)


def test_all_is_required_and_all_is_reported(command: list[str]) -> None:
    assert command[:2] == ["yiwu-bundle", "check"]
    assert "--require-all" in command
    assert command[command.index("--output-format") + 1] == "github"
    assert not {"--select", "--ignore"}.intersection(command)
    reports = [command[at + 1] for at, word in enumerate(command) if word == "--report"]
    assert reports == ["sarif=bundle.sarif", "junit=bundle.xml", "json=bundle.json", "html=bundle.html"]
    assert {report.partition("=")[0] for report in reports} < set(formats_of(reporters, "text"))


def test_the_reports_are_kept_whatever_was_found(command: list[str]) -> None:
    uploads = [step for step in _steps(_read(BUNDLE)) if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert {upload["if"] for upload in uploads} == {"always()"}
    reports = [word.partition("=")[2] for before, word in pairwise(command) if before == "--report"]
    assert [path for upload in uploads for path in upload["with"]["path"].split()] == reports


def test_the_page_is_no_archive_so_that_it_opens_in_the_browser() -> None:
    (upload,) = [step for step in _steps(_read(BUNDLE)) if step.get("with", {}).get("path") == "bundle.html"]
    assert upload["with"]["archive"] is False
    version = re.search(rf"{re.escape(upload['uses'])} # v([0-9]+)", BUNDLE.read_text(encoding="utf-8"))
    assert version
    assert int(version[1]) >= 7  # the first that can


def test_sarif_is_uploaded_where_the_token_may() -> None:
    jobs = _read(BUNDLE)["jobs"]
    uploading = [name for name, job in jobs.items() for step in job["steps"] if "upload-sarif@" in step.get("uses", "")]
    assert uploading == ["code-scanning"]
    job = jobs["code-scanning"]
    assert job["needs"] == "check"
    condition = " ".join(job["if"].split())
    assert condition.startswith("!cancelled() && (")
    assert "github.event.pull_request.head.repo.full_name == github.repository" in condition
    (step,) = [step for step in job["steps"] if "upload-sarif@" in step.get("uses", "")]
    assert step["with"]["sarif_file"] == "bundle.sarif"


def test_the_tests_run_in_a_job_of_their_own_by_the_command_of_the_readme() -> None:
    readme = (_TOP / "README.md").read_text(encoding="utf-8")
    commands = readme.partition("\n## Two commands\n")[2].partition("\n## ")[0]
    _, in_readme = re.findall(r"^```sh\n(.*?)\n```$", commands, re.MULTILINE | re.DOTALL)
    job = _read(BUNDLE)["jobs"]["tests"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [in_readme]
    assert [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step] == [
        "actions/checkout",
        "actions/setup-python",
    ]
    assert not {"if", "needs"} & set(job)


@pytest.fixture
def hooks() -> list[dict[str, Any]]:
    """The hooks that others can use."""
    return list(yaml.safe_load((_TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")))


def test_the_hook_looks_at_the_whole_bundle_whatever_is_committed(hooks: list[dict[str, Any]]) -> None:
    (hook,) = [hook for hook in hooks if hook["id"] == "yiwu-bundle"]
    assert (hook["pass_filenames"], hook["always_run"], hook["language"]) == (False, True, "python")
    assert {"name", "description", "entry"} <= set(hook)


def test_what_the_hooks_run_is_a_command_of_the_program_that_is_installed(
    hooks: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tomllib.loads((_TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for command in (check, lint):
        monkeypatch.setattr(command, "run", lambda _: Answer(exit_code=7))
    for hook in hooks:
        program, *arguments = shlex.split(hook["entry"])
        assert program in project["scripts"]
        files = ["a.md", "b/c.md"] if hook.get("pass_filenames", True) else []
        assert main([*arguments, *hook.get("args", ()), *files]) == 7


def test_the_hook_for_drafts_looks_at_what_the_user_names(hooks: list[dict[str, Any]]) -> None:
    (hook,) = [hook for hook in hooks if hook["id"] == "yiwu-bundle-lint"]
    assert (hook["types"], hook["language"], hook.get("pass_filenames", True)) == (["markdown"], "python", True)
    # no Markdown file of anybody is a draft of a spec until its owner says so
    assert not re.search(hook["files"], "README.md")
