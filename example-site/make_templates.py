"""Make the office templates of the example site: what they say, and how they look.

What each template says is in `template_texts.py`, as data; the functions below turn it into docx,
xlsx, pptx, and pdf files under `docs/assets/files`. Two runs give the same bytes: dates are fixed,
archives are packed anew in the order of their names.

Needs python-docx, openpyxl, python-pptx, and fpdf2. Run: `python make_templates.py [folder]`.
"""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.shared import Pt as DocxPt
from docx.shared import RGBColor as DocxColor
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from pptx import Presentation
from pptx.dml.color import RGBColor as SlideColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches
from pptx.util import Pt as SlidePt
from template_texts import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle
    from docx.table import Table as WordTable
    from docx.table import _Cell as WordCell
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet
    from pptx.presentation import Presentation as SlideDeck
    from pptx.slide import Slide as DeckSlide
    from template_texts import Column, Table, Template

FILES: Final = Path(__file__).parent / "docs" / "assets" / "files"
MADE: Final = datetime(2025, 1, 6, 9, 0, tzinfo=timezone.utc)
INK: Final = "37474F"
TINT: Final = "ECEFF1"
LINE: Final = "B0BEC5"
NOTE: Final = "How to use this template"


# Documents


def docx_bytes(template: Template) -> bytes:
    """The template as a Word document."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = template.title, template.author, ""
    properties.created = properties.modified = MADE
    style_document(document)
    document.add_paragraph(template.title, style="Title")
    add_note(document, template.note)
    for section in template.sections:
        document.add_heading(section.heading, level=1)
        for paragraph in section.text.splitlines():
            document.add_paragraph(paragraph)
        if section.table:
            add_table(document, section.table)
    add_footer(document, f"{template.title} · {template.author}")
    return saved(document.save)


def style_document(document: WordDocument) -> None:
    """Sets a Letter page, one typeface, and headings in ink."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21.59), Cm(27.94)
    page.left_margin = page.right_margin = Cm(2.3)
    page.top_margin = page.bottom_margin = Cm(2)
    for name, size, before, after in (("Normal", 11, 0, 6), ("Title", 26, 0, 10), ("Heading 1", 14, 16, 6)):
        style_text(document.styles[name], size, before, after)
    rule = document.styles["Title"].element.find(f".//{qn('w:pBdr')}")
    if rule is not None:
        rule.getparent().remove(rule)


def style_text(style: ParagraphStyle, size: int, before: int, after: int) -> None:
    """Sets typeface, size, and the space around a paragraph, all in points."""
    style.font.name, style.font.size = "Arial", DocxPt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.paragraph_format.space_before = DocxPt(before)
    style.paragraph_format.space_after = DocxPt(after)
    if style.name != "Normal":
        style.font.bold, style.font.color.rgb = True, DocxColor.from_string(INK)


def add_note(document: WordDocument, note: str) -> None:
    """The shaded box at the top that says how to fill the template in."""
    box = document.add_table(rows=1, cols=1, style="Table Grid")
    box.alignment = WD_TABLE_ALIGNMENT.CENTER
    cell = box.cell(0, 0)
    shade(cell, TINT)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = DocxPt(4)
    paragraph.add_run(f"{NOTE}. ").bold = True
    paragraph.add_run(note)


def add_table(document: WordDocument, table: Table) -> None:
    """The table with a shaded header row that repeats on each page."""
    count = 1 + len(table.rows) + table.empty
    grid = document.add_table(rows=count, cols=len(table.columns), style="Table Grid")
    grid.autofit = False
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    header = grid.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx has no public way
    header.append(OxmlElement("w:tblHeader"))
    for place, column in enumerate(table.columns):
        cell = grid.cell(0, place)
        shade(cell, INK)
        write(cell, column.title, color="FFFFFF")
    for number, row in enumerate(table.rows, start=1):
        for place, text in enumerate(row):
            write(grid.cell(number, place), text)
    set_widths(grid, shares(table.columns, 17))


def set_widths(grid: WordTable, widths: Iterable[float]) -> None:
    """Sets the width of each column, in centimeters; Word reads it from the cells."""
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def write(cell: WordCell, text: str, *, color: str = "") -> None:
    """Writes a cell, in bold if it has a color of its own."""
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = DocxPt(3)
    run = paragraph.add_run(text)
    run.font.size = DocxPt(10)
    if color:
        run.bold, run.font.color.rgb = True, DocxColor.from_string(color)


def shade(cell: WordCell, color: str) -> None:
    """Fills a cell with a color."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), color)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 -- python-docx has no public way


def add_footer(document: WordDocument, text: str) -> None:
    """The line at the foot of each page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = DocxPt(8), DocxColor.from_string(INK)


# Workbooks


def xlsx_bytes(template: Template) -> bytes:
    """The template as an Excel workbook: a sheet for each section."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    properties = workbook.properties
    properties.title, properties.creator = template.title, template.author
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    for section in template.sections:
        if section.table:
            sheet = workbook.create_sheet(section.heading)
            add_sheet_head(sheet, f"{template.title}: {section.heading}", template.note)
            add_sheet_table(sheet, section.table)
            set_up_printing(sheet, len(section.table.columns))
    return saved(workbook.save)


def add_sheet_head(sheet: Worksheet, title: str, note: str) -> None:
    """Title and note above the table."""
    sheet["A1"] = title
    sheet["A1"].font = Font(name="Arial", size=16, bold=True, color=INK)
    sheet["A2"] = f"{NOTE}: {note}"
    sheet["A2"].font = Font(name="Arial", size=10, italic=True, color=INK)
    sheet["A2"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 26, 32


def add_sheet_table(sheet: Worksheet, table: Table, top: int = 4) -> None:
    """The table, its header in row `top`, with lists to choose from, a filter, and frozen panes."""
    last = top + len(table.rows) + table.empty
    for place, column in enumerate(table.columns, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        style_cells(cell for (cell,) in sheet[f"{letter}{top}:{letter}{last}"])
        head = sheet.cell(top, place, column.title)
        head.font = Font(name="Arial", size=10, bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=INK)
        head.alignment = Alignment(vertical="center")
        add_choices(sheet, column, f"{letter}{top + 1}:{letter}{last}")
    for number, row in enumerate(table.rows, start=top + 1):
        for place, text in enumerate(row, start=1):
            sheet.cell(number, place).value = int(text) if text.isdigit() else text or None
    sheet.row_dimensions[top].height = 20
    sheet.freeze_panes = f"A{top + 1}"
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(table.columns))}{last}"


def style_cells(cells: Iterable[Cell | MergedCell]) -> None:
    """Gives cells the typeface, the alignment, and the border of a table."""
    side = Side(style="thin", color=LINE)
    for cell in cells:
        cell.font = Font(name="Arial", size=10)
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        cell.border = Border(left=side, right=side, top=side, bottom=side)


def add_choices(sheet: Worksheet, column: Column, cells: str) -> None:
    """Lets the cells of a column be chosen from a list."""
    if column.choices:
        choices = ",".join(column.choices)
        validation = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
        sheet.add_data_validation(validation)
        validation.add(cells)


def set_up_printing(sheet: Worksheet, width: int) -> None:
    """Landscape, as wide as one page, the header row on each of them."""
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=width)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "4:4"
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.sheet_view.showGridLines = False


# Slides


def pptx_bytes(template: Template) -> bytes:
    """The template as a PowerPoint deck: a title slide, then a slide for each section."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    properties = deck.core_properties
    properties.title, properties.author = template.title, template.author
    properties.last_modified_by = template.author
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    cover = add_slide(deck, template.title, top=2.4, size=44)
    add_lines(cover, template.note, top=3.7)
    for section in template.sections:
        slide = add_slide(deck, section.heading)
        if section.text:
            add_lines(slide, section.text, top=1.8)
        if section.table:
            add_slide_table(slide, section.table)
    return saved(deck.save)


def add_slide(deck: SlideDeck, title: str, *, top: float = 0.5, size: int = 32) -> DeckSlide:
    """A slide with its title and the band at its left; `top` in inches, `size` in points."""
    slide: DeckSlide = deck.slides.add_slide(deck.slide_layouts[5])
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(0), Inches(0), Inches(0.3), Inches(7.5))
    band.fill.solid()
    band.fill.fore_color.rgb = slide_color(INK)
    band.line.fill.background()
    heading = slide.shapes.title
    if heading is not None:
        heading.left, heading.top = Inches(0.9), Inches(top)
        heading.width, heading.height = Inches(11.5), Inches(1.1)
        heading.text_frame.text = title
        style_lines(heading.text_frame.paragraphs, size, bold=True)
    return slide


def add_lines(slide: DeckSlide, text: str, *, top: float) -> None:
    """A paragraph for each line; `top` in inches."""
    box = slide.shapes.add_textbox(Inches(0.9), Inches(top), Inches(11.5), Inches(4.5))
    frame = box.text_frame
    frame.word_wrap = True
    frame.text = text
    style_lines(frame.paragraphs, 22)


def add_slide_table(slide: DeckSlide, table: Table) -> None:
    """The table below the title, over the whole width of the slide."""
    count = 1 + len(table.rows) + table.empty
    area = Inches(0.9), Inches(1.8), Inches(11.5), Inches(0.6 * count)
    grid = slide.shapes.add_table(count, len(table.columns), *area).table
    for place, width in enumerate(shares(table.columns, 11.5)):
        grid.columns[place].width = Inches(width)
    texts = (tuple(column.title for column in table.columns), *table.rows)
    empty = (("",) * len(table.columns),) * table.empty
    for number, row in enumerate((*texts, *empty)):
        for position, text in enumerate(row):
            cell = grid.cell(number, position)
            cell.text_frame.text = text
            cell.fill.solid()  # type: ignore[no-untyped-call]  # python-pptx gives it no types
            cell.fill.fore_color.rgb = slide_color(TINT if number else INK)
            style_lines(cell.text_frame.paragraphs, 16, bold=not number, color="" if number else "FFFFFF")


def style_lines(paragraphs: Iterable[object], size: int, *, bold: bool = False, color: str = INK) -> None:
    """Sets typeface, size in points, and color of paragraphs of a slide."""
    for paragraph in paragraphs:
        font = paragraph.font  # type: ignore[attr-defined]  # python-pptx names no type for it
        paragraph.alignment = 1  # type: ignore[attr-defined]
        paragraph.space_after = SlidePt(10)  # type: ignore[attr-defined]
        font.name, font.size, font.bold = "Arial", SlidePt(size), bold
        font.color.rgb = slide_color(color or INK)


def slide_color(color: str) -> SlideColor:
    """A color written as six hexadecimal digits, as python-pptx wants it."""
    return SlideColor(*rgb(color))  # type: ignore[no-untyped-call]  # python-pptx gives it no types


# Checklists


def pdf_bytes(template: Template) -> bytes:
    """The template as a PDF to print and fill in by hand."""
    pdf = FPDF(format="Letter")
    pdf.set_creation_date(MADE)
    pdf.set_title(template.title)
    pdf.set_author(template.author)
    pdf.set_lang("en-US")
    pdf.set_margins(20, 18, 20)
    pdf.set_auto_page_break(auto=True, margin=18)
    pdf.add_page()
    pdf.start_section(template.title)
    add_paragraph(pdf, template.title, size=22, bold=True)
    add_paragraph(pdf, f"{NOTE}. {template.note}", size=10)
    for section in template.sections:
        pdf.start_section(section.heading, level=1)
        add_paragraph(pdf, section.heading, size=13, bold=True)
        if section.table:
            add_pdf_table(pdf, section.table)
    return bytes(pdf.output())


def add_paragraph(pdf: FPDF, text: str, *, size: int, bold: bool = False) -> None:
    """A paragraph over the width of the page; `size` in points."""
    pdf.set_font("Helvetica", style="B" if bold else "", size=size)
    pdf.set_text_color(*rgb(INK))
    pdf.multi_cell(0, size * 0.5, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(2)


def add_pdf_table(pdf: FPDF, table: Table) -> None:
    """The table with a dark header row."""
    pdf.set_font("Helvetica", size=10)
    pdf.set_draw_color(*rgb(LINE))
    widths = tuple(column.width for column in table.columns)
    head = FontFace(emphasis="BOLD", color=rgb("FFFFFF"), fill_color=rgb(INK))
    with pdf.table(
        col_widths=widths, headings_style=head, line_height=5, padding=1.6, text_align="LEFT"
    ) as grid:
        for texts in (tuple(column.title for column in table.columns), *table.rows):
            row = grid.row()
            for text in texts:
                row.cell(text)
    pdf.ln(4)


# What all kinds share

MAKERS: Final[dict[str, Callable[[Template], bytes]]] = {
    ".docx": docx_bytes,
    ".xlsx": xlsx_bytes,
    ".pptx": pptx_bytes,
    ".pdf": pdf_bytes,
}


def shares(table_columns: tuple[Column, ...], width: float) -> tuple[float, ...]:
    """Splits a width over columns in proportion to their own widths."""
    total = sum(column.width for column in table_columns)
    return tuple(round(width * column.width / total, 2) for column in table_columns)


def rgb(color: str) -> tuple[int, int, int]:
    """Red, green, and blue of a color written as six hexadecimal digits."""
    red, green, blue = bytes.fromhex(color)
    return red, green, blue


def saved(save: Callable[[io.BytesIO], None]) -> bytes:
    """What an office library saves, packed anew so that each run gives the same bytes."""
    buffer = io.BytesIO()
    save(buffer)
    return repacked(buffer.getvalue())


def repacked(archive: bytes) -> bytes:
    """The archive in the order of its names, with one date on all of them.

    `[Content_Types].xml` sorts first, as readers expect.
    """
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = with_fixed_date(content)
            entry = zipfile.ZipInfo(name, date_time=MADE.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            entry.create_system = 3
            target.writestr(entry, content)
    return buffer.getvalue()


def with_fixed_date(core: bytes) -> bytes:
    """The core properties with our date; openpyxl writes the present one whatever it is told."""
    tree = ET.fromstring(core)  # noqa: S314 -- the library next door has just written it
    for name in ("created", "modified"):
        for element in tree.iter(f"{{http://purl.org/dc/terms/}}{name}"):
            element.text = f"{MADE:%Y-%m-%dT%H:%M:%SZ}"
    fixed: bytes = ET.tostring(tree, encoding="utf-8", xml_declaration=True)
    return fixed


def make_templates(templates: Iterable[Template], folder: Path) -> None:
    """Writes templates below the folder."""
    for template in templates:
        path = folder / template.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MAKERS[path.suffix](template))


if __name__ == "__main__":
    make_templates(TEMPLATES, Path(sys.argv[1]) if sys.argv[1:] else FILES)
