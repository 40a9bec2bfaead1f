"""What axe finds in our blocks: on every page, in both palettes, on all screens, before and after use."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.example_site import EVERY_PAGE, GENERATED_THOROUGHLY, OTHER_PAGES, THOROUGHLY
from tests.browser.example_sites import everywhere, piles
from tests.nightly import IS_NIGHT, each_value

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

AFTER_USE: Final = "after use"
STATES: Final = {"1366 px": 1366, "320 px": 320, **({"390 px": 390} if IS_NIGHT else {}), AFTER_USE: 760}
"""How a page is looked at, and how wide the window is then."""
RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SCHEMES: Final = {"light": "default", "dark": "slate"}
EVERY_WAY: Final = everywhere((*GENERATED_THOROUGHLY, *OTHER_PAGES, *(task.address for task in THOROUGHLY)))
CHOSEN: Final = each_value(EVERY_WAY, product(SCHEMES, STATES))
"""By day, each page is looked at once, in one palette and one state after the other."""
ONCE_EACH: Final = [
    (site, looked_at, *way)
    for site, places in piles(
        (
            (site, tuple(place for place in places if (site, place) not in EVERY_WAY))
            for site, places in EVERY_PAGE
        ),
        8,
    )
    for n, way in enumerate((("light", 390), ("dark", 1366)))
    if (looked_at := places if IS_NIGHT else places[n::2])
]
"""The others, in a few piles; their parts are those of the pages above, and only the words are others."""

RUN_AXE: Final = """async ([type, values]) => {
  const found = await axe.run({ include: [[".m3"]] },
    { runOnly: { type, values }, resultTypes: ["violations"] });
  return { passes: found.passes.length,
    violations: found.violations.flatMap(violation =>
      violation.nodes.map(node => `${violation.id}: ${violation.help}: ${node.html}`)) };
}"""

OPEN_EVERYTHING: Final = "() => document.querySelectorAll('.m3 details').forEach(one => { one.open = true; })"


def violations(page: Page) -> list[str]:
    """What is wrong in our blocks as they look at the moment."""
    found = page.evaluate(RUN_AXE, ["tag", list(RULES)])
    assert found["passes"] > 0, "axe has checked nothing"
    return [str(violation) for violation in found["violations"]]


def use_everything(page: Page) -> bool:
    """Press, sort, find and unfold whatever a page offers; says whether there was anything."""
    filters, lists = page.locator(".m3-filter:visible"), page.locator(".m3-filter__list:visible")
    sorts = page.locator(".m3-sort:visible")  # tables may be folded
    fields, unfolding = page.locator(".m3-find__field:visible"), page.locator(".m3 details")
    for buttons in filters.all():
        buttons.get_by_role("button").last.click()
    for choices in lists.all():
        choices.select_option(index=1)
    if sorts.count():
        sorts.first.click()
    for field in fields.all():
        field.fill("re")
    page.evaluate(OPEN_EVERYTHING)
    page.mouse.move(0, 0)  # the color of a link under the mouse is the theme's
    return any(one.count() for one in (filters, lists, sorts, fields, unfolding))


@pytest.fixture
def open_with_axe(
    new_page: Callable[..., Page], address: str, node_packages: Path
) -> Callable[[Page | None, str, str], Page]:
    def open_page(page: Page | None, place: str, palette: str) -> Page:
        page = page or new_page(color_scheme=palette)
        page.goto(address + place)
        page.add_script_tag(path=node_packages / "axe-core" / "axe.min.js")
        assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[palette]
        return page

    return open_page


@pytest.mark.parametrize(
    ("address", "place", "palette"),
    dict.fromkeys((*where, palette) for where, (palette, _) in CHOSEN),
    indirect=["address"],
)
def test_axe_finds_nothing_on_any_screen_and_after_use(
    open_with_axe: Callable[..., Page], request: pytest.FixtureRequest, place: str, palette: str
) -> None:
    site = request.node.callspec.params["address"]
    states = [state for where, (color, state) in CHOSEN if (where, color) == ((site, place), palette)]
    page, found = open_with_axe(None, place, palette), {}
    for state in states:
        if state == AFTER_USE:
            use_everything(page)
        page.set_viewport_size({"width": STATES[state], "height": 800})
        page.wait_for_function("document.getAnimations().length === 0")
        found[state] = violations(page)
    assert states
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize(
    ("address", "places", "palette", "width"),
    ONCE_EACH,
    indirect=["address"],
)
def test_axe_finds_nothing_on_the_other_pages(
    open_with_axe: Callable[..., Page], palette: str, width: int, places: tuple[str, ...]
) -> None:
    page, found = None, {}
    for place in places:
        page = open_with_axe(page, place, palette)
        page.set_viewport_size({"width": width, "height": 800})
        found[place] = violations(page)
    assert {where: what for where, what in found.items() if what} == {}


def test_axe_would_find_a_fault(open_with_axe: Callable[..., Page]) -> None:
    page = open_with_axe(None, "3.6/", "light")
    page.locator(".m3-summary-line").evaluate("line => { line.style.color = '#ccc'; }")
    assert any(one.startswith("color-contrast") for one in violations(page))
