"""Several playbooks in several languages: each stays in its own, in both layouts and in both orders."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests import published, several, several_in_languages
from tests.calls import called
from tests.several_in_languages import localized
from tests.sites import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,  # whole sites, each several times
    pytest.mark.filterwarnings("default"),  # what the other plugin warns of is its own
]

TASKS: Final = {
    "migration": ["1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6"],
    "operations": ["1.1", "1.2", "2.1"],
}
LANGUAGES: Final = {"en": "", "fr": "fr/"}
LABELS: Final = {"en": "Business office", "fr": "Bureau métier"}
COUNTED: Final = {"en": "{} procedures", "fr": "{} procédures"}
TITLES: Final = {"en": ["The move", "Operations"], "fr": ["Le déménagement", "Operations"]}
SITES: Final[dict[str, dict[str, bool]]] = {
    "folder, ours last": {"is_ours_last": True, "falls_back": True, "directories": True},
    "folder, ours first": {"is_ours_last": False, "falls_back": False, "directories": False},
    "suffix, ours last": {"is_ours_last": True, "falls_back": True, "directories": False},
    "suffix, ours first": {"is_ours_last": False, "falls_back": False, "directories": True},
}


class Site:
    """A built site, and what is known of how it was built."""

    def __init__(self, root: Path, case: str) -> None:
        choices = SITES[case]
        self.falls_back = choices["falls_back"]
        self.has_directories = choices["directories"]
        structure = case.partition(",")[0]
        self.built = build(
            root,
            several_in_languages.files(structure),
            theme=several_in_languages.theme(root / "theme"),
            plugins=several_in_languages.plugins(
                structure, is_ours_last=choices["is_ours_last"], falls_back=self.falls_back
            ),
            nav=several.NAV,
            site_url="https://x.gov/pb/",
            use_directory_urls=self.has_directories,
            strict=True,
        )
        assert not self.built.is_aborted, self.built.log
        self.pages = published.pages(root / "site")

    def at(self, address: str) -> str:
        """The address of a page that has no permalink, as in `operations/views`."""
        return f"{address}/" if self.has_directories else f"{address}.html"

    def tasks(self, playbook: str, language: str) -> list[str]:
        missing = ["2.1"] if (playbook, language, self.falls_back) == ("operations", "fr", False) else []
        return [id_ for id_ in TASKS[playbook] if id_ not in missing]

    def article(self, address: str) -> BeautifulSoup:
        name = f"{address}index.html" if address.endswith("/") or not address else address
        return BeautifulSoup(self.built.html(name), "html.parser")

    def twins(self, address: str) -> dict[str, str]:
        """What a language selector on a page leads to, by language."""
        links = self.article(address).select("link[rel=alternate]")
        led = {str(one["hreflang"]): urljoin(f"/{address}", str(one["href"])) for one in links}
        return {code: to.lstrip("/").removesuffix("index.html") for code, to in led.items()}


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("site"), request.param)


def of(address: str) -> tuple[str, str]:
    """The language and the playbook of an address from the root of the site; `""` outside of playbooks."""
    language = "fr" if address.startswith("fr/") else "en"
    first = address.removeprefix("fr/").partition("/")[0]
    return language, first if first in TASKS else ""


def inner(page: published.Page) -> Iterator[str]:
    """The addresses from the root to which the links of a page lead, but for files that all share."""
    for link in page.links:
        path = urlsplit(link).path.lstrip("/")
        if link.startswith(published.HOST) and not path.startswith("assets/"):
            yield path


def test_every_page_has_its_address_in_its_language_and_playbook(site: Site) -> None:
    english = {page for page in site.pages if of(page)[0] == "en"}
    french = {page.removeprefix("fr/") for page in site.pages if of(page)[0] == "fr"}
    own = re.compile(r"operations/2\.1|tache-|1\.1/|/roles/")
    assert {one for one in english if not own.search(one)} == {one for one in french if not own.search(one)}
    assert {f"{name}/1.1/" for name in TASKS} <= english
    assert {f"{name}/tache-1.1/" for name in TASKS} <= french
    assert ("operations/2.1/" in french, "operations/2.1/" in english) == (site.falls_back, True)
    assert len(site.pages) == (79 if site.falls_back else 77)
    assert {path.name for path in site.built.root.iterdir()} == {"docs", "mkdocs.yml", "site", "theme"}


def test_every_link_stays_in_its_language_and_its_playbook(site: Site) -> None:
    of_both = {site.at("both"), "", site.at("migration/other")}
    seen = dict.fromkeys([(language, name) for language in LANGUAGES for name in TASKS], 0)
    for address, page in site.pages.items():
        language, playbook = of(address)
        is_of_both = address.removeprefix("fr/") in of_both
        for link in inner(page):
            export = re.match(r"(fr/)?m3/(\w+)/", link)
            to = ("fr" if export[1] else "en", export[2]) if export else of(link)
            assert to[0] == language, f"{address}: {link}"
            assert is_of_both or to[1] in ("", playbook or to[1]), f"{address}: {link}"
            if playbook:
                seen[language, playbook] += 1
    assert all(count > 80 for count in seen.values()), seen


def test_no_link_is_broken_and_no_id_is_there_twice(site: Site) -> None:
    assert published.broken(site.built.root / "site", site.pages) == []
    for address, page in site.pages.items():
        assert len(page.ids) == len(set(page.ids)), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_labels_are_in_the_language_of_the_page(site: Site, language: str) -> None:
    folder, (other,) = LANGUAGES[language], LANGUAGES.keys() - {language}
    for address in (site.at(f"{folder}operations/views"), site.at(f"{folder}both")):
        text = site.pages[address].text
        count = len(site.tasks("operations", language))
        assert (LABELS[language] in text, LABELS[other] in text) == (True, False), address
        assert COUNTED[language].format(count) in text
        assert COUNTED[other].format(count) not in text
    assert LABELS[language] not in site.pages[site.at(f"{folder}migration/views")].text
    for table in site.article(site.at(f"{folder}both")).select(".m3-tasks"):
        name = next(name for name in TASKS if f"m3-playbook--{name}" in table["class"])
        numbers = [cell.text for cell in table.select("tbody td.m3-table__number")]
        assert numbers == site.tasks(name, language)
    sheet = next(
        link for link in re.findall(r"assets/m3/m3\.\w+\.css", site.built.html(f"{folder}index.html"))
    )
    assert LABELS[language] in site.built.html(sheet)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_playbook_has_its_exports_in_each_language(site: Site, language: str) -> None:
    folder = LANGUAGES[language]
    for name in TASKS:
        said = json.loads(site.built.html(f"{folder}m3/{name}/m3.json"))
        assert [task["id"] for task in said["keyTasks"]] == site.tasks(name, language)
        assert all(task["url"].startswith(f"https://x.gov/pb/{folder}{name}/") for task in said["keyTasks"])
        assert (LABELS[language] in json.dumps(said, ensure_ascii=False)) == (name == "operations")
        first = "tache-1.1" if folder else "1.1"
        data = json.loads(site.built.html(f"static-api/{folder}{name}/{first}/data.json"))
        assert data["url"] == f"/{folder}{name}/{first}/"


def test_the_command_exports_what_the_build_does(site: Site, tmp_path: Path) -> None:
    done = called("export", "--config-file", site.built.root, "--to", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    written = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    files = site.built.files()
    assert written == {
        path: files[path] for path in files if re.match(r"(fr/)?m3/.*(json|csv)$|static-api/", path)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_navigation_has_a_section_for_each(site: Site, language: str) -> None:
    folder = LANGUAGES[language]
    home = site.article(folder)
    sections = home.select("nav > li[data-title='Playbooks'] > ul > li")
    assert [str(one["data-title"]) for one in sections] == TITLES[language]
    for section, name in zip(sections, TASKS, strict=True):
        links = [urljoin(f"/{folder}", str(link["href"])).lstrip("/") for link in section.select("a")]
        assert urljoin(f"/{links[0]}", "./").lstrip("/") == f"{folder}{name}/"
        assert all(of(link) == (language, name) for link in links)
        tasks = [found[1] for link in links if (found := re.search(r"(?:tache-)?(\d\.\d)/", link))]
        assert tasks == site.tasks(name, language)
        assert any("/roles/" in link for link in links)
        assert len(links) == len(set(links))


def test_the_language_selector_and_the_site_map_lead_to_the_same_page(site: Site) -> None:
    role, roles = (
        site.at("operations/roles/program-manager"),
        "fr/operations/roles/",
    )  # where it has another name
    pairs = {
        "operations/1.1/": "fr/operations/tache-1.1/",
        "migration/2.1/": "fr/migration/2.1/",
        site.at("migration/words"): site.at("fr/migration/words"),
        site.at("operations/parties/desk"): site.at("fr/operations/parties/desk"),
    }
    if site.falls_back:
        pairs["operations/2.1/"] = "fr/operations/2.1/"
    for english, french in pairs.items():
        assert site.twins(english) == site.twins(french) == {"en": english, "fr": french}
    assert site.twins(role) == {"en": role, "fr": roles}
    locations = re.findall(r"<loc>https://x.gov/pb/([^<]*)</loc>", site.built.html("sitemap.xml"))
    assert {unquote(one).removesuffix("index.html") for one in locations} == set(site.pages)


def test_everybody_finds_their_part_in_their_language(site: Site) -> None:
    for folder, role in (("", "program-manager"), ("fr/", "directeur-de-programme")):
        for name in TASKS:
            address = site.at(f"{folder}{name}/views")
            found = site.article(address).select(".m3-find-part a")
            led = {urljoin(f"/{address}", str(link["href"])).lstrip("/") for link in found}
            assert site.at(f"{folder}{name}/roles/{role}") in led


def test_a_playbook_that_is_not_translated_yet_is_left_out(tmp_path: Path) -> None:
    of_both = ["migration/1.1.md", "migration/1.1.fr.md", "migration/1.2.md", "migration/1.2.fr.md"]
    names = [*of_both, "operations/1.1.md", "operations/1.2.md", "assets/files/plan.docx"]
    built = build(
        tmp_path,
        {"index.md": "# Home\n", "index.fr.md": "# Accueil\n"}
        | {name: several_in_languages.files("suffix")[name] for name in names},
        theme=several_in_languages.theme(tmp_path / "theme"),
        plugins=several_in_languages.plugins("suffix", is_ours_last=True, falls_back=False),
        nav=["index.md", *({name: f"m3/playbook/{name}"} for name in TASKS)],
        strict=True,
    )
    assert not built.is_aborted, built.log
    for page, titles in {"index.html": ["migration", "operations"], "fr/index.html": ["migration"]}.items():
        sections = BeautifulSoup(built.html(page), "html.parser").select("nav > li:has(li)")
        assert [str(one["data-title"]) for one in sections] == titles
    exports = {path for path in built.files() if path.endswith("/m3.json")}
    assert exports == {f"m3/{name}/m3.json" for name in TASKS} | {"fr/m3/migration/m3.json"}


@pytest.mark.parametrize(("structure", "is_ours_last"), [("folder", False), ("suffix", True)])
def test_check_finds_what_the_build_finds(tmp_path: Path, structure: str, is_ours_last: bool) -> None:
    files = several_in_languages.files(structure)

    def spoil(language: str, path: str, old: str, new: str) -> None:
        name = localized(structure, language, path)
        files[name] = str(files[name]).replace(old, new)

    spoil("fr", "operations/1.1.md", "category: service", "category: procurement")
    spoil("fr", "migration/1.2.md", "(/fr/1.2/)", "(/3.9/)")
    spoil("en", "operations/2.1.md", "category: service", "category: procurement")  # which French shows, too
    spoil("fr", "both.md", "{playbook: operations}", "{playbook: operation}")
    stray = str(files[localized(structure, "fr", "migration/1.1.md")]).replace("permalink: /tache-1.1/\n", "")
    files[localized(structure, "fr", "stray.md")] = stray
    built = build(
        tmp_path,
        files,
        theme=several_in_languages.theme(tmp_path / "theme"),
        plugins=several_in_languages.plugins(
            structure, is_ours_last=is_ours_last, ours={"nav": "own", "fail_on": "never"}
        ),
    )
    told = re.findall(r"docs/(\S+?:\d+:\d+): (?:error|warning)\[(M3\d+)\]", built.log)
    assert {(place.partition(":")[0], code) for place, code in told} >= {
        (localized(structure, language, path), code)
        for language, path, code in (
            ("fr", "operations/1.1.md", "M3014"),
            ("fr", "migration/1.2.md", "M3053"),
            ("en", "operations/2.1.md", "M3014"),
            ("fr", "both.md", "M3011"),
            ("fr", "stray.md", "M3036"),
        )
    }
    said = json.loads(called("check", tmp_path, "--format", "json", "--min-severity", "warning").stdout)
    found = [
        (f"{one['path'].rpartition('docs/')[2]}:{one['line']}:{one['column']}", one["code"])
        for one in said["findings"]
        if not one["help"].startswith("correct it; links here")
    ]
    assert sorted(told) == sorted(found)
    # Of the one link below the front matter that leads nowhere, MkDocs itself warns in a build.
    own_page = localized(structure, "fr", "stray.md")
    assert len(found) == len(said["findings"]) - 1
    assert built.log.count(f"Doc file '{own_page}' contains a link '1.1.md', but") == 1
    help_ = next(one["help"] for one in said["findings"] if one["code"] == "M3036")
    own = "fr/" if structure == "folder" else ""
    assert help_ == f"move it into `{own}migration/` or `{own}operations/`"
