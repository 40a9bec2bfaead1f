"""What a role or a party hands on and who waits for it, and what it waits for itself."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import Relation, relation_of, relation_to
from mkdocs_m3.components.known import once
from mkdocs_m3.components.parties import parties_of
from mkdocs_m3.model.hand_overs import earlier, handed_on, is_any, later, together, waited_for
from mkdocs_m3.model.related import MOST_WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask, Playbook
    from mkdocs_m3.model.hand_overs import Exchanged, HandOver
    from mkdocs_m3.model.vocabulary import Term

    _Way: TypeAlias = Callable[[Playbook, KeyTask], tuple[Exchanged, ...]]
    _Others: TypeAlias = tuple[Relation | None, frozenset[str]]

_URI: Final = attrgetter("source.uri")
"""The path of a task's page in the documentation folder."""


class Row(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
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
    message = context.words.message
    headings = (message("artifact"), message("artifact_made"), message("needed_in"))
    tables = (
        HandOvers(
            heading=message(heading),
            headings=(*headings, message(who)) if context.vocabulary.parties else headings,
            rows=tuple(_rows(context, way)),
        )
        for way, heading, who in (
            (handed_on, "lineage_artifacts", "who_waits"),
            (waited_for, "waits_for", "who_makes_it"),
        )
    )
    return View(tables=tuple(table for table in tables if table.rows))


def _tasks(context: Context) -> Iterator[KeyTask]:
    return (one.task for one in context.participant.involvements)


def _rows(context: Context, way: _Way) -> Iterator[Row]:
    """The rows of what is handed on, or of what is waited for."""
    who = context.participant.key if context.participant.kind == "parties" else ""
    exchanged = (
        (task, once(context, (way, task.source.uri), _exchanged, way, task)) for task in _tasks(context)
    )
    for one in together(exchanged):
        key = ("hand_overs", way, one.artifact.key, one.artifact.text.value, who, *map(_URI, one.own))
        yield once(context, key, _row, way, one, who)


def _exchanged(context: Context, way: _Way, task: KeyTask) -> tuple[Exchanged, ...]:
    return way(context.playbook, task)


def _row(context: Context, way: _Way, one: HandOver, who: str) -> Row:
    """The row of an artifact; on the page of a party, it is left out of those `who` wait or make it."""
    own = _own(context, one.own)
    others, doing = _others(context, way, one)
    is_handed = way is handed_on
    return Row(
        name=context.prose_of(one.own[0].source.uri, one.artifact.text),
        makers=own if is_handed else others,
        users=others if is_handed else own,
        parties=parties_of(context, doing - {who}) if doing else (),
    )


def _own(context: Context, tasks: tuple[KeyTask, ...]) -> Relation | None:
    key = ("hand_overs", "own", *map(_URI, tasks))
    return once(context, key, _relation_of, tasks)


def _relation_of(context: Context, tasks: tuple[KeyTask, ...]) -> Relation | None:
    return relation_of(context, "", tasks)


def _others(context: Context, way: _Way, one: HandOver) -> _Others:
    """The other tasks, and the parties that answer for them or act in them; none where they are many."""
    seen_from = one.own[0] if way is handed_on else one.own[-1]
    key = ("hand_overs", "others", way, one.artifact.key, one.artifact.name, seen_from.source.uri)
    return once(context, key, _seen, way, one, seen_from)


def _seen(context: Context, way: _Way, one: HandOver, seen_from: KeyTask) -> _Others:
    related = (later if way is handed_on else earlier)(context.playbook, one)
    place = context.entries.of_artifacts.get(one.artifact.key)
    rank = context.playbook.rank(seen_from)
    tasks = related.all if len(related) <= MOST_WHOLE else ()
    doing = frozenset(party for task in tasks for party in task.doing)
    return relation_to(context, "", related, place, one.artifact.name, rank=rank), doing
