"""What a phase is called, and where it is found; and what a task is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.markup.text import plain

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Id, KeyTask


class Parent(Struct, frozen=True, kw_only=True):
    """The task above one with a dotted id."""

    name: str
    """Its name, or its id where it has no page."""
    address: str
    """Its page; empty where it has none."""


def phase_name(context: Context, phase: Id | None) -> str:
    """The number and the name in plain words, `Phase 3: Engagement`; of a word, the name alone, or the word.

    Without a page, and where the site does not list it, `Phase 3`. Nothing where a task has no phase.
    """
    if phase is None:
        return ""
    page = context.playbook.phase_pages.get(phase)
    name = plain(page.name.value) if page and page.name else context.vocabulary.ids.label(phase)
    return phase_title(context, phase, name) if name else phase_short(context, phase)


def phase_title(context: Context, phase: Id, name: str) -> str:
    """What the heading of a phase's page says."""
    if context.vocabulary.ids.phase == "number":
        return context.words.message("phase_with_name", number=phase, name=name)
    return name


def phase_short(context: Context, phase: Id | None) -> str:
    """The same without its name: `Phase 3`; of a word, the word."""
    if phase is None or context.vocabulary.ids.phase != "number":
        return phase.text if phase else ""
    return context.words.message("phase", number=phase)


def phase_address(context: Context, phase: Id | None) -> str:
    """The address of a phase's page; empty where it has none, or is this page itself."""
    page = context.playbook.phase_pages.get(phase) if phase else None
    return context.links.page(page) if page and page is not context.page else ""


def parent_of(context: Context, task: KeyTask) -> Parent | None:
    """What a task is part of; `None` where its id does not say that it is part of another."""
    if task.parent is None:
        return None
    page = context.playbook.by_id.get(task.parent)
    name = plain(page.name.value) if page and page.name else ""
    return Parent(name=name or task.parent, address=context.links.page(page) if page else "")
