"""What `action.yml` does on a pull request: its own step, in a clone as GitHub's runners have it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from markdown_it import MarkdownIt

from tests.repositories import commit, git, repository
from tests.sites import task

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.slow

ROOT: Final = Path(__file__).parent.parent
ACTION: Final[dict[str, Any]] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
LIVE: Final = (
    "::error::owned ##[error]owned `##[group]x` <img src=x onerror=hit()> [c](https://x.example) | @all"
)
QUOTED: Final = f"'{LIVE}'"
EVIL: Final = "::error file=x,line=1::owned <b>|`##[error]x`\n::warning::owned.md"
"""The name of a page, which may hold anything but a slash."""

HANDED: Final = f"""\
---
layout: m3/keyTask
phase: 1
keyTask: 6
name: {QUOTED}
responsibleParty: shared
accept: [{{code: M3050, reason: a test}}, {{code: M3051, reason: a test}}, {{code: M3073, reason: a test}}]
activities:
  - text: {QUOTED}
    responsibleParty: customer
  - text: Meet
    responsibleParty: customer
  - text: Part
    responsibleParty: provider
---
"""
BEFORE: Final = {
    "1.1.md": task(1, 1, category="category: proces"),
    "1.2.md": task(1, 2, category="catagory: process"),
    "1.3.md": task(1, 3, category="category: work"),
    "1.4.md": task(1, 4, category="category: proces"),
    "1.6.md": HANDED,
}
"""A site with four findings."""
CHANGE: Final = {
    "1.1.md": task(1, 1),
    "1.2.md": task(1, 2),
    EVIL: task(1, 5, category=f"category: {QUOTED}"),
    "1.6.md": HANDED.replace(
        f"text: {QUOTED}\n    responsibleParty: customer", f"text: {QUOTED}\n    responsibleParty: provider"
    ),
}
"""A change that mends two, makes one, and hands an activity to another party."""


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """What has come of the action."""

    code: int
    log: str
    summary: str
    outputs: dict[str, str]

    @property
    def annotations(self) -> list[str]:
        """Every line that GitHub obeys."""
        return [line for line in self.log.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@dataclass(frozen=True, kw_only=True)
class PullRequest:
    """A pull request on a host, and what its event says."""

    origin: Path
    base: str
    head: str
    merged: str
    event: Path

    def checked_out(self, at: str, depth: int, name: str = "clone") -> Path:
        """A clone of this depth, as actions/checkout makes it."""
        clone = self.origin.parent / name
        clone.mkdir()
        git(clone, "init", "--quiet")
        git(
            clone, "fetch", "--quiet", f"--depth={depth}", f"file://{self.origin}", f"+{at}:refs/remotes/{at}"
        )
        git(clone, "checkout", "--quiet", "--detach", f"refs/remotes/{at}")
        return clone

    def reviewed(self, clone: Path, **variables: str) -> Reviewed:
        """What the step of the action does there."""
        files = {name: clone.parent / f"{clone.name}-{name}" for name in ("summary", "output")}
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "M3_"))},
            "CI": "true",
            "GITHUB_EVENT_PATH": str(self.event),
            "GITHUB_REF": "refs/pull/1/merge",
            "GITHUB_SHA": self.merged,
            "GITHUB_WORKSPACE": str(clone),
            "GITHUB_STEP_SUMMARY": str(files["summary"]),
            "GITHUB_OUTPUT": str(files["output"]),
            "RUNNER_TEMP": str(clone.parent),
            "M3_PYTHON": sys.executable,
            **variables,
        }
        ended = subprocess.run(
            ["bash", "-e", "-c", _step()],
            cwd=clone,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in ended.stderr
        said = {
            name: file.read_text(encoding="utf-8") if file.exists() else "" for name, file in files.items()
        }
        return Reviewed(
            code=ended.returncode,
            log=ended.stdout + ended.stderr,
            summary=said["summary"],
            outputs=dict(line.split("=") for line in said["output"].splitlines()),
        )


def _step() -> str:
    """The command of the step; Python 3.10 has no option to leave the working directory out."""
    command: str = next(step["run"] for step in ACTION["runs"]["steps"] if step.get("id") == "review")
    return command if sys.version_info >= (3, 11) else command.replace(" -P ", " ")


@pytest.fixture
def opened(tmp_path: Path) -> PullRequest:
    return _opened(tmp_path / "origin", BEFORE, CHANGE)


def _opened(origin: Path, before: Mapping[str, str], change: Mapping[str, str]) -> PullRequest:
    """A pull request, merged into its base as GitHub does it to try it."""
    repository(origin, before)
    first = git(origin, "rev-parse", "HEAD")
    git(origin, "switch", "--quiet", "--create", "change")
    if sys.version_info >= (3, 11):
        for name in ("click.py", "mkdocs_m3.py", "json.py"):  # what Python must not import
            (origin / name).write_text("raise SystemExit('owned')\n", encoding="utf-8")
    head = commit(origin, change)
    git(origin, "switch", "--quiet", "--create", "pull", "main")
    git(origin, "merge", "--quiet", "--no-ff", "--message=Merge", "change")
    git(origin, "update-ref", "refs/pull/1/merge", "HEAD")
    event = origin.parent / "event.json"
    said = {"pull_request": {"base": {"ref": "main", "sha": first}, "head": {"sha": head}}}
    event.write_text(json.dumps(said), encoding="utf-8")
    merged = git(origin, "rev-parse", "HEAD")
    return PullRequest(origin=origin, base=first, head=head, merged=merged, event=event)


def test_a_pull_request_is_told_what_it_changes(opened: PullRequest) -> None:
    found = opened.reviewed(opened.checked_out("refs/pull/1/merge", 2))
    assert found.code == 1
    assert len(found.annotations) == 1
    assert found.annotations[0].startswith("::error file=docs/")
    assert ",line=8," in found.annotations[0]
    assert "M3014" in found.annotations[0]
    assert "Compared with main: 1 new, 2 mended, 2 as before." in found.log
    assert "Compared with main: 1 new, 2 mended, 2 as before." in found.summary
    assert found.outputs == {"new": "1", "mended": "2", "standing": "2"}


def test_the_summary_has_the_new_one_the_mended_ones_and_the_hand_over(opened: PullRequest) -> None:
    summary = opened.reviewed(opened.checked_out("refs/pull/1/merge", 2)).summary
    sections = re.split(r"^#+ (.+)$", summary, flags=re.MULTILINE)
    assert sections[1::2] == [
        "Playbook check",
        "New",
        "Mended",
        "Who does what, since main",
        "Activities that changed hands",
        "Key tasks that are new",
        "Key tasks that moved to another workstream",
    ]
    by_title = dict(zip(sections[1::2], sections[2::2], strict=True))
    assert by_title["New"].count("\n| error M3014 |") == 1
    assert re.findall(r"^\| (M\d+) [\w-]+ \| (\S+) \|", by_title["Mended"], re.MULTILINE) == [
        ("M3014", "docs/1.1.md"),
        ("M3020", "docs/1.2.md"),
    ]
    assert "<details><summary>2 as before</summary>" in by_title["Mended"]
    assert by_title["Activities that changed hands"].count("| Customer | Provider |") == 1


def test_nothing_in_the_summary_or_the_log_is_alive(opened: PullRequest) -> None:
    found = opened.reviewed(opened.checked_out("refs/pull/1/merge", 2))
    assert "##[" not in found.summary
    rendered = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(found.summary)
    tags = set(re.findall(r"<(/?\w+)", rendered))
    allowed = "h2 h3 p table thead tbody tr th td details summary code".split()
    assert tags == {*allowed, *(f"/{name}" for name in allowed)} & tags
    assert {"table", "details"} <= tags
    assert "hit()" in rendered  # as words
    assert [sign for sign in found.log if not sign.isprintable() and sign != "\n"] == []


def test_without_anything_new_it_ends_with_0(tmp_path: Path) -> None:
    change = {name: page for name, page in CHANGE.items() if name != EVIL}
    opened = _opened(tmp_path / "origin", BEFORE, change)
    found = opened.reviewed(opened.checked_out("refs/pull/1/merge", 2))
    assert (found.code, found.annotations) == (0, [])
    assert found.outputs == {"new": "0", "mended": "2", "standing": "2"}
    assert "### New" not in found.summary
    assert "| Customer | Provider |" in found.summary


def test_a_clone_that_is_too_shallow_says_what_to_write(opened: PullRequest) -> None:
    found = opened.reviewed(opened.checked_out("refs/pull/1/merge", 1))
    assert found.code == 2
    assert len(found.annotations) == 1
    assert found.annotations[0].startswith("::error title=mkdocs-m3::`HEAD^1` is no revision that is here")
    assert "fetch-depth" in found.annotations[0]


def test_the_head_of_the_change_is_compared_with_where_it_began(opened: PullRequest) -> None:
    git(opened.origin, "switch", "--quiet", "change")
    head = commit(opened.origin, {})
    git(opened.origin, "switch", "--quiet", "main")
    later = commit(opened.origin, {"1.3.md": task(1, 3)})
    event = json.loads(opened.event.read_text(encoding="utf-8"))
    event["pull_request"]["base"]["sha"] = later
    opened.event.write_text(json.dumps(event), encoding="utf-8")
    clone = opened.origin.parent / "whole"
    git(opened.origin.parent, "clone", "--quiet", f"file://{opened.origin}", str(clone))
    git(clone, "checkout", "--quiet", "--detach", head)
    found = opened.reviewed(clone)
    assert found.outputs == {"new": "1", "mended": "2", "standing": "2"}
    assert found.code == 1


def test_a_revision_that_is_given_wins(opened: PullRequest) -> None:
    clone = opened.checked_out("refs/pull/1/merge", 2)
    found = opened.reviewed(clone, M3_SINCE="HEAD")
    assert (found.code, found.outputs) == (0, {"new": "0", "mended": "0", "standing": "3"})
    assert "Nothing has changed in who does what." in found.summary


def test_outside_of_a_pull_request_the_whole_site_is_told(opened: PullRequest) -> None:
    opened.event.write_text("{}", encoding="utf-8")
    found = opened.reviewed(opened.checked_out("refs/pull/1/merge", 1))
    assert (found.code, len(found.annotations)) == (1, 3)
    assert found.outputs == {"new": "3", "mended": "0", "standing": "0"}
    assert "Who does what" not in found.summary


def test_what_is_in_a_baseline_is_not_new(opened: PullRequest) -> None:
    opened.event.write_text("{}", encoding="utf-8")
    clone = opened.checked_out("refs/pull/1/merge", 1)
    command = [sys.executable, "-m", "mkdocs_m3.cli", "check", "--baseline", "known.json", "--write-baseline"]
    for name in ("click.py", "mkdocs_m3.py", "json.py"):
        (clone / name).unlink(missing_ok=True)
    subprocess.run(command, cwd=clone, check=True)
    found = opened.reviewed(clone, M3_BASELINE="known.json")
    assert (found.code, found.outputs) == (0, {"new": "0", "mended": "0", "standing": "3"})


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"M3_SITE": "nowhere"}, "there is no nowhere; say in `site` where the site is"),
        ({"M3_SINCE": "::error::x"}, "is no revision that is here"),
        ({"M3_BASELINE": "none.json"}, "there is no none.json"),
        ({"GITHUB_EVENT_PATH": "/nowhere"}, "GITHUB_EVENT_PATH names /nowhere, which cannot be read"),
    ],
)
def test_what_is_set_wrongly_is_said_in_one_annotation(
    opened: PullRequest, variables: dict[str, str], words: str
) -> None:
    found = opened.reviewed(opened.checked_out("refs/pull/1/merge", 2), **variables)
    assert found.code == 2
    assert len(found.annotations) == 1
    assert words in found.annotations[0]


def test_a_summary_stays_small_enough_for_github(tmp_path: Path) -> None:
    wrong = "".join(f"  - text: {n} {'x|' * 60}\n    responsibleParty: none{n}\n" for n in range(3000))
    page = task(1, 5).replace("  - text: Meet\n    responsibleParty: customer\n", wrong)
    opened = _opened(tmp_path / "origin", BEFORE, {"1.5.md": page})
    found = opened.reviewed(opened.checked_out("refs/pull/1/merge", 2))
    assert found.outputs["new"] == "3000"
    assert len(found.summary.encode()) < 1024 * 1024
    assert re.search(r"And [\d,]+ more; `mkdocs-m3 check` lists all\.", found.summary)


def test_the_action_pins_what_it_uses_and_hands_inputs_on_as_variables() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: .*", text)
    assert used
    assert [
        one for one in used if not re.fullmatch(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)
    ] == []
    assert all("${{" not in step.get("run", "") for step in ACTION["runs"]["steps"])
