"""CSV files, whatever separates their cells and in whatever encoding a spreadsheet wrote them."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Final

from mkdocs_m3.importing.sheets import ImportProblem, Sheet, Unread, column_name, squared, text_cell
from mkdocs_m3.markup.formulas import unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SEPARATORS: Final = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
_LOOKED_AT: Final = 50
"""Rows by which the separator is found."""
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_delimited(file: Path) -> tuple[Sheet, ...]:
    """The one table of a CSV file."""
    text, encoding = decoded(file.read_bytes())
    separator = "\t" if file.suffix.lower() == ".tsv" else _separator(text)
    rows = _rows(text, separator)
    told = (
        [Unread("", f"the cells are separated by {_SEPARATORS[separator]}", is_guess=True)]
        if separator != ","
        else []
    )
    if encoding != "utf-8":
        told.append(Unread("", f"the file is not in UTF-8 and was read as {encoding}", is_guess=True))
    told += _apostrophes(rows)
    cells = squared(tuple(text_cell(unguarded(cell)) for cell in row) for row in rows)
    return (Sheet(name=file.stem, rows=cells, unread=tuple(told)),)


def _apostrophes(rows: list[list[str]]) -> Iterator[Unread]:
    """The cells whose first apostrophe is taken for one that only guards them, as in files of ours."""
    for y, row in enumerate(rows, start=1):
        for x, cell in enumerate(row):
            if (text := unguarded(cell)) != cell:
                quoted = f"`{' '.join(cell.split())}` is taken as `{' '.join(text.split())}`"
                words = f"{quoted}: the apostrophe keeps spreadsheets from taking it for a formula"
                yield Unread(f"{column_name(x)}{y}", words, is_guess=True)


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and the encoding it was in, as people call it."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(
                encoding, "replace"
            ), "utf-8" if encoding == "utf-8" else "UTF-16"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "Latin-1"


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise ImportProblem(f"the CSV file cannot be read: {error}") from None


def _separator(text: str) -> str:
    """What separates most of the cells in its first rows, outside of quotes."""
    lines = "\n".join(text.splitlines()[: _LOOKED_AT * 4])

    def cells(separator: str) -> tuple[int, int]:
        rows = _rows(lines, separator)[:_LOOKED_AT]
        counts = [len(row) for row in rows if any(map(str.strip, row))]
        several = [count for count in counts if count > 1]
        usual = max(set(several), key=several.count) if several else 0
        return counts.count(usual) if usual else 0, usual

    return max(_SEPARATORS, key=cells) if text.strip() else ","
