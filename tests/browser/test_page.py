"""What is true of a whole page: where it ends, what is seen first, what is copied, and what covers what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.nightly import IS_NIGHT, each_value

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

KINDS: Final = (
    "",
    "3.6/",
    "phase-3/",
    "glossary/",
    "roles/program-manager/",
    "views/tasks/",
    "views/stakeholders/",
)
FOLD: Final = 560
"""Above which the first row of the responsibility table begins, in pixels, at 1366 by 768."""

BELOW_THE_FOOTER: Final = """() => {
  const end = document.querySelector("footer").getBoundingClientRect().bottom + scrollY;
  return [...document.querySelectorAll(".m3 *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.bottom + scrollY > end + 1 && !one.closest(".m3-scroll");
  }).map(one => one.outerHTML.slice(0, 100)).concat(
    document.documentElement.scrollHeight > end + 1 ? ["page"] : []);
}"""

GLUED: Final = r"""() => {
  const glued = [];
  for (const hidden of document.querySelectorAll(".m3 .m3-hidden:not(caption, h2)")) {
    if (!hidden.textContent.trim() || hidden.closest("[aria-hidden=true]")) continue;
    for (const from of ["previousSibling", "nextSibling"]) {
      const neighbor = hidden[from];
      if (!neighbor || !neighbor.textContent.trim()) continue;
      if (neighbor.nodeType === 1 && getComputedStyle(neighbor).display !== "inline") continue;
      const ends = from === "previousSibling"
        ? [neighbor.textContent.at(-1), hidden.textContent[0]]
        : [hidden.textContent.at(-1), neighbor.textContent[0]];
      if (!ends.some(sign => /\s/.test(sign))) glued.push(hidden.parentElement.textContent.slice(0, 80));
    }
  }
  return glued;
}"""
"""Where hidden words and those beside them would be one word once they are copied."""

COVERED: Final = """() => {
  const focused = document.activeElement;
  if (!focused.closest(".m3")) return null;
  const one = focused.closest(".m3-signs") ?? focused;  // a sign stands for the words of its link
  const box = one.getClientRects()[0];
  if (!box?.width) return null;
  const found = document.elementFromPoint(box.left + Math.min(4, box.width / 2), box.top + box.height / 2);
  return one.contains(found) || found?.contains(one) ? null : `${one.textContent} under ${found?.className}`;
}"""

CONTRAST_OF_ALL: Final = """async () => {
  const found = await axe.run(document, { runOnly: { type: "rule", values: ["color-contrast"] } });
  return found.violations.flatMap(one => one.nodes.map(node => node.html.slice(0, 150)));
}"""


def test_what_is_below_the_footer_would_be_found(page: Page, address: str) -> None:
    page.goto(address + "3.6/")
    assert page.evaluate(BELOW_THE_FOOTER) == []
    page.add_style_tag(content=".m3-objective { position: absolute; inset-block-start: 9999px; }")
    assert page.evaluate(BELOW_THE_FOOTER)


def test_the_first_activity_is_seen_without_scrolling(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(address + "3.1/")
    objective = page.locator(".m3-objective").bounding_box()
    row = page.locator("#activity-1").bounding_box()
    assert objective
    assert row
    assert objective["height"] > 70, "an objective of two lines"
    assert row["y"] < FOLD


def test_an_objective_has_its_heading_for_the_table_of_contents_alone(page: Page, address: str) -> None:
    page.goto(address + "3.1/")
    box = page.locator("h2#objective").bounding_box()
    assert box
    assert box["width"] <= 1
    assert page.get_by_role("heading", name="Objective", level=2).count() == 1
    page.locator(".md-nav--secondary").get_by_role("link", name="Objective").click()
    page.wait_for_function("location.hash === '#objective'")


@pytest.mark.parametrize("place", KINDS)
def test_words_for_screen_readers_do_not_glue_words_together(page: Page, address: str, place: str) -> None:
    page.goto(address + place)
    assert page.evaluate(GLUED) == []


def test_numbers_of_tasks_say_names_that_a_search_in_the_page_does_not_find(page: Page, address: str) -> None:
    page.goto(address + "views/artifacts/")
    words = page.locator(".m3-grid tbody").get_by_text("3.1", exact=True).first
    link = words.locator("xpath=ancestor::a")
    assert link.get_attribute("aria-label") == words.get_attribute("title") == "3.1 Form One Program Team"
    assert link.text_content() == "3.1"


@pytest.mark.parametrize("place", KINDS if IS_NIGHT else ("3.6/", "views/tasks/"))
def test_what_has_the_focus_is_never_covered(page: Page, address: str, place: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 600})
    page.goto(address + place)
    page.locator("footer a").last.focus()
    covered = set()
    for _ in range(page.locator(".m3 :is(a, button, summary, input)").count() + 30):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.closest('.md-header') !== null"):
            break
        covered.add(page.evaluate(COVERED))
    assert covered == {None}


@pytest.mark.parametrize(("place", "palette"), each_value(KINDS, ("light", "dark")))
def test_all_text_of_a_page_stands_out(
    new_page: Callable[..., Page], address: str, node_packages: Path, place: str, palette: str
) -> None:
    page = new_page(color_scheme=palette)
    page.goto(address + place)
    page.add_script_tag(path=node_packages / "axe-core" / "axe.min.js")
    assert page.evaluate(CONTRAST_OF_ALL) == []
