"""Pictures of a playbook of real counts and of a large one: on screens, on paper, and without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from mkdocs_m3 import M3
from mkdocs_m3.model import Placement
from mkdocs_m3.reading.placed_views import view as read_view
from tests.browser.example_site import OTHER_PAGES
from tests.browser.serving import served
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import CUT_TEXTS, HAS_SIDEWAYS_SCROLLING
from tests.pictures import HIDDEN, context, made_up, shown
from tests.sites import build, task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from mkdocs_m3.components.context import Context

    NewPage = Callable[..., Page]

SIZES: Final = (67, 300)
PICTURES: Final = {"map": "m3/map", "lanes": "m3/swimlanes {phase: 4}"}
"""By the address of its page, the comment of each picture."""
PALETTE: Final = [
    {"media": f"(prefers-color-scheme: {name})", "scheme": scheme}
    for name, scheme in (("light", "default"), ("dark", "slate"))
]
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


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where each picture is served, of a playbook of each size: `map-67/`.

    The pages are those of a small site, with the picture of another playbook in them: that is all one sees.
    """
    root: Path = tmp_path_factory.mktemp("pictures")
    built = build(
        root,
        {f"{name}.md": f"{HIDDEN}# {name}\n\n<!-- {comment} -->\n" for name, comment in PICTURES.items()}
        | {"index.md": "# Home\n", "1.1.md": task(1), "1.2.md": task(1, 2)},
        theme={"name": "material", "font": False, "palette": PALETTE},
        plugins=["search", {"m3": {"fail_on": "never", "exports": []}}],
    )
    assert not built.is_aborted, built.log
    for tasks in SIZES:
        made = context(made_up(tasks))
        for name, comment in PICTURES.items():
            page = root / "site" / f"{name}-{tasks}" / "index.html"
            page.parent.mkdir()
            before, _, rest = built.html(f"{name}/index.html").partition('<section class="m3')
            after = rest.partition("</section>")[2]
            view = shown(comment.removeprefix("m3/").partition(" ")[0], chosen(made, comment))
            page.write_text(f"{before}{view}{after}", encoding="utf-8")
    with served(root / "site") as address:
        yield address


def chosen(made: Context, comment: str) -> Context:
    """The same with the options of a comment."""
    options = comment.partition(" ")[2]
    selection = read_view(Placement(part=comment[3:].partition(" ")[0], start=0, end=0, options=options), M3)
    return replace(made, selection=selection.selection)


def pick(page: Page, label: str) -> None:
    page.locator(".m3-map__choice").select_option(label=label)


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("tasks", SIZES)
def test_a_picture_is_whole_at_every_width(
    new_page: NewPage, base: str, tasks: int, name: str, node_packages: Path
) -> None:
    page = new_page()
    for palette in ("light", "dark"):
        page.emulate_media(color_scheme=palette)
        page.set_viewport_size({"width": 1366, "height": 800})
        page.goto(f"{base}{name}-{tasks}/")
        page.add_script_tag(path=node_packages / "axe-core" / "axe.min.js")
        for width in (1366, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            found = {
                "sideways": page.evaluate(HAS_SIDEWAYS_SCROLLING),
                "small": page.evaluate(SMALL_TEXT),
                "cut": page.evaluate(CUT_TEXTS),
                "axe": violations(page) if width in {1366, 390} else [],
            }
            assert {what: which for what, which in found.items() if which} == {}, (palette, width)


@pytest.mark.parametrize("width", [1366, 768, 390])
def test_no_text_of_ours_is_below_12_pixels_on_the_example_site(
    new_page: NewPage, address: str, width: int
) -> None:
    page = new_page(width=width)
    found = {}
    for place in (*OTHER_PAGES, "1.1/", "3.6/"):
        page.goto(address + place)
        found[place] = page.evaluate(SMALL_TEXT)
    assert {place: texts for place, texts in found.items() if texts} == {}


def test_a_map_of_67_tasks_is_at_most_1000_pixels_tall(page: Page, base: str) -> None:
    page.goto(f"{base}map-67/")
    box = page.locator(".m3-map").bounding_box()
    assert box
    assert 600 < box["height"] <= 1000
    columns = page.locator(".m3-map__phase").evaluate_all("all => all.map(one => one.offsetWidth)")
    assert len(columns) == 6
    assert max(columns) - min(columns) <= 1


def test_heads_of_a_map_stay_in_sight_in_the_page_or_in_its_region(page: Page, base: str) -> None:
    page.goto(f"{base}map-67/")
    region, head = page.locator(".m3-map__region"), page.locator(".m3-map__phase .m3-map__head").first
    page.mouse.wheel(0, 500)
    page.wait_for_function("scrollY >= 300")
    covered = """head => {
      const box = head.getBoundingClientRect();
      return !head.contains(document.elementFromPoint(box.left + 12, box.top + box.height / 2));
    }"""
    assert head.evaluate(covered) is False
    page.set_viewport_size({"width": 768, "height": 700})
    region.evaluate("region => { region.scrollIntoView({ block: 'end' }); region.scrollTo(300, 300); }")
    assert page.locator(".m3-map__phase .m3-map__head").nth(4).evaluate(covered) is False
    inside = "(rows, region) => rows.getBoundingClientRect().left - region.getBoundingClientRect().left"
    assert page.locator(".m3-map__rows").evaluate(inside, region.element_handle()) == pytest.approx(1, abs=1)


def test_a_picked_role_makes_the_rest_step_back(page: Page, base: str) -> None:
    page.goto(f"{base}map-67/")
    pick(page, "Program Manager")
    shown = page.locator(".m3-map__chip[data-m3-picked]")
    expect(page.locator(".m3-map__status")).to_have_text(f"Program Manager: {shown.count()} of 67 key tasks")
    assert 0 < shown.count() < 67
    expect(page.locator(".m3-map__chip:visible")).to_have_count(67)
    pick(page, "Everybody")
    expect(shown).to_have_count(0)
    expect(page.locator(".m3-map__status")).to_have_text("")


def test_a_party_that_was_chosen_elsewhere_is_picked(page: Page, base: str) -> None:
    page.goto(f"{base}map-67/?party=qsmo")
    expect(page.locator(".m3-map__status")).to_contain_text("QSMO: ")
    expect(page.locator(".m3-map__choice")).to_have_value("qsmo")


def test_axe_finds_nothing_in_a_map_with_a_choice(new_page: NewPage, base: str, node_packages: Path) -> None:
    for palette in ("light", "dark"):
        page = new_page(color_scheme=palette)
        page.goto(f"{base}map-67/")
        page.add_script_tag(path=node_packages / "axe-core" / "axe.min.js")
        pick(page, "Provider")
        pick(page, "Architect")
        assert violations(page) == []


@pytest.mark.parametrize("tasks", SIZES)
def test_a_map_is_complete_without_a_script(new_page: NewPage, base: str, tasks: int) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{base}map-{tasks}/")
    expect(page.locator(".m3-map__pick")).to_be_hidden()
    expect(page.locator(".m3-map__phases .m3-map__chip:visible")).to_have_count(tasks)


def test_a_map_is_a_list_by_phase_on_a_phone(new_page: NewPage, base: str) -> None:
    page = new_page(width=390)
    for tasks, place in ((67, ".m3-map__phases"), (300, ".m3-map__list")):
        page.goto(f"{base}map-{tasks}/")
        chips = page.locator(f"{place} .m3-map__chip:visible")
        expect(chips).to_have_count(tasks)
        tops = chips.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
        assert tops == sorted(tops)
        assert page.locator(".m3-map__chip:visible").count() == tasks


def test_a_map_is_printed_in_landscape_with_nothing_left_out(page: Page, base: str) -> None:
    page.goto(f"{base}map-67/")
    page.emulate_media(media="print")
    assert page.locator(".m3-map__chip:visible").count() == 67
    assert page.evaluate(CUT_TEXTS) == []
    saved = page.pdf(format="Letter", prefer_css_page_size=True)
    assert set(re.findall(rb"/MediaBox \[0 0 (\d+) (\d+)\]", saved)) == {(b"792", b"612")}


def test_colors_of_parties_are_told_apart_without_colors(new_page: NewPage, base: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(f"{base}map-67/")
    chip = page.locator(".m3-map__chip", has=page.locator(".m3-map__segment").nth(1)).first
    expect(chip.locator(".m3-map__sign").first).to_be_visible()
    gaps = chip.locator(".m3-map__segment").evaluate_all(
        """all => all.map(one => one.getBoundingClientRect())
          .flatMap((one, n, boxes) => n ? [one.top - boxes[n - 1].bottom] : [])"""
    )
    assert gaps
    assert min(gaps) >= 1


def test_a_selected_task_keeps_its_arrows_names_what_it_hands_on_and_dims_the_rest(
    new_page: NewPage, base: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{base}lanes-67/")
    box = page.locator(".m3-lanes__box", has=page.locator(".m3-lanes__select", has_text="hands on")).first
    handed, names = box.locator(".m3-lanes__handed"), box.locator(".m3-lanes__handed > li")
    expect(handed).to_be_hidden()
    box.locator(".m3-lanes__select").focus()
    page.keyboard.press("Enter")
    expect(handed).to_be_visible()
    expect(names.first).to_be_visible()
    own = page.locator(".m3-lanes__task", has=page.locator(".m3-lanes__box:target"))
    expect(own.locator(".m3-lanes__near:visible")).to_have_count(names.count())
    opacities = "all => all.map(one => Number(getComputedStyle(one).opacity))"
    assert set(own.locator(".m3-lanes__arrow:visible").evaluate_all(opacities)) == {1}
    others = page.locator(".m3-lanes__task:not(:has(:target)) .m3-lanes__arrow:visible")
    assert max(others.evaluate_all(opacities)) < 0.5
    in_sight = """box => document.elementFromPoint(innerWidth / 2, box.getBoundingClientRect().top + 8)
      ?.closest(".m3-lanes__box") === box"""
    assert box.evaluate(in_sight) is True
    page.locator(".m3-lanes__all a").click()
    expect(handed).to_be_hidden()


def test_every_arrow_reaches_from_its_box_to_its_targets(page: Page, base: str) -> None:
    page.goto(f"{base}lanes-67/")
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
            const apart = Math.max(Math.abs(trunk.left - exit.left), Math.abs(trunk.top - exit.top));
            if (apart > 3) wrong.push(`${row}: corner`);
            const heads = [...arrows.querySelectorAll(".m3-lanes__head")].map(head => [head, box(head)]);
            for (const [head, at] of heads) {
              const target = box(boxes[head.className.match(/m3-to-(\\d+)/)[1] - 1]);
              if (at.top < target.top || at.bottom > target.bottom) wrong.push(`${row}: head`);
              if (Math.abs(at.left - trunk.right) > 1) wrong.push(`${row}: leaves no track`);
            }
            const end = Math.max(...heads.map(([, at]) => at.bottom));
            if (Math.abs(end - trunk.bottom) > 3) wrong.push(`${row}: end`);
          }
          return wrong;
        }"""
    )
    assert wrong == []


def test_swimlanes_are_a_list_of_hand_overs_on_a_phone(new_page: NewPage, base: str) -> None:
    page = new_page(width=390)
    page.goto(f"{base}lanes-67/")
    expect(page.locator(".m3-lanes__region")).to_be_hidden()
    expect(page.locator(".m3-handed > li:visible")).to_have_count(page.locator("tbody tr").count())


def test_no_row_of_swimlanes_is_cut_between_two_sheets(page: Page, base: str) -> None:
    page.goto(f"{base}lanes-67/")
    page.emulate_media(media="print")
    breaks = "all => all.map(one => getComputedStyle(one).breakInside)"
    assert set(page.locator(".m3-lanes__box").evaluate_all(breaks)) == {"avoid"}
    expect(page.locator(".m3-lanes__box:visible")).to_have_count(16)
