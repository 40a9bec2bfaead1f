"""Rows of tables in a job's summary, of which GitHub shows nothing where it is too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.findings.visible import joined, markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.findings.visible import Markdown


def within(rows: Iterable[Markdown], most: int) -> tuple[Markdown, int, int]:
    """The first rows that have no more than so many bytes; how many bytes, and how many rows are left out."""
    shown: list[Markdown] = []
    size = left = 0
    for row in rows:
        length = len(row.encode(errors="replace"))
        if left or size + length > most:
            left += 1
        else:
            shown.append(row)
            size += length
    return (joined(shown) if shown else markdown("")), size, left
