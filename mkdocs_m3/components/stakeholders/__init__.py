"""The stakeholder matrix: one row for each role, one column for each party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.counts import ROLES_OF_TASK
from mkdocs_m3.components.parties import (
    Cell,
    Column,
    Narrow,
    Summary,
    cells,
    columns,
    narrow,
    summary,
    unknown_words,
    width_of,
)

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Stakeholder


class Row(Struct, frozen=True, kw_only=True):
    """One role."""

    text: Markup
    """The role."""
    cells: tuple[Cell, ...]
    """For which parties it takes part: a cell for each column, or one that spans all."""
    summary: Summary | None
    """The cells in one line; `None` where columns have words."""
    unknown: str
    """Words that were written for a party and are none."""


class View(Struct, frozen=True, kw_only=True):
    """The matrix."""

    id: str
    """The id of the part."""
    caption: str
    """What the table shows."""
    heading: str
    """Above the roles."""
    is_list: bool
    """Whether the roles are a mere list, since the playbook has no parties."""
    width: str
    """Classes for a table with many columns, each after a blank, or nothing."""
    narrow: Narrow | None
    """What is around a table with many columns."""
    columns: tuple[Column, ...]
    """One for each party."""
    rows: tuple[Row, ...]
    """One for each role, in the author's order."""


def has_content(context: Context) -> bool:
    """Whether the task has stakeholders."""
    return bool(context.task.stakeholders)


def view(context: Context) -> View:
    """The matrix for one task."""
    across = columns(context)
    rows = tuple(_row(context, across, stakeholder) for stakeholder in context.task.stakeholders)
    caption = context.words.message("stakeholders_caption")
    cells_of_rows = [row.cells for row in rows]
    return View(
        id=ROLES_OF_TASK,
        caption=caption,
        heading=context.words.message("role"),
        is_list=not context.vocabulary.parties,
        width=width_of(across, cells_of_rows),
        narrow=narrow(context, across, cells_of_rows, caption),
        columns=across,
        rows=rows,
    )


def _row(context: Context, across: tuple[Column, ...], stakeholder: Stakeholder) -> Row:
    who = stakeholder.responsible_party
    row = cells(context, across, who, "involved", "involved")
    return Row(
        text=context.role(stakeholder),
        cells=row,
        summary=summary(context, across, row),
        unknown=unknown_words(across, who),
    )
