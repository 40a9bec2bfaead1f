"""The phases as cards in order, with what each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.phase_names import phase_address, phase_name
from mkdocs_m3.model.statistics import templates_of

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Id


class Card(Struct, frozen=True, kw_only=True):
    """One phase."""

    name: str
    """Its number and name."""
    address: str
    """Its page, or that of its first key task where it has no page of its own."""
    objective: Markup | None
    """What it is for."""
    counts: tuple[str, ...]
    """What it holds, in words: `16 key tasks`, `105 activities`, `21 templates`."""


class View(Struct, frozen=True, kw_only=True):
    """The cards."""

    cards: tuple[Card, ...]
    """Every phase, in order."""
    nothing: str
    """What is said where no phase is known; empty where the site has none, and a finding says so."""


def view(context: Context) -> View:
    """The cards of the whole playbook."""
    cards = tuple(_card(context, phase) for phase in context.playbook.phases)
    return View(
        cards=cards,
        nothing="" if cards or not context.vocabulary.ids.has_phases else context.words.message("no_tasks"),
    )


def _card(context: Context, phase: Id) -> Card:
    tasks = context.playbook.phases[phase]
    page = context.playbook.phase_pages.get(phase)
    first = context.links.page(tasks[0]) if tasks and page is None else ""
    counts = {
        "tasks_count": len(tasks),
        "activities_count": sum(len(task.activities) for task in tasks),
        "templates_count": len(templates_of(context.playbook, tasks, (phase,))),
    }
    return Card(
        name=phase_name(context, phase),
        address=phase_address(context, phase) or first,
        objective=context.markup_of(page.source.uri, page.objective)
        if page and page.objective and page.objective.value
        else None,
        counts=tuple(context.words.message(key, count=count) for key, count in counts.items() if count),
    )
