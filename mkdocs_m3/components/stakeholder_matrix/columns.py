"""The columns of the matrix: key tasks under their phases, or phases."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import task_link
from mkdocs_m3.components.phase_names import phase_address, phase_name, phase_short

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Id, KeyTask

MOST_TASKS: Final = 40
"""As many key tasks have a column each, where nobody has chosen; more are put together by phase."""


class Column(Struct, frozen=True, kw_only=True):
    """A key task or a phase."""

    label: str
    """Its number, or the phase's number in words."""
    name: str
    """Its name, shown as a tooltip."""
    address: str
    """Its page; empty where it has none."""
    spoken: str
    """What its heading says to screen readers: number and name."""
    is_first: bool = False
    """Whether it is the first task of another phase than the one before."""


class Band(Struct, frozen=True, kw_only=True):
    """The tasks of one phase, side by side."""

    name: str
    """The phase's number and name."""
    address: str
    """The phase's page; empty where it has none."""
    span: int
    """How many columns it has."""


Columns = list[tuple[Column, tuple[str, ...]]]
"""Each column with the ids of the tasks that it stands for."""


def are_phases(context: Context, tasks: tuple[KeyTask, ...]) -> bool:
    """Whether columns are phases: what the comment chooses, or else by the number of tasks."""
    if not context.vocabulary.ids.has_phases:
        return False
    chosen = context.selection.columns
    return chosen == ("phases",) if chosen else len(tasks) > MOST_TASKS


def of_phases(context: Context, tasks: tuple[KeyTask, ...]) -> Columns:
    """A column for each phase of the tasks."""
    found: dict[Id | None, list[str]] = {}
    for task in tasks:
        found.setdefault(task.phase, []).append(task.id or "")
    return [(_phase(context, phase), tuple(ids)) for phase, ids in found.items()]


def of_tasks(context: Context, tasks: tuple[KeyTask, ...]) -> Columns:
    """A column for each task."""
    before = (None, *(task.phase for task in tasks))
    return [
        (_task(context, task, is_first=n > 0 and task.phase != before[n]), (task.id or "",))
        for n, task in enumerate(tasks)
    ]


def _task(context: Context, task: KeyTask, *, is_first: bool) -> Column:
    link = task_link(context, task)
    return Column(
        label=link.id,
        name=link.name,
        address=link.address,
        spoken=f"{link.id} {link.name}",
        is_first=is_first,
    )


def _phase(context: Context, phase: Id | None) -> Column:
    name = phase_name(context, phase)
    return Column(
        label=phase_short(context, phase), name=name, address=phase_address(context, phase), spoken=name
    )


def bands(context: Context, tasks: tuple[KeyTask, ...]) -> tuple[Band, ...]:
    """A band for each phase; none of a single one, nor of a playbook without phases."""
    groups = [(phase, len(list(several))) for phase, several in groupby(tasks, key=lambda task: task.phase)]
    return tuple(
        Band(name=phase_name(context, phase), address=phase_address(context, phase), span=span)
        for phase, span in (groups if len(groups) > 1 else ())
    )
