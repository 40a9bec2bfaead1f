"""The whole playbook as a map: phases as columns, workstreams as rows, and a chip for each key task."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import TaskLink, task_link
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.map.choosing import Choices, choices_of
from mkdocs_m3.components.phase_names import phase_address, phase_name, phase_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask
    from mkdocs_m3.model.vocabulary import Term

MOST_NAMED: Final = 120
"""As many key tasks have their names in the map; of more, it has their numbers, and a list the names."""
MOST_WITHOUT_SCROLLING: Final = 8
"""Columns for which the stylesheet knows how wide a place has to be; more scroll in any place."""
_MOST_SIGNS: Final = 3
"""Signs that fit beside a name; more are below it."""


class Chip(Struct, frozen=True, kw_only=True):
    """One key task."""

    task: TaskLink
    """Its number and name, and its page."""
    parties: tuple[Term, ...]
    """The parties that answer for it or act in it."""
    who: str
    """Their labels, as screen readers say them."""
    is_of: str
    """The values of the choices that it belongs to, with blanks between."""
    has_many_signs: bool
    """Whether the signs of its parties are below its name."""


class Cell(Struct, frozen=True, kw_only=True):
    """The key tasks of a phase that belong to one workstream."""

    row: int
    """The place of its row, from 0."""
    chips: tuple[Chip, ...]
    """The tasks, in order; may be none."""


class Column(Struct, frozen=True, kw_only=True):
    """One phase."""

    name: str
    """Its number and name in words; empty for tasks without a phase."""
    label: str
    """The same, or where columns are narrow, the number alone."""
    address: str
    """Its page; empty where it has none."""
    cells: tuple[Cell, ...]
    """A cell for each row."""
    chips: tuple[Chip, ...]
    """All its tasks, in order."""


class View(Struct, frozen=True, kw_only=True):
    """The map."""

    label: str
    """What the region is called in which it scrolls."""
    width: str
    """The classes that say how many columns there are, each after a blank."""
    rows: tuple[Term | None, ...]
    """The workstreams, and `None` for tasks without one; none where no task has a workstream."""
    no_workstream: str
    """What is in the place of a workstream for tasks without one."""
    columns: tuple[Column, ...]
    """The phases."""
    legend: tuple[Term, ...]
    """The parties whose signs are on chips."""
    choices: Choices | None
    """What can be picked; `None` where there is nothing to pick."""
    has_numbers: bool
    """Whether chips have numbers alone, with a list of names below."""
    downloads: tuple[Download, ...]
    """The table of the tasks as files."""
    nothing: str
    """What is said where there is no task."""


def view(context: Context) -> View:
    """The map of the chosen tasks."""
    tasks = context.selection.of(context.playbook)
    rows = _rows(context, tasks)
    has_numbers = len(tasks) > MOST_NAMED
    chosen = choices_of(context, tasks)
    columns = tuple(
        _column(context, tuple(several), rows, chosen.of_tasks, has_numbers=has_numbers)
        for _, several in groupby(tasks, key=lambda task: task.phase)
    )
    shown = {party for task in tasks for party in task.doing}
    count = context.words.message("tasks_count", count=len(tasks))
    return View(
        label=f"{context.words.message('map_label')} ({count})",
        width=_width(len(columns), has_numbers=has_numbers),
        rows=rows if rows != (None,) else (),
        no_workstream=context.words.message("no_workstream"),
        columns=columns,
        legend=tuple(party for party in context.vocabulary.parties if party.id in shown),
        choices=chosen if chosen.parties or chosen.roles else None,
        has_numbers=has_numbers,
        downloads=downloads(context, "tasks"),
        nothing="" if tasks else context.words.message("no_tasks"),
    )


def _width(count: int, *, has_numbers: bool) -> str:
    numbers = " m3-map--numbers" if has_numbers else ""
    return f"{numbers} m3-map--{count}" if count <= MOST_WITHOUT_SCROLLING else numbers


def _rows(context: Context, tasks: Iterable[KeyTask]) -> tuple[Term | None, ...]:
    """The workstreams that have tasks; last, a row for tasks without one."""
    known = {task.category for task in tasks}
    rows = tuple(one for one in context.vocabulary.workstreams if one.id in known)
    return (*rows, None) if known - {one.id for one in rows} else rows


def _column(
    context: Context,
    tasks: tuple[KeyTask, ...],
    rows: tuple[Term | None, ...],
    choices: Mapping[str, str],
    *,
    has_numbers: bool,
) -> Column:
    phase = tasks[0].phase
    name = phase_name(context, phase)
    chips = tuple(_chip(context, task, choices) for task in tasks)
    cells: dict[str | None, list[Chip]] = {row.id if row else None: [] for row in rows}
    for task, chip in zip(tasks, chips, strict=True):
        cells[task.category if task.category in cells else None].append(chip)
    return Column(
        name=name,
        label=phase_short(context, phase) if has_numbers else name,
        address=phase_address(context, phase),
        cells=tuple(Cell(row=n, chips=tuple(several)) for n, several in enumerate(cells.values())),
        chips=chips,
    )


def _chip(context: Context, task: KeyTask, choices: Mapping[str, str]) -> Chip:
    doing = frozenset(task.doing)
    parties = tuple(party for party in context.vocabulary.parties if party.id in doing)
    return Chip(
        task=task_link(context, task),
        parties=parties,
        who=", ".join(party.label for party in parties),
        is_of=choices[task.source.uri],
        has_many_signs=len(parties) > _MOST_SIGNS,
    )
