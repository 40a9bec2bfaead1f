"""Pages under a policy that allows only files of their own site.

Which hosts they ask without a policy is in `test_every_page.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import EVERY_PAGE
from tests.browser.example_sites import piles
from tests.browser.test_accessibility import use_everything
from tests.nightly import IS_NIGHT

if TYPE_CHECKING:
    from playwright.sync_api import Page

PILES: Final = [
    (site, places if IS_NIGHT else places[n % 2 :: 2])
    for n, (site, places) in enumerate(piles(EVERY_PAGE, 8))
]
RECORD_VIOLATIONS: Final = """window.violations = [];
addEventListener("securitypolicyviolation", event => violations.push(
  `${event.effectiveDirective} stops ${event.blockedURI} in ${event.sourceFile}`));
"""


@pytest.mark.parametrize(("strict_plain_address", "places"), PILES, indirect=["strict_plain_address"])
def test_nothing_of_ours_breaks_a_strict_policy(
    page: Page, strict_plain_address: str, places: tuple[str, ...]
) -> None:
    page.add_init_script(RECORD_VIOLATIONS)
    found = {}
    for place in places:
        page.goto(strict_plain_address + place)
        use_everything(page)
        if show_all := page.get_by_role("button", name="Show all", exact=True).all():
            show_all[0].click()
        if violations := page.evaluate("violations"):
            found[place] = violations
    assert found == {}


def test_there_is_something_to_use_on_pages_under_a_strict_policy(
    page: Page, strict_plain_address: str
) -> None:
    for place in ("3.6/", "phase-3/", "views/artifacts/"):
        page.goto(strict_plain_address + place)
        assert use_everything(page)


def test_the_policy_of_these_tests_stops_what_is_inline(page: Page, strict_plain_address: str) -> None:
    page.add_init_script(RECORD_VIOLATIONS)
    page.goto(strict_plain_address + "3.6/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("violations.length === 1")


def test_in_material_under_a_strict_policy_our_part_works(page: Page, strict_address: str) -> None:
    answers: dict[str, int] = {}
    page.on("response", lambda response: answers.update({response.url: response.status}))
    page.add_init_script(RECORD_VIOLATIONS)
    page.goto(strict_address + "3.6/", wait_until="networkidle")
    page.locator(".m3-filter button").last.click()

    expect(page.locator(".m3-activities tr[id]:visible")).to_have_count(1)
    icons = [status for url, status in answers.items() if "/assets/m3/icons." in url]
    assert icons == [200]
    assert [found for found in page.evaluate("violations") if "m3" in found] == []
