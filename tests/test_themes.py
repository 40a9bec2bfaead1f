"""What themes and other plugins get of front matter: words, whatever was written there, escaped once."""

from __future__ import annotations

import json
import re
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from mkdocs_m3.publishing import for_themes
from tests import sites
from tests.payloads import NAVIGATIONS, PAGES, THEMES, configuration, write_custom_theme
from tests.sites import MATERIAL, task

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow  # as a whole

build = partial(sites.build, theme=MATERIAL)

WORDS: Final = 'R&D <b>x</b> "A"'
"""A title that holds what has to be escaped, in text as in attributes."""
YAML: Final = "'" + WORDS + "'"


def live(html: str) -> list[str]:
    """Every piece of the payload that a browser would take for more than words."""
    page = BeautifulSoup(html, "html.parser")
    handlers = [
        str(tag)[:80] for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)
    ]
    scripts = [str(tag) for tag in page.find_all("script") if "hit()" in str(tag) and not tag.get("id")]
    images = [str(tag) for tag in page.find_all("img", src="nowhere.png")]
    titles = [words for words in re.findall(r"<title>(.*?)</title>", html, re.DOTALL) if "<" in words]
    refreshes = [str(tag) for tag in page.find_all("meta", attrs={"http-equiv": "refresh"})]
    return [*handlers, *(one for one in scripts if "mkdocs_page" not in one), *images, *titles, *refreshes]


@pytest.mark.parametrize("navigation", NAVIGATIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_of_front_matter_or_file_names_is_more_than_words(
    tmp_path: Path, theme: str, navigation: str
) -> None:
    built = build(tmp_path, PAGES, **configuration(theme, navigation))
    pages = [path for path in built.files() if path.endswith(".html")]
    assert len(pages) >= len(PAGES)
    assert {path: found for path in pages if (found := live(built.html(path)))} == {}
    assert "`template: redirect.html` is left out" in built.log


def test_a_theme_of_the_sites_own_may_print_all_metadata(tmp_path: Path) -> None:
    write_custom_theme(tmp_path / "own")
    settings = configuration("material", "without nav") | {
        "theme": {"name": "material", "font": False, "custom_dir": "own"}
    }
    built = build(tmp_path, PAGES, **settings)
    page = built.html("every-key/index.html")
    assert page.count("hit()") > 20
    assert live(page) == []
    assert 'content="&lt;img' in page


def test_the_payload_would_be_found(tmp_path: Path) -> None:
    body = PAGES["every-key.md"].replace("layout: m3/keyTask", "layout: other")
    built = build(tmp_path, {"index.md": "# Home\n", "other.md": body})
    assert live(built.html("other/index.html"))


def _said(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in page.select(selector)]


PLACES: Final = {
    "material": {
        "navigation": ".md-nav__link[href$='own/'] .md-ellipsis",
        "next": ".md-footer__link--next .md-ellipsis",
    },
    "mkdocs": {"navigation": ".dropdown-item[href$='own/'], .navbar-nav .nav-link[href$='own/']:not([rel])"},
    "readthedocs": {"navigation": ".wy-menu a[href$='own/']"},
}
"""Where each theme shows the title of the next page on a page, besides attributes."""


@pytest.mark.parametrize("navigation", NAVIGATIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_title_reads_right_wherever_a_theme_shows_it(tmp_path: Path, theme: str, navigation: str) -> None:
    pages = {
        "a.md": task(),
        "b-own.md": task(number=2, layout=f"layout: m3/keyTask\ntitle: {YAML}\ndescription: {YAML}"),
        "c.md": task(number=3, title="'`" + WORDS + "`'"),
    }
    settings = configuration(theme, navigation)
    settings["plugins"] = ["search", {"m3": {"nav": "auto" if navigation == "filled in" else "own"}}]
    if navigation != "without nav":
        settings["nav"] = [{"Playbook": "m3/playbook"}] if navigation == "filled in" else [*pages]
    built = build(tmp_path, pages, **settings)
    before, own, after = (built.page(f"{name}/index.html") for name in ("a", "b-own", "c"))
    assert _said(own, "title") == [f"{WORDS} - Test"]
    assert _said(after, "title") == [f"3.3 {WORDS} - Test"]
    if theme != "mkdocs" or navigation != "filled in":  # that theme shows two levels
        assert {place: set(_said(before, selector)) for place, selector in PLACES[theme].items()} == {
            place: {WORDS} for place in PLACES[theme]
        }
    htmls = [built.html(f"{name}/index.html") for name in ("a", "b-own", "c")]
    assert not [found for html in htmls for found in re.findall(r"&amp;(?:amp|lt|gt|quot|#34);", html)]
    if theme == "material":
        assert [tag["content"] for tag in own.select('meta[name="description"]')] == [WORDS]
        assert [tag["aria-label"] for tag in before.select(".md-footer__link--next")] == [f"Next: {WORDS}"]


@pytest.mark.parametrize("theme", THEMES)
def test_the_search_index_holds_titles_escaped_once(tmp_path: Path, theme: str) -> None:
    own = task(layout=f"layout: m3/keyTask\ntitle: {YAML}\ntags: ['R&D', '<b>x</b>']")
    named = task(number=2, title="'`" + WORDS + "`'")
    built = build(tmp_path, {"a.md": own, "b.md": named}, **configuration(theme, "without nav"))
    index = json.loads(built.files()["search/search_index.json"])
    titles = {entry["location"]: entry["title"] for entry in index["docs"]}
    if theme != "material":  # whose index holds headings, with their markup
        assert unescape(titles["a/"]) == WORDS
        assert unescape(titles["b/"]) == f"3.2 {WORDS}"
    assert "<b>" not in " ".join(map(str, titles.values()))
    tags = [tag for entry in index["docs"] for tag in entry.get("tags", ())]
    assert {unescape(tag) for tag in tags} <= {"R&D", "<b>x</b>"}
    assert "<b>x</b>" not in tags


def test_a_tag_is_one_on_pages_of_the_playbook_and_on_others(tmp_path: Path) -> None:
    pages = {
        "index.md": "# Home\n<!-- material/tags -->\n",
        "a.md": task(layout="layout: m3/keyTask\ntags: ['R&D', '<b>x</b>']"),
        "b.md": "---\ntags: ['R&D']\n---\n# Other\n",
    }
    built = build(tmp_path, pages, plugins=["search", "tags", "m3"])
    assert sorted(_said(built.page("index.html"), "h2 .md-tag")) == ["<b>x</b>", "R&D"]


def test_a_feed_holds_titles_and_descriptions_that_read_right(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs_rss_plugin")
    own = task(layout=f"layout: m3/keyTask\ntitle: {YAML}\ndescription: {YAML}\ndate: 2024-05-06")
    named = task(number=2, title="'`" + WORDS + "`'", layout="layout: m3/keyTask\ndate: 2024-05-05")
    feed = {"rss": {"use_git": False, "date_from_meta": {"as_creation": "date"}, "match_path": ".*"}}
    built = build(
        tmp_path,
        {"a.md": own, "b.md": named},
        plugins=["search", "m3", feed],
        site_url="https://example.org/",
    )
    items = ET.fromstring(built.files()["feed_rss_created.xml"]).findall("channel/item")  # noqa: S314 - our own
    assert sorted(item.findtext("title") or "" for item in items) == [f"3.2 {WORDS}", WORDS]
    described = [item.findtext("description") or "" for item in items]
    assert WORDS in map(unescape, described)  # a description is HTML


def test_a_page_may_use_a_template_of_the_sites_own_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "wide.html").write_text("WIDE {{ page.content }}", encoding="utf-8")
    pages = {
        "a.md": task(layout="layout: m3/keyTask\ntemplate: wide.html"),
        "b.md": task(number=2, layout="layout: m3/keyTask\ntemplate: 404.html"),
        "c.md": task(number=3, layout="layout: m3/keyTask\ntemplate: main.html"),
    }
    theme = {"name": "material", "font": False, "custom_dir": "own"}
    built = build(tmp_path, pages, theme=theme)
    assert built.html("a/index.html").startswith("WIDE")
    assert built.article("b/index.html").find("h1") is not None
    assert built.log.count("is left out") == 1


def test_metadata_keep_their_types_and_only_what_needs_it_is_changed() -> None:
    values: dict[str, object] = {
        "hide": ["toc"], "tags": ["R&D", "a&lt;b"], "search": {"boost": 2, "exclude": False}, "title": 2024,
        "none": None, "set": {"<"}, "author": "R&D", "icon": "material/home", "macro": "{{ x }}",
    }  # fmt: skip
    assert for_themes.metadata(values) == {
        "hide": ["toc"], "tags": ["R&D", "a&amp;lt;b"], "search": {"boost": 2, "exclude": False},
        "title": "2024", "none": None, "set": {"&lt;"}, "author": "R&amp;D", "icon": "material/home",
        "macro": "&#123;{ x }}",
    }  # fmt: skip


@pytest.mark.slow
def test_values_without_end_are_left_out_and_told(tmp_path: Path) -> None:
    bomb = "\n".join(
        ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 20))]
    )
    page = task(layout=f"layout: m3/keyTask\nround: &round [*round]\nsubtitle: mine\n{bomb}")
    built = build(tmp_path, {"a.md": page}, plugins=[{"m3": {"fail_on": "never"}}])
    assert "a.md: themes and plugins cannot be given `" in built.log
    assert "round" in built.log
    assert (tmp_path / "site/a/index.html").exists()
