"""Roles and parties with their tasks, and how many entries each list on their page has.

The lists have ids, by which other pages lead to exactly what they count: `tasks-in-3`, `leads-of-3-1`.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.model.ids import slug_of
from mkdocs_m3.model.names import fold
from mkdocs_m3.model.statistics import roles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.model.ids import Id
    from mkdocs_m3.model.key_task import Activity, KeyTask, Numbered
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
    def leads(self) -> tuple[Numbered, ...]:
        """The activities that are done alone, each with its number in the task, from 1."""
        if len(self.parties) == 1:
            return self.task.led.get(self.parties[0], ())
        return tuple(sorted(one for party in self.parties for one in self.task.led.get(party, ())))

    @cached_property
    def shares(self) -> tuple[Numbered, ...]:
        """The activities that are done with other parties, likewise."""
        return tuple(one for one in self.task.shared if self._acts_in(one[1]))

    def _acts_in(self, activity: Activity) -> bool:
        who = activity.responsible_party
        return who is not None and any(party in who.parties for party in self.parties)

    @property
    def letters(self) -> Mapping[str, int]:
        """By a letter, in how many of the activities one of the parties has it; none that nobody has."""
        counts: dict[str, int] = {}
        for activity in self.task.activities:
            if activity.assignments:
                own = (one.letters for one in activity.assignments if one.party in self.parties)
                for letter in {letter for letters in own for letter in letters}:
                    counts[letter] = counts.get(letter, 0) + 1
        return counts


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


@lru_cache(maxsize=1 << 14)
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
    counts: dict[str, int] = {}
    for one in tasks:
        phase, task = one.task.phase, one.task.id or ""
        for what, count in (("tasks", 1), ("leads", len(one.leads)), ("shares", len(one.shares))):
            if count:
                of_task = (list_id(what, task=task),) if what != "tasks" else ()
                for id_ in dict.fromkeys((list_id(what), list_id(what, phase=phase), *of_task)):
                    counts[id_] = counts.get(id_, 0) + count
    return counts
