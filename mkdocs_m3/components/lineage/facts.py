"""What is handed on around one task or through phases, and which drawing shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.artifact_list import task_link
from mkdocs_m3.components.lineage.drawing import Drawing, Place, around, through
from mkdocs_m3.components.phase_names import phase_address, phase_name
from mkdocs_m3.model import KeyTask, Phase
from mkdocs_m3.model.statistics import Flow, flows_into, flows_out_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Artifact

MOST_NEIGHBORS: Final = 8
"""Tasks that are drawn on one side of another; the rest is one box."""
MOST_ROWS: Final = 60
"""Tasks and other phases that are drawn through phases; of more, no eye could follow the lines."""


class Facts(Struct, frozen=True, kw_only=True):
    """What the diagram is drawn around, and everything that its table says."""

    task: KeyTask | None
    """The task in the middle; `None` where it is drawn through phases."""
    phases: tuple[int, ...]
    """The numbers of those phases, in order."""
    flows: tuple[Flow, ...]
    """What is handed on: first what is taken in, in the order of the tasks."""


def facts(context: Context) -> Facts:
    """What the comment chooses, or else what the page is about."""
    playbook, chosen = context.playbook, context.selection
    task = next((one for one in playbook.key_tasks if one.id == chosen.task), None) if chosen.task else None
    if task is None and not chosen.phases and isinstance(context.page, KeyTask):
        task = context.page
    if task:
        return Facts(task=task, phases=(), flows=(*flows_into(playbook, task), *flows_out_of(playbook, task)))
    phases = tuple(sorted(set(chosen.phases)))
    if not phases and isinstance(context.page, Phase) and context.page.number is not None:
        phases = (context.page.number,)
    inside = [one for number in phases for one in playbook.phases.get(number, ())]
    into = [flow for one in inside for flow in flows_into(playbook, one)]
    out = [flow for one in inside for flow in flows_out_of(playbook, one) if flow.target.phase not in phases]
    return Facts(task=None, phases=phases, flows=(*into, *out))


def drawing_of(context: Context, known: Facts) -> Drawing:
    """The drawing of what is handed on; empty where nothing is, or where it would be of too many tasks."""
    if not known.flows:
        return Drawing()
    return _around(context, known, known.task) if known.task else _through(context, known)


def _around(context: Context, known: Facts, task: KeyTask) -> Drawing:
    words = context.words
    before = [(flow.source, flow.artifacts) for flow in known.flows if flow.target is task]
    after = [(flow.target, flow.artifacts) for flow in known.flows if flow.source is task]
    return around(
        _task(context, task, "focus"),
        _side(context, before),
        _side(context, after),
        (words.message("lineage_from"), words.message("lineage_to")),
    )


def _side(context: Context, neighbors: list[tuple[KeyTask, tuple[Artifact, ...]]]) -> tuple[Place, ...]:
    """The boxes on one side, and one for those that are not drawn."""
    drawn = tuple(_task(context, task, "task", handed) for task, handed in neighbors[:MOST_NEIGHBORS])
    rest = len(neighbors) - len(drawn)
    if not rest:
        return drawn
    return (*drawn, Place(name=context.words.message("and_more", count=rest), kind="more"))


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
    rows: list[Place] = []
    row_of: dict[str | int, int] = {}
    inside = {number: context.playbook.phases.get(number, ()) for number in known.phases}
    outside = _phases_of(known.flows) - inside.keys()
    if len(outside) + sum(map(len, inside.values())) > MOST_ROWS:
        return Drawing()
    for number in sorted((*inside, *outside)):
        name, address = phase_name(context, number), phase_address(context, number)
        if number not in inside:
            row_of[number] = len(rows)
            rows.append(Place(name=name, kind="phase", title=name, address=address))
            continue
        if len(inside) > 1:
            rows.append(Place(name=name, kind="heading"))
        for task in inside[number]:
            row_of[task.source.uri] = len(rows)
            rows.append(_task(context, task, "task"))
    return through(rows, ((_row(row_of, flow.source), _row(row_of, flow.target)) for flow in known.flows))


def _phases_of(flows: Iterable[Flow]) -> set[int]:
    ends = (task.phase for flow in flows for task in (flow.source, flow.target))
    return {phase for phase in ends if phase is not None}


def _row(row_of: dict[str | int, int], task: KeyTask) -> int:
    """The row of a task, or else of its phase."""
    own = row_of.get(task.source.uri)
    return row_of[task.phase or 0] if own is None else own
