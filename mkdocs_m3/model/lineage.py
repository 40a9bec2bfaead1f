"""What key tasks hand on to later ones, without going through all pairs of them.

An artifact that few tasks have to do with is told pair by pair; one of many, once with all that it joins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.model.related import MOST_WHOLE, Stretch, after, before, phases_of, within

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from mkdocs_m3.model.ids import Id
    from mkdocs_m3.model.key_task import Artifact, KeyTask
    from mkdocs_m3.model.playbook import Playbook
    from mkdocs_m3.model.related import Related, Tasks


class Flow(Struct, frozen=True, kw_only=True):
    """What one task hands on to another."""

    source: KeyTask
    """The task that makes it."""
    target: KeyTask
    """The later task that takes it in."""
    artifacts: tuple[Artifact, ...]
    """What is handed on, as the later task names it."""


class Shared(Struct, frozen=True, kw_only=True):
    """An artifact that many tasks make or take in, as some tasks see it."""

    artifact: Artifact
    """The artifact, as one of these tasks names it."""
    makers: tuple[KeyTask, ...]
    """Those of the tasks that hand it on."""
    other_makers: Related
    """Other tasks that hand it on to them."""
    users: tuple[KeyTask, ...]
    """Those of the tasks that get it."""
    other_users: Related
    """Other tasks that get it from them."""


class Lineage(Struct, frozen=True, kw_only=True):
    """Everything that is handed on by and to some tasks."""

    flows: tuple[Flow, ...] = ()
    """What goes from one task to another, of artifacts of few tasks: first what is taken in."""
    shared: tuple[Shared, ...] = ()
    """The artifacts of many tasks, in the order in which the tasks name them."""

    def __bool__(self) -> bool:
        """Whether anything is handed on."""
        return bool(self.flows or self.shared)


def around(playbook: Playbook, task: KeyTask) -> Lineage:
    """What one task gets from earlier ones, and what it hands on to later ones."""
    nobody = playbook.related()
    taken = {one.key: (one, playbook.makers_before(task, one.key)) for one in _taken_in(task)}
    made = {one.key: (one, _fed_after(playbook, task, one.key)) for one in task.made}
    into = {
        key: Shared(artifact=one, makers=(), other_makers=others, users=(task,), other_users=nobody)
        for key, (one, others) in taken.items()
        if len(others) > MOST_WHOLE
    }
    out = {
        key: Shared(artifact=one, makers=(task,), other_makers=nobody, users=(), other_users=others)
        for key, (one, others) in made.items()
        if len(others) > MOST_WHOLE
    }
    return Lineage(
        flows=(*_flows_into(playbook, task, into), *_flows_out_of(playbook, task, out)),
        shared=(*into.values(), *out.values()),
    )


def through(playbook: Playbook, phases: Sequence[Id]) -> Lineage:
    """What the tasks of phases get and hand on, to each other and to those of other phases."""
    inside = [task for phase in phases for task in playbook.phases.get(phase, ())]
    own = frozenset(phases)
    artifacts: dict[str, Artifact] = {}
    for task in inside:
        for artifact in (*_taken_in(task), *task.made):
            artifacts.setdefault(artifact.key, artifact)
    seen = (_of_phases(playbook, own, artifact) for artifact in artifacts.values())
    shared = {
        one.artifact.key: one
        for one in seen
        if len(one.makers) + len(one.other_makers) > MOST_WHOLE
        or len(one.users) + len(one.other_users) > MOST_WHOLE
    }
    into = (flow for task in inside for flow in _flows_into(playbook, task, shared))
    out = (flow for task in inside for flow in _flows_out_of(playbook, task, shared))
    return Lineage(
        flows=(*into, *(flow for flow in out if flow.target.phase not in own)),
        shared=tuple(one for one in shared.values() if one.makers or one.users),
    )


def handed_on(playbook: Playbook, key: str) -> tuple[tuple[KeyTask, ...], tuple[KeyTask, ...]]:
    """The tasks that hand on an artifact to a later one, and those that get it from an earlier one."""
    makers, users = playbook.makers.get(key, ()), playbook.fed.get(key, ())
    if not makers or not users:
        return (), ()
    return _copied(before(makers, users[-1])), _copied(after(users, makers[0]))


def _of_phases(playbook: Playbook, phases: frozenset[Id], artifact: Artifact) -> Shared:
    makers, users = playbook.makers.get(artifact.key, ()), playbook.fed.get(artifact.key, ())
    own_makers = tuple(task for part in _inside(makers, phases) for task in _copied(part))
    own_users = tuple(task for part in _inside(users, phases) for task in _copied(part))
    feeding = _beside(before(makers, own_users[-1]), phases) if own_users else ()
    fed = _beside(after(users, own_makers[0]), phases) if own_makers else ()
    return Shared(
        artifact=artifact,
        makers=tuple(task for task in own_makers if users and task.order < users[-1].order),
        other_makers=playbook.related(*feeding),
        users=tuple(task for task in own_users if makers and makers[0].order < task.order),
        other_users=playbook.related(*fed),
    )


def _inside(tasks: Tasks, phases: frozenset[Id]) -> Iterator[Stretch]:
    """Those of the tasks that are in one of these phases, phase by phase."""
    return (within(tasks, phase) for phase in phases_of(tasks) if phase in phases)


def _beside(tasks: Stretch, phases: frozenset[Id]) -> Iterator[Stretch]:
    """Those of the tasks that are in none of these phases."""
    start = 0
    for inside in _inside(tasks, phases):
        if start < inside.start:
            yield Stretch(tasks=tasks, start=start, stop=inside.start)
        start = inside.stop
    if start < len(tasks):
        yield Stretch(tasks=tasks, start=start, stop=len(tasks))


def _flows_into(playbook: Playbook, task: KeyTask, shared: Container[str]) -> tuple[Flow, ...]:
    """What a task gets from earlier ones, in the order of their numbers, without what many tasks share."""
    found: dict[str, list[Artifact]] = {}
    makers: dict[str, KeyTask] = {}
    for artifact in _taken_in(task):
        for maker in () if artifact.key in shared else playbook.makers_before(task, artifact.key).all:
            makers[maker.source.uri] = maker
            found.setdefault(maker.source.uri, []).append(artifact)
    return tuple(
        Flow(source=makers[uri], target=task, artifacts=tuple(artifacts))
        for uri, artifacts in sorted(found.items(), key=lambda pair: makers[pair[0]].order)
    )


def _flows_out_of(playbook: Playbook, task: KeyTask, shared: Container[str]) -> tuple[Flow, ...]:
    """What a task hands on to later ones, likewise."""
    keys = {artifact.key for artifact in task.made if artifact.key not in shared}
    users = {user.source.uri: user for key in sorted(keys) for user in _fed_after(playbook, task, key).all}
    return tuple(
        Flow(source=task, target=user, artifacts=tuple(one for one in _taken_in(user) if one.key in keys))
        for user in sorted(users.values(), key=lambda one: one.order)
    )


def _taken_in(task: KeyTask) -> Iterator[Artifact]:
    """The inputs that come from other tasks, if from anywhere."""
    return (artifact for artifact in task.inputs if not artifact.is_external)


def _fed_after(playbook: Playbook, task: KeyTask, key: str) -> Related:
    """The later tasks that take in an artifact which a task makes."""
    return playbook.related(*((after(playbook.fed.get(key, ()), task),) if task.id else ()))


def _copied(tasks: Stretch) -> tuple[KeyTask, ...]:
    return tuple(tasks[place] for place in range(len(tasks)))
