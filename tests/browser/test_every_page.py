"""What is looked at on every page, which is loaded once for all of it: what is too wide, and who is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.example_site import EVERY_PAGE
from tests.browser.example_sites import piles
from tests.browser.test_accessibility import use_everything
from tests.browser.test_layout import SETTINGS, WIDTHS, wide
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
    page = tabs.take()
    page.on("request", lambda request: asked.append(request.url))
    for number, place in enumerate(places):
        page.set_viewport_size({"width": 1366, "height": 800})
        page.goto(address + place)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for how in settings_at(width, number):
                found[how][f"{place} at {width} px"] = wide(page, how)
        page.set_viewport_size({"width": 1366, "height": 800})
        use_everything(page)
    page.wait_for_load_state("networkidle")
    tabs.give_back(page)
    assert all(len(looked) >= len(places) // (1 if IS_NIGHT else DAYS) for looked in found.values())
    too_wide = {how: {at: what for at, what in looked.items() if what} for how, looked in found.items()}
    return Seen(pages=len(places), too_wide=too_wide, asked=tuple(asked), address=address)


def test_no_page_scrolls_sideways_or_cuts_text(seen: Seen) -> None:
    assert seen.too_wide["usual"] == {}


def test_text_of_twice_the_size_has_room(seen: Seen) -> None:
    assert seen.too_wide["twice the size"] == {}


def test_wider_spacing_of_text_has_room(seen: Seen) -> None:
    assert seen.too_wide["wider spacing"] == {}


def test_no_other_host_is_asked(seen: Seen) -> None:
    assert any("/assets/m3/icons." in url for url in seen.asked)
    assert len([url for url in seen.asked if url.endswith("/")]) == seen.pages
    assert [url for url in seen.asked if not url.startswith(seen.address)] == []
