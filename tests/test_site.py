"""What the plugin does to a site, seen in real builds."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.sites import MATERIAL, build, task

if TYPE_CHECKING:
    from pathlib import Path

PLAIN: dict[str, str | bytes] = {
    "index.md": "# Home\n\nSee [more](guide/more.md).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "guide/more.md": "---\ntitle: More\ntags: [x]\nlayout: post\n---\n\n"
    "# More\n\n<!-- m3/activities -->\n\nText.\n",
    "assets/plan.txt": b"plan",
}
THEMES: tuple[dict[str, object], ...] = (
    {"name": "material", "font": False},
    {"name": "mkdocs"},
    {"name": "readthedocs"},
)


def themed(*themes: dict[str, object]) -> list[object]:
    return [pytest.param(theme, id=str(theme["name"])) for theme in themes]


def without_dates(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: re.sub(rb"Build Date UTC : [^\n]*", b"", content) for name, content in files.items()}


@pytest.mark.parametrize("theme", themed(*THEMES))
def test_a_site_without_playbook_pages_is_byte_for_byte_what_it_was(
    tmp_path: Path, theme: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    without = build(tmp_path / "a", PLAIN, theme=theme, plugins=["search"])
    with_plugin = build(tmp_path / "b", PLAIN, theme=theme, plugins=["search", "m3"])
    assert without_dates(with_plugin.files()) == without_dates(without.files())


@pytest.mark.parametrize("theme", themed(*THEMES))
def test_beside_key_tasks_the_articles_of_other_pages_stay_as_they_were(
    tmp_path: Path, theme: dict[str, object]
) -> None:
    pages = PLAIN | {"3.1.md": task()}
    without = build(tmp_path / "a", pages, theme=theme, plugins=["search"])
    with_plugin = build(tmp_path / "b", pages, theme=theme)
    for address in ("index.html", "guide/more/index.html"):
        assert str(with_plugin.article(address)) == str(without.article(address))


@pytest.mark.parametrize("theme", themed(*THEMES))
def test_two_builds_are_byte_for_byte_the_same(
    tmp_path: Path, theme: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    pages = PLAIN | {f"3.{number}.md": task(number=number) for number in range(1, 12)}
    builds = [build(tmp_path / name, pages, theme=theme).files() for name in "ab"]
    assert builds[0] == builds[1]


def test_a_page_changed_between_two_builds_of_one_process_is_read_anew(tmp_path: Path) -> None:
    assert "Form one team" in build(tmp_path, {"3.1.md": task()}).html("3.1/index.html")
    assert "Form two teams" in build(tmp_path, {"3.1.md": task(title="Form two teams")}).html(
        "3.1/index.html"
    )


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("theme", themed(*THEMES))
def test_a_permalink_is_the_pages_address_and_links_follow_it(
    tmp_path: Path,
    theme: dict[str, object],
    directory_urls: bool,
) -> None:
    pages: dict[str, str | bytes] = {
        "index.md": "# Home\n\n[first](tasks/first.md) [second](tasks/second.md)\n",
        "tasks/first.md": task(number=1, layout="layout: m3/keyTask\npermalink: /3.1/"),
        "tasks/second.md": task(
            number=2,
            layout="layout: m3/keyTask\npermalink: /old/second.html",
            objective="objective: See <a href='/3.1/'>one</a>, [two](first.md#activity-1)"
            " and [home](../index.md).",
        ),
    }
    built = build(tmp_path, pages, theme=theme, use_directory_urls=directory_urls, strict=True)
    end = "" if directory_urls else "index.html"
    home = [str(link["href"]) for link in built.article("index.html").select("p a")]
    assert home[:2] == [f"3.1/{end}", "old/second.html"]
    objective = built.article("old/second.html").select(".m3-objective a")
    expected = [f"../3.1/{end}", f"../3.1/{end}#activity-1", "../" + end or "../"]
    assert [str(link["href"]) for link in objective] == expected
    assert not (tmp_path / "site" / "tasks").exists()


def test_the_title_is_number_and_name_in_page_browser_and_navigation(tmp_path: Path) -> None:
    built = build(
        tmp_path, {"index.md": "# Home\n", "x.md": task(title='"Plan <em>R&D</em> {{ costs }} *now* #1"')}
    )
    page = built.page("x/index.html")
    title = "3.1 Plan R&D {{ costs }} now #1"
    heading = page.find("h1")
    assert heading is not None
    assert heading.get_text().removesuffix("¶").strip() == title
    assert page.title is not None
    assert page.title.get_text() == f"{title} - Test"
    assert title in " ".join(built.page("index.html").get_text().split())


def test_a_title_of_the_page_or_of_the_navigation_wins(tmp_path: Path) -> None:
    pages = {"a.md": task(layout="layout: m3/keyTask\ntitle: Mine"), "b.md": task(number=2)}
    built = build(tmp_path, pages, nav=[{"Start": "b.md"}, "a.md"])
    assert built.page("a/index.html").title.get_text() == "Mine - Test"  # type: ignore[union-attr] # a page has one
    assert built.page("b/index.html").title.get_text() == "Start - Test"  # type: ignore[union-attr] # likewise


def test_the_objective_describes_the_page_unless_the_page_does(tmp_path: Path) -> None:
    quoted = task(objective="objective: 'Say \"yes\" to <b>R&D</b>'")
    own = task(number=2, layout="layout: m3/keyTask\ndescription: My own")
    built = build(tmp_path, {"a.md": quoted, "b.md": own}, theme=MATERIAL)
    descriptions = [
        built.page(f"{name}/index.html").select_one('meta[name="description"]')["content"]  # type: ignore[index] # there
        for name in "ab"
    ]
    assert descriptions == ['Say "yes" to R&D', "My own"]


def test_search_finds_activities_under_their_heading_with_blanks_between_cells(tmp_path: Path) -> None:
    built = build(tmp_path, {"3.1.md": task(objective="objective: Know.")}, theme=MATERIAL)
    index = json.loads((tmp_path / "site/search/search_index.json").read_text(encoding="utf-8"))
    sections = {entry["location"]: entry for entry in index["docs"]}
    assert sections["3.1/#activities"]["title"] == "Activities"
    assert sections["3.1/#activities"]["text"].split() == ["Meet"]
    assert sections["3.1/#objective"]["text"].split() == ["<p>Know.</p>"]
    assert "data-search-exclude" in built.html("3.1/index.html")


def test_key_tasks_stand_in_the_order_of_their_numbers_and_so_do_their_neighbors(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        f"tasks/3.{number}.md": task(number=number) for number in (1, 2, 9, 10, 11)
    }
    built = build(tmp_path, {"index.md": "# Home\n", **pages}, theme=MATERIAL)
    links = built.page("index.html").select("nav.md-nav--primary a.md-nav__link[href*='tasks/']")
    shown = [str(link["href"]).rstrip("/").rpartition("/")[2] for link in links]
    assert list(dict.fromkeys(shown)) == ["3.1", "3.2", "3.9", "3.10", "3.11"]
    assert built.page("tasks/3.9/index.html").select_one('link[rel="next"]')["href"] == "../3.10/"  # type: ignore[index] # there
    assert built.page("tasks/3.10/index.html").select_one('link[rel="prev"]')["href"] == "../3.9/"  # type: ignore[index] # there


def test_a_navigation_of_the_sites_own_is_left_alone(tmp_path: Path) -> None:
    pages = {"3.1.md": task(), "3.2.md": task(number=2)}
    built = build(tmp_path, pages, nav=["3.2.md", "3.1.md"], theme=MATERIAL)
    assert built.page("3.2/index.html").select_one('link[rel="next"]')["href"] == "../3.1/"  # type: ignore[index] # there


def test_links_to_an_activity_from_markdown_are_known_to_mkdocs(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n\n[a](3.1.md#activity-1) [b](3.1.md#activity-7)\n", "3.1.md": task()}
    log = build(tmp_path, pages, validation={"anchors": "warn"}).log
    assert "#activity-1" not in log
    assert "'#activity-7'" in log


def test_a_page_without_a_newline_after_its_front_matter_and_one_with_windows_line_ends_are_read(
    tmp_path: Path,
) -> None:
    pages = {
        "a.md": task().rstrip("\n").encode(),
        "b.md": task(number=2).replace("\n", "\r\n").encode("utf-8-sig"),
    }
    built = build(tmp_path, pages, strict=True)
    for name, id_ in (("a", "3.1"), ("b", "3.2")):
        page = built.page(f"{name}/index.html")
        assert page.find("h1").get_text().startswith(f"{id_} Form one team")  # type: ignore[union-attr] # a page has one
        assert "layout:" not in page.get_text()


def test_a_page_whose_yaml_breaks_shows_what_could_be_read_and_never_its_yaml(tmp_path: Path) -> None:
    broken = task().replace("  - text: Meet\n", "  - text: Agree: now\n  - text: Meet\n")
    built = build(tmp_path, {"3.1.md": broken + "\nMy own words.\n"}, plugins=[{"m3": {"fail_on": "never"}}])
    text = built.article("3.1/index.html").get_text()
    assert "Meet" in text
    assert "My own words." in text
    assert "responsibleParty" not in text
    assert built.log.count("[M3") == 1


def test_a_page_that_is_not_utf_8_is_named_and_the_rest_of_the_site_is_built(tmp_path: Path) -> None:
    pages = {"3.1.md": task(title="Café").encode("latin-1"), "3.2.md": task(number=2).encode()}
    built = build(tmp_path, pages, plugins=[{"m3": {"fail_on": "never"}}])
    assert "docs/3.1.md:5:10: error[M3004]" in built.log
    assert "Form one team" in built.html("3.2/index.html")


def test_excluded_pages_are_not_part_of_the_playbook(tmp_path: Path) -> None:
    pages = {"3.1.md": task(), "old/3.1.md": task(), "draft.md": task()}
    built = build(tmp_path, pages, exclude_docs="old/\n", draft_docs="draft.md\n", strict=True)
    assert not built.is_aborted


def test_our_files_are_published_even_where_the_site_excludes_scripts(tmp_path: Path) -> None:
    built = build(tmp_path, {"3.1.md": task()}, exclude_docs="*.js\n*.css\n")
    page = built.page("3.1/index.html")
    ours = [str(tag["href"]) for tag in page.select('link[href*="assets/m3/"]')]
    ours += [str(tag["src"]) for tag in page.select('script[src*="assets/m3/"]')]
    assert len(ours) == 2
    assert all((tmp_path / "site" / "3.1" / address).exists() for address in ours)


def test_our_stylesheet_stands_before_the_sites_own(tmp_path: Path) -> None:
    built = build(tmp_path, {"3.1.md": task(), "own.css": "a{}"}, extra_css=["own.css"])
    html = built.html("3.1/index.html")
    assert html.index("assets/m3/m3.") < html.index("own.css")


def test_nothing_is_written_into_the_docs_folder(tmp_path: Path) -> None:
    build(tmp_path, {"3.1.md": task()})
    assert [path.name for path in (tmp_path / "docs").rglob("*")] == ["3.1.md"]


@pytest.mark.parametrize(
    "key", ["phase: 3", "phase: 3\nkeyTask: 1", "category: workforce", "responsibleParty: customer"]
)
def test_whatever_is_known_of_where_a_task_stands_is_in_its_first_line(tmp_path: Path, key: str) -> None:
    page = f"---\nlayout: m3/keyTask\n{key}\nname: Meet\nactivities:\n  - text: Talk\n---\n"
    built = build(tmp_path, {"a.md": page}, plugins=[{"m3": {"fail_on": "never"}}])
    assert built.article("a/index.html").select_one(".m3-summary-line")


def test_where_nothing_is_known_there_is_no_such_line(tmp_path: Path) -> None:
    page = "---\nlayout: m3/keyTask\nname: Meet\nactivities:\n  - text: Talk\n---\n"
    built = build(tmp_path, {"a.md": page}, plugins=[{"m3": {"fail_on": "never"}}])
    assert not built.article("a/index.html").select_one(".m3-summary-line")
