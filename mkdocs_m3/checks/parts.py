"""Comments that place a part or a view name one that there is, a part once; and the page has one title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.markup.body import top_headings
from mkdocs_m3.markup.comments import (
    VIEWS,
    is_part,
    is_proper_the_cure,
    is_template,
    parts_of,
    proper,
    what_to_write,
    why_nothing,
)
from mkdocs_m3.model import KeyTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import OwnFields, Record


def check(context: CheckContext) -> Iterator[Finding]:
    """Report unknown and repeated parts, and headings of the first level, in the bodies."""
    for page in context.playbook.records:
        yield from _parts(page, context.vocabulary.fields)
        for start, end in top_headings(page.body):
            title = "number and name are its title" if isinstance(page, KeyTask) else "title is above it"
            place = page.body_places[start]
            edits = (Fix(start=place, end=place, replacement="#"),) * page.body.startswith("#", start)
            yield at_offset(
                "M3062",
                page,
                (place, page.body_places[end]),
                f"the body has a heading of the first level, but the page's {title}",
                "begin the heading with `##`",
                edits=edits,
            )


def _parts(page: Record, fields: OwnFields) -> Iterator[Finding]:
    own = parts_of(page, fields)
    placed: set[str] = set()
    for placement in page.placements:
        if is_template(placement):
            continue
        where = page.body_places[placement.start], page.body_places[placement.end]
        name = placement.part
        if headline := why_nothing(placement):
            right = (
                (Fix(start=where[0], end=where[1], replacement=proper(placement)),)
                if is_proper_the_cure(placement)
                else ()
            )
            yield at_offset("M3060", page, where, headline, what_to_write(placement, own), edits=right)
        elif is_part(placement, own):
            if placement.options:
                headline = f"the part `m3/{name}` takes no options"
                yield at_offset("M3021", page, where, headline, f"write `<!-- m3/{name} -->`")
            if name in placed:
                headline = f"`m3/{name}` appears twice; the part is placed at the first"
                yield at_offset("M3061", page, where, headline, "delete one of the two comments")
            placed.add(name)
        elif name not in VIEWS:
            headline = f"there is no part `m3/{name}`"
            yield at_offset("M3060", page, where, headline, what_to_write(placement, own))
