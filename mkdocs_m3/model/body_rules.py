"""How the site reads the Markdown in the bodies of its pages, as its extensions and plugins have it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class BodyRules(Struct, frozen=True, kw_only=True):
    """What holds there, and not everywhere else where Markdown is read."""

    lists_need_empty_line: bool = True
    """Whether a list is one only below an empty line."""
    inner_items_need_four_spaces: bool = True
    """Whether an item is within another one only with four more spaces before it."""
    boxes: tuple[str, ...] = ("!!!", "???")
    """The signs that begin a box, whose text is indented with four spaces."""


AS_EVER: Final = BodyRules()
"""Python-Markdown as it is, with boxes."""
