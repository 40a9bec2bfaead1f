"""Rows of a table that an empty line parts from it, so that they are shown as words with their signs.

As with lists, only tables at the edge of a page are looked for.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import blocks_of, lines_of
from mkdocs_m3.markup.body_addresses import html_of, is_within
from mkdocs_m3.markup.comments import TEMPLATE_SIGNS
from mkdocs_m3.markup.half_markup import MEANT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_MAY_BE: Final = re.compile(r"\|[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r)){1,9}[ ]{0,3}\|")
_RULE: Final = rare(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
"""The line below the head of a table."""
_FEWEST_LINES: Final = 2
"""Lines of a table: its head, and the rule below it."""


class PartedRows(NamedTuple):
    """Rows without a head below a table. Places are in characters from 0 of the body."""

    gap: int
    """Where the first empty line begins."""
    line_start: int
    """Where the first row's line begins."""
    start: int
    """Where the words of that line begin."""
    end: int
    """Where they end, exclusive."""
    extent: int
    """How many rows there are up to the next empty line."""


def parted_rows(body: str) -> tuple[PartedRows, ...]:
    """The rows below each empty line that cuts a table in two."""
    if "|" not in body or not _MAY_BE.search(body):
        return ()
    lines, html = lines_of(body), html_of(body)
    return tuple(found for found in _parted(blocks_of(body), lines) if not is_within(found.start, html))


def _parted(tokens: Sequence[Token], lines: Sequence[tuple[int, str]]) -> Iterator[PartedRows]:
    cells = 0
    blocks = [token for token in tokens if token.map and not token.level]
    for above, token in pairwise(blocks):
        (_, gap), (first, last) = above.map or (0, 0), token.map or (0, 0)
        cells = cells or _cells_of_table(above, lines)
        rows = [line.strip() for _, line in lines[first:last]]
        if not cells or not _are_rows(token, rows) or cells_of(rows[0]) != cells:
            cells = 0
            continue
        start, line = lines[first]
        begin = start + len(line) - len(line.lstrip())
        yield PartedRows(lines[gap][0], start, begin, start + len(line.rstrip()), last - first)


def _cells_of_table(token: Token, lines: Sequence[tuple[int, str]]) -> int:
    """How many cells a row of a table has; 0 of what is none."""
    words = [line.strip() for _, line in lines[slice(*(token.map or (0, 0)))]]
    if token.type != "paragraph_open" or len(words) < _FEWEST_LINES or not is_rule(words[1]):
        return 0
    cells = cells_of(words[0])
    is_table = "|" in words[0] and cells_of(words[1]) == cells
    return 0 if not is_table or has_template_signs(words) else cells


def _are_rows(token: Token, rows: Sequence[str]) -> bool:
    """Whether the lines of a block are rows of a table, and none of them is the rule below a head."""
    if token.type != "paragraph_open" or has_template_signs(rows):
        return False
    return all(len(row) > 1 and row[0] == row[-1] == "|" and not is_rule(row) for row in rows)


def has_template_signs(lines: Sequence[str]) -> bool:
    """Whether another plugin fills in lines, and perhaps takes the empty ones between them out."""
    return any(sign in line for sign in TEMPLATE_SIGNS for line in lines)


def is_rule(line: str) -> bool:
    """Whether a line is the one below the head of a table."""
    return _RULE.fullmatch(line) is not None


def cells_of(row: str) -> int:
    """How many cells a row has."""
    bare = MEANT.sub("", row)
    return bare.removeprefix("|").removesuffix("|").count("|") + 1
