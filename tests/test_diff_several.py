"""`mkdocs-m3 diff` in a site with several playbooks: each change is told of its playbook, in its words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests import several
from tests.calls import called
from tests.repositories import commit, configure, repository

if TYPE_CHECKING:
    from pathlib import Path


def diff(site: Path, *arguments: str) -> str:
    ended = called("diff", *arguments, "--site", site)
    assert ended.exit_code == 0, ended.output
    return ended.stdout


def test_a_new_playbook_is_told_of_in_its_own_words_and_renames_no_party(tmp_path: Path) -> None:
    files = several.files()
    before = {path: text for path, text in files.items() if not path.startswith("operations/")}
    alone = several.options(playbooks={"migration": several.PLAYBOOKS["migration"]})
    root = repository(tmp_path, before, plugins=[{"m3": alone}])
    old = "name: Moving part 1\n"
    files["migration/1.1.md"] = files["migration/1.1.md"].replace(old, "name: Moving first\n")
    commit(root, files)
    configure(root, plugins=[{"m3": several.options()}])
    new_task = files["migration/1.1.md"].replace("/1.1/", "/2.9/").replace("phase: 1", "phase: 2")
    new_task = new_task.replace("keyTask: 1", "keyTask: 9").replace("Moving first", "Look back")
    commit(root, {"migration/2.9.md": new_task})
    said = json.loads(diff(root, "HEAD~2", "--format", "json"))["changes"]
    assert {(one["kind"], one["playbook"]) for one in said} == {
        ("task-appeared", "migration"),
        ("task-renamed", "migration"),
        ("task-appeared", "operations"),
        ("phase-appeared", "operations"),
    }
    text = diff(root, "HEAD~2")
    assert "Key tasks that are new\n  Migration: 2.9 Look back (responsible: Customer, Provider)\n" in text
    assert "Procedures that are new\n  Operations: 1.1 Running part 1 (responsible: Business office," in text


def test_the_playbook_is_named_of_what_is_on_no_page(tmp_path: Path) -> None:
    root = repository(tmp_path, several.files(), plugins=[{"m3": several.options()}])
    parties = {**several.PARTIES, "desk": {**several.PARTIES["desk"], "label": "Help desk"}}
    playbooks = {**several.PLAYBOOKS, "operations": {**several.PLAYBOOKS["operations"], "parties": parties}}
    configure(root, plugins=[{"m3": several.options(playbooks=playbooks)}])
    (change,) = json.loads(diff(root, "HEAD", "--format", "json"))["changes"]
    assert change == {
        "kind": "party-renamed", "playbook": "operations", "page": None, "subject": "desk",
        "before": ["Service desk"], "now": ["Help desk"],
    }  # fmt: skip
    text = diff(root, "HEAD")
    assert "Parties with another name\n  Operations: desk: Service desk → Help desk\n" in text
    table = diff(root, "HEAD", "--format", "markdown")
    assert "| Operations: desk | Service desk | Help desk |" in table
