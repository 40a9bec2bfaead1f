"""Indentation of which half is left on the whole page, as after replacing double spaces by single ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, insert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline


def indentation(page: Outline) -> Iterator[Correction]:
    """All spaces that begin lines, doubled, if the keys of each item are one column right of its `-`."""
    entries = [line for line in page.lines if line.kind is Kind.ENTRY]
    below = [pair for pair in pairwise(entries) if _is_below_item(*pair)]
    if not below or any(line.indent != item.dashes[-1] + 1 for item, line in below):
        return
    indented = [line for line in page.lines if line.indent and line.text.strip()]
    first = indented[0]
    yield Correction(
        start=first.start + first.indent,
        end=first.start + len(first.text.rstrip()),
        headline="from here on, lines have half of their indentation, as after replacing double spaces by "
        "single ones",
        help="undo that, or double the spaces at the beginning of each line",
        edits=tuple(insert(line.start, " " * line.indent) for line in indented),
    )


def _is_below_item(item: Line, line: Line) -> bool:
    """Whether a line may be the second key of an item that the line above it begins."""
    return bool(item.dashes and item.key and item.value) and not line.dashes and line.indent > item.dashes[-1]
