"""The stakeholder matrix of many tasks: roles by key tasks or by phases, each cell naming the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components.counts import Count, role_list, roles_list, roles_of_task
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.stakeholder_matrix.columns import (
    Band,
    Column,
    Columns,
    are_phases,
    bands,
    of_phases,
    of_tasks,
)
from mkdocs_m3.components.stakeholder_matrix.listing import listed
from mkdocs_m3.components.stakeholder_matrix.tints import Tint, degree_of, tints_of
from mkdocs_m3.components.tables import Attributes, finding, sorting
from mkdocs_m3.model.statistics import Role, roles_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from mkdocs_m3.components.artifact_list.relations import Relation
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask

_UNKNOWN: Final = "?"
"""The sign of a role for which no party is named."""

_MOST_SIGNS: Final = 5
"""Characters of signs that fit beside each other in the column of a task: `C P Q`."""
_MOST_WITH_COUNT: Final = 12
"""The same in the column of a phase, with the number of tasks."""
MOST_COLUMNS: Final = 100
"""Of more key tasks or phases, a list is in each row instead of the columns."""


class Cell(Struct, frozen=True, kw_only=True):
    """What a role has to do with a task or a phase."""

    words: str
    """The parties for which somebody in this role takes part; empty where nobody does."""
    signs: str
    """The same in signs that the legend explains, with the number of tasks where there are several."""
    is_long: bool = False
    """Whether the signs need several lines."""
    address: str = ""
    """Where exactly what it counts is found; empty where that is nowhere."""
    parties: tuple[str, ...] = ()
    """The ids of those parties."""
    count: int = 0
    """In how many tasks."""
    degree: int = 0
    """How strong its tint is, from 1 to 5; 0 where the view counts nothing."""


class Row(Struct, frozen=True, kw_only=True):
    """One role."""

    text: Markup
    """The role."""
    total: int
    """In how many key tasks it takes part."""
    address: str
    """Where exactly these are listed; empty where they are nowhere."""
    label: str
    """What the link there says to a screen reader: the number, and of what."""
    parties: str
    """The ids of the parties for which it takes part anywhere, with blanks between."""
    cells: tuple[Cell, ...]
    """A cell for each column."""
    listed: tuple[Relation, ...] = ()
    """Where there are too many columns: the key tasks, by the parties for which it takes part."""


class Sign(Struct, frozen=True, kw_only=True):
    """What a sign in the cells stands for."""

    sign: str
    """The party's short name."""
    label: str
    """The party's label, or that none is stated."""
    classes: str
    """How the label is drawn."""


class View(Struct, frozen=True, kw_only=True):
    """The matrix."""

    count: str
    """How many roles there are in how many tasks, in words."""
    caption: str
    """What the table shows."""
    role_heading: str
    """Above the roles."""
    total_heading: str
    """Above the numbers of tasks."""
    legend: tuple[Sign, ...]
    """The signs."""
    width: str
    """A class for columns of phases, which need more room, after a blank, or nothing."""
    columns: tuple[Column, ...]
    """The key tasks or the phases; none where there are too many."""
    bands: tuple[Band, ...]
    """The phases of the key tasks, above them; none where there is only one."""
    tints: tuple[Tint, ...]
    """The tints of cells that count; none where they do not."""
    tints_label: str
    """What is before their meanings."""
    list_heading: str
    """Above the key tasks of each role then; empty otherwise."""
    rows: tuple[Row, ...]
    """The roles, by the number of their tasks."""
    totals: tuple[Count, ...]
    """Below each column, how many roles take part."""
    total_label: str
    """What is before them."""
    not_involved: str
    """What an empty cell says to a screen reader."""
    table: Attributes
    """The wording of a field that finds roles, and of buttons that sort."""
    downloads: tuple[Download, ...]
    """The table as files."""
    nothing: str
    """What is said where there is no role, or no party."""


def view(context: Context) -> View:
    """The matrix of the chosen tasks."""
    words = context.words
    tasks, roles = _chosen(context)
    signs = {party.id: party.short for party in context.vocabulary.parties}
    has_phases = are_phases(context, tasks)
    columns = of_phases(context, tasks) if has_phases else of_tasks(context, tasks)
    is_list = len(columns) > MOST_COLUMNS
    if is_list:
        columns = []
        by_id = {task.id or "": task for task in tasks}
        rows = tuple(_row(context, role, signs, tasks=listed(context, role, by_id)) for role in roles)
    else:
        rows = _tinted(tuple(_row(context, role, signs, columns) for role in roles))
    greatest = max((cell.count for row in rows for cell in row.cells), default=0) if has_phases else 0
    shown = {sign for row in rows for cell in row.cells for sign in cell.signs.split()}
    return View(
        count=words.message(
            "roles_count", count=len(roles), tasks=words.message("tasks_count", count=len(tasks))
        ),
        caption=words.message("matrix_by_phase_caption" if has_phases else "matrix_caption"),
        role_heading=words.message("role"),
        total_heading=words.message("tasks"),
        legend=tuple(item for item in _legend(context, signs) if item.sign in shown),
        width=" m3-matrix--phases" if has_phases else "",
        columns=tuple(column for column, _ in columns),
        bands=() if has_phases or is_list else bands(context, tasks),
        tints=tints_of(greatest),
        tints_label=words.message("export_detail", name=words.message("tasks"), detail="").rstrip(),
        list_heading=words.message("involved") if is_list else "",
        rows=rows,
        totals=tuple(_total(context, ids, roles) for _, ids in columns),
        total_label=words.message("roles_total"),
        not_involved=words.message("not_involved"),
        table=finding(context, "roles") | sorting(context),
        downloads=downloads(context, "stakeholder-matrix"),
        nothing=_nothing(context, rows),
    )


def _nothing(context: Context, rows: tuple[Row, ...]) -> str:
    if not context.vocabulary.parties:
        return context.words.message("no_parties")
    return "" if rows else context.words.message("no_roles")


def _legend(context: Context, signs: dict[str, str]) -> list[Sign]:
    """Every sign that a cell may show."""
    return [
        *(
            Sign(sign=signs[party.id], label=party.label, classes=f"m3-term m3-party--{party.id}")
            for party in context.vocabulary.parties
        ),
        Sign(sign=_UNKNOWN, label=context.words.message("not_stated"), classes="m3-legend__unstated"),
    ]


def _chosen(context: Context) -> tuple[tuple[KeyTask, ...], tuple[Role, ...]]:
    """The chosen tasks with their roles; with a party, its roles, and the tasks that need them."""
    only = context.selection.parties
    tasks = replace(context.selection, parties=()).of(context.playbook)
    order = (party.id for party in context.vocabulary.parties)
    roles = roles_of(context.playbook, tasks, order, only)
    needed = {task for role in roles for task in role.parties}
    return tuple(task for task in tasks if not only or task.id in needed), roles


def _tasks(context: Context, ids: Iterable[str]) -> tuple[KeyTask, ...]:
    return tuple(context.playbook.by_id[id_] for id_ in ids)


def _total(context: Context, ids: tuple[str, ...], roles: tuple[Role, ...]) -> Count:
    """How many roles take part in the tasks of a column."""
    keys = [role.key for role in roles if not role.parties.keys().isdisjoint(ids)]
    address = roles_list(context, keys)
    if len(ids) == 1:
        address = roles_of_task(context, context.playbook.by_id[ids[0]], len(keys)) or address
    words, message = str(len(keys)), context.words.message
    label = message("export_detail", name=message("roles_total"), detail=words)
    return Count(words=words, address=address, label=label)


def _tinted(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, each cell that counts with its tint."""
    greatest = max((cell.count for row in rows for cell in row.cells), default=0)
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, degree=degree_of(cell.count, greatest)) if cell.count else cell
                for cell in row.cells
            ),
        )
        for row in rows
    )


def _row(
    context: Context,
    role: Role,
    signs: dict[str, str],
    columns: Columns | None = None,
    tasks: tuple[Relation, ...] = (),
) -> Row:
    everywhere = {party for parties in role.parties.values() for party in parties}
    return Row(
        text=context.role(role.first),
        total=len(role.parties),
        parties=" ".join(party for party in signs if party in everywhere),
        address=role_list(context, role.key, _tasks(context, role.parties)),
        label=context.words.message("tasks_count", count=len(role.parties)),
        cells=tuple(_cell(context, role, column, ids, signs) for column, ids in columns or ()),
        listed=tasks,
    )


def _cell(context: Context, role: Role, column: Column, ids: tuple[str, ...], signs: dict[str, str]) -> Cell:
    taken = [id_ for id_ in ids if id_ in role.parties]
    if not taken:
        return Cell(words="", signs="")
    named = {party for id_ in taken for party in role.parties[id_]}
    parties = [party for party in context.vocabulary.parties if party.id in named]
    words = ", ".join(party.label for party in parties) or context.words.message("not_stated")
    short = " ".join(signs[party.id] for party in parties) or _UNKNOWN
    own = tuple(party.id for party in parties)
    if len(ids) > 1:
        tasks = context.words.message("tasks_count", count=len(taken))
        both = f"{len(taken)} · {short}"
        address = role_list(context, role.key, _tasks(context, taken))
        return Cell(
            words=f"{tasks}: {words}",
            signs=both,
            is_long=len(both) > _MOST_WITH_COUNT,
            address=address,
            parties=own,
            count=len(taken),
        )
    return Cell(
        words=words, signs=short, is_long=len(short) > _MOST_SIGNS, address=column.address, parties=own
    )
