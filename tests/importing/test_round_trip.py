"""What a workbook of ours says comes back from it, and large sheets are read in time."""

from __future__ import annotations

import shutil
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import Workbook

from tests.calls import called
from tests.importing.imports import imported, told_by_check

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE: Final = Path(__file__).parent.parent.parent / "example-site"
WORKBOOKS: Final = {"migration": "playbook.xlsx", "operations": "operations/playbook.xlsx"}
_OF_SHEETS: Final = (
    "tasks",
    "activities",
    "artifacts",
    "responsibilities",
    "raci",
    "stakeholder-matrix",
    "lineage",
    "glossary",
    "checklist",
)
pytestmark = pytest.mark.slow


def test_the_workbooks_of_the_example_site_make_pages_that_say_the_same(tmp_path: Path) -> None:
    out = tmp_path / "out"
    exported = called("export", "--config-file", EXAMPLE, "--to", out, "--format", "xlsx", "--format", "csv")
    assert exported.exit_code == 0, exported.output
    root = tmp_path / "site"
    shutil.copytree(EXAMPLE / "docs" / "assets", root / "docs" / "assets")
    (root / "docs" / "operations").mkdir()
    shutil.copy(EXAMPLE / "mkdocs.yml", root)
    for playbook, workbook in WORKBOOKS.items():
        made = imported(root, out / "m3" / workbook, "--playbook", playbook)
        assert made.code == 0, made.told
        assert len(made.documents) == 1  # the site knows its parties already
        assert "sheets do not hold the markup and the links of texts, best practices" in made.told
        assert "Responsibilities!A2:" in made.told
    assert "no errors, no warnings" in told_by_check(root)
    again = tmp_path / "again"
    twice = called("export", "--config-file", root / "mkdocs.yml", "--to", again, "--format", "csv")
    assert twice.exit_code == 0, twice.output
    for name in (*_OF_SHEETS, *(f"operations/{name}" for name in _OF_SHEETS)):
        one, two = ((folder / "m3" / f"{name}.csv") for folder in (out, again))
        assert one.is_file() == two.is_file(), name
        if one.is_file():
            assert _cells(one) == _cells(two), name


def _cells(file: Path) -> list[list[str]]:
    """The cells of a table without those that lead somewhere: pages have other addresses now."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [[cell for cell in line.split(",") if "https://" not in cell] for line in lines]


def _rows() -> Iterator[list[object]]:
    yield ["No.", "Activity", *(f"Party {letter}" for letter in "ABCDEFGHIJKL"), "Due", "Output"]
    for n in range(5000):
        if n % 20 == 0:
            yield [f"Phase {n // 20 + 1}: Stage {n // 20 + 1}"]
        letters = ["A", "R", "C", "I", "", "-", "R", "C", "", "I", "", "C"]
        due = date(2027, 1, 1) + timedelta(days=n % 365)
        yield [f"{n:04}", f"Do the thing number {n}: with * and [more]", *letters, due, f"Report {n}"]


def test_five_thousand_rows_take_less_than_ten_seconds_of_work(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("RACI")
    for row in _rows():
        sheet.append(row)
    book.save(tmp_path / "large.xlsx")
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\nplugins: [search, m3]\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    before = time.process_time()
    made = imported(tmp_path, tmp_path / "large.xlsx")
    assert time.process_time() - before < 10
    assert len(made.pages) == 500
    assert made.told.count("taken: activity ") == 5000
