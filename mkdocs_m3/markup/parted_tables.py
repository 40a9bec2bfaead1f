"""Rows of a table that an empty line parts from it, so that they are shown as words with their signs.

As with lists, only tables at the edge of a page are looked for.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.markup.body import blocks_of, lines_of, words_in
from mkdocs_m3.markup.body_addresses import html_of, is_within
from mkdocs_m3.markup.tables import Table, cells_of, has_template_signs, is_rule, table_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_MAY_BE: Final = re.compile(r"\|[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r)){1,9}[ ]{0,3}\|")


class PartedRows(NamedTuple):
    """Rows without a head below a table. Places are in characters from 0 of the body."""

    gap: int
    """Where the first empty line begins."""
    line_start: int
    """Where the first row's line begins."""
    start: int
    """Where the words of that line begin."""
    end: int
    """Where they end, exclusive."""
    extent: int
    """How many rows there are up to the next empty line."""


def parted_rows(body: str) -> tuple[PartedRows, ...]:
    """The rows below each empty line that cuts a table in two."""
    if "|" not in body or not _MAY_BE.search(body):
        return ()
    lines, html = lines_of(body), html_of(body)
    return tuple(found for found in _parted(blocks_of(body), lines) if not is_within(found.start, html))


def _parted(tokens: Sequence[Token], lines: Sequence[tuple[int, str]]) -> Iterator[PartedRows]:
    table: Table | None = None
    blocks = [token for token in tokens if token.map and not token.level]
    for above, token in pairwise(blocks):
        (_, gap), (first, last) = above.map or (0, 0), token.map or (0, 0)
        table = table or _table(above, lines)
        rows = lines[first:last]
        if not table or not _are_rows(token, rows) or not _is_row_of(table, rows[0][1].strip()):
            table = None
            continue
        start, line = lines[first]
        yield PartedRows(lines[gap][0], start, *words_in(start, line), last - first)


def _table(token: Token, lines: Sequence[tuple[int, str]]) -> Table | None:
    return table_in(lines[slice(*(token.map or (0, 0)))]) if token.type == "paragraph_open" else None


def _is_row_of(table: Table, row: str) -> bool:
    """Whether a row has as many cells as a table."""
    return len(cells_of(row, is_bordered=table.is_bordered)) == table.cells


def _are_rows(token: Token, lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the lines of a block are rows of a table, and none of them is the rule below a head."""
    if token.type != "paragraph_open" or has_template_signs(lines):
        return False
    rows = [line.strip() for _, line in lines]
    return all(len(row) > 1 and row[0] == row[-1] == "|" and not is_rule(row) for row in rows)
