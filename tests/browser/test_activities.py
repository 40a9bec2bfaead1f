"""The responsibility table with its filter buttons, by mouse, by keyboard and on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import KEY_TASKS, KeyTaskPage, key_task
from tests.browser.test_keyboard import reach_by_tab
from tests.nightly import IS_NIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

GROUPED = key_task("3.6")
WITHOUT_CUSTOMER = key_task("3.10")


def buttons(page: Page) -> Locator:
    return page.locator(".m3-filter button")


def button(page: Page, label: str) -> Locator:
    return buttons(page).filter(has_text=re.compile(f"^{label} "))


def words(locator: Locator) -> list[str]:
    """The text of each element, on one line."""
    return [" ".join(text.split()) for text in locator.all_inner_texts()]


def pressed(page: Page) -> list[str]:
    return words(page.locator(".m3-filter [aria-pressed=true]"))


def shown(page: Page) -> list[int]:
    """The numbers of the activities that a reader sees."""
    ids = page.locator(".m3-activities tr[id]:visible").evaluate_all("rows => rows.map(row => row.id)")
    return [int(one.removeprefix("activity-")) for one in ids]


def every_row(task: KeyTaskPage) -> list[int]:
    return list(range(1, len(task.activities) + 1))


def follow_in_navigation(page: Page, task: KeyTaskPage) -> None:
    page.locator(".md-nav--primary").get_by_role("link", name=f"{task.id} {task.name}").click()
    expect(page.locator("h1")).to_contain_text(task.name)


def test_each_button_counts_the_activities_of_its_party(page: Page, address: str) -> None:
    """By day on a page of each kind: those with the same buttons, whatever they count, are of one kind."""
    kinds = {tuple(label.rpartition(" ")[0] for label in task.buttons): task for task in KEY_TASKS}
    found, chosen = {}, KEY_TASKS if IS_NIGHT else kinds.values()
    for task in chosen:
        page.goto(address + task.address)
        found[task.id] = words(buttons(page))
    assert found == {task.id: task.buttons for task in chosen}
    assert len(kinds) > 2


def test_the_example_site_has_pages_with_and_without_buttons() -> None:
    assert {bool(task.buttons) for task in KEY_TASKS} == {True, False}


def test_without_javascript_every_activity_is_there_and_no_button(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address + GROUPED.address + "?party=customer")
    assert shown(page) == every_row(GROUPED)
    assert page.locator(".m3 button").count() == 0


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_button_pressed_by_keyboard_leaves_only_the_rows_of_its_party(
    page: Page, address: str, key: str
) -> None:
    page.goto(address + GROUPED.address)
    assert shown(page) == every_row(GROUPED)
    assert pressed(page) == ["All 10"]

    reach_by_tab(page, button(page, "Customer"))
    page.keyboard.press(key)

    assert shown(page) == GROUPED.rows_of("customer") != every_row(GROUPED)
    assert pressed(page) == ["Customer 6"]
    expect(button(page, "Customer")).to_be_focused()
    status = page.locator(".m3-activities__count").locator("[aria-live]")
    expect(status).to_have_text("6 of 10 activities shown, for Customer.")
    button(page, "All").click()
    expect(status).to_contain_text("10 activities: ")


def test_the_buttons_form_a_group_that_says_what_they_do(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address)
    group = page.get_by_role("group", name="Show activities of", exact=True)
    assert group.get_by_role("button").count() == len(GROUPED.buttons)


def test_show_all_brings_every_row_back_and_takes_the_focus_along(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address)
    show_all = page.get_by_role("button", name="Show all", exact=True)
    expect(show_all).to_be_hidden()

    button(page, "Provider").click()
    reach_by_tab(page, show_all)
    page.keyboard.press("Enter")

    assert shown(page) == every_row(GROUPED)
    assert pressed(page) == ["All 10"]
    expect(button(page, "All")).to_be_focused()
    expect(show_all).to_be_hidden()
    assert page.url == address + GROUPED.address


def test_the_address_carries_the_choice_to_another_reader(
    page: Page, new_page: Callable[..., Page], address: str
) -> None:
    page.goto(address + GROUPED.address)
    button(page, "Customer").click()
    assert page.url == address + GROUPED.address + "?party=customer"

    other = new_page()
    other.goto(page.url)
    assert pressed(other) == ["Customer 6"]
    assert shown(other) == GROUPED.rows_of("customer")


def test_headings_of_groups_without_a_visible_row_disappear(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address)
    headings = page.locator(".m3-table__group:visible")
    assert headings.all_inner_texts() == ["Before the sessions", "In the sessions", "After the sessions"]
    button(page, "QSMO").click()
    assert headings.all_inner_texts() == ["After the sessions"]


def test_the_choice_goes_along_to_pages_reached_without_a_reload(page: Page, address: str) -> None:
    following = key_task("3.7")
    page.goto(address + GROUPED.address)
    page.evaluate("window.sameDocument = true")
    button(page, "Customer").click()

    follow_in_navigation(page, following)
    expect(page.locator(".m3-filter")).to_have_count(1)
    assert words(buttons(page)) == following.buttons
    assert pressed(page) == [f"Customer {len(following.rows_of('customer'))}"]
    assert shown(page) == following.rows_of("customer")
    assert page.url == address + following.address + "?party=customer"

    button(page, "Provider").click()
    assert shown(page) == following.rows_of("provider")
    assert page.evaluate("window.sameDocument") is True


def test_going_back_finds_one_set_of_buttons_that_work(page: Page, address: str) -> None:
    following = key_task("3.7")
    page.goto(address + GROUPED.address)
    page.evaluate("window.sameDocument = true")
    follow_in_navigation(page, following)
    expect(page.locator(".m3-filter")).to_have_count(1)
    page.go_back()

    expect(page.locator("h1")).to_contain_text(GROUPED.name)
    expect(page.locator(".m3-filter")).to_have_count(1)
    expect(page.locator(".m3-activities__count button")).to_have_count(1)
    button(page, "QSMO").click()
    assert shown(page) == GROUPED.rows_of("qsmo")
    assert page.evaluate("window.sameDocument") is True


def test_the_address_wins_over_what_was_chosen_before(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address)
    button(page, "Customer").click()
    page.goto(address + GROUPED.address + "?party=provider")
    assert shown(page) == GROUPED.rows_of("provider")
    assert pressed(page) == ["Provider 6"]


def test_a_page_without_the_chosen_party_says_so_and_the_next_remembers(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address)
    button(page, "Customer").click()
    page.goto(address + WITHOUT_CUSTOMER.address)
    assert WITHOUT_CUSTOMER.buttons
    assert shown(page) == []
    line = page.locator(".m3-activities__count")
    expect(line.locator("[aria-live]")).to_have_text("Customer has no part here.")
    page.goto(address + GROUPED.address)
    assert pressed(page) == ["Customer 6"]
    page.goto(address + WITHOUT_CUSTOMER.address)
    line.get_by_role("button", name="Show all", exact=True).click()
    assert shown(page) == every_row(WITHOUT_CUSTOMER)
    assert pressed(page) == [f"All {len(WITHOUT_CUSTOMER.activities)}"]


def test_a_page_of_one_party_alone_says_so_of_another_too(page: Page, address: str) -> None:
    alone = next(task for task in KEY_TASKS if not task.buttons)
    party = next(one for one in ("customer", "provider", "qsmo") if not alone.rows_of(one))
    page.goto(address + alone.address + f"?party={party}")
    expect(page.locator(".m3-activities__count").locator("[aria-live]")).to_contain_text(" has no part here.")
    assert shown(page) == []
    page.get_by_role("button", name="Show all", exact=True).click()
    assert shown(page) == every_row(alone)


@pytest.mark.parametrize("query", ["?party=nobody", "?party=", "?party=customer%20provider"])
def test_an_address_with_an_unknown_party_shows_all(page: Page, address: str, query: str) -> None:
    page.goto(address + GROUPED.address + query)
    assert shown(page) == every_row(GROUPED)
    assert pressed(page) == ["All 10"]


def test_an_address_of_a_filtered_activity_shows_all_rows(page: Page, address: str) -> None:
    assert 2 not in GROUPED.rows_of("customer")
    page.goto(address + GROUPED.address + "?party=customer#activity-2")
    assert shown(page) == every_row(GROUPED)
    assert pressed(page) == ["All 10"]
    expect(page.locator("#activity-2")).to_be_in_viewport()


def test_a_link_to_a_filtered_activity_on_the_same_page_shows_all_rows(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address)
    button(page, "Customer").click()
    page.evaluate("location.hash = '#activity-9'")
    expect(page.locator("#activity-9")).to_be_in_viewport()
    assert shown(page) == every_row(GROUPED)
    assert pressed(page) == ["All 10"]


def test_a_link_to_a_visible_activity_leaves_the_choice_alone(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address + "?party=customer#activity-4")
    assert shown(page) == GROUPED.rows_of("customer")


def test_paper_shows_what_is_chosen_and_says_so_without_a_button(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address)
    page.emulate_media(media="print")
    assert shown(page) == every_row(GROUPED)
    assert len(page.locator(".m3-table__group:visible").all()) == 3
    page.emulate_media(media="screen")
    button(page, "QSMO").click()
    page.emulate_media(media="print")
    assert shown(page) == GROUPED.rows_of("qsmo")
    assert page.locator(".m3 button:visible").count() == 0
    expect(page.get_by_text("activities shown, for QSMO.")).to_be_visible()


def test_the_number_of_an_activity_is_a_link_to_it_and_the_activity_heads_its_row(
    page: Page, address: str
) -> None:
    page.goto(address + GROUPED.address)
    link = page.get_by_role("link", name="Activity 6", exact=True)
    assert link.evaluate("link => link.href") == address + GROUPED.address + "#activity-6"
    link.click()  # after which the theme tracks the heading in the address
    expect(page.locator("#activity-6")).to_be_in_viewport()
    heads = page.locator(".m3-activities tbody tr[id]").get_by_role("rowheader")
    for head, activity in zip(heads.all(), GROUPED.activities, strict=True):
        expect(head).to_contain_text(activity.text[:20])


def test_each_activity_can_be_linked_to_and_is_highlighted(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address)
    color = "row => getComputedStyle(row).backgroundColor"
    before = page.locator("#activity-6").evaluate(color)
    page.goto(address + GROUPED.address + "#activity-6")
    expect(page.locator("#activity-6")).to_be_in_viewport()
    assert page.locator("#activity-6").evaluate(color) != before


def test_a_browser_that_keeps_nothing_can_filter_all_the_same(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied'); } });"
    )
    page.goto(address + GROUPED.address)
    button(page, "Customer").click()
    assert shown(page) == GROUPED.rows_of("customer")
    assert page.url.endswith("?party=customer")


def test_a_choice_stays_in_its_playbook_where_a_site_has_several(page: Page, address: str) -> None:
    of_operations = address + "operations/daily/1.2/"
    page.goto(address + GROUPED.address)
    button(page, "Provider").click()
    page.goto(of_operations)
    assert pressed(page) == ["All 5"]
    button(page, "Service desk").click()
    assert shown(page) == [1, 3]
    color = page.locator(".m3-activities th.m3-party--desk").evaluate(
        "head => getComputedStyle(head).getPropertyValue('--m3-light')"
    )
    assert color == "#8a4b00"
    page.goto(address + GROUPED.address)
    assert pressed(page) == [f"Provider {len(GROUPED.rows_of('provider'))}"]
    page.goto(of_operations + "?party=provider")
    assert shown(page) == [1, 2, 3, 4, 5]
