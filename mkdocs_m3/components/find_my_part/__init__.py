"""A picker for a home page: party, role and phase, and the page that says what is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.phase_names import phase_address, phase_name
from mkdocs_m3.model.participants import list_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model.participant_pages import ParticipantPage


class Entry(Struct, frozen=True, kw_only=True):
    """A party, a role or a phase."""

    id: str
    """By which others name it: a party's id, or the end of the addresses of a phase's lists."""
    label: str
    """What it is called."""
    address: str
    """Its page."""
    phases: str
    """The phases in which it has tasks, by their ids, with blanks between; empty for a phase."""
    parties: str
    """For a role, the ids of the parties for which it takes part, likewise."""


class Group(Struct, frozen=True, kw_only=True):
    """Everything of one kind that can be chosen."""

    kind: str
    """`parties`, `roles` or `phases`."""
    label: str
    """What one of them is called."""
    heading: str
    """What they are called together."""
    entries: tuple[Entry, ...]
    """In their order."""


class View(Struct, frozen=True, kw_only=True):
    """The picker."""

    label: str
    """What it is called."""
    groups: tuple[Group, ...]
    """Parties, roles and phases; none that is empty."""
    words: dict[str, str]
    """The wording of the picker, which only the script makes."""
    list_label: str
    """What unfolds the list of links."""
    nothing: str
    """What is said where the site has no pages for roles and parties."""


def view(context: Context) -> View:
    """The picker of a site."""
    message = context.words.message
    groups = (
        Group(
            kind="parties",
            label=message("party"),
            heading=message("parties_title"),
            entries=tuple(_pages(context, "parties")),
        ),
        Group(
            kind="roles",
            label=message("role"),
            heading=message("roles_title"),
            entries=tuple(_pages(context, "roles")),
        ),
        Group(
            kind="phases",
            label=message("export_phase"),
            heading=message("phases_label"),
            entries=tuple(_phases(context)),
        ),
    )
    is_empty = not context.participants.pages
    return View(
        label=message("find_my_part"),
        groups=() if is_empty else tuple(group for group in groups if group.entries),
        words={
            "any": message("find_my_part_any"),
            "show": message("find_my_part_show"),
            "none": message("find_my_part_none"),
            "empty": message("find_my_part_empty"),
        },
        list_label=message("find_my_part_list"),
        nothing=message("no_participants") if is_empty else "",
    )


def _pages(context: Context, kind: str) -> Iterator[Entry]:
    for page in context.participants.all_of(kind):
        if page.participant:
            yield Entry(
                id=page.participant.key if kind == "parties" else "",
                label=page.title,
                address=context.links.page_at(page.source.uri),
                phases=" ".join(_phases_of(page)),
                parties=" ".join(_parties_of(page)) if kind == "roles" else "",
            )


def _phases_of(page: ParticipantPage) -> Iterator[str]:
    tasks = page.participant.involvements if page.participant else ()
    phases = dict.fromkeys(one.task.phase for one in tasks if one.task.phase is not None)
    yield from (list_id("tasks", phase=phase) for phase in phases)


def _parties_of(page: ParticipantPage) -> Iterator[str]:
    tasks = page.participant.involvements if page.participant else ()
    yield from dict.fromkeys(party for one in tasks for party in one.parties)


def _phases(context: Context) -> Iterator[Entry]:
    for number, tasks in context.playbook.phases.items():
        first = context.links.page(tasks[0]) if tasks else ""
        if address := phase_address(context, number) or first:
            yield Entry(
                id=list_id("tasks", phase=number),
                label=phase_name(context, number),
                address=address,
                phases="",
                parties="",
            )
