"""The finished parts of pages, kept for the next build of a preview, since most pages show the same again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.rendering import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.model.protection import Secret
    from mkdocs_m3.rendering.finished import Finished


class PageBefore(Struct, frozen=True, kw_only=True):
    """A page before its parts are put in."""

    html: str
    """What Markdown has made of its skeleton."""
    markdown: str
    """The skeleton."""
    secret: Secret | None
    """What it will be encrypted with."""


class PageAfter(Struct, frozen=True, kw_only=True):
    """The same page with its parts."""

    finished: Finished
    """The page."""
    handed_on: str
    """What other plugins get to read of it."""


class KeptParts:
    """Pages by their paths in the documentation folder."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[PageBefore, PageAfter]] = {}

    @property
    def with_views(self) -> frozenset[str]:
        """The pages that hold views, also those that other plugins have put in."""
        return frozenset(uri for uri, (page, _) in self._pages.items() if placeholders.may_be_in(page.html))

    def get(self, uri: str, before: PageBefore) -> PageAfter | None:
        """The finished page, if it is the same as it was."""
        kept, finished = self._pages.get(uri, (None, None))
        return finished if kept == before else None

    def keep(self, uri: str, before: PageBefore, after: PageAfter) -> None:
        """Keep a page for the next build."""
        self._pages[uri] = (before, after)

    def drop(self, uris: Iterable[str]) -> None:
        """Forget pages that show something else now."""
        for uri in uris:
            self._pages.pop(uri, None)

    def keep_only(self, uris: Iterable[str]) -> None:
        """Forget all other pages; without any, everything."""
        self.drop(self._pages.keys() - set(uris))
