"""Where the configuration of a site lists parties or workstreams of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_m3.model.source import Source, Text


class OwnTerms(Struct, frozen=True, kw_only=True):
    """Such a list, which takes the place of the usual one."""

    option: str
    """`parties` or `workstreams`."""
    source: Source
    """The configuration file."""
    place: Text
    """The option as it is written there; no words where it is written in another file."""
    first: int | None = None
    """Where the first one of the list begins, in characters from 0; `None` where that is not known."""
    playbook: str = ""
    """The playbook whose list it is; empty where it is the site's."""
