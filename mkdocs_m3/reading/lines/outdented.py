"""Parties that begin to the left of the key that they belong to, where they are items of another list."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline


def parties(page: Outline) -> Iterator[Correction]:
    """Items that are parties and nothing else, right below a key of an item that takes some and has none."""
    lines = [line for line in page.lines if line.kind not in (Kind.BLANK, Kind.COMMENT)]
    for n, line in enumerate(lines):
        if line.kind is not Kind.ENTRY or line.key not in page.keys.of_parties or line.value:
            continue
        below = (lines[m] for m in range(n + 1, len(lines)))
        items = [*takewhile(lambda one: _is_party(one, page), below)]
        if not items or items[0].indent >= line.key_column:
            continue
        width = line.key_column + 2
        words = ["`{}`".format(one.value.strip("\"'")) for one in items]
        listed = f"{', '.join(words[:-1])} and {words[-1]}" if words[1:] else words[0]
        belong, them = ("belong", "them") if words[1:] else ("belongs", "it")
        yield Correction(
            start=items[0].start + items[0].indent,
            end=items[0].start + len(items[0].text.rstrip()),
            headline=f"{listed} {belong} to `{line.key}` above",
            help=f"indent {them} farther, with {width} spaces, below `{line.key}` in line {{line}}",
            beside=line.start,
            edits=tuple(replace(one.start, one.start + one.indent, " " * width) for one in items),
        )


def _is_party(line: Line, page: Outline) -> bool:
    is_item = line.kind is Kind.ENTRY and bool(line.dashes) and not line.dashes[1:] and not line.key
    return is_item and line.value.strip("\"'").casefold() in page.keys.parties
