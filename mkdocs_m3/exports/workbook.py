"""All tables in one Excel workbook, the same bytes for the same playbook.

A cell is what it says: no text becomes a formula, a number, or a link that nobody asked for.
"""

from __future__ import annotations

import io
import math
import os
import re
import textwrap
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.exports.tables import WIDEST, Column, Link, Table, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format  # type: ignore[import-untyped] # untyped upstream
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped] # untyped upstream

    from mkdocs_m3.exports.exported import Exported
    from mkdocs_m3.exports.tables import Cell

LONGEST_TEXT: Final = 32_767
"""Characters that Excel takes in a cell."""
LONGEST_ADDRESS: Final = 2_079
"""Characters that Excel takes in a link."""
MOST_LINKS: Final = 65_530
"""Links that Excel takes in a sheet."""
LONGEST_NAME: Final = 31
"""Characters of a sheet's name."""
MOST_ROWS: Final = 1_048_576
"""Rows that Excel takes in a sheet."""
NARROWEST: Final = 8
"""Characters across the narrowest column."""
TALLEST: Final = 409
"""Points that a row may be high."""

_UNDATED: Final = datetime(1980, 1, 1, tzinfo=timezone.utc)
"""The date of a workbook that nobody gives one; it never changes."""
_FIRST_DAY: Final = date(1900, 3, 1)
"""The first day that Excel counts right; an earlier one is a text."""
_PAGE: Final = 260
"""Characters across a landscape page that can still be read."""
_LIST: Final = 36
"""Characters across a column of lists at most."""
_HEADING: Final = 14
"""Characters of a heading that are on one line; a longer one is wrapped, but not its words."""
_FILTER: Final = 3
"""Characters across the button of a column's filter."""
_LINE: Final = 15
"""Points that a line of text is high."""
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ESCAPED: Final = re.compile(r"[^\w/.:?#=&~-]")
_LINKED: Final = ("https://", "http://", "internal:")


class _Formats(Struct, frozen=True, kw_only=True):
    """How cells look."""

    title: Format
    """The name of the site."""
    heading: Format
    """Above a column."""
    cell: Format
    """A text."""
    number: Format
    """A whole number."""
    decimal: Format
    """A number with decimals."""
    date: Format
    """A date."""
    link: Format
    """A text that leads somewhere."""


def workbook(site: Exported, tables: tuple[Table, ...]) -> bytes:
    """The workbook: an overview, then a sheet for each table.

    Raises `ModuleNotFoundError` where the extra that it needs is not installed.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped] # noqa: PLC0415 - not every site has it

    overview = site.words.message("export_overview")
    first, *names = _sheet_names((overview, *(table.title for table in tables)))
    written = io.BytesIO()
    # Texts are written as texts, whatever they look like; these options say so once more.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    made = Workbook(written, options)
    made.set_properties({"title": _text(site.site_name), "created": _made_at()})
    top = {"valign": "top", "text_wrap": True}
    formats = _Formats(
        title=made.add_format({"bold": True, "font_size": 16}),
        heading=made.add_format({**top, "bold": True, "bg_color": "#E4E8EE", "bottom": 1}),
        cell=made.add_format(top),
        number=made.add_format({"valign": "top", "num_format": "#,##0_W"}),  # `_W`: as wide a gap as a W
        decimal=made.add_format({"valign": "top", "num_format": "#,##0.######_W"}),
        date=made.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
        link=made.add_format({**top, "font_color": "#0B57A4", "underline": 1}),
    )
    sheet = made.add_worksheet(first)
    sheet.write_string(0, 0, _text(site.site_name), formats.title)
    if home := site.links.inventory.site_address:
        sheet.write_string(1, 0, _text(home))
    _write(sheet, _contents(site, overview, zip(names, tables, strict=True)), formats, top=3)
    for name, table in zip(names, tables, strict=True):
        _write(made.add_worksheet(name), table, formats)
    made.close()
    return written.getvalue()


def _made_at() -> datetime:
    """The date that `SOURCE_DATE_EPOCH` says, or one that never changes."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=abs(int(seconds)))
    except (ValueError, OverflowError):
        return _UNDATED


def _sheet_names(titles: Iterable[str]) -> list[str]:
    """A name for each sheet that Excel takes, and that no other has in any letter case."""
    found: list[str] = []
    for title in titles:
        name = " ".join(_NOT_IN_NAMES.sub(" ", _text(title)).split()).strip("'")[:LONGEST_NAME].strip("' ")
        name = name or "Sheet"
        taken = {other.casefold() for other in found} | {"history"}  # a name that Excel keeps for itself
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{name[: LONGEST_NAME - 4].rstrip()} {number}"
        found.append(name)
    return found


def _contents(site: Exported, title: str, sheets: Iterable[tuple[str, Table]]) -> Table:
    """The table of the overview: each sheet, and how many rows it has."""
    rows: list[tuple[Cell, ...]] = []
    for name, table in sheets:
        quoted = name.replace("'", "''")
        rows.append((Link(text=table.title, address=f"internal:'{quoted}'!A1"), len(table.rows)))
    columns = (Column(heading=title), Column(heading=site.words.message("export_rows")))
    return Table(name="overview", title=title, columns=columns, rows=tuple(rows))


def _write(sheet: Worksheet, table: Table, formats: _Formats, *, top: int = 0) -> None:
    """Fill a sheet with a table whose headings are in row `top`, from 0."""
    right, bottom = len(table.columns) - 1, top + len(table.rows)
    widths = _widths(table)
    for n, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.set_column(n, n, width)
        sheet.write_string(top, n, _text(column.heading), formats.heading)
    headings = (column.heading for column in table.columns)
    sheet.set_row(top, _height(headings, [width - _FILTER for width in widths]))
    for y, row in enumerate(table.rows, start=top + 1):
        if (height := _height(map(words, row), widths)) > _LINE:
            sheet.set_row(y, height)
    _fill(sheet, table, formats, top + 1)
    sheet.freeze_panes(top + 1, table.stub)
    sheet.autofilter(top, 0, bottom, right)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # 3.10 is the name of a task
    sheet.set_landscape()
    sheet.fit_to_pages(math.ceil(sum(widths) / _PAGE) if table.stub else 1, 0)
    sheet.repeat_rows(top)
    if table.stub:
        sheet.repeat_columns(0, table.stub - 1)
    sheet.set_footer("&L&A&R&P / &N")


def _fill(sheet: Worksheet, table: Table, formats: _Formats, top: int) -> None:
    links = 0
    for y, row in enumerate(_fitting(table.rows, MOST_ROWS - top), start=top):
        for x, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(y, x, cell, formats.number)
            elif isinstance(cell, float):
                sheet.write_number(y, x, cell, formats.decimal)
            elif isinstance(cell, date) and cell >= _FIRST_DAY:
                sheet.write_datetime(y, x, datetime(cell.year, cell.month, cell.day), formats.date)  # noqa: DTZ001 - a day has no zone
            elif not (shown := _text(words(cell))):
                sheet.write_blank(y, x, None, formats.cell)
            elif isinstance(cell, Link) and _can_be_link(cell.address) and links < MOST_LINKS:
                links += 1
                sheet.write_url(y, x, cell.address, formats.link, shown)
            else:
                sheet.write_string(y, x, shown, formats.cell)


def _fitting(rows: tuple[tuple[Cell, ...], ...], most: int) -> tuple[tuple[Cell, ...], ...]:
    """As many rows as fit into a sheet; of more, the last says how many are in the CSV file alone."""
    if len(rows) <= most:
        return rows
    return (*rows[: most - 1], (f"… + {len(rows) - most + 1:,}: CSV",))


def _can_be_link(address: str) -> bool:
    """Whether Excel takes it, its signs escaped."""
    return address.startswith(_LINKED) and len(_ESCAPED.sub("%00", address)) <= LONGEST_ADDRESS


def _widths(table: Table) -> list[int]:
    """The characters across each column: as many as its longest text has, within bounds."""
    widths: list[int] = []
    for n, column in enumerate(table.columns):
        word = max(map(len, column.heading.split()), default=0)
        heading = max(word, min(len(column.heading), _HEADING)) + _FILTER
        content = max((len(words(row[n])) for row in table.rows), default=0) + 1
        most = _LIST if any(isinstance(row[n], tuple) for row in table.rows) else column.widest
        widths.append(min(max(heading, min(content, most), NARROWEST), WIDEST))
    return widths


def _height(texts: Iterable[str], widths: Iterable[int]) -> int:
    """The points that a row is high: not every program finds out by itself."""
    count = max(
        (
            len(textwrap.wrap(text, max(width - 1, 1))) if len(text) >= width else 1
            for text, width in zip(texts, widths, strict=True)
        ),
        default=1,
    )
    return min(count * _LINE, TALLEST)


def _text(text: str) -> str:
    """A text as a cell takes it: no longer than may be, and without what XML cannot hold."""
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
