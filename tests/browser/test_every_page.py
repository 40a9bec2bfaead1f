"""What is looked at on every page, which is loaded once for all of it.

That is: what is too wide, below the footer, or missing on paper; what screen readers are told; who is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.example_site import EVERY_PAGE
from tests.browser.example_sites import piles
from tests.browser.test_accessibility import use_everything
from tests.browser.test_layout import SETTINGS, WIDTHS, wide, wrong_on_paper
from tests.browser.test_page import BELOW_THE_FOOTER
from tests.browser.test_screen_reader import wrongly_said
from tests.nightly import IS_NIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.tabs import Tabs

DAYS: Final = 3
"""By day, each page is looked at in one of so many ways; together, these have all settings at all widths."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was found on a pile of pages."""

    pages: int
    too_wide: dict[str, dict[str, object]]
    """By how text is set, where something is too wide."""
    below_the_footer: dict[str, object]
    """By page and width, what of ours is below the footer."""
    on_paper: dict[str, object]
    """By page, what is wrong on paper."""
    said: dict[str, object]
    """By page, what screen readers are told wrongly."""
    asked: tuple[str, ...]
    """Every address that a page has asked for."""
    address: str


def settings_at(width: int, number: int) -> tuple[str, ...]:
    """How text is set on the page of a number: in turn, where there are several ways."""
    every = WIDTHS[width]
    return every if IS_NIGHT else (every[number % DAYS % len(every)],)


@pytest.fixture(scope="module", params=piles(EVERY_PAGE, 8), ids=lambda pile: f"{pile[0]}-{pile[1][-1]}")
def seen(request: pytest.FixtureRequest, tabs: Tabs, site_address: Callable[[str], str]) -> Seen:
    """A pile of pages, each loaded once."""
    name, places = request.param
    address, asked = site_address(name), []
    found: dict[str, dict[str, object]] = {how: {} for how in SETTINGS}
    below: dict[str, object] = {}
    on_paper: dict[str, object] = {}
    said: dict[str, object] = {}
    page = tabs.take()
    page.on("request", lambda request: asked.append(request.url))
    for number, place in enumerate(places):
        page.set_viewport_size({"width": 1366, "height": 800})
        page.goto(address + place)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for how in settings_at(width, number):
                found[how][f"{place} at {width} px"] = wide(page, how)
            if width in (1366, 390):
                below[f"{place} at {width} px"] = page.evaluate(BELOW_THE_FOOTER)
            if width == (1366, 390)[number % 2] or (IS_NIGHT and width in (1366, 390)):
                said[f"{place} at {width} px"] = wrongly_said(page)
        on_paper[place] = wrong_on_paper(page)
        page.set_viewport_size({"width": 1366, "height": 800})
        use_everything(page)
        page.evaluate(
            "localStorage.clear(), sessionStorage.clear()"
        )  # or the next page shows what was chosen here
    page.wait_for_load_state("networkidle")
    tabs.give_back(page)
    assert all(len(looked) >= len(places) // (1 if IS_NIGHT else DAYS) for looked in found.values())
    return Seen(
        pages=len(places),
        too_wide={how: _wrong(looked) for how, looked in found.items()},
        below_the_footer=_wrong(below),
        on_paper=_wrong(on_paper),
        said=_wrong(said),
        asked=tuple(asked),
        address=address,
    )


def _wrong(looked: dict[str, object]) -> dict[str, object]:
    return {at: what for at, what in looked.items() if what}


def test_no_page_scrolls_sideways_or_cuts_text(seen: Seen) -> None:
    assert seen.too_wide["usual"] == {}


def test_text_of_twice_the_size_has_room(seen: Seen) -> None:
    assert seen.too_wide["twice the size"] == {}


def test_wider_spacing_of_text_has_room(seen: Seen) -> None:
    assert seen.too_wide["wider spacing"] == {}


def test_nothing_of_ours_is_below_the_footer(seen: Seen) -> None:
    assert seen.below_the_footer == {}


def test_paper_has_everything_that_screens_hide_or_scroll_and_room_for_every_column(seen: Seen) -> None:
    assert seen.on_paper == {}


def test_tables_and_regions_have_names_and_rows_have_heads(seen: Seen) -> None:
    assert seen.said == {}


def test_no_other_host_is_asked(seen: Seen) -> None:
    assert any("/assets/m3/icons." in url for url in seen.asked)
    assert len([url for url in seen.asked if url.endswith("/")]) == seen.pages
    assert [url for url in seen.asked if not url.startswith(seen.address)] == []
