"""Items and keys that are not in line with their siblings, or lack their `-`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import structs

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, insert, replace, spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.findings.finding import Fix
    from mkdocs_m3.reading.lines.outline import Line, Outline

_MOST_COLUMNS: Final = 3
_AT_THE_EDGE: Final = "begin it at the left edge"
_AROUND: Final = 40
"""Lines above and below that are looked at."""


def key_between(page: Outline, n: int) -> Iterator[Correction]:
    """A key of the page with its value, at the left edge between the lines of one item."""
    line, above = page.lines[n], page.above(n)
    if line.kind is not Kind.ENTRY or line.indent or line.key not in page.keys.of_pages or not line.value:
        return
    below = next((one for one in page.lines[n + 1 :] if one.kind is Kind.ENTRY), None)
    if above is None or not above.indent or below is None or not below.indent:
        return
    opens = next((one for one in reversed(page.lines[:n]) if one.kind is Kind.ENTRY and not one.indent), None)
    if opens is None or opens.dashes:
        return
    yield Correction(
        start=line.start,
        end=line.start + len(line.text.rstrip()),
        headline=f"`{line.key}` comes between the lines of an item",
        help=f"move this line above `{opens.key}:`",
        edits=(insert(opens.start, f"{line.text}\n"), replace(line.start, line.end + 1, "")),
    )


def without_dash(page: Outline, n: int) -> Iterator[Correction]:
    """An item whose `-` is missing, or is only a part of what is there."""
    line = page.lines[n]
    if line.dashes or line.kind not in (Kind.ENTRY, Kind.WORDS):
        return
    if line.key and line.key not in page.keys.of_beginnings:
        return
    start = line.start + line.indent
    subject = f"`{line.key}`" if line.key else "this line"
    above = page.lines[n - 1] if n else line
    may_go_on = line.kind is Kind.WORDS and ": " in line.text and (above.is_plain or above.kind is Kind.WORDS)
    otherwise = "; if it goes on from the text above, indent it farther, and put that text in quotes"
    for column in _columns_of_items(page, n):
        right = f"- {line.text.strip()}"
        yield Correction(
            start=start,
            end=line.start + len(line.text.rstrip()),
            headline=f"{subject} begins an item, but no `-` comes before it",
            help=f"write `{right}`, with its `-` under the others{otherwise if may_go_on else ''}",
            edits=(replace(line.start, start, f"{' ' * column}- "),),
        )


def text_as_item(page: Outline, n: int) -> Iterator[Correction]:
    """An item whose text comes without a key above keys of the item."""
    line = page.lines[n]
    below = next((one for one in page.lines[n + 1 :] if one.kind is Kind.ENTRY), None)
    if not line.dashes or line.key or not line.value or below is None or below.dashes or not below.key:
        return
    for key in ("text", "name", "group"):
        yield Correction(
            start=line.value_start,
            end=line.value_start + len(line.value),
            headline=f"`{below.key}` follows an item that is only a text",
            help=f"write the item as `- {key}: {line.value}`",
            edits=(replace(line.value_start, line.value_start, f"{key}: "),),
        )


def out_of_line_within(page: Outline, n: int) -> Iterator[Correction]:
    """A key that is not known where it is, and would be elsewhere; nothing that might be the page's own."""
    if page.lines[n].dashes:
        return
    for correction in out_of_line(page, n):
        if correction.help != _AT_THE_EDGE:
            yield structs.replace(correction, code="M3021")


def out_of_line(page: Outline, n: int) -> Iterator[Correction]:
    """A line that begins left or right of the column of its siblings, alone or with what is below it."""
    line = page.lines[n]
    is_known = not line.key or line.key in page.keys
    is_in_place = not line.indent and line.key in page.keys.of_pages - page.keys.of_items
    if line.kind is not Kind.ENTRY or not is_known or is_in_place:
        return
    columns = _columns_of_items(page, n) if line.dashes else _columns_of_keys(page, n)
    for column in columns:
        if column == line.indent or (not column and line.key and line.key not in page.keys.of_pages):
            continue
        count = abs(column - line.indent)
        side = "right" if line.indent > column else "left"
        for edits in _moves(page, n, column):
            yield Correction(
                start=line.start + line.indent,
                end=line.start + len(line.text.rstrip()),
                headline=f"this line begins {spaces(count)} too far to the {side}",
                help=f"indent it with {spaces(column)}" if column else _AT_THE_EDGE,
                edits=edits,
            )


def _moves(page: Outline, n: int, column: int) -> Iterator[tuple[Fix, ...]]:
    """The line alone, and the line with all that is farther to the right below it."""
    line = page.lines[n]
    alone = replace(line.start, line.start + line.indent, " " * column)
    below: list[Fix] = []
    for one in page.lines[n + 1 :]:
        if one.kind is Kind.BLANK:
            continue
        if one.indent <= line.indent or one.dashes[:1] == (column,):
            break
        indent = max(0, one.indent + column - line.indent)
        below.append(replace(one.start, one.start + one.indent, " " * indent))
    yield (alone,)
    if below:
        yield (alone, *below)


def _columns_of_items(page: Outline, n: int) -> tuple[int, ...]:
    """The columns in which the items around a line begin, the nearest first."""
    return _nearest(page.lines[n], (one.dashes[0] for one in _entries_around(page, n) if one.dashes))


def _columns_of_keys(page: Outline, n: int) -> tuple[int, ...]:
    """The columns of the keys around a line, and where those of the item above would be."""
    around = _entries_around(page, n)
    return _nearest(page.lines[n], (one.key_column for one in around if one.key or one.dashes))


def _entries_around(page: Outline, n: int) -> Iterator[Line]:
    """The keys and items above a line, from it upward, and then those below it."""
    above, below = page.lines[max(0, n - _AROUND) : n], page.lines[n + 1 : n + _AROUND]
    return (one for one in (*reversed(above), *below) if one.kind is Kind.ENTRY)


def _nearest(line: Line, columns: Iterable[int]) -> tuple[int, ...]:
    nearest = sorted(dict.fromkeys(columns), key=lambda column: abs(column - line.indent))
    return tuple(nearest[:_MOST_COLUMNS])
