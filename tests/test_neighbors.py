"""Beside other plugins and Markdown extensions, real ones, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests.sites import build, task

if TYPE_CHECKING:
    from pathlib import Path

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
