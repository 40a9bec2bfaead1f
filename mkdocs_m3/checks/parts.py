"""Comments that place a part or a view name one that there is, a part once; and the page has one title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.model import KeyTask, Phase
from mkdocs_m3.parts import (
    COLLECTION_PARTS,
    KEY_TASK_PARTS,
    PHASE_PARTS,
    VIEWS,
    Placement,
    is_part,
    is_template,
    placements,
    top_headings,
)
from mkdocs_m3.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.links import SiteLinks
    from mkdocs_m3.model import Playbook, Record


def check(playbook: Playbook, links: SiteLinks) -> Iterator[Diagnostic]:
    """Report unknown and repeated parts, and headings of the first level, in the bodies."""
    del links
    for page in playbook.records:
        yield from _parts(page)
        for start, end in top_headings(page.body):
            title = "number and name are its title" if isinstance(page, KeyTask) else "title stands above it"
            yield at_offset(
                "M3062",
                page,
                (page.body_start + start, page.body_start + end),
                f"the body has a heading of the first level, but the page's {title}",
                "begin the heading with `##`",
            )


def parts_of(page: Record) -> tuple[str, ...]:
    """The parts that a page of this kind is made of."""
    if isinstance(page, KeyTask):
        return KEY_TASK_PARTS
    return PHASE_PARTS if isinstance(page, Phase) else COLLECTION_PARTS


def _parts(page: Record) -> Iterator[Diagnostic]:
    own = parts_of(page)
    placed: set[str] = set()
    for placement in placements(page.body):
        if is_template(placement):
            continue
        where = page.body_start + placement.start, page.body_start + placement.end
        name = placement.part
        if placement.is_within:
            yield at_offset(
                "M3060",
                page,
                where,
                f"`m3/{name}` stands inside other content, where nothing can be placed",
                "put the comment on a line of its own, outside HTML and indented blocks",
            )
        elif is_part(placement, own):
            if placement.options:
                headline = f"the part `m3/{name}` takes no options"
                yield at_offset("M3021", page, where, headline, f"write `<!-- m3/{name} -->`")
            if name in placed:
                headline = f"`m3/{name}` stands twice; the part stands where it is named first"
                yield at_offset("M3061", page, where, headline, "delete one of the two comments")
            placed.add(name)
        elif name not in VIEWS:
            yield _unknown(page, where, placement, own)


def _unknown(page: Record, where: tuple[int, int], placement: Placement, own: tuple[str, ...]) -> Diagnostic:
    known = tuple(dict.fromkeys((*own, *VIEWS)))
    near = nearest(placement.part, known)
    cure = f"write `m3/{near}`" if near else f"use one of {', '.join(f'`m3/{part}`' for part in known)}"
    word, _, options = placement.part.partition(" ")
    if word in VIEWS and options:
        cure = f"write the options in braces: `m3/{word} {{{options.strip('[]')}}}`"
    return at_offset("M3060", page, where, f"there is no part `m3/{placement.part}`", cure)
