"""A reader searches for a word and lands at the section that holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def search(page: Page, words: str) -> None:
    """Type words as soon as the theme's search is ready for them."""
    page.get_by_role("textbox", name="Search").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    page.keyboard.type(words, delay=30)


def test_a_word_of_an_activity_leads_to_the_activities_of_its_page(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "badges")
    result = page.locator(".md-search-result__link[href*='/3.1/']", has_text="Activities")
    expect(result).to_have_attribute("href", re.compile(r"/3\.1/(\?h=badges)?#activities$"))
    result.click()
    expect(page.locator("#activities")).to_be_in_viewport()
    expect(page.locator("#activity-7")).to_contain_text("badges")


def test_a_role_leads_to_its_own_page_first(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "Records Officer")
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(r"/roles/records-officer/"))
    first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Records Officer")


def test_a_term_leads_to_the_glossary(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "Cutover")
    page.locator(".md-search-result__link[href*='/glossary/']").first.click()
    expect(page).to_have_url(re.compile(r"/glossary/"))
    expect(page.locator(".m3-terms__entry", has_text="Cutover").first).to_be_visible()


def test_words_of_the_table_itself_are_not_found_in_every_row(page: Page, address: str) -> None:
    page.goto(address)
    search(page, '"not involved"')
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
