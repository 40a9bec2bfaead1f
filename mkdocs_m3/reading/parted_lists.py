"""A list that a blank line parts, where the key of the next list may have been deleted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.yaml.nodes import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.yaml.nodes import Mapping, Node

_BLANK_ABOVE: Final = rare(r"\n[ \t]*\r?\n[ ]*-[ ]+\Z")
"""Matches up to where an item begins that has a blank line right above it."""
_FARTHEST: Final = 300
"""Characters above an item in which a blank line is looked for."""
_FEWEST: Final = 2
"""Items that may all have blank lines between them, although there is only one such line."""


def report(root: Mapping, context: ReadContext, key_task: PageType) -> None:
    """Ask about the one blank line in a list of a key task, where a list that usually follows is missing."""
    for key, following in pairwise(_lists(key_task)):
        value = root.get(key)
        missing = following if root.get(following) is None else None
        if not isinstance(value, Sequence) or not missing:
            continue
        parted = tuple(_parted(value, context.source.text))
        if len(parted) == 1 and len(value.items) > _FEWEST:
            line = parted[0]
            context.report(
                "M3027",
                line,
                f"a blank line parts `{key}` here, and the page has no `{missing}`",
                f"write `{missing}:` above this line if its list begins here; if not, delete the blank line",
            )


def _lists(key_task: PageType) -> tuple[str, ...]:
    """Its lists in the order in which pages have them; where a page has one of two, the usual one."""
    seconds = {one.second for one in key_task.either}
    return tuple(
        field.key
        for field in key_task.fields
        if isinstance(field.shape, ListOf) and field.is_shown and field.key not in seconds
    )


def _parted(value: Sequence, text: str) -> Iterator[Node]:
    """The items that have a blank line above them, but for the first."""
    return (
        item
        for item in value.items[1:]
        if _BLANK_ABOVE.search(text, max(0, item.start - _FARTHEST), item.start)
    )
