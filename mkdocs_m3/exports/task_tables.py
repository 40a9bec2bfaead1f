"""The tables of the pages themselves: phases, key tasks, and activities, a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.exports.columns import headed, link_to, linked, offered, table
from mkdocs_m3.exports.own_fields import own_cells, own_columns
from mkdocs_m3.exports.tables import Column, Link, id_cell
from mkdocs_m3.model.statistics import templates_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.exports.exported import Exported
    from mkdocs_m3.exports.tables import Cell, Table
    from mkdocs_m3.model import Activity, KeyTask

_BESIDE: Final = 36
"""Characters across a column that is beside the one that is read."""


def phases(site: Exported) -> Table:
    """Every phase."""
    playbook = site.playbook
    own, ids = site.vocabulary.fields.phase, site.vocabulary.ids
    rows: list[tuple[Cell, ...]] = []
    for phase, tasks in playbook.phases.items():
        page = playbook.phase_pages.get(phase)
        rows.append(
            (
                id_cell(phase, ids.phase),
                Link(text=site.plain(page.name), address=site.page(page))
                if page
                else site.vocabulary.ids.label(phase),
                site.plain(page.objective) if page else "",
                len(tasks),
                sum(len(task.activities) for task in tasks),
                len(templates_of(playbook, tasks, (phase,))),
                *own_cells(site, page, own, page.fields if page else ()),
            )
        )
    title = site.words.message("phases_label")
    counted = headed(site, "tasks", "activities", "export_templates")
    named = (Column(heading=site.words.message("number")), linked(site, "export_phase"))
    return table(
        "phases", title, (*named, *headed(site, "objective"), *counted, *own_columns(site, own)), rows
    )


def tasks(site: Exported) -> Table:
    """Every key task."""
    own = site.vocabulary.fields.task
    workstreams = {one.id: one.label for one in site.vocabulary.workstreams}
    has_parties = bool(site.vocabulary.parties)
    has_phases, has_parents = site.vocabulary.ids.has_phases, _has_parents(site)
    rows = (
        (
            *(_own_ids(site, task) if has_phases else ()),
            task.id,
            link_to(site, task),
            *((_parent(site, task),) if has_parents else ()),
            *((workstreams.get(task.category or "", ""),) if workstreams else ()),
            *((site.parties(task.responsible_party), site.labels(task.acting)) if has_parties else ()),
            site.plain(task.objective),
            len(task.activities),
            *own_cells(site, task, own, task.fields),
        )
        for task in site.playbook.key_tasks
    )
    columns = (
        *(headed(site, "export_phase", "export_position") if has_phases else ()),
        *headed(site, "number"),
        linked(site, "key_task"),
        *((linked(site, "part_of"),) if has_parents else ()),
        *(headed(site, "export_workstream") if workstreams else ()),
        *(headed(site, "responsible", "involved") if has_parties else ()),
        *headed(site, "objective", "activities"),
        *own_columns(site, own),
    )
    return table("tasks", site.words.message("tasks"), columns, rows)


def _own_ids(site: Exported, task: KeyTask) -> tuple[Cell, Cell]:
    ids = site.vocabulary.ids
    return id_cell(task.phase, ids.phase), id_cell(task.number, ids.task)


def _has_parents(site: Exported) -> bool:
    return any(task.parent for task in site.playbook.key_tasks)


def _parent(site: Exported, task: KeyTask) -> Cell:
    """The task that another is part of: its name, or its id where it has no page."""
    page = site.playbook.by_id.get(task.parent or "")
    if page is None:
        return task.parent
    return Link(text=site.plain(page.name) or task.parent or "", address=site.page(page))


def activities(site: Exported) -> Table:
    """Every activity."""
    message = site.words.message
    of_parties = ("export_parties", "export_letters") if site.vocabulary.parties else ()
    rows = (
        _activity(site, task, group, number, activity)
        for task in site.playbook.key_tasks
        for number, (group, activity) in enumerate(_with_groups(site, task), start=1)
    )
    columns = (
        Column(heading=message("export_detail", name=message("key_task"), detail=message("number"))),
        *headed(site, "key_task", "export_group", widest=_BESIDE),
        *headed(site, "number", "activity", *of_parties, "outputs"),
        *headed(site, "template", "example", widest=_BESIDE),
        *own_columns(site, site.vocabulary.fields.activity),
    )
    return table("activities", message("activities"), columns, rows)


def _with_groups(site: Exported, task: KeyTask) -> Iterable[tuple[str, Activity]]:
    """Each activity after the heading of its group."""
    return ((site.plain(group.name), one) for group in task.activity_groups for one in group.activities)


def _activity(site: Exported, task: KeyTask, group: str, number: int, activity: Activity) -> tuple[Cell, ...]:
    labels = {party.id: party.label for party in site.vocabulary.parties}
    letters = tuple(
        site.words.message("export_detail", name=labels[one.party], detail=", ".join(one.letters))
        for one in activity.assignments
    )
    return (
        task.id,
        link_to(site, task),
        group,
        number,
        site.plain(activity.text),
        *((site.parties(activity.responsible_party), letters) if labels else ()),
        tuple(output.name for output in activity.outputs),
        offered(site, task, activity.template),
        offered(site, task, activity.example),
        *own_cells(site, task, site.vocabulary.fields.activity, activity.fields),
    )
