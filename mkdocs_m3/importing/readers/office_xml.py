"""What the library leaves out of a workbook: errors, formulas without results, merged cells of ODS files."""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from msgspec import Struct

from mkdocs_m3.importing.sheets import ImportProblem, Merged, Unread, check_size, column_name, column_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TYPE: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_CELL: Final = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Za-z]{1,3})(\d{1,7})"[^>]*(?<!/)>(?!</)')
"""A cell of a sheet that is not empty."""
_MOST_BYTES: Final = 1 << 28
"""Bytes of a part that is unpacked."""


class Beside(Struct, frozen=True, kw_only=True):
    """What is told of a sheet besides its cells."""

    merged: tuple[Merged, ...] = ()
    """Cells that are one, where the library does not say so."""
    unread: tuple[Unread, ...] = ()
    """What its cells hold and is left."""


def beside_cells(file: Path) -> Mapping[str, Beside]:
    """The same of each sheet, by its name; nothing of files that are of another kind."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if "content.xml" in names:
                return dict(_of_ods(_root(archive, "content.xml")))
            if "xl/workbook.xml" in names:
                return dict(_of_xlsx(archive))
    except (zipfile.BadZipFile, ET.ParseError, KeyError, ValueError) as error:
        raise ImportProblem(f"the workbook cannot be read: {error}") from None
    return {}


def _root(archive: zipfile.ZipFile, name: str) -> ET.Element:
    if archive.getinfo(name).file_size > _MOST_BYTES:
        raise ImportProblem(f"`{name}` in the workbook is larger than 256 MB; delete what is not needed")
    content = archive.read(name)
    if b"<!DOCTYPE" in content[:1024]:
        raise ImportProblem("the workbook declares entities, which no spreadsheet program does")
    return ET.fromstring(content)  # noqa: S314 - without a document type, there is nothing to expand


def _of_xlsx(archive: zipfile.ZipFile) -> Iterator[tuple[str, Beside]]:
    targets = {one.get("Id"): one.get("Target", "") for one in _root(archive, "xl/_rels/workbook.xml.rels")}
    for sheet in _root(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if path in archive.namelist():
            content = archive.read(path) if archive.getinfo(path).file_size <= _MOST_BYTES else b"<f"
            check_size(sheet.get("name", ""), *_reach(content))
            has_any = b"<f" in content or b't="e"' in content
            unread = tuple(_unread(_root(archive, path))) if has_any else ()
            yield sheet.get("name", ""), Beside(unread=unread)


def _reach(sheet: bytes) -> tuple[int, int]:
    """How many rows and columns the cells of a sheet reach over that hold anything.

    The library reads all of these, and ends the whole program where there is no room for them.
    """
    found = {(one[1], int(one[2])) for one in _CELL.finditer(sheet)}
    columns = {column_number(name.decode()) or 0 for name, _ in found}
    return max((row for _, row in found), default=0), max(columns, default=-1) + 1


def _unread(sheet: ET.Element) -> Iterator[Unread]:
    for cell in sheet.iter(f"{_MAIN}c"):
        formula, value = cell.find(f"{_MAIN}f"), cell.findtext(f"{_MAIN}v") or ""
        place = cell.get("r", "")
        if cell.get("t") == "e":
            yield Unread(place, f"`{value}`: an error of the spreadsheet")
        elif formula is not None and not value and cell.get("t") != "str":
            words = f"the formula `={formula.text or ''}` has no result"
            yield Unread(place, f"{words}; open the workbook in a spreadsheet program, and save it")


def _of_ods(content: ET.Element) -> Iterator[tuple[str, Beside]]:
    for table in content.iter(f"{_TABLE}table"):
        merged: list[Merged] = []
        unread: list[Unread] = []
        top = 0
        for row in table.iter(f"{_TABLE}table-row"):
            left = 0
            for cell in row:
                down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
                across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
                if down > 1 or across > 1:
                    merged.append(Merged(top, left, top + down - 1, left + across - 1))
                if cell.get(_TYPE) == "error":
                    words = f"`{''.join(cell.itertext())}`: an error of the spreadsheet"
                    unread.append(Unread(f"{column_name(left)}{top + 1}", words))
                left += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            top += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        yield table.get(f"{_TABLE}name", ""), Beside(merged=tuple(merged), unread=tuple(unread))
