"""What somebody's tasks hand on, and what they wait for, each artifact once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.model.related import after, before

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from mkdocs_m3.model.key_task import Artifact, KeyTask
    from mkdocs_m3.model.playbook import Playbook
    from mkdocs_m3.model.related import Related

    Exchanged: TypeAlias = tuple[Artifact, bool]
    """An artifact of a task, and whether it goes to a later task, or comes from an earlier one."""


class HandOver(Struct, frozen=True, kw_only=True, gc=False):
    """An artifact that some tasks hand on to others, or get from them."""

    artifact: Artifact
    """The artifact, as the first of the tasks names it."""
    own: tuple[KeyTask, ...]
    """Those of the tasks that make it for a later one, or that wait for it."""


def is_any(playbook: Playbook, tasks: Iterable[KeyTask]) -> bool:
    """Whether tasks hand on anything to later ones, or wait for anything from earlier ones."""
    return any(
        any(_is_handed_on(playbook, task, artifact.key) for artifact in task.made)
        or any(_is_waited_for(playbook, task, artifact.key) for artifact in _needed(task))
        for task in tasks
    )


def handed_on(playbook: Playbook, task: KeyTask) -> tuple[Exchanged, ...]:
    """What a task makes that any task takes in, each artifact once."""
    made = {one.key: one for one in reversed(task.made) if one.key in playbook.fed}
    return tuple((one, _is_handed_on(playbook, task, one.key)) for one in made.values())


def waited_for(playbook: Playbook, task: KeyTask) -> tuple[Exchanged, ...]:
    """What a task takes in that any task makes, likewise."""
    needed = {one.key: one for one in reversed(_needed(task)) if one.key in playbook.makers}
    return tuple((one, _is_waited_for(playbook, task, one.key)) for one in needed.values())


def together(tasks: Iterable[tuple[KeyTask, Iterable[Exchanged]]]) -> tuple[HandOver, ...]:
    """What several tasks, given in their order, hand on or wait for, each artifact once, in their order."""
    first: dict[str, Artifact] = {}
    own: dict[str, list[KeyTask]] = {}
    for task, exchanged in tasks:
        for artifact, is_own in exchanged:
            first.setdefault(artifact.key, artifact)
            found = own.setdefault(artifact.key, [])
            if is_own:
                found.append(task)
    return tuple(HandOver(artifact=first[key], own=tuple(several)) for key, several in own.items() if several)


def later(playbook: Playbook, one: HandOver) -> Related:
    """The tasks that wait for what is handed on; one of its own tasks may be among them."""
    return playbook.related(after(playbook.fed[one.artifact.key], one.own[0]))


def earlier(playbook: Playbook, one: HandOver) -> Related:
    """The tasks that make what is waited for, likewise."""
    return playbook.related(before(playbook.makers[one.artifact.key], one.own[-1]))


def _needed(task: KeyTask) -> list[Artifact]:
    """What a task takes in and does not get from outside the playbook."""
    return [artifact for artifact in task.inputs if not artifact.is_external]


def _is_handed_on(playbook: Playbook, task: KeyTask, key: str) -> bool:
    """Whether a later task takes in an artifact that this one makes."""
    users = playbook.fed.get(key, ())
    return bool(users) and task.order < users[-1].order


def _is_waited_for(playbook: Playbook, task: KeyTask, key: str) -> bool:
    """Whether an earlier task makes an artifact that this one takes in."""
    makers = playbook.makers.get(key, ())
    return bool(makers) and makers[0].order < task.order
