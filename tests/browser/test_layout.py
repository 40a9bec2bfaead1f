"""Narrow screens, large text, forced colors and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import KEY_TASKS, KeyTaskPage, key_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

HAS_SIDEWAYS_SCROLLING: Final = "document.documentElement.scrollWidth > innerWidth"

CUT_TEXTS: Final = """() => {
  const cut = [];
  for (const cell of document.querySelectorAll(".m3-table :is(th, td):not(.m3-none)")) {
    const box = cell.getBoundingClientRect();
    if (box.width <= 1 || !cell.checkVisibility()) continue;
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      for (const text of range.getClientRects())
        if (text.left < box.left - 1 || text.right > Math.min(box.right, innerWidth) + 1)
          cut.push(cell.textContent.trim());
    }
  }
  return cut;
}"""
"""Cells whose text leaves its cell or the window; the hidden head of a narrow table is one pixel wide."""

HIDE_ICONS: Final = ":is(.m3-mark, .m3-term, .m3-card)::before { visibility: hidden; }"


def double_the_text(page: Page) -> None:
    page.evaluate(
        """() => {
          const root = document.documentElement;
          root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
        }"""
    )


def is_picture_changed_by(page: Page, target: Locator, css: str) -> bool:
    """Whether a piece of the page looks different once a style is added."""
    before = target.screenshot()
    page.add_style_tag(content=css)
    return target.screenshot() != before


@pytest.mark.parametrize("task", KEY_TASKS, ids=lambda task: task.id)
def test_no_page_scrolls_sideways_or_cuts_text(page: Page, address: str, task: KeyTaskPage) -> None:
    page.goto(address + task.address)
    found = {}
    for width in (1366, 760, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = (page.evaluate(HAS_SIDEWAYS_SCROLLING), page.evaluate(CUT_TEXTS))
    assert found == dict.fromkeys(found, (False, []))


@pytest.mark.parametrize("task", KEY_TASKS, ids=lambda task: task.id)
def test_text_of_twice_the_size_has_room(page: Page, address: str, task: KeyTaskPage) -> None:
    page.goto(address + task.address)
    double_the_text(page)
    assert page.evaluate(HAS_SIDEWAYS_SCROLLING) is False
    assert page.evaluate(CUT_TEXTS) == []


def test_a_phone_shows_each_activity_with_its_parties_as_labelled_chips(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(width=320)
    page.goto(address + "3.6/")
    row = page.locator("#activity-3")
    text = row.locator(".m3-table__text").bounding_box()
    chip = row.locator(".m3-mark").first.bounding_box()
    assert text
    assert chip
    assert chip["y"] >= text["y"] + text["height"]
    label = "cell => getComputedStyle(cell, '::after').content"
    assert [mark.evaluate(label).split(" / ")[0] for mark in row.locator(".m3-mark").all()] == [
        '" · Customer"',
        '" · Provider"',
    ]


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize(
    "place", ["#activity-1 .m3-mark", "#activity-3 .m3-mark >> nth=0", ".m3-card >> nth=0", ".m3-standing"]
)
def test_icons_are_visible(
    new_page: Callable[..., Page], address: str, palette: str, forced: str, place: str
) -> None:
    page = new_page(color_scheme=palette, forced_colors=forced)
    page.goto(address + "3.6/", wait_until="networkidle")
    assert is_picture_changed_by(page, page.locator(place), HIDE_ICONS)


def test_forced_colors_show_which_button_is_pressed(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(address + "3.6/")
    border = "button => getComputedStyle(button).borderTopWidth"
    all_rows, customer = page.locator(".m3-filter button").all()[:2]
    assert all_rows.evaluate(border) != customer.evaluate(border)


def test_reduced_motion_finds_nothing_that_moves(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(address + "3.6/")
    page.locator(".m3-filter button").last.click()
    moving = "document.getAnimations().filter(one => one.effect.target.closest('.m3')).length"
    assert page.evaluate(moving) == 0


def test_paper_names_where_templates_are_found(page: Page, address: str) -> None:
    task = key_task("3.6")
    page.goto(address + task.address)
    page.emulate_media(media="print")
    printed = page.locator(".m3-card__link, .m3-offer").evaluate_all(
        "links => links.map(link => getComputedStyle(link, '::after').content)"
    )
    assert task.templates
    for template in task.templates:
        published = "https://playbook.example.gov/assets/files/" + template.replace(" ", "%20")
        assert f'" (" "{published}" ")"' in printed or f'" ({published})"' in printed
    assert any("https://templates.example.gov/fit-gap/filled-in-example/" in one for one in printed)


def test_paper_repeats_the_head_of_a_table_and_cuts_no_row(page: Page, address: str) -> None:
    page.goto(address + "3.6/")
    page.emulate_media(media="print")
    expect(page.locator(".m3-activities thead")).to_have_css("display", "table-header-group")
    breaks = "rows => rows.map(row => getComputedStyle(row).breakInside)"
    assert set(page.locator(".m3-table tr").evaluate_all(breaks)) == {"avoid"}


def test_paper_is_printed_in_the_light_colors(new_page: Callable[..., Page], address: str) -> None:
    def color(page: Page) -> str:
        return str(page.locator("#activity-1 .m3-mark").evaluate("mark => getComputedStyle(mark).color"))

    light, dark = new_page(color_scheme="light"), new_page(color_scheme="dark")
    light.goto(address + "3.6/")
    dark.goto(address + "3.6/")
    assert color(dark) != color(light)
    dark.emulate_media(media="print")
    assert color(dark) == color(light)


def test_a_page_can_be_saved_as_pdf(page: Page, address: str) -> None:
    page.goto(address + "3.6/")
    saved = page.pdf(format="Letter")
    assert saved.startswith(b"%PDF-")
    assert len(saved) > 20_000
