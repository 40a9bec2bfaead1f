"""What a preview shows where a page was: where it went, or that it is gone.

What MkDocs shows in place of a missing page does not reload. This is a page, so MkDocs adds its live reload.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_m3.publishing.rebuilt import departed
from mkdocs_m3.rendering import away

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3.publishing.playbooks import Playbooks


class Departures:
    """The places of one preview where pages have been."""

    def __init__(self) -> None:
        self._pages: dict[
            str, str | None
        ] = {}  # by the built file, the page that was there or what it became

    def note(self, before: Playbooks, now: Playbooks) -> None:
        """Take note of what a rebuild has moved and taken away."""
        gone = departed(before, now)
        there = now.links.destinations
        for uri, destination in before.links.destinations.items():
            if there.get(uri) != destination:
                self._pages[destination] = uri
        self._pages = {path: gone.get(uri, uri) if uri else None for path, uri in self._pages.items()}

    def write(self, playbooks: Playbooks, folder: Path) -> None:
        """Write a page at each of these places where the build has not written one.

        They are older than any source, so that with `--dirty`, MkDocs builds a page that comes back.
        """
        links = playbooks.links
        site = playbooks.outer
        for path, uri in tuple(self._pages.items()):
            file = folder / path
            if path in links.at or path in links.inventory.files:
                del self._pages[path]
                continue
            root = "../" * path.count("/")
            address = links.addresses.get(uri) if uri else None
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(away.page(root, address, site.words, site.environment), encoding="utf-8")
            os.utime(file, (0, 0))
