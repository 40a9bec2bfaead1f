"""One build and one server of each example site, and one Chromium, for all browser tests of a run.

Nothing is downloaded: the tests take the system's Chromium and the packages that `npm ci` has installed.
Where one is missing they are skipped and say so; in CI they fail, since there a skipped test checks nothing.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.example_sites import (
    FIRST,
    REPOSITORY,
    SOURCES,
    build,
    build_in_plain_theme,
    configuration,
)
from tests.browser.picture_site import build_pictures
from tests.browser.serving import served
from tests.browser.tabs import Tabs
from tests.many_parties import built as built_of_parties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

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
    missing = [
        name
        for name in ("axe-core", "html-validate", "typescript", "vnu-jar")
        if not (folder / name).exists()
    ]
    if missing:
        _skip_or_fail(f"{', '.join(missing)} missing: run npm ci")
    if not shutil.which("node"):
        _skip_or_fail("no node on this machine")
    return folder


@pytest.fixture(scope="session")
def vnu(node_packages: Path) -> Path:
    """The HTML checker of the W3C."""
    if not shutil.which("java"):
        _skip_or_fail("no Java on this machine")
    return node_packages / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Builds an example site when it is asked for first; gives its folder."""
    return cache(lambda name: build(SOURCES[name] / "mkdocs.yml", tmp_path_factory.mktemp(name)))


@pytest.fixture(scope="session")
def site_address(built: Callable[[str], Path]) -> Iterator[Callable[[str], str]]:
    """Serves an example site from when it is asked for first; gives its address."""
    with ExitStack() as stack:

        def serve(name: str) -> str:
            base = stack.enter_context(served(built(name)))
            # Material goes without a reload only to pages that the sitemap names, with their port.
            sitemap = built(name) / "sitemap.xml"
            text = sitemap.read_text(encoding="utf-8").replace(configuration(name)["site_url"], base)
            sitemap.write_text(text, encoding="utf-8")
            return base

        yield cache(serve)


@pytest.fixture(scope="session")
def plain_site_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The same in a theme without a script or style of its own, under a policy that allows only own files."""
    with ExitStack() as stack:

        def serve(name: str) -> str:
            folder = build_in_plain_theme(name, tmp_path_factory.mktemp("plain"))
            return stack.enter_context(served(folder, _OWN_CONTENT_ONLY))

        yield cache(serve)


def _name(request: pytest.FixtureRequest) -> str:
    """The example site that a test is for: the first, unless its parameters name another."""
    return str(getattr(request, "param", FIRST))


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, built: Callable[[str], Path]) -> Path:
    """The folder of a built example site."""
    return built(_name(request))


@pytest.fixture(scope="session")
def address(request: pytest.FixtureRequest, site_address: Callable[[str], str]) -> str:
    """Where an example site is served."""
    return site_address(_name(request))


@pytest.fixture(scope="session")
def strict_address(site: Path) -> Iterator[str]:
    """Where the example site is served with a policy that allows only its own files."""
    with served(site, _OWN_CONTENT_ONLY) as base:
        yield base


@pytest.fixture(scope="session")
def strict_plain_address(request: pytest.FixtureRequest, plain_site_address: Callable[[str], str]) -> str:
    """Where an example site is served with such a policy in a plain theme, so that every breach is ours."""
    return plain_site_address(_name(request))


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where pictures of large playbooks are served: `map-67/`."""
    with served(build_pictures(tmp_path_factory.mktemp("pictures"))) as base:
        yield base


@pytest.fixture(scope="session")
def of_parties(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Builds a playbook of so many parties when it is asked for first; gives its folder."""

    def build_site(count: int) -> Path:
        made = built_of_parties(tmp_path_factory.mktemp(f"parties-{count}"), count)
        assert not made.is_aborted, made.log
        return made.root / "site"

    return cache(build_site)


@pytest.fixture(scope="session")
def addresses(of_parties: Callable[[int], Path]) -> Iterator[Callable[[int], str]]:
    """Where a playbook of so many parties is served."""
    with ExitStack() as stack:
        yield cache(lambda count: stack.enter_context(served(of_parties(count))))


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """All tabs of a run."""
    return Tabs(browser)


@pytest.fixture
def new_page(tabs: Tabs) -> Iterator[NewPage]:
    """Opens tabs that remember nothing, `width` pixels wide; other options are playwright's."""
    pages: list[Page] = []

    def open_page(*, width: int = 1366, **options: object) -> Page:
        pages.append(page := tabs.take(**options))
        page.set_viewport_size({"width": width, "height": 800})
        return page

    yield open_page
    for page in pages:
        tabs.give_back(page)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page on a laptop."""
    return new_page()
