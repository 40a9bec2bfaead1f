"""What a phase is called, and where it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.markup.text import plain

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Id


def phase_name(context: Context, phase: Id | None) -> str:
    """The number and the name in plain words, `Phase 3: Engagement`; without a page, `Phase 3`.

    Nothing where a task has no phase.
    """
    if phase is None:
        return ""
    page = context.playbook.phase_pages.get(phase)
    name = plain(page.name.value) if page and page.name else ""
    key = "phase_with_name" if name else "phase"
    return context.words.message(key, number=phase, name=name)


def phase_address(context: Context, phase: Id | None) -> str:
    """The address of a phase's page; empty where it has none, or is this page itself."""
    page = context.playbook.phase_pages.get(phase) if phase else None
    return context.links.page(page) if page and page is not context.page else ""
