"""Items of which `#` hides the first line, and not the lines that belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, insert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_HIDDEN: Final = re.compile(r"[ ]*#[ ]*-[ ]+(?P<key>[A-Za-z_]+)[ ]*:(?:[ ]|$)")
_WIDEST: Final = 2
"""Columns by which `#` and a space behind it move what they hide."""
_AROUND: Final = 200
"""Lines of an item that are looked through."""


def items(page: Outline) -> Iterator[Correction]:
    """Keys below the hidden line that begins their item, of which the item above takes not all."""
    for n in range(len(page.lines)):
        m = _beginning_above(page, n)
        if m is not None and not _takes(page, n, own := _own(page, m + 1, page.lines[n].key_column)):
            yield _correction(page.lines[m], own, page.lines[n].key_column)


def _beginning_above(page: Outline, n: int) -> int | None:
    """The comment above a key that would begin its item if it were none; words of its text may be between."""
    line = page.lines[n]
    if line.kind is not Kind.ENTRY or line.dashes or line.key not in page.keys.of_items:
        return None
    is_above_words = False
    for m in range(n - 1, max(-1, n - _AROUND), -1):
        above = page.lines[m]
        if above.kind is not Kind.COMMENT and (is_above_words or above.kind is not Kind.WORDS):
            return None
        is_above_words = above.kind is Kind.COMMENT
        found = _HIDDEN.match(above.text)
        if found and found["key"] in page.keys.of_beginnings:
            return m if 0 <= found.start("key") - line.key_column <= _WIDEST else None
    return None


def _own(page: Outline, n: int, column: int) -> list[Line]:
    """The lines of an item with keys in this column from line `n` on, comments and blank lines left out."""
    own: list[Line] = []
    for m in range(n, len(page.lines)):
        line = page.lines[m]
        if line.kind is Kind.COMMENT and own:
            break
        if line.kind is Kind.ENTRY and line.indent < column:
            break
        if line.kind not in (Kind.BLANK, Kind.COMMENT):
            own.append(line)
    return own


def _takes(page: Outline, n: int, own: list[Line]) -> bool:
    """Whether all these keys from line `n` on may belong to the item above, which has none of them."""
    column = page.lines[n].key_column
    keys = {line.key for line in own if line.kind is Kind.ENTRY and line.key_column == column}
    for m in range(n - 1, max(-1, n - _AROUND), -1):
        line = page.lines[m]
        if line.kind is Kind.ENTRY and line.key_column <= column:
            if line.key_column < column or line.key in keys | {""}:
                return False
            if line.dashes:
                return True
    return True


def _correction(hidden: Line, own: list[Line], column: int) -> Correction:
    """The correction that hides the other lines as well, so that `#` can be taken away from all alike."""
    first, found = own[0], _HIDDEN.match(hidden.text)
    width = max(1, found.start("key") - column) if found else 1
    these = "this line" if len(own) == 1 else f"these {len(own)} lines"
    return Correction(
        code="M3015",
        start=first.start + first.indent,
        end=first.start + len(first.text.rstrip()),
        headline="the line that begins this item is a comment, and this line is not",
        help=f"put `#` before {these}, too, or delete the `#` in line {{line}}",
        beside=hidden.start,
        edits=tuple(insert(line.start + min(line.indent, hidden.indent), "#".ljust(width)) for line in own),
    )
