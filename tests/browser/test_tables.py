"""Tables of the whole playbook: sorted, searched, scrolled with their heads in sight, and on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import KEY_TASKS
from tests.browser.test_layout import double_the_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    NewPage = Callable[..., Page]

RESPONSIBILITIES: Final = "views/responsibilities/"
MATRIX: Final = "views/stakeholders/"
ARTIFACTS: Final = "views/artifacts/"
WITH_REGIONS: Final = (RESPONSIBILITIES, MATRIX, ARTIFACTS, "views/lineage/", "phase-3/")

FIRST_CELLS: Final = "rows => rows.map(row => row.cells[0].textContent.trim())"
COLUMN: Final = "(rows, column) => rows.map(row => row.cells[column]?.textContent.trim() ?? '')"

IN_SIGHT: Final = """region => {
  region.scrollIntoView({ block: "end" });
  region.scrollTo({ top: region.scrollHeight / 2, left: region.scrollWidth / 2, behavior: "instant" });
  const box = region.getBoundingClientRect(), table = region.querySelector("table"), wrong = [];
  const [top, left] = [box.top + region.clientTop, box.left + region.clientLeft];
  const check = (what, is, should) =>
    Math.abs(is - should) > 1 && wrong.push(`${what}: ${is}, not ${should}`);
  const heads = [...table.tHead.rows].map(row => [...row.cells]);
  check("head", heads[0][0].getBoundingClientRect().top, top);
  check("corner", heads[0][0].getBoundingClientRect().left, left);
  const bottoms = heads[0].filter(cell => cell.rowSpan < heads.length)
    .map(cell => cell.getBoundingClientRect().bottom);
  for (const cell of heads[1] ?? [])
    for (const bottom of bottoms) check("second row of the head", cell.getBoundingClientRect().top, bottom);
  const end = Math.max(...heads.flat().map(cell => cell.getBoundingClientRect().bottom));
  for (const row of table.tBodies[0].rows) {
    const first = row.cells[0], at = first.getBoundingClientRect();
    if (first.scope === "row") check(first.textContent, at.left, left);
    if (first.scope !== "row" || at.top < end || at.bottom > box.bottom) continue;
    const found = document.elementFromPoint(at.left + 3, at.top + at.height / 2);
    if (!first.contains(found) && !table.tFoot?.contains(found))
      wrong.push(`${first.textContent} is covered`);
  }
  for (const cell of heads.flat()) {
    const at = cell.getBoundingClientRect(), x = at.left + at.width / 2;
    const from = heads[0][0].getBoundingClientRect().right;
    if (x < from || x > left + region.clientWidth) continue;
    const found = document.elementFromPoint(x, at.top + at.height / 2);
    if (!table.tHead.contains(found)) wrong.push(`${cell.textContent} is covered`);
  }
  return wrong;
}"""
"""What is out of place or covered once a region has been scrolled to its middle."""


def rows(page: Page, *, table: int = 0, body: int = 0) -> Locator:
    return page.locator(".m3-grid").nth(table).locator("tbody").nth(body).locator("tr")


def sort_by(page: Page, name: str, *, table: int = 0) -> Locator:
    """Press the heading of a column; gives its cell."""
    heading = page.locator(".m3-grid").nth(table).locator("th", has=page.locator(".m3-sort"))
    found = heading.filter(has_text=re.compile(f"^{name}$")).first
    found.get_by_role("button").click()
    return found


def numbers(texts: list[str]) -> list[tuple[int, ...]]:
    """The numbers of key tasks: `3.10 Review` is (3, 10)."""
    return [tuple(int(one) for one in text.split()[0].split(".")) for text in texts]


def test_task_numbers_are_sorted_as_numbers(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    heading = sort_by(page, "Key task")
    tasks = [tuple(int(one) for one in task.id.split(".")) for task in KEY_TASKS if task.id.startswith("3.")]
    names = rows(page, body=2).evaluate_all(FIRST_CELLS)
    assert numbers(names[1:-1]) == tasks
    assert tasks[-1] == (3, 10)
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert numbers(rows(page, body=2).evaluate_all(FIRST_CELLS)[1:-1]) == tasks[::-1]


def test_names_of_phases_and_totals_stay_in_their_places(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    before = [rows(page, body=body).evaluate_all(FIRST_CELLS) for body in range(6)]
    heading = sort_by(page, "Activities")
    expect(heading).to_have_attribute("aria-sort", "descending")
    for body in range(6):
        after = rows(page, body=body).evaluate_all(FIRST_CELLS)
        assert (after[0], after[-1]) == (before[body][0], before[body][-1])
        assert sorted(after) == sorted(before[body])
        counts = [int(one) for one in rows(page, body=body).evaluate_all(COLUMN, 1)[1:-1] if one]
        assert counts == sorted(counts, reverse=True)
    assert page.locator(".m3-grid tfoot th").inner_text() == "Total"


def test_a_column_below_a_party_is_sorted_by_its_own_numbers(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    heading = page.locator(".m3-grid thead tr").nth(1).locator("th").nth(3)
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    counts = [int(one) for one in rows(page, body=2).evaluate_all(COLUMN, 5)[1:-1]]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) > 1


def test_only_one_column_says_that_it_is_sorted(page: Page, address: str) -> None:
    page.goto(address + MATRIX)
    sort_by(page, "Key tasks")
    heading = sort_by(page, "Role")
    expect(page.locator(".m3-grid").first.locator("[aria-sort]")).to_have_count(1)
    expect(heading).to_have_attribute("aria-sort", "ascending")
    names = rows(page).evaluate_all(FIRST_CELLS)
    assert names == sorted(names, key=str.casefold)


def test_another_table_of_the_page_is_left_alone(page: Page, address: str) -> None:
    page.goto(address + MATRIX)
    before = rows(page, table=1).evaluate_all(FIRST_CELLS)
    sort_by(page, "Role")
    assert rows(page, table=1).evaluate_all(FIRST_CELLS) == before


def test_words_leave_the_rows_that_hold_them_all(page: Page, address: str) -> None:
    page.goto(address + ARTIFACTS)
    names = rows(page).evaluate_all("rows => rows.map(row => row.textContent.toLowerCase())")
    expected = [name for name in names if "plan" in name and "training" in name]
    assert 0 < len(expected) < len(names)

    page.get_by_role("searchbox", name="Find an artifact").fill("PLAN  training")
    shown = page.locator(".m3-grid tbody tr:visible")
    assert shown.evaluate_all("rows => rows.map(row => row.textContent.toLowerCase())") == expected
    status = page.locator(".m3-find__status")
    expect(status).to_have_text(f"{len(expected)} of {len(names)} artifacts shown.")
    expect(status).to_have_role("status")


def test_nothing_found_is_said_and_an_empty_field_shows_all(page: Page, address: str) -> None:
    page.goto(address + ARTIFACTS)
    count = rows(page).count()
    field = page.get_by_role("searchbox", name="Find an artifact")
    field.fill("no such thing")
    expect(page.locator(".m3-grid tbody tr:visible")).to_have_count(0)
    expect(page.locator(".m3-find__status")).to_have_text(f"0 of {count} artifacts shown.")
    field.fill("")
    expect(page.locator(".m3-grid tbody tr:visible")).to_have_count(count)
    expect(page.locator(".m3-find__status")).to_have_text("")


@pytest.mark.parametrize(
    ("label", "items", "word"),
    [("Find a role", "tbody tr", "lead"), ("Find a template", ".m3-card", "plan")],
)
def test_roles_and_templates_are_found(page: Page, address: str, label: str, items: str, word: str) -> None:
    page.goto(address + (MATRIX if "role" in label else "views/templates/"))
    view = page.locator(".m3", has=page.get_by_role("searchbox", name=label)).first
    count = view.locator(items).count()
    view.get_by_role("searchbox", name=label).fill(word)
    shown = view.locator(f"{items}:visible").count()
    assert 0 < shown < count
    expect(view.locator(".m3-find__status")).to_contain_text(f"{shown} of {count} ")


def test_what_was_sorted_and_found_is_whole_on_paper(page: Page, address: str) -> None:
    page.goto(address + ARTIFACTS)
    count = rows(page).count()
    page.get_by_role("searchbox", name="Find an artifact").fill("charter")
    page.emulate_media(media="print")
    expect(page.locator(".m3-grid tbody tr:visible")).to_have_count(count)
    expect(page.locator(".m3-find")).to_be_hidden()
    expect(page.locator(".m3-downloads")).to_be_hidden()
    assert (
        page.locator(".m3-sort").first.evaluate("one => getComputedStyle(one, '::after').content") == "none"
    )


def test_without_javascript_nothing_is_offered_that_would_not_work(new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=False)
    for place in WITH_REGIONS:
        page.goto(address + place)
        assert page.locator(".m3 :is(button, input)").count() == 0
        assert page.locator(".m3-grid tbody tr").count() == page.locator(".m3-grid tbody tr:visible").count()


@pytest.mark.parametrize("text", ["100 %", "200 %"])
@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("place", WITH_REGIONS)
def test_heads_stay_in_sight_without_a_gap(
    new_page: NewPage, address: str, place: str, width: int, text: str
) -> None:
    page = new_page(width=width)
    page.goto(address + place)
    if text == "200 %":
        double_the_text(page)
    regions = page.locator(".m3-scroll", has=page.locator("table")).all()
    assert regions
    for region in regions:
        assert region.evaluate(IN_SIGHT) == []


def test_a_focused_link_is_never_covered_by_head_foot_or_first_column(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    region = page.locator(".m3-scroll").first
    region.evaluate("one => one.scrollTo({ top: one.scrollHeight, behavior: 'instant' })")
    page.locator(".m3-grid tfoot").scroll_into_view_if_needed()
    covered = """() => {
      const at = document.activeElement.getBoundingClientRect();
      const found = document.elementFromPoint(at.left + 2, at.top + at.height / 2);
      const cover = found?.closest("thead, tfoot, th[scope=row]");
      return !cover || cover.contains(document.activeElement) ? "" : cover.textContent;
    }"""
    links = page.locator(".m3-grid").first.locator("tbody a")
    links.last.focus()
    for _ in range(links.count() - 1):
        assert page.evaluate(covered) == ""
        page.keyboard.press("Shift+Tab")


def test_a_view_reached_without_a_reload_has_its_tools_once(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("window.sameDocument = true")
    page.locator("article").get_by_role("link", name="Where does my role come in?").click()
    expect(page.locator("h1")).to_contain_text("Where each role comes in")
    expect(page.locator(".m3-find")).to_have_count(2)
    expect(page.locator(".m3-grid").first.locator(".m3-sort")).to_have_count(2)
    page.go_back()
    expect(page.locator(".m3-phases")).to_be_visible()
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("Where each role comes in")
    expect(page.locator(".m3-find")).to_have_count(2)
    sort_by(page, "Role")
    expect(page.locator("[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    assert page.evaluate("window.sameDocument") is True
