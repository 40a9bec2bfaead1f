"""What only the other example sites have: their own words, four stages, dates beside many parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup

from tests.browser.example_sites import GERMAN, configuration, pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

SAID: Final = ("aria-label", "data-m3-filter", "data-m3-status", "data-m3-find", "data-m3-label")
"""Attributes that readers or screen readers get."""
OURS: Final = {"task": "key tasks?", "phase": "phases?", "activity": "activit(y|ies)", "party": "part(y|ies)"}
OURS_IN_GERMAN: Final = {"task": "Kernaufgaben?", "phase": "Phasen?", "activity": "Aktivität(en)?"}

LINES: Final = """rows => rows.flatMap(row => {
  const cells = [...row.cells].filter(cell => cell.checkVisibility());
  const { height } = row.getBoundingClientRect();
  const ruled = cells.every(cell => parseFloat(getComputedStyle(cell).borderBottomWidth) >= 1);
  return Math.abs(height - Math.round(height)) > 0.02 || !ruled ? [`${row.textContent}: ${height}`] : [];
})"""
"""Rows that are not as high as a number of whole pixels, or have a cell without a line below it."""


@pytest.mark.parametrize("site", ["plays", "risk", "method"], indirect=True)
def test_no_part_says_our_word_where_the_site_has_its_own(site: Path, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["site"]
    plugin = next(one["m3"] for one in configuration(name)["plugins"] if "m3" in one)
    words = [OURS[thing] for thing in plugin["words"]] + [OURS["phase"]] * (plugin.get("phases") == "none")
    found = []
    for place in pages(name):
        is_german = place.startswith(f"{GERMAN}/")
        said = [OURS_IN_GERMAN[thing] for thing in plugin["words"]] if is_german else words
        ours = re.compile(rf"\b({'|'.join(said)})\b", re.IGNORECASE)
        html = BeautifulSoup((site / place / "index.html").read_text(encoding="utf-8"), "html.parser")
        for block in html.select(".m3, article h1, article h2"):
            told = [str(one[key]) for key in SAID for one in block.select(f"[{key}]")]
            texts = (re.sub(r"\{\w+\}", "", text) for text in (*block.stripped_strings, *told))
            found += [(place, text) for text in texts if ours.search(text)]
    assert found == []


def test_four_stages_are_on_one_line_or_on_two(
    new_page: Callable[..., Page], site_address: Callable[[str], str]
) -> None:
    for width, expected in ((1366, [4]), (390, [2, 2])):
        page = new_page(width=width)
        page.goto(site_address("method") + "stage-2/")
        tops = page.locator(".m3-phase-stepper__step").evaluate_all(
            "steps => steps.map(step => step.getBoundingClientRect().top)"
        )
        assert [tops.count(top) for top in sorted(set(tops))] == expected


@pytest.mark.parametrize("width", [1366, 768])
def test_dates_beside_many_parties_are_narrow_and_scroll_away(
    new_page: Callable[..., Page], site_address: Callable[[str], str], width: int
) -> None:
    page = new_page(width=width)
    page.goto(site_address("risk") + "views/due/")
    heads = page.locator(".m3-tasks thead .m3-table__field")
    assert heads.all_inner_texts() == ["Due", "Risk if missing"]
    em = "heads => heads.map(head => head.offsetWidth / parseFloat(getComputedStyle(head).fontSize))"
    assert max(heads.evaluate_all(em)) < 10
    assert set(heads.evaluate_all("heads => heads.map(head => getComputedStyle(head).position)")) == {
        "static"
    }
    words = page.locator(".m3-tasks tbody .m3-table__field")
    assert (
        words.evaluate_all("cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth).length") == 0
    )


@pytest.mark.parametrize("width", [1366, 768])
@pytest.mark.parametrize(
    ("name", "place"), [("risk", "views/due/"), ("risk", "views/actors/"), ("method", "stage-2/2.2/")]
)
def test_lines_between_rows_go_through_all_cells(
    new_page: Callable[..., Page], site_address: Callable[[str], str], name: str, place: str, width: int
) -> None:
    page = new_page(width=width)
    page.goto(site_address(name) + place)
    rows = page.locator(".m3-many tr:has(> .m3-table__text):not(:has(> .m3-table__group))")
    assert rows.count() > 5
    assert rows.evaluate_all(LINES) == []
