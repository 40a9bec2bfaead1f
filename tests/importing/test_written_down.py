"""What comes of tables and Jekyll sites is what is written in `told/`: pages, map, options, and report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importing.imports import SHEETS
from tests.importing.test_jekyll import write_harbor
from tests.importing.written_down import TABLES, TOLD, of_jekyll, of_tables, tables_anew

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("sheet", sorted(SHEETS.iterdir()), ids=lambda sheet: sheet.name)
def test_what_comes_of_a_file_is_written_down(sheet: Path) -> None:
    assert of_tables(sheet) == (TOLD / f"{sheet.name}.txt").read_text(encoding="utf-8")


def test_what_comes_of_small_tables_is_written_down(tmp_path: Path) -> None:
    text = TABLES.read_text(encoding="utf-8")
    assert tables_anew(text, tmp_path) == text


def test_what_comes_of_a_jekyll_site_is_written_down(tmp_path: Path) -> None:
    assert of_jekyll(write_harbor(tmp_path)) == (TOLD / "jekyll.txt").read_text(encoding="utf-8")
