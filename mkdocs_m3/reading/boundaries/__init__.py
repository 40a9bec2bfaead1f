"""What is wrong with the lines between which the front matter of a page is written.

A mistake there keeps the whole page, or half of it, out of the playbook, and YAML says nothing about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.reading.boundaries import closing, left_below, opening
from mkdocs_m3.reading.boundaries.cuts import cut
from mkdocs_m3.reading.boundaries.page_lines import lines_of
from mkdocs_m3.reading.boundaries.telltales import (
    TELLTALES,
    indents_layout,
    is_text,
    layout_line,
    names_layout,
    without_marker,
)

if TYPE_CHECKING:
    from mkdocs_m3.reading.yaml.draft import Correction

__all__ = [
    "TELLTALES",
    "cut",
    "first_correction",
    "indents_layout",
    "is_text",
    "layout_line",
    "names_layout",
    "without_marker",
]


def first_correction(text: str) -> Correction | None:
    """The first thing that keeps a page from opening and closing the front matter that it means to have."""
    if not opening.is_right(text):
        return opening.correction(lines_of(text))
    found = closing.correction(lines_of(text)) if closing.may_be_wrong(text) else None
    return found or (left_below.correction(lines_of(text)) if left_below.may_be(text) else None)
