"""Points that are listed below an item that is one text, or below the keys of an item, which take no list."""

from __future__ import annotations

from functools import partial
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, as_value, replace, spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_DEEPER: Final = 2
"""Columns by which points are to the right of an item, at least; what is nearer is an item out of line."""
_SEVERAL: Final = 2
"""Points below a bare text, which are items out of line where they are fewer."""
_AROUND: Final = 40
"""Lines above and below that are looked at."""
_LONGEST: Final = 300
"""Characters of a text that a cure quotes."""


def below(page: Outline) -> Iterator[Correction]:
    """Points below the bare text of an item among others, or below a key of an item that has its value."""
    lines = [line for line in page.lines if line.kind not in (Kind.BLANK, Kind.COMMENT)]
    edge = ""
    for n, (line, first) in enumerate(pairwise(lines)):
        edge = line.key if line.is_at_edge else edge
        column = line.key_column if line.key else line.indent + 1
        if line.kind is not Kind.ENTRY or not line.value or not _is_point(first) or first.indent < column:
            continue
        points = [*takewhile(partial(_is_beside, first), (lines[m] for m in range(n + 1, len(lines))))]
        behind = lines[n + 1 + len(points)] if n + 1 + len(points) < len(lines) else None
        if behind is not None and behind.indent > first.indent:
            continue
        holder = _text(page, lines, n, points) if line.key else _bare(lines, n, points)
        if holder is not None:
            yield _into(page, holder, points, (edge, line.key))


def _is_point(line: Line) -> bool:
    """Whether a line is an item with nothing but a plain text."""
    is_item = line.kind is Kind.ENTRY and len(line.dashes) == 1 and not line.key
    return is_item and line.is_plain and ": " not in line.value and " #" not in line.value


def _is_beside(first: Line, line: Line) -> bool:
    return _is_point(line) and line.dashes == first.dashes


def _bare(lines: list[Line], n: int, points: list[Line]) -> Line | None:
    """The item that is a text with points below it, where its list goes on in its column."""
    line = lines[n]
    column = line.dashes[-1]
    if not _is_point(line) or len(points) < _SEVERAL or points[0].dashes[0] - column < _DEEPER:
        return None
    behind = lines[n + 1 + len(points)] if n + 1 + len(points) < len(lines) else None
    above = lines[n - 1] if n else None
    is_among = any(one is not None and one.dashes[:1] == (column,) for one in (above, behind))
    return line if is_among else None


def _text(page: Outline, lines: list[Line], n: int, points: list[Line]) -> Line | None:
    """The line with the text of the item whose last key is above points, if that takes no list of words."""
    line, keys, column = lines[n], page.keys, points[0].dashes[0]
    takes_list = line.key in keys.of_nested and line.key not in keys.of_parties
    if line.key not in keys.of_items or takes_list or line.dashes or not line.is_plain:
        return None
    if column < line.key_column or any(one.value.casefold() in keys.parties for one in points):
        return None
    item: list[Line] = []
    for one in reversed(lines[max(0, n - _AROUND) : n + 1]):
        item.append(one)
        if one.dashes and one.key_column <= line.key_column:
            break
    if not item or not item[-1].dashes or item[-1].key_column != line.key_column:
        return None
    texts = (one for one in item if one.key in keys.of_beginnings and one.key_column == line.key_column)
    found = next(texts, None)
    is_whole = found is not None and found.is_plain and ": " not in found.value and " #" not in found.value
    return found if is_whole and _stands_alone(lines, n, item[-1], column) else None


def _stands_alone(lines: list[Line], n: int, item: Line, column: int) -> bool:
    """Whether bare items are none of the list that the item is in, of which the others near by have keys."""
    if column > item.key_column:
        return True
    at = item.dashes[0]
    around = (*lines[max(0, n - _AROUND) : n], *lines[n + 1 : n + _AROUND])
    beside = [one for one in around if one is not item and one.dashes[:1] == (at,)]
    return bool(beside) and all(one.key or one.value.startswith("{") for one in beside)


def _into(page: Outline, holder: Line, points: list[Line], above: tuple[str, str]) -> Correction:
    """The correction that writes points into the text of a line; `above` are the keys of list and points."""
    edge, key = above
    keys = dict(page.keys.of_records).get(edge, frozenset())
    words = [one.value.strip() for one in points]
    between = "; " if any("," in one for one in words) else ", "
    text = as_value(f"{holder.value} ({between.join(words)})")
    right = f"{holder.key}: {text}" if holder.key else f"- {text}"
    shown = f", as in `{right}`," if len(right) <= _LONGEST else ""
    first = points[0]
    nested = next((one for one in page.keys.of_nested if one in keys and one not in page.keys.of_words), "")
    if key:
        headline = f"a list follows `{key}`, and belongs to no key"
        cure = f"write the points into the text of line {{line}}{shown} or make each an item of its own"
        where = f"`{nested}:` with {spaces(holder.key_column)} before it"
        cure += f"; if they belong to another key, write it above them, such as {where}" if nested else ""
    else:
        headline = "a list is below this item, which is one text"
        cure = (
            f"write the points into the text of line {{line}}{shown} or put each `-` below that of the item"
        )
    return Correction(
        start=first.start + first.indent,
        end=first.start + len(first.text.rstrip()),
        headline=headline,
        help=cure,
        beside=holder.start,
        edits=(
            replace(holder.value_start, holder.value_start + len(holder.value), text),
            *(replace(one.start, min(one.end + 1, len(page.text)), "") for one in points),
        ),
    )
