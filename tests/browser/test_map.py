"""The map: its size, its heads, what is picked on it, and how it is on a phone, on paper, without colors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.picture_site import SIZES
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import CUT_TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    NewPage = Callable[..., Page]


def pick(page: Page, label: str) -> None:
    page.locator(".m3-map__choice").select_option(label=label)


def test_a_map_of_67_tasks_is_at_most_1000_pixels_tall(page: Page, pictures: str) -> None:
    page.goto(f"{pictures}map-67/")
    box = page.locator(".m3-map").bounding_box()
    assert box
    assert 600 < box["height"] <= 1000
    columns = page.locator(".m3-map__phase").evaluate_all("all => all.map(one => one.offsetWidth)")
    assert len(columns) == 6
    assert max(columns) - min(columns) <= 1


def test_heads_of_a_map_stay_in_sight_in_the_page_or_in_its_region(page: Page, pictures: str) -> None:
    page.goto(f"{pictures}map-67/")
    region, head = page.locator(".m3-map__region"), page.locator(".m3-map__phase .m3-map__head").first
    page.mouse.wheel(0, 500)
    page.wait_for_function("scrollY >= 300")
    covered = """head => {
      const box = head.getBoundingClientRect();
      return !head.contains(document.elementFromPoint(box.left + 12, box.top + box.height / 2));
    }"""
    assert head.evaluate(covered) is False
    assert region.get_attribute("data-m3-more") is None
    page.set_viewport_size({"width": 768, "height": 700})
    expect(region).to_have_attribute("data-m3-more", "")  # so its edge fades
    region.evaluate("region => { region.scrollIntoView({ block: 'end' }); region.scrollTo(300, 300); }")
    assert page.locator(".m3-map__phase .m3-map__head").nth(4).evaluate(covered) is False
    inside = "(rows, region) => rows.getBoundingClientRect().left - region.getBoundingClientRect().left"
    assert page.locator(".m3-map__rows").evaluate(inside, region.element_handle()) == pytest.approx(1, abs=1)


def test_a_picked_role_makes_the_rest_step_back(page: Page, pictures: str) -> None:
    page.goto(f"{pictures}map-67/")
    pick(page, "Program Manager")
    shown = page.locator(".m3-map__chip[data-m3-picked]")
    expect(page.locator(".m3-map__status")).to_have_text(f"Program Manager: {shown.count()} of 67 key tasks")
    assert 0 < shown.count() < 67
    expect(page.locator(".m3-map__chip:visible")).to_have_count(67)
    pick(page, "Everybody")
    expect(shown).to_have_count(0)
    expect(page.locator(".m3-map__status")).to_have_text("")


def test_a_party_that_was_chosen_elsewhere_is_picked(page: Page, pictures: str) -> None:
    page.goto(f"{pictures}map-67/?party=qsmo")
    expect(page.locator(".m3-map__status")).to_contain_text("QSMO: ")
    expect(page.locator(".m3-map__choice")).to_have_value("qsmo")


def test_axe_finds_nothing_in_a_map_with_a_choice(
    new_page: NewPage, pictures: str, node_packages: Path
) -> None:
    for palette in ("light", "dark"):
        page = new_page(color_scheme=palette)
        page.goto(f"{pictures}map-67/")
        page.add_script_tag(path=node_packages / "axe-core" / "axe.min.js")
        pick(page, "Provider")
        pick(page, "Architect")
        assert violations(page) == []


@pytest.mark.parametrize("tasks", SIZES)
def test_a_map_is_complete_without_a_script(new_page: NewPage, pictures: str, tasks: int) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{pictures}map-{tasks}/")
    expect(page.locator(".m3-map__pick")).to_be_hidden()
    expect(page.locator(".m3-map__phases .m3-map__chip:visible")).to_have_count(tasks)


def test_a_map_is_a_list_by_phase_on_a_phone(new_page: NewPage, pictures: str) -> None:
    page = new_page(width=390)
    for tasks, place in ((67, ".m3-map__phases"), (300, ".m3-map__list")):
        page.goto(f"{pictures}map-{tasks}/")
        chips = page.locator(f"{place} .m3-map__chip:visible")
        expect(chips).to_have_count(tasks)
        tops = chips.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
        assert tops == sorted(tops)
        assert page.locator(".m3-map__chip:visible").count() == tasks


def test_a_map_is_printed_in_landscape_with_nothing_left_out(page: Page, pictures: str) -> None:
    page.goto(f"{pictures}map-67/")
    page.emulate_media(media="print")
    assert page.locator(".m3-map__chip:visible").count() == 67
    assert page.evaluate(CUT_TEXTS) == []
    saved = page.pdf(format="Letter", prefer_css_page_size=True)
    assert set(re.findall(rb"/MediaBox \[0 0 (\d+) (\d+)\]", saved)) == {(b"792", b"612")}


def test_colors_of_parties_are_told_apart_without_colors(new_page: NewPage, pictures: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(f"{pictures}map-67/")
    chip = page.locator(".m3-map__chip", has=page.locator(".m3-map__segment").nth(1)).first
    expect(chip.locator(".m3-map__sign").first).to_be_visible()
    gaps = chip.locator(".m3-map__segment").evaluate_all(
        """all => all.map(one => one.getBoundingClientRect())
          .flatMap((one, n, boxes) => n ? [one.top - boxes[n - 1].bottom] : [])"""
    )
    assert gaps
    assert min(gaps) >= 1
