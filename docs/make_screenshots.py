"""Makes the pictures of the README and of the documentation's first page, light and dark."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "docs" / "assets" / "screenshots"
SHOTS: Final = (
    ("task-light", "3.2/", "light", 1366, 900),
    ("task-dark", "3.2/", "dark", 1366, 900),
    ("map-light", "", "light", 1366, 900),
    ("map-dark", "", "dark", 1366, 900),
    ("role-light", "roles/program-manager/", "light", 1366, 900),
    ("role-dark", "roles/program-manager/", "dark", 1366, 900),
)
"""Name, address, color scheme, width and height in pixels."""

LAUNCH: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def build(site: Path) -> None:
    """Build the example site."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
    subprocess.run(  # noqa: S603 - our own command
        command, check=True, cwd=ROOT / "example-site", env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )


def shoot(browser: Browser, address: str) -> None:
    """Write every picture."""
    for name, page_address, scheme, width, height in SHOTS:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            device_scale_factor=1.5,
        )
        page = context.new_page()
        page.goto(address + page_address)
        page.wait_for_selector(".m3-filter, .m3-find-part__form")
        page.screenshot(path=PICTURES / f"{name}.png")
        context.close()


def main() -> None:
    """Build, serve, and take the pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is not installed")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        handler = functools.partial(QuietHandler, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=chromium, args=list(LAUNCH))
            shoot(browser, f"http://127.0.0.1:{server.server_address[1]}/")
            browser.close()
            server.shutdown()


if __name__ == "__main__":
    main()
