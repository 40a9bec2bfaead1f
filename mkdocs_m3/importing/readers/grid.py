"""A table while it is read cell by cell, from the first row on: where each cell is, and which are merged."""

from __future__ import annotations

from typing import Final

from mkdocs_m3.importing.sheets import (
    EMPTY,
    Merged,
    Sheet,
    Unread,
    cell_of_pieces,
    check_size,
    column_name,
    squared,
)

WIDEST: Final = 1_000
"""Rows or columns that a cell may span."""


def span(written: str | None, otherwise: int = 1) -> int:
    """Rows or columns that a cell spans, as a file says it; something else where that is no number."""
    digits = (written or "").strip()
    if not digits.isdecimal():
        return otherwise
    return WIDEST if len(digits) > len(str(WIDEST)) else max(min(int(digits), WIDEST), otherwise)


class Grid:
    """A table that grows; cells that span rows or columns push those behind them aside."""

    def __init__(self) -> None:
        self._pieces: dict[tuple[int, int], list[tuple[str, str]]] = {}
        self._taken_down_to: dict[int, int] = {}
        self._merged: list[Merged] = []
        self._last_merged: dict[int, int] = {}
        self._told: list[Unread] = []
        self._row, self._column = -1, 0
        self._at: tuple[int, int] | None = None

    def begin_row(self) -> None:
        """Go to the next row."""
        self._row, self._column, self._at = self._row + 1, 0, None

    def begin_cell(self, down: int = 1, across: int = 1) -> None:
        """Go to the next cell that is free; it spans so many rows and columns."""
        if self._row < 0:
            self.begin_row()
        while self._taken_down_to.get(self._column, -1) >= self._row:
            self._column += 1
        top, left = self._row, self._column
        if down > 1:
            for x in range(left, left + across):
                self._taken_down_to[x] = max(self._taken_down_to.get(x, -1), top + down - 1)
        if down > 1 or across > 1:
            self._merge(Merged(top, left, top + down - 1, left + across - 1))
        self._column += across
        self._at = (top, left)
        self._pieces[self._at] = []

    def extend_up(self, across: int) -> None:
        """Let the cell above go on at the next place, as Word writes cells that are merged downward."""
        left = self._column
        self._column += across
        self._at = None
        last = self._last_merged.get(left)
        if last is not None and (one := self._merged[last]).bottom == self._row - 1:
            self._merged[last] = Merged(one.top, left, self._row, one.right)
        else:
            self._merge(Merged(self._row - 1, left, self._row, left + across - 1))

    def _merge(self, cells: Merged) -> None:
        self._last_merged[cells.left] = len(self._merged)
        self._merged.append(cells)

    def skip(self, across: int) -> None:
        """Leave places empty."""
        self._column += across

    def add(self, words: str, address: str = "") -> None:
        """Add words to the cell, with the address that they lead to."""
        if self._at is not None:
            self._pieces[self._at].append((words, address))

    def tell(self, words: str) -> None:
        """Note something about the cell for the report."""
        row, column = self._at or (max(self._row, 0), 0)
        self._told.append(Unread(f"{column_name(column)}{row + 1}", words))

    def sheet(self, name: str) -> Sheet:
        """What has been read."""
        cells = {}
        told = list(self._told)
        for (row, column), pieces in self._pieces.items():
            cells[row, column], lost = cell_of_pieces(pieces)
            place = f"{column_name(column)}{row + 1}"
            told += (
                Unread(place, f"the address `{one}` of a link, which leads nowhere from another page")
                for one in lost
            )
        height = max((row for row, _ in cells), default=-1) + 1
        width = max((column for _, column in cells), default=-1) + 1
        check_size(name, height, width)
        rows = ((cells.get((y, x), EMPTY) for x in range(width)) for y in range(height))
        return Sheet(name=name, rows=squared(rows), merged=tuple(self._merged), unread=tuple(told))
