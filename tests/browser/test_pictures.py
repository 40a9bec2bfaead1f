"""Pictures of a playbook of real counts and of a large one: on screens, on paper, and without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import OTHER_PAGES
from tests.browser.picture_site import PICTURES, SIZES
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import CUT_TEXTS, HAS_SIDEWAYS_SCROLLING
from tests.nightly import IS_NIGHT, each_pair, each_value

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    NewPage = Callable[..., Page]

SMALL_TEXT: Final = """() => {
  const small = new Set(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const place = texts.currentNode.parentElement, size = parseFloat(getComputedStyle(place).fontSize);
    if (place.closest(".m3") && texts.currentNode.data.trim() && place.checkVisibility() && size < 11.99)
      small.add(`${place.className || place.tagName}: ${size}`);
  }
  for (const place of document.querySelectorAll(".m3 *"))
    for (const part of ["::before", "::after"]) {
      const style = getComputedStyle(place, part), size = parseFloat(style.fontSize);
      if (!["none", "normal", '""'].includes(style.content) && place.checkVisibility() && size < 11.99)
        small.add(`${place.className}${part}: ${size}`);
    }
  return [...small];
}"""
"""Texts of ours below 12 pixels, those that the stylesheet writes among them."""

_CHOSEN: Final = each_pair(PICTURES, ("light", "dark"), (1366, 768, 390, 320))
WIDTHS: Final = {
    name: {
        palette: [width for *which, width in _CHOSEN if which == [name, palette]]
        for palette in ("light", "dark")
    }
    for name in PICTURES
}
"""At which widths each picture is looked at in each palette."""


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("tasks", SIZES if IS_NIGHT else SIZES[:1])
def test_a_picture_is_whole_at_every_width(
    new_page: NewPage, pictures: str, tasks: int, name: str, node_packages: Path
) -> None:
    for palette, widths in WIDTHS[name].items():
        page = new_page(color_scheme=palette)
        page.goto(f"{pictures}{name}-{tasks}/")
        page.add_script_tag(path=node_packages / "axe-core" / "axe.min.js")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            found = {
                "sideways": page.evaluate(HAS_SIDEWAYS_SCROLLING),
                "small": page.evaluate(SMALL_TEXT),
                "cut": page.evaluate(CUT_TEXTS),
                "axe": violations(page) if width in {1366, 390} else [],
            }
            assert {what: which for what, which in found.items() if which} == {}, (palette, width)


def test_no_text_of_ours_is_below_12_pixels_on_the_example_site(page: Page, address: str) -> None:
    found = {}
    for place, width in each_value((*OTHER_PAGES, "1.1/", "3.6/"), (1366, 768, 390)):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address + place)
        found[place, width] = page.evaluate(SMALL_TEXT)
    assert {place: texts for place, texts in found.items() if texts} == {}


OPACITIES: Final = "all => all.map(one => Number(getComputedStyle(one).opacity))"


@pytest.mark.parametrize("name", ["lanes", "through"])
def test_a_selected_task_keeps_its_arrows_names_what_it_hands_on_and_dims_the_rest(
    new_page: NewPage, pictures: str, name: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{pictures}{name}-67/")
    box = page.locator(".m3-lanes__box", has=page.locator(".m3-lanes__select", has_text="hands on")).first
    handed, names = box.locator(".m3-lanes__handed"), box.locator(".m3-lanes__handed > li")
    expect(handed).to_be_hidden()
    box.locator(".m3-lanes__select").focus()
    page.keyboard.press("Enter")
    expect(handed).to_be_visible()
    expect(names.first).to_be_visible()
    own = page.locator(".m3-lanes__task", has=page.locator(".m3-lanes__box:target"))
    expect(own.locator(".m3-lanes__near:visible")).to_have_count(names.count())
    assert set(own.locator(".m3-lanes__arrow:visible").evaluate_all(OPACITIES)) == {1}
    others = page.locator(".m3-lanes__task:not(:has(:target)) .m3-lanes__arrow:visible")
    assert max(others.evaluate_all(OPACITIES)) < 0.5
    in_sight = """box => document.elementFromPoint(innerWidth / 2, box.getBoundingClientRect().top + 8)
      ?.closest(".m3-lanes__box") === box"""
    assert box.evaluate(in_sight) is True
    page.emulate_media(media="print")
    assert set(others.evaluate_all(OPACITIES)) == {1}
    expect(page.locator(".m3-lanes__all")).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator(".m3-lanes__all a").click()
    expect(handed).to_be_hidden()


LINES: Final = """all => all.map(box => {
  const line = getComputedStyle(box, "::before"), style = getComputedStyle(box);
  return [Number(line.opacity), line.borderTopColor, style.borderTopStyle];
})"""


@pytest.mark.parametrize(("how", "colors"), each_value(("mouse", "keyboard", "touch"), ("none", "active")))
def test_a_neighbor_of_a_task_is_selected_with_its_line_and_names(
    new_page: NewPage, pictures: str, how: str, colors: str
) -> None:
    page = new_page(java_script_enabled=False, has_touch=True, forced_colors=colors)
    page.goto(f"{pictures}around-67/")
    chosen = page.locator(".m3-lineage__box", has=page.locator(".m3-lineage__names")).first
    select = chosen.locator(".m3-lineage__select")
    select.focus()
    {"mouse": select.click, "touch": select.tap, "keyboard": lambda: page.keyboard.press("Enter")}[how]()
    expect(chosen.locator(".m3-lineage__name").first).to_be_visible()
    others = page.locator(".m3-lineage__part:not(.m3-lineage__part--more) > div:not(:target)")
    (own,) = chosen.evaluate_all(LINES)
    assert own[0] == 1
    assert own[2] == "solid"
    for opacity, color, border in others.evaluate_all(LINES):
        assert opacity < 0.5
        assert color != own[1]
        assert border == "dotted"
    page.emulate_media(media="print")
    assert {one[0] for one in others.evaluate_all(LINES)} == {1}
    named = page.locator(".m3-lineage__names")
    assert page.locator(".m3-lineage__names:visible").count() == named.count() > 0
    page.emulate_media(media="screen")
    page.locator(".m3-lanes__all a").click()
    expect(chosen.locator(".m3-lineage__name").first).to_be_hidden()


def test_every_line_around_a_task_joins_its_box_to_the_middle(new_page: NewPage, pictures: str) -> None:
    page = new_page()
    page.goto(f"{pictures}around-67/")
    wrong = page.evaluate(
        """() => {
          const wrong = [], box = one => one.getBoundingClientRect();
          const focus = box(document.querySelector(".m3-lineage__focus"));
          const middle = (focus.top + focus.bottom) / 2;
          for (const side of document.querySelectorAll(".m3-lineage__list")) {
            const boxes = [...side.querySelectorAll(".m3-lineage__box")].map(box);
            const line = getComputedStyle(side.querySelector(".m3-lineage__box"), "::before");
            const gap = parseFloat(line.width);
            const isBefore = box(side).left < focus.left;
            for (const at of boxes) {
              const room = isBefore ? focus.left - at.right : at.left - focus.right;
              if (Math.abs(room - 2 * gap) > 1) wrong.push(["gap", room, gap]);
            }
            const [first, last] = [boxes[0], boxes.at(-1)].map(at => (at.top + at.bottom) / 2);
            if (middle < first - 1 || middle > last + 1) wrong.push(["middle", first, middle, last]);
          }
          return wrong;
        }"""
    )
    assert wrong == []


def test_every_arrow_reaches_from_its_box_to_its_targets(page: Page, pictures: str) -> None:
    page.goto(f"{pictures}lanes-67/")
    wrong = page.evaluate(
        """() => {
          const wrong = [], box = one => one.getBoundingClientRect();
          const boxes = [...document.querySelectorAll(".m3-lanes__box")];
          for (const [row, task] of [...document.querySelectorAll(".m3-lanes__task")].entries()) {
            const arrows = task.querySelector(".m3-lanes__arrows:not(.m3-lanes__arrows--into)");
            if (!arrows) continue;
            const exit = box(arrows.querySelector(".m3-lanes__exit"));
            const trunk = box(arrows.querySelector(".m3-lanes__trunk")), own = box(boxes[row]);
            if (exit.top < own.top || exit.bottom > own.bottom) wrong.push(`${row}: exit`);
            if (Math.abs(own.left - exit.right) > 6) wrong.push(`${row}: begins beside its box`);
            const apart = Math.max(Math.abs(trunk.left - exit.left), Math.abs(trunk.top - exit.top));
            if (apart > 3) wrong.push(`${row}: corner`);
            const heads = [...arrows.querySelectorAll(".m3-lanes__head")].map(head => [head, box(head)]);
            for (const [head, at] of heads) {
              const target = box(boxes[head.className.match(/m3-to-(\\d+)/)[1] - 1]);
              if (at.top < target.top || at.bottom > target.bottom) wrong.push(`${row}: head`);
              if (Math.abs(target.left - at.right) > 6) wrong.push(`${row}: ends before its box`);
              if (Math.abs(at.left - trunk.right) > 1) wrong.push(`${row}: leaves no track`);
            }
            const end = Math.max(...heads.map(([, at]) => at.bottom));
            if (Math.abs(end - trunk.bottom) > 3) wrong.push(`${row}: end`);
          }
          return wrong;
        }"""
    )
    assert wrong == []


def test_swimlanes_are_a_list_of_hand_overs_on_a_phone(new_page: NewPage, pictures: str) -> None:
    page = new_page(width=390)
    page.goto(f"{pictures}lanes-67/")
    expect(page.locator(".m3-lanes__region")).to_be_hidden()
    expect(page.locator(".m3-handed > li:visible")).to_have_count(page.locator("tbody tr").count())


def test_no_row_of_swimlanes_is_cut_between_two_sheets(page: Page, pictures: str) -> None:
    page.goto(f"{pictures}lanes-67/")
    page.emulate_media(media="print")
    breaks = "all => all.map(one => getComputedStyle(one).breakInside)"
    assert set(page.locator(".m3-lanes__box").evaluate_all(breaks)) == {"avoid"}
    expect(page.locator(".m3-lanes__box:visible")).to_have_count(16)
