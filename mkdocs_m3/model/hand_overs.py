"""What somebody's tasks hand on, and what they wait for, each artifact once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.model.related import after, before

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.model.key_task import Artifact, KeyTask
    from mkdocs_m3.model.playbook import Playbook
    from mkdocs_m3.model.related import Related


class HandOver(Struct, frozen=True, kw_only=True):
    """An artifact that some tasks hand on to others, or get from them."""

    artifact: Artifact
    """The artifact, as the first of the tasks names it."""
    own: tuple[KeyTask, ...]
    """Those of the tasks that make it, or that wait for it."""
    others: Related
    """The tasks that wait for it, or that make it; one of the own tasks may be among them."""


def is_any(playbook: Playbook, tasks: Iterable[KeyTask]) -> bool:
    """Whether tasks hand on anything to later ones, or wait for anything from earlier ones."""
    return any(
        any(_is_handed_on(playbook, task, artifact.key) for artifact in task.made)
        or any(_is_waited_for(playbook, task, artifact.key) for artifact in _needed(task))
        for task in tasks
    )


def handed_on_by(playbook: Playbook, tasks: Iterable[KeyTask]) -> tuple[HandOver, ...]:
    """What tasks, given in their order, hand on to later ones, in the order in which it is made."""
    made: dict[str, list[tuple[KeyTask, Artifact]]] = {}
    for task in tasks:
        for artifact in {one.key: one for one in reversed(task.made)}.values():
            made.setdefault(artifact.key, []).append((task, artifact))
    found = []
    for key, several in made.items():
        own = tuple(task for task, _ in several if _is_handed_on(playbook, task, key))
        if own:
            others = playbook.related(after(playbook.fed[key], own[0]))
            found.append(HandOver(artifact=several[0][1], own=own, others=others))
    return tuple(found)


def waited_for_by(playbook: Playbook, tasks: Iterable[KeyTask]) -> tuple[HandOver, ...]:
    """What tasks, given in their order, get from earlier ones, in the order in which they need it."""
    needed: dict[str, list[tuple[KeyTask, Artifact]]] = {}
    for task in tasks:
        for artifact in {one.key: one for one in reversed(_needed(task))}.values():
            needed.setdefault(artifact.key, []).append((task, artifact))
    found = []
    for key, several in needed.items():
        own = tuple(task for task, _ in several if _is_waited_for(playbook, task, key))
        if own:
            others = playbook.related(before(playbook.makers[key], own[-1]))
            found.append(HandOver(artifact=several[0][1], own=own, others=others))
    return tuple(found)


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
