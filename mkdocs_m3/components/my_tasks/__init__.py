"""The tasks of a role or a party by phase, with what it does in each; on paper, a checklist."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import task_link
from mkdocs_m3.components.counts import Count
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.known import once
from mkdocs_m3.components.parties import letter_label, parties_of
from mkdocs_m3.components.phase_names import phase_address, phase_name
from mkdocs_m3.components.tables import Attributes, filtering
from mkdocs_m3.model.participants import list_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask
    from mkdocs_m3.model.participants import Involvement
    from mkdocs_m3.model.vocabulary import Term


class Row(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """One task."""

    id: str
    """Its number: `3.1`."""
    name: str
    """Its name."""
    address: str
    """Its page."""
    parties: tuple[Term, ...]
    """On the page of a role, the parties for which it takes part."""
    filtered: str
    """The ids of these parties, with blanks between."""
    mark: str
    """On the page of a party, the end of the class of its mark: `responsible`, `shared` or `involved`."""
    mark_label: str
    """The mark in a word; or that no party is stated."""
    doing: tuple[Count, ...]
    """What it leads and what it shares, with the lists of these further down on the page."""
    letters: tuple[tuple[str, str, int], ...]
    """Each letter that it has, what it stands for, and in how many activities."""


class Group(Struct, frozen=True, kw_only=True):
    """The tasks of one phase."""

    id: str
    """The id of the list; empty where there are no phases."""
    name: str
    """The phase's number and name."""
    address: str
    """The phase's page, if it has one."""
    rows: tuple[Row, ...]
    """The tasks, in their order."""


class View(Struct, frozen=True, kw_only=True):
    """The table."""

    id: str
    """The id of the list of all."""
    count: str
    """How many tasks it lists, in words."""
    caption: str
    """What the table shows."""
    headings: tuple[str, ...]
    """Above the columns; fewer where the playbook has no parties."""
    parties: tuple[Term, ...]
    """The parties by which the rows can be filtered."""
    groups: tuple[Group, ...]
    """The tasks, by phase."""
    table: Attributes
    """The wording of filter buttons; none where there is no choice."""
    downloads: tuple[Download, ...]
    """The checklists of all roles and parties as files."""


def has_content(context: Context) -> bool:
    """Whether the page is that of a role or a party."""
    return context.participant_page.participant is not None


def view(context: Context) -> View:
    """The tasks of a role or a party."""
    message, who = context.words.message, context.participant
    is_role, has_parties = who.kind == "roles", bool(context.vocabulary.parties)
    named = {party for one in who.involvements for party in one.parties}
    of_parties = (message("takes_part_for") if is_role else message("takes_part_as"), message("does"))
    groups = tuple(_groups(context, who.involvements, is_role=is_role))
    return View(
        id=list_id("tasks"),
        count=message("tasks_count", count=len(who.involvements)),
        caption=message("my_tasks_caption", name=who.name),
        headings=(message("number"), message("key_task"), *(of_parties if has_parties else ())),
        parties=tuple(party for party in context.vocabulary.parties if party.id in named),
        groups=groups,
        table=filtering(context, "filter_tasks") if is_role and has_parties else {},
        downloads=downloads(context, "checklist", is_view=True),
    )


def _groups(context: Context, tasks: tuple[Involvement, ...], *, is_role: bool) -> list[Group]:
    return [
        Group(
            id=list_id("tasks", phase=phase) if phase is not None else "",
            name=phase_name(context, phase) if phase is not None else "",
            address=phase_address(context, phase) if phase is not None else "",
            rows=tuple(
                once(
                    context,
                    ("my_tasks", is_role, one.task.source.uri, one.parties),
                    _row,
                    one,
                    is_role=is_role,
                )
                for one in members
            ),
        )
        for phase, members in groupby(tasks, key=lambda one: one.task.phase)
    ]


def _row(context: Context, one: Involvement, *, is_role: bool) -> Row:
    link = task_link(context, one.task)
    parties = parties_of(context, frozenset(one.parties))
    mark = "" if is_role else _mark(one.task, one.parties[0])
    return Row(
        id=link.id,
        name=link.name,
        address=link.address,
        parties=parties if is_role else (),
        filtered=" ".join(one.parties) if is_role else "",
        mark=mark,
        mark_label=context.words.message(mark or "not_stated") if mark or not parties else "",
        doing=tuple(_doing(context, one)),
        letters=tuple(_letters(context, one.letters)),
    )


def _letters(context: Context, counts: Mapping[str, int]) -> Iterator[tuple[str, str, int]]:
    if counts:
        for letter in context.vocabulary.letters.labels:
            if letter in counts:
                yield letter, letter_label(context, letter), counts[letter]


def _doing(context: Context, one: Involvement) -> list[Count]:
    ids = {what: list_id(what, task=one.task.id or "") for what in ("leads", "shares")}
    return [
        Count(
            words=(words := context.words.message(f"does_{what}", count=count)),
            address=f"#{id_}",
            label=f"{one.task.id}: {words}",
        )
        for what, id_ in ids.items()
        if (count := len(one.leads if what == "leads" else one.shares))
    ]


def _mark(task: KeyTask, party: str) -> str:
    """What a party is in a task, as in the table of all tasks."""
    who = task.responsible_party
    if who and party in who.parties:
        return "shared" if who.is_shared else "responsible"
    return "involved"
