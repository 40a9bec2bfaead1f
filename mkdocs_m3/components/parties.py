"""Columns and cells of a table that has one column for each party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask, ResponsibleParty


FEW_COLUMNS: Final = 3
"""As many parties as fit beside the activities in an ordinary page; more are stacked earlier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One party's column."""

    id: str
    """The party's id; also the end of its class name."""
    label: str
    """The column's heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One party's cell in one row."""

    word: str
    """What the cell says."""
    classes: str
    """How it is drawn: `m3-none`, `m3-unstated`, or a mark in the color of its party."""
    span: int = 1
    """How many columns it takes."""


def columns(context: Context) -> tuple[Column, ...]:
    """A column for each party that the task involves in any way, in the vocabulary's order."""
    involved = set(_involved(context.task))
    return tuple(
        Column(id=party.id, label=party.label) for party in context.vocabulary.parties if party.id in involved
    )


def _involved(task: KeyTask) -> list[str]:
    named = (
        task.responsible_party,
        *(activity.responsible_party for activity in task.activities),
        *(stakeholder.responsible_party for stakeholder in task.stakeholders),
    )
    return [party for responsible in named if responsible for party in responsible.parties]


def cells(
    context: Context, across: tuple[Column, ...], who: ResponsibleParty | None, alone: str, several: str
) -> tuple[Cell, ...]:
    """A row's cells: `alone` marks a party that is named by itself, `several` each of more than one.

    A task that involves no party has no such columns, and its rows no such cells.
    """
    if not across:
        return ()
    if who is None or not who.parties:
        word = ", ".join(text.value for text in who.unknown) if who else context.words.say("not_stated")
        return (Cell(word=word, classes="m3-unstated", span=len(across)),)
    mark = several if who.is_shared else alone
    marked, empty = context.words.say(mark), context.words.say("not_involved")
    return tuple(
        Cell(word=marked, classes=f"m3-mark m3-mark--{mark} m3-party--{column.id}")
        if column.id in who.parties
        else Cell(word=empty, classes="m3-none")
        for column in across
    )


def unknown_words(across: tuple[Column, ...], who: ResponsibleParty | None) -> str:
    """What was written for a party, is none, and has no cell, so that it is not lost."""
    return ", ".join(text.value for text in who.unknown) if who and (who.parties or not across) else ""
