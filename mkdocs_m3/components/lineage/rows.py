"""Rows with a box each, and arrows beside them for what one hands on to another. Each can be selected.

Swimlanes are such a picture, and so is the lineage through phases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components.lineage.arrows import Arrow, arrows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_m3.components.artifact_list.relations import TaskLink
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.components.counts import Count
    from mkdocs_m3.components.lineage.arrows import Pairs
    from mkdocs_m3.model.vocabulary import Term

MOST_ROWS: Final = 60
"""Rows that are drawn; of more, no eye could follow the arrows."""


class Place(Struct, frozen=True, kw_only=True):
    """Where a box is."""

    row: int
    """Its row, from 1."""
    first: int = 1
    """The lane in which it begins, from 1."""
    last: int = 1
    """The lane in which it ends."""


class Part(Struct, frozen=True, kw_only=True):
    """What one lane says of a task."""

    party: Term | None
    """The party; `None` where a lane between others is not involved."""
    does: tuple[Count, ...] = ()
    """What it does: `leads 2`, `shares 5`."""


class Handed(Struct, frozen=True, kw_only=True):
    """What a task gets from another one, or hands on to it."""

    label: str
    """From or to which task: `To 3.5`."""
    artifacts: str
    """The names of the artifacts."""


class Box(Struct, frozen=True, kw_only=True):
    """One task, or another phase."""

    place: Place
    """Where it is."""
    kind: str = "task"
    """`task`, `phase` for a phase of which no task is drawn, or `heading` for the name of those below."""
    task: TaskLink
    """The task; of a phase, its name without an id, and an empty address where it has no page."""
    anchor: str = ""
    """The id by which it is selected."""
    parts: tuple[Part, ...] = ()
    """What the lanes of the box say; none where the task involves no party."""
    counts: str = ""
    """How many rows of the picture it gets something from, and how many it hands on to; empty where none."""
    entries: int = 0
    """At how many heights arrows come in."""
    handed: tuple[Handed, ...] = ()
    """What that is, which is shown where the task is selected."""
    out: tuple[Arrow, ...] = ()
    """Its arrows to later rows, the longest one first."""
    into: tuple[Arrow, ...] = ()
    """The arrows of earlier rows that lead to it, which are shown where it is selected."""
    near: tuple[Place, ...] = ()
    """Where the boxes are at the other ends of its arrows."""


class RowsPicture(Struct, frozen=True, kw_only=True):
    """The rows."""

    diagram: str
    """What the region with the picture is called."""
    anchor: str
    """The id of the picture, to which the link leads that selects nothing."""
    show_all: str
    """The words of that link."""
    lanes: tuple[Term, ...] = ()
    """The parties, each with its lane; none where there are no lanes."""
    across: int = 1
    """How many lanes there are; one where there are none."""
    tracks: int = 0
    """How many arrows run side by side."""
    boxes: tuple[Box, ...]
    """The rows."""


def picture_of(
    context: Context, boxes: Sequence[Box], pairs: Pairs, diagram: str, lanes: tuple[Term, ...] = ()
) -> RowsPicture:
    """The picture of boxes, given in the order of their rows, with what the rows hand on to each other."""
    anchor = anchor_of(context, "lanes")
    drawn = {
        (one, other): replace(arrow, start=boxes[one - 1].place.first, end=boxes[other - 1].place.first)
        for (one, other), arrow in arrows_of(pairs).items()
    }
    out: dict[int, list[Arrow]] = {}
    into: dict[int, list[Arrow]] = {}
    for (source, target), arrow in drawn.items():
        out.setdefault(source, []).append(arrow)
        into.setdefault(target, []).append(arrow)
    handed = _handed(context, boxes, pairs)
    return RowsPicture(
        diagram=diagram,
        anchor=anchor,
        show_all=context.words.message("filter_show_all"),
        lanes=lanes,
        across=max(len(lanes), 1),
        tracks=max((arrow.track for arrow in drawn.values()), default=0),
        boxes=tuple(
            replace(
                box,
                anchor=f"{anchor}-{row}",
                counts=_counts(context, len(into.get(row, ())), len(out.get(row, ()))),
                entries=max((arrow.entry for arrow in into.get(row, ())), default=0),
                handed=tuple(handed.get(row, ())),
                out=tuple(sorted(out.get(row, ()), key=lambda arrow: -arrow.target)),
                into=tuple(into.get(row, ())),
                near=tuple(boxes[n - 1].place for n in _ends(into.get(row, ()), out.get(row, ()))),
            )
            for row, box in enumerate(boxes, 1)
        ),
    )


def anchor_of(context: Context, kind: str) -> str:
    """The id of a picture of a kind, such as `m3-lanes-1`, which no other one of the page has."""
    number = sum(one.startswith(f"#m3-{kind}-") for one in context.seen) + 1
    anchor = f"m3-{kind}-{number}"
    context.seen.add(f"#{anchor}")
    return anchor


def _ends(into: Iterable[Arrow], out: Iterable[Arrow]) -> tuple[int, ...]:
    return (*(arrow.source for arrow in into), *(arrow.target for arrow in out))


def _counts(context: Context, into: int, out: int) -> str:
    both = (("lanes_gets", into), ("lanes_hands_on", out))
    return " \N{MIDDLE DOT} ".join(context.words.message(key, count=count) for key, count in both if count)


def _handed(context: Context, boxes: Sequence[Box], pairs: Pairs) -> dict[int, list[Handed]]:
    """By its row, what each gets and hands on."""
    found: dict[int, list[Handed]] = {}
    for (source, target), names in pairs.items():
        for row, other, key in ((target, source, "lineage_from"), (source, target, "lineage_to")):
            link = boxes[other - 1].task
            label = f"{context.words.message(key)} {link.id or link.name}"
            found.setdefault(row, []).append(Handed(label=label, artifacts=", ".join(names)))
    return found
