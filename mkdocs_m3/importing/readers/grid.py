"""A table while it is read cell by cell, from the first row on: where each cell is, and which are merged."""

from __future__ import annotations

from mkdocs_m3.importing.sheets import EMPTY, Merged, Sheet, Unread, cell_of_pieces, column_name, squared


class Grid:
    """A table that grows; cells that span rows or columns push those behind them aside."""

    def __init__(self) -> None:
        self._pieces: dict[tuple[int, int], list[tuple[str, str]]] = {}
        self._taken: set[tuple[int, int]] = set()
        self._merged: list[Merged] = []
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
        while (self._row, self._column) in self._taken:
            self._column += 1
        top, left = self._row, self._column
        self._taken.update((top + y, left + x) for y in range(down) for x in range(across))
        if down > 1 or across > 1:
            self._merged.append(Merged(top, left, top + down - 1, left + across - 1))
        self._column += across
        self._at = (top, left)
        self._pieces[self._at] = []

    def extend_up(self, across: int) -> None:
        """Let the cell above go on at the next place, as Word writes cells that are merged downward."""
        left = self._column
        self._column += across
        self._at = None
        for n, one in enumerate(self._merged):
            if one.left == left and one.bottom == self._row - 1:
                self._merged[n] = Merged(one.top, left, self._row, one.right)
                return
        self._merged.append(Merged(self._row - 1, left, self._row, left + across - 1))

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
        rows = ((cells.get((y, x), EMPTY) for x in range(width)) for y in range(height))
        return Sheet(name=name, rows=squared(rows), merged=tuple(self._merged), unread=tuple(told))
