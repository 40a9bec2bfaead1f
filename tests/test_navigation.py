"""`nav: auto`: the playbook's section of the navigation, in real builds."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_m3.cli import main
from tests import sites
from tests.previews import Preview
from tests.sites import MATERIAL, task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bs4 import BeautifulSoup, Tag

    from tests.sites import Built

build: Final = partial(sites.build, theme=MATERIAL)
"""What Material shows in its navigation, for the most part."""
DOCS: Final = (Path(__file__).parent.parent / "docs/navigation.md").read_text(encoding="utf-8")
AUTO: Final[list[object]] = ["search", {"m3": {"nav": "auto"}}]
LINE: Final = "m3/playbook"
NAV: Final[list[object]] = [{"Home": "index.md"}, {"Playbook": LINE}, {"About": "about.md"}]
WARNING: Final = "WARNING - mkdocs_m3: mkdocs.yml: "
NOT_FOUND: Final = (
    f"WARNING - A reference to '{LINE}' is included in the 'nav' configuration, "
    "which is not found in the documentation files."
)


def phase(number: int, name: str = "") -> str:
    named = f"name: {name}\n" if name else ""
    return f"---\nlayout: m3/phase\nphase: {number}\n{named}objective: Reach {number}.\n---\n"


def key_task(number: str, title: str) -> str:
    """A key task whose objective is like no other one's."""
    of_phase, of_task = number.split(".")
    return task(int(of_phase), int(of_task), title, objective=f"objective: Know what {number} is for.")


GLOSSARY: Final = (
    "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n"
    "      - name: PMO\n        description: An office\n---\n"
)
RESOURCES: Final = (
    "---\nlayout: m3/resources\nsections:\n  - name: Sites\n    items:\n"
    "      - name: A site\n        url: https://example.com/\n---\n"
)
PAGES: Final[Mapping[str, str]] = {
    "index.md": "# Home\n",
    "about.md": "# About\n",
    "10.1.md": key_task("10.1", "Look back"),
    "engage/index.md": phase(3, "Engagement"),
    "engage/3.1.md": key_task("3.1", "Form one team"),
    "engage/3.10.md": key_task("3.10", "Close the phase"),
    "engage/3.9.md": key_task("3.9", "Plan the work"),
    "glossary.md": GLOSSARY,
    "select/index.md": phase(2, "Selection"),
    "select/2.1.md": key_task("2.1", "Compare services"),
}
PLAYBOOK: Final = (
    "2.1 Compare services", "Phase 3: Engagement", "3.1 Form one team", "3.9 Plan the work",
    "3.10 Close the phase", "10.1 Look back", "Glossary",
)  # fmt: skip


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def outline(page: BeautifulSoup) -> str:
    """Material's navigation as a page shows it, four blanks a level."""
    items = page.select_one("nav.md-nav--primary > ul")
    assert items is not None
    return "".join(f"{line}\n" for line in _lines(items, ""))


def _lines(items: Tag, indent: str) -> Iterator[str]:
    for item in items.find_all("li", recursive=False):
        title = item.select_one(".md-ellipsis")
        assert title is not None
        yield indent + words(title)
        for below in item.select(":scope > nav:not(.md-nav--secondary) > ul"):
            yield from _lines(below, f"{indent}    ")


def warnings(built: Built) -> list[str]:
    return [line for line in built.log.splitlines() if line.startswith(("WARNING", "ERROR"))]


def walk(built: Built, address: str) -> Iterator[str]:
    """The titles of pages, following Material's *next*, and every *previous* must lead back."""
    came_from: str | None = None
    while True:
        page = built.page(address)
        heading = page.select_one("article h1")
        assert heading is not None
        yield words(heading).removesuffix("¶")
        ways = {str(way["rel"][0]): str(way["href"]) for way in page.select("link[rel=prev], link[rel=next]")}
        here = built.root / "site" / address
        back = ways.get("prev")
        assert (str(_target(here, back)) if back else None) == came_from
        if "next" not in ways:
            return
        came_from = str(here.resolve())
        address = str(_target(here, ways["next"]).relative_to((built.root / "site").resolve()))


def _target(here: Path, address: str) -> Path:
    path = (here.parent / address).resolve()
    return path if path.suffix == ".html" else path / "index.html"


def fenced(title: str) -> str:
    """A block of the documentation, by its title."""
    found = re.search(rf'```\w+ title="{re.escape(title)}"\n(.*?)```', DOCS, re.DOTALL)
    assert found, title
    return found[1]


def test_the_line_becomes_the_playbook_as_the_documentation_shows_it(tmp_path: Path) -> None:
    config = yaml.safe_load(fenced("mkdocs.yml"))
    built = build(tmp_path, PAGES, strict=True, **config)
    assert not built.is_aborted, built.log
    assert outline(built.page("index.html")) == fenced("The navigation")
    assert warnings(built) == []
    assert "not included" not in built.log


def test_previous_and_next_run_across_phases_and_into_the_pages_around(tmp_path: Path) -> None:
    built = build(tmp_path, PAGES, plugins=AUTO, nav=NAV)
    assert list(walk(built, "index.html")) == ["Home", "Phase 2: Selection", *PLAYBOOK, "About"]


def test_breadcrumbs_name_the_section_and_the_phase(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "features": ["navigation.path", "navigation.indexes"]}
    built = build(tmp_path, PAGES, plugins=AUTO, nav=NAV, theme=theme)
    assert trail(built, "engage/3.10/index.html") == {
        "Home": "index.html",
        "Playbook": "select/index.html",
        "Phase 3: Engagement": "engage/index.html",
    }
    assert trail(built, "10.1/index.html") == {
        "Home": "index.html",
        "Playbook": "select/index.html",
        "Phase 10": "10.1/index.html",
    }


def trail(built: Built, address: str) -> dict[str, str]:
    """The words of a page's breadcrumbs with the files that they lead to."""
    site = (built.root / "site").resolve()
    return {
        words(link): _target(site / address, str(link["href"])).relative_to(site).as_posix()
        for link in built.page(address).select(".md-path__link")
    }


def test_a_bare_line_puts_the_phases_on_its_own_level_also_inside_a_section(tmp_path: Path) -> None:
    pages = {"index.md": PAGES["index.md"], "about.md": PAGES["about.md"], "3.1.md": task()}
    built = build(tmp_path, pages, plugins=AUTO, nav=["index.md", {"How": ["about.md", LINE]}])
    assert outline(built.page("index.html")) == (
        "Home\nHow\n    About\n    Phase 3\n        3.1 Form one team\n"
    )
    built = build(tmp_path, pages, plugins=AUTO, nav=[LINE, "about.md", "index.md"])
    assert outline(built.page("about/index.html")) == "Phase 3\n    3.1 Form one team\nAbout\nHome\n"


def test_phases_are_named_in_the_language_of_the_site_in_plain_words_and_safely(tmp_path: Path) -> None:
    pages = {"2/index.md": phase(2, r"'*Plan* & \<img> \"do\"'"), "2/2.1.md": key_task("2.1", "Meet")}
    theme = {"name": "material", "font": False, "language": "fr"}
    built = build(tmp_path, pages, plugins=AUTO, nav=[LINE], theme=theme)
    page = built.page("2/2.1/index.html")
    assert outline(page).splitlines()[0] == 'Phase 2 : Plan & <img> "do"'
    assert page.select("nav.md-nav--primary li img") == []


def test_glossary_and_resources_come_last_unless_the_navigation_names_them(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "a.md": RESOURCES, "b.md": GLOSSARY, "3.1.md": task()}
    built = build(tmp_path, pages, strict=True, plugins=AUTO, nav=["index.md", {"Playbook": LINE}])
    inside = ["    Phase 3", "        3.1 Form one team", "    Glossary", "    Resources"]
    assert outline(built.page("index.html")).splitlines() == ["Home", "Playbook", *inside]
    nav: list[object] = ["index.md", {"Playbook": LINE}, {"Help": [{"Words": "./b.md"}]}]
    built = build(tmp_path, pages, strict=True, plugins=AUTO, nav=nav)
    without = [line for line in inside if "Glossary" not in line]
    assert outline(built.page("index.html")).splitlines() == [
        "Home",
        "Playbook",
        *without,
        "Help",
        "    Words",
    ]


def test_a_key_task_that_the_navigation_names_elsewhere_is_in_the_section_all_the_same(
    tmp_path: Path,
) -> None:
    pages = {"index.md": "# Home\n", "3.1.md": task(), "3.2.md": key_task("3.2", "Go on")}
    built = build(tmp_path, pages, plugins=AUTO, nav=["index.md", {"Start": "3.2.md"}, {"Playbook": LINE}])
    assert outline(built.page("index.html")) == (
        "Home\nStart\nPlaybook\n    Phase 3\n        3.1 Form one team\n        Start\n"
    )


def test_a_phase_without_key_tasks_is_its_page_under_its_own_title(tmp_path: Path) -> None:
    pages = {
        "4.md": phase(4, "Move") + "\n",
        "3.1.md": task(),
        "5.md": phase(5).replace("phase: 5", "phase: x"),
    }
    plugins = [{"m3": {"nav": "auto", "fail_on": "never"}}]
    built = build(tmp_path, pages, plugins=plugins, nav=[LINE])
    assert outline(built.page("3.1/index.html")) == "Phase 3\n    3.1 Form one team\nPhase 4: Move\n5\n"


def test_excluded_pages_drafts_and_pages_not_in_the_navigation_stay_out(tmp_path: Path) -> None:
    pages = {f"3.{n}.md": key_task(f"3.{n}", f"Step {n}") for n in range(1, 5)} | {"index.md": "# Home\n"}
    left_out: dict[str, object] = {"exclude_docs": "3.2.md", "draft_docs": "3.3.md", "not_in_nav": "3.4.md"}
    built = build(tmp_path, pages, strict=True, plugins=AUTO, nav=["index.md", LINE], **left_out)
    assert outline(built.page("index.html")) == "Home\nPhase 3\n    3.1 Step 1\n"
    assert [way["href"] for way in built.page("3.1/index.html").select("link[rel=next]")] == []
    assert (tmp_path / "site/3.4/index.html").exists()
    preview = Preview(tmp_path, pages, plugins=AUTO, nav=["index.md", LINE], **left_out)
    assert outline(preview.page("index.html")) == "Home\nPhase 3\n    3.1 Step 1\n"


def test_a_phase_none_of_whose_pages_is_in_the_navigation_has_no_section(tmp_path: Path) -> None:
    pages = {"3.1.md": task(), "4.1.md": key_task("4.1", "Move"), "4.2.md": key_task("4.2", "Stay")}
    built = build(tmp_path, pages, strict=True, plugins=AUTO, nav=[LINE], not_in_nav="4.1.md\n4.2.md\n")
    assert outline(built.page("3.1/index.html")) == "Phase 3\n    3.1 Form one team\n"


@pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs
def test_pages_that_a_plugin_makes_are_in_the_section_unless_they_are_to_stay_out(tmp_path: Path) -> None:
    script = tmp_path / "make.py"
    made = {name: key_task(name, "Made") for name in ("3.7", "3.8")}
    script.write_text(
        f"import mkdocs_gen_files\nfor name, text in {made!r}.items():\n"
        "    with mkdocs_gen_files.open(f'made/{name}.md', 'w') as page:\n        page.write(text)\n"
    )
    plugins = [*AUTO, {"gen-files": {"scripts": [str(script)]}}]
    built = build(tmp_path, {"3.1.md": task()}, plugins=plugins, nav=[LINE], not_in_nav="made/3.8.md")
    assert outline(built.page("3.1/index.html")) == "Phase 3\n    3.1 Form one team\n    3.7 Made\n"


@pytest.mark.parametrize(
    ("nav", "plugins", "expected"),
    [
        (["index.md", {"Playbook": LINE}], ["m3"], "The line without the option"),
        (["index.md"], AUTO, "The option without the line"),
        (["index.md", LINE, {"Again": LINE}], AUTO, "Two lines"),
    ],
)
def test_a_line_without_the_option_and_the_reverse_and_two_lines_are_warnings(
    tmp_path: Path, nav: list[object], plugins: list[object], expected: str
) -> None:
    built = build(tmp_path, {"index.md": "# Home\n", "3.1.md": task()}, plugins=plugins, nav=nav)
    ours, *others = warnings(built)
    assert ours == " ".join(fenced(expected).replace("WARNING -", "WARNING - ").split())
    assert others == ([NOT_FOUND] if plugins == ["m3"] else [])
    has_playbook = expected == "Two lines"
    assert ("Phase 3\n    3.1 Form one team" in outline(built.page("index.html"))) is has_playbook
    assert "Again" not in outline(built.page("index.html"))


def test_without_any_nav_there_is_a_warning_and_the_navigation_of_mkdocs_in_order(tmp_path: Path) -> None:
    pages = {f"3.{n}.md": key_task(f"3.{n}", f"Step {n}") for n in (1, 9, 10)} | {"index.md": "# Home\n"}
    built = build(tmp_path, pages, plugins=AUTO)
    (warning,) = warnings(built)
    assert warning == (
        f"{WARNING}the plugin's option `nav: auto` needs a place for the playbook: add the line "
        "`- Playbook: m3/playbook` to a 'nav' that also names your other pages, or delete the option"
    )
    assert outline(built.page("index.html")) == "Home\n3.1 Step 1\n3.9 Step 9\n3.10 Step 10\n"


def test_a_site_without_a_playbook_has_no_empty_section(tmp_path: Path) -> None:
    built = build(tmp_path, {"index.md": "# Home\n"}, plugins=AUTO, nav=["index.md", {"Playbook": LINE}])
    assert warnings(built) == [f"{WARNING}'nav' names `{LINE}`, but the playbook has no page to put there"]
    assert outline(built.page("index.html")) == "Home\n"


def test_a_page_with_the_name_of_the_line_is_an_ordinary_page(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "m3/playbook.md": "# Ours\n", "3.1.md": task()}
    for nav, section in (
        (["index.md", "m3/playbook.md"], ""),
        (["index.md", "m3/playbook.md", LINE], "Phase 3\n    3.1 Form one team\n"),
    ):
        plugins = AUTO if section else ["search", "m3"]
        built = build(tmp_path, pages, strict=True, plugins=plugins, nav=nav)
        assert warnings(built) == []
        assert outline(built.page("index.html")) == f"Home\nOurs\n{section}"
        assert "Ours" in built.article("m3/playbook/index.html").get_text()


def test_a_navigation_of_the_sites_own_stays_as_it_is(tmp_path: Path) -> None:
    pages = {"3.1.md": task(), "3.2.md": key_task("3.2", "Go on")}
    built = build(tmp_path, pages, strict=True, nav=[{"Z": ["3.2.md"]}, {"A": "3.1.md"}])
    assert outline(built.page("3.2/index.html")) == "Z\n    3.2 Go on\nA\n"


def test_the_command_reads_a_site_with_the_line(tmp_path: Path) -> None:
    build(tmp_path, PAGES, plugins=AUTO, nav=NAV)
    checked = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert checked.exit_code == 0, checked.output


def test_a_preview_signs_pages_with_findings_and_is_rebuilt_without_leftovers(tmp_path: Path) -> None:
    slip = task().replace("    responsibleParty: customer", "    responsibleParty: custmer")
    pages = {"index.md": "# Home\n", "3.1.md": task(), "3.2.md": key_task("3.2", "Go on")}
    preview = Preview(tmp_path, pages, plugins=AUTO, nav=["index.md", {"Playbook": LINE}])
    first = outline(preview.page("index.html"))
    assert first == "Home\nPlaybook\n    Phase 3\n        3.1 Form one team\n        3.2 Go on\n"
    preview.save({"3.1.md": slip, "2.1.md": key_task("2.1", "Begin")})
    assert outline(preview.page("index.html")) == (
        "Home\nPlaybook\n    Phase 2\n        2.1 Begin\n"
        "    Phase 3\n        ⚠ 3.1 Form one team\n        3.2 Go on\n"
    )
    preview.save({"3.1.md": task(keyTask="keyTask: one")})
    assert outline(preview.page("index.html")).splitlines()[-3:] == [
        "    Phase 3",
        "        3.2 Go on",
        "    ⚠ Form one team",
    ]
    preview.save({"3.1.md": "---\nlayout: m3/keyTask\nMy words.\n"})
    assert outline(preview.page("index.html")).splitlines()[-1].startswith("    ⚠ ")
    preview.save({"3.1.md": task()})
    (tmp_path / "docs/2.1.md").unlink()
    preview.rebuild()
    assert outline(preview.page("index.html")) == first


def test_a_second_build_in_one_process_has_what_its_pages_say(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "3/index.md": phase(3, "Engagement"), "3/3.1.md": task()}
    nav: list[object] = ["index.md", {"Playbook": LINE}]
    built = build(tmp_path, pages, plugins=AUTO, nav=nav)
    assert "    Phase 3: Engagement\n" in outline(built.page("index.html"))
    built = build(tmp_path, pages | {"3/index.md": phase(3, "Beginning")}, plugins=AUTO, nav=nav)
    assert outline(built.page("index.html")) == (
        "Home\nPlaybook\n    Phase 3: Beginning\n        Phase 3: Beginning\n        3.1 Form one team\n"
    )


MENUS: Final = {
    "material": "nav.md-nav--primary a.md-nav__link[href]",
    "mkdocs": ".navbar-nav a[href]:not([href='#'], [rel], [data-bs-toggle='modal'])",
    "readthedocs": ".wy-menu a.reference[href]",
}


@pytest.mark.slow
@pytest.mark.parametrize("has_directory_urls", [True, False])
@pytest.mark.parametrize("theme", MENUS)
def test_every_theme_shows_the_pages_in_order_in_a_strict_build(
    tmp_path: Path, theme: str, has_directory_urls: bool
) -> None:
    built = build(
        tmp_path,
        PAGES,
        strict=True,
        plugins=AUTO,
        nav=NAV,
        theme={"name": theme},
        use_directory_urls=has_directory_urls,
    )
    assert not built.is_aborted, built.log
    site = (tmp_path / "site").resolve()
    page = built.page("about/index.html" if has_directory_urls else "about.html")
    here = site / ("about/index.html" if has_directory_urls else "about.html")
    links = [link for link in page.select(MENUS[theme]) if not str(link["href"]).startswith("#")]
    shown = [(words(link), _target(here, str(link["href"]))) for link in links]
    expected = ["Home", "Phase 2: Selection", *PLAYBOOK]
    assert [title for title, _ in shown if title != "About"] == expected
    assert all(target.is_file() for _, target in shown)


@pytest.mark.slow
def test_the_breadcrumbs_of_readthedocs_name_section_phase_and_page(tmp_path: Path) -> None:
    built = build(tmp_path, PAGES, plugins=AUTO, nav=NAV, theme={"name": "readthedocs"})
    crumbs = built.page("engage/3.9/index.html").select(".breadcrumb-item")
    assert [words(crumb) for crumb in crumbs] == ["Playbook", "Phase 3: Engagement", "3.9 Plan the work"]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs
@pytest.mark.parametrize("is_first", [True, False])
def test_with_section_index_the_page_of_a_phase_is_its_section(tmp_path: Path, is_first: bool) -> None:
    plugins = ["section-index", *AUTO] if is_first else [*AUTO, "section-index"]
    built = build(tmp_path, PAGES, strict=True, plugins=plugins, nav=NAV)
    assert outline(built.page("index.html")) == fenced("The navigation").replace(
        "        Phase 2: Selection\n", ""
    ).replace("        Phase 3: Engagement\n", "")
    link = built.page("index.html").select_one("nav.md-nav--primary a[href='engage/']")
    assert link is not None
    assert words(link) == "Phase 3: Engagement"
    assert list(walk(built, "index.html")) == ["Home", "Phase 2: Selection", *PLAYBOOK, "About"]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs
def test_with_section_index_only_the_page_of_a_phase_takes_the_place_of_a_section(tmp_path: Path) -> None:
    plugins = [*AUTO, "section-index"]
    pages = {"index.md": "# Home\n", "2.md": phase(2, "Select & go")}
    pages |= {"3.1.md": task(), "4.1.md": task(4, 1, objective="objective: Go.\ntitle: Mine & yours")}
    built = build(tmp_path, pages, strict=True, plugins=plugins, nav=["index.md", {"Playbook": LINE}])
    assert outline(built.page("index.html")) == (
        "Home\nPlaybook\n    Phase 2: Select & go\n    Phase 3\n        3.1 Form one team\n"
        "    Phase 4\n        Mine & yours\n"
    )


@pytest.mark.slow
def test_with_indexes_of_material_the_page_of_a_phase_is_its_section(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "features": ["navigation.indexes", "navigation.prune"]}
    built = build(tmp_path, PAGES, strict=True, plugins=AUTO, nav=NAV, theme=theme)
    links = built.page("engage/3.1/index.html").select("nav.md-nav--primary a[href='../']")
    assert [words(link) for link in links] == ["Phase 3: Engagement"]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs
@pytest.mark.parametrize("is_first", [True, False])
def test_beside_a_literate_navigation_the_line_in_the_configuration_counts(
    tmp_path: Path, is_first: bool
) -> None:
    plugins = ["literate-nav", *AUTO] if is_first else [*AUTO, "literate-nav"]
    built = build(tmp_path, PAGES, strict=True, plugins=plugins, nav=NAV)
    assert outline(built.page("index.html")) == fenced("The navigation")


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs
def test_plugins_that_build_the_navigation_keep_theirs(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "3.1.md": task(), "3.2.md": key_task("3.2", "Go on")}
    literate = pages | {"SUMMARY.md": "* [Two](3.2.md)\n* [One](3.1.md)\n"}
    built = build(tmp_path / "a", literate, plugins=["literate-nav", "m3"])
    assert outline(built.page("index.html")) == "Two\nOne\n"
    awesome = pages | {".nav.yml": "nav:\n  - 3.2.md\n  - 3.1.md\n"}
    built = build(tmp_path / "b", awesome, plugins=["awesome-nav", "m3"])
    assert outline(built.page("index.html")) == "3.2 Go on\n3.1 Form one team\n"
    assert warnings(built) == []
