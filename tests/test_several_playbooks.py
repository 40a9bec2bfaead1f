"""A site with several playbooks: what is read, built, and exported of each stays in it."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from mkdocs_m3.publishing import playbook_section
from mkdocs_m3.publishing.playbooks import Playbooks
from mkdocs_m3.publishing.site import Site
from mkdocs_m3.sites.options import read_options
from mkdocs_m3.sites.playbook_folder import PlaybookFolder
from tests import published, several, sites
from tests.calls import called
from tests.repositories import commit, configure, repository
from tests.sites import Built, build

if TYPE_CHECKING:
    from pathlib import Path

TASKS: Final = {
    "migration": ["1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6"],
    "operations": ["1.1", "1.2", "2.1"],
}
PARTIES: Final = {"migration": ["customer", "provider"], "operations": ["customer", "desk"]}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("several")
    theme = root / "theme"
    theme.mkdir()
    (theme / "main.html").write_text(
        '{% macro tree(items) %}{% for item in items %}<li data-title="{{ item.title }}">'
        '{% if item.url %}<a href="{{ item.url | url }}">{{ item.title }}</a>{% endif %}'
        "<ul>{{ tree(item.children or []) }}</ul></li>{% endfor %}{% endmacro %}"
        "<nav>{{ tree(nav.items) }}</nav>"
        '<article class="md-content__inner">{{ page.content }}</article>',
        encoding="utf-8",
    )
    built = build(
        root,
        several.files(),
        theme={"name": None, "custom_dir": str(theme)},
        plugins=[{"m3": several.options()}],
        nav=several.NAV,
        strict=True,
    )
    assert not built.is_aborted, built.log
    return built


@pytest.fixture(scope="module")
def pages(site: Built) -> dict[str, published.Page]:
    return published.pages(site.root / "site")


def folders_of(page: published.Page) -> set[str]:
    """The folders at the root of the site that links on a page lead into."""
    within = [urlsplit(link).path for link in page.links if link.startswith(published.HOST)]
    return {path.split("/")[1] for path in within if path.count("/") > 1}


def test_every_link_stays_in_its_playbook(pages: dict[str, published.Page]) -> None:
    shared = {"glossary", "assets", "m3"}
    of_both = {"both/", "", "glossary/", "migration/other/"}
    seen = dict.fromkeys(TASKS, 0)
    for address, page in pages.items():
        name = address.partition("/")[0]
        if address in of_both:
            continue
        assert folders_of(page) <= {name, *shared}, address
        exports = {urlsplit(link).path.split("/")[2] for link in page.links if "test/m3/" in link}
        assert exports <= {name}, address
        seen[name] += len([link for link in page.links if f"/{name}/" in link])
    assert seen["migration"] > 150
    assert seen["operations"] > 100


def test_no_link_is_broken(site: Built, pages: dict[str, published.Page]) -> None:
    assert len(pages) == 39
    assert published.broken(site.root / "site", pages) == []


def test_no_page_has_an_id_twice(pages: dict[str, published.Page]) -> None:
    for address, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), address
    assert len([id_ for id_ in pages["both/"].ids if re.fullmatch(r"m3-lanes-\d", id_)]) == 2


def test_what_many_tasks_share_has_its_entry_where_its_playbook_alone_is_shown(site: Built) -> None:
    links = site.article("migration/1.1/index.html").select("a[href*='#artifact-']")
    assert {str(link["href"]) for link in links} == {"../../migration/views/#artifact-plan"}


def test_permalinks_and_links_count_from_the_folder(site: Built) -> None:
    for name in TASKS:
        link = site.article(f"{name}/2.1/index.html").select_one(".m3-objective a")
        assert link is not None
        assert str(link["href"]).endswith(f"/{name}/1.2/")


@pytest.mark.parametrize("name", TASKS)
def test_views_count_their_own_tasks(site: Built, name: str) -> None:
    for address in (f"{name}/views/index.html", "both/index.html"):
        views = site.article(address).select(
            f".m3-tasks.m3-playbook--{name}" if "both" in address else ".m3-tasks"
        )
        numbers = [[cell.text for cell in view.select("tbody td.m3-table__number")] for view in views]
        assert numbers == [TASKS[name]]
    words = site.article("both/index.html").select_one(f".m3-tasks.m3-playbook--{name}")
    assert words is not None
    assert [str(head["data-m3-party"]) for head in words.select("th[data-m3-party]")] == PARTIES[name]


def test_a_view_without_the_option_shows_the_playbook_of_its_page(site: Built) -> None:
    first, second = site.article("migration/other/index.html").select(".m3-tasks")
    assert [cell.text for cell in first.select("tbody td.m3-table__number")] == TASKS["migration"]
    assert [cell.text for cell in second.select("tbody td.m3-table__number")] == TASKS["operations"]
    assert {str(link["href"]) for link in second.select("th.m3-table__text > a")} == {
        f"../../operations/{id_}/" for id_ in TASKS["operations"]
    }


def test_abbreviations_lead_to_the_glossary_of_the_playbook_or_of_the_site(site: Built) -> None:
    for name, meaning in {"migration": "Says when to move", "operations": "Says what may change"}.items():
        page = site.article(f"{name}/1.1/index.html")
        explained = {str(link["href"]): link.text for link in page.select("a[href*='#term-']")}
        assert set(explained.values()) == {"CAB", "PMO"}
        of_cab = next(address for address, words in explained.items() if words == "CAB")
        assert of_cab.startswith(f"../../{name}/words/#")
        assert any(address.startswith("../../glossary/#") for address in explained)
        terms = site.article(f"{name}/views/index.html").select_one("m3-view.m3-glossary")
        assert terms is not None
        assert meaning in terms.text
        assert "Runs the program" in terms.text


def test_exports_are_of_one_playbook_each(site: Built) -> None:
    for name, ids in TASKS.items():
        said = json.loads(site.files()[f"m3/{name}/m3.json"])
        assert [task["id"] for task in said["keyTasks"]] == ids
        assert [party["id"] for party in said["parties"]] == (
            PARTIES[name] if name == "operations" else ["customer", "provider", "qsmo"]
        )
        assert all(task["url"].startswith(f"{name}/") for task in said["keyTasks"])
        assert said["$schema"] == "m3.schema.json"
        assert [section["name"] for section in said["glossary"]] == ["Words", "Words"]
        of_tasks = site.files()[f"m3/{name}/tasks.csv"].decode("utf-8-sig").splitlines()
        assert len(of_tasks) == len(ids) + 1
        data = json.loads(site.files()[f"static-api/{name}/1.1/data.json"])
        assert data["url"] == f"/{name}/1.1/"
    assert "m3.json" not in site.files()
    assert not [path for path in site.files() if re.fullmatch(r"m3/[^/]+", path)]
    assert "static-api/glossary/data.json" in site.files()


def test_colors_hold_in_the_blocks_of_their_playbook(site: Built) -> None:
    files = site.files()
    css = next(text.decode() for path, text in files.items() if re.search(r"m3/m3\.\w+\.css$", path))
    assert "\n.m3-party--" not in css
    operations = ".m3-playbook--operations .m3-party--customer{--m3-light:#6b3fa0;--m3-dark:#c3a3f2"
    assert operations in css
    assert ".m3-playbook--migration .m3-party--customer{" in css
    for address in (
        "operations/1.1/index.html",
        "operations/views/index.html",
        "operations/roles/index.html",
    ):
        for term in site.article(address).select("[class*='m3-party--'], [class*='m3-workstream--']"):
            assert term.find_parent(class_="m3-playbook--operations"), term
    for block in site.article("operations/1.1/index.html").select(".m3"):
        assert "m3-playbook--operations" in block["class"]


def test_words_are_those_of_the_playbook(site: Built) -> None:
    assert "3 procedures" in site.article("both/index.html").text
    assert "8 key tasks" in site.article("both/index.html").text


def test_the_navigation_has_a_section_for_each(site: Built) -> None:
    page = BeautifulSoup(site.html("index.html"), "html.parser")
    top = page.select("nav > li[data-title='Playbooks'] > ul > li")
    assert [str(item["data-title"]) for item in top] == ["Migration", "Operations"]
    for item, name in zip(top, TASKS, strict=True):
        links = [str(link["href"]) for link in item.select("a")]
        assert links[0] == f"{name}/"
        assert all(link.startswith(f"{name}/") for link in links)
        assert [link for link in links if re.search(r"\d\.\d/$", link)] == [
            f"{name}/{id_}/" for id_ in TASKS[name]
        ]


def test_a_line_of_its_own_stands_for_one_playbook(site: Built) -> None:
    found = PlaybookFolder.read(site.root)
    playbooks = Playbooks.of((Site.of(one, one.loaded) for one in found.editions), ())
    written = ["m3/playbook/operations", "m3/playbook", "m3/playbook/operation"]
    lines = playbook_section.lines(playbooks, written)
    assert lines == written[:2]
    is_there = playbooks.links.destinations.__contains__
    entries = playbook_section.sections(playbooks, is_there, {"index.md", "glossary.md"}, lines)
    own, all_others = entries.values()
    assert own[0] == "operations/index.md"
    assert [next(iter(one)) for one in own[1:3] if isinstance(one, dict)] == [
        "Phase 1: Running 1",
        "Phase 2: Running 2",
    ]
    assert [next(iter(one)) for one in all_others if isinstance(one, dict)] == ["Migration"]


def test_check_sees_what_the_build_sees(tmp_path: Path) -> None:
    files = several.files()
    files["operations/1.1.md"] = files["operations/1.1.md"].replace("category: service", "category: process")
    files["migration/1.2.md"] = files["migration/1.2.md"].replace("(/1.2/)", "(/3.9/)")
    files["glossary.md"] = files["glossary.md"].replace("Runs", "Runs [it](nowhere.md)")
    files["both.md"] += "<!-- m3/tasks -->\n\n<!-- m3/tasks {playbook: operation} -->\n\n"
    files["both.md"] += "<!-- m3/tasks {playbook: operations, phase: 3} -->\n"
    files["stray.md"] = files["migration/1.1.md"].replace("permalink: /1.1/\n", "")
    built = build(tmp_path, files, plugins=[{"m3": several.options(nav="own", fail_on="never")}])
    told = re.findall(r"docs/(\S+?:\d+:\d+): (?:error|warning)\[(M3\d+)\]", built.log)
    assert {(place.partition(":")[0], code) for place, code in told} >= {
        ("operations/1.1.md", "M3014"),
        ("migration/1.2.md", "M3053"),
        ("glossary.md", "M3053"),
        ("both.md", "M3063"),
        ("both.md", "M3011"),
        ("stray.md", "M3036"),
    }
    checked = called("check", tmp_path, "--format", "json", "--min-severity", "warning")
    said = json.loads(checked.stdout)
    # Of a link below the front matter, MkDocs itself warns in a build.
    (of_body,) = (one for one in said["findings"] if one["help"].startswith("correct it; links here"))
    assert f"Doc file 'stray.md' contains a link '{_marked(tmp_path, of_body)}', but" in built.log
    said["findings"].remove(of_body)
    assert sorted(told) == sorted(
        (f"{one['path'].rpartition('docs/')[2]}:{one['line']}:{one['column']}", one["code"])
        for one in said["findings"]
    )
    of_stray = next(one for one in said["findings"] if one["code"] == "M3036")
    assert of_stray["help"] == "move it into `migration/` or `operations/`"


def _marked(root: Path, found: dict[str, Any]) -> str:
    """What a finding is about, on its page."""
    path: str = found["path"]
    begin: int = found["column"] - 1
    text = (root / "docs" / path.rpartition("docs/")[2]).read_text(encoding="utf-8")
    return text.splitlines()[int(found["line"]) - 1][begin:].partition(")")[0]


WRONG: Final[dict[str, tuple[object, str]]] = {
    "no playbook": ([], "Expected the names of playbooks, each with its folder"),
    "one folder twice": (
        {"a": {"folder": "x"}, "b": {"folder": "x/"}},
        "playbooks.b.folder: `a` and `b` are both in the folder `x`; give one of them another",
    ),
    "one folder in another": (
        {"a": {"folder": "x/y"}, "b": {"folder": "x"}},
        "`x/y` is inside `x`, so that a page would be in `a` and `b`",
    ),
    "two without a folder": (
        {"a": {}, "b": {"folder": "."}},
        "`a` and `b` are both in no folder of their own",
    ),
    "an unknown key": (
        {"a": {"folder": "x", "partys": {}}},
        "playbooks.a: there is no `partys`; did you mean `parties`?",
    ),
    "an option of the site": (
        {"a": {"folder": "x", "exports": ["json"]}},
        "playbooks.a: there is no `exports`; a playbook has `folder`",
    ),
    "a name that is no text": ({1: {"folder": "x"}}, "YAML reads the name 1 as no text; put it in quotes"),
    "a name for no file": ({"a/b": {"folder": "x"}}, "`a/b` cannot be the name of a playbook"),
    "names alike": (
        {"Ops": {"folder": "x"}, "ops": {"folder": "y"}},
        "`Ops` and `ops` differ only in letter case",
    ),
    "a folder outside": ({"a": {"folder": "../x"}}, "Expected a folder inside docs_dir"),
    "what its own option says": (
        {"a": {"folder": "x", "parties": {"desk": "Desk"}, "shared": ["customer"]}},
        "playbooks.a.shared: `customer` is not a party; allowed are `desk`",
    ),
    "our option of views": (
        {"a": {"folder": "x", "keys": {"phase": "playbook"}}},
        "playbooks.a.keys: views have the option `playbook`",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_in_the_option_is_one_clear_sentence(case: str) -> None:
    value, words = WRONG[case]
    read = read_options({"playbooks": value}, None)
    assert len(read.wrong) == 1
    assert words in ": ".join(read.wrong[0])
    assert "\n" not in read.wrong[0][1]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    options: dict[str, Any] = {"playbooks": {"a": {"folder": "a"}, "b": {"folder": "bb"}}}
    built = build(tmp_path, {"a/index.md": "# A\n"}, plugins=[{"m3": options}])
    assert built.is_aborted
    words = "playbooks.b.folder: there is no folder `bb` in"
    assert words in built.log
    checked = called("check", tmp_path)
    assert checked.exit_code == 2
    assert words in checked.stderr


def run(*arguments: str | Path) -> tuple[int, str]:
    """The code that a command ends with, and what it prints."""
    done = called(*arguments)
    return done.exit_code, done.stdout + done.stderr


def test_export_writes_what_the_build_writes(site: Built, tmp_path: Path) -> None:
    code, said = run(
        "export", "--config-file", site.root, "--to", tmp_path / "out", "--format", "json", "--format", "csv"
    )
    assert code == 0, said
    written = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    built = site.files()
    assert written == {
        path: built[path] for path in built if re.match(r"(m3|static-api)/.*(json|csv)$", path)
    }
    assert len(written) == 2 * 12 + 18


def test_new_begins_a_page_in_the_folder_of_its_playbook(site: Built, tmp_path: Path) -> None:
    shutil.copytree(site.root / "docs", tmp_path / "docs")
    shutil.copy(site.root / "mkdocs.yml", tmp_path / "mkdocs.yml")
    code, said = run("new", "task", "2", "Look back", "--site", tmp_path)
    assert (code, "say which with --playbook: `migration`, `operations`" in said) == (2, True)
    assert run("new", "task", "2", "Look back", "--site", tmp_path, "--playbook", "operations")[0] == 0
    text = (tmp_path / "docs/operations/2.2.md").read_text(encoding="utf-8")
    assert "permalink: /2.2/" in text
    assert "The number of the procedure" in text
    assert run("new", "task", "2", "Look back", "--site", tmp_path, "--playbook", "migration")[0] == 0
    assert (tmp_path / "docs/migration/2.7.md").exists()
    assert run("new", "phase", "3", "Close", "--site", tmp_path, "--playbook", "operations")[0] == 0
    assert (tmp_path / "docs/operations/phase-3.md").exists()
    code, said = run("schema", tmp_path, "--playbook", "operations")
    assert code == 0
    assert '"desk"' in said
    assert '"provider"' not in said


@pytest.mark.slow
@pytest.mark.parametrize("place", ["address", "source"])
def test_a_rendered_folder_says_the_same(
    site: Built, pages: dict[str, published.Page], tmp_path: Path, place: str
) -> None:
    out = tmp_path / "out"
    code, said = run("render", out, "--target", "markdown", "--place", place, "--site", site.root)
    assert code == 0, said
    settings = yaml.safe_load((out / "mkdocs.yml").read_text(encoding="utf-8"))
    sections = next(one["Playbooks"] for one in settings["nav"] if "Playbooks" in one)
    assert [next(iter(one)) for one in sections] == ["Migration", "Operations"]
    settings |= {"plugins": [], "theme": {"name": None, "custom_dir": str(site.root / "theme")}}
    (out / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    built = published.pages(sites.run(out).root / "site")
    if place == "address":
        assert {address: page.text for address, page in built.items()} == {
            address: page.text for address, page in pages.items()
        }
        assert {address: page.links for address, page in built.items()} == {
            address: page.links for address, page in pages.items()
        }
    assert published.broken(out / "site", built) == []
    for name in TASKS:
        assert folders_of(built[f"{name}/views/"]) <= {name, "glossary", "assets", "m3"}


def test_diff_tells_in_which_playbook_a_task_has_changed(tmp_path: Path) -> None:
    root = repository(tmp_path, several.files(), plugins=[{"m3": several.options()}])
    files = several.files()
    old = "  - text: Meet about Running part 1\n    responsibleParty: customer"
    commit(
        root, {"operations/1.1.md": files["operations/1.1.md"].replace(old, old.replace("customer", "desk"))}
    )
    code, said = run("diff", "HEAD~1", "--site", root)
    assert code == 0, said
    assert "  Operations: 1.1 Running part 1\n" in said
    assert "    Meet about Running part 1: Business office → Service desk\n" in said
    assert "Migration" not in said
    assert run("diff", "HEAD~1", "HEAD~1", "--site", root)[1].startswith("Nothing has changed")


def test_diff_knows_the_playbook_that_has_got_a_name(tmp_path: Path) -> None:
    plain = {
        path: text for path, text in several.files().items() if path.startswith(("migration/", "assets"))
    }
    plain.pop("migration/other.md")
    root = repository(tmp_path, plain, plugins=["m3"])
    configure(root, plugins=[{"m3": several.options(nav="own")}])
    commit(root, several.files())
    said = json.loads(run("diff", "HEAD~1", "--site", root, "--format", "json")[1])
    appeared = [one["page"]["path"] for one in said["changes"] if one["kind"] == "task-appeared"]
    assert appeared == [f"operations/{id_}.md" for id_ in TASKS["operations"]]
    assert not [one for one in said["changes"] if one["kind"] == "task-went"]
