"""Items that begin in the middle of a line, where the line before them ended once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace, spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_BEGINNING: Final = r"[^\W\d_a-z]|[\"'(\u201c*\[]"
_JOINED: Final = re.compile(rf"[^\s-](?P<joined>[ ]{{2,}})-[ ](?={_BEGINNING})")
"""The end of an item, the indentation of the next line, and the beginning of the item on it."""
_MAY_BE_JOINED: Final = re.compile(
    rf"[ ]{{2}}-[ ](?={_BEGINNING})"
    rf"(?:{'|'.join(f'(?<=[^ {chr(92)}n-][ ]{{{n}}}-[ ])' for n in range(2, 12))})"
)
"""The same, quickly seen: it begins with signs that are looked for first."""


def may_be(text: str) -> bool:
    """Whether some item may be behind another."""
    return _MAY_BE_JOINED.search(text) is not None


def in_one_line(page: Outline) -> Iterator[Correction]:
    """Items behind others, with exactly the blanks before their `-` that indent the items of the list."""
    columns: tuple[int, ...] = ()  # of the lists that are open, the innermost last
    for line in page.lines:
        if line.kind is Kind.ENTRY and not line.indent:
            columns = ()
        if line.kind is Kind.ENTRY and line.dashes:
            columns = (*(one for one in columns if one < line.dashes[0]), *line.dashes)
        for found in _JOINED.finditer(line.text, _begin(line)) if columns else ():
            width = len(found["joined"])
            column = next((one for one in (width, width - 1) if one in columns), 0)
            if column and line.indent >= column:
                dash = line.start + found.end("joined")
                yield Correction(
                    start=dash,
                    end=dash + 1,
                    headline="an item begins in the middle of this line",
                    help=f"begin a new line before this `-` and indent it with {spaces(column)}",
                    edits=(replace(line.start + found.start("joined"), dash, "\n" + " " * column),),
                )


def _begin(line: Line) -> int:
    """Where in a line its plain text begins; behind it where it has quotes or brackets."""
    if line.kind not in (Kind.ENTRY, Kind.WORDS) or (line.kind is Kind.ENTRY and not line.is_plain):
        return len(line.text)
    return line.value_start - line.start if line.kind is Kind.ENTRY else line.indent
