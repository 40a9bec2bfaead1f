"""Who a role or a party is, in how much it takes part, and where on the page that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.counts import Count
from mkdocs_m3.components.phase_names import phase_address
from mkdocs_m3.model.participants import list_id

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model.participants import Participant


class View(Struct, frozen=True, kw_only=True):
    """The beginning of the page."""

    definition: Markup | None
    """What a glossary says."""
    glossary: str
    """The entry in the glossary; empty where there is none."""
    glossary_label: str
    """What leads there."""
    counts: tuple[Count, ...]
    """In how many tasks, phases and workstreams it takes part; the activities that it leads and shares.

    The lists are on the page; a single phase has a page of its own.
    """
    printed: str
    """That on paper, the page is a checklist."""


def has_content(context: Context) -> bool:
    """Whether the page is that of a role or a party."""
    return context.participant_page.participant is not None


def view(context: Context) -> View:
    """The beginning of the page of a role or a party."""
    who, message = context.participant, context.words.message
    found = who.definition
    meaning = found.term.description if found else None
    return View(
        definition=context.markup_of(found.uri, meaning) if found and meaning and meaning.value else None,
        glossary=f"{context.links.page_at(found.uri)}#{found.term.anchor}" if found else "",
        glossary_label=message("in_the_glossary"),
        counts=_counts(context, who),
        printed=message("printed_as_checklist"),
    )


def _counts(context: Context, who: Participant) -> tuple[Count, ...]:
    tasks = [one.task for one in who.involvements]
    phases = {task.phase for task in tasks if task.phase in context.playbook.phases}
    workstreams = {task.category for task in tasks if task.category}
    only = phase_address(context, next(iter(phases))) if len(phases) == 1 else ""
    doing = ((what, list_id(what)) for what in ("leads", "shares"))
    numbers = (
        ("tasks_count", len(tasks), f"#{list_id('tasks')}"),
        ("phases_count", len(phases), only),
        ("workstreams_count", len(workstreams), ""),
        *((f"{what}_count", who.entries.get(list_, 0), f"#{list_}") for what, list_ in doing),
    )
    return tuple(
        Count(words=context.words.message(key, count=number), address=address)
        for key, number, address in numbers
        if number
    )
