"""Rows of tables in bodies that Python-Markdown takes apart in another way than their author meant."""

from __future__ import annotations

import re
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.markup.body import words_in
from mkdocs_m3.markup.half_markup import blanked
from mkdocs_m3.markup.tables import FEWEST_LINES, Table, cells_of
from mkdocs_m3.markup.tight_lists import are_no_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP: Final = re.compile(r"(?<=[^\s.!?:;])[ ]{2,}(?=\S)")
_FEWEST_WHOLE: Final = 2
"""Other rows that show that each has all cells."""
_FEWEST_CELLS: Final = 2
"""Cells of a table that may have a row without any `|`."""


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


class TabbedRow(NamedTuple):
    """A row with tabs between its cells. Places are in characters from 0 of the body."""

    start: int
    """Where its line begins."""
    begin: int
    """Where its words begin."""
    end: int
    """Where its line ends, exclusive."""
    right: str
    """The same as a row of a table."""


class NarrowRow(NamedTuple):
    """The one row that lacks a cell. Places are in characters from 0 of the body."""

    start: int
    """Where its words begin."""
    end: int
    """Where they end, exclusive."""
    cells: int
    """How many cells it has."""
    gap: tuple[int, int]
    """The several blanks within a cell, where a `|` has been."""


class WordsBelow(NamedTuple):
    """Lines of words directly below a table. Places are in characters from 0 of the body."""

    line_start: int
    """Where the first of them begins."""
    start: int
    """Where the words of that line begin."""
    end: int
    """Where they end, exclusive."""
    extent: int
    """How many lines there are."""


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


def narrow_row(table: Table) -> NarrowRow | None:
    """The only row of a table with fewer cells than its head, if blanks in a cell show where one ends."""
    rows = table.lines[FEWEST_LINES:]
    if len(rows) <= _FEWEST_WHOLE or not table.is_bordered:
        return None
    counted = [
        (start, line, cells)
        for start, line in rows
        if line.lstrip().startswith("|") and len(cells := cells_of(line.strip())) < table.cells
    ]
    if len(counted) != 1:
        return None
    start, line, cells = counted[0]
    begin, end = words_in(start, line)
    row = blanked(line.strip())
    gaps = [
        (begin + first + gap.start(), begin + first + gap.end())
        for first, last in cells
        for gap in _GAP.finditer(row[first:last])
    ]
    return (
        NarrowRow(begin, end, len(cells), gaps[0])
        if len(gaps) == 1 and len(cells) == table.cells - 1
        else None
    )


def tabbed_rows(table: Table) -> Iterator[tuple[TabbedRow, ...]]:
    """The rows of a table that come from a spreadsheet, those that are below one another together."""
    if table.cells < _FEWEST_CELLS:
        return
    for is_tabbed, rows in groupby(table.lines[FEWEST_LINES:], lambda line: _is_tabbed(line[1])):
        if is_tabbed:
            yield tuple(_tabbed(start, line, table) for start, line in rows)


def _is_tabbed(line: str) -> bool:
    return "\t" in line.strip() and "|" not in line


def _tabbed(start: int, line: str, table: Table) -> TabbedRow:
    """The row of a line; several tabs are one where there would be too many cells else."""
    cells = line.rstrip().split("\t")
    if len(cells) > table.cells:
        cells = [cell for cell in cells if cell.strip()]
    right = " | ".join(cell.strip() for cell in cells)
    begin, _ = words_in(start, line)
    return TabbedRow(start, begin, start + len(line), f"| {right} |" if table.is_bordered else right)


def words_below(table: Table) -> WordsBelow | None:
    """The lines without any sign of a cell that end a table whose other lines all begin with `|`."""
    if table.cells < _FEWEST_CELLS:
        return None
    below = list(takewhile(lambda line: not _may_be_row(line[1]), reversed(table.lines[FEWEST_LINES:])))
    rows = table.lines[: len(table.lines) - len(below)]
    if not below or are_no_words([line for _, line in below]):
        return None
    if not all(line.lstrip().startswith("|") for _, line in rows):
        return None
    start, line = below[-1]
    return WordsBelow(start, *words_in(start, line), len(below))


def _may_be_row(line: str) -> bool:
    return "|" in line or "\t" in line.strip()
