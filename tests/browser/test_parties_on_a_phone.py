"""Many parties on a phone: a list filters in place of buttons, and the table begins in the first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.serving import served
from tests.browser.test_layout import HAS_SIDEWAYS_SCROLLING
from tests.browser.test_screen_reader import accessibility_tree
from tests.many_parties import LABELS, activities
from tests.sites import MATERIAL, build, task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

PHONE: Final = (390, 844)
TOUCHED: Final = 24
"""Pixels that a finger needs."""
ONE: Final = "  - text: Meet\n    responsibleParty: customer"
"""The only activity of a task that tests write."""


@pytest.mark.parametrize(("count", "screens"), [(4, 1.0), (8, 1.0), (12, 1.0), (24, 1.2)])
def test_the_first_activity_is_in_the_first_screen_of_a_phone(
    new_page: Callable[..., Page], addresses: Callable[[int], str], count: int, screens: float
) -> None:
    page = new_page(width=PHONE[0])
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    for query in ("", "?party=p3"):
        page.goto(f"{addresses(count)}3.1/{query}")
        row = page.locator(".m3-activities tbody tr:visible").first
        assert row.evaluate("row => row.getBoundingClientRect().top + scrollY") < screens * PHONE[1], query


@pytest.mark.parametrize("count", [8, 24])
def test_on_a_phone_a_list_takes_the_place_of_the_buttons(
    new_page: Callable[..., Page], addresses: Callable[[int], str], count: int
) -> None:
    page = new_page(width=320)
    page.goto(addresses(count) + "3.1/")
    part = page.locator(".m3-activities")
    choices, buttons = part.get_by_role("combobox"), part.locator(".m3-filter")
    expect(choices).to_have_accessible_name("Show activities of")
    expect(buttons).to_be_hidden()
    own = [[one for one in activities(count) if n in dict(one.marks)] for n in range(count)]
    expected = [f"{label} ({len(has)})" for label, has in zip(LABELS, own, strict=False) if has]
    assert choices.locator("option").all_inner_texts() == ["All (10)", *expected]

    choices.focus()
    page.keyboard.type("Project O")
    expect(choices.locator("option:checked")).to_have_text(f"Project Owner ({len(own[2])})")
    texts = part.locator("tbody .m3-table__text:visible").all_inner_texts()
    assert [text.splitlines()[0] for text in texts] == [one.text for one in own[2]]
    expect(part.locator("[aria-live]")).to_have_text(
        f"{len(own[2])} of 10 activities shown, for Project Owner."
    )
    assert page.url.endswith("?party=p2")
    assert not page.evaluate(HAS_SIDEWAYS_SCROLLING)
    box, around = choices.bounding_box(), part.bounding_box()
    assert box is not None
    assert around is not None
    assert box["height"] >= TOUCHED
    assert box["x"] + box["width"] <= around["x"] + around["width"] + 0.5

    part.get_by_role("button", name="Show all", exact=True).click()
    expect(choices).to_be_focused()
    expect(choices).to_have_value("")
    page.set_viewport_size({"width": 1366, "height": 800})
    expect(choices).to_be_hidden()
    expect(buttons.get_by_role("button", pressed=True)).to_have_text("All 10")


def test_a_list_names_a_party_that_has_no_part_on_the_page(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    doing = ("\n".join(f"  - text: Meet\n    responsibleParty: p{n}" for n in own) for own in (range(5), [5]))
    pages: dict[str, str | bytes] = {
        f"3.{number}.md": task(3, number, f"Task {number}").replace(ONE, one)
        for number, one in enumerate(doing, 1)
    }
    parties = {f"p{n}": label for n, label in enumerate(LABELS[:6])} | {"customer": "Customer"}
    made = build(tmp_path, pages, theme=MATERIAL, plugins=[{"m3": {"parties": parties, "fail_on": "never"}}])
    with served(made.root / "site") as base:
        page = new_page(width=390)
        page.goto(base + "3.1/?party=p5")
        part = page.locator(".m3-activities")
        expect(part.get_by_role("combobox").locator("option:checked")).to_have_text("Solution Provider (0)")
        expect(part.locator("[aria-live]")).to_have_text("Solution Provider has no part here.")
        part.get_by_role("combobox").select_option(value="")
        expect(part.locator("tbody tr:visible")).to_have_count(5)


def test_paper_and_a_page_without_script_have_no_list(
    new_page: Callable[..., Page], addresses: Callable[[int], str]
) -> None:
    page = new_page(width=390)
    page.goto(addresses(12) + "3.1/")
    expect(page.locator(".m3-filter__choice:visible")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator(":is(.m3-filter__choice, .m3-filter):visible")).to_have_count(0)
    page = new_page(width=390, java_script_enabled=False)
    page.goto(addresses(12) + "3.1/")
    expect(page.locator(".m3 select")).to_have_count(0)


def test_the_line_above_the_table_shows_short_names_and_says_full_ones(
    page: Page, addresses: Callable[[int], str]
) -> None:
    page.goto(addresses(12) + "3.1/")
    line = page.locator(".m3-activities__count [aria-live]")
    shown = "line => [...line.childNodes].map(one => one.ariaHidden ? one.textContent : '').join('')"
    assert line.evaluate(shown).startswith("2 PSC1 PM1 PO1 B")
    said = accessibility_tree(page).words.replace(" ,", ",")
    assert "10 activities: 1 shared, 2 Project Steering Committee, 1 Project Manager, 1 Project Own" in said
