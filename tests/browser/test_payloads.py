"""Front matter that tries to run a script, in a real browser: none runs, and nothing of ours is stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.serving import served
from tests.payloads import PAGES, THEMES, configuration
from tests.sites import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

RECORD: Final = """window.hits = [];
window.hit = () => hits.push(location.href);
window.violations = [];
addEventListener("securitypolicyviolation", event => violations.push(
  `${event.effectiveDirective} ${event.blockedURI}`));
"""
OWN_CONTENT_ONLY: Final = {"Content-Security-Policy": "default-src 'self'"}


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of payloads, its section of the navigation filled in."""
    root = tmp_path_factory.mktemp(theme)
    built = build(root, PAGES, **configuration(theme, "filled in"))
    assert not built.is_aborted
    return root / "site"


@pytest.fixture(scope="module")
def open_address(site: Path) -> Iterator[str]:
    """Where it is served without any policy, so that whatever can run does."""
    with served(site) as base:
        yield base


@pytest.fixture(scope="module")
def strict_address(site: Path) -> Iterator[str]:
    with served(site, OWN_CONTENT_ONLY) as base:
        yield base


def addresses(site: Path) -> list[str]:
    """Every page, as an address from the root of the site."""
    found = (path.relative_to(site) for path in site.rglob("*.html"))
    return sorted(f"{path}".replace("%", "%25").replace('"', "%22").replace("<", "%3C") for path in found)


def touch_everything(page: Page) -> None:
    """Fire the events that the payloads listen to, on every element."""
    page.evaluate(
        """() => { for (const element of document.querySelectorAll("*"))
          for (const kind of ["mouseover", "focus", "click", "error"])
            element.dispatchEvent(new Event(kind)) }"""
    )


def test_nothing_of_front_matter_runs_or_is_fetched(page: Page, site: Path, open_address: str) -> None:
    page.add_init_script(RECORD)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(lambda url: not url.startswith(open_address), lambda route: route.abort())
    opened = addresses(site)
    assert len(opened) >= len(PAGES)
    for address in opened:
        page.goto(open_address + address)
        touch_everything(page)
        assert page.evaluate("hits") == []
        assert page.evaluate("location.pathname") == "/" + address.replace(">", "%3E").replace(" ", "%20")
    assert [url for url in asked if "nowhere" in url and not url.endswith(".html")] == []


def test_the_payload_would_run(page: Page, tmp_path: Path) -> None:
    body = PAGES["every-key.md"].replace("layout: m3/keyTask", "layout: other")
    build(tmp_path, {"index.md": "# Home\n", "other.md": body})
    page.add_init_script(RECORD)
    with served(tmp_path / "site") as base:
        page.goto(f"{base}other/index.html")
        assert page.evaluate("hits.length") > 0


def test_nothing_of_ours_is_stopped_by_a_strict_policy(page: Page, site: Path, strict_address: str) -> None:
    page.add_init_script(RECORD)
    page.goto(f"{strict_address}index.html")
    themes_own = set(page.evaluate("violations"))
    assert not [found for found in themes_own if "m3" in found or found.startswith("script-src-attr")]
    for address in addresses(site):
        page.goto(strict_address + address)
        assert set(page.evaluate("violations")) <= themes_own
        assert page.evaluate("hits") == []


@pytest.mark.parametrize("theme", ["material"], indirect=True)  # the search of the others escapes by itself
def test_results_of_a_search_hold_words_alone(page: Page, open_address: str) -> None:
    page.add_init_script(RECORD)
    page.goto(f"{open_address}index.html")
    page.get_by_role("textbox", name="Search").press_sequentially("code hit stake")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    touch_everything(page)
    assert page.evaluate("hits") == []
    assert page.locator("img[src='nowhere.png']").count() == 0
