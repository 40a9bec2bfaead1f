"""What a role or a party hands on and who waits for it, and what it waits for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import Relation, relation_of, relation_to
from mkdocs_m3.model.hand_overs import handed_on_by, is_any, waited_for_by
from mkdocs_m3.model.related import MOST_WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask
    from mkdocs_m3.model.hand_overs import HandOver
    from mkdocs_m3.model.vocabulary import Term


class Row(Struct, frozen=True, kw_only=True):
    """One artifact."""

    name: Markup
    """Its name."""
    makers: Relation | None
    """The tasks that make it."""
    users: Relation | None
    """The tasks that wait for it."""
    parties: tuple[Term, ...]
    """Who else answers for these tasks or acts in them; nobody is named where they are many."""


class HandOvers(Struct, frozen=True, kw_only=True):
    """What is handed on, or what is waited for."""

    heading: str
    """Which of the two it is."""
    headings: tuple[str, ...]
    """Above the columns."""
    rows: tuple[Row, ...]
    """Each artifact, in the order of the tasks."""


class View(Struct, frozen=True, kw_only=True):
    """Both tables; one without rows is left out."""

    tables: tuple[HandOvers, ...]
    """What is handed on, then what is waited for."""


def has_content(context: Context) -> bool:
    """Whether the page is that of somebody whose tasks hand on anything or wait for anything."""
    return bool(context.participant_page.participant and is_any(context.playbook, _tasks(context)))


def view(context: Context) -> View:
    """What the tasks of a role or a party hand on, and what they wait for."""
    message, tasks = context.words.message, _tasks(context)
    parties = bool(context.vocabulary.parties)
    headings = (message("artifact"), message("artifact_made"), message("needed_in"))
    handed = tuple(_handed_on(context, one) for one in handed_on_by(context.playbook, tasks))
    waited = tuple(_waited_for(context, one) for one in waited_for_by(context.playbook, tasks))
    tables = (
        HandOvers(
            heading=message("lineage_artifacts"),
            headings=(*headings, *((message("who_waits"),) if parties else ())),
            rows=handed,
        ),
        HandOvers(
            heading=message("waits_for"),
            headings=(*headings, *((message("who_makes_it"),) if parties else ())),
            rows=waited,
        ),
    )
    return View(tables=tuple(table for table in tables if table.rows))


def _tasks(context: Context) -> tuple[KeyTask, ...]:
    return tuple(one.task for one in context.participant.involvements)


def _handed_on(context: Context, one: HandOver) -> Row:
    return Row(
        name=context.prose_of(one.own[0].source.uri, one.artifact.text),
        makers=relation_of(context, "", one.own),
        users=_others(context, one, one.own[0]),
        parties=_doing(context, one),
    )


def _waited_for(context: Context, one: HandOver) -> Row:
    return Row(
        name=context.prose_of(one.own[0].source.uri, one.artifact.text),
        makers=_others(context, one, one.own[-1]),
        users=relation_of(context, "", one.own),
        parties=_doing(context, one),
    )


def _others(context: Context, one: HandOver, seen_from: KeyTask) -> Relation | None:
    place = context.entries.of_artifacts.get(one.artifact.key)
    rank = context.playbook.rank(seen_from)
    return relation_to(context, "", one.others, place, one.artifact.name, rank=rank)


def _doing(context: Context, one: HandOver) -> tuple[Term, ...]:
    """The parties of the other tasks, without the one whose page it is."""
    tasks: Iterable[KeyTask] = one.others.all if len(one.others) <= MOST_WHOLE else ()
    doing = {party for task in tasks for party in task.doing if party != context.participant.key}
    return tuple(party for party in context.vocabulary.parties if party.id in doing)
