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


def handed_on_by(playbook: Playbook, tasks: Iterable[KeyTask]) -> tuple[HandOver, ...]:
    """What tasks, given in their order, hand on to later ones, in the order in which it is made."""
    made: dict[str, list[tuple[KeyTask, Artifact]]] = {}
    for task in tasks:
        for artifact in {one.key: one for one in reversed(task.made)}.values():
            made.setdefault(artifact.key, []).append((task, artifact))
    found = []
    for key, several in made.items():
        users = playbook.fed.get(key, ())
        own = tuple(task for task, _ in several if users and task.order < users[-1].order)
        if own:
            others = playbook.related(after(users, own[0]))
            found.append(HandOver(artifact=several[0][1], own=own, others=others))
    return tuple(found)


def waited_for_by(playbook: Playbook, tasks: Iterable[KeyTask]) -> tuple[HandOver, ...]:
    """What tasks, given in their order, get from earlier ones, in the order in which they need it."""
    needed: dict[str, list[tuple[KeyTask, Artifact]]] = {}
    for task in tasks:
        own_inputs = {one.key: one for one in reversed(task.inputs) if not one.is_external}
        for artifact in own_inputs.values():
            needed.setdefault(artifact.key, []).append((task, artifact))
    found = []
    for key, several in needed.items():
        makers = playbook.makers.get(key, ())
        own = tuple(task for task, _ in several if makers and makers[0].order < task.order)
        if own:
            others = playbook.related(before(makers, own[-1]))
            found.append(HandOver(artifact=several[0][1], own=own, others=others))
    return tuple(found)
