"""The real playbook in two languages beside mkdocs-static-i18n, in both layouts and orders.

`test_matrix.py` has this plugin as well; here are permalinks, labels, exports, and what `check` tells.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import pytest

from tests import sites
from tests.neighbors.crawl import broken, crawl
from tests.neighbors.looking import lacking, searched, shown, unfound, unlisted
from tests.neighbors.problems import repeated_ids, wrong_ids
from tests.neighbors.sites import SITE_URL
from tests.test_translations import ORDERS, checked, findings, html_files, localized, plugins, strays

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.sites import Built

pytestmark = [
    pytest.mark.neighbors,
    pytest.mark.filterwarnings("default"),  # what other plugins warn of is theirs
]

LABELS: Final = {
    "": {"Objective", "Activities", "Stakeholders", "Inputs", "Outputs"},
    "fr/": {"Objectif", "Activités", "Parties prenantes", "Intrants", "Livrables"},
}
"""Headings of a key task, by the folder of the language."""
MISSING: Final = frozenset(
    {"/assets/files/Phase%203%20Progress%20Review.pptx", "/assets/files/M3-Services-Tailoring-Guide.xlsx"}
)
"""Files that the real pages link to, and do not come with; both are findings."""


def write(real_playbook: Path, root: Path, structure: str) -> dict[str, str]:
    """The real pages, and the same with a mark in every name for French; by their addresses."""
    written: dict[str, str] = {}
    files: dict[str, str | bytes] = {
        f"assets/{path.relative_to(real_playbook / 'assets').as_posix()}": path.read_bytes()
        for path in (real_playbook / "assets").rglob("*")
        if path.is_file()
    }
    for page in real_playbook.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        path = page.relative_to(real_playbook).as_posix()
        permalink = re.search(r"^permalink: */?(.*?)/?$", text, re.MULTILINE)
        stem = permalink[1] if permalink else "" if path == "README.md" else path.removesuffix(".md")
        for locale, folder, mark in (("en", "", ""), ("fr", "fr/", "FR ")):
            marked = text.replace("name: ", f"name: {mark}", 1)
            files[localized(structure, locale, path)] = marked
            written[f"{folder}{stem}/index.html".replace("//", "/").lstrip("/")] = marked
    sites.write(root, files)
    return written


@pytest.fixture(params=ORDERS, ids=lambda order: f"{order[0]}, {'last' if order[1] else 'first'}")
def real(
    request: pytest.FixtureRequest, real_playbook: Path, tmp_path: Path
) -> tuple[Built, Mapping[str, str]]:
    structure, is_ours_last = request.param
    written = write(real_playbook, tmp_path, structure)
    both = plugins(structure, is_ours_last=is_ours_last)
    return sites.build(tmp_path, {}, plugins=both, site_url=SITE_URL, theme=sites.MATERIAL), written


def test_the_real_playbook_is_whole_in_two_languages(real: tuple[Built, Mapping[str, str]]) -> None:
    built, written = real
    assert html_files(built) == set(written)
    assert strays(built.root) == []
    pages = shown(built, {address: text for address, text in written.items() if "layout: m3/" in text})
    entries, crawled = searched(built), crawl(built.root / "site")
    found = [
        *(one for page in pages for one in (*lacking(page), *unlisted(page), *wrong_ids(page))),
        *(one for page in pages for one in unfound(page, entries)),
        *repeated_ids(crawled, {}),
        *(one for one in broken(built.root / "site", crawled, SITE_URL) if one[1] not in MISSING),
    ]
    assert found == []
    for page in pages:
        folder = "fr/" if page.address.startswith("fr/") else ""
        headings = {one.get_text().strip("¶ \n") for one in page.content.select("h2")}
        other = "" if folder else "fr/"
        assert headings & LABELS[folder] or "keyTask:" not in page.written
        assert not headings & LABELS[other]
    for folder in LABELS:
        assert len(json.loads(built.html(f"{folder}m3.json"))["keyTasks"]) == 16
        assert (built.root / "site" / folder / "m3/tasks.csv").read_text(encoding="utf-8").count("\n") > 16
    told = findings(built.log)
    assert len(told) == 38
    assert told == checked(built.root)
