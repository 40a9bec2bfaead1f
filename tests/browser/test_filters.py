"""The same buttons filter key tasks: on phase pages and in the views of the whole playbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import KEY_TASKS, key_task
from tests.browser.test_activities import pressed, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

RESPONSIBILITIES: Final = "views/responsibilities/"
GROUPED: Final = key_task("3.6")


def view(page: Page, kind: str) -> Locator:
    """The first view of a kind on a page: `tasks`."""
    return page.locator(f".m3-{kind}").first


def press(view: Locator, label: str) -> None:
    view.locator(".m3-filter button", has_text=label).click()


def shown(view: Locator) -> list[str]:
    """The numbers of the key tasks that a reader sees."""
    rows = view.locator("tbody tr[data-m3-parties]:visible > :first-child")
    return [text.split()[0] for text in rows.all_inner_texts()]


def tasks_of(party: str, phase: str = "") -> list[str]:
    """The numbers of the key tasks in which a party acts."""
    return [task.id for task in KEY_TASKS if task.rows_of(party) and task.id.startswith(phase)]


def test_the_buttons_stand_before_the_region_and_say_what_they_do(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    overview = view(page, "responsibilities")
    group = overview.get_by_role("group", name="Show key tasks of", exact=True)
    assert words(group.get_by_role("button"))[0] == f"All {len(KEY_TASKS)}"
    assert overview.locator(".m3-scroll .m3-filter").count() == 0
    assert overview.locator(".m3-above:has(.m3-filter) + [aria-live] + .m3-scroll").count() == 1


def test_a_button_leaves_the_key_tasks_of_its_party_and_says_so(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    overview = view(page, "responsibilities")
    press(overview, "QSMO")
    assert shown(overview) == tasks_of("qsmo")
    expect(overview.locator(".m3-activities__count").locator("[aria-live]")).to_have_text(
        f"{len(tasks_of('qsmo'))} of {len(KEY_TASKS)} key tasks shown, for QSMO."
    )
    assert page.url == address + RESPONSIBILITIES + "?party=qsmo"


def test_a_phase_without_a_row_disappears_with_its_total(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    overview = view(page, "responsibilities")
    totals = overview.locator("tbody .m3-grid__total:visible")
    expect(totals).to_have_count(6)
    press(overview, "Provider")
    assert tasks_of("provider", "1.") == []
    expect(totals).to_have_count(len({number[0] for number in tasks_of("provider")}))


def test_the_address_carries_the_choice_to_another_reader(
    page: Page, new_page: Callable[..., Page], address: str
) -> None:
    page.goto(address + "phase-3/")
    press(view(page, "tasks"), "QSMO")
    other = new_page()
    other.goto(page.url)
    for kind in ("tasks", "responsibilities"):
        assert shown(view(other, kind)) == shown(view(page, kind)) != []
    assert pressed(other) == pressed(page)


def test_all_tables_of_a_page_follow_one_choice(page: Page, address: str) -> None:
    page.goto(address + "phase-3/")
    press(view(page, "responsibilities"), "QSMO")
    assert shown(view(page, "responsibilities")) == tasks_of("qsmo", "3.")
    assert [one.split()[0] for one in pressed(page)] == ["QSMO", "QSMO"]
    page.get_by_role("button", name="Show all", exact=True).first.click()
    assert [one.split()[0] for one in pressed(page)] == ["All", "All"]
    assert "party=" not in page.url


def test_the_choice_goes_along_from_a_phase_to_its_key_tasks(page: Page, address: str) -> None:
    page.goto(address + "phase-3/")
    page.evaluate("window.sameDocument = true")
    press(view(page, "tasks"), "Provider")
    view(page, "tasks").get_by_role("link", name=GROUPED.name).click()
    expect(page.locator("h1")).to_contain_text(GROUPED.name)
    expect(page.locator(".m3-filter")).to_have_count(1)
    assert pressed(page) == [f"Provider {len(GROUPED.rows_of('provider'))}"]
    assert page.evaluate("window.sameDocument") is True


@pytest.mark.parametrize("place", [RESPONSIBILITIES, "phase-3/", "views/tasks/"])
def test_paper_shows_what_is_filtered_and_says_so_without_a_button(
    page: Page, address: str, place: str
) -> None:
    page.goto(address + place)
    rows = page.locator("tr[data-m3-parties]").count()
    page.emulate_media(media="print")
    assert page.locator("tr[data-m3-parties]:visible").count() == rows
    page.emulate_media(media="screen")
    press(page.locator(".m3").filter(has=page.locator(".m3-filter")).first, "QSMO")
    shown = page.locator("tr[data-m3-parties]:visible").count()
    page.emulate_media(media="print")
    assert page.locator("tr[data-m3-parties]:visible").count() == shown < rows
    expect(page.locator(".m3-activities__count", has_text="for QSMO.").first).to_be_visible()
    assert page.locator(".m3 button:visible").count() == page.locator(".m3-sort:visible").count()


def test_without_javascript_every_key_task_is_there(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address + RESPONSIBILITIES + "?party=qsmo")
    assert shown(view(page, "responsibilities")) == [task.id for task in KEY_TASKS]
    assert page.locator(".m3 button").count() == 0


def test_a_number_shows_all_that_it_counts_with_its_heading(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address)
    page.locator(".m3-activities .m3-filter button", has_text="QSMO").click()
    page.get_by_role("link", name="Task 6 of 10", exact=True).click()
    expect(page).to_have_url(address + "phase-3/?party=qsmo#m3-all-tasks")  # for the page's other tables
    tasks = view(page, "tasks")
    phase = [task.id for task in KEY_TASKS if task.id.startswith("3.")]
    assert sorted(shown(tasks)) == sorted(phase) != tasks_of("qsmo", "3.")
    expect(page.get_by_role("heading", name="Key tasks")).to_be_in_viewport()


def test_the_line_above_a_table_has_its_links_again_when_all_is_shown(page: Page, address: str) -> None:
    page.goto(address + GROUPED.address)
    line = page.locator(".m3-activities .m3-activities__count")
    before = line.inner_text()
    links = line.get_by_role("link")
    addresses = links.evaluate_all("links => links.map(link => link.hash)")
    assert "#leads-of-3-6" in addresses
    buttons = page.locator(".m3-activities .m3-filter button")
    buttons.filter(has_text="Provider").click()
    expect(links).to_have_count(0)
    buttons.filter(has_text="All").click()
    expect(line.locator("[aria-live]")).to_have_text(before)
    assert links.evaluate_all("links => links.map(link => link.hash)") == addresses
