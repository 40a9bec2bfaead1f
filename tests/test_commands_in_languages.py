"""Commands in a site with several playbooks in several languages, and what is wrong with folders there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_m3.sites.playbook_folder import PlaybookFolder
from mkdocs_m3.sites.translated_options import SiteLanguages, read_translated
from tests import several_in_languages, sites
from tests.calls import called
from tests.repositories import commit, repository

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("default")  # what the other plugin warns of is its own


def configured(root: Path, structure: str, files: dict[str, str | bytes], **ours: object) -> Path:
    """A site that is not built."""
    sites.write(root, files)
    ours = {"nav": "own", **ours}
    sites.configure(root, plugins=several_in_languages.plugins(structure, is_ours_last=True, ours=ours))
    return root


@pytest.mark.parametrize(
    ("structure", "folder", "said"),
    [
        (
            "folder",
            "en/ops",
            "`en/ops` is in the folder of the language `en`; write `ops`, which is looked for",
        ),
        ("folder", "fr", "`fr` is also the folder of the language `fr`; give this one another name"),
        ("suffix", "fr/ops", "`fr` is also the folder of the language `fr`; give this one another name"),
        ("folder", "ops", "there is no folder `en/ops` in"),
        ("suffix", "ops", "there is no folder `ops` in"),
    ],
)
def test_a_playbook_has_one_folder_name_in_all_languages(
    tmp_path: Path, structure: str, folder: str, said: str
) -> None:
    playbooks = {"operations": {"folder": folder}, "rest": {}}
    root = configured(tmp_path, structure, {"index.md": "# Home\n"}, playbooks=playbooks)
    assert f"playbooks.operations.folder: {said}" in called("check", root).stderr
    built = sites.run(root)
    assert built.is_aborted
    assert f"playbooks.operations.folder: {said}" in built.log


def test_a_folder_may_be_named_as_a_language_that_the_site_does_not_have(tmp_path: Path) -> None:
    files = {
        path.replace("operations/", "hr/"): text
        for path, text in several_in_languages.files("folder").items()
    }
    playbooks = several_in_languages.PLAYBOOKS
    playbooks = {**playbooks, "operations": {**playbooks["operations"], "folder": "hr"}}
    found = PlaybookFolder.read(configured(tmp_path, "folder", files, playbooks=playbooks))
    edition = found.playbook("operations")
    assert {task.source.uri for task in edition.loaded.playbook.pages} == {
        f"en/hr/{id_}.md" for id_ in ("1.1", "1.2", "2.1")
    }
    assert "en/hr/roles/index.md" in edition.loaded.participants.pages


def test_new_begins_a_page_in_the_default_language(tmp_path: Path) -> None:
    root = configured(tmp_path, "folder", several_in_languages.files("folder"))
    done = called("new", "task", "2", "Look back", "--site", root, "--playbook", "operations")
    assert done.exit_code == 0, done.output
    text = (root / "docs/en/operations/2.2.md").read_text(encoding="utf-8")
    assert "permalink: /2.2/" in text
    done = called("new", "task", "2", "Look back", "--site", root, "--playbook", "operation")
    assert "say which with --playbook: `migration`, `operations`\n" in done.output


def test_diff_compares_each_playbook_with_itself_in_each_language(tmp_path: Path) -> None:
    plugins = several_in_languages.plugins("suffix", is_ours_last=True, ours={"nav": "own"})
    files = several_in_languages.files("suffix")
    root = repository(tmp_path, files, plugins=plugins)
    name = "operations/1.1.fr.md"
    old = "Exploiter part 1\n    responsibleParty: customer"
    commit(root, {name: str(files[name]).replace(old, old.replace("customer", "desk"))})
    said = json.loads(called("diff", "HEAD~1", "--site", root, "--format", "json").stdout)
    assert [(one["kind"], one["page"]["path"]) for one in said["changes"]] == [
        ("activity-changed-hands", name)
    ]


def test_our_prose_has_the_english_words_of_each_playbook() -> None:
    said = {"playbooks": several_in_languages.PLAYBOOKS}
    read = read_translated(said, None, SiteLanguages(default="fr", named=("fr", "en")))
    for language in ("en", "fr"):
        own = next(one for one in read.of(language).playbooks if one.place.name == "operations")
        assert own.vocabulary().say("a key task") == "a procedure"
