"""Roles and parties with their tasks, and how many entries each list on their page has.

The lists have ids, by which other pages lead to exactly what they count: `tasks-in-3`, `leads-of-3-1`.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.model.ids import slug_of
from mkdocs_m3.model.names import fold
from mkdocs_m3.model.statistics import roles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.model.ids import Id
    from mkdocs_m3.model.key_task import Activity, KeyTask
    from mkdocs_m3.model.playbook import Definition, Playbook
    from mkdocs_m3.model.source import Text
    from mkdocs_m3.model.vocabulary import Vocabulary


class Involvement(Struct, frozen=True, kw_only=True, dict=True):
    """A task in which a role or a party takes part."""

    task: KeyTask
    """The task."""
    parties: tuple[str, ...]
    """The ids of the parties for which a role takes part, none where none is named; or the party itself."""

    @cached_property
    def leads(self) -> tuple[tuple[int, Activity], ...]:
        """The activities that are done alone, each with its number in the task, from 1."""
        return tuple(one for one in self._acting if not _is_shared(one[1]))

    @cached_property
    def shares(self) -> tuple[tuple[int, Activity], ...]:
        """The activities that are done with other parties, likewise."""
        return tuple(one for one in self._acting if _is_shared(one[1]))

    @property
    def letters(self) -> Counter[str]:
        """By a letter, in how many of the activities one of the parties has it."""
        had = (
            {letter for one in activity.assignments if one.party in self.parties for letter in one.letters}
            for activity in self.task.activities
            if activity.assignments
        )
        return Counter(letter for letters in had for letter in letters)

    @cached_property
    def _acting(self) -> tuple[tuple[int, Activity], ...]:
        own = frozenset(self.parties)
        return tuple(
            (number, activity)
            for number, activity in enumerate(self.task.activities, start=1)
            if activity.responsible_party and not own.isdisjoint(activity.responsible_party.parties)
        )


class Participant(Struct, frozen=True, kw_only=True):
    """A role or a party."""

    kind: str
    """`roles` or `parties`."""
    key: str
    """The role's key, or the party's id."""
    name: str
    """What it is called, in plain words."""
    first: Text | None
    """Where a role is named first; `None` for a party, which the configuration names."""
    definition: Definition | None
    """What a glossary says of it."""
    involvements: tuple[Involvement, ...]
    """Its tasks, in their order."""
    entries: Mapping[str, int]
    """By the id of a list on its page, how many entries the list has; none of an empty list."""


def everybody(kind: str, playbook: Playbook, vocabulary: Vocabulary) -> tuple[Participant, ...]:
    """Every role by its name, or every party in the vocabulary's order, that takes part in a task."""
    if kind == "roles":
        return tuple(sorted(_roles(playbook, vocabulary), key=lambda one: one.name.casefold()))
    return tuple(_parties(playbook, vocabulary))


def list_id(what: str, *, phase: Id | None = None, task: str | None = None) -> str:
    """The id of a list of `tasks`, `roles`, or `parties`, or of activities that somebody `leads` or `shares`.

    Of those in a phase, `leads-in-3`, of those of a task, `leads-of-3-1`, or of all, `all-leads`.
    """
    if task is not None:
        return f"{what}-of-{_in_an_id(slug_of(task))}"
    return f"all-{what}" if phase is None else f"{what}-in-{_in_an_id(phase.slug)}"


def _in_an_id(slug: str) -> str:
    """A slug as validators of HTML accept it in an id."""
    return slug.replace(".", "-")


def _roles(playbook: Playbook, vocabulary: Vocabulary) -> Iterator[Participant]:
    by_id = {task.id: task for task in reversed(playbook.key_tasks)}
    for role in roles_of(playbook, playbook.key_tasks, (party.id for party in vocabulary.parties)):
        definition = playbook.definition_of(role.first)
        name = definition.term.plain if definition else role.name
        tasks = tuple(Involvement(task=by_id[id_], parties=who) for id_, who in role.parties.items())
        yield Participant(
            kind="roles",
            key=role.key,
            name=name,
            first=role.first.text,
            definition=definition,
            involvements=tasks,
            entries=_counted(tasks),
        )


def _parties(playbook: Playbook, vocabulary: Vocabulary) -> Iterator[Participant]:
    found: dict[str, list[Involvement]] = {party.id: [] for party in vocabulary.parties}
    for task in playbook.key_tasks:
        for id_ in task.involved:
            found[id_].append(Involvement(task=task, parties=(id_,)))
    for party in vocabulary.parties:
        tasks = tuple(found[party.id])
        label = party.label
        if tasks:
            yield Participant(
                kind="parties",
                key=party.id,
                name=label,
                first=None,
                definition=playbook.definitions.get(party.label)
                or playbook.definitions.get(fold(party.label)),
                involvements=tasks,
                entries=_counted(tasks),
            )


def _counted(tasks: Iterable[Involvement]) -> dict[str, int]:
    """The number of entries in each list that is not empty, by the list's id."""
    counts: Counter[str] = Counter()
    for one in tasks:
        phase, task = one.task.phase, one.task.id or ""
        counts.update(dict.fromkeys((list_id("tasks"), list_id("tasks", phase=phase)), 1))
        for what, activities in (("leads", one.leads), ("shares", one.shares)):
            ids = (list_id(what), list_id(what, phase=phase), list_id(what, task=task))
            counts.update(dict.fromkeys(ids, len(activities)) if activities else {})
    return dict(counts)


def _is_shared(activity: Activity) -> bool:
    return activity.responsible_party is not None and activity.responsible_party.is_shared
