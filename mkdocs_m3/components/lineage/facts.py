"""What is handed on around one task or through phases, and which picture shows it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components.artifact_list.relations import TaskLink, task_link
from mkdocs_m3.components.lineage.around import Around, Neighbor, around
from mkdocs_m3.components.lineage.rows import MOST_ROWS, Box, Place, RowsPicture, picture_of
from mkdocs_m3.components.phase_names import phase_address, phase_name
from mkdocs_m3.model import Id, KeyTask, Phase, lineage
from mkdocs_m3.model.related import phases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Artifact
    from mkdocs_m3.model.lineage import Lineage
    from mkdocs_m3.model.related import Related

MOST_NEIGHBORS: Final = 8
"""Tasks that are drawn on one side of another; the rest is one box."""

MOST_COUNTED: Final = 200
"""Tasks that are gone through to draw the first and count the rest; of more, the nearest are drawn."""

_End = str | Id
"""Where an arrow ends: a task, by its page's path, or a phase, by its id."""


class Facts(Struct, frozen=True, kw_only=True):
    """What the picture is drawn around, and everything that its table says."""

    task: KeyTask | None
    """The task in the middle; `None` where it is drawn through phases."""
    phases: tuple[Id, ...]
    """The ids of those phases, in order."""
    handed: Lineage
    """What is handed on."""
    rank: int
    """From where the nearest tasks are seen: the place of the task among all, or of the phases' first."""


def facts(context: Context, *, is_whole: bool = False) -> Facts:
    """What the comment chooses, or else what the page is about; with `is_whole`, never one task alone."""
    playbook, chosen = context.playbook, context.selection
    task = playbook.by_id.get(chosen.task)
    if task is None and not chosen.phases and isinstance(context.page, KeyTask) and not is_whole:
        task = context.page
    if task:
        return Facts(task=task, phases=(), handed=lineage.around(playbook, task), rank=playbook.rank(task))
    phases = tuple(sorted(set(chosen.phases)))
    if not phases and isinstance(context.page, Phase) and context.page.number is not None:
        phases = (context.page.number,)
    if not phases and is_whole:
        phases = tuple(playbook.phases)
    first = next((one for phase in phases for one in playbook.phases.get(phase, ())), None)
    return Facts(
        task=None,
        phases=phases,
        handed=lineage.through(playbook, phases),
        rank=playbook.rank(first) if first else 0,
    )


def around_of(context: Context, known: Facts, task: KeyTask, diagram: str) -> Around:
    """One task between those that feed it and those that it feeds."""
    flows, shared = known.handed.flows, known.handed.shared
    before = [(flow.source, flow.artifacts) for flow in flows if flow.target is task]
    after = [(flow.target, flow.artifacts) for flow in flows if flow.source is task]
    many_before = [(one.other_makers, one.artifact) for one in shared if one.other_makers]
    many_after = [(one.other_users, one.artifact) for one in shared if one.other_users]
    link = task_link(context, task)
    return around(
        context,
        replace(link, address="") if task is context.page else link,
        _side(context, known, before, many_before),
        _side(context, known, after, many_after),
        diagram,
    )


def _side(
    context: Context,
    known: Facts,
    neighbors: list[tuple[KeyTask, tuple[Artifact, ...]]],
    many: list[tuple[Related, Artifact]],
) -> tuple[Neighbor, ...]:
    """The boxes on one side, and one for those that are not drawn.

    `many` are artifacts that many tasks share. How many different tasks these have together can only be told
    by going through them.
    """
    is_counted = sum(len(related) for related, _ in many) <= MOST_COUNTED
    found = {task.source.uri: (task, handed) for task, handed in neighbors}
    for related, artifact in many:
        for task in related.all if is_counted else related.named(known.rank):
            _, handed = found.get(task.source.uri, (task, ()))
            found[task.source.uri] = (task, (*handed, artifact))
    ordered = sorted(found.values(), key=lambda one: context.playbook.rank(one[0]))
    drawn = tuple(
        Neighbor(task=task_link(context, task), artifacts=tuple(artifact.name for artifact in handed))
        for task, handed in ordered[:MOST_NEIGHBORS]
    )
    rest = len(ordered) - len(drawn)
    if is_counted and not rest:
        return drawn
    more = context.words.message("and_more" if is_counted else "lineage_others", count=rest)
    return (*drawn, Neighbor(task=None, artifacts=(), more=more))


def through_of(context: Context, known: Facts, diagram: str) -> RowsPicture | None:
    """A row for each task of the phases, and one for each other phase, at its place; `None` of too many."""
    inside = {phase: context.playbook.phases.get(phase, ()) for phase in known.phases}
    if sum(map(len, inside.values())) > MOST_ROWS:
        return None
    arrows = tuple(_arrows(known))
    outside = {end for arrow in arrows for end in arrow[:2] if isinstance(end, Id)}
    if len(outside) + sum(map(len, inside.values())) > MOST_ROWS:
        return None
    boxes: list[Box] = []
    row_of: dict[_End, int] = {}

    def add(end: _End | None, kind: str, link: TaskLink) -> None:
        boxes.append(Box(place=Place(row=len(boxes) + 1), kind=kind, task=link))
        if end is not None:
            row_of[end] = len(boxes)

    for phase in sorted((*inside, *outside)):
        named = TaskLink(id="", name=phase_name(context, phase), address=phase_address(context, phase))
        if phase not in inside:
            add(phase, "phase", named)
            continue
        if len(inside) > 1:
            add(None, "heading", named)
        for task in inside[phase]:
            add(task.source.uri, "task", task_link(context, task))
    pairs: dict[tuple[int, int], dict[str, str]] = {}
    for source, target, artifact in arrows:
        pairs.setdefault((row_of[source], row_of[target]), {}).setdefault(artifact.key, artifact.name)
    ordered = {pair: tuple(names.values()) for pair, names in sorted(pairs.items())}
    return picture_of(context, boxes, ordered, diagram)


def _arrows(known: Facts) -> Iterator[tuple[_End, _End, Artifact]]:
    """What each arrow joins, once for each artifact; tasks of other phases are one with their phase."""

    def end(task: KeyTask) -> _End:
        return task.source.uri if task.phase is None or task.phase in known.phases else task.phase

    for flow in known.handed.flows:
        yield from ((end(flow.source), end(flow.target), artifact) for artifact in flow.artifacts)
    for one in known.handed.shared:
        for maker in one.makers:
            yield from (
                (end(maker), end(user), one.artifact) for user in one.users if maker.order < user.order
            )
            later = (phase for phase in _phases(one.other_users) if phase.order > maker.order[0])
            yield from ((end(maker), phase, one.artifact) for phase in later)
        for user in one.users:
            earlier = (phase for phase in _phases(one.other_makers) if phase.order < user.order[0])
            yield from ((phase, end(user), one.artifact) for phase in earlier)


def _phases(related: Related) -> Iterator[Id]:
    """The phases of tasks; one more than can be drawn, of more."""
    return islice((phase for part in related.parts for phase in phases_of(part)), MOST_ROWS + 1)
