"""The notice that `mkdocs serve` puts on an author's page, as it looks and works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.markup import blocks
from tests.browser.serving import served
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import HAS_SIDEWAYS_SCROLLING, double_the_text
from tests.browser.test_markup import html_errors
from tests.previews import Preview
from tests.sites import task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

LONG: Final = f"{'a-very-long-name-' * 6}.docx"
SLIPS: Final = (
    task(objective=f"objective: Know what is at stake, and {'why, ' * 12}<agency name>.")
    .replace("    responsibleParty: customer", "    responsibleParty: custmer")
    .replace("stakeholders:\n", f"outputs:\n  - text: Plan\n    filename: {LONG}\nstakeholders:\n")
)
UNCLOSED: Final = task(number=2).replace("shared\n---\n", "shared\n")
LINKS: Final = (
    task(number=3).replace("    responsibleParty: customer", "    responsibleParty: custmer")
    + "\n"
    + "".join(f"Read [the words of page {number}](index.md) as well.\n\n" for number in range(20))
)
PALETTE: Final = [
    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
]
PAGES: Final = ("3.1/", "3.2/")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    theme = {"name": "material", "font": False, "palette": PALETTE}
    root = tmp_path_factory.mktemp("preview")
    return Preview(
        root, {"index.md": "# Home\n", "3.1.md": SLIPS, "3.2.md": UNCLOSED, "3.3.md": LINKS}, theme=theme
    )


@pytest.fixture(scope="module")
def preview_address(preview: Preview) -> Iterator[str]:
    with served(preview.root / "site") as base:
        yield base


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("place", PAGES)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    new_page: Callable[..., Page], preview_address: str, node_packages: Path, place: str, palette: str
) -> None:
    page = new_page(color_scheme=palette)
    page.goto(preview_address + place)
    expect(page.locator(".m3-notice")).to_be_visible()
    page.add_script_tag(path=node_packages / "axe-core" / "axe.min.js")
    found = {}
    for width in (1366, 760, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = (violations(page), page.evaluate(HAS_SIDEWAYS_SCROLLING))
    assert found == dict.fromkeys(found, ([], False))


def test_text_of_twice_the_size_has_room(new_page: Callable[..., Page], preview_address: str) -> None:
    page = new_page()
    page.goto(preview_address + "3.1/")
    double_the_text(page)
    assert page.evaluate(HAS_SIDEWAYS_SCROLLING) is False


@pytest.mark.parametrize("width", [1366, 320])
def test_no_line_of_a_file_has_to_be_scrolled(
    new_page: Callable[..., Page], preview_address: str, width: int
) -> None:
    page = new_page(width=width)
    page.goto(preview_address + "3.1/")
    hidden = "lines => lines.filter(line => line.scrollWidth > line.clientWidth).length"
    lines = page.locator(".m3-notice__line")
    assert lines.count() == 3
    assert lines.evaluate_all(hidden) == 0


def test_carets_stand_below_the_fault(page: Page, preview_address: str) -> None:
    page.goto(preview_address + "3.1/")
    line = page.locator(".m3-notice__line").nth(1)
    fault, carets = line.locator(".m3-notice__fault"), line.locator(".m3-notice__carets")
    assert fault.inner_text() == "custmer"
    right = "tag => { const r = document.createRange(); r.selectNodeContents(tag);"
    right += " return [...r.getClientRects()].at(-1).right }"
    assert carets.evaluate(right) == pytest.approx(fault.evaluate(right), abs=1)


def test_one_click_selects_the_place(page: Page, preview_address: str) -> None:
    page.goto(preview_address + "3.1/")
    page.locator(".m3-notice__place", has_text=":11:23").click()
    assert page.evaluate("getSelection().toString()") == "docs/3.1.md:11:23"


def test_a_screen_reader_finds_it_by_its_name(page: Page, preview_address: str) -> None:
    page.goto(preview_address + "3.1/")
    region = page.get_by_role("region", name="This page has 2 errors and 1 warning")
    assert region.get_by_role("listitem").count() == 3
    assert region.get_by_role("heading").count() == 0


def test_it_is_not_printed(page: Page, preview_address: str) -> None:
    page.goto(preview_address + "3.1/")
    page.emulate_media(media="print")
    expect(page.locator(".m3-notice")).to_be_hidden()


IN_SIGHT: Final = """badge => {
  const box = badge.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
    && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === badge;
}"""


@pytest.mark.parametrize("width", [1366, 320])
def test_the_badge_stays_in_sight_and_leads_back(
    new_page: Callable[..., Page], preview_address: str, width: int
) -> None:
    page = new_page()
    page.set_viewport_size({"width": width, "height": 500})
    page.goto(preview_address + "3.1/")
    badge = page.locator(".m3-notice-badge")
    height = page.evaluate("document.documentElement.scrollHeight")
    end = badge.evaluate("badge => badge.parentElement.getBoundingClientRect().bottom")
    assert end > 1500
    for top in range(0, int(min(end, height)) - 500, 250):
        page.evaluate("top => scrollTo({top, behavior: 'instant'})", top)
        assert badge.evaluate(IN_SIGHT), top
    badge.click()
    expect(page.locator(".m3-notice")).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(badge).to_be_hidden()


@pytest.mark.parametrize("width", [1366, 320])
def test_the_badge_covers_nothing_that_has_the_focus(
    new_page: Callable[..., Page], preview_address: str, width: int
) -> None:
    page = new_page()
    page.set_viewport_size({"width": width, "height": 500})
    page.goto(preview_address + "3.3/")
    page.locator("article a").first.focus()
    covered = """() => {
      const badge = document.querySelector(".m3-notice-badge"), on = document.activeElement;
      if (on === badge || !on.closest("article")) return null;
      const one = badge.getBoundingClientRect(), other = on.getBoundingClientRect();
      const isBeside = other.right <= one.left || other.left >= one.right;
      return !isBeside && other.bottom > one.top && other.top < one.bottom;
    }"""
    found = []
    for _ in range(25):
        page.keyboard.press("Tab")
        found.append(page.evaluate(covered))
    assert found.count(False) >= 19
    assert True not in found


@pytest.mark.usefixtures("node_packages")
def test_html_validate_finds_no_error(preview: Preview, tmp_path: Path) -> None:
    found = [block for place in PAGES for block in blocks(preview.html(f"{place}index.html"))]
    notices = [block for block in found if "m3-notice" in block]
    assert len(notices) == 2 * len(PAGES), "each page has a notice and its badge"
    assert html_errors(notices, tmp_path) == []
