"""Columns and cells of a table that has one column for each party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.context import party_address
from mkdocs_m3.components.known import once

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import ResponsibleParty
    from mkdocs_m3.model.vocabulary import Term


FEW_COLUMNS: Final = 3
"""As many parties have columns with words; of more, columns are narrow, with a sign or a letter each."""

MARKS: Final = ("responsible", "shared", "involved")
"""What a mark says of a party, in the order in which readers are told."""

_SIGNS_IN_A_CELL: Final = 3
"""Characters that fit into a cell of a narrow column: `R/A`."""


class Column(Struct, frozen=True, kw_only=True):
    """One party's column."""

    id: str
    """The party's id; also the end of its class name."""
    label: str
    """The column's heading."""
    short: str = ""
    """What is shown of it above a narrow column; empty where columns have words."""
    address: str = ""
    """The party's page; empty where it has none."""


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
    mark: str = ""
    """Which mark it has: `responsible`, `shared`, or `involved`."""


class Summary(Struct, frozen=True, kw_only=True):
    """All cells of a row in one line, which is shown where there is no room for narrow columns."""

    words: str
    """With what letters mean and parties in full, as screen readers say it; empty where there are none."""
    short: str
    """As it is shown: `A: PSC · R: PM`; empty where that is the same."""


class Narrow(Struct, frozen=True, kw_only=True):
    """What is around a table with narrow columns."""

    region: str
    """What the region is called in which it scrolls."""
    parties: tuple[Column, ...]
    """The parties that its heads stand for."""
    marks: tuple[tuple[str, str], ...]
    """The marks in its cells: their classes, and what they mean."""
    letters_label: str
    """What is before the meanings of letters."""
    letters: tuple[tuple[str, str], ...]
    """The letters in its cells, each with what it stands for."""


def parties_of(context: Context, ids: frozenset[str]) -> tuple[Term, ...]:
    """The parties of these ids, in the vocabulary's order; the same for all who ask on pages alike."""
    return once(context, ("parties", ids), _parties_of, ids)


def _parties_of(context: Context, ids: frozenset[str]) -> tuple[Term, ...]:
    return tuple(party for party in context.vocabulary.parties if party.id in ids)


def columns(context: Context) -> tuple[Column, ...]:
    """A column for each party that the task involves in any way, in the vocabulary's order."""
    return columns_of(context, context.task.involved)


def columns_of(context: Context, ids: Container[str]) -> tuple[Column, ...]:
    """A column for each of these parties, in the vocabulary's order; narrow ones where they are many."""
    parties = [party for party in context.vocabulary.parties if party.id in ids]
    is_narrow = len(parties) > FEW_COLUMNS
    return tuple(
        Column(
            id=party.id,
            label=party.label,
            short=party.head if is_narrow else "",
            address=party_address(context, party.id),
        )
        for party in parties
    )


def width_of(across: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]]) -> str:
    """The classes of a table with these columns, each after a blank; none where they are few."""
    if len(across) <= FEW_COLUMNS:
        return ""
    is_wide = any(len(cell.signs) > _SIGNS_IN_A_CELL for cells in rows for cell in cells)
    return " m3-many m3-many--wide" if is_wide else " m3-many"


def narrow(
    context: Context,
    across: tuple[Column, ...],
    rows: Iterable[tuple[Cell, ...]],
    region: str,
    letters: tuple[tuple[str, str], ...] = (),
) -> Narrow | None:
    """What is around a table with these columns and rows; `None` where columns have words."""
    if len(across) <= FEW_COLUMNS:
        return None
    shown = {cell.mark: cell.word for cells in rows for cell in cells if cell.mark}
    return Narrow(
        region=region,
        parties=across,
        marks=tuple((f"m3-mark m3-mark--{mark}", shown[mark]) for mark in MARKS if mark in shown),
        letters_label=context.words.message("letters_legend"),
        letters=letters,
    )


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
    return marked_cells(context, across, dict.fromkeys(who.parties, several if who.is_shared else alone))


def marked_cells(context: Context, across: tuple[Column, ...], marks: Mapping[str, str]) -> tuple[Cell, ...]:
    """A row's cells by the marks of the parties that have one."""
    empty = context.words.message("not_involved")
    return tuple(
        Cell(
            word=context.words.message(mark),
            classes=f"m3-mark m3-mark--{mark} m3-party--{column.id}",
            mark=mark,
        )
        if (mark := marks.get(column.id))
        else Cell(word=empty, classes="m3-none")
        for column in across
    )


def summary(context: Context, across: tuple[Column, ...], row: tuple[Cell, ...]) -> Summary | None:
    """A row's cells in one line; `None` where columns have words."""
    if len(across) <= FEW_COLUMNS:
        return None
    if len(row) < len(across):
        return Summary(words=row[0].word, short="")
    letters, message = context.vocabulary.letters, context.words.message
    of_letters = [
        (letter, letter_label(context, letter), [letter in cell.signs.split("/") for cell in row])
        for letter in sorted(letters.labels, key=lambda letter: letter != letters.accountable)
    ]
    of_marks = [(message(mark), message(mark), [cell.mark == mark for cell in row]) for mark in MARKS]
    said, shown = [], []
    for sign, meaning, has in (*of_letters, *of_marks):
        named = [column for column, has_it in zip(across, has, strict=True) if has_it]
        if named:
            full, short = (
                ", ".join(names) for names in zip(*((c.label, c.short) for c in named), strict=True)
            )
            said.append(message("export_detail", name=meaning, detail=full))
            shown.append(message("export_detail", name=sign, detail=short))
    return Summary(words="; ".join(said), short=" \N{MIDDLE DOT} ".join(shown))


def letter_cells(
    context: Context, across: tuple[Column, ...], letters: Mapping[str, tuple[str, ...]]
) -> tuple[Cell, ...]:
    """A row's cells by each party's letters: letters to the eye, words to a screen reader."""
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
