"""Beside other plugins and Markdown extensions, real ones, in any order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests import sites
from tests.sites import MATERIAL, Built, task

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

build = partial(sites.build, theme=MATERIAL)

pytestmark = pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs

PAGES: dict[str, str | bytes] = {
    "index.md": "# Home\n\n[task](tasks/3.1.md)\n",
    "tasks/3.1.md": task(
        objective="objective: Costs {{ money }} and {% raw %}.", title="'Form {{ one }} team'"
    ),
    "tasks/3.2.md": task(number=2) + "\nBody with {{ 1 + 1 }}.\n\n<!-- m3/activities -->\n\nAfter.\n",
    "tasks/3.10.md": task(number=10),
}


def order(built_page: object) -> list[str]:
    links = built_page.select("nav.md-nav--primary a.md-nav__link[href*='3.']")  # type: ignore[attr-defined] # a soup
    return list(dict.fromkeys(str(link["href"]).rstrip("/").rpartition("/")[2] for link in links))


@pytest.mark.parametrize("plugins", [["macros", "m3"], ["m3", "macros"]], ids=["macros first", "macros last"])
def test_macros_work_in_bodies_and_never_see_our_texts(tmp_path: Path, plugins: list[str]) -> None:
    built = build(tmp_path, PAGES, plugins=["search", *plugins])
    assert not built.is_aborted, built.log
    first, second = built.article("tasks/3.1/index.html"), built.article("tasks/3.2/index.html")
    assert "Costs {{ money }} and {% raw %}." in first.get_text()
    assert "3.1 Form {{ one }} team" in first.get_text()
    assert "Body with 2." in second.get_text()
    text = second.get_text()
    assert text.index("Body with 2.") < text.index("Meet") < text.index("After.")


@pytest.mark.parametrize("plugins", [["tags", "m3"], ["m3", "tags"]], ids=["tags first", "tags last"])
def test_tags_of_pages_are_listed_also_of_one_that_mkdocs_cannot_read(
    tmp_path: Path, plugins: list[str]
) -> None:
    tagged = task(layout="layout: m3/keyTask\ntags: [Office]").rstrip("\n")  # no newline after the last ---
    built = build(
        tmp_path,
        {"3.1.md": tagged, "tags.md": "# Tags\n\n<!-- material/tags -->\n"},
        plugins=["search", *plugins],
    )
    assert "Office" in built.article("tags/index.html").get_text()


def test_a_navigation_plugin_keeps_its_order(tmp_path: Path) -> None:
    nav = "nav:\n  - tasks/3.10.md\n  - tasks/3.1.md\n  - tasks/3.2.md\n"
    built = build(tmp_path, PAGES | {".nav.yml": nav}, plugins=["search", "awesome-nav", "m3"])
    assert order(built.page("index.html")) == ["3.10", "3.1", "3.2"]


def test_a_navigation_plugin_that_says_nothing_leaves_the_order_of_numbers(tmp_path: Path) -> None:
    built = build(tmp_path, PAGES, plugins=["search", "section-index", "m3"])
    assert order(built.page("index.html")) == ["3.1", "3.2", "3.10"]


def test_a_literate_navigation_keeps_its_order(tmp_path: Path) -> None:
    nav = "* [Ten](tasks/3.10.md)\n* [One](tasks/3.1.md)\n* [Two](tasks/3.2.md)\n"
    built = build(
        tmp_path,
        PAGES | {"SUMMARY.md": nav},
        plugins=["search", {"literate-nav": {"nav_file": "SUMMARY.md"}}, "m3"],
    )
    assert order(built.page("index.html")) == ["3.10", "3.1", "3.2"]


def test_generated_pages_are_part_of_the_playbook(tmp_path: Path) -> None:
    script = tmp_path / "make.py"
    script.write_text(
        "import mkdocs_gen_files\n"
        f"with mkdocs_gen_files.open('made/3.7.md', 'w') as page:\n    page.write({task(number=7)!r})\n"
    )
    built = build(tmp_path, PAGES, plugins=["search", "m3", {"gen-files": {"scripts": [str(script)]}}])
    assert "Meet" in built.article("made/3.7/index.html").get_text()
    assert "Task 3 of 4" in built.article("made/3.7/index.html").get_text()


def test_redirects_to_a_permalink_lead_there(tmp_path: Path) -> None:
    pages = PAGES | {"tasks/3.5.md": task(number=5, layout="layout: m3/keyTask\npermalink: /3.5/")}
    built = build(
        tmp_path,
        pages,
        plugins=["search", {"redirects": {"redirect_maps": {"old.md": "tasks/3.5.md"}}}, "m3"],
    )
    assert "../3.5/" in built.html("old/index.html")


def test_minified_pages_keep_every_text(tmp_path: Path) -> None:
    built = build(tmp_path, PAGES, plugins=["search", "m3", {"minify": {"minify_html": True}}])
    assert "Meet" in built.article("tasks/3.1/index.html").get_text()


def test_a_print_site_holds_the_finished_pages(tmp_path: Path) -> None:
    built = build(tmp_path, PAGES, plugins=["search", "m3", "print-site"])
    assert "Program Manager" in built.page("print_page/index.html").get_text()


def test_a_site_in_two_languages_has_its_key_tasks_in_both(tmp_path: Path) -> None:
    languages = [
        {"locale": "en", "default": True, "name": "English", "build": True},
        {"locale": "fr", "name": "Français", "build": True},
    ]
    pages: dict[str, str | bytes] = {
        "index.md": "# Home\n\n<!-- m3/tasks -->\n",
        "3.1.md": task(),
        "3.1.fr.md": task(title="Former une équipe"),
    }
    built = build(tmp_path, pages, plugins=["search", {"i18n": {"languages": languages}}, "m3"])
    assert not built.is_aborted, built.log
    assert "Form one team" in built.article("3.1/index.html").get_text()
    assert "Former une équipe" in built.article("fr/3.1/index.html").get_text()


def test_each_language_of_a_site_has_exports_of_its_own(tmp_path: Path) -> None:
    languages = [
        {"locale": "en", "default": True, "name": "English", "build": True},
        {"locale": "fr", "name": "Français", "build": True},
    ]
    pages: dict[str, str | bytes] = {
        "index.md": "# Home\n\n<!-- m3/tasks -->\n",
        "3.1.md": task(),
        "3.1.fr.md": task(title="Former une équipe"),
    }
    plugins = ["search", {"i18n": {"languages": languages}}, {"m3": {"nav": "auto"}}]
    built = build(tmp_path, pages, plugins=plugins, nav=["index.md", {"Playbook": "m3/playbook"}])
    assert not built.is_aborted, built.log
    assert "WARNING" not in built.log
    for folder, name, other in (("", "Form one team", "Former"), ("fr/", "Former une équipe", "Form one")):
        for file in ("m3/tasks.csv", "m3.json"):
            assert name in built.html(folder + file)
            assert other not in built.html(folder + file)
        link = built.article(f"{folder}index.html").select_one("a[download]")
        assert link is not None
        assert urljoin(f"/{folder}", str(link["href"])) == f"/{folder}m3/tasks.csv"


EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "pymdownx.arithmatex",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.striphtml", "smarty", "nl2br",
)  # fmt: skip


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_markdown_extensions_leave_parts_and_titles_whole(tmp_path: Path, extension: str) -> None:
    name = "'A :smile: {#x .y} ==b== ~~c~~ ^^d^^ (c) --> $e$ ++f++ [g] h_i_j {++k++} \"l\"'"
    pages: dict[str, str | bytes] = {
        "index.md": "# Home\n\n<!-- m3/tasks {phase: 3} -->\n",
        "3.1.md": task(title=name),
    }
    built = build(tmp_path, pages, markdown_extensions=[extension])
    article = built.article("3.1/index.html")
    heading = article.find("h1")
    assert heading is not None
    assert (
        heading.get_text().strip()
        == '3.1 A :smile: {#x .y} ==b== ~~c~~ ^^d^^ (c) --> $e$ ++f++ [g] h_i_j {++k++} "l"'
    )
    assert article.select_one(".m3-activities tbody tr") is not None
    assert "has removed or changed" not in built.log
    assert built.article("index.html").select_one(".m3-tasks tbody tr") is not None


ABBREVIATIONS = "\n".join(
    f"*[{word}]: An abbreviation of {n}"
    for n, word in enumerate(
        ("m3", "part", "view", "activities", "Activities", "stakeholders", "tasks", "team", "PMO", "3", "1")
    )
)


def parts_in_order(article: Tag) -> list[str]:
    """The page's own blocks from top to bottom, by their classes."""
    wanted = ("m3-objective", "m3-activities", "m3-stakeholders")
    return [name for block in article.select(".m3") for name in wanted if name in block["class"]]


@pytest.mark.parametrize("is_appended", [False, True], ids=["in the page", "from a glossary of the site"])
def test_abbreviations_leave_parts_and_views_whole(tmp_path: Path, is_appended: bool) -> None:
    (tmp_path / "abbreviations.md").write_text(ABBREVIATIONS + "\n", encoding="utf-8")
    body = "" if is_appended else f"\n{ABBREVIATIONS}\n"
    snippets = {"pymdownx.snippets": {"auto_append": [str(tmp_path / "abbreviations.md")]}}
    built = build(
        tmp_path,
        {"index.md": f"# Home\n\n<!-- m3/tasks {{phase: 3}} -->\n{body}", "3.1.md": task() + body},
        theme={"name": "mkdocs"},
        markdown_extensions=["abbr", *([snippets] if is_appended else [])],
        strict=True,
    )
    assert not built.is_aborted, built.log
    article = built.article("3.1/index.html")
    assert parts_in_order(article) == ["m3-objective", "m3-activities", "m3-stakeholders"]
    assert article.select_one("h2#activities") is not None
    assert built.article("index.html").select_one(".m3-tasks tbody tr") is not None
    assert "m3part" not in built.html("3.1/index.html")


AROUND = """
import re
from mkdocs.plugins import event_priority

@event_priority(200)
def on_page_content(html, **_):
    return re.sub({pattern!r}, {replacement!r}, html)
"""


def with_hook(root: Path, pattern: str, replacement: str, body: str = "", fail_on: str = "never") -> Built:
    """A site in which somebody rewrites the HTML before we see it."""
    (root / "hook.py").write_text(AROUND.format(pattern=pattern, replacement=replacement), encoding="utf-8")
    pages = {"index.md": "# Home\n\nBefore.\n\n<!-- m3/tasks -->\n\nAfter.\n", "3.1.md": task() + body}
    plugins = ["search", {"m3": {"fail_on": fail_on}}]
    return build(root, pages, theme={"name": "mkdocs"}, hooks=["hook.py"], plugins=plugins)


@pytest.mark.parametrize(
    "replacement",
    [r'<p class="lead" id="p">\1</p>', r"<p>\n<span>\1</span></p>", r'<p><a href="#x"><b>\1</b></a></p>'],
)
def test_what_is_put_around_a_placeholder_goes_with_it(tmp_path: Path, replacement: str) -> None:
    built = with_hook(tmp_path, r"<p>(m3(?:part|view)\w+)</p>", replacement)
    assert "WARNING" not in built.log
    article = built.article("3.1/index.html")
    assert parts_in_order(article) == ["m3-objective", "m3-activities", "m3-stakeholders"]
    assert article.select("p.lead, a[href='#x']") == []
    assert built.article("index.html").select_one(".m3-tasks tbody tr") is not None


def test_a_part_whose_placeholder_is_gone_is_told_and_shown_below_its_heading(tmp_path: Path) -> None:
    built = with_hook(tmp_path, r"<p>m3(?:part|view)\w+</p>", "", "\nThe end.\n")
    for part in ("objective", "activities", "stakeholders"):
        assert f"3.1.md: another plugin or extension has removed or changed `m3/{part}`" in built.log
    assert "index.md: another plugin or extension has removed or changed `m3/tasks`" in built.log
    article = built.article("3.1/index.html")
    assert parts_in_order(article) == ["m3-objective", "m3-activities", "m3-stakeholders"]
    assert "m3-activities" in article.select("#activities + .m3")[0]["class"]
    words = article.get_text()
    assert words.index("Activities") < words.index("Meet") < words.index("Stakeholders")
    assert words.index("Program Manager") < words.index("The end.")
    assert "Before.\nAfter." in built.article("index.html").get_text()


@pytest.mark.parametrize("fail_on", ["error", "warning", "never"])
def test_a_view_whose_placeholder_is_gone_stops_the_build(tmp_path: Path, fail_on: str) -> None:
    built = with_hook(tmp_path, r"<p>m3view\w+</p>", "", fail_on=fail_on)
    assert "ERROR - mkdocs_m3: index.md: another plugin or extension has removed" in built.log
    assert built.is_aborted == (fail_on != "never")
    last = built.log.splitlines()[-1]
    said = "mkdocs_m3: another plugin or Markdown extension has removed `m3/tasks` from index.md. To find out"
    assert (said in last) == (fail_on != "never")


def test_parts_whose_headings_are_gone_too_follow_the_page(tmp_path: Path) -> None:
    built = with_hook(tmp_path, r"<p>m3part\w+</p>|<h2.*?</h2>", "", "\nThe end.\n")
    words = built.article("3.1/index.html").get_text()
    assert words.index("The end.") < words.index("Meet") < words.index("Program Manager")


LINKING: list[dict[str, object] | str] = [
    "autolinks",
    "roamlinks",
    {"ezlinks": {"wikilinks": True, "reference_links": True}},
]


@pytest.mark.parametrize("is_ours_last", [True, False], ids=["we are last", "we are first"])
@pytest.mark.parametrize("plugin", LINKING, ids=["autolinks", "roamlinks", "ezlinks"])
def test_plugins_that_make_links_work_in_bodies_and_never_see_our_texts(
    tmp_path: Path, plugin: object, is_ours_last: bool
) -> None:
    wiki = "" if plugin == "autolinks" else " and [[other]]"
    body = f"\nSee [another](other.md){wiki}.\n"
    pages: dict[str, str | bytes] = {
        "index.md": f"# Home\n{body}\n<!-- m3/tasks {{phase: 3}} -->\n",
        "3.1.md": task(objective="objective: Keep [[other]] as it is.") + body,
        "deep/other.md": "# Other\n",
    }
    plugins = [plugin, "m3"] if is_ours_last else ["m3", plugin]
    built = build(tmp_path, pages, theme={"name": "mkdocs"}, plugins=plugins)
    assert not built.is_aborted, built.log
    assert "WARNING" not in built.log
    article = built.article("3.1/index.html")
    assert parts_in_order(article) == ["m3-objective", "m3-activities", "m3-stakeholders"]
    assert "Keep [[other]] as it is." in article.get_text()
    links = [str(link["href"]) for link in article.select("p > a") if "deep" in str(link["href"])]
    assert [urljoin("/3.1/", link) for link in links] == ["/deep/other/"] * (2 if wiki else 1)
    assert built.article("index.html").select_one(".m3-tasks tbody tr") is not None


def test_nothing_is_left_behind_by_a_build_nor_by_one_that_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    for name, category in (("good", "process"), ("wrong", "proces")):
        pages: dict[str, str | bytes] = {"3.1.md": task(category=f"category: {category}")}
        built = build(tmp_path / name, pages, theme={"name": "mkdocs"})
        assert built.is_aborted is (name == "wrong")
        assert list(scratch.iterdir()) == []


def test_every_id_of_ours_begins_with_a_letter_for_scripts_that_select_by_it(tmp_path: Path) -> None:
    terms = "".join(f"      - {{name: {name}, description: Meaning}}\n" for name in ("508", "3PAO", "2 of 3"))
    glossary = f"---\nlayout: m3/glossary\nsections:\n  - name: Terms\n    terms:\n{terms}---\n"
    views = "".join(f"<!-- m3/{view} -->\n\n" for view in ("tasks", "glossary", "lineage {phase: 3}"))
    pages: dict[str, str | bytes] = {"index.md": f"# Home\n\n{views}", "3.1.md": task(), "g.md": glossary}
    built = build(tmp_path, pages, theme={"name": "mkdocs"})
    assert not built.is_aborted, built.log
    ids = [
        str(element["id"])
        for page in ("index.html", "3.1/index.html", "g/index.html")
        for element in built.article(page).select(".m3 [id], .m3[id], h2[id]")
    ]
    assert len(ids) > 6
    assert [id_ for id_ in ids if not id_[0].isalpha()] == []
