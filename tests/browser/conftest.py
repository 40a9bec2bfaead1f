"""One build, one server and one Chromium for all browser tests of a run.

Nothing is downloaded: the tests take the system's Chromium and the packages that `npm ci` has installed.
Where one is missing they are skipped and say so; in CI they fail, since there a skipped test checks nothing.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.example_site import PUBLISHED, REPOSITORY, SOURCE, build, build_in_plain_theme
from tests.browser.picture_site import build_pictures
from tests.browser.serving import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    NewPage = Callable[..., Page]

_CHROMIUM_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
_CHROMIUM_OPTIONS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong
_OWN_CONTENT_ONLY: Final = {"Content-Security-Policy": "default-src 'self'"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


def _skip_or_fail(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = [path for name in _CHROMIUM_NAMES if (path := shutil.which(name))]
    if not found:
        _skip_or_fail(f"no Chromium on this machine: looked for {', '.join(_CHROMIUM_NAMES)}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found[0], args=_CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def node_packages() -> Path:
    folder = REPOSITORY / "node_modules"
    missing = [name for name in ("axe-core", "html-validate", "typescript") if not (folder / name).exists()]
    if missing:
        _skip_or_fail(f"{', '.join(missing)} missing: run npm ci")
    if not shutil.which("node"):
        _skip_or_fail("no node on this machine")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built example site."""
    return build(SOURCE / "mkdocs.yml", tmp_path_factory.mktemp("example-site"))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the example site is served."""
    with served(site) as base:
        # Material goes without a reload only to pages that the sitemap names, with their port.
        sitemap = site / "sitemap.xml"
        sitemap.write_text(sitemap.read_text(encoding="utf-8").replace(PUBLISHED, base), encoding="utf-8")
        yield base


@pytest.fixture(scope="session")
def strict_address(site: Path) -> Iterator[str]:
    """Where the example site is served with a policy that allows only its own files."""
    with served(site, _OWN_CONTENT_ONLY) as base:
        yield base


@pytest.fixture(scope="session")
def strict_plain_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same in a theme without a script or style of its own, so that every breach is ours."""
    folder = build_in_plain_theme(tmp_path_factory.mktemp("plain"))
    with served(folder, _OWN_CONTENT_ONLY) as base:
        yield base


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where pictures of large playbooks are served: `map-67/`."""
    with served(build_pictures(tmp_path_factory.mktemp("pictures"))) as base:
        yield base


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> dict[str, BrowserContext]:
    """Browsers by their options; tests share them, since what a browser has fetched once it has at hand."""
    del browser
    return {}


@pytest.fixture
def new_page(browser: Browser, contexts: dict[str, BrowserContext]) -> Iterator[NewPage]:
    """Opens tabs that remember nothing, `width` pixels wide; other options are playwright's."""
    pages: list[Page] = []

    def open_page(*, width: int = 1366, **options: object) -> Page:
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)  # type: ignore[arg-type]  # playwright checks them
            contexts[key].new_page()  # a window ends with its last tab, and takes longer to open than a page
        page = contexts[key].new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 800})
        page.set_default_timeout(20_000)
        return page

    yield open_page
    for page in pages:
        page.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page on a laptop."""
    return new_page()
