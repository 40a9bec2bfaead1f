"""A table as it was found in a file: cells with their places. What reads files is in `readers/`."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from mkdocs_m3.importing.plain_words import as_markdown, is_web_address, linked, without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["text", "number", "date"]
"""What a cell holds."""

_LETTERS: Final = 26
_MOST_CELLS: Final = 10_000_000
"""Cells of a table, empty ones as well."""


class ImportProblem(Exception):  # noqa: N818 - what an author is told, not a fault of ours
    """A file cannot be read, or a map does not fit; the message says which, and the cure."""


class Cell(Struct, frozen=True):
    """What one cell says."""

    text: str = ""
    """Its words, without blanks at either end; lines are kept. A date is written as in `2027-03-31`."""
    kind: Kind = "text"
    """What it holds."""
    linked: str = ""
    """The same as inline Markdown, where the cell has links or other markup; empty where it has none."""

    @property
    def line(self) -> str:
        """Its words on one line."""
        return " ".join(self.text.split())

    @property
    def markdown(self) -> str:
        """Its words on one line, as inline Markdown that shows exactly them."""
        return " ".join(self.linked.split()) or as_markdown(self.line)

    @property
    def lines(self) -> tuple[Cell, ...]:
        """Each of its lines that says something, as a cell."""
        lines = [line.strip() for line in self.text.split("\n") if line.strip()]
        marked = [line.strip() for line in self.linked.split("\n") if line.strip()]
        if len(marked) != len(lines):
            marked = [""] * len(lines)
        return tuple(Cell(line, self.kind, mark) for line, mark in zip(lines, marked, strict=True))


EMPTY: Final = Cell()
"""A cell that says nothing."""


class Merged(Struct, frozen=True):
    """Cells that are one, by the first and the last of rows and columns, from 0."""

    top: int
    left: int
    bottom: int
    right: int


class Unread(Struct, frozen=True):
    """What is in a file and cannot be taken over, as the report tells it."""

    place: str
    """A cell such as `B4`, or a line; empty where it is about the whole table."""
    words: str
    """What is there, and why it is left."""
    is_guess: bool = False
    """Whether it was taken nevertheless, in a way that somebody should look at."""


class Sheet(Struct, frozen=True, kw_only=True):
    """One table."""

    name: str
    """The name of the sheet, or `Table 1`; no other of the file has it."""
    rows: tuple[tuple[Cell, ...], ...]
    """Its rows, all of one length, from the first row of the sheet."""
    merged: tuple[Merged, ...] = ()
    """Cells that are one; what such a cell says is in the first of them."""
    unread: tuple[Unread, ...] = ()
    """What is told of it besides."""

    def place(self, row: int, first: int, last: int | None = None) -> str:
        """A cell, or several in a row, as the report names them: `RACI!B4`; counted from 0."""
        end = f":{column_name(last)}{row + 1}" if last is not None and last != first else ""
        return f"{self.name}!{column_name(first)}{row + 1}{end}"


def column_name(column: int) -> str:
    """A column, counted from 0, as spreadsheets name it: `B`, `AA`."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def column_number(name: str) -> int | None:
    """A column, from 0, by its name; `None` where it is none."""
    if not re.fullmatch(r"[A-Za-z]{1,3}", name):
        return None
    number = 0
    for letter in name.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def cell_of(value: object) -> Cell:  # noqa: PLR0911 - one for each type
    """A value that a library has read as a cell."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return Cell(_number(value), "number")
    if isinstance(value, datetime):
        is_day = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return Cell(value.date().isoformat(), "date") if is_day else Cell(value.isoformat(" ", "minutes"))
    if isinstance(value, date):
        return Cell(value.isoformat(), "date")
    if isinstance(value, time):
        return Cell(value.isoformat("minutes"))
    if isinstance(value, timedelta):
        return Cell(str(value))
    return text_cell(str(value))


def text_cell(text: str, linked: str = "") -> Cell:
    """A text as a cell; what cannot be seen in it is replaced by signs."""
    lines = without_controls(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return Cell(lines, "text", without_controls(linked)) if lines else EMPTY


def cell_of_pieces(pieces: Iterable[tuple[str, str]]) -> tuple[Cell, tuple[str, ...]]:
    """Words, each with the address of its link or nothing, as a cell; and the addresses that it cannot keep.

    Only addresses that lead to the same place from every page are kept.
    """
    pieces = [(words.replace("\r", "\n"), address) for words, address in pieces if words]
    text = "".join(words for words, _ in pieces)
    kept = [is_web_address(address) and bool(words.strip()) for words, address in pieces]
    lost = tuple(
        address for (_, address), is_kept in zip(pieces, kept, strict=True) if address and not is_kept
    )
    if not any(kept):
        return text_cell(text), lost
    marked = (
        linked(words, address) if is_kept else "\n".join(map(as_markdown, words.split("\n")))
        for (words, address), is_kept in zip(pieces, kept, strict=True)
    )
    return text_cell(text, "".join(marked).strip()), lost


def _number(value: float) -> str:
    """A number as people write it: `3` and not `3.0`, without an exponent."""
    if value == int(value) and abs(value) < 1e15:  # noqa: PLR2004 - beyond, spreadsheets hold no whole numbers exactly
        return str(int(value))
    written = repr(float(value))
    return f"{value:.15f}".rstrip("0") if "e-" in written else written


def check_size(name: str, height: int, width: int) -> None:
    """Raise `ImportProblem` where a table is larger than any that people fill in."""
    if height * width > _MOST_CELLS:
        raise ImportProblem(
            f"`{name}` reaches over {height:,} rows and {width:,} columns, which is more than can be read; "
            "delete what is far from its cells"
        )


def squared(rows: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of one length, without empty ones at the end."""
    listed = [tuple(row) for row in rows]
    while listed and not any(cell.text for cell in listed[-1]):
        listed.pop()
    width = max(
        (max((n for n, cell in enumerate(row, 1) if cell.text), default=0) for row in listed), default=0
    )
    return tuple((*row[:width], *(EMPTY,) * (width - len(row))) for row in listed)
