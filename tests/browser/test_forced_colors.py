"""The list of parties on a phone in forced colors, such as the contrast themes of Windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.serving import served
from tests.browser.test_layout import CONTRAST
from tests.many_parties import activities, built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

COUNT: Final = 12
OWNER: Final = 2
"""The party that is chosen: the Project Owner."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(built(tmp_path_factory.mktemp("forced"), COUNT).root / "site") as base:
        yield base + "3.1/"


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("palette", ["light", "dark"])
def test_what_is_chosen_focused_and_filtered_can_be_seen(
    new_page: Callable[..., Page], address: str, palette: str, width: int
) -> None:
    page = new_page(width=width, color_scheme=palette, forced_colors="active")
    page.goto(address)
    part = page.locator(".m3-activities")
    choices, rows = part.get_by_role("combobox"), part.locator("tbody tr")
    before = choices.screenshot()
    assert choices.evaluate(CONTRAST, "color") >= 4.5
    assert choices.evaluate(CONTRAST, "borderTopColor") >= 3

    choices.focus()
    page.keyboard.type("Project O")
    expect(choices).to_have_css("outline-style", "solid")
    assert choices.evaluate(CONTRAST, "outlineColor") >= 3

    own = [one for one in activities(COUNT) if OWNER in dict(one.marks)]
    line, show_all = part.locator("[aria-live]"), part.get_by_role("button", name="Show all", exact=True)
    expect(rows.locator("visible=true")).to_have_count(len(own))
    for one in (line, show_all):
        expect(one).to_be_visible()
        assert one.evaluate(CONTRAST, "color") >= 4.5
    page.keyboard.press("Tab")
    expect(show_all).to_be_focused()
    expect(show_all).to_have_css("outline-style", "solid")
    assert show_all.evaluate(CONTRAST, "outlineColor") >= 3
    assert choices.screenshot() != before
