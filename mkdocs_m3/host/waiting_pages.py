"""Finished pages that wait for search to have read them in fewer tags.

MkDocs makes all pages before it writes the first one, so that all of them wait at one time. In a large site,
those beyond the first few hundred are kept small meanwhile.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mkdocs_m3.rendering.finished import Finished

_MOST_AS_THEY_ARE: Final = 250
"""Pages that are kept as they are, which costs no time."""
_FASTEST: Final = 1
"""How hard `zlib` tries: HTML becomes a fifth of its size even so."""


class WaitingPages:
    """The pages, by their paths in the documentation folder."""

    def __init__(self) -> None:
        self._pages: dict[str, Finished | bytes] = {}

    def put(self, uri: str, page: Finished) -> None:
        """Keep a page."""
        is_small = len(self._pages) < _MOST_AS_THEY_ARE
        self._pages[uri] = page if is_small else zlib.compress(page.html.encode("utf-8"), _FASTEST)

    def take(self, uri: str) -> str | None:
        """The whole HTML of a page, which waits no longer; `None` where it does not wait."""
        page = self._pages.pop(uri, None)
        if isinstance(page, bytes):
            return zlib.decompress(page).decode("utf-8")
        return page.html if page else None
