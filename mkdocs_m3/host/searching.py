"""Whether Material's search is the only one that reads pages between their parts and their templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
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
