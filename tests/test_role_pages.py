"""Generated pages of roles and parties: which there are, what is on them, and where numbers lead."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_m3.cli import main
from mkdocs_m3.model.page_options import GeneratedPages, read_pages
from tests.sites import MATERIAL, Built, build, task

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

GLOSSARY: Final = """\
---
layout: m3/glossary
title: Glossary
sections:
  - name: Roles
    terms:
      - name: Program Manager (PM)
        description: Leads the **program**. See [the team](3.1.md).
---
"""
A_FOLDER: Final = "write a folder inside the documentation folder, with `/` between folders, as in `roles`"
BOTH: Final = {"pages": ["roles", "parties"]}


def files() -> dict[str, str | bytes]:
    """Two tasks in two phases, of which the later one waits for the earlier one; one role has two names."""
    later = task(4, 1, "Carry on", objective="objective: Keep on.")
    later = later.replace("text: Program Manager", "text: PM")
    return {
        "index.md": "# Home\n\n<!-- m3/find-my-part -->\n",
        "3.1.md": task(stakeholders="outputs: [Charter]\nstakeholders:"),
        "4.1.md": later.replace("stakeholders:", "inputs: [Charter]\nstakeholders:\n  - text: Auditor"),
        "glossary.md": GLOSSARY,
    }


def site(
    root: Path,
    pages: dict[str, str | bytes] | None = None,
    *,
    m3: object = BOTH,
    strict: bool = False,
    **config: object,
) -> Built:
    return build(root, pages or files(), plugins=["search", {"m3": m3}], strict=strict, **config)


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["roles", "parties"], ("roles", "parties")),
        ("roles", ("roles", None)),
        ({"parties": None}, (None, "parties")),
        ({"roles": False, "parties": True}, (None, "parties")),
        ({"roles": {"folder": "/who/roles/"}}, ("who/roles", None)),
        ([], (None, None)),
    ],
)
def test_the_option_says_which_pages_there_are_and_where(
    written: object, read: tuple[str | None, str | None]
) -> None:
    pages, problems = read_pages(written)
    assert problems == ()
    assert tuple(one.folder if one else None for one in (pages.roles, pages.parties)) == read


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (7, "`pages`: it is 7; write `[roles, parties]`, or each with its `folder` and `title`"),
        (["rolls"], "`pages`: there are no pages of `rolls`; write `roles`"),
        (
            {"roles": "who"},
            "`pages.roles`: it is 'who'; write `roles: {folder: roles, title: Roles}`, or leave it empty",
        ),
        ({"roles": {"titel": "Who"}}, "`pages.roles`: there is no `titel`; write `title`"),
        (
            {"roles": {"folder": "../who"}},
            f"`pages.roles.folder`: it is '../who'; {A_FOLDER}",
        ),
        ({"parties": {"title": 7}}, "`pages.parties.title`: YAML reads 7 as no text; put it in quotes"),
        (
            {"roles": {"folder": "who"}, "parties": {"folder": "Who"}},
            "`pages`: roles and parties are both in the folder `who`; give one of them another one",
        ),
    ],
)
def test_an_option_that_cannot_be_is_told_with_its_cure(written: object, told: str) -> None:
    pages, problems = read_pages(written)
    assert pages == GeneratedPages()
    assert [str(one) for one in problems] == [told]


def test_without_the_option_nothing_is_generated_and_the_picker_says_so(tmp_path: Path) -> None:
    built = site(tmp_path, m3={"exports": ["csv"]})
    assert not [path for path in built.files() if path.startswith(("roles/", "parties/", "m3/checklist"))]
    assert "This site has no pages for roles and parties." in words(built.article("index.html"))
    assert "/roles/" not in built.html("3.1/index.html")


def test_a_role_is_told_what_it_is_and_what_is_its_own(tmp_path: Path) -> None:
    article = site(tmp_path, theme=MATERIAL).article("roles/program-manager/index.html")
    assert [words(one) for one in article.select("h1")] == ["Program Manager (PM)"]
    assert [words(one) for one in article.select("h2")] == ["Key tasks", "Activities", "Hand-overs"]
    definition = article.select_one(".m3-my-part__definition")
    assert definition is not None
    assert words(definition) == "Leads the program . See the team ."
    assert [link["href"] for link in definition.select("a")] == ["../../3.1/"]
    counts = article.select_one(".m3-my-part__counts")
    assert counts is not None
    assert words(counts) == "2 key tasks · 2 phases · 1 workstream · leads 2 activities"
    rows = [words(row) for row in article.select(".m3-my-tasks tbody tr")]
    assert rows == [
        "Phase 3", "3.1 Form one team Customer Provider leads 1",
        "Phase 4", "4.1 Carry on Customer Provider leads 1",
    ]  # fmt: skip
    tables = [words(row) for row in article.select(".m3-hand-overs tbody tr")]
    assert tables == ["Charter 3.1 4.1 Customer", "Charter 3.1 4.1 Customer"]


def test_names_lead_to_the_pages_from_every_table(tmp_path: Path) -> None:
    built = site(
        tmp_path, files() | {"all.md": "# All\n\n<!-- m3/stakeholder-matrix -->\n\n<!-- m3/tasks -->\n"}
    )
    for address, place in (("3.1/index.html", ".m3-stakeholders"), ("all/index.html", ".m3-matrix")):
        table = built.article(address).select_one(place)
        assert table is not None
        assert "../roles/program-manager/" in [link["href"] for link in table.select("th a")]
    own, other = "../parties/customer/", "../parties/provider/"
    for place, addresses in ((".m3-summary-line a", [own]), (".m3-activities thead a", [own, other])):
        links = built.article("3.1/index.html").select(place)
        assert [link["href"] for link in links] == addresses
    assert "../parties/customer/" in [
        link["href"] for link in built.article("all/index.html").select("thead a")
    ]


def test_the_pages_have_folders_and_titles_of_the_sites_own(tmp_path: Path) -> None:
    pages = {"roles": {"folder": "who/roles", "title": "Who & what"}, "parties": None}
    built = site(tmp_path, m3={"pages": pages}, use_directory_urls=False)
    heading = built.article("who/roles/index.html").find("h1")
    assert heading is not None
    assert words(heading) == "Who & what"
    assert "Charter" in words(built.article("who/roles/program-manager.html"))
    assert (tmp_path / "site/parties/customer.html").exists()


def test_they_are_in_the_navigation_found_by_search_and_have_no_edit_link(tmp_path: Path) -> None:
    built = site(
        tmp_path,
        m3={**BOTH, "nav": "auto"},
        nav=[{"Home": "index.md"}, {"Playbook": "m3/playbook"}],
        repo_url="https://example.gov/repo",
        edit_uri="edit/main/docs/",
        strict=True,
        theme={**MATERIAL, "features": ["content.action.edit"]},
    )
    assert not built.is_aborted, built.log
    page = built.page("roles/auditor/index.html")
    links = [link["href"] for link in page.select(".md-nav--primary a[href]")]
    for address in ("../", "./", "../program-manager/", "../../parties/", "../../parties/customer/"):
        assert address in links, address
    assert not page.select("a[href*='edit/main']")
    assert built.page("3.1/index.html").select("a[href*='edit/main']")
    index = json.loads(built.html("search/search_index.json"))["docs"]
    (found,) = [one for one in index if one["location"] == "roles/program-manager/"]
    assert found["title"] == "Program Manager (PM)"
    assert "Leads the program" in found["text"]


@pytest.mark.parametrize("nav", [None, ["index.md", "3.1.md", "4.1.md", "glossary.md", "roles/index.md"]])
def test_a_strict_site_with_a_nav_of_its_own_builds(tmp_path: Path, nav: object) -> None:
    validation = {"nav": {"omitted_files": "warn"}}
    built = site(tmp_path, strict=True, validation=validation, nav=nav)
    assert not built.is_aborted, built.log
    listed = [link.get("href") for link in built.page("index.html").select("nav a, .navbar a, .nav a")]
    assert "roles/" in " ".join(map(str, listed))


def check(root: Path, pages: dict[str, str | bytes], **ours: object) -> str:
    for path, text in pages.items():
        file = root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    config = {"site_name": "Site", "plugins": [{"m3": {**BOTH, **ours}}]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return CliRunner().invoke(main, ["check", str(root), "--format", "concise"]).output


def test_two_names_with_one_address_are_an_error_that_names_both(tmp_path: Path) -> None:
    page = task().replace("  - text: Program Manager", "  - text: C Developer\n  - text: C++ Developer")
    told = check(tmp_path, {"3.1.md": page})
    assert "M3035" in told
    assert "the page of the role `C++ Developer` would be `roles/c-developer.md`" in told
    assert "which is that of the role `C Developer`" in told
    assert "write both in one way if they are one role, or give one of them another name" in told
    assert ":14:11" in told


@pytest.mark.parametrize("path", ["roles/program-manager.md", "roles/Program-Manager/index.md"])
def test_a_page_that_the_site_has_already_is_an_error_that_names_both(tmp_path: Path, path: str) -> None:
    told = check(tmp_path, {"3.1.md": task(), path: "# Mine\n"})
    assert f"would be `roles/program-manager.md`, where the site has `{path}`" in told
    assert f"move `{path}`, or set another `folder` under `pages: roles` in the site's configuration" in told
    built = site(tmp_path / "b", {"3.1.md": task(), path: "# Mine\n"}, m3={**BOTH, "fail_on": "never"})
    addresses = [link["href"] for link in built.article("3.1/index.html").select(".m3-stakeholders th a")]
    assert addresses == ["../parties/customer/"] or "roles" not in " ".join(map(str, addresses))


def test_a_list_in_the_way_of_a_page_of_the_site_is_told_where_somebody_is_named(tmp_path: Path) -> None:
    told = check(tmp_path, {"3.1.md": task(), "parties/index.md": "# Mine\n"})
    assert (
        "the list of all parties would be `parties/index.md`, where the site has `parties/index.md`" in told
    )
    assert "3.1.md:7:" in told


def test_an_author_may_link_to_a_page_that_nobody_wrote(tmp_path: Path) -> None:
    page = task(objective="objective: Ask the [PM](roles/program-manager.md).")
    built = site(tmp_path, files() | {"3.1.md": page}, strict=True)
    assert not built.is_aborted, built.log
    assert '<a href="../roles/program-manager/">PM</a>' in built.html("3.1/index.html")
    wrong = page.replace("program-manager.md", "program-manger.md")
    assert "M3053" in check(tmp_path / "c", files() | {"3.1.md": wrong})


def test_a_name_cannot_break_out_of_a_title(tmp_path: Path) -> None:
    page = task().replace("text: Program Manager", "text: \"Boss & 'Co' {{ x }} [a](b)\"")
    built = site(tmp_path, {"3.1.md": page}, theme=MATERIAL)
    html = built.html("roles/boss-and-co-x-a/index.html")
    assert "<title>Boss &amp; &#39;Co&#39; &#123;{ x }} a - Test</title>" in html


def test_a_playbook_without_parties_has_pages_of_its_roles(tmp_path: Path) -> None:
    page = re.sub(r"\n *responsibleParty: \w+", "", task())
    built = site(tmp_path, {"3.1.md": page}, m3={**BOTH, "parties": "none"})
    article = built.article("roles/program-manager/index.html")
    assert [words(one) for one in article.select(".m3-my-tasks thead th")] == ["No.", "Key task"]
    assert not (tmp_path / "site/parties").exists()


def test_the_checklists_are_a_table_to_download(tmp_path: Path) -> None:
    built = site(tmp_path, m3={**BOTH, "exports": ["csv"]})
    lines = built.files()["m3/checklist.csv"].decode("utf-8-sig").splitlines()
    assert lines[0] == '"Role","Party","Phase","No.","Key task","For","Leads","Shares","Letters"'
    assert '"Program Manager (PM)","",4,"4.1","Carry on","Customer; Provider",1,0,""' in lines
    assert '"","Customer",3,"3.1","Form one team","",1,0,""' in lines
    offered = built.article("roles/auditor/index.html").select(".m3-downloads a")
    assert [link["href"] for link in offered] == ["../../m3/checklist.csv"]


def test_letters_of_a_party_are_heard_as_words(tmp_path: Path) -> None:
    written = task(activities="activities:\n  - text: Sign.\n    raci: {customer: R/A, provider: C}")
    article = site(tmp_path, {"3.1.md": written}).article("parties/customer/index.html")
    letters = article.select(".m3-my-tasks__letter")
    for hidden in article.select("[aria-hidden=true]"):
        hidden.decompose()
    assert [words(one) for one in letters] == ["Responsible: 1", "Accountable: 1"]


@pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs
def test_the_page_of_a_role_tells_nothing_of_encrypted_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin = pytest.importorskip("encryptcontent.plugin")
    monkeypatch.setattr(plugin.encryptContentPlugin, "setup", {})
    secret = task(number=2, title="Fly the Zeppelin", layout="layout: m3/keyTask\npassword: Open")
    secret = secret.replace("stakeholders:", "stakeholders:\n  - text: Walrus Keeper")
    theirs = {"encryptcontent": {"insecure_test": True, "kdf_pow": 1}}
    ours = {"m3": {**BOTH, "exports": ["csv"]}}
    built = build(tmp_path, {"3.1.md": task(), "3.2.md": secret}, plugins=["search", theirs, ours])
    assert not built.is_aborted, built.log
    assert "3.1" in words(built.article("roles/program-manager/index.html"))
    for path, content in built.files().items():
        if path.startswith(("roles/", "parties/", "m3/")):
            assert b"Walrus" not in content, path
            shown = words(built.article(path)) if path.endswith(".html") else content.decode()
            assert "Zeppelin" not in shown, path
    assert not (tmp_path / "site/roles/walrus-keeper").exists()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs
@pytest.mark.parametrize("structure", ["folder", "suffix"])
def test_each_language_of_a_site_has_pages_of_its_own(tmp_path: Path, structure: str) -> None:
    pytest.importorskip("mkdocs_static_i18n")
    written = {
        "en": {"index.md": "# Home\n\n<!-- m3/find-my-part -->\n", "3.1.md": task()},
        "fr": {
            "index.md": "# Accueil\n\n<!-- m3/find-my-part -->\n",
            "3.1.md": task(title="Former une équipe").replace("Program Manager", "Chef de programme"),
        },
    }
    pages: dict[str, str | bytes] = {
        (f"{locale}/{name}" if structure == "folder" else name.replace(".md", f".{locale}.md")): text
        for locale, files in written.items()
        for name, text in files.items()
    }
    languages = [
        {"locale": "en", "default": True, "name": "English"},
        {"locale": "fr", "name": "Français"},
    ]
    i18n = {"i18n": {"docs_structure": structure, "languages": languages}}
    built = build(tmp_path, pages, plugins=[i18n, {"m3": BOTH}])
    assert not built.is_aborted, built.log
    french = built.article("fr/roles/chef-de-programme/index.html")
    assert [words(one) for one in french.select("h2")] == ["Tâches clés", "Activités"]
    assert "Form one team" in words(built.article("roles/program-manager/index.html"))
    home = built.article("fr/index.html").select(".m3-find-part a")
    assert [urljoin("/fr/", str(link["href"])) for link in home] == [
        "/fr/parties/customer/",
        "/fr/parties/provider/",
        "/fr/roles/chef-de-programme/",
        "/fr/3.1/",
    ]


def test_a_playbook_without_phases_has_each_list_once(tmp_path: Path) -> None:
    pages = {path: re.sub(r"phase: \d\n", "", str(text)) for path, text in files().items()}
    pages = {path: text.replace("keyTask: 1", f"keyTask: {path[0]}") for path, text in pages.items()}
    built = site(tmp_path, {**pages}, m3={**BOTH, "phases": "none", "fail_on": "never"})
    article = built.article("roles/program-manager/index.html")
    counts = article.select_one(".m3-my-part__counts")
    assert counts is not None
    assert words(counts) == "2 key tasks · 1 workstream · leads 2 activities"
    found = [str(one["id"]) for one in article.select("[id]")]
    assert sorted(found) == sorted(set(found))
    assert "phase" not in words(built.article("index.html")).casefold()
