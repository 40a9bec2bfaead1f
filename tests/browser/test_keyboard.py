"""Everything that can be pressed is reached by Tab, in reading order, and shows that it has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.example_site import KEY_TASKS, KeyTaskPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

NUMBER_WHAT_CAN_BE_PRESSED: Final = """() => {
  const found = [...document.querySelectorAll(".m3 :is(a[href], button, summary)")]
    .filter(element => element.checkVisibility());
  found.forEach((element, number) => { element.dataset.number = number; });
  document.querySelector("h1").tabIndex = -1;
  document.querySelector("h1").focus();
  return found.length;
}"""

FOCUS: Final = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  return [element.dataset.number ?? "", style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0];
}"""


@pytest.mark.parametrize("task", KEY_TASKS, ids=lambda task: task.id)
def test_tab_reaches_everything_in_order_and_one_sees_where_it_is(
    page: Page, address: str, task: KeyTaskPage
) -> None:
    page.goto(address + task.address)
    count = page.evaluate(NUMBER_WHAT_CAN_BE_PRESSED)
    assert count > 0
    reached: list[str] = []
    for _ in range(count + 40):
        page.keyboard.press("Tab")
        number, has_outline = page.evaluate(FOCUS)
        if number:
            assert has_outline, page.evaluate("document.activeElement.outerHTML")
            reached.append(number)
        if len(reached) == count:
            break
    assert reached == [str(number) for number in range(count)]
