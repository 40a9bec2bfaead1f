"""Files as tables, a kind of file a module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.importing.readers.delimited import read_delimited
from mkdocs_m3.importing.readers.html_tables import read_html
from mkdocs_m3.importing.readers.markdown_tables import read_markdown
from mkdocs_m3.importing.readers.spreadsheets import read_spreadsheet
from mkdocs_m3.importing.readers.word import read_word
from mkdocs_m3.importing.sheets import ImportProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mkdocs_m3.importing.sheets import Sheet

READERS: Final[Mapping[str, Callable[[Path], tuple[Sheet, ...]]]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".xlsx": read_spreadsheet,
    ".xlsm": read_spreadsheet,
    ".ods": read_spreadsheet,
    ".docx": read_word,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
}
"""By the end of a file's name, what reads it."""


def read_sheets(file: Path) -> tuple[Sheet, ...]:
    """The tables of a file, in its order. Raises `ImportProblem`, and `OSError` where it cannot be opened."""
    read = READERS.get(file.suffix.lower())
    if read is None:
        ends = ", ".join(f"`{end}`" for end in READERS)
        raise ImportProblem(
            f"`{file.name}` cannot be read: known are {ends}, and the folder of a Jekyll site"
        )
    sheets = read(file)
    if not any(sheet.rows for sheet in sheets):
        raise ImportProblem(f"there is no table in `{file.name}`")
    return sheets
