"""Cells that span many rows or columns take no more work than others, and hide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.cell import Cell

from mkdocs_m3.importing.readers import read_sheets
from tests.importing.imports import imported, new_site
from tests.test_repeated import MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = "<tr><th>Activity<th>Office<th>Vendor</tr><tr><td>Meet<td>A<td>R</tr>"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_time_grows_in_proportion_to_the_cells_and_not_to_what_they_span(tmp_path: Path) -> None:
    def work(cells: int, span: int) -> Callable[[], object]:
        file = tmp_path / f"{cells}-{span}.html"
        cell = f'<td rowspan="{span}" colspan="{span}">x'
        file.write_text(f"<table><tr>{cell * cells}</table>", encoding="utf-8")
        return lambda: read_sheets(file)

    assert growth(work(20, 50), work(20, 500)) <= MOST


@pytest.mark.parametrize("number", ["9" * 5000, "50000000", "abc", "-3", "0", "²"])
def test_a_span_of_any_number_is_read_in_html(number: str, tmp_path: Path) -> None:
    cell = f'<td rowspan="{number}">more'
    (tmp_path / "t.html").write_text(f"<table>{ROWS}<tr><td>Part<td>A<td>R{cell}</table>", encoding="utf-8")
    made = imported(new_site(tmp_path / "site"), tmp_path / "t.html")
    assert [one["text"] for one in made.front("key-tasks/1.md")["activities"]] == ["Meet", "Part"]


@pytest.mark.parametrize("number", ["50000000", "abc", "-3"])
def test_a_span_of_any_number_is_read_in_a_document(number: str, tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for y, words in enumerate((("Activity", "Office", "Vendor"), ("Meet", "A", "R"))):
        for x, word in enumerate(words):
            table.cell(y, x).text = word
    row = table.rows[1]._tr  # noqa: SLF001 - the library has no other way to it
    row.get_or_add_trPr().append(parse_xml(f'<w:gridAfter xmlns:w="{WORD}" w:val="{number}"/>'))
    properties = row.tc_lst[2].get_or_add_tcPr()
    properties.append(parse_xml(f'<w:gridSpan xmlns:w="{WORD}" w:val="{number}"/>'))
    document.save(str(tmp_path / "t.docx"))
    made = imported(new_site(tmp_path / "site"), tmp_path / "t.docx")
    assert made.front("key-tasks/1.md")["activities"][0]["raci"] == {"office": "A", "vendor": "R"}


def test_words_below_a_merged_cell_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Task", "Activity", "Owner"), ("Plan", "Meet", "Office"), ("Hidden", "Part", "Office")):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet._cells[3, 1] = Cell(sheet, 3, 1, "Hidden")  # noqa: SLF001 - as some programs write it
    book.save(tmp_path / "hidden.xlsx")
    made = imported(new_site(tmp_path / "site"), tmp_path / "hidden.xlsx")
    assert [one["text"] for one in made.front("key-tasks/1.md")["activities"]] == ["Meet", "Part"]
    assert made.lines("left") == ["Sheet!A3: left: `Hidden`: it is hidden by a cell that is merged with it"]
