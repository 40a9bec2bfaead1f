"""Activities with letters: letters to the eye, words to a screen reader, on a phone and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import LABELS, LETTERED, KeyTaskPage
from tests.browser.test_layout import is_picture_changed_by
from tests.nightly import each_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SIGNS: Final = "cells => cells.map(cell => getComputedStyle(cell, '::before').content.split(' / ')[0])"

WORDS: Final = {"R": "Responsible", "A": "Accountable", "C": "Consulted", "I": "Informed"}
IS_IN_ITS_CELL: Final = """cell => {
  const text = document.createRange(), box = cell.getBoundingClientRect();
  text.selectNodeContents(cell);
  const at = text.getBoundingClientRect();
  return at.left >= box.left && at.right <= box.right + 1 && at.bottom <= box.bottom + 1;
}"""


def letters(task: KeyTaskPage) -> list[str]:
    """What each cell with letters shows, row by row."""
    return [signs for activity in task.activities for _, signs in activity.letters]


def words(task: KeyTaskPage) -> list[str]:
    return [", ".join(WORDS[letter] for letter in signs.split("/")) for signs in letters(task)]


@pytest.mark.parametrize("task", LETTERED, ids=lambda task: task.id)
def test_letters_are_seen_and_words_are_read_out(page: Page, address: str, task: KeyTaskPage) -> None:
    page.goto(address + task.address)
    cells = page.locator(".m3-letters")
    assert cells.evaluate_all(SIGNS) == [f'"{signs}"' for signs in letters(task)]
    assert cells.evaluate_all("cells => cells.map(cell => cell.textContent)") == words(task)
    assert not any(cells.evaluate_all(f"cells => cells.map({IS_IN_ITS_CELL})"))
    name = words(task)[0]
    expect(page.locator("#activity-1").get_by_role("cell", name=name, exact=True).first).to_be_visible()


@pytest.mark.parametrize(("palette", "forced"), each_value(("light", "dark"), ("none", "active")))
def test_letters_are_painted(new_page: Callable[..., Page], address: str, palette: str, forced: str) -> None:
    page = new_page(color_scheme=palette, forced_colors=forced)
    page.goto(address + "1.1/")
    cell = page.locator("#activity-1 .m3-letters").first
    assert is_picture_changed_by(page, cell, ".m3-letters::before { visibility: hidden; }")


@pytest.mark.parametrize("task", LETTERED, ids=lambda task: task.id)
def test_the_legend_explains_each_letter_once(page: Page, address: str, task: KeyTaskPage) -> None:
    page.goto(address + task.address)
    used = {letter for signs in letters(task) for letter in signs.split("/")}
    expected = [f"{letter} {word}" for letter, word in WORDS.items() if letter in used]
    assert page.locator(".m3-legend__item").all_inner_texts() == expected


def test_a_phone_shows_words_with_the_party(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(width=320)
    page.goto(address + "1.1/")
    cell = page.locator("#activity-1 .m3-letters").first
    assert cell.evaluate(IS_IN_ITS_CELL)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"
    shown = cell.evaluate("cell => getComputedStyle(cell, '::after').content").split(" / ")[0]
    assert shown == f'" · {LABELS["customer"]}"'


@pytest.mark.parametrize("task", LETTERED, ids=lambda task: task.id)
def test_paper_has_words_in_place_of_letters(page: Page, address: str, task: KeyTaskPage) -> None:
    page.goto(address + task.address)
    page.emulate_media(media="print")
    cells = page.locator(".m3-letters")
    assert set(cells.evaluate_all(SIGNS)) == {"none"}
    assert all(cells.evaluate_all(f"cells => cells.map({IS_IN_ITS_CELL})"))
