"""Tables as CSV: RFC 4180, in UTF-8 with the mark by which Excel knows it.

What a spreadsheet would take for a formula is guarded (`markup/formulas.py`).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from mkdocs_m3.exports.tables import lines
from mkdocs_m3.markup.formulas import guarded

if TYPE_CHECKING:
    from mkdocs_m3.exports.tables import Table


def csv_file(table: Table) -> bytes:
    """The file with a table; texts are in quotes, so that no separator of any language cuts them."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
    for line in lines(table):
        writer.writerow([guarded(value) if isinstance(value, str) else value for value in line])
    return written.getvalue().encode("utf-8-sig", errors="replace")
