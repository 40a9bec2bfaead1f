"""Readiness indicators: a list whose entries a reader can tick, which only this browser remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page


def boxes(page: Page) -> Locator:
    return page.locator(".m3-readiness").get_by_role("checkbox")


def test_every_indicator_has_a_box_that_its_words_tick_too(page: Page, address: str) -> None:
    page.goto(address + "phase-3/")
    items = page.locator(".m3-readiness__item")
    assert items.count() == boxes(page).count() > 3
    for item, box in zip(items.all(), boxes(page).all(), strict=True):
        expect(box).to_have_accessible_name(" ".join(item.inner_text().split()))
    plain = items.filter(has_not=page.locator("a")).first
    plain.click(position={"x": 80, "y": 10})
    expect(plain.get_by_role("checkbox")).to_be_checked()


def test_a_box_beside_a_link_leaves_the_link_alone(page: Page, address: str) -> None:
    page.goto(address + "phase-3/")
    linked = page.locator(".m3-readiness__item", has=page.locator("a")).first
    linked.get_by_role("checkbox").check()
    assert page.url.partition("#")[0] == address + "phase-3/"  # the theme says where one has scrolled to
    linked.get_by_role("link").click()
    expect(page.locator("h1")).not_to_contain_text("Phase 3")


def test_ticks_are_there_the_next_time_and_on_no_other_page(page: Page, address: str) -> None:
    page.goto(address + "phase-3/")
    expect(page.get_by_role("button", name="Clear all ticks")).to_be_hidden()
    boxes(page).nth(1).check()
    expect(page.get_by_text("Ticks are kept in this browser only.")).to_be_visible()
    page.reload()
    assert [box.is_checked() for box in boxes(page).all()][:3] == [False, True, False]
    page.goto(address + "phase-2/")
    assert not any(box.is_checked() for box in boxes(page).all())


def test_a_button_clears_them_and_they_stay_cleared(page: Page, address: str) -> None:
    page.goto(address + "phase-3/")
    for box in boxes(page).all():
        box.check()
    page.get_by_role("button", name="Clear all ticks").click()
    expect(boxes(page).first).to_be_focused()
    expect(page.get_by_role("button", name="Clear all ticks")).to_be_hidden()
    page.reload()
    assert not any(box.is_checked() for box in boxes(page).all())
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('m3')).length") == 0


def test_a_browser_that_keeps_nothing_can_tick_all_the_same(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied'); } });"
    )
    page.goto(address + "phase-3/")
    boxes(page).first.check()
    expect(boxes(page).first).to_be_checked()


def test_without_javascript_it_is_a_list_with_bullets(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address + "phase-3/")
    items = page.locator(".m3-readiness__item")
    assert items.count() > 3
    assert boxes(page).count() == 0
    expect(items.first).not_to_have_css("list-style-type", "none")
    before = "item => getComputedStyle(item, '::before').content"
    assert items.first.evaluate(before) in {"none", "normal"}


def test_a_page_reached_without_a_reload_has_one_box_each(page: Page, address: str) -> None:
    page.goto(address + "phase-2/")
    page.evaluate("window.sameDocument = true")
    page.locator(".m3-phase-stepper").get_by_role("link", name="Engagement").click()
    expect(page.locator("h1")).to_contain_text("Phase 3")
    expect(boxes(page)).to_have_count(page.locator(".m3-readiness__item").count())
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Phase 2")
    expect(boxes(page)).to_have_count(page.locator(".m3-readiness__item").count())
    assert page.evaluate("window.sameDocument") is True
