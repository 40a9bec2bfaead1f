"""Items that were typed into the list of parties of the item above them."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline


def items(page: Outline) -> Iterator[Correction]:
    """Items with keys of their own behind the parties of an item, down to where its list ends."""
    lines = [line for line in page.lines if line.kind not in (Kind.BLANK, Kind.COMMENT)]
    passed = 0
    for n, line in enumerate(lines):
        if n < passed or line.kind is not Kind.ENTRY or line.key not in page.keys.of_parties or line.value:
            continue
        listed = _words(lines, n + 1, line.key_column)
        first = n + 1 + len(listed)
        if not listed or first == len(lines) or not _begins(lines[first], listed[0], page):
            continue
        holder = _item_of(lines, n)
        if holder is None:
            continue
        column = lines[first].dashes[0]
        own = _down_to(lines, first, column)
        if any(one.kind is not Kind.INSIDE and one.indent == column and not one.key for one in own):
            continue  # more parties follow: they belong to neither
        passed = first + len(own)
        yield _moved(own, line, holder)


def _moved(own: list[Line], parties: Line, holder: Line) -> Correction:
    begin, by = own[0], own[0].dashes[0] - holder.dashes[-1]
    return Correction(
        start=begin.start + begin.indent,
        end=begin.start + len(begin.text.rstrip()),
        headline=f"this item is among the parties of `{parties.key}`",
        help="put its `-` under the `-` of line {line}" + (", and its keys with it" * (len(own) > 1)),
        beside=holder.start,
        code="M3011",
        edits=tuple(replace(one.start, one.start + by, "") for one in own),
    )


def _item_of(lines: list[Line], n: int) -> Line | None:
    """The line that begins the item that holds a key; `None` where the page itself holds it."""
    column = lines[n].key_column
    above = (lines[m] for m in range(n, -1, -1) if lines[m].kind is Kind.ENTRY)
    begins = (one for one in above if one.key_column <= column)
    found = next((one for one in begins if one.dashes or one.key_column < column), None)
    return found if found and found.dashes and found.key_column == column else None


def _words(lines: list[Line], n: int, column: int) -> list[Line]:
    """The items of one word from line `n` on, in a list below a key in this column."""
    return [*takewhile(lambda one: _is_word(one) and one.indent >= column, _from(lines, n))]


def _down_to(lines: list[Line], n: int, column: int) -> list[Line]:
    """The lines from line `n` on that begin in this column, or farther to the right."""
    return [*takewhile(lambda one: one.indent >= column, _from(lines, n))]


def _from(lines: list[Line], n: int) -> Iterator[Line]:
    return (lines[m] for m in range(n, len(lines)))


def _is_word(line: Line) -> bool:
    is_item = line.kind is Kind.ENTRY and len(line.dashes) == 1
    return is_item and not line.key and bool(line.value)


def _begins(line: Line, party: Line, page: Outline) -> bool:
    """Whether a line begins an item with keys right below a party."""
    is_item = line.kind is Kind.ENTRY and line.dashes == party.dashes
    return is_item and line.key in page.keys.of_beginnings
