"""A table below the front matter shows all its words, each in the cell its author meant, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset, empty_line, enumerated, shortened
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.wording import and_more
from mkdocs_m3.markup.odd_rows import (
    NarrowRow,
    TabbedRow,
    WideRow,
    WordsBelow,
    narrow_row,
    tabbed_rows,
    wide_rows,
    words_below,
)
from mkdocs_m3.markup.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.markup.tables import Table
    from mkdocs_m3.model import Record


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each row of which readers do not see all, or see it in the wrong cells."""
    for page in context.playbook.records:
        for table in tables_of(page.body):
            yield from (_too_wide(page, found, table) for found in wide_rows(table))
            yield from (_tabbed(page, rows) for rows in tabbed_rows(table))
            if narrow := narrow_row(table):
                yield _too_narrow(page, narrow, table)
            if found := words_below(table):
                yield _below(page, found)


def _too_wide(page: Record, found: WideRow, table: Table) -> Finding:
    places = page.body_places
    return at_offset(
        "M3109",
        page,
        (places[found.start], places[found.end]),
        f"this row has {found.cells:,} cells, and the table {table.cells:,}, so {_left_out(found.left_out)}",
        r"write `\|` for a `|` that readers shall see, or take one out",
    )


def _too_narrow(page: Record, found: NarrowRow, table: Table) -> Finding:
    places, gap = page.body_places, found.gap
    return at_offset(
        "M3109",
        page,
        (places[found.start], places[found.end]),
        f"this row has {found.cells:,} of {table.cells:,} cells, so what follows is in the wrong one",
        "write the `|` that is missing where there are several spaces",
        edits=(Fix(start=places[gap[0]], end=places[gap[1]], replacement=" | "),),
    )


def _left_out(words: tuple[str, ...]) -> str:
    """Which cells are left out; only how many where their words have backticks, which would end the quote."""
    if len(words) == 1:
        return f"{'its last words are' if '`' in words[0] else f'`{shortened(words[0])}` is'} left out"
    if any("`" in one for one in words):
        return f"the words of {len(words):,} cells are left out"
    return f"{enumerated([f'`{shortened(one)}`' for one in words])} are left out"


def _tabbed(page: Record, rows: tuple[TabbedRow, ...]) -> Finding:
    places, first = page.body_places, rows[0]
    return at_offset(
        "M3109",
        page,
        (places[first.begin], places[first.end]),
        "this row has tabs where a table has `|`, so all of it is shown in the first cell",
        f"write `{first.right}` instead{and_more(len(rows))}",
        edits=tuple(Fix(start=places[row.start], end=places[row.end], replacement=row.right) for row in rows),
    )


def _below(page: Record, found: WordsBelow) -> Finding:
    places = page.body_places
    is_one = found.extent == 1
    return at_offset(
        "M3109",
        page,
        (places[found.start], places[found.end]),
        f"{'this line is' if is_one else f'these {found.extent:,} lines are'} directly below a table, "
        f"so {'it is shown as one more row' if is_one else 'they are shown as more rows'} of it",
        f"put an empty line above {'it' if is_one else 'the first of them'}",
        edits=(empty_line(page, found.line_start),),
    )
