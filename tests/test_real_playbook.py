"""Sixteen real key tasks, unedited, as the pages of a site: nothing that their authors wrote is lost."""

from __future__ import annotations

import re
import shutil
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests import sites
from tests.sites import MATERIAL, Built

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

build = partial(sites.build, theme=MATERIAL)

MISSING = "M3-Playbook-Risk-Assessment-Tool-Template.xlsm"
SHARED = ["customer", "provider"]


def front_matter(page: Path) -> dict[str, Any]:
    """Read on a path of its own: not by the code under test."""
    _, yaml_text, _ = (page.read_text(encoding="utf-8") + "\n").split("---\n", 2)
    data: dict[str, Any] = yaml.safe_load(yaml_text)
    return data


def words(html: str) -> str:
    html = re.sub(r"&(?!#?\w+;)", "&amp;", html)  # `IV&V`, which the parser takes for an entity
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - YAML
    """Every text of a front matter that readers must find on the page."""
    if isinstance(value, dict):
        yield from (text for key, item in value.items() if key not in NO_TEXT for text in texts(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in texts(item))
    elif isinstance(value, str):
        yield value


NO_TEXT = {"layout", "phase", "keyTask", "permalink", "responsibleParty", "category", "filename", "url"}


def parties(value: Any) -> set[str]:  # noqa: ANN401 - YAML
    named = value if isinstance(value, list) else [value]
    return {party for word in named for party in (SHARED if word == "shared" else [word])}


@pytest.fixture(scope="module")
def site(real_playbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(real_playbook, root / "docs")
    return build(root, {}, plugins=["search", {"m3": {"fail_on": "never"}}])


@pytest.fixture(scope="module")
def tasks(real_playbook: Path) -> dict[str, dict[str, Any]]:
    pages = (front_matter(page) for page in (real_playbook / "key-tasks").glob("*.md"))
    return {f"{page['phase']}.{page['keyTask']}": page for page in pages}


def test_sixteen_pages_stand_at_the_addresses_that_readers_have_bookmarked(
    site: Built, tasks: dict[str, dict[str, Any]]
) -> None:
    assert len(tasks) == 16
    for id_, task in tasks.items():
        title = site.article(f"{task['permalink'].strip('/')}/index.html").find("h1")
        assert title is not None
        assert words(str(title)).removesuffix("¶") == f"{id_} {task['name']}"


def test_every_text_stands_on_its_page(site: Built, tasks: dict[str, dict[str, Any]]) -> None:
    shown = {id_: words(str(site.article(f"{id_}/index.html"))) for id_ in tasks}
    lost = [
        (id_, text) for id_, task in tasks.items() for text in texts(task) if words(text) not in shown[id_]
    ]
    assert lost == []


def cells(row: Tag) -> list[Tag]:
    return row.select("td:not(.m3-table__number)")


@pytest.mark.parametrize(
    ("key", "table"), [("activities", ".m3-activities"), ("stakeholders", ".m3-stakeholders")]
)
def test_every_row_marks_exactly_its_parties(
    site: Built, tasks: dict[str, dict[str, Any]], key: str, table: str
) -> None:
    for id_, task in tasks.items():
        article = site.article(f"{id_}/index.html")
        columns = [
            words(str(heading)).lower() for heading in article.select(f"{table} thead th.m3-table__party")
        ]
        rows = article.select(f"{table} tbody tr")
        assert len(rows) == len(task[key])
        for row, written in zip(rows, task[key], strict=True):
            assert words(written["text"]) in words(str(row))
            expected = parties(written["responsibleParty"])
            marks = {column: words(str(cell)) for column, cell in zip(columns, cells(row), strict=True)}
            word = "Involved" if key == "stakeholders" else "Shared" if len(expected) > 1 else "Responsible"
            assert marks == {column: word if column in expected else "not involved" for column in columns}


def test_every_file_that_is_there_can_be_downloaded(
    site: Built, tasks: dict[str, dict[str, Any]], real_playbook: Path
) -> None:
    count = 0
    for id_, task in tasks.items():
        links = {
            unquote(urljoin(f"/{id_}/", str(link["href"])))
            for link in site.article(f"{id_}/index.html").select("a[href]")
        }
        for artifact in [*(task["inputs"] or []), *(task["outputs"] or [])]:
            if isinstance(artifact, dict) and artifact["filename"] != MISSING:
                path = f"assets/files/{artifact['filename']}"
                assert f"/{path}" in links
                assert (site.root / "site" / path).read_bytes() == (real_playbook / path).read_bytes()
                count += 1
    assert count > 60


def file_names(value: Any) -> Iterator[str]:  # noqa: ANN401 - YAML
    if isinstance(value, dict):
        yield from (item for key, item in value.items() if key == "filename")
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from file_names(item)


def missing_files(real_playbook: Path) -> list[tuple[str, str]]:
    """Each page with each file that it offers and that is not there."""
    return [
        (page.relative_to(real_playbook).as_posix(), name)
        for page in sorted(real_playbook.rglob("*.md"))
        if page.name != "README.md"
        for name in file_names(front_matter(page))
        if not (real_playbook / "assets" / "files" / name).exists()
    ]


def test_of_errors_only_the_missing_files_are_reported(site: Built, real_playbook: Path) -> None:
    missing = missing_files(real_playbook)
    assert ("key-tasks/3.4.md", MISSING) in missing
    assert site.log.count("error[M3") == len(missing)
    for page, name in missing:
        assert re.search(
            rf"docs/{re.escape(page)}:\d+:\d+: error\[M3040\]: there is no file `{re.escape(name)}`", site.log
        )


def test_every_text_of_the_other_pages_stands_on_its_page(site: Built, real_playbook: Path) -> None:
    unshown = {"activities", "downloads", "tollageInfo"}
    lost = []
    for file in ("phases/3.md", "glossary.md", "resources.md"):
        written = {k: v for k, v in front_matter(real_playbook / file).items() if k not in unshown}
        shown = words(
            str(site.article(f"{front_matter(real_playbook / file)['permalink'].strip('/')}/index.html"))
        )
        lost += [(file, text) for text in texts(written) if words(text) not in shown]
    assert lost == []


def test_by_default_the_build_stops_at_the_missing_files(real_playbook: Path, tmp_path: Path) -> None:
    shutil.copytree(real_playbook, tmp_path / "docs")
    built = build(tmp_path, {})
    assert built.is_aborted
    assert MISSING in built.log
    assert f"the playbook has {len(missing_files(real_playbook))} errors, 5 warnings" in built.log
    assert list((tmp_path / "site").glob("*")) == []


def test_navigation_follows_the_numbers(site: Built) -> None:
    order = [f"3.{number}" for number in range(1, 17)]
    page = site.page("3.9/index.html")
    following = page.select_one("a.md-footer__link--next") or page.select_one('link[rel="next"]')
    assert following is not None
    assert str(following["href"]).strip("./") == "3.10"
    titles = [words(str(link)).split()[0] for link in page.select("nav.md-nav--primary a.md-nav__link[href]")]
    assert [title for title in titles if title in order] == order
