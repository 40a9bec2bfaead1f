"""A list or a table in a body has an empty line above it, and what is within others its spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset, empty_line
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.wording import and_more
from mkdocs_m3.markup.empty_boxes import empty_boxes
from mkdocs_m3.markup.flat_items import STEP, flat_items
from mkdocs_m3.markup.tight_lists import tight_lists
from mkdocs_m3.markup.tight_tables import tight_tables
from mkdocs_m3.markup.typed_bullets import typed_bullets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.markup.empty_boxes import EmptyBox
    from mkdocs_m3.markup.tight_lists import Tight
    from mkdocs_m3.model import Record


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each list that is none: for the line above it or for its signs.

    A table is none below a line of words, either. Lists within others and texts of boxes need their spaces.
    """
    for page in context.playbook.records:
        if context.body_rules.lists_need_empty_line:
            yield from _below_words(page)
        if context.body_rules.inner_items_need_four_spaces:
            yield from _of_flat_items(page)
        yield from (_outside(page, found) for found in empty_boxes(page.body, context.body_rules.boxes))
        yield from _of_other_signs(page)
        yield from (_below(page, found, "table", "words, with each `|`") for found in tight_tables(page.body))


def _below_words(page: Record) -> Iterator[Finding]:
    for found in tight_lists(page.body):
        yield _below(page, found, "list", "more of that sentence")


def _below(page: Record, found: Tight, what: str, shown: str) -> Finding:
    return at_offset(
        "M3096",
        page,
        (page.body_places[found.start], page.body_places[found.end]),
        f"this {what} is directly below a line of words, so it is shown as {shown}",
        "put an empty line above it",
        fix=empty_line(page, found.line_start),
    )


def _of_flat_items(page: Record) -> Iterator[Finding]:
    places = page.body_places
    for found in flat_items(page.body):
        needed = f"inner items need {found.spaces} spaces{' here' * (found.spaces > STEP)}"
        shown = "shown as an item of the outer list" if found.is_alike else "not shown as one"
        more = and_more(len(found.indents)) if found.indents else ", and all within it likewise"
        if any(len(one.right) >= found.spaces + STEP for one in found.indents):
            more = f", and items within it with {STEP} more"
        yield at_offset(
            "M3096",
            page,
            (places[found.start], places[found.end]),
            f"{needed}, so this one is {shown}",
            f"indent it with {found.spaces} spaces{more}",
            edits=tuple(
                Fix(start=places[one.start], end=places[one.end], replacement=one.right)
                for one in found.indents
            ),
        )


def _outside(page: Record, found: EmptyBox) -> Finding:
    places = page.body_places
    more = and_more(len(found.indents)) if found.indents else ", and all that belongs in the box likewise"
    return at_offset(
        "M3096",
        page,
        (places[found.start], places[found.end]),
        f"this line is not in the box of the `{found.head}` above it, which is shown empty",
        f"indent it with {STEP} spaces{more}",
        edits=tuple(
            Fix(start=places[start], end=places[end], replacement=" " * STEP) for start, end in found.indents
        ),
    )


def _of_other_signs(page: Record) -> Iterator[Finding]:
    places = page.body_places
    for found in typed_bullets(page.body):
        edits = tuple(
            Fix(start=places[one.start], end=places[one.end], replacement=f"{one.indent}- ")
            for one in found.bullets
        )
        cure = f"write `- ` instead{and_more(len(found.bullets))}"
        if found.is_below_words:
            edits = (empty_line(page, found.bullets[0].start), *edits)
            cure += ", and put an empty line above the first of them"
        yield at_offset(
            "M3096",
            page,
            (places[found.start], places[found.end]),
            f"`{found.sign}` begins no item in Markdown, so these {found.extent:,} lines are shown as one "
            "paragraph",
            cure,
            edits=edits,
        )
