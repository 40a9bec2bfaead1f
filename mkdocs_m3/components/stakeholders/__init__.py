"""The stakeholder matrix: one row for each role, one column for each party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.parties import FEW_COLUMNS, Cell, Column, cells, columns, unknown_words

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context


class Row(Struct, frozen=True, kw_only=True):
    """One role."""

    text: Markup
    """The role."""
    cells: tuple[Cell, ...]
    """For which parties it takes part: a cell for each column, or one that spans all."""
    unknown: str
    """Words that were written for a party and are none."""


class View(Struct, frozen=True, kw_only=True):
    """The matrix."""

    caption: str
    """What the table shows."""
    heading: str
    """Above the roles."""
    width: str
    """A class for a table with many columns, after a blank, or nothing."""
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
    return View(
        caption=context.words.message("stakeholders_caption"),
        heading=context.words.message("role"),
        width=" m3-many" if len(across) > FEW_COLUMNS else "",
        columns=across,
        rows=tuple(
            Row(
                text=context.role(stakeholder),
                cells=cells(context, across, stakeholder.responsible_party, "involved", "involved"),
                unknown=unknown_words(across, stakeholder.responsible_party),
            )
            for stakeholder in context.task.stakeholders
        ),
    )
