"""The phases as cards in order, with what each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.counts import Count, tasks_of_phase
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
    counts: tuple[Count, ...]
    """What it holds: `16 key tasks`, `105 activities`, `21 templates`."""


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
    counts = (
        ("tasks_count", len(tasks), tasks_of_phase(context, phase)),
        ("activities_count", sum(len(task.activities) for task in tasks), ""),
        ("templates_count", len(templates_of(context.playbook, tasks, (phase,))), ""),
    )
    return Card(
        name=phase_name(context, phase),
        address=phase_address(context, phase) or first,
        objective=context.markup_of(page.source.uri, page.objective)
        if page and page.objective and page.objective.value
        else None,
        counts=tuple(_count(context, phase, *one) for one in counts if one[1]),
    )


def _count(context: Context, phase: Id, key: str, count: int, address: str) -> Count:
    words = context.words.message(key, count=count)
    label = context.words.message("export_detail", name=phase_name(context, phase), detail=words)
    return Count(words=words, address=address, label=label)
