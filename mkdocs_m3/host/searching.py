"""Beside Material's search: whether nobody else reads finished pages, and what it keeps in a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_m3.host.plugin import M3Plugin

_SEARCH: Final = "material.plugins.search.plugin"
_EVENTS: Final = ("page_content", "env", "page_context")
"""What happens in between: whoever listens there may read the content of pages, or change it."""


def is_alone(config: MkDocsConfig, ours: M3Plugin) -> bool:
    """Whether pages may be handed to it in fewer tags: nobody else could take those for the page."""
    listening = [getattr(one, "__self__", one) for event in _EVENTS for one in config.plugins.events[event]]
    others = [one for one in listening if one is not ours]
    return bool(others) and all(type(one).__module__ == _SEARCH for one in others)


def keep_others(config: MkDocsConfig, pages: Mapping[str, bool]) -> None:
    """With `--dirty`, join what search has read in this build to what it knew of all other pages.

    It would forget what it knew of the first page that it has read, and of all whose address begins with
    that one's, and list any further page twice. `pages` says of each address whether its page was read.
    """
    places = {address: place for place, address in enumerate(pages)}
    for plugin in config.plugins.values():
        known = getattr(plugin, "search_index_prev", None)
        if type(plugin).__module__ != _SEARCH or known is None:
            continue
        others = [entry for entry in known.entries if pages.get(_page_of(entry)) is False]
        entries = [*others, *plugin.search_index.entries]
        plugin.search_index.entries = sorted(entries, key=lambda entry: places.get(_page_of(entry), 0))
        plugin.search_index_prev = None


def _page_of(entry: Mapping[str, str]) -> str:
    """The address of the page that an entry of the index leads into."""
    return entry["location"].partition("#")[0]
