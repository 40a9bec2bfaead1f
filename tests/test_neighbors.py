"""Beside other plugins and Markdown extensions: what quick builds tell. `tests/neighbors` has whole sites."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests import sites
from tests.neighbors.in_texts import EXTENSIONS, NAME_WITH_SIGNS
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
    built = build(tmp_path, PAGES, plugins=["search", *plugins], theme={"name": "mkdocs"})
    assert not built.is_aborted, built.log
    first, second = built.article("tasks/3.1/index.html"), built.article("tasks/3.2/index.html")
    assert "Costs {{ money }} and {% raw %}." in first.get_text()
    assert "3.1 Form {{ one }} team" in first.get_text()
    assert "Body with 2." in second.get_text()
    text = second.get_text()
    assert text.index("Body with 2.") < text.index("Meet") < text.index("After.")


def test_a_navigation_plugin_that_says_nothing_leaves_the_order_of_numbers(tmp_path: Path) -> None:
    built = build(tmp_path, PAGES, plugins=["search", "section-index", "m3"])
    assert order(built.page("index.html")) == ["3.1", "3.2", "3.10"]


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
    nav = ["index.md", {"Playbook": "m3/playbook"}]
    built = build(tmp_path, pages, plugins=plugins, nav=nav, theme={"name": "mkdocs"})
    assert not built.is_aborted, built.log
    assert "WARNING" not in built.log
    for folder, name, other in (("", "Form one team", "Former"), ("fr/", "Former une équipe", "Form one")):
        for file in ("m3/tasks.csv", "m3.json"):
            assert name in built.html(folder + file)
            assert other not in built.html(folder + file)
        link = built.article(f"{folder}index.html").select_one("a[download]")
        assert link is not None
        assert urljoin(f"/{folder}", str(link["href"])) == f"/{folder}m3/tasks.csv"


def test_markdown_extensions_leave_parts_and_titles_whole(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        "index.md": "# Home\n\n<!-- m3/tasks {phase: 3} -->\n",
        "3.1.md": task(title=f"'{NAME_WITH_SIGNS}'"),
    }
    built = build(tmp_path, pages, theme={"name": "mkdocs"}, markdown_extensions=[*EXTENSIONS])
    assert not built.is_aborted, built.log
    article = built.article("3.1/index.html")
    heading = article.find("h1")
    assert heading is not None
    assert heading.get_text().strip() == f"3.1 {NAME_WITH_SIGNS}"
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


def test_abbreviations_leave_parts_and_views_whole(tmp_path: Path) -> None:
    body = f"\n{ABBREVIATIONS}\n"
    built = build(
        tmp_path,
        {"index.md": f"# Home\n\n<!-- m3/tasks {{phase: 3}} -->\n{body}", "3.1.md": task() + body},
        theme={"name": "mkdocs"},
        markdown_extensions=["abbr"],
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
