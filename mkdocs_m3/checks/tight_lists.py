"""A list below the front matter has an empty line above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.markup.tight_lists import tight_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each list that the line above it keeps from being one, where no extension makes it a list."""
    for page in context.playbook.records if context.lists_need_empty_line else ():
        for found in tight_lists(page.body):
            places, text = page.body_places, page.source.text
            at = places[found.line_start]
            ending = "\r\n" if text[max(at - 2, 0) : at] == "\r\n" else text[at - 1]
            yield at_offset(
                "M3096",
                page,
                (places[found.start], places[found.end]),
                "this list is directly below a line of words, so it is shown as more of that sentence",
                "put an empty line above it",
                fix=Fix(start=at, end=at, replacement=ending),
            )
