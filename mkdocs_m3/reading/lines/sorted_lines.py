"""Keys of items that are no longer below them, as after an editor has sorted the lines of a list."""

from __future__ import annotations

import operator
from collections import Counter
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_FEWEST: Final = 3
"""Items, and keys of one name below the last of them, that show that lines were sorted backward."""


def keys(page: Outline) -> Iterator[Correction]:
    """The keys of several items above all items of their list, or below all of them."""
    lines = [line for line in page.lines if line.kind not in (Kind.BLANK, Kind.COMMENT)]
    told = -1
    for n, line in enumerate(lines):
        if line.kind is not Kind.ENTRY or not line.key or line.value or line.start <= told:
            continue
        forward, backward = _below(lines, n, operator.ge), _below(lines, n, operator.le)
        for below, apart in (
            (forward, _above_items(forward, page)),
            (backward, _below_items(backward, page)),
        ):
            if apart:
                told = below[-1].start
                yield _correction(below, apart)


def _correction(below: list[Line], apart: list[Line]) -> Correction:
    """The correction of such a list, of which only the items are read."""
    return Correction(
        code="M3015",
        start=below[0].start + below[0].indent,
        end=below[-1].end,
        headline="from here on, lines are not below the items they belong to, as after sorting lines",
        help="undo the sorting, or put each line below its item",
        edits=tuple(replace(one.start, one.end, "") for one in apart),
        is_open=True,
    )


def _below(lines: list[Line], n: int, compare: Callable[[int, int], bool]) -> list[Line]:
    """The lines of the list below a key, as long as the columns of each and the next compare like this."""
    column = lines[n].key_column
    below: list[Line] = []
    for m in range(n + 1, len(lines)):
        line = lines[m]
        if line.indent < column or (line.indent == column and not line.dashes):
            break
        if below and not compare(below[-1].indent, line.indent):
            break
        below.append(line)
    return below


def _above_items(below: list[Line], page: Outline) -> list[Line]:
    """The lines of a list, sorted forward, that are above its items; none where it is not sorted."""
    if not below or not below[-1].dashes:
        return []
    apart = [line for line in below if line.indent > below[-1].indent]
    return apart if _most_of_one_key(apart, page) > 1 else []


def _below_items(below: list[Line], page: Outline) -> list[Line]:
    """The same of one that is sorted backward, and of the lines below its items."""
    items = [*takewhile(lambda line: line.dashes and line.indent == below[0].indent, below)]
    apart = below[len(items) :]
    if len(items) < _FEWEST or any(line.text < next_.text for line, next_ in pairwise(items)):
        return []
    return apart if _most_of_one_key(apart, page) >= _FEWEST else []


def _most_of_one_key(lines: list[Line], page: Outline) -> int:
    """How many of the lines begin with one key of items, with which no item begins."""
    keys = page.keys.of_items - page.keys.of_beginnings
    found = Counter(line.key for line in lines if line.key in keys and not line.dashes)
    return max(found.values(), default=0)
