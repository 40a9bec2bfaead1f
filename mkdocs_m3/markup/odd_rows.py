"""Rows of tables in bodies that Python-Markdown takes apart in another way than their author meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_m3.markup.tables import FEWEST_LINES, Table, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class WideRow(NamedTuple):
    """A row with more cells than the head of its table. Places are in characters from 0 of the body."""

    start: int
    """Where the words begin that are left out."""
    end: int
    """Where they end, exclusive."""
    cells: int
    """How many cells the row has."""
    left_out: tuple[str, ...]
    """The words of each cell that is left out and not empty."""


def wide_rows(table: Table) -> Iterator[WideRow]:
    """Each row of a table of which cells with words are left out."""
    for start, line in table.lines[FEWEST_LINES:]:
        if line.count("|") < table.cells - table.is_bordered:
            continue
        row = line.strip()
        cells = cells_of(row, is_bordered=table.is_bordered)
        left_out = [(first, last) for first, last in cells[table.cells :] if first < last]
        if left_out:
            place = start + line.index(row)
            words = tuple(row[first:last] for first, last in left_out)
            yield WideRow(place + left_out[0][0], place + left_out[-1][1], len(cells), words)
