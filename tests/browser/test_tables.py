"""Tables of the whole playbook: sorted, searched, scrolled with their heads in sight, and on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import KEY_TASKS
from tests.browser.test_layout import double_the_text
from tests.nightly import each_pair

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

STICKY: Final = """() => [...document.querySelectorAll(".m3 *")]
  .filter(one => getComputedStyle(one).position === "sticky").map(one => one.outerHTML.slice(0, 80))"""
BODIES: Final = "table => [...table.tBodies].map(body => [...body.rows].map(row => row.textContent))"

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
    tasks = sorted(tuple(int(one) for one in task.id.split(".")) for task in KEY_TASKS)
    assert numbers(rows(page).evaluate_all(FIRST_CELLS)) == tasks
    assert tasks.index((3, 10)) > tasks.index((3, 9))
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert numbers(rows(page).evaluate_all(FIRST_CELLS)) == tasks[::-1]


def test_the_whole_table_is_sorted_with_phases_in_a_column_of_their_own(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    table = page.locator(".m3-grid").first
    phases = {
        row: body.locator("th[scope=rowgroup]").inner_text()
        for body in table.locator("tbody").all()
        for row in body.locator("tr[data-m3-parties]").evaluate_all(FIRST_CELLS)
    }
    sort_by(page, "Activities")
    expect(table.locator("tbody")).to_have_count(1)
    names, counts = rows(page).evaluate_all(FIRST_CELLS), rows(page).evaluate_all(COLUMN, 2)
    assert len(names) == len(KEY_TASKS)
    assert [int(one) for one in counts] == sorted(map(int, counts), reverse=True)
    assert rows(page).evaluate_all(COLUMN, 1) == [phases[name] for name in names]
    assert table.locator("thead tr").first.locator("th").all_inner_texts()[1] == "Phase"
    widths = {
        sum(int(cell.get_attribute("colspan") or 1) for cell in row.locator("th, td").all())
        for row in (table.locator("thead tr").first, rows(page).first, table.locator("tfoot tr"))
    }
    assert len(widths) == 1
    assert table.locator("tfoot th").inner_text() == "Total"


def test_the_third_click_brings_the_order_of_before_back(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    table = page.locator(".m3-grid").first
    before = table.evaluate(BODIES)
    columns = table.locator("colgroup").first.get_attribute("span")
    heading = sort_by(page, "Activities")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("button").click()
    expect(table.locator("[aria-sort]")).to_have_count(0)
    after = table.evaluate(BODIES)
    assert after == before
    assert table.locator("colgroup").first.get_attribute("span") == columns


def test_sorting_is_said(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    said = page.locator(".m3-responsibilities").first.locator(".m3-hidden[aria-live]")
    heading = sort_by(page, "Key task")
    expect(said).to_have_text("Sorted by “Key task”, ascending.")
    heading.get_by_role("button").click()
    expect(said).to_have_text("Sorted by “Key task”, descending.")
    heading.get_by_role("button").click()
    expect(said).to_have_text("In the original order.")


def test_what_is_filtered_or_found_stays_so_while_it_is_sorted(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES + "?party=qsmo")
    view = page.locator(".m3-responsibilities").first
    view.get_by_role("searchbox", name="Find a key task").fill("review")
    shown = view.locator("tbody tr[data-m3-parties]:visible")
    before = sorted(shown.evaluate_all(FIRST_CELLS))
    assert 1 < len(before) < len(KEY_TASKS)
    expect(view.locator(".m3-find__status")).to_have_text(
        f"{len(before)} of {len(KEY_TASKS)} key tasks shown."
    )
    heading = sort_by(page, "Key task")
    assert shown.evaluate_all(FIRST_CELLS) == before
    heading.get_by_role("button").click()
    heading.get_by_role("button").click()
    assert sorted(shown.evaluate_all(FIRST_CELLS)) == before
    heads = view.locator("tbody th[scope=rowgroup]:visible").count()
    assert heads == len({name.split(".")[0] for name in before})


def test_a_column_below_a_party_is_sorted_by_its_own_numbers(page: Page, address: str) -> None:
    page.goto(address + RESPONSIBILITIES)
    heading = page.locator(".m3-grid thead tr").nth(1).locator("th").nth(3)
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    counts = [int(one) for one in rows(page).evaluate_all(COLUMN, 6)]  # behind the phases
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
    expect(status).to_have_attribute("aria-live", "polite")


def test_nothing_found_is_said_and_an_empty_field_shows_all(page: Page, address: str) -> None:
    page.goto(address + ARTIFACTS)
    count = rows(page).count()
    field = page.get_by_role("searchbox", name="Find an artifact")
    field.fill("no such thing")
    expect(page.locator(".m3-grid tbody tr:visible")).to_have_text(["Nothing found."])
    expect(page.locator(".m3-find__status")).to_have_text(f"0 of {count} artifacts shown.")
    field.fill("")
    expect(page.locator(".m3-grid tbody tr:visible")).to_have_count(count)
    expect(page.locator(".m3-find__status")).to_have_text(f"{count} of {count} artifacts shown.")


def test_artifacts_that_nobody_uses_are_found(page: Page, address: str) -> None:
    page.goto(address + ARTIFACTS)
    unused = page.locator(".m3-grid tbody tr", has=page.locator(".m3-gap")).count()
    button = page.get_by_role("button", name=f"Used by nobody {unused}")
    expect(page.get_by_role("button", name="Made by nobody")).to_have_count(0)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".m3-grid tbody tr:visible")).to_have_count(unused)
    expect(page.locator(".m3-find__status")).to_contain_text(f"{unused} of ")
    button.click()
    expect(page.locator(".m3-grid tbody tr:visible")).to_have_count(rows(page).count())


@pytest.mark.parametrize(
    ("place", "label", "word"),
    [
        ("views/tasks/", "Find a key task", "training"),
        (RESPONSIBILITIES, "Find a key task", "training"),
        ("views/lineage/", "Find in the table", "charter"),
        ("glossary/", "Find a term", "agreement"),
    ],
)
def test_long_tables_and_the_glossary_have_a_field(
    page: Page, address: str, place: str, label: str, word: str
) -> None:
    page.goto(address + place)
    field = page.get_by_role("searchbox", name=label).first
    items = page.locator(".m3 :is(tbody tr:not([data-m3-fixed]), .m3-terms__entry):visible")
    before = items.count()
    field.fill(word)
    assert 0 < items.count() < before
    field.fill("")
    assert items.count() == before


def test_one_field_finds_the_terms_of_all_sections_of_the_glossary(page: Page, address: str) -> None:
    page.goto(address + "glossary/")
    expect(page.get_by_role("searchbox")).to_have_count(1)
    field = page.get_by_role("searchbox", name="Find a term")
    first = page.locator("article h2").first
    assert field.bounding_box()["y"] < first.bounding_box()["y"]  # type: ignore[index] # both are visible
    field.fill("cutover lead")
    expect(page.locator(".m3-terms__entry:visible dt")).to_have_text(["Cutover Lead"])
    field.fill("no such thing")
    expect(page.locator(".m3-nothing")).to_have_text("Nothing found.")


def test_a_table_of_few_rows_has_no_field(page: Page, address: str) -> None:
    page.goto(address + "phase-6/")
    assert 0 < page.locator(".m3-tasks tbody tr[data-m3-parties]").count() < 8
    expect(page.locator(".m3-tasks .m3-find")).to_have_count(0)


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


def test_paper_shows_what_was_found_and_says_so(page: Page, address: str) -> None:
    page.goto(address + ARTIFACTS)
    count = rows(page).count()
    page.emulate_media(media="print")
    expect(page.locator(".m3-find")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("searchbox", name="Find an artifact").fill("charter")
    found = rows(page).filter(visible=True).count()
    page.emulate_media(media="print")
    assert rows(page).filter(visible=True).count() == found < count
    expect(page.locator(".m3-find__status")).to_have_text(f"{found} of {count} artifacts shown.")
    expect(page.locator(".m3-find__status")).to_be_visible()
    expect(page.locator(".m3-find__field")).to_be_hidden()
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


@pytest.mark.parametrize(("place", "width", "text"), each_pair(WITH_REGIONS, (1366, 390), ("100 %", "200 %")))
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


@pytest.mark.parametrize("place", [RESPONSIBILITIES, MATRIX, "views/tasks/", "3.6/"])
def test_nothing_is_sticky_at_400_percent(page: Page, address: str, place: str) -> None:
    for width in (1366, 341):
        page.set_viewport_size({"width": width, "height": 192})
        page.goto(address + place)
        assert page.evaluate(STICKY) == []


def test_a_table_wider_than_its_place_says_so_until_its_end_is_in_sight(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 700, "height": 800})
    page.goto(address + MATRIX)
    region = page.locator(".m3-scroll").first
    assert region.evaluate("one => one.scrollWidth > one.clientWidth")
    fades = "one => getComputedStyle(one).maskImage !== 'none'"
    expect(region).to_have_attribute("data-m3-more", "")
    assert region.evaluate(fades) is True
    region.evaluate("one => one.scrollTo({ left: one.scrollWidth, behavior: 'instant' })")
    expect(region).not_to_have_attribute("data-m3-more", "")
    assert region.evaluate(fades) is False
    page.set_viewport_size({"width": 1366, "height": 800})
    page.goto(address + ARTIFACTS)
    assert page.locator(".m3-scroll").evaluate("one => one.scrollWidth === one.clientWidth")
    assert page.locator(".m3-scroll").evaluate(fades) is False


def test_an_empty_table_of_contents_leaves_its_place_to_a_table(page: Page, address: str) -> None:
    page.goto(address + ARTIFACTS)
    expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
    page.goto(address + "3.1/")
    expect(page.locator(".md-sidebar--secondary")).to_be_visible()


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
