"""Texts in CSV that a spreadsheet would take for formulas: guarded on their way out, plain on their way in.

They get an apostrophe before them, as OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection).
So that nothing is lost, a text that begins with apostrophes and such a sign gets one more: who reads the file
takes the first apostrophe away again.
"""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - some spreadsheets read the wide signs, too


def guarded(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
