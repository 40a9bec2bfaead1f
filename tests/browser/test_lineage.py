"""The picture of which key task feeds which, as a page is reached and left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_pages_with_a_drawing_are_reached_and_left_without_a_reload(page: Page, address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + "views/templates/")
    page.evaluate("window.isTheSame = true")
    heading = page.locator("h1")
    for place, title in (("views/lineage/", "If this is late"), ("views/artifacts/", "rtifact")):
        page.locator(f'.md-nav--primary a[href$="{place.removeprefix("views/")}"]').first.click()
        expect(heading).to_contain_text(title)
        expect(page).to_have_url(address + place)
    assert page.evaluate("window.isTheSame") is True
    assert errors == []


def test_a_box_leads_to_its_key_task_by_the_mouse(page: Page, address: str) -> None:
    page.goto(address + "views/lineage/")
    page.locator("a.m3-lineage__link", has_text="1.3").first.click()
    expect(page).to_have_url(re.compile(re.escape(address) + r"1\.3/"))  # Material may add a heading's anchor
