"""Narrow screens, large text, forced colors and paper."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import KEY_TASKS, key_task
from tests.nightly import each_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

HAS_SIDEWAYS_SCROLLING: Final = "document.documentElement.scrollWidth > innerWidth"

CUT_TEXTS: Final = """() => {
  const cut = [], unseen = ".m3-none, .m3-letters, .m3-signs, .m3-many :is(.m3-table__party, .m3-mark)";
  for (const place of document.querySelectorAll(".m3 :is(th, td, p, li, dt, dd, button, label)")) {
    const box = place.getBoundingClientRect(), end = place.closest(".m3-scroll") ? Infinity : innerWidth;
    if (box.width <= 1 || !place.checkVisibility() || place.matches(unseen)) continue;
    if (place.closest("thead")?.offsetWidth <= 1) continue;
    if (place.matches(".m3-mark ~ .m3-mark") && getComputedStyle(place).display === "grid") continue;
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (texts.currentNode.parentElement.closest(".m3-hidden")) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      for (const text of range.getClientRects())
        if (text.left < box.left - 1 || text.right > Math.min(box.right, end) + 1)
          cut.push(place.textContent.trim());
    }
  }
  return cut;
}"""
"""What has text that leaves it or the window. The hidden head of a narrow table is one pixel wide, a mark's
word is clipped where the mark before has it, too, and what a region holds is scrolled to."""

TEXT_SPACING: Final = """.m3, .m3 * {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
.m3 p { margin-block-end: 2em !important; }"""
"""What WCAG 2.2, 1.4.12, lets readers set."""
TWICE_THE_SIZE: Final = "html { font-size: 250%; }"
"""Material's own is 125% up to 1600 pixels."""

SETTINGS: Final = {"usual": "/* none */", "wider spacing": TEXT_SPACING, "twice the size": TWICE_THE_SIZE}
"""How readers may have text, by name, as a style."""
WIDTHS: Final = {
    1366: ("usual", "wider spacing", "twice the size"),
    760: ("usual",),
    640: ("twice the size",),
    390: ("usual",),
    320: ("usual", "wider spacing"),
}
"""By the width of a window, how text is set there; from wide to narrow, as growing moves menus."""

LETTER: Final = 720
"""The width of a sheet without its margins, in pixels."""
LYING: Final = 960
"""The same of one that lies."""
SHRINKS: Final = 1.5
"""How far Chromium makes pages smaller that are wider than their sheet; what is wider still is cut."""

WITH_ICONS: Final = (
    "#activity-1 .m3-mark",
    "#activity-3 .m3-mark >> nth=0",
    ".m3-card >> nth=0",
    ".m3-summary-line",
)
HIDE_ICONS: Final = ":is(.m3-mark, .m3-term, .m3-card)::before { visibility: hidden; }"


WRONG_ON_PAPER: Final = """([upright, lying]) => {
  const wrong = [], widest = getComputedStyle(document.body).page === "m3-wide" ? lying : upright;
  const tell = (what, selector, isWrong) => {
    for (const one of document.querySelectorAll(selector))
      if (!one.closest(".m3-my-tasks ~ *") && isWrong(one))  // of a role, paper has the checklist
        wrong.push(`${what}: ${one.ariaLabel ?? one.textContent.trim().slice(0, 80)}`);
  };
  const style = (one, before) => getComputedStyle(one, before);
  const isSeen = one => {
    const { width, height } = one.getBoundingClientRect();
    return width > 0 && height > 0 && one.checkVisibility({ visibilityProperty: true });
  };
  const isFolded = details => {
    const range = document.createRange(), box = details.getBoundingClientRect();
    range.setStartAfter(details.querySelector("summary"));
    range.setEndAfter(details.lastChild);
    const at = range.getBoundingClientRect();
    return !(at.height > 5 && at.bottom <= box.bottom + 1);
  };
  tell("hidden", ".m3 :is(tbody tr, .m3-card, .m3-terms__entry, .m3-phase)", one => !isSeen(one));
  tell("scrolls", ".m3-scroll", one => style(one).maxHeight !== "none" || style(one).overflow !== "visible");
  tell("too wide", ".m3-scroll", one => one.scrollWidth > widest);
  tell("no head of each sheet", ".m3-table thead",
    one => style(one).display !== "table-header-group" || style(one).position !== "static");
  tell("for screens", ".m3 :is(.m3-find, .m3-downloads, .m3-filter, .m3-filter__show-all)", isSeen);
  tell("folded", ".m3 details", isFolded);
  tell("without its legend", ".m3-grid:has(th:nth-child(10))",
    () => !isSeen(document.querySelector(".m3-legend")));
  tell("a sign without a legend", ".m3-grid:not(:has(th:nth-child(10))) .m3-signs",
    one => style(one, "::before").content.split(" / ")[0] !== "none");
  return wrong;
}"""

CONTRAST: Final = """(element, property) => {
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (...colors) => {
    for (const color of colors) {
      paint.fillStyle = color;
      paint.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = [...paint.getImageData(0, 0, 1, 1).data].map(value => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  const both = [luminance(ground), luminance(ground, getComputedStyle(element)[property])];
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}"""
"""How far a color of an element stands out from the page, as WCAG counts it."""


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


@contextmanager
def text_set(page: Page, css: str) -> Iterator[None]:
    """Give a page a style for a while."""
    style = page.add_style_tag(content=css)
    yield
    style.evaluate("style => style.remove()")


def wide(page: Page, how: str) -> tuple[bool, list[str]] | None:
    """Whether a page scrolls sideways once its text is set so, and which texts it cuts; None for neither."""
    with text_set(page, SETTINGS[how]):
        what = (page.evaluate(HAS_SIDEWAYS_SCROLLING), page.evaluate(CUT_TEXTS))
    return None if what == (False, []) else what


def test_what_is_too_wide_would_be_found(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(width=320)
    page.goto(address + "3.6/")
    with text_set(page, ".m3-summary-line { inline-size: 2000px; }"):
        assert wide(page, "usual") == (True, [])
    with text_set(page, ".m3 p { inline-size: 2em; white-space: nowrap; }"):
        assert (wide(page, "usual") or (False, []))[1]
    assert wide(page, "usual") is None


def test_text_is_set_as_the_settings_say(page: Page, address: str) -> None:
    page.goto(address + "3.6/")
    style = "line => { const { fontSize, wordSpacing } = getComputedStyle(line);"
    style += " return [parseFloat(fontSize), parseFloat(wordSpacing)]; }"
    line = page.locator(".m3-summary-line")
    size, spacing = line.evaluate(style)
    with text_set(page, SETTINGS["twice the size"]):
        assert line.evaluate(style) == [2 * size, spacing]
    with text_set(page, SETTINGS["wider spacing"]):
        assert line.evaluate(style) == [size, pytest.approx(0.16 * size)]
    assert line.evaluate(style) == [size, spacing]


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
        '"Provider"',  # what it does is said once: `Shared · Customer  Provider`
    ]


@pytest.mark.parametrize(("palette", "forced"), each_value(("light", "dark"), ("none", "active")))
def test_icons_are_visible(new_page: Callable[..., Page], address: str, palette: str, forced: str) -> None:
    page = new_page(color_scheme=palette, forced_colors=forced)
    page.goto(address + "3.6/", wait_until="networkidle")
    places = [page.locator(place) for place in WITH_ICONS]
    before = [place.screenshot() for place in places]
    page.add_style_tag(content=HIDE_ICONS)
    unchanged = [
        name for name, place, old in zip(WITH_ICONS, places, before, strict=True) if place.screenshot() == old
    ]
    assert unchanged == []


def test_forced_colors_show_which_button_is_pressed(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(address + "3.6/")
    border = "button => getComputedStyle(button).borderTopWidth"
    all_rows, customer = page.locator(".m3-filter button").all()[:2]
    assert all_rows.evaluate(border) != customer.evaluate(border)


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_borders_and_outlines_can_be_seen(new_page: Callable[..., Page], address: str, palette: str) -> None:
    page = new_page(color_scheme=palette)
    page.goto(address + "phase-3/")
    button = page.locator(".m3-filter [aria-pressed=false]").first
    pressed = page.locator(".m3-filter [aria-pressed=true]").first
    assert button.evaluate(CONTRAST, "borderTopColor") >= 3
    assert pressed.evaluate(CONTRAST, "borderTopColor") >= 3
    page.goto(address + "views/artifacts/")
    field = page.locator(".m3-find__field")
    assert field.evaluate(CONTRAST, "borderTopColor") >= 3
    page.keyboard.press("Tab")
    for one in (
        field,
        page.locator(".m3-sort").first,
        page.locator(".m3-scroll"),
        page.locator(".m3 a").first,
    ):
        one.focus()
        expect(one).not_to_have_css("outline-style", "none")
        assert one.evaluate(CONTRAST, "outlineColor") >= 3


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


def test_paper_names_where_all_templates_are_found(page: Page, address: str) -> None:
    page.goto(address + "views/templates/")
    page.emulate_media(media="print")
    printed = page.locator(".m3-card__link").evaluate_all(
        "links => links.map(link => getComputedStyle(link, '::after').content)"
    )
    templates = {template for task in KEY_TASKS for template in task.templates}
    for template in templates:
        assert any(template.replace(" ", "%20") in one for one in printed), template


def test_paper_repeats_the_head_of_a_table_and_cuts_no_row(page: Page, address: str) -> None:
    page.goto(address + "3.6/")
    page.emulate_media(media="print")
    expect(page.locator(".m3-activities thead")).to_have_css("display", "table-header-group")
    breaks = "rows => rows.map(row => getComputedStyle(row).breakInside)"
    assert set(page.locator(".m3-table tr").evaluate_all(breaks)) == {"avoid"}


def wrong_on_paper(page: Page) -> list[str]:
    """What a sheet lacks that screens hide or scroll, what is only for screens, and what is too wide."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": LETTER, "height": 800})
    found: list[str] = page.evaluate(WRONG_ON_PAPER, [SHRINKS * LETTER, SHRINKS * LYING])
    page.emulate_media(media="null")
    return found


def test_what_is_wrong_on_paper_would_be_found(page: Page, address: str) -> None:
    faults = {
        "views/stakeholders/": {
            "hidden": ".m3 tbody tr:nth-child(2) { display: none; }",
            "scrolls": ".m3 .m3-scroll { max-block-size: 9em !important; overflow: auto !important; }",
            "too wide": ".m3 .m3-scroll table { min-inline-size: 3000px !important; }",
            "without its legend": ".m3 .m3-legend { display: none !important; }",
        },
        "3.6/": {
            "no head of each sheet": ".m3 .m3-table thead { display: table-row-group !important; }",
            "for screens": ".m3 .m3-filter { display: flex !important; }",
        },
    }
    for place, rules in faults.items():
        page.goto(address + place)
        assert wrong_on_paper(page) == []
        for what, rule in rules.items():
            page.add_style_tag(content=rule)
            assert what in {one.split(":")[0] for one in wrong_on_paper(page)}, what


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


def test_what_wraps_on_a_phone_begins_at_the_edge(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(width=320)
    for place, whole, parts in (
        ("views/tasks/", ".m3-find > label", ".m3-find__field"),
        ("3.6/", ".m3-summary-line__item:has(> .m3-party--qsmo)", ".m3-summary-line__item > .m3-party--qsmo"),
    ):
        page.goto(address + place)
        edge, part = page.locator(whole).first.bounding_box(), page.locator(parts).first.bounding_box()
        assert edge
        assert part
        is_below = part["y"] > edge["y"] + 12
        assert not is_below or part["x"] == pytest.approx(edge["x"], abs=1), place
        assert part["x"] + part["width"] <= 320 - 15
