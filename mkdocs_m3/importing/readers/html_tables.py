"""The tables of an HTML page, such as one that a wiki or a word processor has saved."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from mkdocs_m3.importing.readers.delimited import decoded
from mkdocs_m3.importing.readers.grid import Grid, span

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3.importing.sheets import Sheet

_LINES: Final = frozenset(
    {"br", "p", "div", "li", "ul", "ol", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"}
)
"""Elements that begin a line."""
_UNSEEN: Final = frozenset({"script", "style", "template", "head"})
"""Elements whose words no reader sees."""


def read_html(file: Path) -> tuple[Sheet, ...]:
    """Every table, a table in a cell as one of its own."""
    tables = _Tables()
    tables.feed(decoded(file.read_bytes())[0])
    tables.close()
    return tuple(grid.sheet(f"Table {n}") for n, grid in enumerate(tables.found, start=1))


class _Tables(HTMLParser):
    """Notes each table while it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Grid] = []
        self._open: list[Grid] = []
        self._addresses: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            grid = Grid()
            self.found.append(grid)
            self._open.append(grid)
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].begin_row()
        elif tag in ("td", "th"):
            self._open[-1].begin_cell(span(given.get("rowspan")), span(given.get("colspan")))
        elif tag == "a":
            self._addresses.append(given.get("href") or "")
        elif tag in _LINES:
            self._open[-1].add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._open:
            self._open.pop()
        elif tag == "a" and self._addresses:
            self._addresses.pop()
        elif tag in _LINES and self._open:
            self._open[-1].add("\n")

    def handle_data(self, data: str) -> None:
        if self._open and not self._unseen:
            words = re.sub(r"\s+", " ", data)
            self._open[-1].add(words, self._addresses[-1] if self._addresses else "")
