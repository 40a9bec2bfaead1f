"""Our own automation: pinned, with least rights, and nothing that zizmor would tell of."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
import yaml

ROOT: Final = Path(__file__).parent.parent
WORKFLOWS: Final = sorted((ROOT / ".github/workflows").glob("*.yml"))
ACTION: Final = ROOT / "action.yml"
OURS: Final = re.compile(r"(uses: mkdocs-m3/mkdocs-m3)@v\d+\.\d+\.\d+$", re.MULTILINE)
"""Our own action in the documentation, which no commit can name before it is made."""


def shown_to_users() -> dict[str, str]:
    """The workflows of the documentation, by the names of their files."""
    text = (ROOT / "docs/publishing.md").read_text(encoding="utf-8")
    shown = re.findall(r'```yaml title="\.github/workflows/([\w-]+\.yml)"\n(.*?)```', text, re.DOTALL)
    assert shown
    return {name: OURS.sub(rf"\1@{'0' * 40} # v0.1.0", workflow) for name, workflow in shown}


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """What zizmor says, without asking any host."""
    beside = Path(sys.executable).with_name("zizmor")
    command = str(beside) if beside.exists() else shutil.which("zizmor")
    if command is None:
        reason = "zizmor is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return subprocess.run(
        [command, "--offline", "--no-config", "--persona=pedantic", "--color=never", folder],
        capture_output=True,
        text=True,
        check=False,
    )


def test_zizmor_finds_nothing() -> None:
    said = zizmor(ROOT / ".github")
    assert "No findings to report" in said.stdout, said.stdout
    assert said.returncode == 0


def test_zizmor_finds_nothing_in_our_action_and_in_the_workflows_of_the_documentation(tmp_path: Path) -> None:
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    for name, workflow in shown_to_users().items():
        (folder / name).write_text(workflow, encoding="utf-8")
    shutil.copy(ACTION, tmp_path)
    said = zizmor(tmp_path)
    assert "No findings to report" in said.stdout, said.stdout
    assert said.returncode == 0


@pytest.mark.parametrize("name", shown_to_users())
def test_workflows_of_the_documentation_are_pinned_and_have_least_rights(name: str) -> None:
    text = shown_to_users()[name]
    used = re.findall(r"uses: .*", text)
    assert [
        one for one in used if not re.fullmatch(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)
    ] == []
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    for job in workflow["jobs"].values():
        runs_code = any("run" in step for step in job["steps"])
        assert not runs_code or job["permissions"] == {"contents": "read"}
        assert job["timeout-minutes"] <= 60


def test_the_documentation_names_every_input_and_output_of_the_action() -> None:
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    text = (ROOT / "docs/publishing.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE) == list(action["inputs"])
    assert [name for name in action["outputs"] if f"`{name}`" not in text] == []


def test_zizmor_would_find_an_action_that_is_not_pinned(tmp_path: Path) -> None:
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    text = re.sub(r"@[0-9a-f]{40}", "@v5", WORKFLOWS[0].read_text(encoding="utf-8"))
    (folder / "ci.yml").write_text(text, encoding="utf-8")
    assert "unpinned-uses" in zizmor(tmp_path / ".github").stdout


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_jobs_are_bounded(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    used = re.findall(r"uses: .*", text)
    assert used
    assert [
        one for one in used if not re.fullmatch(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)
    ] == []
    parsed = yaml.safe_load(text)
    assert parsed["permissions"] == {}
    assert "concurrency" in parsed
    for job in parsed["jobs"].values():
        assert job["timeout-minutes"] <= 60
        checkouts = [step for step in job["steps"] if "checkout@" in step.get("uses", "")]
        assert [step["with"]["persist-credentials"] for step in checkouts] == [False] * len(checkouts)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_that_runs_our_code_can_only_read_and_one_with_more_rights_gets_finished_files(
    workflow: Path,
) -> None:
    for job in yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values():
        if any("checkout@" in step.get("uses", "") for step in job["steps"]):
            assert job["permissions"] == {"contents": "read"}
            ours = [step["run"] for step in job["steps"] if "run" in step]
            assert [command for command in ours if not command.startswith("make ")] == []
        else:
            assert not any("make " in step.get("run", "") for step in job["steps"])


@pytest.mark.parametrize("workflow", ["release.yml", "example-site.yml"])
def test_what_is_published_is_built_without_a_cache(workflow: str) -> None:
    text = (ROOT / ".github/workflows" / workflow).read_text(encoding="utf-8")
    assert "cache:" not in text


def test_each_target_that_a_workflow_makes_is_there() -> None:
    told = (ROOT / "Makefile").read_text(encoding="utf-8")
    made = re.findall(r"^([\w-]+):.*## ", told, re.MULTILINE)
    texts = "".join(path.read_text(encoding="utf-8") for path in (*WORKFLOWS, ROOT / ".ci/run"))
    commands = re.findall(r"^(?:.*run: )?make (.+)$", texts, re.MULTILINE)
    assert len(commands) >= 10
    used = {
        word for line in commands for word in line.split(" > ")[0].split() if re.fullmatch(r"[a-z-]+", word)
    }
    assert used - {"--silent"} - set(made) == set()


def test_one_action_is_at_one_version() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in (*WORKFLOWS, ACTION))
    texts += "".join(shown_to_users().values())
    pins = set(re.findall(r"uses: (\S+)", texts))
    assert len({pin.split("@")[0] for pin in pins}) == len(pins)
