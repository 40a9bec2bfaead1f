"""Comments that place a part of the page name one that there is, once; and the page has one title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.parts import PARTS, placements, top_headings
from mkdocs_m3.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.links import SiteLinks
    from mkdocs_m3.model import KeyTask, Playbook


def check(playbook: Playbook, links: SiteLinks) -> Iterator[Diagnostic]:
    """Report unknown and repeated parts, and headings of the first level, in the bodies."""
    del links
    for task in playbook.pages:
        yield from _parts(task)
        for start, end in top_headings(task.body):
            yield at_offset(
                "M3062",
                task,
                (task.body_start + start, task.body_start + end),
                "the body has a heading of the first level, but the page's number and name are its title",
                "begin the heading with `##`",
            )


def _parts(task: KeyTask) -> Iterator[Diagnostic]:
    placed: set[str] = set()
    for placement in placements(task.body):
        where = task.body_start + placement.start, task.body_start + placement.end
        name = placement.part
        if placement.is_within:
            yield at_offset(
                "M3060",
                task,
                where,
                f"`m3/{name}` stands inside other content, where no part can be placed",
                "put the comment on a line of its own, outside HTML and indented blocks",
            )
            continue
        if name not in PARTS:
            near = nearest(name, PARTS)
            cure = (
                f"write `m3/{near}`" if near else f"use one of {', '.join(f'`m3/{part}`' for part in PARTS)}"
            )
            yield at_offset("M3060", task, where, f"there is no part `m3/{name}`", cure)
        elif name in placed:
            headline = f"`m3/{name}` stands twice; the part stands where it is named first"
            yield at_offset("M3061", task, where, headline, "delete one of the two comments")
        placed.add(name)
