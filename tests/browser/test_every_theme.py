"""What axe and the HTML checkers find in our blocks in each theme: a sample by day, every page by night."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.looks import LOOKS, THEMES, build, example, places, put_together, real, small
from tests.browser.serving import served
from tests.browser.test_accessibility import RULES, RUN_AXE, use_everything
from tests.browser.test_markup import html_errors, vnu_errors
from tests.nightly import IS_NIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

WIDTHS: Final = (1366, 390)
OF_LOOKS: Final = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable")
"""The rules whose answer depends on a theme; the others look at blocks, which are the same in each."""
EVERY_VIEW: Final = "every-view/"
"""The page of the small playbook that holds every view."""
EVERY_PART: Final = ("tasks/3.1/", "tasks/3.3/", "phase/", "resources/", "parties/provider/", "roles/")
"""Pages of it that hold every part between them."""
by_night = pytest.mark.skipif(not IS_NIGHT, reason="every page in every theme is for the night")
in_every_look = pytest.mark.parametrize(("theme", "scheme"), LOOKS, ids=[" ".join(one) for one in LOOKS])


@pytest.fixture(scope="module")
def in_theme(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], Path]:
    """Builds a playbook in a theme when it is asked for first; gives the folder of its site."""
    writers = {
        "small": small,
        "example": example,
        "real": lambda root: real(root, request.getfixturevalue("real_playbook")),
    }

    def once(playbook: str, theme: str) -> Path:
        root = tmp_path_factory.mktemp(f"{playbook}-{theme}")
        return build(root, writers[playbook], theme).root / "site"

    return cache(once)


def found(page: Page, kind: str, values: Sequence[str]) -> list[str]:
    """What axe finds in our blocks as they look at the moment."""
    answer = page.evaluate(RUN_AXE, [kind, list(values)])
    assert answer["passes"] > 0, "axe has checked nothing"
    return [str(violation) for violation in answer["violations"]]


@pytest.fixture
def opened(new_page: Callable[..., Page], node_packages: Path) -> Callable[[str, str, int], Page]:
    """Opens a page with axe, in the tab of the test."""
    tabs: dict[str, Page] = {}

    def open_page(address: str, scheme: str, width: int) -> Page:
        page = tabs[scheme] = tabs.get(scheme) or new_page(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        page.add_script_tag(path=node_packages / "axe-core" / "axe.min.js")
        return page

    return open_page


@in_every_look
def test_axe_finds_nothing_in_any_part_or_view(
    in_theme: Callable[[str, str], Path], opened: Callable[[str, str, int], Page], theme: str, scheme: str
) -> None:
    site = in_theme("small", theme)
    with served(site) as base:
        page = opened(base + put_together(site, EVERY_VIEW, EVERY_PART), scheme, WIDTHS[0])
        answers = {WIDTHS[0]: found(page, "rule", OF_LOOKS)}
        page.set_viewport_size({"width": WIDTHS[1], "height": 800})
        answers[WIDTHS[1]] = found(page, "rule", OF_LOOKS)
    assert {where: what for where, what in answers.items() if what} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_our_blocks_are_the_same_in_every_theme(in_theme: Callable[[str, str], Path], theme: str) -> None:
    assert places(in_theme("small", theme)) == places(in_theme("small", "material"))


def test_totals_that_are_links_never_lie_over_those_of_a_row(page: Page, address: str) -> None:
    page.goto(f"{address}views/responsibilities/")
    table = page.locator(".m3-responsibilities table").first
    last, totals = table.locator("tbody tr").last.bounding_box(), table.locator("tfoot").bounding_box()
    assert table.locator("tfoot a").count() > 0
    assert last is not None
    assert totals is not None
    assert totals["y"] > last["y"] + last["height"] - 2


def test_a_task_above_its_activities_is_large_enough_to_touch(
    in_theme: Callable[[str, str], Path], new_page: Callable[..., Page]
) -> None:
    page = new_page(width=390)
    with served(in_theme("small", "plain")) as base:  # whose lines are close together
        page.goto(f"{base}parties/provider/")
        links = page.locator(".m3-my-activities__task > p > a")
        heights = links.evaluate_all("links => links.map(one => one.getBoundingClientRect().height)")
    assert heights
    assert min(heights) >= 24


@by_night
@pytest.mark.long
@in_every_look
@pytest.mark.parametrize("playbook", ["example", "real"])
def test_axe_finds_nothing_on_any_page(
    in_theme: Callable[[str, str], Path],
    opened: Callable[[str, str, int], Page],
    playbook: str,
    theme: str,
    scheme: str,
) -> None:
    site, answers = in_theme(playbook, theme), {}
    on_a_phone = ("tag", RULES) if theme == "material" else ("rule", OF_LOOKS)
    with served(site) as base:
        for place in places(site):
            page = opened(base + place, scheme, WIDTHS[0])
            answers[place, "wide"] = found(page, "tag", RULES)
            page.set_viewport_size({"width": WIDTHS[1], "height": 800})
            answers[place, "on a phone"] = found(page, *on_a_phone)
            if use_everything(page):
                answers[place, "after use"] = found(page, "rule", OF_LOOKS)
                page.evaluate("sessionStorage.clear()")  # or the next page shows what was chosen here
    assert {where: what for where, what in answers.items() if what} == {}


@by_night
@pytest.mark.parametrize("playbook", ["example", "real"])
def test_html_validate_and_the_checker_of_the_w3c_find_nothing_on_any_page(
    in_theme: Callable[[str, str], Path], tmp_path: Path, vnu: Path, playbook: str
) -> None:
    own = (one for theme in THEMES for blocks in places(in_theme(playbook, theme)).values() for one in blocks)
    blocks = list(dict.fromkeys(own))  # they are the same in each theme
    assert len(blocks) > 100
    assert html_errors(blocks, tmp_path) == []
    assert vnu_errors(blocks, tmp_path, vnu) == []
