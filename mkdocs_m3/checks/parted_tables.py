"""A table below the front matter has no empty line between its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.findings.finding import Fix, Span
from mkdocs_m3.markup.parted_tables import PartedRows, parted_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record


def check(context: CheckContext) -> Iterator[Finding]:
    """Report the rows below each empty line that cuts a table in two."""
    for page in context.playbook.records:
        yield from (_told(page, found) for found in parted_rows(page.body))


def _told(page: Record, found: PartedRows) -> Finding:
    places, source = page.body_places, page.source
    begin, end = places[found.gap], places[found.line_start]
    first, below = (Span.at(source.path, source.text, place).line for place in (begin, end))
    row = "this row is" if found.extent == 1 else f"these {found.extent:,} rows are"
    cure = f"delete the empty line {first}"
    if below - first > 1:
        cure = f"delete the empty lines from {first} to {below - 1}"
    return at_offset(
        "M3109",
        page,
        (places[found.start], places[found.end]),
        f"an empty line ends the table above, so {row} shown as words, with each `|`",
        cure,
        edits=(Fix(start=begin, end=end, replacement=""),),
    )
