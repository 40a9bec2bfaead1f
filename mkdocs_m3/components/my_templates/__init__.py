"""The templates that a role or a party needs in its tasks."""

from __future__ import annotations

from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.known import once
from mkdocs_m3.components.templates import Card, card_of, name_of
from mkdocs_m3.model.statistics import have_templates, offerings_of, template_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask
    from mkdocs_m3.model.statistics import Offering

_URI: Final = attrgetter("source.uri")
"""The path of a task's page in the documentation folder."""


class View(Struct, frozen=True, kw_only=True):
    """The cards."""

    cards: tuple[Card, ...]
    """Every template, by name."""


def has_content(context: Context) -> bool:
    """Whether the page is that of somebody whose tasks have templates."""
    return bool(context.participant_page.participant and have_templates(_tasks(context)))


def view(context: Context) -> View:
    """The templates of a role's or a party's tasks."""
    offering: dict[str, list[KeyTask]] = {}
    for task in _tasks(context):
        for target in _offerings(context, task):
            offering.setdefault(target, []).append(task)
    cards = sorted((_named(context, target, tasks) for target, tasks in offering.items()), key=itemgetter(0))
    return View(cards=tuple(card for _, card in cards))


def _tasks(context: Context) -> Iterator[KeyTask]:
    return (one.task for one in context.participant.involvements)


def _named(context: Context, target: str, tasks: Iterable[KeyTask]) -> tuple[str, Card]:
    """The card of what tasks offer, and the name by which it has its place."""
    key = ("my_templates", target, *map(_URI, tasks))
    return once(context, key, _card_of, target, tasks)


def _card_of(context: Context, target: str, tasks: Iterable[KeyTask]) -> tuple[str, Card]:
    offerings = [one for task in tasks for one in _offerings(context, task)[target]]
    card = card_of(context, template_of(offerings))
    return name_of(card), card


def _offerings(context: Context, task: KeyTask) -> Mapping[str, Sequence[Offering]]:
    return once(context, ("my_templates", task.source.uri), _offered, task)


def _offered(context: Context, task: KeyTask) -> Mapping[str, Sequence[Offering]]:
    del context
    return offerings_of(task)
