"""Columns and cells of a table that has one column for each party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Container

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Assignment, ResponsibleParty


FEW_COLUMNS: Final = 3
"""As many parties as fit beside the activities in an ordinary page; more are stacked earlier."""


class Column(Struct, frozen=True, kw_only=True):
    """One party's column."""

    id: str
    """The party's id; also the end of its class name."""
    label: str
    """The column's heading."""


class Cell(Struct, frozen=True, kw_only=True):
    """One party's cell in one row."""

    word: str
    """What the cell says."""
    classes: str
    """How it is drawn: `m3-none`, `m3-unstated`, or a mark in the color of its party."""
    span: int = 1
    """How many columns it takes."""
    signs: str = ""
    """What it shows to the eye instead of the word, where that is letters such as RACI."""


def columns(context: Context) -> tuple[Column, ...]:
    """A column for each party that the task involves in any way, in the vocabulary's order."""
    return columns_of(context, context.task.involved)


def columns_of(context: Context, ids: Container[str]) -> tuple[Column, ...]:
    """A column for each of these parties, in the vocabulary's order."""
    return tuple(
        Column(id=party.id, label=party.label) for party in context.vocabulary.parties if party.id in ids
    )


def filter_words(context: Context, key: str) -> dict[str, str]:
    """The wording of filter buttons; `key` is that of what they show, `filter` or `filter_tasks`."""
    message = context.words.message
    return {
        "filter": message(key),
        "filter_all": message("filter_all"),
        "filter_status": message(f"{key}_status"),
        "filter_show_all": message("filter_show_all"),
    }


def cells(
    context: Context, across: tuple[Column, ...], who: ResponsibleParty | None, alone: str, several: str
) -> tuple[Cell, ...]:
    """A row's cells: `alone` marks a party that is named by itself, `several` each of more than one.

    A task that involves no party has no such columns, and its rows no such cells.
    """
    if not across:
        return ()
    if who is None or not who.parties:
        word = ", ".join(text.value for text in who.unknown) if who else context.words.message("not_stated")
        return (Cell(word=word, classes="m3-unstated", span=len(across)),)
    mark = several if who.is_shared else alone
    marked, empty = context.words.message(mark), context.words.message("not_involved")
    return tuple(
        Cell(word=marked, classes=f"m3-mark m3-mark--{mark} m3-party--{column.id}")
        if column.id in who.parties
        else Cell(word=empty, classes="m3-none")
        for column in across
    )


def letter_cells(
    context: Context, across: tuple[Column, ...], assignments: tuple[Assignment, ...]
) -> tuple[Cell, ...]:
    """A row's cells where it says who does what in letters: letters to the eye, words to a screen reader."""
    letters = {one.party: one.letters for one in assignments}
    empty = context.words.message("not_involved")
    return tuple(
        Cell(
            word=", ".join(letter_label(context, letter) for letter in letters[column.id]),
            classes=f"m3-letters m3-party--{column.id}",
            signs="/".join(letters[column.id]),
        )
        if column.id in letters
        else Cell(word=empty, classes="m3-none")
        for column in across
    )


def letter_label(context: Context, letter: str) -> str:
    """What a letter stands for: a site's own label, or ours in the site's language."""
    label = context.vocabulary.letters.labels[letter]
    return context.words.message(label) if label.startswith("letter_") else label


def unknown_words(across: tuple[Column, ...], who: ResponsibleParty | None) -> str:
    """What was written for a party, is none, and has no cell, so that it is not lost."""
    return ", ".join(text.value for text in who.unknown) if who and (who.parties or not across) else ""
