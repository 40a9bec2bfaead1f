"""What a reader can pick on the map: a party or a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.model.statistics import roles_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask


class Choice(Struct, frozen=True, kw_only=True):
    """A party or a role."""

    value: str
    """A party's id, or `#` and the place of a role among all."""
    label: str
    """What readers call it."""


class Choices(Struct, frozen=True, kw_only=True):
    """Everything that can be picked; the script alone shows it."""

    label: str
    """What is before the list."""
    everything: str
    """The choice that picks nothing."""
    parties_label: str
    """Above the parties."""
    parties: tuple[Choice, ...]
    """The parties that have tasks in the map."""
    roles_label: str
    """Above the roles."""
    roles: tuple[Choice, ...]
    """The roles that take part in them, by name."""
    status: str
    """What is said of a choice, with `{shown}`, `{count}`, and `{name}`."""
    of_tasks: Mapping[str, str]
    """By the path of a task's page, the values of the choices that it belongs to, with blanks between."""


def choices_of(context: Context, tasks: tuple[KeyTask, ...]) -> Choices:
    """The parties that answer for these tasks or act in them, and the roles that take part."""
    order = tuple(party.id for party in context.vocabulary.parties)
    doing = {task.source.uri: frozenset(task.doing) for task in tasks}
    acting = frozenset(party for parties in doing.values() for party in parties)
    roles = sorted(roles_of(context.playbook, tasks, order), key=lambda role: role.name.casefold())
    of_ids: dict[str, list[str]] = {}
    for n, role in enumerate(roles):
        for id_ in role.parties:
            of_ids.setdefault(id_, []).append(f"#{n}")
    message = context.words.message
    return Choices(
        label=message("map_pick"),
        everything=message("map_everything"),
        parties_label=message("export_parties"),
        parties=tuple(
            Choice(value=party.id, label=party.label)
            for party in context.vocabulary.parties
            if party.id in acting
        ),
        roles_label=message("map_roles"),
        roles=tuple(Choice(value=f"#{n}", label=role.name) for n, role in enumerate(roles)),
        status=message("map_status"),
        of_tasks={
            task.source.uri: " ".join(
                (
                    *(party for party in order if party in doing[task.source.uri]),
                    *of_ids.get(task.id or "", ()),
                )
            )
            for task in tasks
        },
    )
