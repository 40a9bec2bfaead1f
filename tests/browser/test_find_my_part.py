"""The picker, and what readers find with it: by mouse, by keyboard, without a script, and on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import KEY_TASKS
from tests.browser.serving import served
from tests.sites import MATERIAL, build, task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

ROLE: Final = "Program Manager"
TASKS: Final = [one.id for one in KEY_TASKS if any(who.text == ROLE for who in one.stakeholders)]
"""The tasks of the role, as their authors wrote it."""


def shown(page: Page) -> list[str]:
    """The numbers of the tasks that the page of a role shows."""
    numbers = page.locator(".m3-my-tasks tr[data-m3-parties] .m3-table__number").all()
    return [number.inner_text() for number in numbers if number.is_visible()]


def assert_everything_is_there(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(ROLE)
    assert sorted(shown(page)) == sorted(TASKS)
    for heading in ("Key tasks", "Activities", "Templates needed", "Hand-overs"):
        expect(page.get_by_role("heading", name=heading, level=2)).to_be_visible()


@pytest.fixture
def home(new_page: Callable[..., Page], address: str) -> Page:
    page = new_page()
    page.goto(address)
    return page


def test_the_mouse_finds_the_tasks_of_a_role(home: Page) -> None:
    home.get_by_label("Role", exact=True).select_option(label=ROLE)
    home.wait_for_timeout(200)
    assert urlsplit(home.url).path == "/"  # choosing goes nowhere
    home.get_by_role("button", name="Show", exact=True).click()
    home.wait_for_url("**/roles/program-manager/")
    assert_everything_is_there(home)


def test_the_keyboard_finds_the_tasks_of_a_role(home: Page) -> None:
    home.get_by_label("Role", exact=True).focus()
    home.keyboard.type(ROLE)
    home.keyboard.press("Tab")
    home.keyboard.press("Tab")
    expect(home.get_by_role("button", name="Show", exact=True)).to_be_focused()
    home.keyboard.press("Enter")
    home.wait_for_url("**/roles/program-manager/")
    assert_everything_is_there(home)


def test_without_a_script_a_link_leads_there(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address)
    page.locator(".m3-find-part").get_by_role("link", name=ROLE, exact=True).click()
    page.wait_for_url("**/roles/program-manager/")
    assert_everything_is_there(page)


def test_a_party_and_a_phase_narrow_what_is_shown(home: Page) -> None:
    home.get_by_label("Party", exact=True).select_option(label="Provider")
    home.get_by_label("Role", exact=True).select_option(label=ROLE)
    home.get_by_label("Phase", exact=True).select_option(index=3)
    home.get_by_role("button", name="Show", exact=True).click()
    home.wait_for_url("**/roles/program-manager/?party=provider#tasks-in-3")
    of_provider = [
        one.id
        for one in KEY_TASKS
        for who in one.stakeholders
        if who.text == ROLE and "provider" in who.parties
    ]
    assert sorted(shown(home)) == sorted(of_provider)
    assert sorted(of_provider) != sorted(TASKS)


def test_a_choice_that_leads_nowhere_is_told_and_stays(home: Page) -> None:
    show = home.get_by_role("button", name="Show", exact=True)
    show.click()
    expect(home.locator(".m3-find-part__status")).to_have_text("Choose something first.")
    home.get_by_label("Party", exact=True).select_option(label="QSMO")
    expect(home.locator(".m3-find-part__status")).to_have_text("")
    home.get_by_label("Role", exact=True).select_option(label=ROLE)
    show.click()
    expect(home.locator(".m3-find-part__status")).to_have_text("There is no key task for this choice.")
    assert urlsplit(home.url).path == "/"


def test_a_number_shows_all_that_it_counts_whatever_was_filtered(home: Page, address: str) -> None:
    home.goto(f"{address}roles/program-manager/")
    home.get_by_role("button", name="Provider").click()
    assert sorted(shown(home)) != sorted(TASKS)
    home.goto(f"{address}views/stakeholders/")
    home.goto(f"{address}roles/program-manager/#all-tasks")
    assert sorted(shown(home)) == sorted(TASKS)


def test_no_page_of_a_role_scrolls_sideways(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    for place in ("", "roles/", "roles/program-manager/", "parties/", "parties/provider/"):
        page.set_viewport_size({"width": 1366, "height": 800})
        page.goto(address + place)
        for width in (1366, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (place, width, wide)


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A playbook in which one role takes part in sixty tasks of six phases, with names of usual length."""
    root: Path = tmp_path_factory.mktemp("sixty")
    files = {
        f"{phase}.{number}.md": task(phase, number, f"Agree on the plan for all work of step {number}")
        for phase in range(1, 7)
        for number in range(1, 11)
    }
    ours = {"m3": {"pages": ["roles"], "fail_on": "never"}}
    built = build(root, {"index.md": "# Home\n", **files}, theme=MATERIAL, plugins=["search", ours])
    with served(built.root / "site") as base:
        yield base


@pytest.mark.parametrize("sheet", ["Letter", "A4"])
def test_sixty_tasks_are_printed_on_two_sheets_with_a_line_each(
    new_page: Callable[..., Page], sixty: str, sheet: str
) -> None:
    page = new_page(width=720)
    page.goto(f"{sixty}roles/program-manager/")
    page.emulate_media(media="print")
    rows = page.locator(".m3-my-tasks tr[data-m3-parties]")
    assert rows.count() == 60
    assert rows.first.evaluate("row => getComputedStyle(row).fontSize") == "12px"  # 9 pt
    heights = rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert max(heights) < 25, "a task takes more than a line"
    assert page.locator(".m3-my-activities").is_hidden()
    printed = page.pdf(format=sheet)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
