"""What is handed on around one task or through phases, and which drawing shows it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import task_link
from mkdocs_m3.components.lineage.drawing import Drawing, Place, around, through
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
MOST_ROWS: Final = 60
"""Tasks and other phases that are drawn through phases; of more, no eye could follow the lines."""

MOST_COUNTED: Final = 200
"""Tasks that are gone through to draw the first and count the rest; of more, the nearest are drawn."""

_End = str | Id
"""Where a line ends: a task, by its page's path, or a phase, by its id."""


class Facts(Struct, frozen=True, kw_only=True):
    """What the diagram is drawn around, and everything that its table says."""

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


def drawing_of(context: Context, known: Facts) -> Drawing:
    """The drawing of what is handed on; empty where nothing is, or where it would be of too many tasks."""
    if not known.handed:
        return Drawing()
    return _around(context, known, known.task) if known.task else _through(context, known)


def _around(context: Context, known: Facts, task: KeyTask) -> Drawing:
    words = context.words
    flows, shared = known.handed.flows, known.handed.shared
    before = [(flow.source, flow.artifacts) for flow in flows if flow.target is task]
    after = [(flow.target, flow.artifacts) for flow in flows if flow.source is task]
    many_before = [(one.other_makers, one.artifact) for one in shared if one.other_makers]
    many_after = [(one.other_users, one.artifact) for one in shared if one.other_users]
    return around(
        _task(context, task, "focus"),
        _side(context, known, before, many_before),
        _side(context, known, after, many_after),
        (words.message("lineage_from"), words.message("lineage_to")),
    )


def _side(
    context: Context,
    known: Facts,
    neighbors: list[tuple[KeyTask, tuple[Artifact, ...]]],
    many: list[tuple[Related, Artifact]],
) -> tuple[Place, ...]:
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
    drawn = tuple(_task(context, task, "task", handed) for task, handed in ordered[:MOST_NEIGHBORS])
    rest = len(ordered) - len(drawn)
    if is_counted and not rest:
        return drawn
    key = "and_more" if is_counted else "lineage_others"
    return (*drawn, Place(name=context.words.message(key, count=rest), kind="more"))


def _task(context: Context, task: KeyTask, kind: str, handed: tuple[Artifact, ...] = ()) -> Place:
    link = task_link(context, task)
    names = tuple(artifact.name for artifact in handed)
    several = context.words.message("artifacts_count", count=len(names))
    return Place(
        name=link.name,
        kind=kind,
        number=link.id,
        note=several if len(names) > 1 else "".join(names),
        title="\n".join((f"{link.id} {link.name}", *names)),
        address="" if task is context.page else link.address,
    )


def _through(context: Context, known: Facts) -> Drawing:
    """A row for each task of the phases, and one for each other phase, at its place among them."""
    inside = {phase: context.playbook.phases.get(phase, ()) for phase in known.phases}
    if sum(map(len, inside.values())) > MOST_ROWS:
        return Drawing()
    lines = tuple(_lines(known))
    outside = {end for line in lines for end in line if isinstance(end, Id)}
    if len(outside) + sum(map(len, inside.values())) > MOST_ROWS:
        return Drawing()
    rows: list[Place] = []
    row_of: dict[_End, int] = {}
    for phase in sorted((*inside, *outside)):
        name, address = phase_name(context, phase), phase_address(context, phase)
        if phase not in inside:
            row_of[phase] = len(rows)
            rows.append(Place(name=name, kind="phase", title=name, address=address))
            continue
        if len(inside) > 1:
            rows.append(Place(name=name, kind="heading"))
        for task in inside[phase]:
            row_of[task.source.uri] = len(rows)
            rows.append(_task(context, task, "task"))
    return through(rows, ((row_of[source], row_of[target]) for source, target in lines))


def _lines(known: Facts) -> Iterator[tuple[_End, _End]]:
    """What each line joins; tasks of other phases are one with their phase."""

    def end(task: KeyTask) -> _End:
        return task.source.uri if task.phase is None or task.phase in known.phases else task.phase

    for flow in known.handed.flows:
        yield end(flow.source), end(flow.target)
    for one in known.handed.shared:
        for maker in one.makers:
            yield from ((end(maker), end(user)) for user in one.users if maker.order < user.order)
            later = (phase for phase in _phases(one.other_users) if phase.order > maker.order[0])
            yield from ((end(maker), phase) for phase in later)
        for user in one.users:
            earlier = (phase for phase in _phases(one.other_makers) if phase.order < user.order[0])
            yield from ((phase, end(user)) for phase in earlier)


def _phases(related: Related) -> Iterator[Id]:
    """The phases of tasks; one more than can be drawn, of more."""
    return islice((phase for part in related.parts for phase in phases_of(part)), MOST_ROWS + 1)
