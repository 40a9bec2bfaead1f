"""The tasks of a phase as swimlanes: parties are columns, tasks rows, hand-overs arrows beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import task_link
from mkdocs_m3.components.counts import Count, party_list
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.lineage import Row, SharedRow, rows_of, shared_of
from mkdocs_m3.components.lineage.arrows import pairs_of
from mkdocs_m3.components.lineage.facts import facts
from mkdocs_m3.components.lineage.rows import MOST_ROWS, Box, Part, Place, RowsPicture, picture_of
from mkdocs_m3.components.phase_names import phase_name
from mkdocs_m3.components.tables import Attributes, finding, sorting
from mkdocs_m3.model.statistics import load_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.components.lineage.arrows import Pairs
    from mkdocs_m3.components.lineage.facts import Facts
    from mkdocs_m3.model import KeyTask
    from mkdocs_m3.model.vocabulary import Term

MOST_LANES: Final = 24
"""Lanes that are drawn beside each other; of more, the table stays alone."""


class View(Struct, frozen=True, kw_only=True):
    """The picture and its table."""

    caption: str
    """What it shows."""
    picture: RowsPicture | None
    """The picture; `None` where there are too many tasks or parties."""
    too_many: str
    """What is said where there are too many."""
    source_heading: str
    """Above the tasks that make something."""
    artifacts_heading: str
    """Above what they make."""
    target_heading: str
    """Above the tasks that use it."""
    table: Attributes
    """The wording of a field that finds rows, and of buttons that sort."""
    rows: tuple[Row, ...]
    """What is handed on from one task to another, in the order of the tasks."""
    shared: tuple[SharedRow, ...]
    """The artifacts of many tasks, below it."""
    downloads: tuple[Download, ...]
    """The whole playbook's lineage as files."""
    nothing: str
    """What is said where there is no task."""


def view(context: Context) -> View:
    """The swimlanes of the chosen phases, of the page's own, or of all."""
    words = context.words
    known = facts(context, is_whole=True)
    tasks = _tasks(context, known)
    name = ", ".join(phase_name(context, phase) for phase in known.phases) or words.message("tasks")
    acting = {party for task in tasks for party in task.doing}
    lanes = tuple(party for party in context.vocabulary.parties if party.id in acting)
    is_drawn = len(tasks) <= MOST_ROWS and len(lanes) <= MOST_LANES
    pairs = pairs_of(tasks) if is_drawn else {}
    diagram = words.message("swimlanes_diagram", name=name)
    boxes = _boxes(context, tasks, lanes) if is_drawn else ()
    return View(
        caption=words.message("lineage_caption", name=name),
        picture=picture_of(context, boxes, pairs, diagram, lanes) if is_drawn else None,
        too_many="" if is_drawn else words.message("lineage_too_many"),
        source_heading=words.message("lineage_from"),
        artifacts_heading=words.message("lineage_artifacts"),
        target_heading=words.message("lineage_to"),
        table=finding(context, "rows") | sorting(context),
        rows=rows_of(context, known) if known.phases else _rows(context, tasks, pairs),
        shared=shared_of(context, known) if known.phases else (),
        downloads=downloads(context, "lineage"),
        nothing="" if tasks else words.message("no_tasks"),
    )


def _tasks(context: Context, known: Facts) -> tuple[KeyTask, ...]:
    if not context.vocabulary.ids.has_phases:
        return context.playbook.key_tasks
    return tuple(task for phase in known.phases for task in context.playbook.phases.get(phase, ()))


def _rows(context: Context, tasks: tuple[KeyTask, ...], pairs: Pairs) -> tuple[Row, ...]:
    """The table of a playbook without phases."""
    links = [task_link(context, task) for task in tasks]
    return tuple(
        Row(source=links[source - 1], artifacts=", ".join(names), target=links[target - 1])
        for (source, target), names in pairs.items()
    )


def _boxes(context: Context, tasks: tuple[KeyTask, ...], lanes: tuple[Term, ...]) -> tuple[Box, ...]:
    boxes = []
    for row, task in enumerate(tasks, 1):
        place = _place(row, task, lanes)
        parts = _parts(context, task, lanes, place)
        boxes.append(Box(place=place, task=task_link(context, task), parts=parts))
    return tuple(boxes)


def _place(row: int, task: KeyTask, lanes: tuple[Term, ...]) -> Place:
    """From the first to the last lane that the task involves; through all where it involves none."""
    own = [n for n, party in enumerate(lanes, 1) if party.id in task.doing] or [1, max(len(lanes), 1)]
    return Place(row=row, first=own[0], last=own[-1])


def _parts(context: Context, task: KeyTask, lanes: tuple[Term, ...], place: Place) -> tuple[Part, ...]:
    if not set(task.doing):
        return ()
    load = load_of((task,))
    return tuple(
        Part(party=party, does=tuple(_does(context, task, party, *load.of(party.id))))
        if party.id in task.doing
        else Part(party=None)
        for party in lanes[place.first - 1 : place.last]
    )


def _does(context: Context, task: KeyTask, party: Term, leads: int, shares: int) -> Iterator[Count]:
    """How many activities a party leads and shares; of one that has none, that it answers for the task."""
    message = context.words.message
    if not (leads or shares):
        yield Count(words=message("responsible"))
    for what, count in (("leads", leads), ("shares", shares)):
        if count:
            words = message(f"lanes_{what}", count=count)
            detail = message("export_detail", name=party.label, detail=words)
            address = party_list(context, party.id, what, (task,), count)
            yield Count(words=words, address=address, label=f"{task.id}, {detail}")
