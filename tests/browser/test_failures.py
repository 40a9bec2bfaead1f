"""Scripts take addresses and names as they are, and where one of them fails, the others still start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.serving import served
from tests.sites import MATERIAL, build, task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

ODD: Final = "Pro & $& {count} $1"
"""A party's name that a replacement by a pattern would take for more than itself."""


BREAKING: Final = """
const Usual = window.URLSearchParams;
window.isBroken = true;
window.URLSearchParams = class extends Usual {
  constructor(words) {
    if (window.isBroken) throw new Error("broken");
    super(words);
  }
};
"""
"""Lets the script of filters fail, which asks the address for a party."""


def watched(page: Page) -> list[str]:
    """What goes wrong in a page from now on."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is served whose home page has something for every script, and a party with such a name."""
    root: Path = tmp_path_factory.mktemp("odd")
    page = task().replace("responsibleParty: shared", "responsibleParty: pro")
    page = page.replace("  - text: Meet\n", "  - {text: Ask, responsibleParty: pro}\n  - text: Meet\n")
    index = "# Home\n\n<!-- m3/find-my-part -->\n\n<!-- m3/responsibilities -->\n\n<!-- m3/map -->\n"
    ours = {"parties": {"pro": ODD, "customer": "Customer"}, "pages": ["parties"], "fail_on": "never"}
    files = {"index.md": index, "3.1.md": page, "3.2.md": task(number=2)}
    theme = {**MATERIAL, "features": ["navigation.instant"]}
    build(root, files, theme=theme, plugins=["search", {"m3": ours}], site_url="http://127.0.0.1/")
    with served(root / "site") as base:
        sitemap = root / "site" / "sitemap.xml"  # Material goes without a reload only to pages that it names
        sitemap.write_text(sitemap.read_text(encoding="utf-8").replace("http://127.0.0.1/", base), "utf-8")
        yield base


def test_an_address_with_a_stray_percent_sign_stops_no_script(page: Page, home: str) -> None:
    errors = watched(page)
    page.goto(f"{home}#50%")
    expect(page.locator(".m3-find-part__form")).to_have_count(1)
    expect(page.locator(".m3-filter")).to_have_count(1)
    page.evaluate("location.hash = '%E0%A4%A'")
    page.goto(f"{home}3.1/#50%")
    expect(page.locator(".m3-filter")).to_have_count(1)
    assert errors == []


def test_a_script_that_fails_is_reported_and_stops_no_other(page: Page, home: str) -> None:
    errors = watched(page)
    page.add_init_script(BREAKING)
    page.goto(home)
    expect(page.locator(".m3-find-part__form")).to_have_count(1)
    expect(page.locator(".m3-sort").first).to_be_visible()
    assert page.locator(".m3-filter").count() == 0
    assert "broken" in errors


def test_a_script_that_has_failed_is_there_on_the_next_page(page: Page, home: str) -> None:
    page.add_init_script(BREAKING)
    page.goto(home)
    expect(page.locator(".m3-sort").first).to_be_visible()
    page.evaluate("window.isBroken = false")
    page.locator(".m3-responsibilities").get_by_role("link", name="Form one team").first.click()
    expect(page.locator("h1")).to_contain_text("Form one team")
    expect(page.locator(".m3-filter")).to_have_count(1)
    assert page.evaluate("window.isBroken") is False


def test_a_name_of_a_party_is_said_as_it_is(page: Page, home: str) -> None:
    page.goto(f"{home}3.1/?party=pro")
    count = page.locator(".m3-activities__count [aria-live]")
    expect(count).to_have_text(f"1 of 2 activities shown, for {ODD}.")
    page.goto(home)
    page.locator(".m3-map__pick select").select_option(label=ODD)
    expect(page.locator(".m3-map__status")).to_contain_text(ODD)
