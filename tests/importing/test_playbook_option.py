"""In a site with several playbooks, an import is for one: in its words, in its folder, for its options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from tests.importing.imports import imported, new_site, told_by_check

if TYPE_CHECKING:
    from pathlib import Path

    from tests.importing.imports import Imported

ROWS: Final = "No.,Procedure,Objective,Owner\nBB,Answer calls,Take the phone,Service desk\n"
TASK: Final = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: 1\nname: Move\nresponsibleParty: customer\n---\n"
TERMS: Final = (
    "Term,Meaning,Section\nRFP,A request,Words\nDesk,Who answers,Words\n"
    "Rfp,Another,Words\nDESK,Once more,Words\n"
)
OPERATIONS: Final[dict[str, object]] = {
    "folder": "operations",
    "phases": "none",
    "ids": {"task": "word"},
    "words": {"task": ["procedure", "procedures"]},
    "parties": {"office": "Grants office", "desk": "Service desk"},
}


def two_playbooks(root: Path, operations: dict[str, object] = OPERATIONS) -> Path:
    playbooks = {"migration": {"folder": "migration"}, "operations": operations}
    new_site(root, {"playbooks": playbooks})
    for folder in ("migration", "operations"):
        (root / "docs" / folder).mkdir()
    (root / "docs/migration/1.1.md").write_text(TASK, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("arguments", "page"),
    [
        (("--playbook", "operations"), "operations/procedures/bb.md"),
        (("--into", "docs/operations/calls"), "operations/calls/bb.md"),
        (("--into", "docs/operations", "--playbook", "operations"), "operations/bb.md"),
    ],
)
def test_an_import_is_for_the_playbook_that_is_named_or_of_its_folder(
    arguments: tuple[str, ...], page: str, tmp_path: Path
) -> None:
    made = imported(two_playbooks(tmp_path), ROWS, *arguments)
    assert made.code == 0, made.told
    assert made.front(page) == {
        "layout": "m3/task",
        "keyTask": "BB",
        "name": "Answer calls",
        "objective": "Take the phone",
        "responsibleParty": "desk",
    }
    assert made.options == {}
    assert "in!A2:D2: taken: procedure BB" in made.told
    assert "error" not in told_by_check(tmp_path).replace("no errors", "")


def test_the_folder_in_which_the_command_is_called_says_which_playbook_it_is(tmp_path: Path) -> None:
    root = two_playbooks(tmp_path)
    (root / "t.csv").write_text(ROWS, encoding="utf-8")
    made = imported(root / "docs/operations", root / "t.csv")
    assert made.code == 0, made.told
    assert (root / "docs/operations/procedures/bb.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "the site has several playbooks; say which with --playbook: `migration`, `operations`"),
        (("--playbook", "operation"), "there is no playbook `operation`"),
        (
            ("--playbook", "operations", "--into", "docs/migration"),
            "docs/migration is not in docs/operations, where pages of the playbook `operations` are",
        ),
        (("--playbook", "operations", "--into", "docs"), "docs is not in docs/operations"),
    ],
)
def test_an_import_that_could_be_for_another_playbook_is_refused(
    arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    refused = imported(two_playbooks(tmp_path), ROWS, *arguments)
    assert refused.code == 2
    assert words in " ".join(refused.told.replace("│", "").split())
    assert sorted(refused.pages) == ["index.md", "migration/1.1.md"]


def test_a_playbook_without_a_folder_is_not_chosen_because_a_page_is_in_no_folder(tmp_path: Path) -> None:
    root = new_site(tmp_path, {"playbooks": {"migration": {"folder": "migration"}, "operations": {}}})
    (root / "docs/migration").mkdir()
    refused = imported(root, ROWS)
    assert refused.code == 2
    assert "say which with --playbook" in refused.told


def test_what_is_new_is_for_the_playbook_or_for_the_site_where_all_share_it(tmp_path: Path) -> None:
    rows = "No.,Procedure,Owner,Due\nBB,Answer calls,Vendor,2027-01-31\n"
    field = {"task": {"due": {"label": "Due", "type": "date"}}}
    made = imported(two_playbooks(tmp_path / "own"), rows, "--playbook", "operations")
    own = {"parties": {"vendor": "Vendor"}, "fields": field}
    assert made.options == {"playbooks": {"operations": own}}
    assert "# Add what is under `parties` to what you have there." in made.printed
    root = new_site(
        tmp_path / "shared",
        {
            "parties": {"office": "Office"},
            "playbooks": {"a": {"folder": "a"}, "b": {"folder": "b", "phases": "none"}},
        },
    )
    for folder in "ab":
        (root / "docs" / folder).mkdir()
    shared = imported(root, rows.replace("BB", "1"), "--playbook", "b")
    assert shared.options == {"parties": {"vendor": "Vendor"}, "playbooks": {"b": {"fields": field}}}


def test_a_glossary_of_all_playbooks_is_not_said_again_by_one(tmp_path: Path) -> None:
    root = two_playbooks(tmp_path)
    terms = "sections:\n  - name: Words\n    terms:\n      - {name: RFP, description: A *request*}\n"
    page = f"---\nlayout: m3/glossary\ntitle: Words\n{terms}---\n"
    (root / "docs/glossary.md").write_text(page, encoding="utf-8")
    made = imported(root, TERMS, "--playbook", "operations")
    (section,) = made.front("operations/glossary.md")["sections"]
    assert section["terms"] == [
        {"name": "Desk", "description": "Who answers"},
        {"name": "Rfp", "description": "Another"},
    ]
    assert made.lines("left") == [
        "in!A2:C2: left: `RFP`, `A request`, `Words`: docs/glossary.md says so to every playbook",
        "in!A5:C5: left: `DESK`, `Once more`, `Words`: another row explains the term already",
    ]


def jekyll(root: Path) -> Path:
    task = TASK.replace("name: Move\n", "name: Move\npermalink: /1.1/\n")
    pages = {"_tasks/1.1.md": task, "about.md": "---\ntitle: About\n---\n[First](/1.1/)\n"}
    for name, text in pages.items():
        file = root / "jekyll" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root / "jekyll"


def test_a_jekyll_site_becomes_a_playbook_in_its_folder_with_addresses_in_there(tmp_path: Path) -> None:
    root = two_playbooks(tmp_path / "site", {"folder": "operations"})
    made: Imported = imported(root, jekyll(tmp_path), "--playbook", "operations")
    assert made.code == 0, made.told
    assert sorted(made.pages)[2:] == ["operations/about.md", "operations/tasks/1.1.md"]
    assert made.pages["operations/about.md"].endswith("[First](tasks/1.1.md)\n")
    assert "`/1.1/` leads to `/operations/1.1/` from now on, by 1.1/index.html" in made.told
    options: Any = made.documents[0]["plugins"]
    assert options == ["search", "m3"]


def test_pages_are_for_the_default_language_of_a_site_with_several(tmp_path: Path) -> None:
    languages = [{"locale": "en", "name": "English", "default": True}, {"locale": "fr", "name": "Français"}]
    i18n = {"i18n": {"docs_structure": "folder", "languages": languages}}
    playbooks = {"migration": {"folder": "migration"}, "operations": OPERATIONS}
    plugins = ["search", i18n, {"m3": {"playbooks": playbooks}}]
    settings = yaml.safe_dump({"site_name": "Ours", "plugins": plugins})
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for language in ("en", "fr"):
        for folder in ("migration", "operations"):
            (tmp_path / "docs" / language / folder).mkdir(parents=True)
    made = imported(tmp_path, ROWS, "--playbook", "operations")
    assert list(made.pages) == ["en/operations/procedures/bb.md"], made.told
    refused = imported(tmp_path, ROWS, "--playbook", "operations", "--into", "docs/en/migration")
    assert "docs/en/migration is not in docs/en/operations" in " ".join(refused.told.split())
