"""What a phase is called, and where it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.markup.text import plain

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context


def phase_name(context: Context, number: int) -> str:
    """The number and the name in plain words, `Phase 3: Engagement`; without a page, `Phase 3`."""
    page = context.playbook.phase_pages.get(number)
    name = plain(page.name.value) if page and page.name else ""
    key = "phase_with_name" if name else "phase"
    return context.words.message(key, number=number, name=name)


def phase_address(context: Context, number: int) -> str:
    """The address of a phase's page; empty where it has none, or is this page itself."""
    page = context.playbook.phase_pages.get(number)
    return context.links.page(page) if page and page is not context.page else ""
