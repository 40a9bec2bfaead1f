"""Tables as CSV: RFC 4180, in UTF-8 with the mark by which Excel knows it.

A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection). So that nothing is lost, a text that begins with
apostrophes and such a sign gets one more: who reads the file takes the first apostrophe away again.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.exports.tables import lines

if TYPE_CHECKING:
    from mkdocs_m3.exports.tables import Table

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - some spreadsheets read the wide signs, too


def csv_file(table: Table) -> bytes:
    """The file with a table; texts are in quotes, so that no separator of any language cuts them."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
    for line in lines(table):
        writer.writerow([guarded(value) if isinstance(value, str) else value for value in line])
    return written.getvalue().encode("utf-8-sig", errors="replace")


def guarded(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
