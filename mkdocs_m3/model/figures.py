"""What views and exports tell of many tasks together: counts, and who has to do with what.

Each function goes through the tasks once. The page, the CSV file and the workbook take the same figures.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model.key_task import Artifact, KeyTask, Reference, Stakeholder
    from mkdocs_m3.model.playbook import Playbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How many activities of a task, or of several, are whose."""

    total: int
    """All activities."""
    alone: Counter[str]
    """By a party's id, those in which it acts alone."""
    shared: Counter[str]
    """By a party's id, those in which it acts with others."""
    shared_total: int
    """Those in which several parties act, each counted once."""
    unstated: int
    """Those of which nobody is named."""

    def __add__(self, other: Load) -> Load:
        return Load(
            total=self.total + other.total,
            alone=self.alone + other.alone,
            shared=self.shared + other.shared,
            shared_total=self.shared_total + other.shared_total,
            unstated=self.unstated + other.unstated,
        )


NO_LOAD = Load(total=0, alone=Counter(), shared=Counter(), shared_total=0, unstated=0)
"""Of no task."""


def load_of(task: KeyTask) -> Load:
    """The load of one task."""
    alone: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    shared_total = unstated = 0
    for activity in task.activities:
        who = activity.responsible_party
        if who is None or not who.parties:
            unstated += 1
        elif who.is_shared:
            shared.update(who.parties)
            shared_total += 1
        else:
            alone.update(who.parties)
    return Load(
        total=len(task.activities), alone=alone, shared=shared, shared_total=shared_total, unstated=unstated
    )


def load_of_all(tasks: Iterable[KeyTask]) -> Load:
    """The load of several tasks together."""
    total = NO_LOAD
    for task in tasks:
        total += load_of(task)
    return total


@dataclass(slots=True, kw_only=True)
class Role:
    """A role, and the tasks in which somebody who has it takes part."""

    name: str
    """As the first task spells it, in plain words."""
    first: Stakeholder
    """Where it stands first."""
    parties: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By a task's id, the ids of the parties for which they do; none where no party is named."""


def roles_of(tasks: Iterable[KeyTask], order: Iterable[str]) -> tuple[Role, ...]:
    """Every role, by the number of its tasks from many to few, then by name; parties in their `order`."""
    order = tuple(order)
    found: dict[str, Role] = {}
    for task in tasks:
        for stakeholder in task.stakeholders:
            role = found.setdefault(stakeholder.key, Role(name=stakeholder.name, first=stakeholder))
            who = stakeholder.responsible_party
            named = {*role.parties.get(task.id or "", ()), *(who.parties if who else ())}
            role.parties[task.id or ""] = tuple(party for party in order if party in named)
    return tuple(sorted(found.values(), key=lambda role: (-len(role.parties), role.name.casefold())))


@dataclass(slots=True, kw_only=True)
class Template:
    """A file or an address that is offered to make something from."""

    reference: Reference
    """Where it is named first."""
    names: Counter[str] = field(default_factory=Counter)
    """The names of what is made from it, and how often it is offered for each."""
    needed_by: dict[str, KeyTask] = field(default_factory=dict)
    """By their ids, the tasks that offer it for an input or an activity."""
    made_by: dict[str, KeyTask] = field(default_factory=dict)
    """By their ids, the tasks that offer it for an output."""
    listed_in: dict[int, None] = field(default_factory=dict)
    """The phases whose page lists it."""


def templates_of(playbook: Playbook, tasks: Iterable[KeyTask], phases: Iterable[int]) -> tuple[Template, ...]:
    """Every template of these tasks and of these phases' pages, once, in the order in which they come.

    An address is no template where the artifact comes from outside the playbook, nor on a phase's page:
    there it says where something is found.
    """
    found: dict[str, Template] = {}

    def offered(reference: Reference, name: str) -> Template:
        one = found.setdefault(reference.target.value, Template(reference=reference))
        one.names[name] += bool(name)
        return one

    for task in tasks:
        for reference, name in _needed(task):
            offered(reference, name).needed_by[task.id or ""] = task
        for artifact in task.made:
            if artifact.template:
                offered(artifact.template, artifact.name).made_by[task.id or ""] = task
    for number in phases:
        page = playbook.phase_pages.get(number)
        for document in page.documentation if page else ():
            if document.template and document.template.is_file:
                offered(document.template, document.name).listed_in[number] = None
    return tuple(found.values())


def _needed(task: KeyTask) -> Iterator[tuple[Reference, str]]:
    """What a task needs to do its work, each with the name of what is made from it, if it has one."""
    for artifact in task.inputs:
        if artifact.template and (artifact.template.is_file or not artifact.is_external):
            yield artifact.template, artifact.name
    for activity in task.activities:
        if activity.template:
            yield activity.template, activity.outputs[0].name if activity.outputs else ""


@dataclass(slots=True, kw_only=True)
class Made:
    """An artifact with the tasks that have to do with it."""

    artifact: Artifact
    """Where it is named first."""
    names: Counter[str] = field(default_factory=Counter)
    """Its spellings, and how often each is used."""
    made_by: dict[str, KeyTask] = field(default_factory=dict)
    """By their ids, the tasks that make it."""
    used_by: dict[str, KeyTask] = field(default_factory=dict)
    """By their ids, the tasks that take it in."""
    template: Reference | None = None
    """What it is made from, where a task offers something first."""
    is_external: bool = False
    """Whether a task says that it comes from outside the playbook."""

    @property
    def name(self) -> str:
        """Its most frequent spelling."""
        return self.names.most_common(1)[0][0]


def artifacts_of(playbook: Playbook, tasks: Iterable[KeyTask]) -> tuple[Made, ...]:
    """Every artifact of these tasks, by name; with all tasks of the playbook that make or use it."""
    found: dict[str, Made] = {}
    for task in tasks:
        for artifact in task.artifacts:
            one = found.setdefault(artifact.key, Made(artifact=artifact))
            one.names[artifact.name] += 1
            one.is_external |= artifact.is_external
            one.template = one.template or artifact.template
    for key, one in found.items():
        one.made_by = {task.id or "": task for task in playbook.makers.get(key, ())}
        one.used_by = {task.id or "": task for task in playbook.users.get(key, ())}
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What one task hands on to another."""

    source: KeyTask
    """The task that makes it."""
    target: KeyTask
    """The later task that takes it in."""
    artifacts: tuple[Artifact, ...]
    """What is handed on, as the later task names it."""


def flows_into(playbook: Playbook, task: KeyTask) -> tuple[Flow, ...]:
    """What a task gets from earlier ones, in the order of their numbers."""
    found: dict[str, list[Artifact]] = {}
    makers: dict[str, KeyTask] = {}
    for artifact in task.inputs:
        for maker in () if artifact.is_external else playbook.makers_before(task, artifact.key):
            makers[maker.source.uri] = maker
            found.setdefault(maker.source.uri, []).append(artifact)
    return tuple(
        Flow(source=makers[uri], target=task, artifacts=tuple(artifacts))
        for uri, artifacts in sorted(found.items(), key=lambda pair: makers[pair[0]].order)
    )


def flows_out_of(playbook: Playbook, task: KeyTask) -> tuple[Flow, ...]:
    """What a task hands on to later ones, in the order of their numbers."""
    keys = dict.fromkeys(artifact.key for artifact in task.made)
    later = {user.source.uri: user for key in keys for user in playbook.users_after(task, key)}
    return tuple(
        flow
        for user in sorted(later.values(), key=lambda one: one.order)
        for flow in flows_into(playbook, user)
        if flow.source is task
    )
