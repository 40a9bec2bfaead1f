"""Tables with a column for each party, from none to two dozen, as readers and screen readers get them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.markup import blocks
from tests.browser.test_accessibility import AFTER_USE, use_everything, violations
from tests.browser.test_layout import CUT_TEXTS, HAS_SIDEWAYS_SCROLLING, LETTER, SHRINKS
from tests.browser.test_markup import html_errors
from tests.browser.test_screen_reader import CELLS, Node, accessibility_tree
from tests.many_parties import LABELS, LETTERS, ROLES, Written, activities, stakeholders
from tests.nightly import IS_NIGHT, each_pair

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Addresses = Callable[[int], str]

COUNTS: Final = (0, 1, 2, 3, 4, 8, 12, 24) if IS_NIGHT else (0, 1, 3, 4, 24)
MANY: Final = tuple(count for count in COUNTS if count > 3)
"""More parties than have a column each on all screens."""
WIDTHS: Final = (1366, 768, 390, 320)
PLACES: Final = ("3.1/", "phase-3/", "views/")
CHOSEN: Final = each_pair(COUNTS, PLACES, WIDTHS)
"""At which width which page of how many parties is looked at."""
LEAST: Final = 14
"""The width of an activity in em of the text around the table."""

ROOM: Final = """cells => cells.map(cell => {
  const around = cell.closest(".m3"), region = cell.closest(".m3-scroll") ?? around;
  const box = cell.getBoundingClientRect(), outer = region.getBoundingClientRect();
  const seen = Math.min(box.right, outer.right) - Math.max(box.left, outer.left);
  return seen / parseFloat(getComputedStyle(around).fontSize);
})"""
"""How much of each cell is in sight, in em."""
TO_THE_START: Final = "regions => regions.forEach(region => { region.scrollLeft = 0; })"
TO_THE_END: Final = "regions => regions.forEach(region => { region.scrollLeft = region.scrollWidth; })"


@pytest.mark.parametrize("count", COUNTS)
def test_an_activity_has_room_and_no_page_scrolls_sideways(
    new_page: Callable[..., Page], addresses: Addresses, count: int
) -> None:
    page = new_page()
    for place in PLACES:
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.goto(addresses(count) + place)
        for width in (width for *which, width in CHOSEN if which == [count, place]):
            page.set_viewport_size({"width": width, "height": 800})
            where = (place, width)
            page.locator(".m3-scroll").evaluate_all(TO_THE_START)
            assert not page.evaluate(HAS_SIDEWAYS_SCROLLING), where
            if count not in MANY:
                assert page.evaluate(CUT_TEXTS) == [], where
            page.locator(".m3-scroll").evaluate_all(TO_THE_END)
            texts = page.locator("tbody :is(td, th).m3-table__text")
            assert min(texts.evaluate_all(ROOM), default=LEAST) >= LEAST, where
            assert page.locator(".m3-who:visible").count() == 0 or width < 768, where
            assert not page.evaluate(HAS_SIDEWAYS_SCROLLING), where


def expected(one: Written, count: int, *, is_activity: bool) -> list[str]:
    """What each cell of a row says, party by party, in the order of the columns."""
    alone, several = ("Responsible", "Shared") if is_activity else ("Involved", "Involved")
    word = several if len(one.marks) > 1 else alone
    said = {party: LETTERS.get(letter, word) for party, letter in one.marks}
    return [said.get(party, "not involved") for party in range(count)] if said else ["Not stated"]


def in_one_line(one: Written, *, is_activity: bool) -> str:
    """What the line under a row's text says, with the parties' full names."""
    if not one.marks:
        return "Not stated"
    alone, several = ("Responsible", "Shared") if is_activity else ("Involved", "Involved")
    word = several if len(one.marks) > 1 else alone
    found: dict[str, list[str]] = {meaning: [] for meaning in (*LETTERS.values(), word)}
    for party, letter in sorted(one.marks):
        found[LETTERS.get(letter, word)].append(LABELS[party])
    return "; ".join(f"{meaning}: {', '.join(names)}" for meaning, names in found.items() if names)


def rows_of(tree: Node, caption: str) -> list[list[str]]:
    """The rows of a table, each as what its cells say."""
    (table,) = (node for node in tree.find("table") if node.name == caption)
    return [[cell.words for cell in row.find(*CELLS)] for row in table.find("row")]


ACTIVITIES: Final = "Activities, and who is responsible for each"
STAKEHOLDERS: Final = "Roles, and the parties for which they take part"


@pytest.mark.parametrize("count", COUNTS[1:])
def test_columns_say_parties_by_their_full_names(page: Page, addresses: Addresses, count: int) -> None:
    page.goto(addresses(count) + "3.1/")
    tree = accessibility_tree(page)
    head, *rows = rows_of(tree, ACTIVITIES)
    assert head == ["No.", "Activity", *LABELS[:count]]
    assert rows == [
        [str(n), one.text, *expected(one, count, is_activity=True)]
        for n, one in enumerate(activities(count), 1)
    ]
    head, *rows = rows_of(tree, STAKEHOLDERS)
    assert head == ["Role", *LABELS[:count]]
    assert rows == [[one.text, *expected(one, count, is_activity=False)] for one in stakeholders(count)]


@pytest.mark.parametrize("count", MANY)
def test_lines_say_parties_by_their_full_names(
    new_page: Callable[..., Page], addresses: Addresses, count: int
) -> None:
    page = new_page(width=390)
    page.goto(addresses(count) + "3.1/")
    tree = accessibility_tree(page)
    assert rows_of(tree, ACTIVITIES) == [
        ["No.", "Activity"],
        *(
            [str(n), f"{one.text} {in_one_line(one, is_activity=True)}"]
            for n, one in enumerate(activities(count), 1)
        ),
    ]
    assert rows_of(tree, STAKEHOLDERS) == [
        ["Role"],
        *([f"{one.text} {in_one_line(one, is_activity=False)}"] for one in stakeholders(count)),
    ]


def test_a_line_shows_letters_and_names(new_page: Callable[..., Page], addresses: Addresses) -> None:
    page = new_page(width=390)
    page.goto(addresses(4) + "3.1/")
    lines = page.locator(".m3-activities .m3-who").all_inner_texts()
    shown = [line.splitlines()[-1] for line in lines]
    assert shown[:3] == ["A: PSC · R: B · C: PO · I: PM", "A: PM · R: PSC · C: B · I: PO", "Responsible: PO"]
    assert shown[-1] == "Not stated"
    assert page.locator(".m3-activities .m3-legend--parties .m3-legend__item").all_inner_texts() == [
        "PSC Project Steering Committee",
        "PM Project Manager",
        "PO Project Owner",
        "B Business Implementation Group",
    ]


@pytest.mark.parametrize("count", MANY)
def test_a_column_is_narrow_and_shows_its_sign(page: Page, addresses: Addresses, count: int) -> None:
    page.goto(addresses(count) + "3.1/")
    heads = page.locator(".m3-activities .m3-table__party")
    assert heads.count() == count
    signs = heads.evaluate_all("heads => heads.map(head => getComputedStyle(head, '::before').content)")
    shown = [sign.split(" / ")[0].strip('"') for sign in signs]
    assert shown[:4] == ["PSC", "PM", "PO" if count < 14 else "POw", "B"]
    assert len({sign.casefold() for sign in shown}) == count
    assert all(0 < len(sign) <= 4 for sign in shown)
    em = "cells => cells.map(cell => cell.offsetWidth / parseFloat(getComputedStyle(cell).fontSize))"
    cells = page.locator(".m3-activities tbody :is(.m3-letters, .m3-mark, .m3-none)")
    assert all(2 < width < 3 for width in cells.evaluate_all(em))
    regions = page.get_by_role("region", name=ACTIVITIES)
    expect(regions).to_have_attribute("tabindex", "0")


def test_a_region_scrolls_by_keyboard(page: Page, addresses: Addresses) -> None:
    page.goto(addresses(24) + "3.1/")
    region = page.get_by_role("region", name=ACTIVITIES)
    region.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("region => region.scrollLeft > 0", arg=region.element_handle())


@pytest.mark.parametrize("count", MANY)
def test_readers_see_the_activities_of_one_party(page: Page, addresses: Addresses, count: int) -> None:
    page.goto(addresses(count) + "3.1/")
    page.locator(".m3-activities .m3-filter").get_by_role("button", name="Project Owner").click()
    own = [one.text for one in activities(count) if 2 in dict(one.marks)]
    texts = page.locator(".m3-activities tbody .m3-table__text:visible")
    assert [text.splitlines()[0] for text in texts.all_inner_texts()] == own


@pytest.mark.parametrize(
    "chosen", each_pair((0, 4, 24), PLACES, ("light", "dark"), ("1366 px", "390 px", AFTER_USE))
)
def test_axe_finds_nothing(
    new_page: Callable[..., Page],
    node_packages: Path,
    addresses: Addresses,
    chosen: tuple[int, str, str, str],
) -> None:
    count, place, palette, state = chosen
    page = new_page(width=390 if state == "390 px" else 1366, color_scheme=palette)
    page.goto(addresses(count) + place)
    page.add_script_tag(path=node_packages / "axe-core" / "axe.min.js")
    if state == AFTER_USE:
        use_everything(page)
        page.evaluate("scrollTo(0, 0)")  # or a link comes to lie beside those of the theme's header
    page.wait_for_function("document.getAnimations().length === 0")
    assert violations(page) == []


@pytest.mark.usefixtures("node_packages")
@pytest.mark.parametrize("count", [0, 3, 4, 24])
def test_html_validate_finds_no_error(of_parties: Callable[[int], Path], tmp_path: Path, count: int) -> None:
    pages = [(of_parties(count) / place / "index.html").read_text(encoding="utf-8") for place in PLACES]
    assert html_errors([block for html in pages for block in blocks(html)], tmp_path) == []


@pytest.mark.parametrize("count", MANY)
def test_paper_has_the_whole_grid_with_its_legend(
    new_page: Callable[..., Page], addresses: Addresses, count: int
) -> None:
    page = new_page(width=LETTER)
    for place in ("3.1/", "views/"):
        page.goto(addresses(count) + place)
        page.emulate_media(media="print")
        for table in page.locator(".m3-many .m3-table").all():
            assert table.evaluate("table => table.offsetWidth") <= SHRINKS * LETTER
            expect(table.locator("thead")).to_have_css("display", "table-header-group")
            expect(table.locator("thead")).to_have_css("position", "static")
        assert page.locator(".m3-many").count() == page.locator(".m3-legend--parties:visible").count()
        assert page.locator(".m3-who:visible").count() == 0


def test_without_parties_activities_are_numbered_and_roles_are_a_list(
    page: Page, addresses: Addresses
) -> None:
    page.goto(addresses(0) + "3.1/")
    tree = accessibility_tree(page)
    assert rows_of(tree, "Activities") == [
        ["No.", "Activity"],
        *([str(n), one.text] for n, one in enumerate(activities(0), 1)),
    ]
    assert page.locator(".m3-stakeholders li").all_inner_texts() == list(ROLES)
    assert page.locator(".m3-bar, .m3-filter, .m3-stakeholders table").count() == 0
    page.goto(addresses(0) + "3.1/#activity-3")
    expect(page.locator("#activity-3:target")).to_be_visible()
