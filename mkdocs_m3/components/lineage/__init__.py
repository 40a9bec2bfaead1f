"""Which task feeds which, around one task or through phases: a picture, and the same facts as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import Relation, TaskLink, relation_to, task_link
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.lineage.facts import Facts, around_of, facts, through_of
from mkdocs_m3.components.lineage.phase_flow import PhaseFlow, flow_of
from mkdocs_m3.components.phase_names import phase_name
from mkdocs_m3.components.tables import Attributes, finding, sorting

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.components.lineage.around import Around
    from mkdocs_m3.components.lineage.rows import RowsPicture
    from mkdocs_m3.model import Artifact, KeyTask
    from mkdocs_m3.model.related import Related


class Row(Struct, frozen=True, kw_only=True):
    """What one task hands on to another."""

    source: TaskLink
    """The task that makes it."""
    artifacts: str
    """What is handed on."""
    target: TaskLink
    """The task that takes it in."""


class SharedRow(Struct, frozen=True, kw_only=True):
    """An artifact that many tasks hand on or get."""

    sources: Relation | None
    """The tasks that make it, without a label of their own."""
    artifact: str
    """What is handed on."""
    targets: Relation | None
    """The tasks that take it in, likewise."""


class View(Struct, frozen=True, kw_only=True):
    """The picture and its table."""

    caption: str
    """What it shows."""
    around: Around | None = None
    """The picture of one task and its neighbors; `None` where it is none."""
    through: RowsPicture | None = None
    """The picture of the tasks of phases; `None` where it is none, or there is too much to draw."""
    too_many: str
    """What is said where there are too many tasks to draw."""
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
    """What is said where nothing is handed on."""
    flow: PhaseFlow | None = None
    """What phases hand on to each other, where it is drawn around nothing; all else is empty then."""


def view(context: Context) -> View:
    """The picture around a task, or of the phases that are chosen, or of the page itself, or of all."""
    words = context.words
    known = facts(context)
    if known.task is None and not known.phases and context.playbook.phases:
        return _of_all_phases(context)
    name = _name(context, known)
    diagram = words.message("lineage_diagram", name=name)
    around = around_of(context, known, known.task, diagram) if known.handed and known.task else None
    through = through_of(context, known, diagram) if known.handed and not known.task else None
    is_drawn = bool(around or through or not known.handed)
    return View(
        caption=words.message("lineage_caption", name=name),
        around=around,
        through=through,
        too_many="" if is_drawn else words.message("lineage_too_many"),
        source_heading=words.message("lineage_from"),
        artifacts_heading=words.message("lineage_artifacts"),
        target_heading=words.message("lineage_to"),
        table=finding(context, "rows") | sorting(context),
        rows=rows_of(context, known),
        shared=shared_of(context, known),
        downloads=downloads(context, "lineage"),
        nothing="" if known.handed else words.message("no_lineage"),
    )


def _of_all_phases(context: Context) -> View:
    flow = flow_of(context)
    return View(
        caption=flow.caption,
        too_many="",
        source_heading="",
        artifacts_heading="",
        target_heading="",
        table={},
        rows=(),
        shared=(),
        downloads=flow.downloads,
        nothing=flow.nothing,
        flow=flow,
    )


def _name(context: Context, known: Facts) -> str:
    """What the picture is drawn around, in words."""
    if known.task:
        link = task_link(context, known.task)
        return f"{link.id} {link.name}".strip()
    return ", ".join(phase_name(context, number) for number in known.phases)


def rows_of(context: Context, known: Facts) -> tuple[Row, ...]:
    """What is handed on from one task to another, in the order of the tasks."""
    links: dict[str, TaskLink] = {}

    def link(task: KeyTask) -> TaskLink:
        uri = task.source.uri
        if uri not in links:
            links[uri] = task_link(context, task)
        return links[uri]

    return tuple(
        Row(
            source=link(flow.source),
            artifacts=", ".join(artifact.name for artifact in flow.artifacts),
            target=link(flow.target),
        )
        for flow in known.handed.flows
    )


def shared_of(context: Context, known: Facts) -> tuple[SharedRow, ...]:
    """The artifacts of many tasks."""
    return tuple(
        SharedRow(
            sources=_ends(context, known, one.artifact, one.makers, one.other_makers),
            artifact=one.artifact.name,
            targets=_ends(context, known, one.artifact, one.users, one.other_users),
        )
        for one in known.handed.shared
    )


def _ends(
    context: Context, known: Facts, artifact: Artifact, own: tuple[KeyTask, ...], others: Related
) -> Relation | None:
    """All tasks that the view is about, and the nearest of the others."""
    place = context.entries.of_artifacts.get(artifact.key)
    return relation_to(context, "", others, place, artifact.name, rank=known.rank, own=own)
