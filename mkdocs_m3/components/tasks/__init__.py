"""The key tasks of a phase or of the playbook: a row each, under their workstreams."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import task_link
from mkdocs_m3.components.counts import TASKS_OF_PHASE
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.own_values import Shown, shown
from mkdocs_m3.components.parties import (
    Cell,
    Column,
    Narrow,
    Summary,
    columns_of,
    marked_cells,
    narrow,
    summary,
    width_of,
)
from mkdocs_m3.components.phase_names import Parent, parent_of, phase_address, phase_name
from mkdocs_m3.components.tables import Attributes, filtering, finding
from mkdocs_m3.model import Selection

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import FieldSpec, Id, KeyTask
    from mkdocs_m3.model.vocabulary import Term

    _Columns = tuple[tuple[Column, ...], tuple[FieldSpec, ...]]


MOST_IN_THE_PAGE: Final = 40
"""As many key tasks are in the page itself; a view of more scrolls by itself."""

MOST_FIELDS: Final = 2
"""As many columns of fields fit into an ordinary page; a view of more scrolls sideways."""
_LONGEST_ID: Final = 5
"""Characters of an id for which the first column, or the space before a name on a phone, has room."""


class Row(Struct, frozen=True, kw_only=True):
    """One key task."""

    id: str
    """Its number: `3.1`."""
    name: str
    """Its name."""
    address: str
    """Its page."""
    parent: Parent | None
    """The task that it is part of, where its id says so."""
    objective: Markup | None
    """What it is for, to unfold."""
    parties: str
    """The ids of the parties that act in it, with blanks between."""
    cells: tuple[Cell, ...]
    """A cell for each column, or one that spans all."""
    summary: Summary | None
    """The cells in one line; `None` where columns have words."""
    fields: tuple[Shown | None, ...]
    """For each column of a field of the site's own, what the task says in it."""


class Group(Struct, frozen=True, kw_only=True):
    """The tasks of one workstream in one phase."""

    phase: str
    """The phase's number and name; empty where the whole table is of one phase."""
    phase_address: str
    """The phase's page, if it has one."""
    is_first: bool
    """Whether it is the first of its phase, so that the phase's name is shown above it."""
    workstream: Term | None
    """The workstream; `None` for tasks that name none."""
    no_workstream: str
    """What is in its place then; empty where the playbook has no workstreams."""
    rows: tuple[Row, ...]
    """The tasks, by number."""


class View(Struct, frozen=True, kw_only=True):
    """The table."""

    id: str
    """The id of the part; empty for a view."""
    count: str
    """How many key tasks it lists, in words."""
    caption: str
    """What the table shows."""
    number_heading: str
    """Above the numbers."""
    task_heading: str
    """Above the names."""
    part_of: str
    """The words before the task that another is part of."""
    objective: str
    """What unfolds an objective."""
    width: str
    """Classes for a table with many columns, each after a blank, or nothing."""
    narrow: Narrow | None
    """What is around a table with many columns."""
    columns: tuple[Column, ...]
    """One for each party."""
    fields: tuple[FieldSpec, ...]
    """The fields of the site's own that have columns, before those."""
    groups: tuple[Group, ...]
    """The rows, by phase and workstream."""
    span: int
    """How many columns the table has in all."""
    table: Attributes
    """The wording of filter buttons, where there are parties, and of a field that finds tasks."""
    downloads: tuple[Download, ...]
    """The table as files."""
    is_long: bool
    """Whether it scrolls inside a region of its own, with its head in sight."""
    nothing: str
    """What is said where there is no task."""


def has_content(context: Context) -> bool:
    """Whether the phase of the page has key tasks."""
    return bool(tasks_of_page(context))


def tasks_of_page(context: Context) -> tuple[KeyTask, ...]:
    """The key tasks of the page's own phase; none where its number could not be read."""
    number = context.phase.number
    return context.playbook.phases.get(number, ()) if number is not None else ()


def selection_of(context: Context) -> Selection:
    """What is shown: on a phase's own page, the phase."""
    number = None if context.is_view else context.phase.number
    return context.selection if number is None else Selection(phases=(number,))


def view(context: Context) -> View:
    """The table of the chosen tasks."""
    words = context.words
    chosen = selection_of(context)
    tasks = chosen.of(context.playbook)
    known = {spec.name: spec for spec in context.vocabulary.fields.task}
    fields = tuple(known[name] for name in chosen.columns if name in known)
    across = columns_of(context, {party for task in tasks for party in task.doing})
    groups = _groups(context, tasks, (across, fields), has_phases=len(chosen.phases) != 1)
    rows = [row.cells for group in groups for row in group.rows]
    has_parties = bool(context.vocabulary.parties)
    caption = words.message("tasks_caption" if has_parties else "tasks")
    count = words.message("tasks_count", count=len(tasks))
    return View(
        id="" if context.is_view else TASKS_OF_PHASE,
        count=count,
        caption=caption,
        number_heading=words.message("number"),
        task_heading=words.message("key_task"),
        part_of=words.message("part_of"),
        objective=words.message("objective"),
        width=width_of(across, rows) + (" m3-tasks--long-ids" if _has_long_ids(tasks) else ""),
        narrow=narrow(context, across, rows, f"{caption} ({count})"),
        columns=across,
        fields=fields,
        groups=tuple(groups),
        span=len(across) + len(fields) + 2,
        table=(filtering(context, "filter_tasks") if has_parties else {}) | finding(context, "tasks"),
        downloads=downloads(context, "tasks"),
        is_long=context.is_view and (len(tasks) > MOST_IN_THE_PAGE or len(fields) > MOST_FIELDS),
        nothing="" if tasks else words.message("no_tasks"),
    )


def _has_long_ids(tasks: tuple[KeyTask, ...]) -> bool:
    """Whether an id needs more room than `12.10` does."""
    return any(len(task.id or "") > _LONGEST_ID for task in tasks)


def _groups(
    context: Context, tasks: tuple[KeyTask, ...], columns: _Columns, *, has_phases: bool
) -> list[Group]:
    order = {workstream.id: n for n, workstream in enumerate(context.vocabulary.workstreams)}
    ordered = sorted(tasks, key=lambda task: (task.order[0], order.get(task.category or "", len(order))))
    groups: list[Group] = []
    seen: set[Id | None] = set()
    no_workstream = context.words.message("no_workstream") if order else ""
    for (phase, category), members in groupby(ordered, key=lambda task: (task.phase, task.category)):
        groups.append(
            Group(
                phase=phase_name(context, phase) if has_phases else "",
                phase_address=phase_address(context, phase) if has_phases else "",
                is_first=phase not in seen,
                workstream=context.vocabulary.workstream(category) if category else None,
                no_workstream=no_workstream,
                rows=tuple(_row(context, task, columns) for task in members),
            )
        )
        seen.add(phase)
    return groups


def _row(context: Context, task: KeyTask, columns: _Columns) -> Row:
    across, fields = columns
    said = {one.spec: one for one in task.fields}
    link = task_link(context, task)
    cells = _cells(context, task, across)
    return Row(
        id=link.id,
        name=link.name,
        address=link.address,
        parent=parent_of(context, task),
        objective=context.prose_of(task.source.uri, task.objective)
        if task.objective and task.objective.value
        else None,
        parties=" ".join(task.doing),
        cells=cells,
        summary=summary(context, across, cells),
        fields=tuple(shown(context, said[spec]) if spec in said else None for spec in fields),
    )


def _cells(context: Context, task: KeyTask, across: tuple[Column, ...]) -> tuple[Cell, ...]:
    """Who answers for the task; a party that only acts in it is said to take part."""
    who, acting = task.responsible_party, task.acting
    if not across:
        return ()
    if not acting and (who is None or not who.parties):
        word = ", ".join(text.value for text in who.unknown) if who else context.words.message("not_stated")
        return (Cell(word=word, classes="m3-unstated", span=len(across)),)
    marks = dict.fromkeys(acting, "involved")
    if who:
        marks |= dict.fromkeys(who.parties, "shared" if who.is_shared else "responsible")
    return marked_cells(context, across, marks)
