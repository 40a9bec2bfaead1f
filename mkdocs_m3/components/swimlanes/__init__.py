"""The tasks of a phase as swimlanes: parties are columns, tasks rows, hand-overs arrows beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components.artifact_list.relations import TaskLink, task_link
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.lineage import Row, SharedRow, rows_of, shared_of
from mkdocs_m3.components.lineage.facts import facts
from mkdocs_m3.components.phase_names import phase_name
from mkdocs_m3.components.swimlanes.arrows import Arrow, arrows_of, pairs_of
from mkdocs_m3.components.tables import Attributes, finding, sorting
from mkdocs_m3.model.statistics import load_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.components.lineage.facts import Facts
    from mkdocs_m3.components.swimlanes.arrows import Pairs
    from mkdocs_m3.model import KeyTask
    from mkdocs_m3.model.vocabulary import Term

MOST_ROWS: Final = 60
"""Tasks that are drawn; of more, no eye could follow the arrows, and the table stays alone."""
MOST_LANES: Final = 24
"""Lanes that are drawn beside each other; likewise of more."""


class Place(Struct, frozen=True, kw_only=True):
    """Where a box is."""

    row: int
    """Its row, from 1."""
    first: int
    """The lane in which it begins, from 1."""
    last: int
    """The lane in which it ends."""


class Part(Struct, frozen=True, kw_only=True):
    """What one lane says of a task."""

    party: Term | None
    """The party; `None` where a lane between others is not involved."""
    does: str
    """What it does: `leads 2 · shares 5`."""


class Handed(Struct, frozen=True, kw_only=True):
    """What a task gets from another one, or hands on to it."""

    label: str
    """From or to which task: `To 3.5`."""
    artifacts: str
    """The names of the artifacts."""


class Box(Struct, frozen=True, kw_only=True):
    """One task."""

    place: Place
    """Where it is."""
    anchor: str
    """The id by which it is selected."""
    task: TaskLink
    """The task."""
    parts: tuple[Part, ...]
    """What the lanes of the box say; none where the task involves no party."""
    counts: str
    """How many tasks of the picture it gets something from, and how many it hands on to; empty where none."""
    handed: tuple[Handed, ...]
    """What that is, which is shown where the task is selected."""
    out: tuple[Arrow, ...]
    """Its arrows to later tasks, the longest one first."""
    into: tuple[Arrow, ...]
    """The arrows of earlier tasks that lead to it, which are shown where it is selected."""
    near: tuple[Place, ...]
    """Where the boxes are at the other ends of its arrows."""


class View(Struct, frozen=True, kw_only=True):
    """The picture and its table."""

    caption: str
    """What it shows."""
    diagram: str
    """What the region with the picture is called."""
    anchor: str
    """The id of the picture, to which the link leads that selects nothing."""
    show_all: str
    """The words of that link."""
    lanes: tuple[Term, ...]
    """The parties, each with its lane."""
    across: int
    """How many lanes there are; one where nobody is involved."""
    tracks: int
    """How many arrows run side by side."""
    boxes: tuple[Box, ...]
    """The tasks; none where there are too many."""
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
    arrows = arrows_of(pairs)
    anchor = _anchor(context)
    return View(
        caption=words.message("lineage_caption", name=name),
        diagram=words.message("swimlanes_diagram", name=name),
        anchor=anchor,
        show_all=words.message("filter_show_all"),
        lanes=lanes,
        across=max(len(lanes), 1),
        tracks=max((arrow.track for arrow in arrows.values()), default=0),
        boxes=_boxes(context, tasks, lanes, pairs, anchor) if is_drawn else (),
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


def _anchor(context: Context) -> str:
    """The id of this picture, which no other one of the page has."""
    number = sum(one.startswith("#m3-lanes") for one in context.seen) + 1
    anchor = f"m3-lanes-{number}"
    context.seen.add(f"#{anchor}")
    return anchor


def _rows(context: Context, tasks: tuple[KeyTask, ...], pairs: Pairs) -> tuple[Row, ...]:
    """The table of a playbook without phases."""
    links = [task_link(context, task) for task in tasks]
    return tuple(
        Row(source=links[source - 1], artifacts=", ".join(names), target=links[target - 1])
        for (source, target), names in pairs.items()
    )


def _boxes(
    context: Context, tasks: tuple[KeyTask, ...], lanes: tuple[Term, ...], pairs: Pairs, anchor: str
) -> tuple[Box, ...]:
    drawn = arrows_of(pairs)
    links = {row: task_link(context, task) for row, task in enumerate(tasks, 1)}
    places = {row: _place(row, task, lanes) for row, task in enumerate(tasks, 1)}
    arrows = {
        (one, other): replace(arrow, start=places[one].first, end=places[other].first)
        for (one, other), arrow in drawn.items()
    }
    boxes = []
    for row, task in enumerate(tasks, 1):
        out = [arrow for (source, _), arrow in arrows.items() if source == row]
        into = [arrow for (_, target), arrow in arrows.items() if target == row]
        boxes.append(
            Box(
                place=places[row],
                anchor=f"{anchor}-{row}",
                task=links[row],
                parts=_parts(context, task, lanes, places[row]),
                counts=_counts(context, len(into), len(out)),
                handed=_handed(context, row, pairs, links),
                out=tuple(sorted(out, key=lambda arrow: -arrow.target)),
                into=tuple(into),
                near=tuple(places[n] for n in (*(one.source for one in into), *(one.target for one in out))),
            )
        )
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
        Part(party=party, does=_does(context, *load.of(party.id)))
        if party.id in task.doing
        else Part(party=None, does="")
        for party in lanes[place.first - 1 : place.last]
    )


def _does(context: Context, leads: int, shares: int) -> str:
    """How many activities a party leads and shares; of one that has none, that it answers for the task."""
    both = (("lanes_leads", leads), ("lanes_shares", shares))
    said = [context.words.message(key, count=count) for key, count in both if count]
    return " \N{MIDDLE DOT} ".join(said) or context.words.message("responsible")


def _counts(context: Context, into: int, out: int) -> str:
    both = (("lanes_gets", into), ("lanes_hands_on", out))
    return " \N{MIDDLE DOT} ".join(context.words.message(key, count=count) for key, count in both if count)


def _handed(context: Context, row: int, pairs: Pairs, links: Mapping[int, TaskLink]) -> tuple[Handed, ...]:
    message = context.words.message
    return tuple(
        Handed(
            label=f"{message('lineage_from' if target == row else 'lineage_to')} {links[other].id}",
            artifacts=", ".join(names),
        )
        for (source, target), names in pairs.items()
        if row in {source, target} and (other := source if target == row else target)
    )
