"""Makes the sheets in `sheets/` again. Needs LibreOffice; the tests do not.

    python -m tests.importing.make_sheets

Each workbook is written by openpyxl, and then saved by LibreOffice as XLSX, ODS, and CSV.
"""

from __future__ import annotations

import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx
from openpyxl import Workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEETS: Final = Path(__file__).parent / "sheets"
UTF_8: Final = "Text - txt - csv (StarCalc):44,34,76,1"
"""The filter of LibreOffice for commas, double quotes, UTF-8, from the first row on."""
PARTIES: Final = (
    "Program Steering Committee (PSC)", "Program Manager", "Project Owner", "Business Lead", "Data Steward",
    "Security Office", "Privacy Office", "Acquisition", "Finance", "Training Team", "Service Provider",
    "Help Desk",
)  # fmt: skip
Value = str | date | None
ROWS: Final[tuple[tuple[tuple[Value, ...], str, tuple[Value, ...]], ...]] = (
    (("Phase 1: Prepare",), "", ()),
    (("001", "Write the charter"), "A R C C I - - n.a. C _ _ _", (date(2027, 3, 31), "Charter")),
    (("002", "Name a records officer"), "R/A C _ _ R* _ _ _ _ _ _ _", (date(2027, 4, 1), None)),
    (
        ("003", 'Agree on terms: scope, cost, & "exit"'),
        "A R,A _ _ _ _ _ R _ _ I _",
        (None, "Terms"),
    ),
    ((), "", ()),
    (("Phase 2: Move the data",), "", ()),
    (("004", "Copy = verify # 100 % - and sign"), "I A _ R R C C _ _ _ R I", (date(2027, 6, 30), None)),
    (("005", "Switch the old system off"), "_ _ I I _ _ _ _ _ I _ I", (None, "Notice")),
    ((), "", ()),
    (("* only where records are kept on paper",), "", ()),
)
"""What is before the marks, the marks, and what is behind them."""
CROSSES: Final[tuple[tuple[Value, ...], ...]] = (
    ("No.", "Phase", "Task", "Activity", "Office", "Vendor", "Both unions", "Due", "Template"),
    (
        "1.1",
        "Discover",
        "Meet the users",
        "Ask ten people",
        "X",
        "",
        "",
        date(2027, 1, 15),
        "Notes-Template.docx",
    ),
    ("", "", "", "Share what was seen", "X", "x", "", date(2027, 1, 31), ""),
    ("1.2", "", "Write down what hurts", "List the steps", "", "X", "X", None, "https://example.gov/steps"),
    ("2.1", "Decide", "Choose a way", "Compare three ways", "X", "", "✓", date(2027, 2, 28), ""),
    ("", "", "", "Publish the choice", "X", "", "", None, "see the shared drive"),
)
TRANSPOSED: Final[tuple[tuple[Value, ...], ...]] = (
    ("Fact", "Listen", "Design", "Deliver"),
    ("Number", "1", "2", "3"),
    ("Objective", "Know what people need", "Have a plan that holds", "Hand over a service"),
    ("Activities", "• Ask ten people\n• Watch five at work", "- Draw it\n- Test it", "1. Train\n2. Go live"),
    ("Inputs", "Contact list", "Notes of visits; Policy", ""),
    ("Outputs", "Notes of visits", "Design", "Service"),
    ("Key questions", "Who uses it?\nWho would like to?", "", "Who answers the phone?"),
    ("Owner", "Office", "Vendor", "Office"),
)


def letters(sheet: Worksheet) -> None:
    """Two rows of headings, merged cells, blank rows, a title, a footnote, dates, and numbers with zeros."""
    sheet.title = "RACI"
    sheet["A1"] = "Who does what in the move of 2027"
    sheet.merge_cells("A1:P1")
    for column, words, last in (
        (3, "Governance", 4),
        (5, "Business", 6),
        (7, "Control", 11),
        (12, "Delivery", 14),
    ):
        sheet.cell(2, column, words)
        sheet.merge_cells(start_row=2, end_row=2, start_column=column, end_column=last)
    for column, words in enumerate(("No.", "Activity", *PARTIES, "Due", "Output"), start=1):
        sheet.cell(3, column, words)
    for row, (before, marks, behind) in enumerate(ROWS, start=4):
        across = [mark.replace(",", ", ") if mark != "_" else None for mark in marks.split()]
        fill_row(sheet, row, (*before, *across, *behind))
        if len(before) == 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=16)


def fill_row(sheet: Worksheet, row: int, values: tuple[Value, ...]) -> None:
    """Fill a row from the first column on; days are shown as in 2027-03-31."""
    for column, value in enumerate(values, start=1):
        if value:
            sheet.cell(row, column, value)
            if isinstance(value, date):
                sheet.cell(row, column).number_format = "yyyy-mm-dd"


def crosses(sheet: Worksheet) -> None:
    """Phases and tasks that are merged over their rows, and a due date that is merged over two."""
    sheet.title = "Crosses"
    for row, values in enumerate(CROSSES, start=1):
        fill_row(sheet, row, values)
    for cells in ("A2:A3", "B2:B4", "C2:C3", "A5:A6", "B5:B6", "C5:C6", "H5:H6"):
        sheet.merge_cells(cells)


def transposed(sheet: Worksheet) -> None:
    """A column a task."""
    sheet.title = "Plays"
    for cells in TRANSPOSED:
        sheet.append(list(cells))


def word_table(file: Path) -> None:
    """The same rows as in the sheet of letters, in a document, with its headings merged."""
    document = docx.Document()
    document.add_paragraph("Our responsibilities")
    table = document.add_table(rows=1, cols=4)
    for cell, words in zip(table.rows[0].cells, ("Activity", "Office", "Vendor", "Due"), strict=True):
        cell.text = words
    for cells in (
        ("Prepare", "", "", ""),
        ("Write the plan", "A", "R", "2027-03-31"),
        ("Sign it", "A/R", "I", ""),
    ):
        row = table.add_row().cells
        for cell, words in zip(row, cells, strict=True):
            cell.text = words
        if not cells[1]:
            row[0].merge(row[3]).text = cells[0]
    document.save(str(file))


def main() -> None:
    """Write all of them."""
    with tempfile.TemporaryDirectory() as folder:
        for fill in (letters, crosses, transposed):
            book = Workbook()
            sheet = book.active
            assert sheet is not None  # a new workbook has one
            fill(sheet)
            file = Path(folder) / f"{fill.__name__}.xlsx"
            book.save(file)
            csv = "csv" if fill is transposed else f"csv:{UTF_8}"  # LibreOffice writes Windows-1252 by itself
            for kind in ("xlsx", "ods", csv):
                convert = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(SHEETS), str(file)]
                subprocess.run(convert, check=True, capture_output=True)
    word_table(SHEETS / "letters.docx")


if __name__ == "__main__":
    main()
