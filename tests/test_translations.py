"""A site that mkdocs-static-i18n builds in several languages: all pages of each, at their addresses."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner

from mkdocs_m3.cli import main
from tests.sites import MATERIAL, Built, build, task

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs

ENGLISH = {"locale": "en", "default": True, "name": "English"}
FRENCH = {"locale": "fr", "name": "Français"}
PLAIN = {"name": "mkdocs"}
STRUCTURES = ("folder", "suffix")
ORDERS = [(structure, is_ours_last) for structure in STRUCTURES for is_ours_last in (True, False)]


def localized(structure: str, locale: str, path: str) -> str:
    """Where the page of a language stands: `fr/3.1.md` or `3.1.fr.md`."""
    stem, dot, end = path.rpartition(".")
    return f"{locale}/{path}" if structure == "folder" else f"{stem}.{locale}{dot}{end}"


def pages(structure: str) -> dict[str, str | bytes]:
    """3.1 with a permalink and 3.2 without one in both languages, 3.3 with one in English alone."""
    second = task(number=2, objective="objective: See [3.1](3.1.md) and [3.3](3.3.md).")
    written = {
        "en": {
            "index.md": "# Home\n\n<!-- m3/tasks -->\n\n<!-- m3/map -->\n",
            "tasks/3.1.md": task(layout="layout: m3/keyTask\npermalink: /one/"),
            "tasks/3.2.md": second,
            "tasks/3.3.md": task(
                number=3, title="Only here", layout="layout: m3/keyTask\npermalink: /three/"
            ),
        },
        "fr": {
            "index.md": "# Accueil\n\n<!-- m3/tasks -->\n\n<!-- m3/map -->\n",
            "tasks/3.1.md": task(title="Former une équipe", layout="layout: m3/keyTask\npermalink: /un/"),
            "tasks/3.2.md": second.replace("Form one team in step 2", "Suivre"),
        },
    }
    return {
        localized(structure, locale, path): text
        for locale, files in written.items()
        for path, text in files.items()
    }


def plugins(structure: str, *, is_ours_last: bool = True, **i18n: object) -> list[object]:
    options = {"languages": [ENGLISH, FRENCH], "docs_structure": structure} | i18n
    both: list[object] = [{"i18n": options}, {"m3": {"fail_on": "never"}}]
    return ["search", *(both if is_ours_last else reversed(both))]


def html_files(built: Built) -> set[str]:
    return {name for name in built.files() if name.endswith(".html")} - {"404.html", "search.html"}


def strays(root: Path) -> list[str]:
    """Files that a build has put outside of the built site."""
    beside = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return [path for path in beside if path != "mkdocs.yml" and not path.startswith(("docs/", "site/"))]


def findings(text: str) -> list[tuple[str, str, str]]:
    return sorted(re.findall(r"(docs/\S+:\d+:\d+): (\w+)\[(M\d+)\]", text))


def checked(root: Path) -> list[tuple[str, str, str]]:
    command = ["check", str(root), "--format", "concise", "--min-severity", "warning"]
    return findings(CliRunner().invoke(main, command).output)


@pytest.mark.parametrize(
    ("structure", "is_ours_last", "has_nav"),
    [(*order, has_nav) for order in ORDERS for has_nav in (True, False)],
)
def test_every_page_of_both_languages_has_its_address_inside_the_site(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    structure: str,
    is_ours_last: bool,
    has_nav: bool,
) -> None:
    monkeypatch.chdir(tmp_path)  # where a file would land whose folder is forgotten
    named = [f"tasks/3.{n}.md" if structure == "suffix" else f"en/tasks/3.{n}.md" for n in (1, 2, 3)]
    nav = ["index.md", *named] if has_nav else None
    both = plugins(structure, is_ours_last=is_ours_last)
    built = build(tmp_path, pages(structure), theme=PLAIN, plugins=both, nav=nav)
    assert not built.is_aborted, built.log
    assert "WARNING" not in built.log
    english = {"index.html", "one/index.html", "tasks/3.2/index.html", "three/index.html"}
    french = {"index.html", "un/index.html", "tasks/3.2/index.html", "three/index.html"}
    assert html_files(built) == english | {f"fr/{page}" for page in french}
    assert strays(tmp_path) == []
    assert "Form one team" in built.article("one/index.html").get_text()
    assert "Former une équipe" in built.article("fr/un/index.html").get_text()
    assert "Only here" in built.article("fr/three/index.html").get_text()
    for page in ("tasks/3.2/index.html", "fr/tasks/3.2/index.html"):
        links = [urljoin(f"/{page}", str(link["href"])) for link in built.article(page).select("p a[href]")]
        folder = page.removesuffix("tasks/3.2/index.html")
        assert links[:2] == [f"/{folder}{'un' if folder else 'one'}/", f"/{folder}three/"]
    assert built.article("fr/un/index.html").select_one("#objectif") is not None
    assert built.html("fr/un/index.html").count("assets/m3/m3.") == 2  # a stylesheet, a script
    for page in ("index.html", "fr/index.html"):  # with a picture, which has files of its own
        article = built.article(page)
        files = [str(one.get("href") or one.get("src")) for one in article.select("link, script")]
        assert len(files) == 2
        assert {urljoin(f"/{page}", file).lstrip("/") for file in files} <= set(built.files())


@pytest.mark.parametrize("structure", STRUCTURES)
def test_each_language_exports_its_own_playbook_as_the_command_does(tmp_path: Path, structure: str) -> None:
    french = FRENCH | {"site_name": "Le guide"}
    both = plugins(structure, languages=[ENGLISH, french])
    built = build(tmp_path, pages(structure), theme=PLAIN, plugins=both, site_url="https://x.gov/pb/")
    names = {
        folder: [one["name"] for one in json.loads(built.html(f"{folder}m3.json"))["keyTasks"]]
        for folder in ("", "fr/")
    }
    assert names == {
        "": ["Form one team", "Form one team in step 2", "Only here"],
        "fr/": ["Former une équipe", "Suivre", "Only here"],
    }
    assert json.loads(built.html("static-api/fr/un/data.json"))["url"] == "/fr/un/"
    to = tmp_path / "exported"
    ended = CliRunner().invoke(main, ["export", "--config-file", str(tmp_path), "--to", str(to)])
    assert ended.exit_code == 0, ended.output
    exported = {
        path.relative_to(to).as_posix(): path.read_bytes() for path in to.rglob("*") if path.is_file()
    }
    assert len(exported) > 20
    assert exported == {name: built.files()[name] for name in exported}


@pytest.mark.parametrize(("structure", "is_ours_last"), ORDERS)
def test_check_finds_what_the_build_finds_and_the_same_number_twice_only_within_a_language(
    tmp_path: Path, structure: str, is_ours_last: bool
) -> None:
    wrong = pages(structure) | {
        localized(structure, "fr", "tasks/3.4.md"): task(number=4, category="category: proces"),
        localized(structure, "fr", "tasks/again.md"): task(number=1),
        localized(structure, "en", "tasks/3.5.md"): task(number=5, category="category: proces"),
    }
    built = build(tmp_path, wrong, theme=PLAIN, plugins=plugins(structure, is_ours_last=is_ours_last))
    told = findings(built.log)
    assert told == checked(tmp_path)
    again = localized(structure, "fr", "tasks/again.md")
    assert {(place.split(":")[0], code) for place, _, code in told} == {
        (f"docs/{localized(structure, 'fr', 'tasks/3.4.md')}", "M3014"),
        (f"docs/{localized(structure, 'en', 'tasks/3.5.md')}", "M3014"),
        (f"docs/{again}", "M3030"),
        (f"docs/{again}", "M3071"),
    }


@pytest.mark.parametrize("structure", STRUCTURES)
def test_without_fallback_a_language_has_its_own_pages_alone(tmp_path: Path, structure: str) -> None:
    written = pages(structure)
    second = localized(structure, "fr", "tasks/3.2.md")
    written[second] = str(written[second]).replace(" and [3.3](3.3.md)", "")
    both = plugins(structure, fallback_to_default=False)
    built = build(tmp_path, written, theme=PLAIN, plugins=both)
    assert "fr/three/index.html" not in html_files(built)
    assert "three/index.html" in html_files(built)
    assert "3.3" not in built.html("fr/m3.json")
    assert findings(built.log) == checked(tmp_path) == []


def test_any_language_may_be_the_default_and_some_may_stay_unbuilt(tmp_path: Path) -> None:
    english, french = ENGLISH | {"default": False}, FRENCH | {"default": True}
    german = {"locale": "de", "name": "Deutsch", "build": False}
    written = pages("folder")
    written["fr/tasks/3.2.md"] = task(number=2)
    files = written | {"de/tasks/3.1.md": task(title="Ein Team", category="category: nothing")}
    both = plugins("folder", languages=[english, french, german])
    built = build(tmp_path, files, theme=PLAIN, plugins=both)
    assert "Former une équipe" in built.article("un/index.html").get_text()
    assert "Form one team" in built.article("en/one/index.html").get_text()
    assert not any("de/" in name for name in html_files(built))
    assert findings(built.log) == checked(tmp_path) == []


FILES: Mapping[str, dict[str, str | bytes]] = {
    "folder": {
        "en/assets/files/Plan.docx": "en",
        "fr/assets/files/Plan.docx": "fr",
        "assets/files/All.docx": "",
    },
    "suffix": {
        "assets/files/Plan.docx": "en",
        "assets/files/Plan.fr.docx": "fr",
        "assets/files/All.docx": "",
    },
}


@pytest.mark.parametrize("falls_back", [True, False])
@pytest.mark.parametrize("structure", STRUCTURES)
def test_a_file_is_offered_in_the_language_of_its_page(
    tmp_path: Path, structure: str, falls_back: bool
) -> None:
    offers = (
        "outputs:\n  - {text: Plan, filename: Plan.docx}\n  - {text: All, filename: All.docx}\nstakeholders:"
    )
    files = {
        path: text.replace("stakeholders:", offers) if isinstance(text, str) and "3.1" in path else text
        for path, text in pages(structure).items()
    }
    second = localized(structure, "fr", "tasks/3.2.md")
    files[second] = str(files[second]).replace(" and [3.3](3.3.md)", "")
    both = plugins(structure, fallback_to_default=falls_back)
    built = build(tmp_path, files | FILES[structure], theme=PLAIN, plugins=both)
    assert findings(built.log) == checked(tmp_path) == []
    for page, content in (("one/index.html", b"en"), ("fr/un/index.html", b"fr")):
        links = [str(one["href"]) for one in built.article(page).select("a[href$='.docx']")]
        offered = [built.files()[urljoin(f"/{page}", link).lstrip("/")] for link in links]
        assert offered == [content, b""]


def test_materials_selector_and_the_site_map_lead_to_the_permalinks_of_translations(tmp_path: Path) -> None:
    both = [*plugins("suffix")[:2], {"m3": {"pages": ["roles", "parties"]}}]
    built = build(tmp_path, pages("suffix"), plugins=both, site_url="https://x.gov/pb/", theme=MATERIAL)
    for page, english, french in (
        ("parties/index.html", "/parties/", "/fr/parties/"),
        ("parties/customer/index.html", "/parties/customer/", "/fr/parties/customer/"),
        ("fr/roles/program-manager/index.html", "/roles/program-manager/", "/fr/roles/program-manager/"),
        ("one/index.html", "/one/", "/fr/un/"),
        ("fr/un/index.html", "/one/", "/fr/un/"),
        ("fr/three/index.html", "/three/", "/fr/three/"),
    ):
        links = built.page(page).select(".md-select__link")
        assert [urljoin(f"/{page}", str(link["href"])) for link in links] == [english, french]
    locations = re.findall(r"(?:<loc>|href=\")https://x.gov/pb(/[^<\"]*)", built.html("sitemap.xml"))
    assert {urljoin(place, "index.html").lstrip("/") for place in locations} == html_files(built)


def test_key_tasks_of_two_languages_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "en/index.md": "# Home\n",
        "en/3.9.md": task(number=9),
        "en/3.10.md": task(number=10),
        "en/3.11.md": task(number=11),
        "fr/3.10.md": task(number=10, title="Former"),
    }
    both = [*plugins("folder")[:2], {"m3": {"pages": ["roles"]}}]
    built = build(tmp_path, files, plugins=both, theme=MATERIAL)
    for page in ("index.html", "fr/index.html"):
        links = built.page(page).select("nav.md-nav--primary a.md-nav__link[href*='3.']")
        order = [str(link["href"]).rstrip("/").rpartition("/")[2] for link in links]
        assert list(dict.fromkeys(order)) == ["3.9", "3.10", "3.11"]
        generated = built.page(page).select(
            "nav.md-nav--primary a.md-nav__link[href='roles/program-manager/']"
        )
        assert len(generated) == 1


@pytest.mark.parametrize(
    ("permalink", "said"),
    [
        ("/fr/un/", "is kept for the pages of the language `fr`"),
        ("/m3.json", "is kept for `fr/m3.json`, which the build writes"),
    ],
)
def test_no_page_takes_an_address_of_another_language_or_of_an_export(
    tmp_path: Path, permalink: str, said: str
) -> None:
    files = pages("folder")
    name = "en/tasks/3.1.md" if permalink.startswith("/fr/") else "fr/tasks/3.1.md"
    files[name] = task(title="Hold on", layout=f"layout: m3/keyTask\npermalink: {permalink}")
    built = build(tmp_path, files, theme=PLAIN, plugins=plugins("folder"))
    told = findings(built.log)
    assert [code for _, _, code in told] == ["M3031"]
    assert told == checked(tmp_path)
    assert said in built.log
    assert "Hold on" in built.article(name.removeprefix("en/").replace(".md", "/index.html")).get_text()
    if name.startswith("en/"):
        assert "Former une équipe" in built.article("fr/un/index.html").get_text()
    assert json.loads(built.html("fr/m3.json"))["version"] == 1
