"""Everything that can be used is reached by Tab, in reading order, and shows that it has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import OTHER_PAGES, THOROUGHLY
from tests.browser.example_sites import everywhere
from tests.nightly import IS_NIGHT, each_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

NUMBER_WHAT_CAN_BE_USED: Final = """() => {
  const found = [...document.querySelectorAll(".m3 :is(a[href], button, summary, input, select, [tabindex])")]
    .filter(element => element.tabIndex >= 0 && element.checkVisibility());
  found.forEach((element, number) => { element.dataset.number = number; });
  window.canBeUsed = found;
  window.reached = [];
  addEventListener("focusin", ({ target }) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    if (target.dataset.number)
      reached.push([target.dataset.number, outlineStyle !== "none" && parseFloat(outlineWidth) > 0]);
  });
  document.querySelector("h1").tabIndex = -1;
  document.querySelector("h1").focus();
  return found.length;
}"""
OTHERS: Final = 40
"""How much on a page that is not ours may be reached before the last of ours."""
MANY: Final = 60
"""How much is reached by day, from the first on and up to the last, where a page has more than both."""
BY_DAY: Final = (
    *("", "1.1/", "phase-3/", "glossary/", "resources/"),
    *(f"views/{view}/" for view in ("lineage", "responsibilities", "swimlanes", "templates")),
)
"""The pages of the first site that are walked through by day; together, they hold whatever can be used."""

PRESSED_ALONE: Final = "() => [...document.querySelectorAll('.m3 [tabindex]')].map(one => one.tabIndex)"
CAN_MOVE: Final = (
    "region => [region.scrollWidth > region.clientWidth, region.scrollHeight > region.clientHeight]"
)
PLACE: Final = "region => [Math.round(region.scrollLeft), Math.round(region.scrollTop)]"


def reach_by_tab(page: Page, target: Locator) -> None:
    """Press Tab from the title on until the target has the focus."""
    page.locator("h1").evaluate("title => { title.tabIndex = -1; title.focus(); }")
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("Tab does not get there")


@pytest.mark.parametrize(
    ("address", "place"),
    everywhere((*OTHER_PAGES, *(task.address for task in THOROUGHLY)) if IS_NIGHT else BY_DAY),
    indirect=["address"],
)
def test_tab_reaches_everything_in_order_and_one_sees_where_it_is(
    page: Page, address: str, place: str
) -> None:
    page.goto(address + place)
    count = page.evaluate(NUMBER_WHAT_CAN_BE_USED)
    assert count > 0
    every = list(range(count))
    pieces = [every] if IS_NIGHT or count <= 2 * MANY else [every[:MANY], every[-MANY:]]
    for piece in pieces:
        if piece[0]:
            page.evaluate("before => { canBeUsed[before].focus(); reached = []; }", piece[0] - 1)
        for _ in piece:
            page.keyboard.press("Tab")
        for _ in range(OTHERS):
            if page.evaluate("reached.length") >= len(piece):
                break
            page.keyboard.press("Tab")
        reached = page.evaluate("count => reached.slice(0, count)", len(piece))
        assert reached == [[str(n), True] for n in piece]
    assert set(page.evaluate(PRESSED_ALONE)) <= {0, -1}, "an order of its own"


@pytest.mark.parametrize(
    ("address", "place", "width"),
    [
        (*where, width)
        for where, width in each_value(
            everywhere((*(place for place in OTHER_PAGES if "views" in place), "phase-3/")), (1366, 390)
        )[:: 1 if IS_NIGHT else 3]
    ],
    indirect=["address"],
)
def test_arrow_keys_scroll_every_region(
    new_page: Callable[..., Page], address: str, place: str, width: int
) -> None:
    page = new_page(width=width)
    page.goto(address + place)
    for region in page.locator(".m3-scroll").all():
        expect(region).to_have_attribute("tabindex", "0")
        is_wide, is_high = region.evaluate(CAN_MOVE)
        region.focus()
        for key, can_move, axis in (("ArrowRight", is_wide, 0), ("ArrowDown", is_high, 1)):
            if not can_move:
                continue
            page.keyboard.press(key)
            page.wait_for_function(f"() => document.activeElement.{('scrollLeft', 'scrollTop')[axis]} > 0")


def test_the_example_site_has_regions_to_scroll_in_both_directions(page: Page, address: str) -> None:
    page.goto(address + "views/stakeholders/")
    assert page.locator(".m3-scroll").first.evaluate(CAN_MOVE) == [True, True]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_heading_is_sorted_by_its_key_and_keeps_the_focus(page: Page, address: str, key: str) -> None:
    page.goto(address + "views/artifacts/")
    button = page.get_by_role("button", name="Artifact", exact=True)
    reach_by_tab(page, button)
    page.keyboard.press(key)
    expect(page.get_by_role("columnheader", name="Artifact", exact=True)).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(button).to_be_focused()


def test_the_field_to_find_rows_is_reached_and_used_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "views/artifacts/")
    field = page.get_by_role("searchbox", name="Find an artifact")
    reach_by_tab(page, field)
    page.keyboard.type("charter")
    expect(page.locator(".m3-find__status")).to_contain_text("artifacts shown.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Used by nobody")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".m3-scroll")).to_be_focused()


def test_an_objective_is_unfolded_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "phase-3/")
    summary = page.locator(".m3-unfold > summary").first
    reach_by_tab(page, summary)
    page.keyboard.press("Enter")
    expect(page.locator(".m3-unfold").first).to_have_attribute("open", "")


def test_what_a_card_hides_is_unfolded_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "views/artifacts/")
    summary = page.locator(".m3-more > summary").first
    summary.focus()
    page.keyboard.press("Space")
    expect(page.locator(".m3-more").first).to_have_attribute("open", "")


def test_what_the_diagram_of_phases_leads_to_is_reached_in_the_table_below(page: Page, address: str) -> None:
    page.goto(address + "views/lineage/")
    flow = page.locator(".m3-lineage", has=page.locator("svg"))
    links = "all => all.map(one => new URL(one.href.baseVal ?? one.href, location).href)"
    drawn = set(flow.locator("svg a").evaluate_all(links))
    assert len(drawn) > 10
    assert drawn <= set(flow.locator("table a").evaluate_all(links))
