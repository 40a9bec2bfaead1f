"""Lines that belong to what begins above them: to a key or a `-` without a value, or to a text."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.wording import and_more
from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace, spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Outline


_BLOCK: Final = re.compile(r"(?P<sign>[|>][+\-0-9]*)(?:\s+#.*)?")


def below_its_beginning(page: Outline, n: int) -> Iterator[Correction]:
    """The text of a key, or what an item holds, on a line of its own and not far enough to the right."""
    line, above = page.lines[n], page.above(n)
    if above is None or above.kind is not Kind.ENTRY or above.value or above is not page.lines[n - 1]:
        return
    is_text = line.kind is Kind.WORDS
    is_of_item = line.key in page.keys.of_items and not line.dashes and not above.key
    if not is_text and not is_of_item:
        return
    start = line.start + line.indent
    words = line.text.strip()
    begins = f"`{above.key}`" if above.key else "the `-`"
    yield Correction(
        start=start,
        end=start + len(words),
        headline=f"this line belongs to {begins} above it",
        help=f"write both on one line: `{above.text.strip()} {words}`",
        edits=(replace(above.start + len(above.text.rstrip()), start, " "),),
    )


def of_the_block_above(page: Outline, n: int) -> Iterator[Correction]:
    """Lines of a text after `|` or `>` that are not as far to the right as the others of it."""
    line = page.lines[n]
    passed = (Kind.INSIDE, Kind.BLANK)
    m = next((m for m in range(n - 1, -1, -1) if page.lines[m].kind not in passed), None)
    of_texts = (Kind.WORDS, Kind.INSIDE)
    block = None if m is None else _BLOCK.fullmatch(page.lines[m].value)
    if m is None or line.kind not in of_texts or block is None:
        return
    begin = page.lines[m]
    inside = next(
        (one for one in page.lines[m + 1 : n] if one.kind is Kind.INSIDE and one.text.strip()), None
    )
    column = inside.indent if inside else begin.owner + 2
    edits = []
    for one in page.lines[n:]:
        if one.kind not in (*of_texts, Kind.BLANK):
            break
        if one.text.strip() and one.indent < column:
            edits.append(replace(one.start, one.start + one.indent, " " * column))
    if not edits or line.indent >= column:
        return
    yield Correction(
        start=line.start + line.indent,
        end=line.start + len(line.text.rstrip()),
        headline=f"this line is too far to the left for the text after `{block['sign']}`",
        help=f"indent it with {spaces(column)}{and_more(len(edits))}",
        edits=tuple(edits),
    )


def out_of_the_block_above(page: Outline, n: int) -> Iterator[Correction]:
    """A key, with what belongs to it, so far to the right that a text after `|` or `>` has taken it in."""
    line = page.lines[n]
    if line.kind is not Kind.INSIDE or not line.key or line.key not in page.keys:
        return
    passed = (Kind.INSIDE, Kind.BLANK)
    m = next((m for m in range(n - 1, -1, -1) if page.lines[m].kind not in passed), None)
    if m is None or not _BLOCK.fullmatch(page.lines[m].value):
        return
    begin = page.lines[m]
    column = begin.dashes[0] if line.dashes and begin.dashes else begin.owner
    below = takewhile(lambda one: one.kind in passed, page.lines[n:])
    shift = line.indent - column
    yield Correction(
        start=line.start + line.indent,
        end=line.start + len(line.text.rstrip()),
        headline=f"this line is so far to the right that it is read as a part of the text of `{begin.key}`",
        help=f"indent it with {spaces(column)}" if column else "begin it at the left edge",
        edits=tuple(
            replace(one.start, one.start + min(one.indent, shift), "") for one in below if one.text.strip()
        ),
    )
