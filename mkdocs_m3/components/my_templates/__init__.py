"""The templates that a role or a party needs in its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.templates import Card, cards_of
from mkdocs_m3.model.statistics import have_templates, templates_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask


class View(Struct, frozen=True, kw_only=True):
    """The cards."""

    cards: tuple[Card, ...]
    """Every template, by name."""


def has_content(context: Context) -> bool:
    """Whether the page is that of somebody whose tasks have templates."""
    return bool(context.participant_page.participant and have_templates(_tasks(context)))


def view(context: Context) -> View:
    """The templates of a role's or a party's tasks."""
    return View(cards=cards_of(context, templates_of(context.playbook, _tasks(context), ())))


def _tasks(context: Context) -> Iterator[KeyTask]:
    return (one.task for one in context.participant.involvements)
