"""The tables of a Markdown page. Their cells hold inline Markdown, as the texts of front matter do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.importing.readers.delimited import decoded
from mkdocs_m3.importing.sheets import EMPTY, Cell, Sheet, squared, text_cell
from mkdocs_m3.markup.text import plain
from mkdocs_m3.reading.lines.tables import BETWEEN_CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BELOW_HEADINGS: Final = re.compile(r"\s{0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_FENCE: Final = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_LINE: Final = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def read_markdown(file: Path) -> tuple[Sheet, ...]:
    """Every table."""
    text = decoded(file.read_bytes())[0]
    tables = _tables(text.splitlines())
    return tuple(Sheet(name=f"Table {n}", rows=rows) for n, rows in enumerate(tables, start=1))


def _tables(lines: list[str]) -> Iterator[tuple[tuple[Cell, ...], ...]]:
    fence, position = "", 0
    while position < len(lines):
        line = lines[position]
        if found := _FENCE.match(line):
            fence = found[1][:3] if not fence else "" if found[1].startswith(fence) else fence
        below = lines[position + 1] if position + 1 < len(lines) else ""
        if fence or "|" not in line or "|" not in below or not _BELOW_HEADINGS.fullmatch(below):
            position += 1
            continue
        end = position + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        yield squared(map(_cells, (line, *lines[position + 2 : end])))
        position = end


def _cells(line: str) -> tuple[Cell, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(map(_cell, BETWEEN_CELLS.split(inner)))


def _cell(written: str) -> Cell:
    marked = [line for line in _LINE.split(written.replace("\\|", "|").strip()) if line]
    words = [plain(line) for line in marked]
    if not any(words):
        return text_cell(" ".join(marked)) if marked else EMPTY
    return text_cell("\n".join(words), "\n".join(marked) if words != marked else "")
