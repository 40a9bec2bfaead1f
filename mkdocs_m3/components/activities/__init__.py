"""The responsibility table: one row for each activity, one column for each party."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape
from msgspec import Struct

from mkdocs_m3.components.artifact_list import Offer, offer_of
from mkdocs_m3.components.counts import ACTIVITIES_OF_TASK, Count, activity_list, party_list
from mkdocs_m3.components.own_values import Shown, shown_in
from mkdocs_m3.components.parties import (
    Cell,
    Column,
    Narrow,
    Summary,
    cells,
    columns,
    letter_cells,
    letter_label,
    narrow,
    summary,
    unknown_words,
    width_of,
)
from mkdocs_m3.components.tables import Attributes, filtering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Activity, Artifact, KeyTask, Reference

_SHARED: Final = "shared"
_UNSTATED: Final = "unstated"


class Extra(Struct, frozen=True, kw_only=True):
    """What is under an activity's text: its output, template or example."""

    label: str
    """What it is."""
    text: Markup | None
    """A name that is no link."""
    offer: Offer | None
    """A link."""


class Row(Struct, frozen=True, kw_only=True):
    """One activity."""

    number: int
    """From 1, running on through the groups."""
    text: Markup
    """What is to be done."""
    parties: str
    """The ids of the parties that act, with blanks between."""
    cells: tuple[Cell, ...]
    """A cell for each column, or one that spans all."""
    summary: Summary | None
    """The cells in one line; `None` where columns have words."""
    unknown: str
    """Words that were written for a party and are none."""
    extras: tuple[Extra, ...]
    """What is under the text."""
    fields: tuple[Shown, ...]
    """The fields of the site's own, below that."""


class Group(Struct, frozen=True, kw_only=True):
    """Rows under one heading."""

    name: Markup | None
    """The heading, if there is one."""
    rows: tuple[Row, ...]
    """In the author's order."""


class Share(Struct, frozen=True, kw_only=True):
    """One piece of the proportional bar."""

    name: str
    """`shared`, `unstated`, or a party's id."""
    start: int
    """How many activities come before it."""
    count: int
    """How many activities it stands for."""


class View(Struct, frozen=True, kw_only=True):
    """The table with what is above it."""

    lead_in: Markup | None
    """The author's words above the table."""
    id: str
    """The id of the part."""
    count: str
    """How many activities there are, in words."""
    whose: tuple[Count, ...]
    """How many of them are shared, each party's own, and nobody's; none where the playbook has no parties."""
    total: int
    """How many activities there are."""
    shares: tuple[Share, ...]
    """The pieces of the bar, from left to right; none where the playbook has no parties."""
    caption: str
    """What the table shows."""
    number_heading: str
    """Above the numbers."""
    activity_heading: str
    """Above the activities, and what the links of their numbers say before them."""
    width: str
    """Classes for a table with many columns, each after a blank, or nothing."""
    narrow: Narrow | None
    """What is around a table with many columns."""
    columns: tuple[Column, ...]
    """One for each party."""
    groups: tuple[Group, ...]
    """The rows."""
    span: int
    """How many columns the table has in all."""
    legend_label: str
    """What is before the letters' meanings."""
    legend: tuple[tuple[str, str], ...]
    """The letters that the table shows, each with what it stands for."""
    table: Attributes
    """The wording of filter buttons; none where there are no parties."""


def has_content(context: Context) -> bool:
    """Whether the task has activities, or a lead-in to them."""
    task = context.task
    return bool(task.activities or (task.activities_text and task.activities_text.value))


def view(context: Context) -> View:
    """The table for one task."""
    task, words = context.task, context.words
    across = columns(context)
    has_parties = bool(context.vocabulary.parties)
    shares = _shares(task, across) if has_parties else ()
    lead_in = context.prose(task.activities_text) if task.activities_text else None  # it is read first
    groups, legend = _groups(context, across), _legend(context)
    rows = [row.cells for group in groups for row in group.rows]
    caption = words.message("activities_caption" if has_parties else "activities")
    return View(
        lead_in=lead_in,
        id=ACTIVITIES_OF_TASK,
        count=words.message("activities_count", count=len(task.activities)),
        whose=tuple(_counts(context, across, shares)),
        total=len(task.activities),
        shares=shares,
        caption=caption,
        number_heading=words.message("number"),
        activity_heading=words.message("activity"),
        width=width_of(across, rows),
        narrow=narrow(context, across, rows, caption, legend),
        columns=across,
        groups=groups,
        span=len(across) + 2,
        legend_label=words.message("letters_legend"),
        legend=legend,
        table=filtering(context, "filter") if has_parties else {},
    )


def _legend(context: Context) -> tuple[tuple[str, str], ...]:
    used = {
        letter
        for activity in context.task.activities
        for assignment in activity.assignments
        for letter in assignment.letters
    }
    known = context.vocabulary.letters.labels
    return tuple((letter, letter_label(context, letter)) for letter in known if letter in used)


def _groups(context: Context, across: tuple[Column, ...]) -> tuple[Group, ...]:
    groups: list[Group] = []
    number = 0
    for group in context.task.activity_groups:
        rows = tuple(
            _row(context, across, activity, n) for n, activity in enumerate(group.activities, number + 1)
        )
        groups.append(Group(name=context.markup(group.name) if group.name else None, rows=rows))
        number += len(rows)
    return tuple(groups)


def _row(context: Context, across: tuple[Column, ...], activity: Activity, number: int) -> Row:
    who = activity.responsible_party
    row = (
        letter_cells(context, across, {one.party: one.letters for one in activity.assignments})
        if activity.assignments
        else cells(context, across, who, "responsible", "shared")
    )
    return Row(
        number=number,
        text=context.prose(activity.text),
        parties=" ".join(column.id for column in across if column.id in activity.involved),
        cells=row,
        summary=summary(context, across, row),
        unknown=unknown_words(across, who),
        extras=_extras(context, activity),
        fields=shown_in(context, activity.fields, "column"),
    )


def _extras(context: Context, activity: Activity) -> tuple[Extra, ...]:
    words = context.words
    outputs = (_of_artifact(context, words.message("output"), output) for output in activity.outputs)
    others = (
        _of_reference(context, words.message(label), reference)
        for label, reference in (("template", activity.template), ("example", activity.example))
        if reference
    )
    return (*outputs, *others)


def _of_artifact(context: Context, label: str, artifact: Artifact) -> Extra:
    markup = context.markup(artifact.text)
    if not artifact.template:
        return Extra(label=label, text=markup, offer=None)
    holds_link = "<a " in markup
    offer = offer_of(context, artifact.template, Markup("") if holds_link else markup)
    missing = "" if offer else Markup(" ({})").format(artifact.template.target.value)
    return Extra(label=label, text=markup + missing if holds_link or missing else None, offer=offer)


def _of_reference(context: Context, label: str, reference: Reference) -> Extra:
    offer = offer_of(context, reference, Markup(""))
    return Extra(label=label, text=None if offer else escape(reference.target.value), offer=offer)


def _shares(task: KeyTask, across: tuple[Column, ...]) -> tuple[Share, ...]:
    """How many activities are shared, each party's own, and nobody's, in that order, without zeros."""
    whose = Counter(_whose(activity) for activity in task.activities)
    shares: list[Share] = []
    start = 0
    for name in (_SHARED, *(column.id for column in across), _UNSTATED):
        if whose[name]:
            shares.append(Share(name=name, start=start, count=whose[name]))
            start += whose[name]
    return tuple(shares)


def _whose(activity: Activity) -> str:
    who = activity.responsible_party
    if who is None or not who.parties:
        return _UNSTATED
    return _SHARED if who.is_shared else who.parties[0]


def _counts(context: Context, across: tuple[Column, ...], shares: tuple[Share, ...]) -> Iterator[Count]:
    """The words of the bar's pieces, with the lists of just these."""
    words, tasks = context.words, (context.task,)
    named = {column.id: column for column in across}
    are_names = any(_is_name(party.label) for party in context.vocabulary.parties)
    for share in shares:
        if share.name in (_SHARED, _UNSTATED):
            key = "count_shared" if share.name == _SHARED else "count_not_stated"
            own = [n for n, one in enumerate(context.task.activities, 1) if _whose(one) == share.name]
            yield Count(
                words=words.message(key, count=share.count), address=activity_list(context, context.task, own)
            )
        else:
            label, short = named[share.name].label, named[share.name].short
            inside = label if are_names else _in_sentence(label)
            says = partial(words.message, "count_party", count=share.count)
            yield Count(
                words=says(party=label, party_in_sentence=inside),
                short=says(party=short, party_in_sentence=short) if short not in ("", label) else "",
                address=party_list(context, share.name, "leads", tasks, share.count),
            )


def _is_name(label: str) -> bool:
    """Whether a label has a capital inside, as in `Steering Board`, and so keeps its first one in a sentence.

    All labels of a site are then written alike: not `1 sponsor, 2 Project Manager`.
    """
    return any(word[:1].isupper() and word[1:].islower() for word in label.split()[1:])


def _in_sentence(label: str) -> str:
    """A label as it is inside a sentence: `Customer` -> `customer`, `QSMO` as it is."""
    return label[:1].lower() + label[1:] if label[1:].islower() else label
