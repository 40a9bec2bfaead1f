"""A finding that somebody has looked at and lets stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_m3.model.source import Source, Text


class Acceptance(Struct, frozen=True, kw_only=True):
    """Says of one kind of finding that it is no mistake here."""

    code: str
    """Which findings: `M3082`."""
    source: Source
    """Where it says so: a page, for its own findings, or the site's configuration, for those of all pages."""
    place: Text
    """The code as it is written there."""
