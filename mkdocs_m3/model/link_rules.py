"""What a site says of links in the bodies of its pages, which the program that builds it follows."""

from __future__ import annotations

from msgspec import Struct


class LinkRules(Struct, frozen=True, kw_only=True):
    """How links are read that lead nowhere, and are warned of in a build."""

    are_rooted: bool = False
    """Whether one that begins with `/` is read from the documentation folder; else it is left as it is."""
