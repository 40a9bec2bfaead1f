"""Tables in bodies, with their rows and cells as Python-Markdown takes them apart.

As with lists, only tables at the edge of a page are looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import edge_paragraphs
from mkdocs_m3.markup.body_addresses import html_of, is_within
from mkdocs_m3.markup.comments import TEMPLATE_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAY_BE: Final = re.compile(r"[\r\n][ ]{0,3}(?:\|[ ]*)?:?-[ :|-]*\|")
_RULE: Final = rare(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
"""The line below the head of a table."""
_SIGNS: Final = rare(r"\\\\|(?P<escape>\\?)(?P<ticks>`+)|\\\||(?P<pipe>\|)")
"""As in `TableProcessor.RE_CODE_PIPES` of `markdown.extensions.tables`."""
_LAST_PIPE: Final = rare(r"(?<!\\)(?:\\\\)*\|\Z")
FEWEST_LINES: Final = 2
"""Lines of a table: its head, and the rule below it."""


class Table(NamedTuple):
    """A table with at least one row below its head."""

    cells: int
    """How many cells its head has."""
    is_bordered: bool
    """Whether its head begins or ends with `|`, so that rows may as well."""
    lines: tuple[tuple[int, str], ...]
    """Its lines, each with its place in characters from 0 of the body: the head, the rule, and the rows."""


def tables_of(body: str) -> Iterator[Table]:
    """Each table of a body, without those that another plugin fills in."""
    if "|" not in body or not _MAY_BE.search(body):
        return
    html = html_of(body)
    for own in edge_paragraphs(body):
        table = table_in(own)
        if table and not is_within(own[0][0], html):
            yield table


def table_in(lines: Sequence[tuple[int, str]]) -> Table | None:
    """The table that the lines of a paragraph are; `None` where they are none."""
    words = [line.strip() for _, line in lines[:FEWEST_LINES]]
    if len(words) < FEWEST_LINES or "|" not in words[0] or not is_rule(words[1]):
        return None
    is_bordered = words[0].startswith("|") or _LAST_PIPE.search(words[0]) is not None
    cells = len(cells_of(words[0], is_bordered=is_bordered))
    if len(cells_of(words[1], is_bordered=is_bordered)) != cells or has_template_signs(lines):
        return None
    return Table(cells, is_bordered, tuple(lines))


def has_template_signs(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether another plugin fills in lines, and perhaps takes the empty ones between them out."""
    return any(sign in line for sign in TEMPLATE_SIGNS for _, line in lines)


def is_rule(line: str) -> bool:
    """Whether a line is the one below the head of a table."""
    return _RULE.fullmatch(line) is not None


def cells_of(row: str, *, is_bordered: bool = True) -> tuple[tuple[int, int], ...]:
    """From where to where each cell of a row goes, without blanks around it.

    The row has none around it, either. It may begin and end with `|` where that of the head `is_bordered`.
    """
    start, end = 0, len(row)
    if is_bordered:
        start = int(row.startswith("|"))
        last = _LAST_PIPE.search(row, start)
        end = last.start() if last else end
    pipes = list(_pipes(row, start, end))
    edges = zip([start, *(pipe + 1 for pipe in pipes)], [*pipes, end], strict=True)
    return tuple(_stripped(row, *edge) for edge in edges)


def _stripped(row: str, start: int, end: int) -> tuple[int, int]:
    words = row[start:end]
    begin = start + len(words) - len(words.lstrip())
    return begin, max(begin, start + len(words.rstrip()))


def _pipes(row: str, start: int, end: int) -> Iterator[int]:
    """The places of each `|` between cells: of none in code, nor behind a backslash."""
    signs = [sign for sign in _SIGNS.finditer(row, start, end) if sign["ticks"] or sign["pipe"]]
    code = _code([sign for sign in signs if sign["ticks"]])
    for sign in signs:
        if sign["pipe"] and not is_within(sign.start(), code):
            yield sign.start()


def _code(ticks: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """From where to where there is code, between as many backticks as there are at its beginning.

    In Python-Markdown, a backslash takes one backtick from those that begin code, though not from those that
    end it.
    """
    by_length: dict[int, list[int]] = {}
    for n, one in enumerate(ticks):
        by_length.setdefault(len(one["ticks"]), []).append(n)
    found: list[tuple[int, int]] = []
    n = 0
    while n < len(ticks):
        alike = by_length.get(len(ticks[n]["ticks"]) - len(ticks[n]["escape"]), [])
        later = bisect_right(alike, n)
        if later < len(alike):
            last = ticks[alike[later]]
            found.append((ticks[n].start(), last.end()))
            n = alike[later]
        n += 1
    return found
