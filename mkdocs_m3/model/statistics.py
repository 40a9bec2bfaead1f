"""What views and exports tell of many tasks together: counts, and who has to do with what.

Each function goes through the tasks once. The page, the CSV file and the workbook take the same figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.model.key_task import Artifact, KeyTask, Reference, Stakeholder
    from mkdocs_m3.model.playbook import Playbook


class Load(Struct, frozen=True, kw_only=True):
    """How many activities of a task, or of several, are whose."""

    total: int
    """All activities."""
    alone: Mapping[str, int]
    """By a party's id, those in which it acts alone; none of a party that has none."""
    shared: Mapping[str, int]
    """By a party's id, those in which it acts with others, likewise."""
    unstated: int
    """Those of which nobody is named."""

    def of(self, party: str) -> tuple[int, int]:
        """How many a party leads, and how many it shares."""
        return self.alone.get(party, 0), self.shared.get(party, 0)


def load_of(tasks: Iterable[KeyTask]) -> Load:
    """The load of tasks together."""
    alone: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    total = unstated = 0
    for task in tasks:
        for activity in task.activities:
            total += 1
            who = activity.responsible_party
            if who is None or not who.parties:
                unstated += 1
            else:
                (shared if who.is_shared else alone).update(who.parties)
    return Load(total=total, alone=alone, shared=shared, unstated=unstated)


class Role(Struct, frozen=True, kw_only=True):
    """A role, and the tasks in which somebody who has it takes part."""

    first: Stakeholder
    """Where it stands first."""
    parties: Mapping[str, tuple[str, ...]]
    """By a task's id, the ids of the parties for which they do; none where no party is named."""

    @property
    def name(self) -> str:
        """As the first task spells it, in plain words."""
        return self.first.name


def roles_of(
    playbook: Playbook, tasks: Iterable[KeyTask], order: Iterable[str], only: Iterable[str] = ()
) -> tuple[Role, ...]:
    """Every role, by the number of its tasks from many to few, then by name; parties in their `order`.

    Roles with one entry in the glossary are one: `Program Manager (PM)` and `PM`. With `only` some
    parties, the roles and tasks in which somebody takes part for one of them.
    """
    only = frozenset(only)
    order = tuple(order)
    first: dict[str, Stakeholder] = {}
    named: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for task in tasks:
        for stakeholder in task.stakeholders:
            who = stakeholder.responsible_party
            entry = playbook.definition_of(stakeholder)
            key = entry.term.key if entry else stakeholder.key
            first.setdefault(key, stakeholder)
            named[key][task.id or ""].update(who.parties if who else ())
    roles = (
        Role(
            first=stakeholder,
            parties={
                id_: tuple(party for party in order if party in parties)
                for id_, parties in named[key].items()
                if not only or parties & only
            },
        )
        for key, stakeholder in first.items()
    )
    some = (role for role in roles if role.parties)
    return tuple(sorted(some, key=lambda role: (-len(role.parties), role.name.casefold())))


class Template(Struct, frozen=True, kw_only=True):
    """A file or an address that is offered to make something from."""

    reference: Reference
    """Where it is named first."""
    names: tuple[str, ...]
    """The names of what is made from it, the most frequent first; none where nobody names anything."""
    needed_by: tuple[KeyTask, ...]
    """The tasks that offer it for an input or an activity."""
    made_by: tuple[KeyTask, ...]
    """The tasks that offer it for an output."""
    listed_in: tuple[int, ...]
    """The phases whose page lists it."""


def templates_of(playbook: Playbook, tasks: Iterable[KeyTask], phases: Iterable[int]) -> tuple[Template, ...]:
    """Every template of these tasks and of these phases' pages, once, in the order in which they come.

    An address is no template where the artifact comes from outside the playbook, nor on a phase's page:
    there it says where something is found.
    """
    offers: list[tuple[Reference, str, str, KeyTask | int]] = []
    for task in tasks:
        offers += ((reference, name, "needed", task) for reference, name in _needed(task))
        offers += ((made.template, made.name, "made", task) for made in task.made if made.template)
    for number in phases:
        page = playbook.phase_pages.get(number)
        for listed in page.documentation if page else ():
            if listed.template and listed.template.is_file:
                offers.append((listed.template, listed.name, "listed", number))
    by_target: dict[str, list[tuple[Reference, str, str, KeyTask | int]]] = {}
    for offer in offers:
        by_target.setdefault(offer[0].target.value, []).append(offer)
    return tuple(_template(several) for several in by_target.values())


def _needed(task: KeyTask) -> Iterator[tuple[Reference, str]]:
    """What a task needs to do its work, each with the name of what is made from it, if it has one."""
    for artifact in task.inputs:
        if artifact.template and (artifact.template.is_file or not artifact.is_external):
            yield artifact.template, artifact.name
    for activity in task.activities:
        if activity.template:
            yield activity.template, activity.outputs[0].name if activity.outputs else ""


def _template(offers: list[tuple[Reference, str, str, KeyTask | int]]) -> Template:
    names = Counter(name for _, name, _, _ in offers if name)

    def tasks(kind: str) -> tuple[KeyTask, ...]:
        found = {one.source.uri: one for _, _, why, one in offers if why == kind and not isinstance(one, int)}
        return tuple(found.values())

    return Template(
        reference=offers[0][0],
        names=tuple(name for name, _ in names.most_common()),
        needed_by=tasks("needed"),
        made_by=tasks("made"),
        listed_in=tuple(dict.fromkeys(one for *_, one in offers if isinstance(one, int))),
    )


class Made(Struct, frozen=True, kw_only=True):
    """An artifact with the tasks that have to do with it."""

    key: str
    """Its key."""
    names: tuple[str, ...]
    """Its spellings, the most frequent first."""
    made_by: tuple[KeyTask, ...]
    """The tasks that make it."""
    used_by: tuple[KeyTask, ...]
    """The tasks that take it in."""
    template: Reference | None
    """What it is made from, where a task offers something first."""
    is_external: bool
    """Whether a task says that it comes from outside the playbook."""

    @property
    def name(self) -> str:
        """Its most frequent spelling."""
        return self.names[0]


def artifacts_of(playbook: Playbook, tasks: Iterable[KeyTask]) -> tuple[Made, ...]:
    """Every artifact of these tasks, by name; with all tasks of the playbook that make or use it."""
    found: dict[str, list[Artifact]] = {}
    for task in tasks:
        for artifact in task.artifacts:
            found.setdefault(artifact.key, []).append(artifact)
    made = (
        Made(
            key=key,
            names=tuple(name for name, _ in Counter(one.name for one in several).most_common()),
            made_by=playbook.makers.get(key, ()),
            used_by=playbook.users.get(key, ()),
            template=next((one.template for one in several if one.template), None),
            is_external=any(one.is_external for one in several),
        )
        for key, several in found.items()
    )
    return tuple(sorted(made, key=lambda one: one.name.casefold()))
