"""XLSX and ODS files. A library of the extra `import` reads their cells; `office_xml.py`, the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.importing.readers.missing import needs
from mkdocs_m3.importing.readers.office_xml import Beside, beside_cells
from mkdocs_m3.importing.sheets import ImportProblem, Merged, Sheet, cell_of, check_size, squared

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from python_calamine import CalamineWorkbook


def read_spreadsheet(file: Path) -> tuple[Sheet, ...]:
    """Every sheet, hidden ones as well."""
    with needs("python-calamine"):
        import python_calamine as calamine  # noqa: PLC0415 - not every site has it
    with file.open("rb"):  # so that a file that cannot be opened is told as such
        pass
    try:
        book = calamine.CalamineWorkbook.from_path(file)
        beside = beside_cells(file)
        return tuple(_sheet(book, n, beside) for n in range(len(book.sheet_names)))
    except calamine.PasswordError:
        raise ImportProblem("the workbook has a password; save it without one") from None
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError) as error:
        raise ImportProblem(f"the workbook cannot be read: {error}") from None


def _sheet(book: CalamineWorkbook, n: int, beside: Mapping[str, Beside]) -> Sheet:
    found = book.get_sheet_by_index(n)
    told = beside.get(found.name, Beside())
    merged = told.merged or tuple(
        Merged(top, left, bottom, right)
        for (top, left), (bottom, right) in sorted(found.merged_cell_ranges or ())
    )
    bottom, right = found.end or (0, 0)
    check_size(found.name, bottom + 1, right + 1)
    rows = squared(map(cell_of, row) for row in found.to_python(skip_empty_area=False))
    return Sheet(name=found.name, rows=rows, merged=merged, unread=told.unread)
