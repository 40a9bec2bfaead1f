"""The activities of a party, or of a role's parties in its tasks: first what is done alone, then the rest."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import TaskLink, task_link
from mkdocs_m3.components.known import once
from mkdocs_m3.components.parties import parties_of
from mkdocs_m3.components.phase_names import phase_name
from mkdocs_m3.model.participants import list_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Activity
    from mkdocs_m3.model.participants import Involvement
    from mkdocs_m3.model.vocabulary import Term


class Entry(Struct, frozen=True, kw_only=True, gc=False):
    """One activity."""

    number: int
    """Its number in its task."""
    address: str
    """Where it is on its task's page."""
    label: str
    """What the link says to a screen reader: the task's number and its own."""
    text: Markup
    """What is to be done."""
    parties: tuple[Term, ...]
    """Who acts, as far as the page has not said it: with one party, the others."""
    letters: tuple[str, ...]
    """The letters of each party that has any: `Provider: R`."""


class TaskGroup(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """The activities of one task."""

    id: str
    """The id of the list."""
    task: TaskLink
    """The task."""
    entries: tuple[Entry, ...]
    """The activities, by number."""


class PhaseGroup(Struct, frozen=True, kw_only=True):
    """The activities of one phase."""

    id: str
    """The id of the list; empty where there are no phases."""
    name: str
    """The phase's number and name."""
    tasks: tuple[TaskGroup, ...]
    """The tasks, in their order."""


class Activities(Struct, frozen=True, kw_only=True):
    """What is done alone, or what is done with others."""

    id: str
    """The id of the list."""
    heading: str
    """Which of the two it is, and how many activities: `Leads: 45 activities`."""
    phases: tuple[PhaseGroup, ...]
    """By phase."""


class View(Struct, frozen=True, kw_only=True):
    """The activities."""

    note: str
    """On the page of a role, whose activities these are."""
    lists: tuple[Activities, ...]
    """One list or two; none is empty."""


def has_content(context: Context) -> bool:
    """Whether the page is that of somebody who has activities."""
    who = context.participant_page.participant
    return bool(who and any(who.entries.get(list_id(what)) for what in ("leads", "shares")))


def view(context: Context) -> View:
    """The activities of a role or a party."""
    message, who = context.words.message, context.participant
    lists = []
    for what in ("leads", "shares"):
        if count := who.entries.get(list_id(what), 0):
            detail = message("activities_count", count=count)
            lists.append(
                Activities(
                    id=list_id(what),
                    heading=message("export_detail", name=message(what), detail=detail),
                    phases=tuple(_phases(context, what)),
                )
            )
    return View(note=message("my_activities_note") if who.kind == "roles" else "", lists=tuple(lists))


def _phases(context: Context, what: str) -> Iterator[PhaseGroup]:
    tasks = context.participant.involvements
    for phase, members in groupby(tasks, key=lambda one: one.task.phase):
        groups = tuple(_tasks(context, what, members))
        if groups:
            name = phase_name(context, phase) if phase is not None else ""
            id_ = list_id(what, phase=phase) if phase is not None else ""
            yield PhaseGroup(id=id_, name=name, tasks=groups)


def _tasks(context: Context, what: str, tasks: Iterable[Involvement]) -> Iterator[TaskGroup]:
    for one in tasks:
        if one.leads if what == "leads" else one.shares:
            key = ("my_activities", what, one.task.source.uri, one.parties)
            yield once(context, key, _group, what, one)


def _group(context: Context, what: str, one: Involvement) -> TaskGroup:
    link = task_link(context, one.task)
    activities = one.leads if what == "leads" else one.shares
    return TaskGroup(
        id=list_id(what, task=link.id),
        task=link,
        entries=tuple(_entry(context, link, one, number, activity) for number, activity in activities),
    )


def _entry(
    context: Context, task: TaskLink, involvement: Involvement, number: int, activity: Activity
) -> Entry:
    who, own = activity.responsible_party, frozenset(involvement.parties)
    acting = frozenset(who.parties if who else ())
    if len(own) == 1 or acting == own:
        acting -= own
    return Entry(
        number=number,
        address=f"{task.address}#activity-{number}",
        label=f"{task.id}, {context.words.message('activity')} {number}",
        text=context.prose_of(involvement.task.source.uri, activity.text),
        parties=parties_of(context, acting) if acting else (),
        letters=tuple(_letters(context, activity)) if activity.assignments else (),
    )


def _letters(context: Context, activity: Activity) -> Iterator[str]:
    labels = {party.id: party.label for party in context.vocabulary.parties}
    for one in activity.assignments:
        yield context.words.message("export_detail", name=labels[one.party], detail="/".join(one.letters))
