"""Lines that are not there: the key of a list or record that follows, or the beginning of an item."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, insert, replace, spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_FEWEST_RECORDS: Final = 2
"""Items with keys of their own that show, without a blank line before them, that they are another list."""
_WIDEST: Final = 4
"""Columns by which the items of a page's list are indented at most."""
_AROUND: Final = 200
"""Lines of a list that are looked through."""


def key_of_list(page: Outline, n: int) -> Iterator[Correction]:
    """Items below a text that is none of a list, where the key of their list is missing."""
    line, above = page.lines[n], page.above(n)
    if not line.dashes or above is None or not above.key or above.key_column or not above.value:
        return
    if line.kind is Kind.INSIDE or line.key in page.keys.of_pages - page.keys.of_items:
        return
    for key in _free(page):
        yield _key_above(line, key, 0, "a list begins here, and no key comes before it")


def key_of_next_list(page: Outline, n: int) -> Iterator[Correction]:
    """Items that follow those of another list, which do not take what they hold."""
    first = _first_of_list(page, n)
    if first is None:
        return
    column = page.lines[first].dashes[0]
    at = next((m for m in range(first - 1, -1, -1) if page.lines[m].is_at_edge), None)
    if at is None or not page.lines[at].key or column > page.lines[at].key_column + _WIDEST:
        return
    opens = page.lines[at]
    if not any(one.dashes[:1] == (column,) for one in page.lines[at + 1 : first]):
        return  # the list would have no item
    headline = f"this item and those below it belong to another list than `{opens.key}`"
    for key in _free(page, opens.key):
        yield _key_above(page.lines[first], key, 0, headline)


def _first_of_list(page: Outline, n: int) -> int | None:
    """The item at or above line `n` that begins another list: the one below a blank line, or one of a few."""
    begin = next((m for m in range(n, max(-1, n - _AROUND), -1) if page.lines[m].dashes), None)
    if begin is None:
        return None
    column = page.lines[begin].dashes[0]
    for m in range(begin, max(0, begin - _AROUND), -1):
        line = page.lines[m]
        if line.kind is Kind.ENTRY and not line.dashes and line.indent <= column:
            break
        if line.dashes[:1] == (column,) and page.lines[m - 1].kind is Kind.BLANK:
            return m
    records = 0
    for line in page.lines[begin : begin + _AROUND]:
        if line.kind is Kind.ENTRY and line.indent < column:
            break
        records += line.dashes[:1] == (column,) and bool(line.key)
    return begin if records >= _FEWEST_RECORDS and page.lines[begin].key else None


def _free(page: Outline, after: str = "") -> tuple[str, ...]:
    """The keys of the page's layout that take a list of records and are not on it, those behind one first."""
    present = {one.key for one in page.lines if one.key and not one.indent}
    lists = [keys for keys in page.keys.of_lists if not after or after in keys]
    is_clear = any(present.intersection(keys) for keys in lists)
    keys = [key for keys in lists if not is_clear or present.intersection(keys) for key in keys]
    behind = keys.index(after) if after in keys else 0
    return tuple(key for key in (*keys[behind:], *keys[:behind]) if key not in present)


def key_within_item(page: Outline, n: int) -> Iterator[Correction]:
    """Lines farther to the right than the key above them, which has its value already."""
    line, above = page.lines[n], page.above(n)
    if above is None or not above.value or not (above.key or above.dashes) or line.kind is not Kind.ENTRY:
        return
    column = above.key_column
    if not above.key or not column or line.indent <= column:
        return
    if not line.dashes and line.key not in page.keys:
        return
    headline = f"this line is farther to the right than `{above.key}` above it, and belongs to no key"
    if line.dashes and not line.key and above.key in page.keys.of_nested and above.is_plain:
        yield _value_and_list(page, n, above)
    for key in page.keys.of_nested:
        if key != above.key:
            yield _key_above(line, key, column, headline)


def _value_and_list(page: Outline, n: int, above: Line) -> Correction:
    """The correction of a key that has a value behind it and a list of words below it."""
    line = page.lines[n]
    below = takewhile(lambda one: one.dashes == line.dashes and not one.key, page.lines[n:])
    is_said_again = above.value in (one.value for one in below)
    dash = f"\n{' ' * line.indent}- "
    return Correction(
        start=line.start + line.indent,
        end=line.start + len(line.text.rstrip()),
        headline=f"`{above.key}` has the value `{above.value}` behind it, and a list below it",
        help="delete the value, or the lines of the list; if all are meant, write all of them in the list",
        edits=(
            replace(
                above.value_start - 1,
                above.value_start + (len(above.value) if is_said_again else 0),
                "" if is_said_again else dash,
            ),
        ),
    )


def points_below(page: Outline, n: int) -> Iterator[Correction]:
    """Points that are listed below the text of an item, which is one text."""
    line, above = page.lines[n], page.above(n)
    if above is None or above.key not in page.keys.of_beginnings or not above.is_plain or not above.dashes:
        return
    if not line.dashes or line.key or line.indent < above.key_column:
        return
    points = list(takewhile(lambda one: one.dashes == line.dashes and not one.key, page.lines[n:]))
    ends = [one.start + len(one.text.rstrip()) for one in (above, *points)]
    for key in page.keys.of_nested:
        if key in page.keys.of_words:  # points that are words it knows belong to it
            headline = f"a list follows `{above.key}`, and the key that it belongs to is missing"
            yield _key_above(line, key, above.key_column, headline)
    nested = next((key for key in page.keys.of_nested if key not in page.keys.of_words), "")
    yield Correction(
        start=line.start + line.indent,
        end=ends[1],
        headline=f"a list follows `{above.key}`, which takes one text",
        help="write the points into the text, or make each an item of its own; if they belong to another "
        f"key, write it above them, such as `{nested}:` with {spaces(above.key_column)} before it",
        edits=tuple(
            replace(end, point.value_start, ", ") for end, point in zip(ends[:-1], points, strict=True)
        ),
    )


def beginning_of_item(page: Outline, n: int) -> Iterator[Correction]:
    """A key that no item begins with, where the first item of a list begins."""
    line, above = page.lines[n], page.above(n)
    if line.dashes or above is None or above.value or not above.key or line.indent <= above.key_column:
        return
    if line.key not in page.keys.of_items - page.keys.of_beginnings or line.kind is not Kind.ENTRY:
        return
    items = (one for one in page.lines[n : n + _AROUND] if one.dashes and one.dashes[0] > above.key_column)
    beside = next(items, None)
    column = beside.dashes[0] if beside and beside.dashes[0] < line.indent else max(line.indent - 2, 0)
    yield Correction(
        start=line.start + line.indent,
        end=line.start + len(line.text.rstrip()),
        headline=f"`{line.key}` belongs to an item, and no item begins above it",
        help=f"write the line that begins the item above it, with its `-`: `{' ' * column}- text: …`",
        edits=(replace(line.start, line.start + line.indent, f"{' ' * column}- "),),
    )


def _key_above(line: Line, key: str, column: int, headline: str) -> Correction:
    """The correction that writes the key of a list or record on a line of its own."""
    where = f" with {spaces(column)} before it" if column else ""
    return Correction(
        start=line.start + line.indent,
        end=line.start + len(line.text.rstrip()),
        headline=headline,
        help=f"write the key that it belongs to above this line, such as `{key}:`{where}",
        edits=(insert(line.start, f"{' ' * column}{key}:\n"),),
    )
