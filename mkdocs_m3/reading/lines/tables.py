"""Tables of Markdown in the place of lists."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.lines.table_items import items
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline
    from mkdocs_m3.reading.lines.table_items import Item

BETWEEN_CELLS: Final = re.compile(r"(?<!\\)\|")
_ROW: Final = re.compile(r"\s*\|.*\|\s*")
_RULE: Final = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_NOTHING: Final = re.compile(r"[-\u2013\u2014]*")
"""What is in a cell that says nothing."""
_TEXT: Final = "text"


def for_lists(page: Outline) -> Iterator[Correction]:
    """A table below a key that takes a list, with the items that its rows make.

    Where a row cannot be an item, because that takes a list of its own, there are no edits to offer.
    """
    lists = {*chain(*page.keys.of_page_lists)}
    of_rows, of_records = dict(page.keys.of_rows), dict(page.keys.of_records)
    for n, line in enumerate(page.lines):
        rows = _rows(page, n + 1) if line.key in lists and line.is_open else []
        if rows:
            may_be_rows = line.key in of_rows or line.key not in of_records
            made = _items(rows, of_rows.get(line.key, ()), page) if may_be_rows else []
            yield _correction(page, line, rows, _written(made, of_rows.get(line.key, (_TEXT,))[0]))


def _rows(page: Outline, n: int) -> list[Line]:
    """The lines of a table that begins at line `n`; blank lines, and comments above it, are passed over."""
    found: list[Line] = []
    for line in (page.lines[m] for m in range(n, len(page.lines))):
        if line.kind is Kind.WORDS and _ROW.fullmatch(line.text):
            found.append(line)
        elif line.kind is not Kind.BLANK and (found or line.kind is not Kind.COMMENT):
            break
    return found


def _items(rows: list[Line], own: tuple[str, ...], page: Outline) -> list[Item]:
    cells = [_cells(row) for row in rows if not _RULE.fullmatch(row.text)]
    is_headed = len(rows) > 1 and _RULE.fullmatch(rows[1].text) is not None
    return items(cells, own, page.keys, is_headed=is_headed) if cells else []


def _cells(row: Line) -> list[str]:
    cells = (cell.replace("\\|", "|") for cell in BETWEEN_CELLS.split(row.text.strip()[1:-1]))
    return ["" if _NOTHING.fullmatch(cell.strip()) else " ".join(cell.split()) for cell in cells]


def _written(made: list[Item], begin: str) -> list[list[str]]:
    """Each item as lines; one that has nothing but a text as this text, where `begin` is the key of texts."""
    return [
        [
            f"{'  ' if n else '- '}{f'{key}: ' if key else ''}{value}"
            for n, (key, value) in enumerate(item.pairs(begin if item.values or begin != _TEXT else ""))
        ]
        for item in made
    ]


def _correction(page: Outline, line: Line, rows: list[Line], written: list[list[str]]) -> Correction:
    ending = "\r\n" if page.text[rows[0].end : rows[0].end + 1] == "\r" else "\n"
    indent = " " * page.column_of_items(line, rows[-1].end)
    right = ending.join(f"{indent}{words}" for words in chain(*written))
    first = "`, and below it `".join(words.strip() for words in written[0]) if written else ""
    example = f", as in `{first}`" if first else " that begins with `- `"
    return Correction(
        start=rows[0].start + rows[0].indent,
        end=rows[0].start + len(rows[0].text.rstrip()),
        headline=f"this is a table, and `{line.key}` takes a list",
        help=f"write each row as an item{example}; `mkdocs-m3 import` does so with whole tables",
        edits=(replace(rows[0].start, rows[-1].end, right),),
        is_open=not written,
    )
