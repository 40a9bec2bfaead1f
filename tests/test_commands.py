"""The commands that begin pages and describe them to editors."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.calls import called
from tests.sites import build, task
from tests.test_check import check, site

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def command(*arguments: str | Path) -> Result:
    return called(*arguments)


def test_a_new_task_stands_beside_its_siblings_and_is_clean(tmp_path: Path) -> None:
    root = site(tmp_path, {"playbook/phase 3/3.1.md": task(), "4.1.md": task(4, 1)})
    made = command("new", "task", "3.17", 'Plan: the "move"', "--site", root)
    assert (made.exit_code, made.output) == (0, "Wrote docs/playbook/phase 3/3.17.md\n")
    text = (root / "docs/playbook/phase 3/3.17.md").read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---")[1])
    assert front == {
        "layout": "m3/keyTask",
        "phase": 3,
        "keyTask": 17,
        "name": 'Plan: the "move"',
    }
    assert "# activities:" in text
    found = json.loads(check(root, "--format", "json").output)["findings"]
    assert [one for one in found if "3.17" in one["path"]] == []


def test_a_task_without_a_number_gets_the_next_one(tmp_path: Path) -> None:
    root = site(tmp_path, {"3.1.md": task(), "3.9.md": task(number=9)})
    assert command("new", "task", "3", "Move", "--site", root).output == "Wrote docs/3.10.md\n"
    assert command("new", "task", "5", "Stay", "--site", root).output == "Wrote docs/5.1.md\n"


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    root = site(tmp_path, {"tasks/3.1.md": task(), "tasks/3.2.md": "# Mine\n", "phases/4.md": "# Mine\n"})
    for arguments, words in (
        (("task", "3.1", "Move"), "key task 3.1 is there already: docs/tasks/3.1.md"),
        (("task", "3.2", "Move"), "docs/tasks/3.2.md is there already"),
        (("phase", "4", "Migrate"), "docs/phases/4.md is there already"),
    ):
        refused = command("new", *arguments, "--site", root)
        assert refused.exit_code == 2
        assert words in refused.output
    assert (root / "docs/tasks/3.2.md").read_text(encoding="utf-8") == "# Mine\n"


def test_a_new_phase_is_a_page_of_that_layout(tmp_path: Path) -> None:
    root = site(tmp_path, {"3.1.md": task()})
    assert command("new", "phase", "4", "Migration", "--site", root).output == "Wrote docs/phases/4.md\n"
    front = yaml.safe_load((root / "docs/phases/4.md").read_text(encoding="utf-8").split("---")[1])
    assert front == {"layout": "m3/phase", "phase": 4, "name": "Migration"}


@pytest.mark.parametrize("wrong", ["3.x", "three", "0", "3.0", "-1", "3.1.2"])
def test_a_number_that_is_none_ends_with_2(tmp_path: Path, wrong: str) -> None:
    refused = command("new", "task", "--site", site(tmp_path, {"index.md": "# Home\n"}), "--", wrong, "Move")
    assert refused.exit_code == 2
    assert f"`{wrong}` is not a number such as `3.17`" in refused.output


def test_the_schema_knows_the_sites_own_words(tmp_path: Path) -> None:
    root = site(tmp_path, {"index.md": "# Home\n"}, plugins=[{"m3": {"parties": {"office": "Our office"}}}])
    schema = json.loads(command("schema", root).output)
    Draft202012Validator.check_schema(schema)
    front = {"layout": "m3/keyTask", "phase": 3, "keyTask": 1, "name": "Meet", "responsibleParty": "office"}
    assert Draft202012Validator(schema).is_valid(front)
    assert not Draft202012Validator(schema).is_valid(front | {"responsibleParty": "customer"})


def test_forms_are_offered_for_pages_that_they_can_hold(tmp_path: Path) -> None:
    bare = task(number=2).replace("  - text: Meet\n    responsibleParty: customer", "  - Meet")
    printed = command("cms", site(tmp_path, {"3.1.md": task(), "3.2.md": bare})).output
    (collection,) = yaml.safe_load(printed)["collections"]
    assert [file["file"] for file in collection["files"]] == ["docs/3.1.md"]
    assert "docs/3.2.md:7:19: one party stands alone" in printed


def test_a_phase_page_is_begun_where_the_others_stand_and_never_twice(tmp_path: Path) -> None:
    page = "---\nlayout: m3/phase\nphase: {number}\nname: Engagement\n---\n"
    for number in (1, 10):
        folder = tmp_path / f"phase-{number}"
        folder.mkdir()
        (folder / "index.md").write_text(page.format(number=number), encoding="utf-8")
    told = command("new", "phase", "10", "Again", "--site", tmp_path)
    assert told.exit_code == 2
    assert "phase 10 has a page already: " in told.output
    assert "phase-10/index.md" in " ".join(told.output.split())
    done = command("new", "phase", "2", "Selection", "--site", tmp_path)
    assert done.exit_code == 0, done.output
    assert "phase: 2" in (tmp_path / "phase-2" / "index.md").read_text(encoding="utf-8")


def test_check_says_where_the_site_does_not_name_the_plugin(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "3.1.md").write_text(task(), encoding="utf-8")
    configuration = tmp_path / "mkdocs.yml"
    for plugins, is_told in (("[search, m3plugin]", True), ("[search, m3]", False), ("[m3: {}]", False)):
        configuration.write_text(f"site_name: x\nplugins: {plugins}\n", encoding="utf-8")
        told = command("check", tmp_path)
        assert ("names no plugin `m3`" in told.output) == is_told


def test_below_a_site_commands_work_on_that_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"parties": {"agency": {"label": "Agency"}, "vendor": {"label": "Vendor"}}}
    files = {"tasks/3.1.md": task(), "notes/index.md": "# Notes\n"}
    root = site(tmp_path, files, plugins=[{"m3": options}])
    monkeypatch.chdir(root / "docs/notes")
    made = command("new", "task", "3", "Move")
    assert made.exit_code == 0
    assert "Working on the site of ../../mkdocs.yml" in made.output
    assert (root / "docs/tasks/3.2.md").is_file()
    assert not (root / "docs/notes/3.2.md").exists()
    assert '"agency"' in command("schema").output


@pytest.mark.parametrize(
    ("repository", "expected"),
    [(".", "site/docs/assets/files"), ("site", "docs/assets/files"), (None, "docs/assets/files")],
)
def test_forms_name_folders_from_the_root_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: str | None, expected: str
) -> None:
    root = site(tmp_path / "site", {"3.1.md": task()})
    if repository:
        (tmp_path / repository / ".git").mkdir()
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    for folder in (tmp_path / "site", tmp_path / "site/docs"):
        monkeypatch.chdir(folder)
        assert yaml.safe_load(command("cms").stdout)["media_folder"] == expected
    monkeypatch.chdir(root)
    assert yaml.safe_load(command("cms", root).stdout)["media_folder"] == expected


def test_a_page_without_a_name_and_a_folder_that_is_not_there_are_refused(tmp_path: Path) -> None:
    root = site(tmp_path, {"3.1.md": task()})
    for arguments in (("new", "task", "5", " ", "--site", root), ("new", "phase", "5", "", "--site", root)):
        refused = command(*arguments)
        assert (refused.exit_code, "it is empty" in refused.output) == (2, True)
    refused = command("cms", root, "--folder", "nowhere")
    assert (refused.exit_code, "there is no folder `nowhere` in docs" in refused.output) == (2, True)


def test_the_command_begins_without_what_reads_playbooks() -> None:
    asked = "import sys, mkdocs_m3.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert {"mkdocs_m3.checks", "mkdocs_m3.reading", "markdown_it", "yaml"}.isdisjoint(loaded.stdout.split())


def test_a_command_leaves_the_collection_of_cycles_as_it_was(tmp_path: Path) -> None:
    before = gc.get_threshold(), gc.get_freeze_count() > 0
    assert check(site(tmp_path, {"3.1.md": task()})).exit_code == 0
    assert (gc.get_threshold(), gc.get_freeze_count() > 0) == before


def test_a_check_needs_no_library_of_an_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plugins = [{"m3": {"exports": ["xlsx"]}}]
    root = site(tmp_path, {"3.1.md": task()}, plugins=plugins)
    monkeypatch.setattr("mkdocs_m3.host.plugin.find_spec", {}.get)
    assert check(root).exit_code == 0
    built = build(tmp_path / "built", {"3.1.md": task()}, plugins=plugins)
    assert built.is_aborted
    assert "needs a library" in str(built)
