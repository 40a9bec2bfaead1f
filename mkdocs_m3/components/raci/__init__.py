"""The matrix of letters: the activities of many tasks by parties, with totals and with what is missing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components.artifact_list.relations import TaskLink, task_link
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.parties import (
    Cell,
    Column,
    Narrow,
    Summary,
    columns_of,
    letter_cells,
    letter_label,
    narrow,
    summary,
    width_of,
)
from mkdocs_m3.components.tables import Attributes, filtering, finding
from mkdocs_m3.components.tasks import MOST_IN_THE_PAGE
from mkdocs_m3.model.lettered import Lettered, lettered, letters_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from mkdocs_m3.components.context import Context


class Row(Struct, frozen=True, kw_only=True):
    """One activity."""

    number: int
    """Its number in its task."""
    address: str
    """Where it is in its task's page."""
    text: Markup
    """What is to be done."""
    gaps: tuple[str, ...]
    """What is missing, in words: who is accountable, or who does it."""
    parties: str
    """The ids of the parties that have a letter in it, with blanks between."""
    cells: tuple[Cell, ...]
    """A cell for each column."""
    summary: Summary | None
    """The cells in one line; `None` where columns have words."""


class Group(Struct, frozen=True, kw_only=True):
    """The activities of one task."""

    task: TaskLink
    """The task."""
    rows: tuple[Row, ...]
    """Its activities, by number."""


class Total(Struct, frozen=True, kw_only=True):
    """How often each party has one letter."""

    letter: str
    """The letter."""
    label: str
    """What it stands for."""
    counts: tuple[int, ...]
    """How many activities, for each column."""
    summary: Summary
    """The counts in one line, for screens that have no room for columns."""


class View(Struct, frozen=True, kw_only=True):
    """The matrix."""

    count: str
    """How many activities of how many tasks it lists, and how many lack a letter, in words."""
    caption: str
    """What the table shows."""
    number_heading: str
    """Above the numbers."""
    activity_heading: str
    """Above the activities."""
    width: str
    """Classes for a table with many columns, each after a blank, or nothing."""
    narrow: Narrow | None
    """What is around a table with many columns."""
    columns: tuple[Column, ...]
    """One for each party that has a letter."""
    groups: tuple[Group, ...]
    """The activities, by task."""
    totals: tuple[Total, ...]
    """Below them, a row for each letter."""
    span: int
    """How many columns the table has in all."""
    legend_label: str
    """What is before the letters' meanings."""
    legend: tuple[tuple[str, str], ...]
    """The letters that the table shows, each with what it stands for."""
    table: Attributes
    """The wording of filter buttons, and of a field that finds activities."""
    downloads: tuple[Download, ...]
    """The table as files."""
    is_long: bool
    """Whether it scrolls inside a region of its own, with its head in sight."""
    nothing: str
    """What is said where there is no letter."""


def view(context: Context) -> View:
    """The matrix of the chosen activities."""
    words = context.words
    chosen = tuple(_chosen(context))
    having = {party for one in chosen for party in one.letters}
    across = columns_of(
        context, having & {*context.selection.parties} if context.selection.parties else having
    )
    groups = tuple(_groups(context, chosen, across))
    rows = [row.cells for group in groups for row in group.rows]
    legend = _legend(context, chosen)
    caption, count = words.message("raci_caption"), _count(context, chosen, len(groups))
    return View(
        count=count,
        caption=caption,
        number_heading=words.message("number"),
        activity_heading=words.message("activity"),
        width=width_of(across, rows),
        narrow=narrow(context, across, rows, f"{caption} ({count})", legend),
        columns=across,
        groups=groups,
        totals=tuple(_totals(context, chosen, across, legend)),
        span=len(across) + 2,
        legend_label=words.message("letters_legend"),
        legend=legend,
        table=filtering(context, "filter") | finding(context, "activities"),
        downloads=downloads(context, "raci"),
        is_long=len(rows) > MOST_IN_THE_PAGE,
        nothing=_nothing(context, chosen),
    )


def _nothing(context: Context, chosen: tuple[Lettered, ...]) -> str:
    if not context.vocabulary.parties:
        return context.words.message("no_parties")
    return "" if chosen else context.words.message("no_letters")


def _chosen(context: Context) -> Iterator[Lettered]:
    """The activities that the options choose, with the letters that they choose."""
    selection, letters = context.selection, context.vocabulary.letters
    tasks = replace(selection, parties=()).of(context.playbook)
    only = frozenset(selection.letters or letters.labels)
    for one in lettered((task for task in tasks if selection.task in ("", task.id)), letters):
        named = {
            party: tuple(letter for letter in had if letter in only) for party, had in one.letters.items()
        }
        named = {party: had for party, had in named.items() if had}
        gaps = tuple(letter for letter in one.gaps if letter in only)
        is_of_parties = not selection.parties or not named.keys().isdisjoint(selection.parties)
        if (named or gaps) and is_of_parties:
            yield replace(one, letters=named, gaps=gaps)


def _groups(context: Context, chosen: Iterable[Lettered], across: tuple[Column, ...]) -> Iterator[Group]:
    for _, members in groupby(chosen, key=lambda one: one.task.source.uri):
        rows = tuple(members)
        link = task_link(context, rows[0].task)
        yield Group(task=link, rows=tuple(_row(context, one, across, link) for one in rows))


def _row(context: Context, one: Lettered, across: tuple[Column, ...], task: TaskLink) -> Row:
    cells = letter_cells(context, across, one.letters)
    return Row(
        number=one.number,
        address=f"{task.address}#activity-{one.number}",
        text=context.prose_of(one.task.source.uri, one.activity.text),
        gaps=tuple(_gaps(context, one)),
        parties=" ".join(column.id for column in across if column.id in one.letters),
        cells=cells,
        summary=summary(context, across, cells),
    )


def _gaps(context: Context, one: Lettered) -> Iterator[str]:
    """What is missing, in words."""
    message = context.words.message
    if one.gaps and not one.activity.assignments:
        yield message("raci_no_letters")
        return
    for letter in one.gaps:
        yield message("raci_gap", letter=f"{letter} ({letter_label(context, letter)})")


def _legend(context: Context, chosen: Iterable[Lettered]) -> tuple[tuple[str, str], ...]:
    had = {letter for one in chosen for letters in one.letters.values() for letter in letters}
    known = context.vocabulary.letters.labels
    return tuple((letter, letter_label(context, letter)) for letter in known if letter in had)


def _totals(
    context: Context,
    chosen: Iterable[Lettered],
    across: tuple[Column, ...],
    legend: tuple[tuple[str, str], ...],
) -> Iterator[Total]:
    counted = letters_of(chosen)
    for letter, label in legend:
        counts = tuple(counted[letter][column.id] for column in across)
        some = [(column, n) for column, n in zip(across, counts, strict=True) if n]
        words = (context.words.message("export_detail", name=column.label, detail=n) for column, n in some)
        short = (f"{column.short or column.label} {n}" for column, n in some)
        line = Summary(words="; ".join(words), short=" \N{MIDDLE DOT} ".join(short))
        yield Total(letter=letter, label=label, counts=counts, summary=line)


def _count(context: Context, chosen: tuple[Lettered, ...], tasks: int) -> str:
    message = context.words.message
    listed = message(
        "raci_count",
        activities=message("activities_count", count=len(chosen)),
        tasks=message("tasks_count", count=tasks),
    )
    lacking = sum(bool(one.gaps) for one in chosen)
    return f"{listed}, {message('raci_gaps_count', count=lacking)}" if lacking else listed
