"""A table: what CSV files and the workbook are printed from.

What a table says of a playbook is in `view_tables.py`; how it is printed, in `csv_files.py` and
`workbook.py`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.model import Id
    from mkdocs_m3.model.id_scheme import TaskKind

WIDEST: Final = 60
"""Characters across the widest column, where a table is drawn."""

_BETWEEN: Final = "; "


class Link(Struct, frozen=True, kw_only=True):
    """Words that lead somewhere."""

    text: str
    """The words."""
    address: str
    """Where they lead: in full, or as seen from the site's root; empty where they lead nowhere."""


Cell = str | int | float | date | tuple[str, ...] | Link | None
"""A text, a number, a date, a list of texts, a link, or nothing."""


class Column(Struct, frozen=True, kw_only=True):
    """One column."""

    heading: str
    """What is above it."""
    address_heading: str = ""
    """What is above the addresses of its links, where they have a column in CSV."""
    widest: int = WIDEST
    """Characters across it at most, where it is drawn; longer texts are wrapped."""


class Table(Struct, frozen=True, kw_only=True):
    """One table."""

    name: str
    """The name of its view, and of its file: `stakeholder-matrix`."""
    title: str
    """What readers call it."""
    columns: tuple[Column, ...]
    """From left to right."""
    rows: tuple[tuple[Cell, ...], ...]
    """Its rows, each with a cell for each column."""
    stub: int = 0
    """How many columns stay in sight while others move, and are on each printed page."""


def id_cell(id_: Id | None, kind: TaskKind) -> Cell:
    """An id: a number where ids are such, so that programs sort it, and else a text."""
    if id_ is None:
        return None
    return int(id_.text) if kind == "number" else id_.text


def words(cell: Cell) -> str:
    """What a cell says."""
    if isinstance(cell, tuple):
        return _BETWEEN.join(cell)
    if isinstance(cell, Link):
        return cell.text
    return "" if cell is None else str(cell)


def lines(table: Table) -> Iterator[list[str | float]]:
    """The headings and the rows as texts and numbers, with the addresses of links where a column asks."""
    yield [
        heading for column in table.columns for heading in (column.heading, column.address_heading) if heading
    ]
    for row in table.rows:
        yield [
            value for column, cell in zip(table.columns, row, strict=True) for value in _values(column, cell)
        ]


def _values(column: Column, cell: Cell) -> Iterator[str | float]:
    yield cell if isinstance(cell, int | float) else words(cell)
    if column.address_heading:
        yield cell.address if isinstance(cell, Link) else ""
