"""What phases hand on to each other: the documents of each pair of phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.model.related import phases_of, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.model.ids import Id
    from mkdocs_m3.model.key_task import KeyTask
    from mkdocs_m3.model.playbook import Playbook

    Tasks = tuple[KeyTask, ...]


def phase_flow(playbook: Playbook) -> Mapping[tuple[Id, Id], tuple[str, ...]]:
    """By the phase that makes them and the phase that uses them, the names of what is handed on.

    In the order of the phases. A document goes forward, or stays in its phase, where a task makes it before
    another one uses it; and it goes backward where a task uses it before anybody makes it.
    """
    found: dict[tuple[Id, Id], dict[str, str]] = {}
    for key, users in playbook.fed.items():
        makers = playbook.makers.get(key, ())
        name = next((one.name for one in users[0].inputs if one.key == key), key)
        for pair in _pairs(makers, users) if makers else ():
            found.setdefault(pair, {})[key] = name
    order = {phase: n for n, phase in enumerate(playbook.phases)}
    pairs = sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return {pair: tuple(sorted(found[pair].values(), key=str.casefold)) for pair in pairs}


def _pairs(makers: Tasks, users: Tasks) -> Iterator[tuple[Id, Id]]:
    """The pairs of phases between which a document goes; both lists are in the order of the tasks."""
    making = list(phases_of(makers))
    for to in phases_of(users):
        using = within(users, to)
        last = using[len(using) - 1]
        yield from ((phase, to) for phase in making if within(makers, phase)[0].order < last.order)
        if making and makers[0].order > using[0].order and making[0] != to:
            yield making[0], to
