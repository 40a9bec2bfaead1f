"""What a page is put together from once its parts are finished, and what a view on it shows."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.rendering.search_words import search_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    import jinja2

    from mkdocs_m3.components.context import Context


class Shown(Struct, frozen=True, kw_only=True):
    """What a view shows, wherever it is."""

    context: Context
    """The playbook, and what is chosen of it."""
    environment: jinja2.Environment
    """Renders it."""


class Finished(Struct, frozen=True, kw_only=True):
    """A page with its finished parts and views."""

    pieces: tuple[str, ...]
    """The page's own HTML before, between and behind them."""
    rendered: tuple[str, ...]
    """The parts and views, one fewer."""
    files: tuple[int, str] | None = None
    """The links to the files of pictures, and the number of the first one; `None` without pictures."""
    lost_parts: tuple[str, ...]
    """The parts that another plugin or extension has removed before they could be put in; they are shown."""
    lost_views: tuple[str, ...]
    """Likewise the views, which are not shown, since nobody knows any more where they were."""
    anchors: frozenset[str]
    """The ids in the parts and views that can be linked to."""

    @property
    def html(self) -> str:
        """The whole page."""
        return self._with(self.rendered)

    @property
    def for_search(self) -> str:
        """The page as Material's search may read it instead, with the same result in less time."""
        return self._with(part if (words := search_words(part)) is None else words for part in self.rendered)

    def _with(self, parts: Iterable[str]) -> str:
        before = [*self.pieces]
        if self.files:
            before[self.files[0]] += self.files[1]
        both = zip_longest(before, parts, fillvalue="")
        return "".join(one for pair in both for one in pair)
